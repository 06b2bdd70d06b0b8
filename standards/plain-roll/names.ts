const TITLES = /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|lady)\b\.?\s*(?:(?:and|&)\s+)?)+/i

/** Splits a name written in one cell: `Okafor, Ada` or `Mrs Ada Okafor`. A single word is the family name. */
export function splitName(name: string): { readonly givenName: string; readonly familyName: string } {
  const bare = name.replace(TITLES, '').trim() || name.trim()
  const comma = bare.indexOf(',')
  if (comma > 0) {
    const givenName = bare
      .slice(comma + 1)
      .trim()
      .replace(TITLES, '')
    return { givenName, familyName: bare.slice(0, comma).trim() }
  }
  const space = bare.lastIndexOf(' ')
  return { givenName: bare.slice(0, Math.max(space, 0)).trim(), familyName: bare.slice(space + 1) }
}

/** A name as it is compared: letters only, without case or accents. */
export const nameKey = (...names: readonly string[]): string =>
  names
    .map((name) =>
      name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    )
    .join(' ')
