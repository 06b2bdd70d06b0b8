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

/**
 * Finds a volunteer in the document by their own ticket: who they are there, with which categories, and what chance they
 * have. With `traits` they are found only if these are published as theirs.
 */
export function findMyself(
  input: unknown,
  me: { readonly id: string; readonly salt: string; readonly traits?: PublicPerson['traits'] },
): { person: PublicPerson; panels: readonly number[]; of: number } | undefined {
  const document: DrawDocument = readDocument(input)
  for (const field of ['id', 'salt'] as const)
    if (typeof me?.[field] !== 'string')
      throw new SortitionError(`The ${field} is missing.`, { field, mend: 'Give the ticket as it came.' })
  const { id, salt, traits } = me
  const isMe = ({ commitment, traits: published }: PublicPerson) =>
    commitment === commitmentOf(salt, id, published) &&
    (traits === undefined ||
      Object.entries(published).every(([category, value]) => traits?.[category] === value))
  const person = document.people.find(isMe)
  if (!person) return undefined
  const panels = document.panels.flatMap((panel, at) => (panel.includes(person.pseudonym) ? [at] : []))
  return { person, panels, of: document.panels.length }
}
