import { z } from 'zod'
import { answerTie } from '#core/ties/answer-tie.ts'
import { type MyTie, myTies } from '#core/ties/my-ties.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Confirm, Layout } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'

export const schema = z.object({ id: z.uuid() })

async function pairOfMine({ c, tx }: Ask): Promise<MyTie> {
  const [tie] = await myTies(tx, c.req.param('id')!)
  if (tie === undefined || tie.kind !== 'mentor' || tie.child !== null) throw new Refused('unseen')
  return tie
}

/** `/mentoring/with/:id/end`: one question before it. No reason is asked, and none is given. */
export async function showEnding(ask: Ask) {
  const { id, other, iAm } = await pairOfMine(ask)
  const back = `/mentoring/with/${id}`
  return (
    <Layout title={t('End this?')} current="home" before={<BackLink href={back}>{other.name}</BackLink>}>
      <Confirm
        question={t('End this with {name}?', { name: other.name })}
        action={`${back}/end`}
        yes={t('Yes, end it')}
        noHref={back}
        danger
      >
        <p>
          {t(
            'You do not have to say why. They see “resting” and nothing more. What you opened to them closes at once.',
          )}
        </p>
        {iAm === 'to' && <p>{t('You can choose somebody else straight away.')}</p>}
      </Confirm>
    </Layout>
  )
}

export async function endPair(ask: Ask & { input: z.output<typeof schema> }) {
  const { id, iAm } = await pairOfMine(ask)
  await answerTie(ask.tx, { tieId: id, answer: 'no', forId: ask.me.personId })
  return iAm === 'to'
    ? { to: '/mentoring/choose', say: t('It is ended. Here you can choose somebody else, now or later.') }
    : { to: '/mentoring', say: t('It is ended. The learner can choose somebody else.') }
}
