import { z } from 'zod'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { listeningAs } from '../listenings.ts'
import { reasonWords } from '../reason-words.ts'
import { decideStatement, reasons, statementsToRead } from '../statements.ts'

export const schema = z.object({
  id: z.uuid(),
  statement: z.uuid(),
  do: z.enum(['show', 'not']),
  reason: z.enum(reasons).optional().catch(undefined),
})

/** `/listening/:id/moderate`: a moderator reads what waits, one at a time, and says why where others do not see it. */
export async function moderatePage({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iModerate')
  const waiting = await statementsToRead(tx, one.id)
  const next = waiting.find(({ id }) => id === shown.values.statement) ?? waiting[0]
  return (
    <Layout
      title={t('Read statements')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      {next === undefined ? (
        <PageTitle caption={one.title}>{t('Nothing waits to be read.')}</PageTitle>
      ) : (
        <>
          <p class="page-caption">
            {t('{count, plural, one {# waits} other {# wait}} · added on {date}', {
              count: waiting.length,
              date: formatDate(next.madeAt),
            })}
          </p>
          <h1 class="statement-asked">{next.words}</h1>
          <p>{t('Does it name a child, or let people guess one? Agreeing with it is not your part.')}</p>
          <Form action={`/listening/${one.id}/moderate`} requestId={shown.requestId}>
            <input type="hidden" name="statement" value={next.id} />
            <ButtonRow>
              <Button name="do" value="show">
                {t('Show it to others')}
              </Button>
            </ButtonRow>
            <Radios
              name="reason"
              legend={t('Or why not?')}
              value={shown.values.reason}
              error={problemWith(shown.problems, 'reason')}
              options={reasons.map((reason) => ({ value: reason, label: reasonWords(reason) }))}
            />
            <Button name="do" value="not" kind="quiet">
              {t('Do not show it')}
            </Button>
            <p class="listening-note">
              {t('Whoever added it is told the reason. The public log says the reason and not the words.')}
            </p>
          </Form>
        </>
      )}
    </Layout>
  )
}

export async function moderate({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  if (input.do === 'not' && input.reason === undefined) throw new Mend('reason', t('Say why not.'))
  await decideStatement(
    tx,
    input.statement,
    input.do === 'show' ? { stands: 'in' } : { stands: 'out', reason: input.reason! },
  )
  return {
    to: `/listening/${input.id}/moderate`,
    say: input.do === 'show' ? t('Others are asked now.') : t('Not shown. They are told why.'),
  }
}
