import { describe, expect, test } from 'vitest'
import { extract } from './extract.ts'

const from = "import { t, tr as rich } from '#words'\n"
const keys = (code: string) => extract(from + code, 'page.tsx').found.map(({ key }) => key)

describe('gathering words', () => {
  test('finds literals in code and JSX, through another name too', () => {
    expect(
      keys("const a = t('One'); const b = <p title={t('Two')}>{rich(`Three <b>x</b>`, {})}</p>"),
    ).toEqual(['One', 'Two', 'Three <b>x</b>'])
  })

  test('hands on what is said to translators', () => {
    const { found } = extract(`${from}// translators: a verb\nt('Open')\nt('Open up')`, 'page.ts')
    expect(found).toEqual([
      { key: 'Open', file: 'page.ts', comment: 'a verb' },
      { key: 'Open up', file: 'page.ts' },
    ])
  })

  test('leaves another function called t alone', () => {
    expect(extract("import { t } from './tables.ts'\nt('people')", 'a.ts')).toEqual({ found: [], faults: [] })
    expect(extract('const t = (x) => x\nt(name)', 'a.ts').faults).toEqual([])
  })

  test.each(['t(name)', "t('a' + b)", `t(\`a $\{b}\`)`, "t(c ? 'a' : 'b')", 't()'])(
    'says that %s cannot be translated',
    (code) => {
      expect(extract(from + code, 'page.ts').faults).toEqual([
        'page.ts:2 t() needs its words as one literal, to be translated',
      ])
    },
  )

  test('says which file cannot be read', () => {
    expect(extract('const = ', 'bad.ts').faults[0]).toMatch(/^bad\.ts cannot be read/)
  })
})
