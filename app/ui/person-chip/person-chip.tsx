/** Up to two letters for a name: first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return chosen.map((word) => [...word][0]!.toLocaleUpperCase()).join('')
}

interface PersonChipProps {
  readonly name: string
  readonly href?: string
  /** What they are here: “mentor”, “your mum”. */
  readonly note?: string | undefined
}

/** A person, by name. No photos. */
export function PersonChip({ name, href, note }: PersonChipProps) {
  const words = (
    <>
      <span class="person-initials" aria-hidden="true">
        {initials(name)}
      </span>
      <span class="person-name">{name}</span>
    </>
  )
  return (
    <span class="person">
      {href === undefined ? words : <a href={href}>{words}</a>}
      {note !== undefined && <span class="person-note"> {note}</span>}
    </span>
  )
}
