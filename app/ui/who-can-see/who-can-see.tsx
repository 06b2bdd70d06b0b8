import { formatList, t } from '#words'

export interface Reader {
  readonly name: string
  /** What they are to the owner: “mentor”. */
  readonly through?: string | undefined
}

interface WhoCanSeeProps {
  /** Everybody else who can see it, beside the owner. */
  readonly readers: readonly Reader[]
  /** Where the owner changes it; leave out for others. */
  readonly href?: string
  /** What “it” is, for those who hear links alone: “my goals”. */
  readonly thing: string
}

/** Said on every thing: who can see it, and for its owner a way to change that. */
export function WhoCanSee({ readers, href, thing }: WhoCanSeeProps) {
  const names = readers.map(({ name, through }) =>
    through === undefined ? name : t('{name} ({through})', { name, through }),
  )
  return (
    <p class={readers.length === 0 ? 'who-can-see who-can-see-closed' : 'who-can-see'}>
      <Mark alone={readers.length === 0} />
      <span>
        {readers.length === 0
          ? t('Only you can see this')
          : t('{people} can see this', { people: formatList([t('You'), ...names]) })}
        {href !== undefined && (
          <>
            {' '}
            <a href={href}>
              {t('Change')}
              <span class="unseen"> {t('who can see {thing}', { thing })}</span>
            </a>
          </>
        )}
      </span>
    </p>
  )
}

/** One person in a circle alone, or in a circle that meets another. */
const Mark = ({ alone }: { alone: boolean }) => (
  <svg class="who-can-see-mark" viewBox="0 0 26 16" aria-hidden="true" focusable="false">
    <circle cx={alone ? 13 : 9} cy="8" r="7" />
    {!alone && <circle cx="17" cy="8" r="7" />}
    <circle class="me" cx="13" cy="8" r="2" />
  </svg>
)
