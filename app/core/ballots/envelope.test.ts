import { describe, expect, test } from 'vitest'
import { newReceipt, open, roomFor, seal } from './envelope.ts'
import { keyCheck, urnKey } from './urn-key.ts'

const key = urnKey('secret', 'ballot')
const room = roomFor(40)
const said = { answer: ['bench'], receipt: 'ABCDEFGHJKLM' }

describe('an envelope', () => {
  test('opens with its key, to what was put in', () => {
    expect(open(key, seal(key, said, room))).toEqual(said)
  })

  test('stays shut with the key of another ballot, of another installation, and where it was changed', () => {
    const sealed = seal(key, said, room)
    expect(() => open(urnKey('secret', 'another'), sealed)).toThrow()
    expect(() => open(urnKey('another', 'ballot'), sealed)).toThrow()
    const changed = Buffer.from(sealed)
    changed[20]! ^= 1
    expect(() => open(key, changed)).toThrow()
  })

  test('is as long for one choice as for forty, and never the same twice', () => {
    const forty = {
      answer: Array.from({ length: 40 }, (_, n) => ({
        id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        points: 100,
      })),
      receipt: said.receipt,
    }
    expect(seal(key, forty, room)).toHaveLength(seal(key, said, room).length)
    expect(seal(key, said, room).equals(seal(key, said, room))).toBe(false)
  })

  test('refuses what it has no room for, rather than to grow', () => {
    expect(() => seal(key, { answer: 'x'.repeat(9000), receipt: said.receipt }, room)).toThrow(RangeError)
  })
})

test('what tells whether a key is the right one is not the key', () => {
  expect(keyCheck('secret', 'ballot')).not.toBe(key.toString('hex'))
  expect(keyCheck('secret', 'ballot')).not.toBe(keyCheck('another', 'ballot'))
})

test('receipts have no letters that are mistaken for each other', () => {
  for (let n = 0; n < 200; n++) expect(newReceipt()).toMatch(/^[A-HJ-NP-Z2-9]{12}$/)
})
