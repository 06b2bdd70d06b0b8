import { plainCell } from './cell.ts'

/** Controls, direction overrides and zero-width marks; not the joiners that Persian and Hindi names are written with. */
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]/gu
const SPACES = /[\s\u00a0]+/gu

/**
 * One line of text as a person meant it: trimmed, line breaks and runs of spaces as one space, NFC, nothing invisible.
 * @returns `altered` when something other than spaces was taken out.
 */
export function cleanText(raw: string): { readonly text: string; readonly altered: boolean } {
  // The quick way, for the many cells that are plain ASCII without surprises.
  if (/^[!-~]*$/.test(raw) && !raw.startsWith("'")) return { text: raw, altered: false }
  const spaced = raw.replace(SPACES, ' ')
  const seen = spaced.replace(UNSEEN, '')
  const text = plainCell(seen.replace(SPACES, ' ').trim()).normalize('NFC').toWellFormed()
  // A byte-order mark in mid-file is how two files look when joined; nobody need hear of it.
  return { text, altered: seen.length !== spaced.replace(/\ufeff/g, '').length }
}
