import { formatList, t } from '#words'
import { InlineMark } from './marks.tsx'
import { circleName, giftName, nearName, stateName } from './names.ts'
import { circles, gifts, type Tied } from './web.ts'

/** The web in words: circle by circle, in the order given. */
export function PeopleList({ people, level = 2 }: { people: readonly Tied[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="web-list">
      {circles.map((circle) => {
        const here = people.filter((person) => person.circle === circle)
        return (
          <section class={`web-list-circle web-${circle}`}>
            <Heading>{circleName(circle)}</Heading>
            {here.length === 0 ? (
              <p class="web-list-nobody">{t('Nobody here yet.')}</p>
            ) : (
              <PeopleHere people={here} />
            )}
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
        {person.href === undefined ? <strong>{person.name}</strong> : <a href={person.href}>{person.name}</a>}
        <span class="web-list-near">
          {formatList(
            [
              nearName(person.near),
              stateName(person.state),
              person.apart ? t('only you see this') : '',
            ].filter(Boolean),
          )}
        </span>
        {person.gives.length > 0 && <Gives person={person} />}
      </li>
    ))}
  </ul>
)

const Gives = ({ person }: { person: Tied }) => (
  <ul class="web-list-gives">
    {gifts
      .filter((gift) => person.gives.includes(gift))
      .map((gift) => (
        <li>
          <InlineMark gift={gift} /> {giftName(gift)}
        </li>
      ))}
  </ul>
)
