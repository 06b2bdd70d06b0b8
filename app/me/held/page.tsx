import { type Held, type HeldRow, type HeldValue, heldInSignIn, heldOnMe } from '#core/people/held.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Details, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { type HeldWords, heldWords } from './held-words.ts'
import { valueWords } from './value-words.ts'

async function held({ tx, me, house }: Ask): Promise<Held> {
  if (me.helperId !== undefined) throw new Refused('not-consented')
  return { ...(await heldOnMe(tx)), ...(await heldInSignIn(house.signIn.authDb, me)) }
}

/** `/me/held`: everything that is held on me, to read. */
export async function heldPage(ask: Ask) {
  const all = await held(ask)
  const words = heldWords(ask.house.practices)
  return (
    <Layout title={t('What Kith holds on me')} before={<BackLink href="/me">{t('Me')}</BackLink>}>
      <PageTitle lead={t('All of it, in the words it was written in. Nobody else gets this page.')}>
        {t('What Kith holds on me')}
      </PageTitle>
      <ButtonRow>
        <Button href="/me/held.json">{t('Take it with me')}</Button>
        <Button kind="quiet" href="/me">
          {t('Something is wrong: mend it')}
        </Button>
      </ButtonRow>
      {Object.entries(words.sections)
        .filter(([name]) => all[name] !== undefined)
        .map(([name, title]) => (
          <Details
            summary={t('{title} ({count, number})', { title: title(), count: all[name]!.length })}
            open={name === 'me'}
          >
            <Rows rows={all[name]!} words={words} />
          </Details>
        ))}
      <h2>{t('What is not in here, and why')}</h2>
      <ul>
        <li>
          {t(
            'Worries about safety that you told a lead, or that somebody told them about you. Only the safeguarding leads read them, so nobody who looks over your shoulder finds out about one.',
          )}
        </li>
        <li>{t('What others wrote in their own things, and what they keep to themselves. It is theirs.')}</li>
        <li>{t('A family link that the school has not confirmed.')}</li>
        <li>
          {t(
            'A safety look at your things, while two leads hold back the news of it. You will see it here afterwards.',
          )}
        </li>
        <li>{t('Whether somebody has stopped contact with you.')}</li>
        <li>{t('Your secret and your passkeys themselves. We keep only what we need to check them.')}</li>
      </ul>
    </Layout>
  )
}

const Rows = ({ rows, words }: { rows: readonly HeldRow[]; words: HeldWords }) => (
  <ul class="held">
    {rows.map((row) => (
      <li>
        <Fields row={row} words={words} />
      </li>
    ))}
  </ul>
)

const Fields = ({ row, words }: { row: HeldRow; words: HeldWords }) => (
  <dl class="held-row">
    {inOrder(row, words).map(([name, value]) => (
      <>
        <dt>{words.fields[name]?.() ?? name}</dt>
        <dd>{isRows(value) ? <Rows rows={value} words={words} /> : valueWords(words, name, value)}</dd>
      </>
    ))}
  </dl>
)

/** Who and what before when, as the fields' words have them. */
function inOrder(row: HeldRow, { fields }: HeldWords) {
  const order = Object.keys(fields)
  return Object.entries(row).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

const isRows = (value: HeldValue): value is readonly HeldRow[] =>
  Array.isArray(value) && value.some((one) => typeof one === 'object')

/** `/me/held.json`: the same as a file to keep. */
export async function heldFile(ask: Ask): Promise<Response> {
  const file = { format: 'kith-held-1', takenAt: ask.house.now().toISOString(), held: await held(ask) }
  // Opened in a browser after all, it is still no page: a “<” is spelt out.
  const text = JSON.stringify(file, null, 2).replaceAll('<', '\\u003c')
  return ask.c.body(`${text}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="kith-what-is-held-on-me.json"',
  })
}
