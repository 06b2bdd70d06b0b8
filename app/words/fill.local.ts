import { readFileSync, writeFileSync } from 'node:fs'
import { po } from 'gettext-parser'
import { writeCatalogue } from './keeping/merge.ts'

const path = 'locales/cy.po'
const file = po.parse(readFileSync(path))
const entries = file.translations['']!
for (const line of readFileSync(process.argv[2]!, 'utf8').trim().split('\n')) {
  const at = line.indexOf('|')
  const key = line.slice(0, at)
  const said = line.slice(at + 1)
  const entry = entries[key]
  if (!entry) {
    console.log('not said:', key)
    continue
  }
  entry.msgstr = [said]
  entry.comments = { ...entry.comments, flag: 'fuzzy' }
}
delete entries['']
writeFileSync(path, writeCatalogue(file))
const all = Object.values(entries)
console.log(all.filter((e) => e.msgstr[0]).length, 'of', all.length)
