import { type RawBuilder, sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { addItem, changeItem } from '#core/plans/write-item.ts'
import { addEntry } from '#core/web/web.ts'
import { asPerson, type Me, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Town } from '#test/support/town.ts'
import { answerPlan, askPartner } from '../../plans/agreement.ts'
import { beginPlan } from '../../plans/plan.ts'
import { answerSuggestion, suggest } from '../../plans/suggestions.ts'
import { openThing } from '../../things/open-thing.ts'
import { myTies } from '../../ties/my-ties.ts'
import { correctMe, myself } from '../correct-me.ts'
import { assemblyLife } from './assembly-life.ts'
import { budgetLife } from './budget-life.ts'
import { listeningLife } from './listening-life.ts'

/** Occurs nowhere else. */
export const MARK = 'zqxmarigold'

/**
 * Priya does everything that she can do, with the mark in every word she writes; those around her do to her whatever can be
 * done. What no verb makes (a merge, a return) is written in by the owner.
 */
export async function fullLife(town: Town): Promise<void> {
  const ids = Object.fromEntries(
    await Promise.all(
      (
        [
          'priya',
          'ngozi',
          'nia',
          'poppy',
          'sian',
          'yusuf',
          'maja',
          'walter',
          'ravi',
          'amelia',
          'maryam',
          'tomos',
          'beth',
        ] as const
      ).map(async (name) => [name, await town.id(name)]),
    ),
  ) as Record<Name, string>
  const as = <T>(name: Name, work: (tx: Tx, me: Me) => Promise<T>) => {
    const me: Me = { placeId: DEMO_PLACE, personId: ids[name] }
    return asPerson(town.house.db, me, (tx) => work(tx, me))
  }
  const run = (name: Name, ...steps: RawBuilder<unknown>[]) =>
    as(name, async (tx) => {
      for (const step of steps) await step.execute(tx)
    })
  const tieWith = (name: Name) =>
    as('priya', async (tx) => (await myTies(tx)).find(({ other }) => other.id === ids[name])!.id)
  const priya = ids.priya

  await as('priya', async (tx, me) => {
    const was = await myself(tx, me)
    await correctMe(tx, me, {
      ...was,
      given_name: `Pri ${MARK}`,
      preferred_name: `Pip ${MARK}`,
      pronouns: `she ${MARK}`,
      email: `${MARK}@wharton.example`,
      phone: `0${MARK}`,
    })
    const word = { circle: 'friends', near: 1, gives: ['cared'] } as const
    await addEntry(tx, me, { id: newId(), who: { name: `Aunt ${MARK}`, how: `next door ${MARK}` }, ...word })
    const plan = await beginPlan(tx, me)
    const version = async () =>
      (
        await tx
          .selectFrom('plan_versions')
          .select(({ fn }) => fn.max('version').as('v'))
          .where('plan_id', '=', plan)
          .executeTakeFirstOrThrow()
      ).v!
    const item = newId()
    await addItem(tx, me, {
      id: item,
      planId: plan,
      from: await version(),
      section: 'goal',
      text: `Goal ${MARK}`,
    })
    await changeItem(tx, me, item, await version(), { text: `Goal again ${MARK}` })
    await tx
      .insertInto('plan_reviews')
      .values({
        place_id: DEMO_PLACE,
        id: newId(),
        plan_id: plan,
        due_on: '2026-12-01',
        words: `Review ${MARK}`,
      })
      .execute()
    await answerPlan(tx, me, {
      planId: plan,
      version: await version(),
      answer: 'differ',
      words: `I differ ${MARK}`,
    })
  })

  await run('priya', ...gatheringsOf())
  await listeningLife(run, ids, MARK)
  await assemblyLife(run, town, priya, MARK)
  await budgetLife(run, town, priya, MARK)

  // Ngozi opens her plan to Priya, who suggests and differs; Ngozi takes one suggestion and mends another.
  const friends = await tieWith('ngozi')
  const plan = await as('ngozi', async (tx, me) => {
    const id = await beginPlan(tx, me)
    await openThing(tx, me, { id: newId(), thingId: id, to: { tieId: friends }, may: 'propose', until: null })
    await askPartner(tx, me, id, priya, 'other')
    return id
  })
  const [taken, mended] = [newId(), newId()]
  await as('priya', async (tx, me) => {
    await suggest(tx, me, { id: taken, planId: plan, section: 'strength', text: `Kind ${MARK}` })
    await suggest(tx, me, { id: mended, planId: plan, section: 'strength', text: `Brave ${MARK}` })
    await suggest(tx, me, { id: newId(), planId: plan, section: 'goal', text: `Waiting ${MARK}` })
    await answerPlan(tx, me, { planId: plan, version: 1, answer: 'differ', words: `Not so ${MARK}` })
    await sql`select read_plan(${plan})`.execute(tx)
  })
  await as('ngozi', async (tx, me) => {
    await answerSuggestion(tx, me, { id: taken, itemId: newId(), from: 1, text: `Kind ${MARK}` })
    await answerSuggestion(tx, me, { id: mended, itemId: newId(), from: 2, text: `Brave indeed ${MARK}` })
  })

  // Nia writes down a talk, Priya mends it and says what came of what she took on; Amelia is asked to sit in on the next.
  const [talk, promised, own] = [newId(), newId(), newId()]
  const mentor = idOf('tie nia priya')
  await run(
    'nia',
    sql`select record_conversation(${talk}, ${mentor}, current_date, 15, ${`We talked ${MARK}`}, true)`,
    sql`select add_commitment(${promised}, ${talk}, ${priya}, ${`Ask ${MARK}`}, current_date + 7)`,
  )
  await run(
    'priya',
    sql`select confirm_conversation(${talk}, ${`How it was ${MARK}`})`,
    sql`select take_on(${promised})`,
    sql`select end_commitment(${promised}, 'done', ${`It went ${MARK}`})`,
    sql`select add_commitment(${own}, ${talk}, ${priya}, ${`Bring ${MARK}`}, null)`,
    sql`select ask_guest(${idOf('conversation next')}, ${ids.amelia})`,
  )
  await run('amelia', sql`select answer_guest(${idOf('conversation next')}, 'yes')`)
  const spoken = newId()
  await run('nia', sql`select speak_up(${spoken}, ${mentor}, ${ids.poppy}, ${`For Priya ${MARK}`})`)
  await run(
    'poppy',
    sql`select answer_speak_up(${spoken}, ${`Yes ${MARK}`}, ${newId()}, ${`Do it ${MARK}`}, null)`,
  )

  // What another says about a tie with Priya, opened by itself to somebody else.
  await as('ngozi', async (tx, me) => {
    const entry = await addEntry(tx, me, {
      id: newId(),
      who: { tieId: friends },
      circle: 'friends',
      near: 1,
      gives: ['part'],
    })
    const group = await sql<{
      id: string
    }>`select group_id as id from my_groups() where kind = 'class' limit 1`.execute(tx)
    await openThing(tx, me, {
      id: newId(),
      thingId: entry,
      to: { groupId: group.rows[0]!.id },
      may: 'see',
      until: null,
    })
  })

  // Groups that people made: one of Priya's own, one she is asked into and says yes to.
  const [circle, team, toNgozi, toPriya] = [newId(), newId(), newId(), newId()]
  await run(
    'priya',
    sql`select found_group(${circle}, 'circle', ${`Circle ${MARK}`})`,
    sql`select ask_into_group(${toNgozi}, ${circle}, ${ids.ngozi})`,
  )
  await run(
    'ngozi',
    sql`select answer_group_ask(${toNgozi}, 'no', ${ids.ngozi})`,
    sql`select found_group(${team}, 'team', 'The bean team')`,
    sql`select ask_into_group(${toPriya}, ${team}, ${priya})`,
  )
  await run('priya', sql`select answer_group_ask(${toPriya}, 'yes', ${priya})`)

  // Asked in by letter; a code given and a code used.
  const browser = await town.browser('priya')
  await browser.send(
    '/people/add/invite',
    {
      name: `Uncle ${MARK}`,
      email: `uncle.${MARK}@example.org`,
      kind: 'friend:from',
      circle: 'community',
      near: '2',
    },
    '/people/add/invite',
  )
  await town.house.signIn.mail.settled()
  const soon = sql`now() + interval '3 days'`
  const code = (
    name: Name,
    words: string,
  ) => sql`insert into shared_codes (place_id, code, person_id, until_at)
    values (${DEMO_PLACE}, ${words}, ${ids[name]}, ${soon})`
  await run('priya', code('priya', 'PRYAZZZZ'))
  await run('ravi', sql`select use_code('PRYAZZZZ')`, code('ravi', 'RAVVZZZZ'))
  await run('priya', sql`select use_code('RAVVZZZZ')`)

  // Help, safety, and what leads do.
  const consent = (id: string, helper: Name) =>
    sql`select give_consent(${id}, ${priya}, ${ids[helper]}, array['plan.write'], 'signed_in', ${soon})`
  await run('priya', consent(newId(), 'nia'))
  await run(
    'poppy',
    sql`select give_consent(${newId()}, ${priya}, ${ids.ngozi}, array['web.write'], 'on_paper', ${soon})`,
  )
  const helped: Me = { placeId: DEMO_PLACE, personId: priya, helperId: ids.nia }
  await asPerson(town.house.db, helped, async (tx) => {
    const own = await sql<{ id: string; v: number }>`select p.id, max(v.version) as v from plans p
      join plan_versions v on v.plan_id = p.id where p.owner_id = ${priya} group by p.id`.execute(tx)
    const { id, v } = own.rows[0]!
    await addItem(tx, helped, { id: newId(), planId: id, from: v, section: 'helps', text: `Helped ${MARK}` })
    await sql`select read_plan(${id})`.execute(tx)
  })
  const block = newId()
  await run(
    'priya',
    sql`select block_contact(${block}, ${priya}, ${ids.ravi})`,
    sql`select raise_concern(${newId()}, ${ids.walter}, 'about', ${`He said ${MARK}`})`,
    sql`select lift_block(${block})`,
  )
  const override = newId()
  await run(
    'sian',
    sql`select open_override(${override}, ${priya}, 'Her friend told us she is afraid')`,
    sql`select read_web(${priya})`,
    sql`select hold_override(${newId()}, ${override}, 'We speak to her first', 2)`,
  )
  // Who knows whom: she answers, is offered something, and says what became of it.
  const round = idOf('mapping now')
  await run(
    'priya',
    sql`select answer_mapping(${newId()}, ${round}, 'people', ${JSON.stringify([{ name: `Nan ${MARK}` }])}::jsonb,
      array[${ids.poppy}]::uuid[])`,
    sql`select end_offer(${idOf('mapping offer priya')}, 'met', ${`We went ${MARK}`})`,
  )
  await mentoringOf(town, ids, run)
  await signInOf(town, priya, ids.ngozi)
  await town.owner.transaction().execute(async (tx) => {
    await sql`insert into departures (place_id, id, person_id, left_at, returned_at, source)
      values (${DEMO_PLACE}, ${newId()}, ${priya}, now() - interval '90 days', now() - interval '80 days', 'roll')`.execute(
      tx,
    )
    await sql`insert into merges (place_id, from_id, into_id, merged_by)
      values (${DEMO_PLACE}, ${ids.maryam}, ${priya}, ${ids.maja})`.execute(tx)
    await consequenceOf(tx, priya)
    await sql`insert into adult_words (place_id, person_id, basis) values (${DEMO_PLACE}, ${priya}, 'roll')
      on conflict do nothing`.execute(tx)
    await sql`insert into vettings (place_id, id, person_id, role, check_kind, issued_on, seen_by, review_on)
      values (${DEMO_PLACE}, ${newId()}, ${priya}, 'buddy', 'Talked with', current_date, ${ids.maja}, current_date + 9)`.execute(
      tx,
    )
    await sql`insert into companions (place_id, id, tie_id, person_id, named_by)
      select ${DEMO_PLACE}, ${newId()}, t.id, ${priya}, ${ids.maja} from ties t
      where ${priya}::uuid not in (t.from_id, t.to_id) limit 1`.execute(tx)
    await sql`insert into imports (place_id, id, format, source, file_name, dry_run, started_by)
      values (${DEMO_PLACE}, ${newId()}, 'plain', 'roll', ${`${MARK}.csv`}, true, ${priya})`.execute(tx)
  })
}

/** What she said led to something she follows and has a part in; she voted in the open and in secret, and was asked for an answer. */
async function consequenceOf(tx: Tx, priya: string): Promise<void> {
  const [said, open, secret, roll] = [newId(), newId(), newId(), newId()]
  const things = [
    { id: said, owner: sql`${priya}::uuid` },
    { id: open, owner: sql`g.id` },
    { id: secret, owner: sql`g.id` },
  ]
  for (const { id, owner } of things)
    await sql`with g as (select id from groups where kind = 'partnership'),
      t as (insert into things (place_id, id, kind, owner_id) select ${DEMO_PLACE}, ${id}, 'ballot', ${owner} from g)
      insert into sources (place_id, id, host_id, title, shown_to, made_by)
      select ${DEMO_PLACE}, ${id}, id, ${id === said ? `A lamp ${MARK}` : 'A lamp'}, 'asked', ${priya} from g`.execute(
      tx,
    )
  await sql`insert into source_links (place_id, from_id, to_id, made_by) values (${DEMO_PLACE}, ${said}, ${open}, ${priya})`.execute(
    tx,
  )
  await sql`insert into source_parts (place_id, source_id, person_id, part, given_by)
    values (${DEMO_PLACE}, ${open}, ${priya}, 'guest', ${priya})`.execute(tx)
  await sql`insert into source_follows (place_id, source_id, person_id) values (${DEMO_PLACE}, ${open}, ${priya})`.execute(
    tx,
  )
  await sql`insert into source_answers (place_id, id, source_id, who_id, by_on, asked_by)
    values (${DEMO_PLACE}, ${newId()}, ${open}, ${priya}, current_date, ${priya})`.execute(tx)
  for (const id of [open, secret])
    await sql`insert into ballots (place_id, id, about_id, form, secret, rule, rule_hash, key_check, opens_at)
      values (${DEMO_PLACE}, ${id}, ${said}, 'single', ${id === secret}, '{}', ${'0'.repeat(64)},
        ${id === secret ? '0'.repeat(64) : null}, now())`.execute(tx)
  for (const id of [open, secret])
    await sql`insert into ballot_roll (place_id, ballot_id, id, person_id, voted)
      values (${DEMO_PLACE}, ${id}, ${roll}, ${priya}, 'screen')`.execute(tx)
  await sql`insert into votes (place_id, ballot_id, id, answer, roll_id)
    values (${DEMO_PLACE}, ${open}, ${newId()}, '["yes"]', ${roll})`.execute(tx)
  await sql`insert into ballot_envelopes (place_id, ballot_id, roll_id, sealed)
    values (${DEMO_PLACE}, ${secret}, ${roll}, ${Buffer.from(`sealed ${MARK}`)})`.execute(tx)
}

/** She offers, chooses, asks and refuses; a round asks her with somebody; she answers another and agrees to a child's offer. */
async function mentoringOf(
  { owner }: Town,
  ids: Record<Name, string>,
  run: (name: Name, ...steps: RawBuilder<unknown>[]) => Promise<void>,
): Promise<void> {
  const { priya, walter, ngozi, nia, ravi } = ids
  await run(
    'priya',
    sql`select offer_mentoring(${newId()}, ${`I listen ${MARK}`}, ${`Beans ${MARK}`}, array[${`Welsh ${MARK}`}], array[${`Noon ${MARK}`}], 2)`,
    sql`select answer_tie(${idOf('tie nia priya')}, 'no', ${priya})`,
    sql`select choose_mentors(array[${nia}]::uuid[], array[${`Twi ${MARK}`}], array[${`Monday ${MARK}`}])`,
    sql`select answer_tie(${idOf('tie nia priya')}, 'yes', ${priya})`,
    sql`select ask_for_mentor(${newId()}, ${`My uncle ${MARK}`}, null)`,
    sql`insert into mentor_refusals (place_id, mentor_id, learner_id) values (${DEMO_PLACE}, ${priya}, ${ngozi})`,
  )
  await run('nia', sql`select answer_tie(${idOf('tie nia priya')}, 'yes', ${nia})`)
  await run('ravi', sql`select offer_mentoring(${newId()}, 'I listen too.', '', '{}', '{}', 1)`)
  await owner.transaction().execute(async (tx) => {
    const round = newId()
    await sql`update mentor_offers set agreed_by = ${priya}, agreed_at = now() where person_id = ${ravi}`.execute(
      tx,
    )
    await sql`with t as (insert into things (place_id, id, kind, owner_id) values (${DEMO_PLACE}, ${newId()}, 'mentor_ask', ${ngozi}) returning id)
      insert into mentor_asks (place_id, id, learner_id, person_id, words, answered_by, answer, answered_at)
      select ${DEMO_PLACE}, id, ${ngozi}, ${priya}, 'A friend', ${priya}, ${`Yes ${MARK}`}, now() from t`.execute(
      tx,
    )
    await sql`insert into mentor_rounds (place_id, id, group_id, opened_by, closes_on, seed, state, ended_at)
      select ${DEMO_PLACE}, ${round}, id, ${priya}, current_date, 1, 'published', now() from groups where kind = 'partnership'`.execute(
      tx,
    )
    await sql`insert into mentor_pairs (place_id, round_id, learner_id, mentor_id, came, companion_id, tie_id) values
      (${DEMO_PLACE}, ${round}, ${priya}, ${nia}, 'chosen', null, ${idOf('tie nia priya')}),
      (${DEMO_PLACE}, ${round}, ${ngozi}, ${priya}, 'by_hand', null, null),
      (${DEMO_PLACE}, ${round}, ${ravi}, ${walter}, 'chosen', ${priya}, null)`.execute(tx)
  })
}

/** She writes a line at the evening she is at, and says that she comes to tea. */
const gatheringsOf = (): readonly RawBuilder<unknown>[] => [
  sql`select write_note(${newId()}, ${idOf('gathering evening')}, null, ${`A line ${MARK}`})`,
  sql`select answer_gathering(${idOf('gathering drop-in')}, 'maybe')`,
]

/** Ways in of every kind, with the mark in what is written. */
async function signInOf({ house }: Town, priya: string, helped: string): Promise<void> {
  const { authDb } = house.signIn
  const account = sql`(select account_id from sign_in.account_people where person_id = ${priya})`
  await sql`update sign_in.accounts set email = ${`${MARK}@wharton.example`} where id = ${account}`.execute(
    authDb,
  )
  await sql`insert into sign_in.passkeys (id, account_id, public_key, counter, transports, label, created_at, counts_from)
    values ('key', ${account}, ${Buffer.from('k')}, 0, '{}', ${`Phone ${MARK}`}, now(), now())`.execute(
    authDb,
  )
  await sql`insert into sign_in.school_identities (issuer, subject, account_id, linked_at, counts_from)
    values ('https://accounts.wharton.example', ${`sub-${MARK}`}, ${account}, now(), now())`.execute(authDb)
  await sql`insert into sign_in.secrets (account_id, name, secret_hash, set_at)
    values (${account}, ${`pip-${MARK}`}, '$argon2id$x', now()) on conflict (account_id) do update set name = excluded.name`.execute(
    authDb,
  )
  await sql`insert into sign_in.reminders (account_id, looked_on, sent_on, off_since)
    values (${account}, current_date, current_date, now())`.execute(authDb)
  await sql`insert into sign_in.codes (id, purpose, email, account_id, link_hash, code_hash, browser_hash, created_at, expires_at)
    values (${newId()}, 'address', ${`new.${MARK}@wharton.example`}, ${account}, ${Buffer.alloc(32, 8)},
      ${Buffer.alloc(32, 9)}, ${Buffer.alloc(32, 10)}, now(), now() + interval '15 minutes')`.execute(authDb)
  await sql`insert into sign_in.cards (id, secret_hash, place_id, person_id, made_by, made_at, expires_at)
    values (${newId()}, ${Buffer.alloc(32, 7)}, ${DEMO_PLACE}, ${priya}, ${priya}, now(), now() + interval '9 days')`.execute(
    authDb,
  )
  await sql`update sign_in.sessions set acting_for_id = ${helped} where person_id = ${priya}`.execute(authDb)
  await sql`insert into sign_in.outbox (id, recipient, subject, body, created_at)
    values (${newId()}, ${`${MARK}@wharton.example`}, 'Your code', ${`For ${MARK}`}, now())`.execute(authDb)
}
