import type { Certificate } from '../fair/certificate.ts'
import type { Algorithm } from '../lottery-algorithms.ts'

/** What is published before the draw. Everything in it is public; nobody's name or id is. */
export interface DrawDocument {
  readonly format: 'kith-sortition/1'
  readonly method: { readonly algorithm: Algorithm; readonly version: string }
  readonly panelSize: number
  readonly quotas: readonly {
    readonly category: string
    readonly value: string
    readonly min: number
    readonly max: number
  }[]
  readonly people: readonly PublicPerson[]
  /** Equally likely panels, by pseudonym. */
  readonly panels: readonly (readonly string[])[]
  /** In how many of the panels each pseudonym is. */
  readonly chances: Readonly<Record<string, number>>
  readonly certificate?: PublicCertificate
}

export interface PublicPerson {
  readonly pseudonym: string
  /** Binds the pseudonym to an id and traits; see {@link commitmentOf}. */
  readonly commitment: string
  readonly traits: Readonly<Record<string, string>>
  /** People with the same label share a household. */
  readonly household?: string
  /** On every panel, because chosen before. */
  readonly selected?: true
  /** No panel that meets the quotas can hold this person, so the lowest chance leaves them out. */
  readonly impossible?: true
}

/** A {@link Certificate} with its rows named, as it is published. */
export interface PublicCertificate extends Pick<Certificate, 'numerator' | 'denominator'> {
  readonly quotas: readonly { readonly category: string; readonly value: string; readonly price: number }[]
  readonly households: readonly { readonly household: string; readonly price: number }[]
  readonly size: number
}

/** What one volunteer is given, in private: enough to find themselves in the document. */
export interface Ticket {
  readonly id: string
  readonly salt: string
  readonly pseudonym: string
  /** Panels they are in, out of all. */
  readonly panels: number
  readonly of: number
}

export const version = '1.0.0'

/** The document as text that is the same however its keys were ordered. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`
}
