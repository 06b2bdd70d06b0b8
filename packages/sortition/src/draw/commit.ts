import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { SortitionError } from '../error.ts'
import type { Lottery } from '../lottery.ts'
import { byText, type Person } from '../pool/pool.ts'
import { digestOf } from './chance.ts'
import {
  canonical,
  type DrawDocument,
  type PublicCertificate,
  type PublicPerson,
  type Ticket,
  version,
} from './document.ts'
import { equalPanels } from './panels.ts'

export interface CommitOptions {
  /** How many equally likely panels to list; 1000 where nothing is said, a number that balls with three digits can pick from. */
  readonly panels?: number
  /** Kept by whoever runs the draw until it is over; every person's salt is made from it. 16 characters at least. */
  readonly secret: string
}

export interface Commitment {
  readonly document: DrawDocument
  /** SHA-256 of the document: print it in the newspaper. */
  readonly digest: string
  readonly tickets: readonly Ticket[]
}

/** What binds a pseudonym to a person: nobody can guess it without the salt, nobody can claim another person's place. */
export function commitmentOf(salt: string, id: string, traits: Person['traits']): string {
  return digestOf('person', salt, id, canonical(traits))
}

/** The digest of a document, whatever the order of its keys. */
export function digestOfDocument(document: DrawDocument): string {
  return digestOf('document', canonical(document))
}

/** Rounds a lottery to equally likely panels and makes the document to publish before the draw, and everybody's ticket. */
export function commit(lottery: Lottery, options: CommitOptions): Commitment {
  const secret: unknown = options?.secret
  if (typeof secret !== 'string' || secret.length < 16)
    throw new SortitionError('The secret is too short.', {
      field: 'secret',
      mend: 'Give at least 16 random characters and keep them safe.',
    })
  const { pool } = lottery.instance
  const key = utf8ToBytes(secret)
  const saltOf = (id: string) => bytesToHex(hmac(sha256, key, utf8ToBytes(`salt ${id}`)))
  const sealed = pool.people
    .map((person) => ({
      person,
      salt: saltOf(person.id),
      commitment: commitmentOf(saltOf(person.id), person.id, person.traits),
    }))
    .sort((a, b) => byText(a.commitment, b.commitment))
  const names = new Map(sealed.map(({ person }, at) => [person.id, `p${at + 1}`]))
  const homes = labels(sealed.map(({ person }) => person))
  const selected = new Set(pool.selected)
  const impossible = new Set(lottery.impossible)
  const people = sealed.map(
    ({ person, commitment }): PublicPerson => ({
      pseudonym: names.get(person.id)!,
      commitment,
      traits: person.traits,
      ...(person.household !== undefined && homes.has(person.household)
        ? { household: homes.get(person.household)! }
        : {}),
      ...(selected.has(person.id) ? { selected: true as const } : {}),
      ...(impossible.has(person.id) ? { impossible: true as const } : {}),
    }),
  )
  const panels = equalPanels(lottery, options.panels ?? 1000, `panels ${secret}`).map((panel) =>
    panel.map((id) => names.get(id)!).sort(byText),
  )
  const counts = new Map(people.map(({ pseudonym }) => [pseudonym, 0]))
  for (const panel of panels) for (const name of panel) counts.set(name, counts.get(name)! + 1)
  const certificate = published(lottery, homes)
  const document: DrawDocument = {
    format: 'kith-sortition/1',
    method: { algorithm: lottery.algorithm, version },
    panelSize: pool.panelSize,
    quotas: pool.quotas.map(({ category, value, min, max }) => ({ category, value, min, max })),
    people,
    panels,
    chances: Object.fromEntries(counts),
    ...(certificate ? { certificate } : {}),
  }
  const tickets = sealed.map(({ person: { id }, salt }) => {
    const pseudonym = names.get(id)!
    return { id, salt, pseudonym, panels: counts.get(pseudonym)!, of: panels.length }
  })
  return { document, digest: digestOfDocument(document), tickets }
}

/** Names for the households that more than one person shares, which tell nothing about the address. */
function labels(people: readonly Person[]): Map<string, string> {
  const seen = new Map<string, number>()
  for (const { household } of people)
    if (household !== undefined) seen.set(household, (seen.get(household) ?? 0) + 1)
  const shared = [...seen].filter(([, count]) => count > 1)
  return new Map(shared.map(([household], at) => [household, `h${at + 1}`]))
}

function published(lottery: Lottery, homes: ReadonlyMap<string, string>): PublicCertificate | undefined {
  const { certificate, instance } = lottery
  if (!certificate) return undefined
  const rows = instance.constraints.map((constraint, row) => ({
    constraint,
    price: certificate.prices[row]!,
  }))
  return {
    numerator: certificate.numerator,
    denominator: certificate.denominator,
    quotas: rows.flatMap(({ constraint, price }) =>
      constraint.kind === 'quota' && price !== 0
        ? [{ category: constraint.quota.category, value: constraint.quota.value, price }]
        : [],
    ),
    households: rows.flatMap(({ constraint, price }) =>
      constraint.kind === 'household' && price !== 0
        ? [{ household: homes.get(constraint.household)!, price }]
        : [],
    ),
    size: rows.at(-1)!.price,
  }
}
