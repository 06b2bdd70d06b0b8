import { existsSync, readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { po } from 'gettext-parser'
import { PROBLEM_WORDS } from '#standards/roll/problem-words.ts'
import { UNREADABLE_WORDS } from '#standards/roll/unreadable-words.ts'
import { languages } from '../locales.ts'
import { type Extracted, extract, type Found } from './extract.ts'
import { mergeCatalogue, writeCatalogue } from './merge.ts'
import { messageFault } from './message-faults.ts'

/** Languages with a catalogue in `locales/`: those that people made. */
export const catalogued = languages
  .filter(({ code, pseudo }) => !pseudo && code !== 'en')
  .map(({ code }) => code)

const spoken = ['app/**/*.{ts,tsx}', 'cli/**/*.ts']
/** The patterns are for those who build Kith. */
const unspoken = /\.(test|d)\.tsx?$|\/examples\.tsx$|\.local\.tsx?$|^app\/islands\/|^app\/ui\/patterns\.tsx$/

/** What a roll's problems say: kept as data by a package that knows nothing of `t`, and said through it. */
const rollProblems: readonly Found[] = [
  ...Object.values(PROBLEM_WORDS).flatMap(({ what, mend }) =>
    [what, mend].map((key) => ({ key, file: 'standards/roll/problem-words.ts' })),
  ),
  ...Object.values(UNREADABLE_WORDS).map((key) => ({ key, file: 'standards/roll/unreadable-words.ts' })),
]

export interface Keeping {
  /** What each catalogue should hold, by path from the project's root. */
  readonly files: ReadonlyMap<string, string>
  readonly faults: readonly string[]
}

/** Reads every source file under `root` and works out what the catalogues should hold. Writes nothing. */
export async function keepWords(root: string): Promise<Keeping> {
  const sources: string[] = []
  for await (const path of glob(spoken, { cwd: root })) sources.push(path.replaceAll('\\', '/'))
  const extracted: Extracted[] = sources
    .filter((path) => !unspoken.test(path))
    .sort()
    .map((path) => extract(readFileSync(`${root}/${path}`, 'utf8'), path))
  const found = [...extracted.flatMap((each) => each.found), ...rollProblems]

  const files = new Map([['locales/kith.pot', writeCatalogue(mergeCatalogue(found, ''))]])
  const faults = extracted.flatMap((each) => each.faults)
  for (const { key } of found) faults.push(...[messageFault(key)].filter((fault) => fault !== undefined))
  for (const language of catalogued) {
    const path = `locales/${language}.po`
    const before = existsSync(`${root}/${path}`) ? po.parse(readFileSync(`${root}/${path}`)) : undefined
    const merged = mergeCatalogue(found, language, before)
    files.set(path, writeCatalogue(merged))
    for (const { msgid, msgstr } of Object.values(merged.translations['']!)) {
      const fault = msgstr[0] && messageFault(msgid, msgstr[0])
      if (fault) faults.push(`${path}: ${fault}`)
    }
  }
  return { files, faults: [...new Set(faults)] }
}
