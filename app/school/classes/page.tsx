import { BackLink, Button, Form, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatList, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { type CardStanding, listCards } from '../../sign-in/card/list-cards.ts'
import { type WayIn, waysIn } from '../../sign-in/person/ways-in.ts'
import { readClass } from './learners.ts'

/** `/school/classes/:id`: who is in a class, and how each comes in. */
export async function showClass({ c, me, tx, house }: Ask) {
  const group = await readClass(tx, c.req.param('id') ?? '')
  const people = group.learners.map(({ id }) => id)
  const may = group.mayMakeCards
  const ways: ReadonlyMap<string, WayIn> = may ? await waysIn(house.signIn, me.placeId, people) : new Map()
  const cards = new Map(
    (may ? await listCards(house.signIn, me.placeId, people) : []).map((card) => [card.personId, card]),
  )
  const without = group.learners.filter(({ id }) => ways.get(id)?.state !== 'in')
  return (
    <Layout title={group.name} current="school" before={<BackLink href="/school">{t('School')}</BackLink>}>
      <PageTitle
        {...(group.school !== null && { caption: group.school })}
        {...(group.staff.length > 0 && { lead: t('With {names}', { names: formatList(group.staff) }) })}
      >
        {group.name}
      </PageTitle>
      {may && without.length > 0 && (
        <Form action={`/school/classes/${group.id}/cards`}>
          <p>
            {t(
              '{count, plural, one {# learner has} other {# learners have}} no way in yet. A card signs its child in once; then they choose their own secret.',
              { count: without.length },
            )}
          </p>
          <Button>{t('Make their sign-in cards')}</Button>
          <p class="field-hint">{t('Cards made before that nobody used stop working.')}</p>
        </Form>
      )}
      <h2>{t('{count, plural, one {# learner} other {# learners}}', { count: group.learners.length })}</h2>
      <ThingList
        label={t('Learners')}
        empty={{ text: t('Nobody is in this class yet. Learners come with a roll.') }}
      >
        {group.learners.map(({ id, name }) => (
          <Thing
            title={name}
            actions={
              may ? (
                <a href={`/school/classes/${group.id}/cards/${id}`}>
                  {t('Card')}
                  <span class="unseen"> {name}</span>
                </a>
              ) : undefined
            }
          >
            {may && <Standing way={ways.get(id)} card={cards.get(id)} />}
          </Thing>
        ))}
      </ThingList>
    </Layout>
  )
}

/** How somebody comes in, in a word. */
export function Standing({ way, card }: { way: WayIn | undefined; card: CardStanding | undefined }) {
  if (card?.state === 'waiting') return <Tag tone="waiting">{t('Has a card, not used yet')}</Tag>
  if (card?.state === 'opened') return <Tag tone="waiting">{t('Card opened, no secret set yet')}</Tag>
  if (way?.state === 'in') return <Tag tone="good">{t('Signs in')}</Tag>
  if (card?.state === 'expired') return <Tag tone="wrong">{t('The card is too old')}</Tag>
  return <Tag>{t('No way in yet')}</Tag>
}
