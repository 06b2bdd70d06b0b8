import { SortitionError } from '../error.ts'
import { pick } from './chance.ts'
import { commitmentOf, digestOfDocument } from './commit.ts'
import type { DrawDocument, PublicPerson } from './document.ts'
import { readDocument } from './read.ts'

export interface Drawn {
  /** Counted from 0; people say “panel number index + 1”. */
  readonly index: number
  readonly panel: readonly string[]
  readonly digest: string
}

/**
 * Picks a panel by words that nobody could know when the document was published (a public lottery's numbers, dice rolled
 * before everybody). The same document and words give the same panel, everywhere.
 */
export function draw(input: unknown, publicRandomness: string): Drawn {
  const document = readDocument(input)
  const words = typeof publicRandomness === 'string' ? publicRandomness.trim().replace(/\s+/g, ' ') : ''
  if (words === '')
    throw new SortitionError('The public randomness is empty.', {
      field: 'randomness',
      mend: 'Give the numbers that were drawn in public, as everybody can read them.',
    })
  const digest = digestOfDocument(document)
  const index = pick(document.panels.length, digest, words)
  return { index, panel: document.panels[index]!, digest }
}

/** Finds a volunteer in the document by their own id, traits and salt: who they are there and what chance they have. */
export function findMyself(
  input: unknown,
  me: { readonly id: string; readonly salt: string; readonly traits: PublicPerson['traits'] },
): { person: PublicPerson; panels: readonly number[]; of: number } | undefined {
  const document: DrawDocument = readDocument(input)
  const categories = new Set(document.quotas.map(({ category }) => category))
  const traits = Object.fromEntries(
    Object.entries(me.traits).filter(([category]) => categories.has(category)),
  )
  const seal = commitmentOf(me.salt, me.id, traits)
  const person = document.people.find(({ commitment }) => commitment === seal)
  if (!person) return undefined
  const panels = document.panels.flatMap((panel, at) => (panel.includes(person.pseudonym) ? [at] : []))
  return { person, panels, of: document.panels.length }
}
