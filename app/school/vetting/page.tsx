import { sql } from 'kysely'
import { z } from 'zod'
import { nameOf } from '#core/people/name.ts'
import {
  BackLink,
  Button,
  DateField,
  Details,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  Tag,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { dayOf, formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { typedDay } from '../../http/typed-date.ts'
import { maySayAdult } from '../grown-ups/may-say.ts'
import { needPower } from '../powers.ts'

const roles = ['mentor', 'tutor', 'key_worker', 'coach', 'supporter'] as const
const day = z.string().default('')
export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('record'),
    person: z.uuid({ error: () => t('Choose the person.') }),
    role: z.enum(roles, { error: () => t('Choose what the check is for.') }),
    check: z
      .string()
      .trim()
      .min(1, { error: () => t('Say which check it was.') })
      .max(100),
    'issued-day': day,
    'issued-month': day,
    'issued-year': day,
    'review-day': day,
    'review-month': day,
    'review-year': day,
  }),
  z.object({ do: z.literal('end'), id: z.uuid() }),
])

interface Row {
  id: string
  role: string
  check_kind: string
  issued_on: string
  review_on: string
  lapsed: boolean
  soon: boolean
  given_name: string
  preferred_name: string | null
  family_name: string
}

/** `/school/vetting`: checks of people in my care: the kind, the dates and who saw it; never what it says. */
export async function showVetting({ tx, shown = blank, c, me }: Ask & { shown?: Shown }) {
  await needPower(tx, 'vet')
  const { rows } = await sql<Row>`
    select v.id, v.role, v.check_kind, v.issued_on, v.review_on, v.review_on < current_date as lapsed,
      v.review_on < current_date + 60 as soon, p.given_name, p.preferred_name, p.family_name
    from vettings v join people p on p.id = v.person_id
    where v.ended_at is null and v.person_id <> ${me.personId} order by v.review_on`.execute(tx)
  const search = (shown.values.name ?? c.req.query('name') ?? '').trim().slice(0, 100)
  const people = await peopleNamed(tx, me.personId, search)
  const vouches = await maySayAdult(tx)
  return (
    <Layout
      title={t('Checks')}
      current="school"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'For which role, when, and until when. Kith keeps no copy of the check, and nothing of what it says.',
        )}
      >
        {t('Checks of adults')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <ThingList
        label={t('Checks')}
        empty={{
          text: t(
            'None yet. Without a check, no adult can be a child’s tutor, mentor, coach, supporter or key worker here.',
          ),
        }}
      >
        {rows.map((row) => (
          <Thing
            title={`${nameOf(row)}: ${roleWords(row.role)}`}
            meta={t('{check}, given {issued}, check again by {review}', {
              check: row.check_kind,
              issued: formatDate(row.issued_on),
              review: formatDate(row.review_on),
            })}
            actions={
              <Form action="/school/vetting">
                {row.lapsed ? (
                  <Tag tone="wrong">{t('out of date')}</Tag>
                ) : (
                  row.soon && <Tag tone="waiting">{t('nearly out of date')}</Tag>
                )}{' '}
                <input type="hidden" name="id" value={row.id} />
                <Button kind="quiet" name="do" value="end" about={nameOf(row)}>
                  {t('End it')}
                </Button>
              </Form>
            }
          />
        ))}
      </ThingList>
      <h2>{t('Record a check')}</h2>
      <Form action="/school/vetting" method="get">
        <TextField name="name" label={t('Whose check?')} hint={t('Part of the name')} value={search} />
        <Button kind="quiet">{t('Find')}</Button>
      </Form>
      {search !== '' && (
        <p>
          {t('Only people known to be grown up are here.')}{' '}
          {vouches && (
            <a href={`/school/grown-ups?name=${encodeURIComponent(search)}`}>{t('Somebody is missing?')}</a>
          )}
        </p>
      )}
      {(search !== '' || shown.problems.length > 0) && (
        <Details summary={t('What you saw')} open>
          <Form action="/school/vetting" requestId={shown.requestId}>
            <input type="hidden" name="name" value={search} />
            <SelectField
              name="person"
              label={t('The person')}
              options={[
                { value: '', text: t('Choose') },
                ...people.map((one) => ({ value: one.id, text: nameOf(one) })),
              ]}
              value={shown.values.person}
              error={problemWith(shown.problems, 'person')}
            />
            <SelectField
              name="role"
              label={t('For which role?')}
              options={roles.map((role) => ({ value: role, text: roleWords(role) }))}
              value={shown.values.role}
              error={problemWith(shown.problems, 'role')}
            />
            <TextField
              name="check"
              label={t('Which check?')}
              value={shown.values.check ?? 'Enhanced DBS'}
              error={problemWith(shown.problems, 'check')}
            />
            <DateField
              name="issued"
              label={t('Given on')}
              value={typed(shown, 'issued')}
              error={problemWith(shown.problems, 'issued')}
            />
            <DateField
              name="review"
              label={t('Check again by')}
              value={typed(shown, 'review')}
              error={problemWith(shown.problems, 'review')}
            />
            <Button name="do" value="record">
              {t('I have seen it')}
            </Button>
          </Form>
        </Details>
      )}
    </Layout>
  )
}

const typed = ({ values }: Shown, name: string) => ({
  day: values[`${name}-day`],
  month: values[`${name}-month`],
  year: values[`${name}-year`],
})

/** Grown-ups in my care whose name has these letters; children are never offered. */
async function peopleNamed(tx: Ask['tx'], me: string, search: string) {
  if (search === '') return []
  const { rows } = await sql<Pick<Row, 'id' | 'given_name' | 'preferred_name' | 'family_name'>>`
    select p.id, p.given_name, p.preferred_name, p.family_name from people p
    where p.id in (select people_under('vet')) and p.id <> ${me} and not is_child(p.id)
      and position(lower(${search}) in lower(concat_ws(' ', p.preferred_name, p.family_name, p.given_name, p.family_name))) > 0
    order by p.given_name, p.family_name limit 50`.execute(tx)
  return rows
}

function roleWords(role: string): string {
  switch (role) {
    case 'mentor':
      return t('mentor')
    case 'tutor':
      return t('tutor')
    case 'key_worker':
      return t('key worker')
    case 'coach':
      return t('coach')
    case 'supporter':
      return t('supporter')
    case 'peer_mentor':
      return t('mentor to somebody younger')
    default:
      return role
  }
}

export async function changeVetting(ask: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { tx, house, input, requestId } = ask
  if (input.do === 'end') {
    await sql`select end_vetting(${input.id})`.execute(tx)
    return { to: '/school/vetting', say: t('Ended. Whatever needed this check rests from now on.') }
  }
  const [issued, review] = [typedDay(input, 'issued', house.now()), typedDay(input, 'review', house.now())]
  const today = dayOf(house.now())
  if (issued === null || issued > today)
    throw new Mend('issued', t('Write the day it was given, today or earlier.'))
  if (review === null || review <= issued)
    throw new Mend('review', t('Write a day after the one it was given on.'))
  const { person, role, check } = input
  await sql`select record_vetting(${requestId}, ${person}, ${role}, ${check}, ${issued}, ${review})`.execute(
    tx,
  )
  return { to: '/school/vetting', say: t('Recorded.') }
}
