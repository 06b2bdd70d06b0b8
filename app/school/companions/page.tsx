import { sql } from 'kysely'
import { z } from 'zod'
import { nameOf } from '#core/people/name.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  SelectField,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'
import { needPower } from '../powers.ts'

export const schema = z.object({
  tie: z.uuid(),
  person: z.uuid({ error: () => t('Choose the second adult.') }),
})

interface Pair {
  readonly tie_id: string
  readonly from_name: string
  readonly to_name: string
  readonly companion_name: string | null
}

/** `/school/companions`: pairs of an adult and a child in my care, and the second adult of each. */
export async function showCompanions({ tx, c, shown = blank }: Ask & { shown?: Shown }) {
  await needPower(tx, 'name_companions')
  const { rows: pairs } =
    await sql<Pair>`select * from pairs_in_my_care() order by companion_id is not null, to_name`.execute(tx)
  const chosen = c.req.query('tie') ?? shown.values.tie
  const search = (shown.values.name ?? c.req.query('name') ?? '').trim().slice(0, 100)
  const pair = pairs.find(({ tie_id }) => tie_id === chosen)
  return (
    <Layout
      title={t('Second adults')}
      current="school"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'A child with a mentor, coach, supporter or key worker has a second adult too. The child is told who it is.',
        )}
      >
        {t('Second adults')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      {pair !== undefined && <NameForm pair={pair} search={search} people={await adultsNamed(tx, search)} />}
      <ThingList label={t('Pairs')} empty={{ text: t('There are no pairs in your care yet.') }}>
        {pairs.map((one) => (
          <Thing
            title={t('{one} and {other}', { one: one.from_name, other: one.to_name })}
            meta={
              one.companion_name === null
                ? t('No second adult yet. Everything between them rests until there is one.')
                : t('Second adult: {name}', { name: one.companion_name })
            }
            actions={
              <Button kind="quiet" href={`/school/companions?tie=${one.tie_id}`} about={one.to_name}>
                {one.companion_name === null ? t('Name one') : t('Name another')}
              </Button>
            }
          />
        ))}
      </ThingList>
    </Layout>
  )
}

const NameForm = ({ pair, search, people }: { pair: Pair; search: string; people: readonly Adult[] }) => (
  <section>
    <h2>{t('For {one} and {other}', { one: pair.from_name, other: pair.to_name })}</h2>
    <Form action="/school/companions" method="get">
      <input type="hidden" name="tie" value={pair.tie_id} />
      <TextField name="name" label={t('Who?')} hint={t('Part of the name')} value={search} />
      <Button kind="quiet">{t('Find')}</Button>
    </Form>
    {search !== '' && (
      <Form action="/school/companions">
        <input type="hidden" name="tie" value={pair.tie_id} />
        <input type="hidden" name="name" value={search} />
        <SelectField
          name="person"
          label={t('The second adult')}
          options={[
            { value: '', text: t('Choose') },
            ...people.map((one) => ({ value: one.id, text: nameOf(one) })),
          ]}
        />
        <ButtonRow>
          <Button>{t('Name them')}</Button>
        </ButtonRow>
      </Form>
    )}
  </section>
)

interface Adult {
  readonly id: string
  readonly given_name: string
  readonly preferred_name: string | null
  readonly family_name: string
}

async function adultsNamed(tx: Ask['tx'], search: string): Promise<readonly Adult[]> {
  if (search === '') return []
  const { rows } = await sql<Adult>`
    select p.id, p.given_name, p.preferred_name, p.family_name from people p
    where p.id in (select people_under('name_companions')) and not is_child(p.id)
      and position(lower(${search}) in lower(concat_ws(' ', p.preferred_name, p.family_name, p.given_name, p.family_name))) > 0
    order by p.given_name, p.family_name limit 50`.execute(tx)
  return rows
}

export async function nameCompanion({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  await sql`select name_companion(${requestId}, ${input.tie}, ${input.person})`.execute(tx)
  return { to: '/school/companions', say: t('Named. The two and the child are told.') }
}
