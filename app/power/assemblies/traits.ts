import type { Quota } from '@kith/sortition'
import type { Tx } from '#db/client.ts'

/** One value of what is asked of who says yes, with the place's make-up and the quota as far as they are known. */
export interface Trait {
  readonly value: string
  readonly people: number | null
  readonly least: number | null
  readonly most: number | null
}

export interface Category {
  readonly category: string
  readonly traits: readonly Trait[]
}

/** What is asked, in the order in which it is asked. */
export async function categoriesOf(tx: Tx, assemblyId: string): Promise<readonly Category[]> {
  const rows = await tx
    .selectFrom('assembly_traits')
    .select(['category', 'value', 'people', 'least', 'most'])
    .where('assembly_id', '=', assemblyId)
    .orderBy('category_position')
    .orderBy('position')
    .execute()
  return Object.entries(Object.groupBy(rows, ({ category }) => category)).map(([category, traits]) => ({
    category,
    traits: traits!,
  }))
}

export const hasQuotas = (categories: readonly Category[]): boolean =>
  categories.length > 0 && categories.every(({ traits }) => traits.every(({ least }) => least !== null))

/**
 * Quotas that follow a place's make-up: of each value as many places as its share of the people, rounded down and up.
 * Whoever the place has none of gets no place.
 */
export function quotasOf(category: Category, places: number): readonly Quota[] {
  const all = category.traits.reduce((sum, { people }) => sum + (people ?? 0), 0)
  return category.traits.map(({ value, people }) => {
    const share = all === 0 ? 0 : (places * (people ?? 0)) / all
    return { category: category.category, value, min: Math.floor(share), max: Math.ceil(share) }
  })
}
