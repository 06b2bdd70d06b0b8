import { createReadStream } from 'node:fs'
import { readHeadings } from '../../standards/plain-roll/headings.ts'
import { PLAIN_TARGETS, type PlainMapping } from '../../standards/plain-roll/targets.ts'

/**
 * What each column of a plain file holds: what its headings suggest, changed by `heading=what` (`heading=` for not read).
 * @throws Error with a sentence naming the heading or the word that is not known, or saying that no column holds the names;
 * RollUnreadable
 */
export async function mappingOf(path: string, said: readonly string[]): Promise<PlainMapping> {
  const { headings, suggested } = await readHeadings(createReadStream(path))
  const mapping = [...suggested]
  for (const one of said) {
    const at = one.lastIndexOf('=')
    const [heading, what] = [one.slice(0, at).trim(), one.slice(at + 1).trim()]
    const place = headings.findIndex((known) => known.trim().toLowerCase() === heading.toLowerCase())
    if (at === -1 || place === -1)
      throw new Error(`There is no column “${heading || one}”. The columns are: ${headings.join(', ')}.`)
    const target = PLAIN_TARGETS.find((known) => known === what)
    if (what !== '' && target === undefined)
      throw new Error(`A column cannot be “${what}”. It can be: ${PLAIN_TARGETS.join(', ')}.`)
    for (const [other, held] of mapping.entries()) if (held !== null && held === target) mapping[other] = null
    mapping[place] = target ?? null
  }
  const held = new Set(mapping)
  if (!held.has('fullName') && !(held.has('givenName') && held.has('familyName')))
    throw new Error(
      `Kith cannot tell which columns hold the names. The columns are: ${headings.join(', ')}. Say so: --map "${headings[0] ?? ''}=familyName" "${headings[1] ?? ''}=givenName", or one "…=fullName".`,
    )
  return mapping
}
