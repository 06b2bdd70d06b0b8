/**
 * Choices from a row: either columns `choice 1`, `choice 2`, … (`=` inside a cell joins a tie), or one column `choices` such
 * as `a > b = c > d`. Undefined where the table has neither, or where all are blank.
 */
export function readChoices(row: Readonly<Record<string, string>>): (string | string[])[] | undefined {
  const numbered = Object.keys(row)
    .map((name) => ({ name, at: /^choice[ _]?(\d+)$/i.exec(name)?.[1] }))
    .filter(({ at }) => at !== undefined)
    .sort((a, b) => Number(a.at) - Number(b.at))
  const cells = numbered.length > 0 ? numbered.map(({ name }) => row[name]!) : (row.choices ?? '').split('>')
  const choices = cells
    .map((cell) => cell.split('=').map((part) => part.trim()))
    .map((tie) => tie.filter((part) => part !== ''))
    .filter((tie) => tie.length > 0)
    .map((tie) => (tie.length === 1 ? tie[0]! : tie))
  return choices.length > 0 ? choices : undefined
}
