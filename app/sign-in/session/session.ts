import type { Me, Proof } from '#db/client.ts'

/** A browser that is signed in, as the rest of the app sees it. */
export interface Session {
  readonly id: string
  readonly accountId: string
  /** Who signed in; null until somebody with several people has said which. */
  readonly person: { readonly placeId: string; readonly personId: string } | null
  /** The person somebody acts for, with their recorded consent. */
  readonly actingForId: string | null
  readonly sharedDevice: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
  /** When a passkey or the like was last proved in it. */
  readonly provedAt: Date | null
  /** By what it is sure now that it is them. */
  readonly proof: Proof | undefined
}

/** Whose rows a request reads: the one acted for, with the helper named, or the person who signed in. */
export function meOf(session: Session): Me | null {
  if (session.person === null) return null
  const { placeId, personId } = session.person
  return session.actingForId === null
    ? { placeId, personId, proof: session.proof }
    : { placeId, personId: session.actingForId, helperId: personId }
}
