import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../../http/ask.tsx'
import { type MentorRow, mentorsInMyCare } from '../../../mentors/page.tsx'
import { inRound, type Pair, secondsNamed, theRound } from '../../rounds.ts'

const ids = { id: z.uuid(), learner: z.uuid() }
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('put'), ...ids, mentor: z.uuid({ error: () => t('Choose the mentor.') }) }),
  z.object({ do: z.literal('take'), ...ids }),
  z.object({
    do: z.literal('second'),
    ...ids,
    person: z.uuid({ error: () => t('Choose the second adult.') }),
  }),
])

/** `/mentoring/rounds/:id/pairs/:learner`: one learner of a draft, changed by hand. */
export async function showPairChange(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const round = await theRound(tx, c.req.param('id')!)
  const { pairs: all, seconds } = await inRound(ask, round)
  const pair = all.find(({ learner_id }) => learner_id === c.req.param('learner'))
  if (pair === undefined || round.state !== 'draft') throw new Refused('unseen')
  const at = `/mentoring/rounds/${round.id}`
  const here = `${at}/pairs/${pair.learner_id}`
  const part = (c.req.query('q') ?? '').trim().slice(0, 100)
  const held = (mentor: string) => all.filter(({ mentor_id }) => mentor_id === mentor).length
  const free = (await mentorsInMyCare(tx)).filter(
    (one) =>
      one.check_is === 'in_date' && !one.waits_for_parent && one.taken + held(one.person_id) < one.places,
  )
  const { problems } = shown
  return (
    <Layout
      title={pair.learner}
      wrong={problems.length > 0}
      before={<BackLink href={at}>{t('The round')}</BackLink>}
    >
      <PageTitle caption={round.group_name}>{pair.learner}</PageTitle>
      <ErrorSummary problems={problems} />
      <p>
        {pair.mentor === null
          ? t('Has nobody in this round.')
          : t('Would be asked with {name}.', { name: pair.mentor })}
      </p>
      <PutWith here={here} pair={pair} free={free} shown={shown} />
      {pair.mentor_id !== null && pair.needs_second && (
        <section>
          <h2>{t('Second adult')}</h2>
          <p>{pair.companion ?? t('Nobody yet.')}</p>
          <Form action={here} method="get">
            <TextField
              name="q"
              label={t('Somebody who is not in the list? Part of the name')}
              value={part}
              type="search"
              optional
            />
            <Button kind="quiet">{t('Find')}</Button>
          </Form>
          <Form action={here}>
            <SelectField
              name="person"
              label={t('Second adult')}
              options={[
                { value: '', text: t('Choose') },
                ...(part === '' ? seconds : await secondsNamed(tx, round.id, part)).map(
                  ({ person_id, name }) => ({
                    value: person_id,
                    text: name,
                  }),
                ),
              ]}
              error={problemWith(problems, 'person')}
            />
            <Button name="do" value="second" kind="quiet">
              {t('Name them')}
            </Button>
          </Form>
        </section>
      )}
    </Layout>
  )
}

interface Putting {
  readonly here: string
  readonly pair: Pair
  /** Mentors who have room. */
  readonly free: readonly MentorRow[]
  readonly shown: Shown
}

const PutWith = ({ here, pair, free, shown: { problems, values, requestId } }: Putting) => (
  <>
    {free.length === 0 && <p>{t('No mentor with a check in date has room just now.')}</p>}
    <Form action={here} requestId={requestId}>
      {free.length > 0 && (
        <SelectField
          name="mentor"
          label={t('Put with')}
          hint={t('Mentors with a check in date who have room. The learner may say no, as always.')}
          options={[
            { value: '', text: t('Choose') },
            ...free.map((one) => ({ value: one.person_id, text: one.name })),
          ]}
          value={values.mentor}
          error={problemWith(problems, 'mentor')}
        />
      )}
      <ButtonRow>
        {free.length > 0 && (
          <Button name="do" value="put">
            {t('Put together')}
          </Button>
        )}
        {pair.mentor_id !== null && (
          <Button name="do" value="take" kind="quiet">
            {t('Take the mentor away')}
          </Button>
        )}
      </ButtonRow>
    </Form>
  </>
)

export async function changePair({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const here = `/mentoring/rounds/${input.id}/pairs/${input.learner}`
  if (input.do === 'second') {
    const { rows } = await sql<{ named: number }>`
      select name_second(${input.id}, ${input.learner}, ${input.person}) as named`.execute(tx)
    if (rows[0]!.named === 0)
      throw new Mend('person', t('They cannot be the second adult of this pair. Choose somebody else.'))
    return { to: here, say: t('Named.') }
  }
  const mentor = input.do === 'put' ? input.mentor : null
  try {
    await sql`select pair_by_hand(${input.id}, ${input.learner}, ${mentor})`.execute(tx)
  } catch (error) {
    if ((error as { code?: string }).code !== 'KI004') throw error
    throw new Mend('mentor', t('These two cannot be put together as things stand. Choose somebody else.'))
  }
  return { to: `/mentoring/rounds/${input.id}`, say: mentor === null ? t('Taken away.') : t('Put together.') }
}
