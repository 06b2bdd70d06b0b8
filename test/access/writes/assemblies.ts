import { type RawBuilder, sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { BUSES, DRAW, EVENINGS, recommendationId } from '../../../app/power/assemblies/seed.ts'
import { act, type Case, fresh, helpedByBeth, PLACE } from './case.ts'

const facts = JSON.stringify({
  question: 'What?',
  framedBy: 'us',
  stance: 'advises',
  days: 'soon',
  reach: '01792',
  places: 4,
  keepDays: 30,
  answersUntil: '2100-01-01',
})
const make = () =>
  sql`select make_assembly(${fresh('assembly')}, ${idOf('Town Council')}, 'Another', ${facts}::jsonb, null, 16)`
/** A row only where something was given. */
const some = (call: RawBuilder<unknown>) => sql`select from ${call} x limit 1`
const answers = () => some(sql`read_answers(${BUSES})`)
const panel = () => some(sql`read_panel(${EVENINGS})`)
const letters = () => some(sql`letters_to_print(${idOf(`wave ${BUSES}`)})`)
const looks = () => some(sql`looks_of(${EVENINGS})`)
const nameClerk = act('tomos', (ids) => sql`select give_part(${BUSES}, ${ids.ines}, 'clerk')`)
const dropClerk = act('tomos', (ids) => sql`select end_part(${BUSES}, ${ids.beth}, 'clerk')`)
const looked = act('beth', () => sql`select from read_panel(${EVENINGS})`)
const draft = idOf(`draft ${BUSES}`)
const comment = (name = 'comment') => sql`select comment_draft(${fresh(name)}, ${draft}, 'Ask us')`
const reply = () => sql`select reply_comment(${idOf('comment buses')}, 'We will')`
const readComment = () => sql`select from comments_of(${BUSES}) where words like 'The bus is one way%'`
const traits = () =>
  sql`select set_traits(${fresh('assembly')}, '[{"category": "Age", "values": ["a", "b"]}]'::jsonb)`
const mend = (which: string) => sql`select mend_quota(${which}, 'Age', '16 to 29', 'min', 1)`
const leaves = () =>
  sql`select leave_panel(${DRAW}, (select min(pseudonym) from panel_of(${EVENINGS}) where left_at is null), 'after')`
const recommend = () => sql`select add_recommendation(${fresh('recommendation')}, ${EVENINGS}, 'Trees', '')`
const count = () => sql`select count_recommendation(${recommendationId(4)}, 6, 12)`
const fund = (name = 'fund') =>
  sql`select fund_assembly(${fresh(name)}, ${EVENINGS}, 1000, 'GBP', 'the budget')`
const pay = () =>
  sql`select pay_member(${fresh('pay')}, ${EVENINGS}, ${DRAW}, (select min(pseudonym) from panel_of(${EVENINGS})), 500, 'GBP', 'Fares')`
const funded = act('tomos', () => fund())

/** Assemblies: who makes, comments, reads names, draws, pays. */
export const assemblyCases: readonly Case[] = [
  {
    what: 'making an assembly',
    may: act('tomos', make),
    mayNot: {
      'a councillor': act('ines', make),
      'a gardener': act('walter', make),
      'a stranger': act('nobody', make),
      'through a helper': helpedByBeth(make),
      'a row of its own': act(
        'tomos',
        () => sql`insert into assembly_drafts (place_id, id, assembly_id, text)
          values (${PLACE}, ${fresh('draft')}, ${BUSES}, 'Mine')`,
      ),
    },
  },
  {
    what: 'saying what one thinks of a draft',
    may: act('walter', () => comment()),
    mayNot: {
      'a learner younger than it is for': act('priya', () => comment()),
      'a stranger': act('nobody', () => comment()),
    },
  },
  {
    what: 'reading a comment that nobody has replied to',
    may: act('tomos', readComment),
    mayNot: {
      'a councillor': act('ines', readComment),
      'a stranger': act('nobody', readComment),
    },
  },
  {
    what: 'replying to it',
    may: act('tomos', reply),
    mayNot: {
      'a clerk': act('beth', reply),
      'whoever said it': act('walter', reply),
      'a stranger': act('nobody', reply),
    },
  },
  {
    what: 'reading who said yes',
    may: act('beth', answers),
    mayNot: {
      'the host': act('tomos', answers),
      'a councillor': act('ines', answers),
      'a clerk who is none any more': act('beth', answers, dropClerk),
      'a stranger': act('nobody', answers),
    },
  },
  {
    what: 'reading it as a clerk who was just named',
    may: act('ines', answers, nameClerk),
    mayNot: { 'before that': act('ines', answers) },
  },
  {
    what: 'reading who is on the panel',
    may: act('beth', panel),
    mayNot: { 'the host': act('tomos', panel), 'a stranger': act('nobody', panel) },
  },
  {
    what: 'printing letters',
    may: act('beth', letters),
    mayNot: { 'the host': act('tomos', letters), 'a stranger': act('nobody', letters) },
  },
  {
    what: 'reading who looked',
    may: act('tomos', looks, looked),
    mayNot: { 'a councillor': act('ines', looks, looked), 'a stranger': act('nobody', looks, looked) },
  },
  {
    what: 'choosing what is asked',
    may: act('tomos', traits, act('tomos', make)),
    mayNot: {
      'a clerk': act('beth', traits, act('tomos', make)),
      'a stranger': act('nobody', traits, act('tomos', make)),
    },
  },
  {
    what: 'moving a quota',
    may: act('tomos', () => mend(EVENINGS)),
    mayNot: {
      'a clerk': act('beth', () => mend(EVENINGS)),
      'a stranger': act('nobody', () => mend(EVENINGS)),
    },
  },
  {
    what: 'writing down that somebody left the panel',
    may: act('beth', leaves),
    mayNot: { 'the host': act('tomos', leaves), 'a stranger': act('nobody', leaves) },
  },
  {
    what: 'writing down a recommendation',
    may: act('tomos', recommend),
    mayNot: {
      'a councillor': act('ines', recommend),
      'a clerk': act('beth', recommend),
      'a stranger': act('nobody', recommend),
    },
  },
  {
    what: 'counting votes on paper',
    may: act('tomos', count),
    mayNot: { 'a clerk': act('beth', count), 'a stranger': act('nobody', count) },
  },
  {
    what: 'setting money aside',
    may: act('tomos', () => fund()),
    mayNot: { 'a clerk': act('beth', () => fund()), 'a stranger': act('nobody', () => fund()) },
  },
  {
    what: 'paying a member',
    may: act('beth', pay, funded),
    mayNot: { 'the host': act('tomos', pay, funded), 'more than is there': act('beth', pay) },
  },
]
