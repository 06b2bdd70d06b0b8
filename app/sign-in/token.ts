import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits as 43 characters of base64url: a session, a link, a browser's own secret. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** SHA-256. Enough for what is random to begin with; a secret that somebody chose goes through Argon2id instead. */
export const hashToken = (...parts: readonly string[]): Buffer =>
  createHash('sha256').update(parts.join('\u0000')).digest()

/** Equal, in a time that does not tell how much of it was. */
export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)

/** A well-formed token, so that whatever else a cookie holds costs no query. */
export const isToken = (value: string | undefined): value is string => /^[\w-]{43}$/.test(value ?? '')
