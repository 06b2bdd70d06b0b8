import { formatDate, formatDateTime, t } from '#words'

export interface Look {
  readonly name: string
  readonly at: Date | string
  /** What let them: “as your mentor”, “an override”. */
  readonly through: string
  readonly what?: string | undefined
  /** How often on that day, `at` being the last of them. Once, without it. */
  readonly times?: number | undefined
}

/** Who has read something, newest first as given. */
export function WhoLooked({ looks }: { looks: readonly Look[] }) {
  if (looks.length === 0) return <p class="who-looked-none">{t('Nobody but you has looked at this.')}</p>
  return (
    <ol class="who-looked" reversed>
      {looks.map(({ name, at, through, what, times = 1 }) => (
        <li>
          <strong>{name}</strong>{' '}
          <span class="who-looked-through">
            {what === undefined ? through : t('{what}, {through}', { what, through })}
          </span>
          <time datetime={new Date(at).toISOString()}>
            {times === 1
              ? formatDateTime(at)
              : t('{times, plural, one {# time} other {# times}} on {date}', { times, date: formatDate(at) })}
          </time>
        </li>
      ))}
    </ol>
  )
}
