import { t } from '#words'

interface LetterProps {
  readonly name: string | null
  readonly reach: string | null
  /** The title of what they said; a voice's is its words, in quotation marks. */
  readonly said: string | null
  readonly news: readonly string[]
  readonly from: string
  readonly day: string
}

/** A letter on a sheet of its own: what somebody said, and what has come of it. */
export const Letter = ({ name, reach, said, news, from, day }: LetterProps) => (
  <article class="thread-letter">
    {reach !== null && <p class="thread-letter-to">{[name, reach].filter(Boolean).join(', ')}</p>}
    <p class="thread-letter-day">{day}</p>
    <p>{name === null ? t('Hello,') : t('Dear {name},', { name })}</p>
    <p>
      {said === null
        ? t('You told us something. This is what has come of it.')
        : t('You told us something: {said} This is what has come of it.', {
            said: said.startsWith('“') ? said : `“${said}”`,
          })}
    </p>
    <ul>
      {news.map((line) => (
        <li class="said">{line}</li>
      ))}
    </ul>
    <p>{t('Thank you for speaking. If you want to say more, tell whoever brought you this letter.')}</p>
    <p>{from}</p>
  </article>
)
