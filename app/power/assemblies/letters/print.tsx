import { sql } from 'kysely'
import { validate } from 'uuid'
import { Refused } from '#db/refused.ts'
import { BackLink, Layout, PageTitle, Qr } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { type Assembly, assembly, namesOf } from '../assembly.ts'
import { codeOf } from '../codes.ts'

/** `/assemblies/:id/letters/print?wave=`: the letters, one a page, for a clerk to print. Their look is written. */
export async function printLetters({ c, tx, house }: Ask) {
  const about = await assembly(tx, c.req.param('id')!)
  const wave = c.req.query('wave') ?? ''
  if (!validate(wave) || !about.iAmClerk) throw new Refused('unseen')
  const { rows } = await sql<{
    address_id: string
    lines: string
  }>`select * from letters_to_print(${wave})`.execute(tx)
  const { clerks, answerer } = await namesOf(tx, about.id)
  const title = t('{n, plural, one {# letter} other {# letters}} to print', { n: rows.length })
  return (
    <Layout title={title} before={<BackLink href={`/assemblies/${about.id}/run`}>{t('All steps')}</BackLink>}>
      <PageTitle caption={about.title} lead={t('One on each page. That you looked is written down.')}>
        {title}
      </PageTitle>
      {rows.map(({ address_id, lines }) => (
        <Letter
          about={about}
          lines={lines}
          code={codeOf(house.secret, wave, address_id)}
          url={house.publicUrl}
          clerks={clerks}
          answerer={answerer}
        />
      ))}
    </Layout>
  )
}

interface LetterProps {
  readonly about: Assembly
  readonly lines: string
  readonly code: string
  readonly url: string
  readonly clerks: readonly string[]
  readonly answerer: string | null
}

const Letter = ({ about, lines, code, url, clerks, answerer }: LetterProps) => (
  <article class="letter">
    <p class="letter-to">
      {t('To the people at')}
      <br />
      <span class="letter-lines">{lines}</span>
    </p>
    <h2>{t('You are invited: {title}', { title: about.title })}</h2>
    <p>
      {t('{host} asks people of this place for their advice. Your address was drawn by lot.', {
        host: about.hostName,
      })}
    </p>
    <p class="letter-question">{about.question}</p>
    <p>
      {about.fromAge === null
        ? t('One of you can take part.')
        : t('One of you who is {age, number} or older can take part.', { age: about.fromAge })}{' '}
      {t('You need to know nothing about it. {places, number} people are drawn from those who say yes.', {
        places: about.places,
      })}{' '}
      {about.days}
    </p>
    {answerer !== null && (
      <p>{t('{name} has promised to answer: {words}', { name: answerer, words: about.answererWords })}</p>
    )}
    <div class="letter-answer">
      <div>
        <p>
          {t('Say yes or no until {date}. Point a phone at the square, or go to', {
            date: formatDate(about.answersUntil),
          })}
          <br />
          <strong lang="zxx">{`${url.replace(/^https?:\/\//, '')}/assemblies/answer`}</strong>
        </p>
        <p>
          {t('Your code is')}{' '}
          <strong class="letter-code" lang="zxx">
            {code}
          </strong>
        </p>
        <p>{t('Or answer without a computer: {reach}', { reach: about.reach })}</p>
      </div>
      <Qr text={`${url}/assemblies/answer#${code}`} label={t('Code that opens the page to answer')} />
    </div>
    <p class="letter-small">
      {t(
        'What you tell us is read by {clerks} alone, and each look is written down. It is deleted {days, number} days after the panel has finished. You can take it back with your code at any time.',
        { clerks: clerks.join(', '), days: about.keepDays },
      )}
    </p>
  </article>
)
