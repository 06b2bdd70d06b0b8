import { z } from 'zod'
import { beginPlan, myPlanId, readPlan, type Section, sections } from '#core/plans/plan.ts'
import { addItem } from '#core/plans/write-item.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextArea,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { sectionWords } from '../section-words.ts'

const own = sections.filter((section) => section !== 'noticed')

export const itemText = z
  .string({ error: () => t('Write something first.') })
  .trim()
  .min(1, { error: () => t('Write something first.') })
  .max(2000, { error: () => t('Keep it to 2,000 letters. You can add another one below.') })

export const version = z.coerce.number().int().min(0).max(1_000_000)

export const schema = z.object({
  section: z.enum(own, { error: () => t('Choose a part of the plan.') }),
  text: itemText,
  goal: z.union([z.uuid(), z.literal('')]).optional(),
  apart: z.literal('yes').optional(),
  version,
})

/** `/plan/add?section=goal`: one more thing in my plan; the plan begins with the first. */
export async function showNewItem(ask: Ask & { shown?: Shown }) {
  const { c, me, tx } = ask
  const planId = await myPlanId(tx, me)
  const plan = planId === undefined ? undefined : await readPlan(tx, planId)
  const asked = {
    section: c.req.query('section'),
    goal: c.req.query('goal'),
    version: String(plan?.latest ?? 0),
  }
  const shown: Shown = ask.shown ?? { ...blank, values: asked }
  const section = own.find((one) => one === shown.values.section) ?? ('strength' satisfies Section)
  const goal = plan?.items.find((item) => item.id === shown.values.goal && item.section === 'goal')
  const words = sectionWords(section)
  return (
    <Layout
      title={words.ask}
      current="plan"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/plan">{t('My plan')}</BackLink>}
    >
      <PageTitle caption={words.title} {...(goal !== undefined && { lead: goal.text })}>
        {words.ask}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action="/plan/add" requestId={shown.requestId} draft={`plan-${section}`}>
        <input type="hidden" name="section" value={section} />
        <input type="hidden" name="goal" value={goal?.id ?? ''} />
        <input type="hidden" name="version" value={shown.values.version ?? '0'} />
        <TextArea
          name="text"
          label={t('In your own words')}
          hint={words.hint}
          value={shown.values.text}
          error={problemWith(shown.problems, 'text')}
          rows={4}
          maxlength={2000}
        />
        <Checkboxes
          name="apart"
          legend={t('Who sees it')}
          options={[
            {
              value: 'yes',
              label: t('Keep this to myself'),
              hint: t('Even people who can see your plan do not see this.'),
            },
          ]}
          values={shown.all('apart')}
        />
        <Button>{t('Put it in my plan')}</Button>
      </Form>
    </Layout>
  )
}

export async function addToPlan({
  me,
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const begun = await myPlanId(tx, me)
  const planId = begun ?? (await beginPlan(tx, me))
  const { section, text, goal, apart } = input
  await addItem(tx, me, {
    id: requestId,
    planId,
    from: begun === undefined ? 1 : input.version,
    section,
    text,
    goalId: section === 'step' && goal ? goal : null,
    apart: apart === 'yes',
  })
  return { to: '/plan', say: t('It is in your plan.') }
}
