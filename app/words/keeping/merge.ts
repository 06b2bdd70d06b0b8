import { type PoEntry, type PoFile, po } from 'gettext-parser'
import type { Found } from './extract.ts'

const headers = (language: string): Record<string, string> => ({
  'Project-Id-Version': 'Kith',
  Language: language,
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Transfer-Encoding': '8bit',
  'X-Message-Format': 'ICU MessageFormat',
})

/** A catalogue that holds just the words found, with the translations that were there; what is no longer said is set aside. */
export function mergeCatalogue(found: readonly Found[], language: string, before?: PoFile): PoFile {
  const known: Record<string, PoEntry> = { ...before?.obsolete?.[''], ...before?.translations[''] }
  const entries: Record<string, PoEntry> = {}
  for (const { key, file, comment } of found) {
    const old = known[key]
    entries[key] ??= { msgid: key, msgstr: old?.msgstr ?? [''], comments: { ...keptComments(old) } }
    const comments = entries[key].comments!
    const places = new Set([...(comments.reference?.split('\n') ?? []), file])
    comments.reference = [...places].join('\n')
    if (comment !== undefined) comments.extracted = comment
  }
  const unused = Object.values(known).filter(
    ({ msgid, msgstr }) => msgid !== '' && !entries[msgid] && msgstr[0],
  )
  return {
    charset: 'utf-8',
    headers: headers(language),
    translations: { '': entries },
    ...(unused.length > 0 && {
      obsolete: { '': Object.fromEntries(unused.map((entry) => [entry.msgid, entry])) },
    }),
  }
}

function keptComments(old: PoEntry | undefined) {
  const { flag, translator } = old?.comments ?? {}
  return { ...(flag && { flag }), ...(translator && { translator }) }
}

/** As the file is written: one line a message, so that a change of words is a change of one line. */
export const writeCatalogue = (file: PoFile): string =>
  `${po.compile(file, { foldLength: 0 }).toString('utf8').trimEnd()}\n`
