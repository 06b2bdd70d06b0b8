import fc from 'fast-check'

/** A value as it goes over the wire, percent-encoded: what is no text at all can be said too. */
export type Wire = string

const encode = (text: string): Wire =>
  [...text]
    .map((letter) =>
      // encodeURIComponent throws at half of a surrogate pair; these are its bytes as UTF-8 would have them.
      /^[\ud800-\udfff]$/.test(letter)
        ? `%ed%${(0x80 | ((letter.charCodeAt(0) >> 6) & 0x3f)).toString(16)}%${(0x80 | (letter.charCodeAt(0) & 0x3f)).toString(16)}`
        : encodeURIComponent(letter),
    )
    .join('')

const nobody = '00000000-0000-7000-8000-000000000000'

const chosen: readonly Wire[] = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfffy', '\u202e\u200b', '👩‍👩‍👧‍👦', 'e\u0301'.repeat(50)],
  ...['x'.repeat(100_000), '\n'.repeat(5000)],
  ...[
    '-1',
    '0',
    '1',
    '2',
    '99999999999999999999',
    '1e309',
    'NaN',
    '0x10',
    '1.5',
    '31',
    '13',
    '0000',
    '999999',
  ],
  ...['2027-02-30', '+275760-09-13', 'not-a-uuid', nobody, nobody.toUpperCase(), `{${nobody}}`],
  ...[
    "'; drop table people; --",
    '%',
    '_',
    '\\',
    '$1',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
  ],
  ...[
    '../../etc/passwd',
    '//elsewhere.example',
    'javascript:alert(1)',
    'on',
    'yes',
    'true',
    'null',
    '[]',
    '{}',
  ],
].map(encode)

/** Bytes that are no UTF-8, and percent signs that encode nothing. */
const broken: readonly Wire[] = ['%ff', '%c3%28', '%e2%82', '%f0%9f', 'a%00%ff', '%', '%zz', '%u0000']

// Made once: fast-check writes down what every letter can become, for each such arbitrary anew.
const anyText = fc.string({ unit: 'binary', maxLength: 40 }).map(encode)

/** Something to send where something else is expected; `ids` are real ones, of other people's things too. */
export const hostileValue = (ids: readonly string[]): fc.Arbitrary<Wire> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...chosen) },
    { weight: 2, arbitrary: fc.constantFrom(...broken) },
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: anyText },
  )

/** What one field becomes. */
export type Change = 'keep' | 'drop' | 'twice' | { readonly to: Wire } | { readonly brackets: Wire }

export const change = (ids: readonly string[]): fc.Arbitrary<Change> =>
  fc.oneof(
    { weight: 24, arbitrary: fc.constant('keep' as const) },
    { weight: 1, arbitrary: fc.constantFrom('drop' as const, 'twice' as const) },
    { weight: 4, arbitrary: hostileValue(ids).map((to) => ({ to })) },
    { weight: 1, arbitrary: hostileValue(ids).map((brackets) => ({ brackets })) },
  )

export type Envelope =
  | 'urlencoded'
  | 'multipart'
  | 'file'
  | 'no boundary'
  | 'cut short'
  | 'json'
  | 'plain'
  | 'none'

export const envelope: fc.Arbitrary<Envelope> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('urlencoded' as const) },
  { weight: 4, arbitrary: fc.constantFrom('multipart' as const, 'file' as const) },
  { weight: 2, arbitrary: fc.constantFrom('no boundary', 'cut short', 'json', 'plain', 'none') },
)

export type Token = 'own' | 'none' | 'foreign' | 'garbage'

export const token: fc.Arbitrary<Token> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('own' as const) },
  { weight: 1, arbitrary: fc.constantFrom('none' as const, 'foreign' as const, 'garbage' as const) },
)
