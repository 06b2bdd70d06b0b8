import { expect, test } from 'vitest'
import { initials } from './person-chip.tsx'

test('first and last word, whatever the script', () => {
  expect(
    ['Mo Farrell', 'Ana María de la Cruz', 'nan', '  ', '李 小龙', 'ảnh ồ', '👩‍🌾 Jean'].map(initials),
  ).toEqual(['MF', 'AC', 'N', '', '李小', 'ẢỒ', '👩J'])
})
