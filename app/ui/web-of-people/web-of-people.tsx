import { direction, inOrder } from '#words'
import { arrange, narrow, wide } from './arrange.ts'
import { Drawing } from './drawing.tsx'
import { Key } from './key.tsx'
import { PeopleList } from './people-list.tsx'
import type { Tied } from './web.ts'

export { PeopleList } from './people-list.tsx'
export { type Circle, circles, type Gift, gifts, type Tied } from './web.ts'

interface WebOfPeopleProps {
  /** The person in the middle. */
  readonly me: { readonly name: string }
  readonly people: readonly Tied[]
  /** The list's headings: 2 under a page's title, 3 under a section. */
  readonly level?: 2 | 3
  /** Tells two webs on one page apart. */
  readonly id?: string
}

/**
 * A person's ties from where they stand ("Key Relationships for Learning"): drawn, once for wide and once for narrow places
 * (the style sheet shows the one that fits), and as a list that says the same.
 */
export function WebOfPeople({ me, people, level = 2, id = 'web' }: WebOfPeopleProps) {
  const sorted = people.toSorted((one, other) => one.near - other.near || inOrder(one.name, other.name))
  return (
    <div class="web">
      <div class="web-narrow">
        <Drawing me={me.name} arrangement={arrange(sorted, narrow, direction())} id={`${id}-narrow`} />
      </div>
      <div class="web-wide">
        <Drawing me={me.name} arrangement={arrange(sorted, wide, direction())} id={`${id}-wide`} />
      </div>
      {sorted.length > 0 && <Key people={sorted} />}
      <PeopleList people={sorted} level={level} />
    </div>
  )
}
