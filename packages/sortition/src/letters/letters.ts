import { chanceFrom, shuffled } from '../draw/chance.ts'
import { SortitionError, show } from '../error.ts'
import { byText } from '../pool/pool.ts'

export interface Address {
  readonly id: string
  /** What the letters may be spread over: area, deprivation band … */
  readonly traits?: Readonly<Record<string, string>>
}

export interface LettersInput {
  readonly addresses: readonly Address[]
  /** How many letters to send. */
  readonly letters: number
  /** Traits whose combinations are the strata; without them every address has the same chance. */
  readonly stratifyBy?: readonly string[]
  /** Letters by stratum (the values joined with “ / ”), where they shall not be in proportion to the addresses. */
  readonly shares?: Readonly<Record<string, number>>
  readonly seed: string
}

export interface Stratum {
  readonly stratum: string
  readonly addresses: number
  readonly letters: number
}

export interface Letters {
  /** Ids of the addresses that get a letter, in order. */
  readonly ids: readonly string[]
  /** Everybody in a stratum had the same chance, letters ÷ addresses. */
  readonly strata: readonly Stratum[]
}

/**
 * Stage one: which addresses get a letter. Each stratum gets its share of the letters by largest remainders (Hamilton), ties
 * by lot, and addresses inside it are drawn with equal chances. The same list, seed and numbers give the same letters.
 */
export function drawLetters(input: LettersInput): Letters {
  const source = chanceFrom(input.seed)
  const strata = strataOf(input)
  const names = [...strata.keys()].sort(byText)
  const sizes = names.map((name) => strata.get(name)!.length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const { letters } = input
  if (!Number.isSafeInteger(letters) || letters < 1 || letters > total)
    throw new SortitionError(`${show(letters)} letters cannot be sent to ${total} addresses.`, {
      field: 'letters',
      mend: `Choose a number from 1 to ${total}.`,
    })
  const shares = input.shares
    ? given(input.shares, names, sizes, letters)
    : proportional(
        sizes,
        letters,
        shuffled(
          names.map((_, at) => at),
          source,
        ),
      )
  const ids = names.flatMap((name, at) =>
    shuffled([...strata.get(name)!].sort(byText), source).slice(0, shares[at]!),
  )
  return {
    ids: ids.sort(byText),
    strata: names.map((stratum, at) => ({ stratum, addresses: sizes[at]!, letters: shares[at]! })),
  }
}

function strataOf({ addresses, stratifyBy = [] }: LettersInput): Map<string, string[]> {
  if (!Array.isArray(addresses) || addresses.length === 0)
    throw new SortitionError('There are no addresses.', {
      field: 'addresses',
      mend: 'Give the list of addresses.',
    })
  if (!Array.isArray(stratifyBy))
    throw new SortitionError('This is not a list.', { field: 'stratifyBy', mend: 'Give the traits’ names.' })
  const strata = new Map<string, string[]>()
  const seen = new Set<string>()
  addresses.forEach((address: Address, at) => {
    const id: unknown = address?.id
    if (typeof id !== 'string' || id === '')
      throw new SortitionError('The id is missing.', {
        row: at + 1,
        field: 'id',
        mend: 'Give each address an id.',
      })
    if (seen.has(id))
      throw new SortitionError(`The address “${id}” occurs twice.`, {
        row: at + 1,
        field: 'id',
        mend: 'Keep one of the two: it would have twice the chance.',
      })
    seen.add(id)
    const values = stratifyBy.map((trait) => {
      const value: unknown =
        address.traits && Object.hasOwn(address.traits, trait) ? address.traits[trait] : undefined
      if (typeof value !== 'string' || value === '')
        throw new SortitionError(`The ${trait} is missing.`, {
          row: id,
          field: trait,
          mend: 'Fill it in, or spread the letters over something else.',
        })
      return value
    })
    const stratum = values.length === 0 ? 'everybody' : values.join(' / ')
    const list = strata.get(stratum)
    if (list) list.push(id)
    else strata.set(stratum, [id])
  })
  return strata
}

/** Largest remainders in whole numbers: letters × size = quotient × total + remainder. */
function proportional(sizes: readonly number[], letters: number, lot: readonly number[]): number[] {
  const total = BigInt(sizes.reduce((sum, size) => sum + size, 0))
  const shares = sizes.map((size) => Number((BigInt(letters) * BigInt(size)) / total))
  const rest = sizes.map((size) => (BigInt(letters) * BigInt(size)) % total)
  const order = [...lot].sort((a, b) => (rest[a]! === rest[b]! ? 0 : rest[a]! > rest[b]! ? -1 : 1))
  let left = letters - shares.reduce((sum, share) => sum + share, 0)
  for (const at of order) if (left > 0 && left-- > 0) shares[at]!++
  return shares
}

function given(
  shares: Readonly<Record<string, number>>,
  names: readonly string[],
  sizes: readonly number[],
  letters: number,
): number[] {
  const stray = Object.keys(shares).find((name) => !names.includes(name))
  if (stray !== undefined)
    throw new SortitionError(`There is no stratum “${stray}”.`, {
      row: stray,
      field: 'shares',
      mend: `Use: ${names.slice(0, 20).join('; ')}.`,
    })
  const list = names.map((name, at) => {
    const share = Object.hasOwn(shares, name) ? shares[name]! : 0
    if (!Number.isSafeInteger(share) || share < 0 || share > sizes[at]!)
      throw new SortitionError(`${show(share)} letters cannot go to ${sizes[at]} addresses.`, {
        row: name,
        field: 'shares',
        mend: `Choose 0 to ${sizes[at]}.`,
      })
    return share
  })
  const sum = list.reduce((all, share) => all + share, 0)
  if (sum !== letters)
    throw new SortitionError(`The shares add up to ${sum}, not ${letters}.`, {
      field: 'shares',
      mend: 'Make them add up to the number of letters.',
    })
  return list
}
