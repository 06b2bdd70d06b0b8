import type { Context } from 'hono'
import type { House } from '../../../house.ts'
import { readCookie, writeCookie } from '../../../http/session/cookies.ts'

type Here = Pick<House, 'publicUrl'>

const name = 'kith-letter'
const MINUTES = 30 * 60

/** Keeps the code of a letter for half an hour, so that it stands in no address. */
export const keepCode = (c: Context, { publicUrl }: Here, code: string): void =>
  writeCookie(c, publicUrl, { name, value: code, maxAge: MINUTES })

export const forgetCode = (c: Context, { publicUrl }: Here): void =>
  writeCookie(c, publicUrl, { name, value: '', maxAge: 0 })

/** The code that was typed on this device a short while ago. */
export const keptCode = (c: Context, { publicUrl }: Here): string =>
  readCookie(c, publicUrl, name)?.slice(0, 60) ?? ''
