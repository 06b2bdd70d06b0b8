import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, MarkList, PageTitle, Tabs } from '#ui/ui.ts'
import { formatList, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { learnersToMark, markLearners, marks } from '../marks.ts'
import { readersOf, roundFor } from '../rounds.ts'

const mark = z.enum(marks)

/** One field a learner, `mark-<id>`; whoever has none stays unmarked. */
export const schema = z
  .object({ id: z.uuid(), class: z.uuid() })
  .catchall(z.unknown())
  .transform(({ id, class: classId, ...fields }) => ({
    id,
    classId,
    given: Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => {
        const learner = z.uuid().safeParse(name.replace(/^mark-/, ''))
        const said = mark.safeParse(value)
        return name.startsWith('mark-') && learner.success && said.success ? [[learner.data, said.data]] : []
      }),
    ),
  }))

/** `/who-knows-whom/rounds/:id/mark?class=`: a class list; I say of each learner how well I know them. */
export async function showMark({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const id = c.req.param('id')!
  const [round, all, readers] = await Promise.all([
    roundFor(tx, id, 'iMark'),
    learnersToMark(tx, id),
    readersOf(tx, id),
  ])
  if (round.over) throw new Refused('not-possible')
  const classes = [...Map.groupBy(all, ({ groupId }) => groupId)]
  const wanted = shown.values.class ?? c.req.query('class')
  const [classId, learners] = classes.find(([id]) => id === wanted) ?? classes[0] ?? ['', []]
  const at = `/who-knows-whom/rounds/${round.id}/mark`
  const fromBefore = learners.some((one) => one.mark === null && one.before !== null)
  return (
    <Layout
      title={t('Whom do you know well?')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/who-knows-whom">{t('Who knows whom')}</BackLink>}
    >
      <PageTitle
        caption={learners[0]?.group ?? round.group}
        lead={t('Say it as it is. Nobody is compared with anybody. Leave out whom you do not want to mark.')}
      >
        {t('Whom do you know well?')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      {classes.length > 1 && (
        <Tabs
          label={t('Classes')}
          items={classes.map(([id, [one]]) => ({
            text: one!.group,
            href: `${at}?class=${id}`,
            current: id === classId,
          }))}
        />
      )}
      <p>
        {readers.length === 0
          ? t(
              'Nobody else reads your marks now. A learner can see what you said of them in what is held on them.',
            )
          : t('{people} read your marks. A learner can see what you said of them in what is held on them.', {
              people: formatList(readers.map(({ name }) => name)),
            })}
      </p>
      {fromBefore && <p>{t('Filled in as you said last time. It counts when you save it.')}</p>}
      {learners.length === 0 ? (
        <p>{t('There is nobody here for you to mark.')}</p>
      ) : (
        <Form action={at} requestId={shown.requestId} draft={`marks-${round.id}-${classId}`}>
          <input type="hidden" name="class" value={classId} />
          <MarkList
            name="mark"
            options={[
              { value: 'well', label: t('Know well') },
              { value: 'little', label: t('A little') },
              { value: 'not', label: t('Not yet') },
            ]}
            rows={learners.map((one) => ({
              id: one.id,
              name: one.name,
              value: shown.values[`mark-${one.id}`] ?? one.mark ?? one.before ?? undefined,
            }))}
          />
          <Button>{t('Save my marks')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function saveMarks({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const { id, classId, given } = input
  const mine = new Set((await learnersToMark(tx, id)).map((one) => one.id))
  const known = Object.entries(given).filter(([learner]) => mine.has(learner))
  if (known.length === 0)
    throw new Mend(mine.size === 0 ? '' : `mark-${[...mine][0]}`, t('Mark somebody first.'))
  await markLearners(tx, id, Object.fromEntries(known))
  return {
    to: `/who-knows-whom/rounds/${id}/mark?class=${classId}`,
    say: t('{count, plural, one {Kept. # learner is marked.} other {Kept. # learners are marked.}}', {
      count: known.length,
    }),
  }
}
