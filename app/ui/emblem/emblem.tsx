/** The web of people, small: four circles around one person. Decoration; the name stands beside it. */
export function Emblem({ size = 40 }: { size?: number }) {
  return (
    <svg class="emblem" viewBox="0 0 40 40" width={size} height={size} aria-hidden="true" focusable="false">
      <circle class="emblem-school" cx="20" cy="12" r="10" />
      <circle class="emblem-family" cx="28" cy="20" r="10" />
      <circle class="emblem-friends" cx="20" cy="28" r="10" />
      <circle class="emblem-community" cx="12" cy="20" r="10" />
      <circle class="emblem-me" cx="20" cy="20" r="3.5" />
    </svg>
  )
}
