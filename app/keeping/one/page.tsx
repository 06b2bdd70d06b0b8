import { z } from 'zod'
import { deleteDue, dueForDecision, keepLonger } from '#core/keeping/keeping.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  problemWith,
  SelectField,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { dayOf, formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { needToDecide } from '../need.ts'

const why = z
  .string()
  .trim()
  .min(3, { error: () => t('Say why, in a few words.') })
  .max(2000, { error: () => t('Keep it to 2,000 letters.') })

export const decisionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('keep'), id: z.uuid(), why, years: z.coerce.number().int().min(1).max(5) }),
  z.object({
    do: z.literal('delete'),
    id: z.uuid(),
    ended_why: why,
    word: z.string().trim().max(60).default(''),
  }),
])

/** `/keeping/:id`: somebody who has left and whose time has come: keep longer, with a reason, or delete. */
export async function onePage({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  await needToDecide(tx)
  const due = (await dueForDecision(tx)).find(({ id }) => id === c.req.param('id'))
  if (due === undefined) throw new Refused('unseen')
  const { problems, values } = shown
  const at = `/keeping/${due.id}`
  const word = t('delete')
  return (
    <Layout
      title={due.name}
      current="school"
      wrong={problems.length > 0}
      before={<BackLink href="/keeping">{t('What is kept')}</BackLink>}
    >
      <ErrorSummary problems={problems} />
      <PageTitle
        caption={t('Left on {left}', { left: formatDate(due.leftOn) })}
        lead={due.pupil ? pupilWords(due.dueOn) : t('They left more than a year ago.')}
      >
        {due.name}
      </PageTitle>
      <h2>{t('Keep it longer')}</h2>
      <Form action={at} requestId={shown.requestId}>
        <SelectField
          name="years"
          label={t('How much longer?')}
          value={values.years ?? '1'}
          options={[1, 2, 3, 4, 5].map((years) => ({
            value: String(years),
            text: t('{years, plural, one {# year} other {# years}}', { years }),
          }))}
          error={problemWith(problems, 'years')}
        />
        <TextArea
          name="why"
          label={t('Why?')}
          value={values.why}
          maxlength={2000}
          error={problemWith(problems, 'why')}
        />
        <Button name="do" value="keep">
          {t('Keep it')}
        </Button>
      </Form>
      <h2>{t('Delete it')}</h2>
      {due.held ? (
        <Notice kind="warning" title={t('This is held')}>
          <p>{t('Nothing of theirs can be deleted until two people have ended the hold.')}</p>
        </Notice>
      ) : (
        <>
          <p>
            {t(
              'It goes as if they had deleted themselves: their name, their words, every way in. What the law says must be kept stays. It cannot be taken back.',
            )}
          </p>
          <Form action={at}>
            <TextArea
              name="ended_why"
              label={t('Why now?')}
              value={values.ended_why}
              maxlength={2000}
              error={problemWith(problems, 'ended_why')}
            />
            <TextField
              name="word"
              label={t('If you are sure, type “{word}”', { word })}
              value={values.word}
              error={problemWith(problems, 'word')}
              autocomplete="off"
              width="middle"
            />
            <Button name="do" value="delete" kind="danger">
              {t('Delete it for good')}
            </Button>
          </Form>
        </>
      )}
    </Layout>
  )
}

const pupilWords = (dueOn: string) =>
  t('A pupil’s record is kept until their 25th birthday, or ten years where nobody knows it: until {due}.', {
    due: formatDate(dueOn),
  })

export async function decide({
  tx,
  house,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof decisionSchema>; requestId: string }) {
  const decision = { id: requestId, whom: input.id, why: input.do === 'keep' ? input.why : input.ended_why }
  if (input.do === 'keep') {
    const [year, ...rest] = dayOf(house.now()).split('-')
    // The 29th of February has no day in most other years.
    const until = [String(Number(year) + input.years), ...rest].join('-').replace(/-02-29$/, '-02-28')
    await keepLonger(tx, { ...decision, until })
    return { to: '/keeping', say: t('Kept until {date}.', { date: formatDate(until) }) }
  }
  if (input.word.toLowerCase() !== t('delete').toLowerCase())
    throw new Mend('word', t('Type “{word}” if you are sure, or go back.', { word: t('delete') }))
  await deleteDue(tx, house.signIn.authDb, me, decision)
  return { to: '/keeping', say: t('Deleted.') }
}
