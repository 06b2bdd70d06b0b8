import { sql } from 'kysely'
import { iDecideKeeping } from '#core/keeping/keeping.ts'
import { Card, Details, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../http/ask.tsx'
import { maySayAdult } from './grown-ups/may-say.ts'
import { needPower, type Power } from './powers.ts'

interface GroupRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly parent_id: string | null
  readonly learners: number
}

/** `/school`: the groups in my care and what I can do there. Names and numbers, nobody's content. */
export async function schoolPage({ tx }: Ask) {
  await needPower(tx, 'see_roll', 'run_imports')
  const { rows: powers } = await sql<{
    power: Power
  }>`select distinct power from powers_of_my_roles()`.execute(tx)
  const has = (power: Power) => powers.some((row) => row.power === power)
  const { rows: groups } = await sql<GroupRow>`
    with mine as (select distinct group_id from my_powers() where power = 'see_roll')
    select g.id, g.name, g.kind, g.parent_id, count(m.id)::int as learners
    from mine join groups g on g.id = mine.group_id and g.closed_at is null
    left join memberships m on m.group_id = g.id and m.role = 'student' and m.to_at is null
    group by g.id, g.name, g.kind, g.parent_id order by g.name`.execute(tx)
  const classes = groups.filter(({ kind }) => kind === 'class')
  const schools = groups.filter(({ kind }) => kind === 'school' || kind === 'small_school')
  const loose = classes.filter(({ parent_id }) => !schools.some(({ id }) => id === parent_id))
  return (
    <Layout title={t('School')} current="school">
      <PageTitle
        lead={t(
          'What is in your care at school. You see who is in which class here, and nothing that belongs to them.',
        )}
      >
        {t('School')}
      </PageTitle>
      <ThingList label={t('What you can do')} empty={{ text: t('Your classes are below.') }}>
        {waysOn(has, await maySayAdult(tx), await iDecideKeeping(tx)).map(({ href, title, meta }) => (
          <Thing title={title} href={href} meta={meta} />
        ))}
      </ThingList>
      {loose.length > 0 && (
        <section>
          <h2>{t('Classes')}</h2>
          <Classes classes={loose} />
        </section>
      )}
      {schools.map((school) => {
        const own = classes.filter(({ parent_id }) => parent_id === school.id)
        return (
          <Card title={school.name} meta={learnersIn(school, own)}>
            {own.length > 0 && (
              <Details summary={t('{count, plural, one {# class} other {# classes}}', { count: own.length })}>
                <Classes classes={own} />
              </Details>
            )}
          </Card>
        )
      })}
    </Layout>
  )
}

const learnersIn = ({ learners, kind }: GroupRow, classes: readonly GroupRow[]) =>
  t('{count, plural, one {# learner} other {# learners}}', {
    count:
      kind === 'small_school' && learners === 0
        ? classes.reduce((sum, one) => sum + one.learners, 0)
        : learners,
  })

const Classes = ({ classes }: { classes: readonly GroupRow[] }) => (
  <ThingList label={t('Classes')} empty={{ text: t('No classes yet. They come with a roll.') }}>
    {classes.map((one) => (
      <Thing
        title={one.name}
        href={`/school/classes/${one.id}`}
        meta={t('{count, plural, one {# learner} other {# learners}}', { count: one.learners })}
      />
    ))}
  </ThingList>
)

function waysOn(has: (power: Power) => boolean, vouches: boolean, decides: boolean) {
  const ways: readonly (readonly [Power, string, string, string])[] = [
    [
      'run_imports',
      '/rolls',
      t('Rolls'),
      t('Bring in who learns, who teaches and who looks after each child.'),
    ],
    [
      'confirm_links',
      '/school/links',
      t('Families'),
      t('Confirm who looks after each child, and invite them.'),
    ],
    [
      'confirm_links',
      '/school/differences',
      t('The roll says something else'),
      t('Where people put right what a roll says of them.'),
    ],
    [
      'run_imports',
      '/school/same-person',
      t('Two records of one person'),
      t('Make them one, when somebody is here twice.'),
    ],
    [
      'run_imports',
      '/school/passkeys',
      t('Passkeys'),
      t('Who can see many, and if they come in with more than an e-mail.'),
    ],
    ['set_terms', '/school/terms', t('Terms and half-terms'), t('When the year begins and ends.')],
    ['vet', '/school/vetting', t('Checks'), t('Who was checked for what, and until when.')],
    [
      'name_companions',
      '/school/companions',
      t('Second adults'),
      t('Pairs of an adult and a child need one.'),
    ],
  ]
  const own = vouches
    ? [
        {
          href: '/school/grown-ups',
          title: t('Who is grown up'),
          meta: t('Say so of people whose age nobody has said.'),
        },
      ]
    : []
  const given = ways.filter(([power]) => has(power)).map(([, href, title, meta]) => ({ href, title, meta }))
  const keeping = decides
    ? [
        {
          href: '/keeping',
          title: t('What is kept'),
          meta: t('People who left and whose time has come, and what is held.'),
        },
      ]
    : []
  return [...given, ...own, ...keeping]
}
