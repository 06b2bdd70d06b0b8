import { z } from 'zod'
import { type Item, myPlanId, readPlan } from '#core/plans/plan.ts'
import { changeItem, removeItem } from '#core/plans/write-item.ts'
import { doorsOf, readersIn } from '#core/things/doors.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Checkboxes,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextArea,
  WhoCanSee,
} from '#ui/ui.ts'
import { dayOf, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { itemText, version } from '../new-item/page.tsx'
import { sectionWords } from '../section-words.ts'

export const schema = z.object({
  id: z.uuid(),
  do: z.enum(['save', 'remove']).default('save'),
  text: itemText,
  done: z.literal('yes').optional(),
  version,
})

async function found({ c, me, tx }: Ask): Promise<{ item: Item; latest: number }> {
  const planId = await myPlanId(tx, me)
  const plan = planId === undefined ? undefined : await readPlan(tx, planId)
  const item = plan?.items.find(({ id }) => id === c.req.param('id'))
  if (item === undefined) throw new Refused('unseen')
  return { item, latest: plan!.latest! }
}

/** `/plan/items/:id`: one thing in my plan: its words, whether it is done, who sees it. */
export async function showItem(ask: Ask & { shown?: Shown }) {
  const { item, latest } = await found(ask)
  const shown = ask.shown ?? {
    ...blank,
    values: { text: item.text, version: String(latest) },
    all: (name: string) => (name === 'done' && item.doneOn !== null ? ['yes'] : []),
  }
  const doors = await doorsOf(ask.tx, [item.id])
  const canBeDone = item.section === 'step' || item.section === 'goal'
  return (
    <Layout
      title={sectionWords(item.section).title}
      current="plan"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/plan">{t('My plan')}</BackLink>}
    >
      <PageTitle>{sectionWords(item.section).title}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/plan/items/${item.id}`} requestId={shown.requestId} draft={`item-${item.id}`}>
        <input type="hidden" name="version" value={String(latest)} />
        <TextArea
          name="text"
          label={t('In your own words')}
          value={shown.values.text}
          error={problemWith(shown.problems, 'text')}
          rows={4}
          maxlength={2000}
        />
        {canBeDone && (
          <Checkboxes
            name="done"
            legend={t('Is it done?')}
            options={[{ value: 'yes', label: t('Done') }]}
            values={shown.all('done')}
          />
        )}
        <ButtonRow>
          <Button name="do" value="save">
            {t('Save')}
          </Button>
          <Button name="do" value="remove" kind="quiet">
            {t('Take it out')}
          </Button>
        </ButtonRow>
      </Form>
      <p>{t('We keep how it was before, so you can look back.')}</p>
      <WhoCanSee
        thing={t('this part of my plan')}
        readers={readersIn(doors.get(item.id))}
        href={`/things/${item.id}`}
      />
    </Layout>
  )
}

export async function saveItem(ask: Ask & { input: z.output<typeof schema> }) {
  const { me, tx, input, house } = ask
  const { item, latest } = await found(ask)
  if (input.version !== latest)
    throw new Mend(
      'text',
      t(
        'Your plan was changed somewhere else while you were writing. Here are your words: check them, then save again.',
      ),
    )
  if (input.do === 'remove') {
    await removeItem(tx, me, item.id, latest)
    return { to: '/plan', say: t('Taken out. You can still see it in earlier versions.') }
  }
  const today = dayOf(house.now())
  await changeItem(tx, me, item.id, latest, {
    text: input.text,
    doneOn: input.done === 'yes' ? (item.doneOn ?? today) : null,
  })
  return { to: '/plan', say: t('Saved.') }
}
