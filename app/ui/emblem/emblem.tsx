/** The web of people, small: four circles that meet in one person. Decoration; the name stands beside it. */
export function Emblem({ size = 44 }: { size?: number }) {
  return (
    <svg class="emblem" viewBox="0 0 44 44" width={size} height={size} aria-hidden="true" focusable="false">
      <circle class="emblem-school" cx="15" cy="15" r="12.5" />
      <circle class="emblem-family" cx="29" cy="15" r="12.5" />
      <circle class="emblem-friends" cx="29" cy="29" r="12.5" />
      <circle class="emblem-community" cx="15" cy="29" r="12.5" />
      <circle class="emblem-me" cx="22" cy="22" r="3.75" />
    </svg>
  )
}
