import { z } from 'zod'
import { beginPlan, myPlanId, readPlan } from '#core/plans/plan.ts'
import { record } from '#core/trail/record.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextArea,
} from '#ui/ui.ts'
import { dayOf, formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { typedDay } from '../../../http/typed-date.ts'

export const newSchema = z.object({
  'due-day': z.string().default(''),
  'due-month': z.string().default(''),
  'due-year': z.string().default(''),
})
export const heldSchema = z.object({
  id: z.uuid(),
  words: z
    .string()
    .trim()
    .max(4000, { error: () => t('Keep it to 4,000 letters.') })
    .default(''),
})

/** `/plan/reviews/new`: a day on which we look at the plan again. */
export async function showNewReview({ shown = blank }: Ask & { shown?: Shown }) {
  return (
    <Layout
      title={t('Set a day')}
      current="plan"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/plan">{t('My plan')}</BackLink>}
    >
      <PageTitle>{t('When do you want to look at it again?')}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action="/plan/reviews/new" requestId={shown.requestId}>
        <DateField
          name="due"
          label={t('The day')}
          hint={t('For example, 9 3 2027.')}
          value={{
            day: shown.values['due-day'],
            month: shown.values['due-month'],
            year: shown.values['due-year'],
          }}
          error={problemWith(shown.problems, 'due')}
        />
        <Button>{t('Set this day')}</Button>
      </Form>
    </Layout>
  )
}

export async function addReview({
  me,
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof newSchema>; requestId: string }) {
  const due_on = typedDay(input, 'due', house.now())
  if (due_on === null) throw new Mend('due', t('Write a date, like 9 3 2027.'))
  const plan_id = await beginPlan(tx, me)
  await tx
    .insertInto('plan_reviews')
    .values({ place_id: me.placeId, id: requestId, plan_id, due_on })
    .execute()
  await record(tx, { verb: 'plan.write', subject: me.personId, thing: plan_id })
  return { to: '/plan', say: t('The day is set.') }
}

async function found({ c, me, tx }: Ask) {
  const planId = await myPlanId(tx, me)
  const plan = planId === undefined ? undefined : await readPlan(tx, planId)
  const review = plan?.reviews.find(({ id }) => id === c.req.param('id'))
  if (review === undefined) throw new Refused('unseen')
  return { review, planId: planId! }
}

/** `/plan/reviews/:id`: we looked at it: what came of it. */
export async function showReview(ask: Ask & { shown?: Shown }) {
  const { review } = await found(ask)
  const { shown = blank } = ask
  return (
    <Layout
      title={t('Looking at it again')}
      current="plan"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/plan">{t('My plan')}</BackLink>}
    >
      <PageTitle caption={t('On {date}', { date: formatDate(review.dueOn) })}>
        {t('How has it gone?')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/plan/reviews/${review.id}`} requestId={shown.requestId} draft={`review-${review.id}`}>
        <TextArea
          name="words"
          label={t('What went well, what was hard, and what comes next?')}
          value={shown.values.words ?? review.words ?? ''}
          error={problemWith(shown.problems, 'words')}
          maxlength={4000}
          optional
        />
        <Button>{t('We looked at it today')}</Button>
      </Form>
    </Layout>
  )
}

export async function holdReview(ask: Ask & { input: z.output<typeof heldSchema> }) {
  const { me, tx, house, input } = ask
  const { review, planId } = await found(ask)
  await tx
    .updateTable('plan_reviews')
    .set({ held_on: dayOf(house.now()), words: input.words || null })
    .where('id', '=', review.id)
    .execute()
  await record(tx, { verb: 'plan.write', subject: me.personId, thing: planId })
  return { to: '/plan', say: t('Saved.') }
}
