import { expect, test } from 'vitest'
import { catalogueOf, readCatalogue } from './catalogue.ts'

test('an entry nobody has reviewed is used, and the catalogue says that it waits', () => {
  const { words, awaitingReview } = readCatalogue(
    '#, fuzzy\nmsgid "Home"\nmsgstr "Hafan"\n\nmsgid "Back"\nmsgstr ""\n',
  )
  expect([...words]).toEqual([['Home', 'Hafan']])
  expect(awaitingReview).toBe(true)
})

test('a reviewed catalogue waits for nobody', () => {
  expect(readCatalogue('msgid "Home"\nmsgstr "Hafan"\n').awaitingReview).toBe(false)
})

test('Welsh is there, and waits for a speaker', () => {
  const welsh = catalogueOf('cy')
  expect(welsh.words.get('Home')).toBe('Hafan')
  expect(welsh.awaitingReview).toBe(true)
})
