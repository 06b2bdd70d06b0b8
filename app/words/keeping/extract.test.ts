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

  test.each([
    ['<p>Said as it is</p>', 'Said as it is'],
    ['<p>{t("One")} and more</p>', 'and more'],
    ['<Layout title="A page" />', 'A page'],
    ['<img alt="A bed of beans" src="/a.png" />', 'A bed of beans'],
  ])('says that the words in %s are past t()', (jsx, words) => {
    expect(extract(`${from}const a = ${jsx}`, 'page.tsx').faults).toEqual([
      `page.tsx:2 “${words}” is said without t(), so nobody can translate it`,
    ])
  })

  test('leaves names, marks and what no one reads', () => {
    const jsx =
      '<p class="said lead" id="why">{t("One")} · 7 <b>Kith</b> <i data-text="x y">→</i> <code>npx kith</code></p>'
    expect(extract(`${from}const a = ${jsx}`, 'page.tsx').faults).toEqual([])
  })

  test('says which file cannot be read', () => {
    expect(extract('const = ', 'bad.ts').faults[0]).toMatch(/^bad\.ts cannot be read/)
  })
})
