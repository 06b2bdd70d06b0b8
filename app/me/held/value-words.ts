import type { HeldValue } from '#core/people/held.ts'
import { formatDate, formatDateTime, formatList, formatNumber, t } from '#words'
import type { HeldWords } from './held-words.ts'

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const day = /^\d{4}-\d\d-\d\d$/

/** Words of the database that people read here; whatever else stands in such a field is somebody's own. */
const codes: Readonly<Record<string, () => string>> = {
  adult: () => t('an adult'),
  aloud: () => t('said out loud'),
  agree: () => t('agrees'),
  asked: () => t('waiting for an answer'),
  cared: () => t('I feel cared for'),
  cell: () => t('cell'),
  child: () => t('a child'),
  choice: () => t('choices'),
  circle: () => t('circle'),
  colleague: () => t('a colleague'),
  community: () => t('community'),
  companion: () => t('as the second adult'),
  convener: () => t('convener'),
  confirmed: () => t('confirmed'),
  differ: () => t('sees it differently'),
  goal: () => t('goals'),
  group: () => t('a group'),
  helper: () => t('while helping'),
  helps: () => t('what helps'),
  facilitator: () => t('facilitator'),
  guest: () => t('guest'),
  host: () => t('host'),
  lead: () => t('a safeguarding lead'),
  live: () => t('yes from both'),
  matters: () => t('what matters'),
  mended: () => t('in the plan, in their own words'),
  motivated: () => t('I am motivated'),
  not_now: () => t('not now'),
  moderator: () => t('moderator'),
  paper: () => t('on paper'),
  partly: () => t('partly'),
  roll_keeper: () => t('keeper of the list'),
  screen: () => t('on a screen'),
  noticed: () => t('what others noticed'),
  on_paper: () => t('on paper'),
  outside: () => t('outside school'),
  override: () => t('for safety'),
  parent: () => t('parent'),
  part: () => t('I take part'),
  person: () => t('a person'),
  plan: () => t('a plan'),
  plan_item: () => t('part of a plan'),
  propose: () => t('see and suggest'),
  member: () => t('member'),
  no: () => t('no'),
  recognised: () => t('I am recognised'),
  refused: () => t('refused'),
  resting: () => t('resting'),
  roll: () => t('the school’s list'),
  see: () => t('see'),
  signed_in: () => t('from my own sign-in'),
  step: () => t('next steps'),
  strength: () => t('strengths'),
  taken: () => t('in the plan'),
  team: () => t('team'),
  tie: () => t('one of their people'),
  unknown: () => t('not known, so kept safe like a child'),
  web: () => t('my people'),
  web_entry: () => t('one of my people'),
  yes: () => t('yes'),
}
/** By what somebody came in. */
const came: Readonly<Record<string, () => string>> = {
  code: () => t('a code by e-mail'),
  link: () => t('a link by e-mail'),
  invitation: () => t('an invitation'),
  demo: () => t('a link of the demo town'),
  card: () => t('a card'),
  secret: () => t('a name and a secret'),
  passkey: () => t('a passkey'),
  school: () => t('your school'),
}
/** What a helper may do. */
const helps: Readonly<Record<string, () => string>> = {
  'web.write': () => t('write in “My people”'),
  'plan.write': () => t('write in “My plan”'),
  'plan.answer_proposal': () => t('answer suggestions for “My plan”'),
  'tie.ask': () => t('ask somebody to be in “My people”'),
  'profile.write': () => t('change name and pronouns'),
}
const corrected: Readonly<Record<string, () => string>> = {
  given_name: () => t('first name'),
  family_name: () => t('family name'),
  preferred_name: () => t('called'),
  pronouns: () => t('pronouns'),
  email: () => t('e-mail'),
  phone: () => t('phone'),
}
const coded = new Set(
  'answer as basis circle countedAs gives may outcome section source state through what how kind tie role'.split(
    ' ',
  ),
)

/** One value as it is read; rows within a row are shown by the page itself. */
export function valueWords(words: HeldWords, field: string, value: HeldValue): string {
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'string') return textWords(words, field, value)
  if (Array.isArray(value)) return formatList(value.map((one) => valueWords(words, field, one as string)))
  return Object.entries(value)
    .map(([name, one]) => `${words.fields[name]?.() ?? name}: ${valueWords(words, name, one)}`)
    .join(', ')
}

function textWords(words: HeldWords, field: string, value: string): string {
  if (moment.test(value)) return formatDateTime(value)
  if (day.test(value)) return formatDate(value)
  if (field === 'verb') return words.verb(value)
  if (field === 'may') return (codes[value] ?? helps[value])?.() ?? value
  if (field === 'cameBy') return came[value]?.() ?? value
  if (field === 'field') return corrected[value]?.() ?? value
  if (field === 'notice') return words.notice(value)
  if (field in words.ownFields) return words.ownCodes[value]?.() ?? value
  return coded.has(field) ? (codes[value]?.() ?? words.ownCodes[value]?.() ?? value) : value
}
