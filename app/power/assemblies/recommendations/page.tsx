import { sql } from 'kysely'
import { z } from 'zod'
import { makeBallot } from '#core/ballots/make-ballot.ts'
import { turnoutOf } from '#core/ballots/turnout.ts'
import { Button, Form, problemWith, TextArea, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { type Assembly, assembly, assemblyIRun } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { ballotOf } from './ballot.ts'
import { recommendationsOf } from './list.ts'
import { AnswerState, supportWords } from './state.tsx'

const id = z.uuid()
export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('add'),
    id,
    text: z
      .string({ error: () => t('Write what is recommended.') })
      .trim()
      .min(1, { error: () => t('Write what is recommended.') })
      .max(2000, { error: () => t('Keep it to {most, number} letters.', { most: 2000 }) }),
    why: z.string().trim().max(4000).default(''),
  }),
  z.object({ do: z.literal('vote'), id }),
  z.object({ do: z.literal('close'), id }),
])

/** `/assemblies/:id/recommendations`: writing down what the panel recommends, and the panel's secret vote on it. */
export async function showRecommendations({ c, tx, house, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assemblyIRun(tx, c.req.param('id')!)
  const all = await recommendationsOf(tx, about.id)
  return (
    <AssemblyPage about={about} title={t('What it recommends')} problems={shown.problems}>
      <ThingList label={t('What it recommends')} empty={{ text: t('Nothing is written down yet.') }}>
        {all.map((one) => (
          <Thing
            title={t('{n, number}. {text}', { n: one.n, text: one.text })}
            href={`/recommendations/${one.id}`}
            meta={supportWords(one)}
            actions={<AnswerState answer={one.answer} now={house.now()} />}
          />
        ))}
      </ThingList>
      <Form action={`/assemblies/${about.id}/recommendations`} requestId={shown.requestId}>
        <h2>{t('Write one down')}</h2>
        <TextArea
          name="text"
          label={t('In the panel’s own words')}
          rows={3}
          maxlength={2000}
          value={shown.values.text}
          error={problemWith(shown.problems, 'text')}
        />
        <TextArea
          name="why"
          label={t('Why they think so')}
          rows={3}
          maxlength={4000}
          optional
          value={shown.values.why}
          error={problemWith(shown.problems, 'why')}
        />
        <Button name="do" value="add">
          {t('Write it down')}
        </Button>
      </Form>
      {all.length > 0 && (await Vote({ tx, about }))}
    </AssemblyPage>
  )
}

async function Vote({ tx, about }: { tx: Ask['tx']; about: Assembly }) {
  const ballot = await ballotOf(tx, about.id)
  const here = `/assemblies/${about.id}/recommendations`
  if (ballot === undefined)
    return (
      <Form action={here}>
        <h2>{t('A secret vote of the panel')}</h2>
        <p>
          {t(
            'Each member says which recommendations they support, on their own phone. What anybody said cannot be found out. If you vote on paper, enter the numbers on each recommendation instead.',
          )}
        </p>
        <Button name="do" value="vote" kind="quiet">
          {t('Begin the vote')}
        </Button>
      </Form>
    )
  const { onRoll, byScreen } = await turnoutOf(tx, ballot.id)
  return (
    <Form action={here}>
      <h2>{t('A secret vote of the panel')}</h2>
      <p>{t('{voted, number} of {all, number} members have voted.', { voted: byScreen, all: onRoll })}</p>
      {ballot.counted_at !== null ? (
        <p>{t('It is over and counted.')}</p>
      ) : ballot.closed_at !== null ? (
        <p>{t('It is over and is being counted. Look again in a moment.')}</p>
      ) : (
        <>
          <p>
            <a href={`/assemblies/${about.id}/vote`}>{t('Where members vote')}</a>
          </p>
          <Button name="do" value="close" kind="quiet">
            {t('End the vote and count')}
          </Button>
        </>
      )}
    </Form>
  )
}

export async function changeRecommendations({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/assemblies/${input.id}/recommendations`
  const ballot = await ballotOf(tx, input.id)
  switch (input.do) {
    case 'add':
      if (ballot !== undefined && ballot.counted_at === null)
        throw new Mend('text', t('The panel is voting. Add it when the vote is over.'))
      await sql`select add_recommendation(${requestId}, ${input.id}, ${input.text}, ${input.why})`.execute(tx)
      return { to, say: t('Written down. Next: who answers it, and by when?') }
    case 'vote':
      return beginVote(tx, house, await assembly(tx, input.id), requestId)
    case 'close':
      if (ballot !== undefined) await sql`select end_panel_vote(${ballot.id})`.execute(tx)
      return { to, say: t('The vote is over. It is being counted.') }
  }
}

async function beginVote(tx: Ask['tx'], house: Ask['house'], about: Assembly, ballotId: string) {
  const to = `/assemblies/${about.id}/recommendations`
  const open = (await recommendationsOf(tx, about.id)).filter(({ votes }) => votes === null)
  if (open.length === 0) return { to, say: t('All of them have been voted on.') }
  await makeBallot(tx, house, {
    id: ballotId,
    aboutId: about.id,
    question: t('Which of these do you support?'),
    form: 'approval',
    secret: true,
    rule: { count: 'approvals', roll: 'panel', of: 'all who voted' },
    opensAt: house.now(),
    closesAt: null,
    options: open.map(({ id, n, text }) => ({ id, title: `${n}. ${text}`.slice(0, 300) })),
  })
  const { rows } = await sql<{ added: number }>`select fill_panel_roll(${ballotId}) as added`.execute(tx)
  return {
    to,
    say: t('{added, plural, one {# member} other {# members}} can vote now.', rows[0]!),
  }
}
