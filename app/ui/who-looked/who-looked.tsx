import { formatDateTime, t } from '#words'

export interface Look {
  readonly name: string
  readonly at: Date | string
  /** What let them: “as your mentor”, “an override”. */
  readonly through: string
  readonly what?: string | undefined
}

/** Who has read something, newest first as given. */
export function WhoLooked({ looks }: { looks: readonly Look[] }) {
  if (looks.length === 0) return <p class="who-looked-none">{t('Nobody but you has looked at this.')}</p>
  return (
    <ol class="who-looked" reversed>
      {looks.map(({ name, at, through, what }) => (
        <li>
          <strong>{name}</strong> <span class="who-looked-through">{through}</span>
          {what !== undefined && <span class="who-looked-what"> {what}</span>}
          <time datetime={new Date(at).toISOString()}>{formatDateTime(at)}</time>
        </li>
      ))}
    </ol>
  )
}
