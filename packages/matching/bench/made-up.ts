import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** People who each rank five of forty options; `pull` above 1 makes some options more wanted than others. */
export function crowd(people: number, options: number, pull: number, seed: number) {
  const random = xoroshiro128plus(seed)
  const chance = () => (random.next() >>> 0) / 2 ** 32
  return Array.from({ length: people }, (_, i) => {
    const choices = new Set<string>()
    while (choices.size < 5) choices.add(`option ${Math.floor(options * chance() ** pull)}`)
    return { id: `person ${i}`, choices: [...choices] }
  })
}
