import { expect, test } from 'vitest'
import { sheetNumber, typedSheet } from './serial.ts'

test('a sheet is found by its number, typed with or without noughts and dash', () => {
  expect(sheetNumber(123)).toBe('00123-4')
  for (const typed of ['00123-4', '001234', '1234', ' 00123 4 ']) expect(typedSheet(typed)).toBe(123)
  for (const typed of ['', '4', '123', '00123', 'x1234', '1234567']) expect(typedSheet(typed)).toBeNull()
})

test('every wrong digit and every two that changed places are found', () => {
  for (let serial = 1; serial <= 2000; serial += 7) {
    const digits = sheetNumber(serial).replace('-', '')
    for (let place = 0; place < digits.length; place++) {
      for (let wrong = 0; wrong <= 9; wrong++) {
        const typed = digits.slice(0, place) + wrong + digits.slice(place + 1)
        if (typed !== digits) expect(typedSheet(typed)).toBeNull()
      }
      const swapped = digits.slice(0, place) + digits[place + 1] + digits[place] + digits.slice(place + 2)
      if (place + 1 < digits.length && swapped !== digits) expect(typedSheet(swapped)).toBeNull()
    }
  }
})
