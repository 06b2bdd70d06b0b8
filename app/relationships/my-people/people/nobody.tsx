import { type Circle, circles, type Gift, gifts, type Tied } from '#ui/ui.ts'
import { t } from '#words'

/** Where nobody is yet, kindly, and only to the person; with ways on. Says nothing before there is anybody at all. */
export function Nobody({ people }: { people: readonly Tied[] }) {
  const here = people.filter((person) => person.state !== 'resting')
  if (here.length === 0) return <p>{t('Begin with one person. It can be your nan, a friend, or a coach.')}</p>
  const emptyCircles = circles.filter((circle) => !here.some((person) => person.circle === circle))
  const missing = gifts.filter((gift) => !here.some((person) => person.gives.includes(gift)))
  if (emptyCircles.length === 0 && missing.length === 0) return null
  return (
    <section class="nobody">
      <h2>{t('Where is nobody?')}</h2>
      <p>
        {t(
          'Only you see this. It may be just fine as it is. If you would like somebody there, here is a way to start.',
        )}
      </p>
      <ul>
        {emptyCircles.map((circle) => (
          <li>
            {circleWords(circle)} <a href={`/people/add?circle=${circle}`}>{t('Add somebody')}</a>
          </li>
        ))}
        {missing.map((gift) => (
          <li>
            {giftWords(gift)} <a href="/plan">{t('Put it in my plan')}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function circleWords(circle: Circle): string {
  switch (circle) {
    case 'school':
      return t('Nobody at school yet. Is there one teacher, or anybody else there, you could talk to?')
    case 'family':
      return t('Nobody in the family yet. Who feels like family to you?')
    case 'friends':
      return t('No friends here yet. Who do you like to be with?')
    case 'community':
      return t('Nobody around you yet: a neighbour, a coach, somebody at the library or on the allotment?')
  }
}

function giftWords(gift: Gift): string {
  switch (gift) {
    case 'part':
      return t('With nobody yet: I take part. What would you like to join in with?')
    case 'recognised':
      return t('With nobody yet: I am recognised. What should somebody know that you can do?')
    case 'cared':
      return t('With nobody yet: I feel cared for. You can tell an adult you trust.')
    case 'motivated':
      return t('With nobody yet: I am motivated. What would you like to get better at, and who can do it?')
  }
}
