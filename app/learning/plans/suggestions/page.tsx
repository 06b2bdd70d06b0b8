import { z } from 'zod'
import { myPlanId, readPlan } from '#core/plans/plan.ts'
import { answerSuggestion, suggestionsFor } from '#core/plans/suggestions.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Card,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextArea,
} from '#ui/ui.ts'
import { formatRelativeDay, t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { itemText, version } from '../new-item/page.tsx'
import { sectionWords } from '../section-words.ts'

export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('take'), id: z.uuid(), text: itemText, version }),
  z.object({ do: z.literal('leave'), id: z.uuid(), version }),
])

/** `/plan/suggestions`: what others would put into my plan. It is not in it until I say so. */
export async function showSuggestions({ me, tx, house, shown = blank }: Ask & { shown?: Shown }) {
  const planId = await myPlanId(tx, me)
  const waiting =
    planId === undefined ? [] : (await suggestionsFor(tx, planId)).filter(({ answer }) => answer === null)
  const latest = planId === undefined ? 0 : (await readPlan(tx, planId)).latest
  return (
    <Layout
      title={t('Suggestions')}
      current="plan"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/plan">{t('My plan')}</BackLink>}
    >
      <PageTitle lead={t('Take it, change the words, or leave it. You do not have to say why.')}>
        {t('What others suggest')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      {waiting.length === 0 && <p>{t('Nothing is waiting for you.')}</p>}
      {waiting.map((suggestion) => (
        <Card
          title={t('From {name}', { name: suggestion.byName || t('Somebody who has left') })}
          meta={`${sectionWords(suggestion.section).title}, ${formatRelativeDay(suggestion.saidAt, house.now())}`}
        >
          <Form action="/plan/suggestions">
            <input type="hidden" name="id" value={suggestion.id} />
            <input type="hidden" name="version" value={String(latest)} />
            <TextArea
              name="text"
              label={t('How it would look in your plan')}
              {...(shown.values.id === suggestion.id
                ? { value: shown.values.text, error: problemWith(shown.problems, 'text') }
                : { id: `text-${suggestion.id}`, value: suggestion.text })}
              rows={3}
              maxlength={2000}
            />
            <ButtonRow>
              <Button name="do" value="take">
                {t('Put it in my plan')}
              </Button>
              <Button name="do" value="leave" kind="quiet">
                {t('Not now')}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      ))}
    </Layout>
  )
}

export async function answerOne({
  me,
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const text = input.do === 'take' ? input.text : undefined
  await answerSuggestion(tx, me, { id: input.id, itemId: requestId, from: input.version, text })
  return { to: '/plan/suggestions', say: text === undefined ? t('Left out.') : t('It is in your plan.') }
}
