import { sql } from 'kysely'
import type { Tx } from '../client.ts'
import { become } from '../client.ts'
import type { Name } from './cast.ts'
import type { Cast } from './demo-town.ts'
import { DEMO_PLACE, idOf } from './ids.ts'
import { priyasPlan } from './plan.ts'
import { priyasPeople } from './web.ts'

/** What the named people are to each other, have opened, written and agreed: said by each of them, through the same verbs. */
export async function makeLives(tx: Tx, people: Cast): Promise<void> {
  await giveRoles(tx, people)
  const as = async (name: Name, ...steps: ReturnType<typeof sql>[]) => {
    await become(tx, { placeId: DEMO_PLACE, personId: people[name] })
    for (const step of steps) await step.execute(tx)
  }
  const checks = { nia: 'mentor', poppy: 'tutor', walter: 'supporter', freya: 'mentor' } as const
  await as(
    'maja',
    ...Object.entries(checks).map(
      ([name, role]) => sql`
    select record_vetting(${idOf(`vetting ${name}`)}, ${people[name as Name]}, ${role}, 'Enhanced DBS',
      current_date - 200, current_date + 165)`,
    ),
  )
  await as(
    'poppy',
    ...(['walter', 'beth', 'darren', 'tomos', 'ines'] as const).map(
      (name) => sql`
    insert into adult_words (place_id, person_id, basis, said_by)
    values (${DEMO_PLACE}, ${people[name]}, 'colleague', ${people.poppy})`,
    ),
  )
  await makeTies(tx, people, as)
  await makePeople(people, as)
  await makePlan(people, as)
  await letTimePass(tx, people)
}

/** It all happened over the last months; what is left to be seen today is one suggestion. */
async function letTimePass(tx: Tx, people: Cast) {
  await sql`update ties set made_at = now() - interval '210 days' where place_id = ${DEMO_PLACE} and source = 'person'`.execute(
    tx,
  )
  await sql`update tie_answers set said_at = now() - interval '200 days' where place_id = ${DEMO_PLACE}`.execute(
    tx,
  )
  await sql`update tie_confirmations set said_at = now() - interval '205 days' where place_id = ${DEMO_PLACE}`.execute(
    tx,
  )
  await sql`update companions set named_at = now() - interval '200 days' where place_id = ${DEMO_PLACE}`.execute(
    tx,
  )
  await sql`update plan_agreements set said_at = now() - case version when 3 then interval '10 days' else interval '38 days' end
    where place_id = ${DEMO_PLACE}`.execute(tx)
  await sql`update trail set at = now() - interval '200 days' where place_id = ${DEMO_PLACE} and verb <> 'plan.suggest'`.execute(
    tx,
  )
  await sql`update notices set made_at = now() - interval '200 days', seen_at = now() - interval '199 days'
    where place_id = ${DEMO_PLACE}`.execute(tx)
  await become(tx, { placeId: DEMO_PLACE, personId: people.nia })
  await sql`select tell_about_plan(${idOf('plan priya')}, 'plan.proposed')`.execute(tx)
}

export type As = (name: Name, ...steps: ReturnType<typeof sql>[]) => Promise<void>

/** Roles that no roll brings. Bridgefield East is a small school within the large one; 10F is one of its classes. */
async function giveRoles(tx: Tx, people: Cast) {
  const group = async (named: string, kind: string) => {
    const { rows } = await sql<{ id: string; parent_id: string | null }>`
      select id, parent_id from groups where place_id = ${DEMO_PLACE} and name = ${named} and kind = ${kind}`.execute(
      tx,
    )
    return rows[0]!
  }
  const high = await group('Bridgefield Community High School', 'school')
  const all = await group('Wharton Partnership of Schools', 'partnership')
  const east = idOf('Bridgefield East')
  await sql`insert into parties (place_id, id, kind) values (${DEMO_PLACE}, ${east}, 'group')`.execute(tx)
  await sql`insert into groups (place_id, id, kind, parent_id, name)
    values (${DEMO_PLACE}, ${east}, 'small_school', ${high.id}, 'Bridgefield East')`.execute(tx)
  await sql`update groups set parent_id = ${east} where place_id = ${DEMO_PLACE} and parent_id = ${high.id}
    and kind = 'class' and name like '10_'`.execute(tx)
  const allotment = idOf('Mill Lane allotment')
  await sql`insert into parties (place_id, id, kind) values (${DEMO_PLACE}, ${allotment}, 'group')`.execute(
    tx,
  )
  await sql`insert into groups (place_id, id, kind, parent_id, name)
    values (${DEMO_PLACE}, ${allotment}, 'organisation', ${all.id}, 'Mill Lane allotment')`.execute(tx)
  const council = idOf('Town Council')
  await sql`insert into parties (place_id, id, kind) values (${DEMO_PLACE}, ${council}, 'group')`.execute(tx)
  await sql`insert into groups (place_id, id, kind, name)
    values (${DEMO_PLACE}, ${council}, 'organisation', 'Wharton Vale Town Council')`.execute(tx)
  const roles: readonly [Name, string, string][] = [
    ['maja', all.id, 'coordinator'],
    ['sian', all.id, 'safeguarding_lead'],
    ['yusuf', all.id, 'safeguarding_lead'],
    ['freya', east, 'head'],
    ['walter', allotment, 'member'],
    ['beth', allotment, 'member'],
    ['tomos', council, 'organiser'],
    ['ines', council, 'councillor'],
  ]
  for (const [name, groupId, role] of roles)
    await sql`insert into memberships (place_id, id, group_id, person_id, role, source)
      values (${DEMO_PLACE}, ${idOf(`${name} ${role}`)}, ${groupId}, ${people[name]}, ${role}, 'person')`.execute(
      tx,
    )
}

async function makeTies(tx: Tx, people: Cast, as: As) {
  const tieOf = async (from: Name, to: Name) => {
    const { rows } = await sql<{ id: string }>`select id from ties where place_id = ${DEMO_PLACE}
      and ((from_id = ${people[from]} and to_id = ${people[to]}) or (from_id = ${people[to]} and to_id = ${people[from]}))`.execute(
      tx,
    )
    return rows[0]!.id
  }
  const say = (tie: string, answer: string, whom: Name) =>
    sql`select answer_tie(${tie}, ${answer}, ${people[whom]})`
  for (const parent of ['amelia', 'maryam'] as const) {
    const tie = await tieOf(parent, 'priya')
    await as('maja', sql`select confirm_tie(${tie}, 'confirmed')`)
    await as(parent, say(tie, 'yes', parent))
    await as('priya', say(tie, 'yes', 'priya'))
  }
  // Somebody another school's roll once called her father: refused, and kept away.
  const barred = idOf('tie darren priya')
  await sql`insert into ties (place_id, id, kind, from_id, to_id, source)
    values (${DEMO_PLACE}, ${barred}, 'parent', ${people.darren}, ${people.priya}, 'roll')`.execute(tx)
  await as('maja', sql`select confirm_tie(${barred}, 'refused')`)
  await as('sian', sql`select block_contact(${idOf('block darren')}, ${people.priya}, ${people.darren})`)

  const ask = async (from: Name, to: Name, kind: string, code: string | undefined) => {
    const id = idOf(`tie ${from} ${to}`)
    if (code !== undefined) {
      await as(
        'priya',
        sql`insert into shared_codes (place_id, code, person_id, until_at)
        values (${DEMO_PLACE}, ${code}, ${people.priya}, now() + interval '7 days')`,
      )
      await as(from, sql`select use_code(${code})`)
    }
    await as(from, sql`select ask_tie(${id}, ${kind}, ${people[to]}, 'from')`)
    await as(to, say(id, 'yes', to))
    return id
  }
  await ask('ngozi', 'priya', 'friend', undefined)
  await ask('poppy', 'priya', 'tutor', undefined)
  const mentor = await ask('nia', 'priya', 'mentor', 'PRYA2345')
  const grower = await ask('walter', 'priya', 'supporter', 'PRYA6789')
  await as(
    'maja',
    sql`select name_companion(${idOf('companion nia')}, ${mentor}, ${people.freya})`,
    sql`select name_companion(${idOf('companion walter')}, ${grower}, ${people.beth})`,
  )
  await as('amelia', say(grower, 'yes', 'priya'))
}

async function makePeople(people: Cast, as: As) {
  const web = idOf('web priya')
  await as(
    'priya',
    sql`insert into things (place_id, id, kind, owner_id)
    values (${DEMO_PLACE}, ${web}, 'web', ${people.priya})`,
  )
  for (const [n, entry] of priyasPeople.entries()) {
    const id = idOf(`entry priya ${n}`)
    const [circle, near, gives] = entry.word
    const tie =
      'tie' in entry
        ? sql`(select id from ties where place_id = ${DEMO_PLACE} and kind = ${entry.kind}
          and from_id in (${people[entry.tie]}, ${people.priya}) and to_id in (${people[entry.tie]}, ${people.priya}))`
        : sql`null`
    await as(
      'priya',
      sql`insert into things (place_id, id, kind, owner_id, parent_id, apart_since)
        values (${DEMO_PLACE}, ${id}, 'web_entry', ${people.priya}, ${web}, ${entry.apart ? sql`now()` : null})`,
      sql`insert into web_entries (place_id, id, owner_id, tie_id, name, how)
        values (${DEMO_PLACE}, ${id}, ${people.priya}, ${tie},
          ${'name' in entry ? entry.name : null}, ${'name' in entry ? entry.how : null})`,
      sql`insert into entry_words (place_id, id, entry_id, circle, near, gives)
        values (${DEMO_PLACE}, ${idOf(`words priya ${n}`)}, ${id}, ${circle}, ${near}, ${[...gives]}::text[])`,
    )
  }
  const grant = (thing: string, other: Name, kind: string, may: string) => sql`
    insert into grants (place_id, id, thing_id, tie_id, may, given_by, given_at)
    select ${DEMO_PLACE}, ${idOf(`grant ${thing} ${other}`)}, ${thing}, id, ${may}, ${people.priya}, now() - interval '60 days'
    from ties where place_id = ${DEMO_PLACE} and kind = ${kind}
      and from_id in (${people[other]}, ${people.priya}) and to_id in (${people[other]}, ${people.priya})`
  await as('priya', grant(web, 'nia', 'mentor', 'see'))
}

async function makePlan(people: Cast, as: As) {
  const plan = idOf('plan priya')
  await as(
    'priya',
    sql`insert into things (place_id, id, kind, owner_id) values (${DEMO_PLACE}, ${plan}, 'plan', ${people.priya})`,
    sql`insert into plans (place_id, id, owner_id, made_at) values (${DEMO_PLACE}, ${plan}, ${people.priya}, now() - interval '62 days')`,
  )
  const running = new Map<string, { text: string; row: string }>()
  for (const [index, { daysAgo, items }] of priyasPlan.entries()) {
    const version = index + 1
    await as(
      'priya',
      sql`insert into plan_versions (place_id, plan_id, version, made_by, made_at)
      values (${DEMO_PLACE}, ${plan}, ${version}, ${people.priya}, now() - make_interval(days => ${daysAgo}))`,
    )
    for (const [position, item] of items.entries()) {
      const id = idOf(`item ${item.key}`)
      const done = 'done' in item ? 'done' : ''
      const before = running.get(item.key)
      if (before?.text === item.text + done) continue
      if (before === undefined)
        await as(
          'priya',
          sql`insert into things (place_id, id, kind, owner_id, parent_id, apart_since)
          values (${DEMO_PLACE}, ${id}, 'plan_item', ${people.priya}, ${plan}, ${'apart' in item ? sql`now()` : null})`,
        )
      else
        await as(
          'priya',
          sql`update plan_items set to_version = ${version} where place_id = ${DEMO_PLACE} and id = ${before.row}`,
        )
      const row = idOf(`item ${item.key} ${version}`)
      await as(
        'priya',
        sql`insert into plan_items
        (place_id, id, item_id, plan_id, from_version, section, position, goal_id, text, done_on)
        values (${DEMO_PLACE}, ${row}, ${id}, ${plan}, ${version}, ${item.section}, ${position},
          ${'goal' in item ? idOf(`item ${item.goal}`) : null}, ${item.text}, ${done ? sql`current_date - 14` : null})`,
      )
      running.set(item.key, { text: item.text + done, row })
    }
  }
  const open = (other: Name, kind: string, may: string) => sql`
    insert into grants (place_id, id, thing_id, tie_id, may, given_by, given_at)
    select ${DEMO_PLACE}, ${idOf(`grant ${plan} ${other}`)}, ${plan}, id, ${may}, ${people.priya}, now() - interval '60 days'
    from ties where place_id = ${DEMO_PLACE} and kind = ${kind}
      and from_id in (${people[other]}, ${people.priya}) and to_id in (${people[other]}, ${people.priya})`
  const partner = (name: Name, agreesAs: string) => sql`
    insert into plan_partners (place_id, plan_id, person_id, agrees_as, asked_by)
    values (${DEMO_PLACE}, ${plan}, ${people[name]}, ${agreesAs}, ${people.priya})`
  await as(
    'priya',
    open('nia', 'mentor', 'propose'),
    open('poppy', 'tutor', 'propose'),
    open('amelia', 'parent', 'see'),
    partner('priya', 'learner'),
    partner('amelia', 'parent'),
    partner('poppy', 'tutor'),
    sql`insert into plan_reviews (place_id, id, plan_id, due_on)
      values (${DEMO_PLACE}, ${idOf('review 1')}, ${plan}, current_date + 20)`,
  )
  const agree = (name: Name, version: number, answer: string, words: string | null) => sql`
    insert into plan_agreements (place_id, id, plan_id, version, person_id, answer, words)
    values (${DEMO_PLACE}, ${idOf(`agree ${name} ${version}`)}, ${plan}, ${version}, ${people[name]}, ${answer}, ${words})`
  await as('priya', agree('priya', 3, 'agree', null))
  await as('poppy', agree('poppy', 3, 'agree', null))
  await as(
    'amelia',
    agree('amelia', 2, 'differ', 'The allotment is good, but not on school nights once it is dark.'),
  )
  await as(
    'nia',
    sql`
    insert into plan_proposals (place_id, id, plan_id, by_id, tie_id, section, text)
    values (${DEMO_PLACE}, ${idOf('proposal nia')}, ${plan}, ${people.nia}, ${idOf('tie nia priya')}, 'noticed',
      'You showed two Year 7s how to pot on seedlings, and you waited until they had it.')`,
    sql`select read_plan(${plan})`,
  )
}
