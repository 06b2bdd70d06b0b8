import { sql } from 'kysely'
import { v5 } from 'uuid'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Button, ErrorSummary, Form, Layout, Notice, PageTitle } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { blank, Mend, type OpenAsk, type Shown } from '../../../http/ask.tsx'
import { codeHash } from '../codes.ts'
import { type Category, categoriesOf } from '../traits.ts'
import { AnswerFields, answerOf, answerSchema } from './answer-fields.tsx'
import { Chance } from './chance.tsx'
import { forgetCode, keptCode } from './code-cookie.ts'
import { type Letter, letterOf } from './letter.ts'

export const schema = z.discriminatedUnion('do', [
  answerSchema.extend({ do: z.literal('answer') }),
  z.object({ do: z.literal('back') }),
  z.object({ do: z.literal('join') }),
  z.object({ do: z.literal('leave') }),
])

const HERE = '/assemblies/answer/yours'
const hashIn = ({ c, house }: Pick<OpenAsk, 'c' | 'house'>) => codeHash(house.secret, keptCode(c, house))

/** `/assemblies/answer/yours`: what is asked, what was answered, the chance and what came of it, by the code alone. */
export async function showYours(ask: OpenAsk & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const letter = await letterOf(tx, hashIn(ask))
  if (letter === null) return c.redirect('/assemblies/answer', 303)
  return yours(ask, letter, shown)
}

/** The same with what was typed. */
export async function showYoursAgain(ask: OpenAsk & { shown: Shown }) {
  const letter = await letterOf(ask.tx, hashIn(ask))
  if (letter === null) throw new Refused('unseen')
  return yours(ask, letter, ask.shown)
}

async function yours(ask: OpenAsk, letter: Letter, shown: Shown) {
  const categories = await categoriesOf(ask.tx, letter.assembly)
  const { answer } = letter
  const stands = answer !== null && answer.said === 'yes' && !answer.gone
  return (
    <Layout title={letter.title} wrong={shown.problems.length > 0}>
      <ErrorSummary problems={shown.problems} />
      <PageTitle caption={t('Your letter')} lead={letter.question}>
        {letter.title}
      </PageTitle>
      {stands ? (
        <Stands ask={ask} letter={letter} />
      ) : (
        <NotYet letter={letter} categories={categories} shown={shown} />
      )}
      <p>
        <a href={`/assemblies/${letter.assembly}`}>{t('All about this assembly')}</a>
      </p>
      <Form action={HERE}>
        <Button kind="quiet" name="do" value="leave">
          {t('I am done: forget my code on this device')}
        </Button>
      </Form>
    </Layout>
  )
}

function NotYet({
  letter,
  categories,
  shown,
}: {
  letter: Letter
  categories: readonly Category[]
  shown: Shown
}) {
  const { answer, open, days, until, reach, keepDays, fromAge } = letter
  return (
    <>
      {answer?.said === 'no' && <p>{t('You have said no. Thank you for telling us.')}</p>}
      {answer?.gone === true && <p>{t('You have taken your answer back. Your name is deleted.')}</p>}
      <p>{days}</p>
      {fromAge !== null && <p>{t('For somebody who is {age, number} or older.', { age: fromAge })}</p>}
      {!open ? (
        <Notice kind="warning" title={t('Answers are not taken at the moment')}>
          <p>
            {t('The last day was {date}, or a draw is under way. Ask: {reach}', {
              date: formatDate(until),
              reach,
            })}
          </p>
        </Notice>
      ) : (
        <Form action={HERE} requestId={shown.requestId}>
          {answer !== null && <p>{t('You can still change your mind:')}</p>}
          <AnswerFields categories={categories} shown={shown} />
          <p>
            {t(
              'Named clerks alone read this, and each look is written down. It is deleted {days, number} days after the panel has finished.',
              { days: keepDays },
            )}
          </p>
          <Button name="do" value="answer">
            {t('Send my answer')}
          </Button>
        </Form>
      )}
    </>
  )
}

function Stands({ ask: { me, house }, letter }: { ask: OpenAsk; letter: Letter }) {
  const { answer, looks } = letter
  const said = answer!
  const ways = {
    web: t('on the web'),
    phone: t('by phone'),
    letter: t('by letter'),
    file: t('in a list that was brought in'),
  }
  return (
    <>
      <Chance letter={letter} secret={house.secret} />
      <h2>{t('What you told us')}</h2>
      <ul>
        <li>
          {t('You said yes {how} on {date}.', {
            how: ways[said.way],
            date: formatDate(new Date(said.saidAt)),
          })}
        </li>
        <li>{t('Name: {name}', { name: said.name })}</li>
        {said.reach !== null && <li>{t('We reach you at: {reach}', { reach: said.reach })}</li>}
        {Object.entries(said.traits).map(([category, value]) => (
          <li>{t('{category}: {value}', { category, value })}</li>
        ))}
      </ul>
      <p>{t('Was that not you? Take it back below, and answer anew.')}</p>
      <h2>{t('Who looked')}</h2>
      {looks.length === 0 ? (
        <p>{t('No clerk has looked at it yet.')}</p>
      ) : (
        <ul>
          {looks.map(({ who, times, last }) => (
            <li>
              {t('{who}: {times, plural, one {once} other {# times}}, the last time on {date}', {
                who,
                times,
                date: formatDate(new Date(last)),
              })}
            </li>
          ))}
        </ul>
      )}
      <Form action={HERE}>
        {me !== null && me.helperId === undefined && !said.linked && (
          <Button kind="quiet" name="do" value="join">
            {t('This is me: show it when I am signed in')}
          </Button>
        )}
        <Button kind="danger" name="do" value="back">
          {t('Take my answer back')}
        </Button>
      </Form>
    </>
  )
}

export async function changeYours(ask: OpenAsk & { input: z.output<typeof schema>; requestId: string }) {
  const { c, tx, house, input, requestId } = ask
  const hash = hashIn(ask)
  const letter = await letterOf(tx, hash)
  if (letter === null) throw new Refused('unseen')
  switch (input.do) {
    case 'answer': {
      const given = answerOf(input, await categoriesOf(tx, letter.assembly))
      if (!letter.open) throw new Mend('said', t('Answers are not taken any more.'))
      const { said, name, reach, traits } = given
      const { rows } = await sql<{ done: string }>`
        select answer_letter(${hash}, ${v5(`${requestId} ${hash}`, letter.assembly)}, ${said}, ${name}, ${reach}, ${JSON.stringify(traits)}::jsonb, 'web') as done`.execute(
        tx,
      )
      if (rows[0]!.done === 'before')
        throw new Mend('said', t('Somebody has answered with this code already. Look again.'))
      return {
        to: HERE,
        say: said === 'yes' ? t('Thank you. Your name is in.') : t('Thank you for telling us.'),
      }
    }
    case 'back':
      await sql`select unsay_answer(${hash})`.execute(tx)
      return { to: HERE, say: t('Taken back. Your name is deleted.') }
    case 'join':
      await sql`select join_answer(${hash})`.execute(tx)
      return { to: HERE, say: t('Joined to you.') }
    case 'leave':
      forgetCode(c, house)
      return { to: '/assemblies/answer', say: t('Your code is forgotten on this device.') }
  }
}
