import { z } from 'zod'

import { answerTie } from '#core/ties/answer-tie.ts'
import { type MyTie, myTies } from '#core/ties/my-ties.ts'
import { otherIs } from '#core/ties/tie-kind.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle, Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'

export const schema = z.object({ id: z.uuid(), answer: z.enum(['yes', 'no']) })

async function found(ask: Ask): Promise<MyTie> {
  const [tie] = await myTies(ask.tx, ask.c.req.param('id')!)
  if (tie === undefined) throw new Refused('unseen')
  return tie
}

/** `/people/ties/:id`: how things are between the two, and my yes or no. */
export async function showTie(ask: Ask) {
  const tie = await found(ask)
  const name = tie.other.name
  const mine = tie.child === null
  return (
    <Layout title={name} current="people" before={<BackLink href="/people">{t('My people')}</BackLink>}>
      <PageTitle caption={mine ? otherIs(tie.kind, tie.iAm) : t('For {child}', { child: tie.child.name })}>
        {name}
      </PageTitle>
      <p>
        <Tag tone={tie.state === 'live' ? 'good' : 'waiting'}>{stateWords(tie)}</Tag>{' '}
        {tie.since !== null && t('since {date}', { date: formatDate(tie.since) })}
      </p>
      {tie.companion !== null && (
        <p>
          {t('Second adult: {name}. They can read what the other adult writes here.', {
            name: tie.companion,
          })}
        </p>
      )}
      {!mine && (
        <p>
          {t('At {child}’s age this needs a parent’s yes. {child} has a say too, if they are old enough.', {
            child: tie.child.name,
          })}
        </p>
      )}
      <Form action={`/people/ties/${tie.id}`}>
        <ButtonRow>
          {tie.iSaid !== 'yes' && (
            <Button name="answer" value="yes">
              {t('Say yes')}
            </Button>
          )}
          {tie.iSaid !== 'no' && (
            <Button name="answer" value="no" kind="quiet">
              {tie.iSaid === 'yes' ? t('Let it rest') : t('Say no')}
            </Button>
          )}
        </ButtonRow>
      </Form>
      <p>
        {t(
          'You do not have to say why. If you say no, they see “resting” and nothing more, and what you opened to them closes at once.',
        )}
      </p>
      {mine && tie.iSaid === 'yes' && (
        <p>
          <a href={`/people/ties/${tie.id}/place`}>{t('Say what they give you')}</a>
        </p>
      )}
    </Layout>
  )
}

function stateWords(tie: MyTie): string {
  if (tie.state === 'live') return t('You both say yes')
  if (tie.state === 'resting') return t('Resting')
  if (tie.waitsFor === 'them') return t('Waiting for their yes')
  if (tie.waitsFor === 'parent' && tie.child === null) return t('Waiting for a parent’s yes')
  return t('Waiting for your yes')
}

export async function answer(ask: Ask & { input: z.output<typeof schema> }) {
  const { tx, me, input } = ask
  const [tie] = await myTies(tx, input.id)
  if (tie === undefined) throw new Refused('unseen')
  await answerTie(tx, { tieId: tie.id, answer: input.answer, forId: tie.child?.id ?? me.personId })
  if (input.answer === 'no') return { to: '/people', say: t('It rests. Nobody is told why.') }
  if (tie.child !== null) return { to: '/people', say: t('You said yes.') }
  return { to: `/people/ties/${tie.id}/place`, say: t('You said yes.') }
}
