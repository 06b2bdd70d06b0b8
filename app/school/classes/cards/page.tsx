import { record } from '#core/trail/record.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, leave } from '../../../http/ask.tsx'
import { listCards } from '../../../sign-in/card/list-cards.ts'
import { voidCard } from '../../../sign-in/card/void-card.ts'
import { waysIn } from '../../../sign-in/person/ways-in.ts'
import { type Class, readClass } from '../learners.ts'
import { Standing } from '../page.tsx'
import { printCards } from './print.tsx'

async function ofClass({ c, tx }: Ask): Promise<{ group: Class; learner: Class['learners'][number] }> {
  const group = await readClass(tx, c.req.param('id') ?? '')
  const learner = group.learners.find(({ id }) => id === c.req.param('person'))
  if (learner === undefined || !group.mayMakeCards) throw new Refused('unseen')
  return { group, learner }
}

/** `/school/classes/:id/cards/:person`: one learner's card. */
export async function showCard(ask: Ask) {
  const { me, house } = ask
  const { group, learner } = await ofClass(ask)
  const [card] = await listCards(house.signIn, me.placeId, [learner.id])
  const ways = await waysIn(house.signIn, me.placeId, [learner.id])
  const isOut = card?.state === 'waiting' || card?.state === 'opened'
  return (
    <Layout
      title={t('{name}’s card', { name: learner.name })}
      current="school"
      before={<BackLink href={`/school/classes/${group.id}`}>{group.name}</BackLink>}
    >
      <PageTitle caption={group.name}>{learner.name}</PageTitle>
      <p>
        <Standing way={ways.get(learner.id)} card={card} />
      </p>
      <p>
        {ways.get(learner.id)?.state === 'in'
          ? t(
              'Has {name} forgotten their secret? With a new card they can choose another. The old secret works until then.',
              { name: learner.name },
            )
          : t('The card signs {name} in once. Then they choose their own secret.', { name: learner.name })}
      </p>
      <Form action={`/school/classes/${group.id}/cards/${learner.id}`}>
        <ButtonRow>
          <Button name="do" value="new">
            {t('Make a new card')}
          </Button>
          {isOut && (
            <Button name="do" value="void" kind="quiet">
              {t('The card is lost: cancel it')}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </Layout>
  )
}

/** A new card, shown in the answer; or the one there is made void. */
export async function changeCard(ask: Ask) {
  const { c, me, tx, house } = ask
  const { group, learner } = await ofClass(ask)
  const { do: what } = await c.req.parseBody()
  if (what !== 'void') return printCards(ask, group, [learner.id])
  await record(tx, { verb: 'card.void', subject: learner.id })
  await voidCard(house.signIn, { placeId: me.placeId, personId: learner.id })
  return leave(c, {
    to: `/school/classes/${group.id}`,
    say: t('{name}’s card no longer works.', { name: learner.name }),
  })
}
