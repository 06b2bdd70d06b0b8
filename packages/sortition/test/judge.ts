import type { Lottery } from '../src/index.ts'

/**
 * Judges a lottery from its panels alone, with arithmetic of its own: every panel meets size, quotas and households, chances
 * add up to the panel's size and are those stated. Answers with the first fault, or undefined.
 */
export function fault(lottery: Lottery): string | undefined {
  const { pool, types } = lottery.instance
  const selected = new Set(pool.selected)
  const fixed = pool.people.filter(({ id }) => selected.has(id))
  const sums = new Map<string, number>(pool.people.map(({ id }) => [id, selected.has(id) ? 1 : 0]))
  let total = 0
  for (const { counts, chance } of lottery.panels) {
    if (!(chance > 0)) return 'a panel without a chance'
    total += chance
    const size = counts.reduce((sum, count) => sum + count, 0) + fixed.length
    if (size !== pool.panelSize) return `a panel of ${size}`
    const homes = new Set<string>()
    for (const [t, count] of counts.entries()) {
      const type = types[t]!
      if (!Number.isInteger(count) || count < 0 || count > type.people.length)
        return 'more people than there are'
      if (count > 0 && type.household !== undefined) {
        if (homes.has(type.household)) return 'two of one household'
        homes.add(type.household)
      }
      for (const id of type.people) sums.set(id, sums.get(id)! + (chance * count) / type.people.length)
    }
    for (const { category, value, min, max } of pool.quotas) {
      let have = fixed.filter(({ traits }) => traits[category] === value).length
      for (const [t, count] of counts.entries()) if (types[t]!.traits[category] === value) have += count
      if (have < min || have > max) return `${category}: ${value} has ${have}`
    }
  }
  if (Math.abs(total - 1) > 1e-9) return `chances of panels add up to ${total}`
  for (const [id, sum] of sums) if (Math.abs(sum - lottery.chances[id]!) > 1e-9) return `${id} has ${sum}`
  const all = [...sums.values()].reduce((a, b) => a + b, 0)
  return Math.abs(all - pool.panelSize) > 1e-6 ? `chances add up to ${all}` : undefined
}
