import { z } from 'zod'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle, problemWith, TextField } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { listeningAs } from '../listenings.ts'
import { printSheets, sheetsOf } from '../sheets.ts'
import { statementsIn } from '../statements.ts'

const MOST = 20

export const schema = z.object({
  id: z.uuid(),
  count: z.coerce
    .number({ error: () => t('Write how many, from 1 to 200.') })
    .int({ error: () => t('Write how many, from 1 to 200.') })
    .min(1, { error: () => t('Write how many, from 1 to 200.') })
    .max(200, { error: () => t('Write how many, from 1 to 200.') }),
})

/** `/listening/:id/sheets`: prints statements on numbered sheets of paper, and leads to entering what comes back. */
export async function showSheets({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iClerk')
  const sheets = await sheetsOf(tx, one.id)
  const at = `/listening/${one.id}`
  const entered = sheets.filter((sheet) => sheet.entered).length
  return (
    <Layout
      title={t('Paper sheets')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={at}>{one.title}</BackLink>}
    >
      <PageTitle
        caption={one.title}
        lead={t('For people without a phone: statements on paper, agree, disagree or pass.')}
      >
        {t('Paper sheets')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <p>
        {t(
          '{all, plural, =0 {None printed yet.} one {# printed} other {# printed}} {entered, plural, =0 {} one {# entered} other {# entered}}',
          {
            all: sheets.length,
            entered,
          },
        )}
      </p>
      {sheets.length > entered && <Button href={`${at}/enter`}>{t('Enter a sheet that came back')}</Button>}
      <h2>{t('Print sheets')}</h2>
      <Form action={`${at}/sheets`} requestId={shown.requestId}>
        <TextField
          name="count"
          label={t('How many?')}
          value={shown.values.count ?? '10'}
          error={problemWith(shown.problems, 'count')}
          width="short"
          inputmode="numeric"
        />
        <Button kind="quiet">{t('Make them')}</Button>
      </Form>
    </Layout>
  )
}

export async function makeSheets({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const statements = (await statementsIn(tx, input.id))
    .toSorted(
      (one, other) =>
        (other.priority ?? Infinity) - (one.priority ?? Infinity) || (one.id < other.id ? -1 : 1),
    )
    .slice(0, MOST)
    .map(({ id }) => id)
  if (statements.length === 0) throw new Mend('count', t('There is no statement yet to print.'))
  const first = await printSheets(tx, input.id, input.count, statements)
  return `/listening/${input.id}/sheets/print?from=${first}&to=${first + input.count - 1}`
}

/** `/listening/:id/sheets/print?from=&to=`: the sheets, one a page. */
export async function printPage({ c, tx }: Ask) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iClerk')
  const [from, to] = [Number(c.req.query('from') ?? 1), Number(c.req.query('to') ?? Infinity)]
  const sheets = (await sheetsOf(tx, one.id)).filter(({ number }) => number >= from && number <= to)
  return (
    <Layout
      title={t('Sheets to print')}
      current="say"
      before={<BackLink href={`/listening/${one.id}/sheets`}>{t('Paper sheets')}</BackLink>}
    >
      <PageTitle caption={one.title} lead={t('Print this page: each sheet has a page of its own.')}>
        {t('Sheets to print')}
      </PageTitle>
      {sheets.length === 0 && <p>{t('None of these numbers was printed.')}</p>}
      {sheets.map(({ number, words }) => (
        <section class="statement-sheet">
          <h2>{t('{title}: sheet {number, number}', { title: one.title, number })}</h2>
          <p>
            {t('Tick one box in each row, or none. You need not give your name. Take it back to: {group}.', {
              group: one.hostName,
            })}
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('Statement')}</th>
                <th scope="col">{t('Agree')}</th>
                <th scope="col">{t('Disagree')}</th>
                <th scope="col">{t('Pass')}</th>
              </tr>
            </thead>
            <tbody>
              {words.map((each, n) => (
                <tr>
                  <th scope="row">
                    <span>{formatNumber(n + 1)}</span> <span>{each}</span>
                  </th>
                  <td>☐</td>
                  <td>☐</td>
                  <td>☐</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Layout>
  )
}
