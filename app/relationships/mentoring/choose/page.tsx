import { z } from 'zod'
import { BackLink, Button, Form, Layout, Notice, PageTitle, TextField } from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { needToChoose } from '../my-side.ts'
import { type Chosen, choose, chosen, closesOn, type Offered, offered, wishes } from './mentors.ts'
import { Order } from './order.tsx'
import { afterMove, MOST, type Move } from './rank.ts'

const BUTTON = /^((up|down|drop|add):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|order)$/

/** A button's `up:<id>`, or the numbers of all. */
export const schema = z.object({ do: z.string().regex(BUTTON) }).catchall(z.unknown())

/** Above how many somebody is given a box to look for a word. */
const MANY = 6

/** `/mentoring/choose`: who could be my mentor, and my order. */
export async function showChoose({ c, tx }: Ask) {
  await needToChoose(tx)
  const [people, mine, closes] = [await offered(tx), await chosen(tx), await closesOn(tx)]
  const word = (c.req.query('q') ?? '').trim().slice(0, 100)
  const ranked = new Set(mine.map(({ mentor_id }) => mentor_id))
  const rest = people.filter((one) => !ranked.has(one.mentor_id) && says(one, word))
  const wish = await wishes(tx)
  return (
    <Layout
      title={t('Choose a mentor')}
      current="home"
      before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}
    >
      <PageTitle
        lead={t('Choose up to six and put first who you would like best. You can change it at any time.')}
      >
        {t('Choose a mentor')}
      </PageTitle>
      {closes !== undefined && (
        <Notice>
          <p>
            {t('Choose by {date}. Then mentors and learners are brought together.', {
              date: formatDate(closes),
            })}
          </p>
        </Notice>
      )}
      <section>
        <h2>{t('My order')}</h2>
        {mine.length === 0 ? <p>{t('Nobody yet. Choose from the people below.')}</p> : <Order mine={mine} />}
        <p>
          <a href="/mentoring/choose/must">{mustWords(wish)}</a>
        </p>
        <p class="field-hint">
          {t(
            'Nobody reads your order but you. A program uses it to bring people together. Those who look after mentoring see that you have chosen, and not who.',
          )}
        </p>
      </section>
      <section>
        <h2>{t('People you can choose')}</h2>
        {(people.length > MANY || word !== '') && (
          <Form action="/mentoring/choose" method="get">
            <TextField
              name="q"
              label={t('Look for a word: football, Polish, Tuesday')}
              value={word}
              type="search"
              optional
            />
            <Button kind="quiet">{t('Look')}</Button>
          </Form>
        )}
        {rest.length === 0 && <Nobody word={word} some={mine.length > 0} />}
        <ul class="mentors">
          {rest.map((one) => (
            <li class="mentor">
              <Who one={one} />
              {mine.length < MOST && (
                <Form action="/mentoring/choose">
                  <Button kind="quiet" name="do" value={`add:${one.mentor_id}`} about={one.name}>
                    {t('Choose')}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {mine.length >= MOST && rest.length > 0 && (
          <p>{t('You have six. To choose somebody else, take one out.')}</p>
        )}
        <p>
          <a href="/mentoring/ask">{t('Ask for somebody you know who is not here')}</a>
        </p>
      </section>
    </Layout>
  )
}

const says = (one: Offered, word: string) =>
  [one.name, one.about, one.loves, ...one.languages, ...one.times]
    .join(' ')
    .toLocaleLowerCase()
    .includes(word.toLocaleLowerCase())

const mustWords = ({ languages, times }: { languages: readonly string[]; times: readonly string[] }) =>
  languages.length + times.length === 0
    ? t('Must they speak a language, or be free at a time?')
    : t('It must be: {what}. Change this', { what: formatList([...languages, ...times]) })

const Nobody = ({ word, some }: { word: string; some: boolean }) => (
  <p>
    {word !== ''
      ? t('Nobody says that word. Try another, or leave the box empty.')
      : some
        ? t('You have chosen everybody who can be chosen now.')
        : t('Nobody can be chosen just now. New people come: look again, or ask for somebody you know.')}
  </p>
)

/** What somebody says of themselves. */
function Who({ one }: { one: Offered }) {
  return (
    <>
      <h3>{one.name}</h3>
      {one.peer && <p class="thing-meta">{t('An older learner')}</p>}
      <p class="said">{one.about}</p>
      {one.loves !== '' && <p>{t('Loves {what}', { what: one.loves })}</p>}
      {one.languages.length > 0 && (
        <p class="thing-meta">{t('Speaks {what}', { what: formatList([...one.languages]) })}</p>
      )}
      {one.times.length > 0 && (
        <p class="thing-meta">{t('Can meet: {what}', { what: formatList([...one.times]) })}</p>
      )}
    </>
  )
}

export async function changeOrder({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await needToChoose(tx)
  const before = await chosen(tx)
  const after = afterMove(
    before.map(({ mentor_id }) => mentor_id),
    moveOf(input, before),
  )
  await choose(tx, after, await wishes(tx))
  return '/mentoring/choose'
}

function moveOf(input: z.output<typeof schema>, before: readonly Chosen[]): Move {
  const [what, id = ''] = input.do.split(':') as [Move['do'], string?]
  if (what !== 'order') return { do: what, id }
  const places = before.flatMap(({ mentor_id }) => {
    const typed = Number(input[`place-${mentor_id}`])
    return Number.isInteger(typed) && typed >= 1 && typed <= MOST ? [[mentor_id, typed] as const] : []
  })
  return { do: 'order', places: Object.fromEntries(places) }
}
