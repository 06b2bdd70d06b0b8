import { commit, draw, drawLetters, findLottery } from '@kith/sortition'
import { sql } from 'kysely'
import { become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { codeHash, codeOf, drawSecret } from './codes.ts'
import { drawInput } from './draw/input.ts'
import { type ChangeInput, changed } from './panel/job.ts'
import { asked, doors, volunteers } from './seed-pool.ts'
import { quotasOf } from './traits.ts'

/** Evenings, which is over; the way home, to which letters are out. */
export const [EVENINGS, BUSES] = [idOf('assembly evenings'), idOf('assembly buses')]
export const DRAW = idOf('draw evenings')
export const recommendationId = (n: number): string => idOf(`recommendation evenings ${n}`)
/** The code of the nth letter of an assembly that went out, as it is printed. */
export const seededCode = (secret: string, assembly: string, n: number): string =>
  codeOf(secret, idOf(`wave ${assembly}`), doorId(assembly, n))

const doorId = (assembly: string, n: number) => idOf(`door ${assembly} ${n}`)

type Does = ReturnType<typeof sql>
type As = (name: Name | null, ...steps: readonly Does[]) => Promise<void>

/** One assembly from its question to what changed, and one that people are just being invited to. */
export async function seed(tx: Tx, people: Cast, secret: string): Promise<void> {
  const as: As = async (name, ...steps) => {
    await become(tx, { placeId: DEMO_PLACE, personId: name === null ? '' : people[name] })
    for (const step of steps) await step.execute(tx)
  }
  await frame(as, people)
  await invite(tx, as, secret, EVENINGS, 60, volunteers.length)
  await invite(tx, as, secret, BUSES, 16, 11)
  await drawIt(tx, as, secret)
  await change(tx, as)
  await recommend(tx, as, people)
  await letTimePass(tx)
}

async function frame(as: As, people: Cast): Promise<void> {
  const facts = (more: object) =>
    JSON.stringify({ stance: 'advises', keepDays: 365, termMonths: null, ...more })
  const name = (which: string, who: Name, words: string) =>
    sql`select name_answerer(${which}, ${people[who]}, ${words})`
  const promised = 'The council answers each recommendation in public within two months, with its reasons.'
  const reach = '01792 550100, or by post to the Town Hall, Wharton Vale'
  await as(
    'tomos',
    sql`select make_assembly(${EVENINGS}, ${idOf('Town Council')}, 'Evenings in Wharton Vale', ${facts({
      question: 'What should the town do so that people of every age have somewhere to go in the evening?',
      framedBy: 'people who told the council how it is to grow up here, and six of them in two evenings',
      days: 'Four Saturdays, 10 to 4, Town Hall. Lunch, travel and care for children are paid.',
      reach,
      places: 12,
      answersUntil: new Date().toISOString().slice(0, 10),
    })}::jsonb, null, 16)`,
    sql`select make_assembly(${BUSES}, ${idOf('Town Council')}, 'The way home', ${facts({
      question: 'How should everybody get home safely in the evening, and who pays for it?',
      framedBy: 'the first assembly, which asked for this one, and drivers and riders of the buses',
      days: 'Three Saturdays next spring, 10 to 4, Town Hall. Lunch, travel and care for children are paid.',
      reach,
      places: 10,
      answersUntil: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      keepDays: 90,
    })}::jsonb, null, 16)`,
  )
  for (const which of [EVENINGS, BUSES])
    await as(
      'tomos',
      name(which, 'ines', promised),
      sql`select give_part(${which}, ${people.beth}, 'clerk')`,
      sql`select set_traits(${which}, ${JSON.stringify(asked)}::jsonb)`,
      sql`select draft_question(${idOf(`draft ${which}`)}, ${which},
        ${which === EVENINGS ? 'How do we get young people off the streets?' : 'Should the last bus go later?'}, 'A first try.')`,
    )
  await as(
    'walter',
    sql`select comment_draft(${idOf('comment walter')}, ${idOf(`draft ${EVENINGS}`)},
      'It sounds as if the young were a nuisance. Old people have nowhere to go either.')`,
    sql`select comment_draft(${idOf('comment buses')}, ${idOf(`draft ${BUSES}`)},
      'The bus is one way home. Ask about lights and taxis too.')`,
  )
  await as(
    'tomos',
    sql`select reply_comment(${idOf('comment walter')}, 'You are right. It asks for every age now, and for what there should be.')`,
    sql`select draft_question(${idOf('draft evenings 2')}, ${EVENINGS},
      'What should the town do so that people of every age have somewhere to go in the evening?', 'It asks for every age now.')`,
    ...Object.entries(done).map(
      ([item, words]) => sql`select check_assembly(${EVENINGS}, ${item}, ${words})`,
    ),
    ...['purpose', 'accountability'].map(
      (item) => sql`select check_assembly(${BUSES}, ${item}, ${done[item as keyof typeof done]})`,
    ),
  )
}

const done = {
  purpose: 'Money for evenings is in the plan of the council for two years and is not spent yet.',
  accountability: 'Ines Calder has promised it in the council meeting of January; it is minuted.',
  transparency: 'The papers, the speakers and what it cost are on the table at the Town Hall.',
  representation: 'Sixty doors drawn by lot; the panel has the ages, areas and genders of the town.',
  inclusion:
    'Lunch, bus fares and care for children were paid; the hall has no steps; two came with a helper.',
  information: 'Nine speakers, three of whom the panel asked for itself.',
  deliberation: 'Tables of four, mixed anew each time, with people trained for it.',
  time: 'Four Saturdays.',
  privacy: 'Names were with one clerk; three members chose to speak to the paper.',
} as const

/** Doors, letters and answers: the first say yes, two say no, the others are silent. */
async function invite(tx: Tx, as: As, secret: string, which: string, letters: number, yes: number) {
  const list = doors.map((door, n) => ({ id: doorId(which, n), ...door }))
  const seed = '4 2 6 1 3'
  const addresses = list.map(({ id, traits }) => ({ id, traits }))
  const drawn = drawLetters({ addresses, letters, stratifyBy: ['Area'], seed })
  const wave = idOf(`wave ${which}`)
  const codes = drawn.ids.map((address) => ({
    address,
    hash: codeHash(secret, codeOf(secret, wave, address)),
  }))
  await as(
    'tomos',
    sql`select keep_addresses(${which}, ${JSON.stringify(list)}::jsonb)`,
    sql`select keep_letters(${wave}, ${which}, array['Area'], ${seed}, ${JSON.stringify(drawn.strata)}::jsonb,
      ${JSON.stringify(codes)}::jsonb)`,
  )
  for (const [n, { name, reach, traits, way }] of volunteers.slice(0, yes).entries())
    await as(
      way === 'web' ? null : 'beth',
      sql`select answer_letter(${codes[n]!.hash}, ${idOf(`answer ${which} ${n}`)}, 'yes', ${name}, ${reach},
        ${JSON.stringify(traits)}::jsonb, ${way})`,
    )
  for (const n of [yes, yes + 1])
    await as(
      null,
      sql`select answer_letter(${codes[n]!.hash}, ${idOf(`answer ${which} ${n}`)}, 'no', '', '', '{}', 'web')`,
    )
  const quotas = asked.flatMap(({ category, values, people }) => {
    const traits = values.map((value, n) => ({ value, people: people[n]!, least: null, most: null }))
    return quotasOf({ category, traits }, which === EVENINGS ? 12 : 10).map(({ value, min, max }, n) => ({
      category,
      value,
      people: people[n],
      least: min,
      most: max,
    }))
  })
  if (which === EVENINGS)
    await as('tomos', sql`select set_quotas(${which}, ${JSON.stringify(quotas)}::jsonb)`)
  await become(tx, { placeId: DEMO_PLACE, personId: '' })
}

async function drawIt(tx: Tx, as: As, secret: string): Promise<void> {
  // What `begin_draw` writes, without a queue to do the work.
  await sql`insert into assembly_draws (place_id, id, assembly_id, n, begun_by)
    values (${DEMO_PLACE}, ${DRAW}, ${EVENINGS}, 1, ${idOf('tomos')})`.execute(tx)
  const lottery = await findLottery((await drawInput(tx, DRAW))!)
  const { document, digest, tickets } = commit(lottery, { secret: drawSecret(secret, DRAW), panels: 200 })
  const words = '3 1 6 6 2'
  const { index } = draw(document, words)
  await as(
    null,
    sql`select keep_draw(${DRAW}, ${JSON.stringify(document)}::jsonb, ${digest}, ${JSON.stringify(tickets)}::jsonb)`,
  )
  await as(
    'tomos',
    sql`select publish_draw(${DRAW}, 'dice', 'Five dice thrown by a child in the Town Hall, read from left to right', current_date)`,
    sql`select say_number(${DRAW}, ${words})`,
  )
  await as('beth', sql`select say_number(${DRAW}, ${words})`)
  await as('tomos', sql`select decide_draw(${DRAW}, ${index + 1})`)
}

/** Two stand by; somebody cannot come and one of all who said yes steps in. */
async function change(tx: Tx, as: As): Promise<void> {
  const { rows } = await sql<{ pseudonym: string }>`
    select pseudonym from assembly_members where place_id = ${DEMO_PLACE} and draw_id = ${DRAW} order by pseudonym limit 1`.execute(
    tx,
  )
  await as('beth', sql`select leave_panel(${DRAW}, ${rows[0]!.pseudonym}, 'before')`)
  const id = idOf('change evenings')
  await sql`insert into assembly_changes (place_id, id, assembly_id, draw_id, kind, stage, leaving, seed)
    values (${DEMO_PLACE}, ${id}, ${EVENINGS}, ${DRAW}, 'replace', 'before', array[${rows[0]!.pseudonym}], '5 5 2 4 1')`.execute(
    tx,
  )
  await become(tx, { placeId: DEMO_PLACE, personId: '' })
  const { rows: given } = await sql<{ input: ChangeInput }>`select change_input(${id}) as input`.execute(tx)
  await as(null, sql`select keep_change(${id}, ${JSON.stringify(await changed(given[0]!.input))}::jsonb)`)
}

const recommended = [
  ['Open the library until nine on two evenings a week, with people of all ages asked to run it.', 12, 12],
  ['Mend the lamps between the station and Mill Lane before winter.', 11, 12],
  ['Ask an assembly about the way home in the evening: buses, lights and who pays.', 10, 12],
  ['Let young people have the old fire station for evenings, with a key of their own.', 7, 12],
] as const

async function recommend(tx: Tx, as: As, people: Cast): Promise<void> {
  await as('tomos', sql`select begin_or_end_assembly(${EVENINGS}, 'begin')`)
  for (const [at, [text, votesFor, votes]] of recommended.entries())
    await as(
      'tomos',
      sql`select add_recommendation(${recommendationId(at + 1)}, ${EVENINGS}, ${text}, '')`,
      sql`select count_recommendation(${recommendationId(at + 1)}, ${votesFor}, ${votes})`,
      sql`select ask_for_answer(${idOf(`answer owed ${at + 1}`)}, ${recommendationId(at + 1)}, ${people.ines},
        current_date + ${at === 3 ? 220 : 180}::int)`,
    )
  const promised = idOf('promise library')
  await as(
    'ines',
    sql`select answer_source(${idOf('answer owed 1')}, 'yes', 'It costs little and the library wants it. We begin with Thursdays.')`,
    sql`select promise(${promised}, ${recommendationId(1)}, ${people.ines}, 'Open the library until nine on Thursdays', current_date + 190)`,
    sql`select answer_source(${idOf('answer owed 3')}, 'yes', 'Letters for it are out.')`,
  )
  await sql`insert into commitment_ends (place_id, commitment_id, came, words, said_by)
    values (${DEMO_PLACE}, ${promised}, 'done', 'Open since the first Thursday. Forty people came.', ${people.ines})`.execute(
    tx,
  )
  await as(
    'tomos',
    sql`insert into source_links (place_id, from_id, to_id, made_by)
      values (${DEMO_PLACE}, ${recommendationId(3)}, ${BUSES}, ${people.tomos})`,
    sql`select begin_or_end_assembly(${EVENINGS}, 'end')`,
  )
}

/** All of the first assembly was two hundred days ago and more; one answer is overdue by three weeks. */
async function letTimePass(tx: Tx): Promise<void> {
  const ago = sql`interval '200 days'`
  const here = sql`place_id = ${DEMO_PLACE}`
  const of = sql`${here} and assembly_id = ${EVENINGS}`
  const recs = recommended.map((_, at) => recommendationId(at + 1))
  const steps = [
    sql`update assemblies set answers_until = answers_until - 290, begun_on = begun_on - 230, done_on = done_on - 200
      where ${here} and id = ${EVENINGS}`,
    sql`update assembly_answers set said_at = said_at - interval '300 days' where ${of}`,
    sql`update assembly_waves set drawn_at = drawn_at - interval '320 days' where ${of}`,
    sql`update assembly_checks set done_on = done_on - 210 where ${of}`,
    sql`update assembly_drafts set made_at = made_at - interval '340 days' where ${of}`,
    sql`update assembly_draws set begun_at = begun_at - interval '270 days', found_at = found_at - interval '270 days',
      committed_at = committed_at - interval '270 days', drawn_at = drawn_at - interval '269 days', chance_on = chance_on - 269
      where ${of}`,
    sql`update assembly_members set joined_at = joined_at - interval '260 days', left_at = left_at - interval '261 days' where ${of}`,
    sql`update assembly_changes set begun_at = begun_at - interval '260 days', done_at = done_at - interval '260 days' where ${of}`,
    sql`update assembly_looks set at = at - interval '265 days' where ${of}`,
    sql`update assembly_drafts set made_at = made_at - interval '20 days' where ${here} and id = ${idOf('draft evenings')}`,
    sql`update sources set made_at = made_at - interval '350 days' where ${here} and id = ${EVENINGS}`,
    sql`update sources set made_at = made_at - ${ago} where ${here} and id = any(${recs}::uuid[])`,
    sql`update source_answers set by_on = by_on - 200, asked_at = asked_at - ${ago}, answered_at = answered_at - interval '150 days'
      where ${here} and source_id = any(${recs}::uuid[])`,
    sql`update commitments set made_at = made_at - interval '150 days', by_on = by_on - 200 where ${here} and source_id = any(${recs}::uuid[])`,
    sql`update commitment_ends set said_at = said_at - interval '20 days' where ${here} and commitment_id = ${idOf('promise library')}`,
  ]
  for (const step of steps) await step.execute(tx)
}
