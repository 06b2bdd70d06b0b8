// H. M. Damm's quasigroup of order ten (2004): finds every wrong digit and every two that changed places.
const TABLE = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

const check = (digits: string): number =>
  [...digits].reduce((interim, digit) => TABLE[interim]![Number(digit)]!, 0)

/** The number on a sheet: five digits and one to check them by, “00123-4”. */
export function sheetNumber(serial: number): string {
  const digits = String(serial).padStart(5, '0')
  return `${digits}-${check(digits)}`
}

/** The serial that was typed, with or without its noughts and its dash; null when the last digit does not fit the others. */
export function typedSheet(typed: string): number | null {
  const digits = typed.replace(/[\s-]/g, '')
  if (!/^\d{2,6}$/.test(digits)) return null
  const full = digits.padStart(6, '0')
  return check(full) === 0 ? Number(full.slice(0, 5)) : null
}
