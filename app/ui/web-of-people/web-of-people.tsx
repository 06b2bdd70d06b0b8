import { PeopleList } from './people-list.tsx'
import type { Tied } from './web.ts'

export { PeopleList } from './people-list.tsx'
export { type Circle, circles, type Gift, gifts, type Tied } from './web.ts'

interface WebOfPeopleProps {
  /** The person in the middle; `me` when the page is theirs. */
  readonly me: { readonly name: string }
  readonly people: readonly Tied[]
}

/** A person's ties from where they stand: drawn, and as a list that says the same. */
export function WebOfPeople({ people }: WebOfPeopleProps) {
  return (
    <div class="web">
      <PeopleList people={people} />
    </div>
  )
}
