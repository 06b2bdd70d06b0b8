import { formatList, t } from '#words'
import { circleName, giftName, nearName, stateName } from './names.ts'
import { circles, type Tied } from './web.ts'

/** The web in words: circle by circle, the closest first. */
export function PeopleList({ people }: { people: readonly Tied[] }) {
  return (
    <div class="web-list">
      {circles.map((circle) => {
        const here = people
          .filter((person) => person.circle === circle)
          .sort((one, other) => one.near - other.near)
        return (
          <section class={`web-list-circle web-list-${circle}`}>
            <h3>{circleName(circle)}</h3>
            {here.length === 0 ? <p>{t('Nobody here yet.')}</p> : <PeopleHere people={here} />}
          </section>
        )
      })}
    </div>
  )
}

const PeopleHere = ({ people }: { people: readonly Tied[] }) => (
  <ul>
    {people.map((person) => (
      <li>
        <a href={person.href}>{person.name}</a>
        <span class="web-list-near">
          {formatList([nearName(person.near), stateName(person.state)].filter(Boolean))}
        </span>
        {person.gives.length > 0 && (
          <span class="web-list-gives">{formatList(person.gives.map(giftName))}</span>
        )}
      </li>
    ))}
  </ul>
)
