import { sql } from 'kysely'
import { z } from 'zod'
import { nameOf } from '#core/people/name.ts'
import { answerPlan } from '#core/plans/agreement.ts'
import { type Plan, readPlan, sections } from '#core/plans/plan.ts'
import { suggest, suggestionsFor } from '#core/plans/suggestions.ts'
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
  Tag,
  TextArea,
} from '#ui/ui.ts'
import { formatRelativeDay, t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { Agreements } from '../agreements.tsx'
import { Items } from '../items.tsx'
import { itemText, version } from '../new-item/page.tsx'
import { sectionWords } from '../section-words.ts'

export const suggestSchema = z.object({
  id: z.uuid(),
  section: z.enum(sections, { error: () => t('Choose where it belongs.') }),
  text: itemText,
})

export const answerSchema = z
  .object({
    id: z.uuid(),
    version,
    answer: z.enum(['agree', 'differ'], { error: () => t('Choose one.') }),
    words: z
      .string()
      .trim()
      .max(2000, { error: () => t('Keep it to 2,000 letters.') })
      .default(''),
  })
  .refine(({ answer, words }) => answer === 'agree' || words !== '', {
    path: ['words'],
    error: () => t('Say how you see it. Your words are kept next to the plan.'),
  })

/** `/plans/:id`: somebody's plan, as far as it is open to me; suggest, agree, or say how I see it. That I looked is written down. */
export async function showPlanOf(ask: Ask & { shown?: Shown }) {
  const { c, me, tx, house, shown = blank } = ask
  const plan = await readPlan(tx, c.req.param('id')!)
  const owner = await tx
    .selectFrom('people')
    .selectAll()
    .where('id', '=', plan.ownerId)
    .executeTakeFirstOrThrow()
  const name = nameOf(owner)
  const asked = plan.partners.some((partner) => partner.personId === me.personId)
  const mine = (await suggestionsFor(tx, plan.planId)).filter(({ byId }) => byId === me.personId)
  return (
    <Layout
      title={t('{name}’s plan', { name })}
      current="opened"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/opened">{t('Shared with me')}</BackLink>}
    >
      <PageTitle caption={t('Version {version}', { version: plan.version })}>
        {t('{name}’s plan', { name })}
      </PageTitle>
      <p>
        {plan.door === 'override'
          ? t('It is open to you for a day, for {name}’s safety. We write down that you looked.', { name })
          : t('{name} opened this to you, and can see that you looked.', { name })}
      </p>
      <ErrorSummary problems={shown.problems} />
      <Items plan={plan} mine={false} />
      {plan.whole && plan.partners.length > 0 && (
        <section>
          <h2>{t('Who agrees')}</h2>
          <Agreements plan={plan} />
        </section>
      )}
      {asked && me.helperId === undefined && <AgreeForm plan={plan} name={name} shown={shown} />}
      {(await mayPropose(ask, plan)) && <SuggestForm plan={plan} name={name} shown={shown} />}
      {mine.length > 0 && (
        <section>
          <h2>{t('What you suggested')}</h2>
          <ul>
            {mine.map((one) => (
              <li>
                {one.text}{' '}
                <Tag tone={one.answer === null ? 'waiting' : 'plain'}>{answerWords(one.answer)}</Tag>{' '}
                {formatRelativeDay(one.saidAt, house.now())}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  )
}

function answerWords(answer: 'taken' | 'mended' | 'not_now' | null): string {
  if (answer === null) return t('waiting')
  if (answer === 'not_now') return t('not now')
  return answer === 'taken' ? t('in the plan') : t('in the plan, in their own words')
}

async function mayPropose({ tx, me }: Ask, plan: Plan): Promise<boolean> {
  if (me.helperId !== undefined) return false
  const { rows } = await sql`select from plans_open_to_me()
    where plan_id = ${plan.planId} and may = 'propose' and through = 'tie'`.execute(tx)
  return rows.length > 0
}

const AgreeForm = ({ plan, name, shown }: { plan: Plan; name: string; shown: Shown }) => (
  <section>
    <h2>{t('Do you agree with this plan?')}</h2>
    <p>
      {t(
        'Your answer is about this version. If you see something differently, {name}’s words stay and yours are kept next to them.',
        { name },
      )}
    </p>
    <Form action={`/plans/${plan.planId}/answer`}>
      <input type="hidden" name="version" value={String(plan.version)} />
      <TextArea
        name="words"
        label={t('How you see it')}
        value={shown.values.words}
        error={problemWith(shown.problems, 'words')}
        rows={3}
        maxlength={2000}
        optional
      />
      <ButtonRow>
        <Button name="answer" value="agree">
          {t('I agree')}
        </Button>
        <Button name="answer" value="differ" kind="quiet">
          {t('I see it differently')}
        </Button>
      </ButtonRow>
    </Form>
  </section>
)

const SuggestForm = ({ plan, name, shown }: { plan: Plan; name: string; shown: Shown }) => (
  <section>
    <h2>{t('Suggest something')}</h2>
    <p>{t('{name} decides if it goes into the plan, and in what words.', { name })}</p>
    <Form action={`/plans/${plan.planId}/suggest`} draft={`suggest-${plan.planId}`}>
      <SelectField
        name="section"
        label={t('Where it belongs')}
        value={shown.values.section ?? 'noticed'}
        error={problemWith(shown.problems, 'section')}
        options={sections.map((section) => ({ value: section, text: sectionWords(section).title }))}
      />
      <TextArea
        name="text"
        label={t('What would you put in?')}
        hint={t('How they went about it matters more than how it turned out.')}
        value={shown.values.text}
        error={problemWith(shown.problems, 'text')}
        rows={3}
        maxlength={2000}
      />
      <Button>{t('Suggest it')}</Button>
    </Form>
  </section>
)

export async function suggestIt({
  me,
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof suggestSchema>; requestId: string }) {
  await suggest(tx, me, { id: requestId, planId: input.id, section: input.section, text: input.text })
  return { to: `/plans/${input.id}`, say: t('They will see it and decide.') }
}

export async function answerIt({ me, tx, input }: Ask & { input: z.output<typeof answerSchema> }) {
  const { id: planId, version: read, answer, words } = input
  await answerPlan(tx, me, { planId, version: read, answer, words: words || null })
  const own = await tx
    .selectFrom('plans')
    .select('id')
    .where('owner_id', '=', me.personId)
    .where('id', '=', planId)
    .executeTakeFirst()
  return {
    to: own === undefined ? `/plans/${planId}` : '/plan',
    say: t('Your answer is kept next to the plan.'),
  }
}
