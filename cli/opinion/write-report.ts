import type {
  Advice,
  AdviceReason,
  Agreement,
  Coverage,
  Outcome,
  PersonExplained,
  Representative,
} from '../../packages/opinion-groups/src/index.ts'

export interface Report {
  readonly outcome: Outcome
  readonly advice: Advice
  readonly coverage?: readonly Coverage[]
  readonly person?: PersonExplained
  readonly next?: string | null
}

/** The report as somebody reads it. */
export function writeReport(
  { outcome, advice, coverage, person, next }: Report,
  texts: ReadonlyMap<string, string>,
) {
  const say = (id: string) => `${id.padStart(4)}  ${texts.get(id) ?? ''}`.trimEnd()
  return [
    `${outcome.people.length} people, ${outcome.votes} votes on ${outcome.statements.length} statements.`,
    ...advice.reasons.map(reasonInWords),
    ...(advice.show === 'groups' ? groupsInWords(outcome, say) : listsInWords(advice, say)),
    ...section(
      'Most people agree',
      advice.lists.agree.map((one) => `${say(one.statement)}  (${countOf(one)})`),
    ),
    ...section(
      'Most people disagree',
      advice.lists.disagree.map((one) => `${say(one.statement)}  (${countOf(one)})`),
    ),
    ...(coverage ?? []).flatMap(coverageInWords),
    ...(person === undefined ? [] : personInWords(person, say)),
    ...(next === undefined
      ? []
      : ['', next === null ? 'Nothing is left to ask.' : `Ask next: ${say(next).trim()}`]),
    '',
  ].join('\n')
}

const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines])

const countOf = ({ count, votes }: Agreement) => `${count} of ${votes}`

function groupsInWords(outcome: Outcome, say: (id: string) => string): string[] {
  const weighed = outcome.clusterings.map(
    ({ k, silhouette, chosen }) => `${k}: ${silhouette.toFixed(3)}${chosen ? ' *' : ''}`,
  )
  const across = outcome.statements
    .filter(({ standing, agreedAcross }) => standing === 'in' && agreedAcross !== null)
    .sort((a, b) => b.agreedAcross! - a.agreedAcross!)
    .slice(0, 5)
  return [
    ...(weighed.length > 0 ? [`Groups weighed (silhouette): ${weighed.join('   ')}`] : []),
    ...outcome.groups.flatMap(({ name, members, representative }) =>
      section(
        `Group ${name}, ${members.length} people`,
        representative.map((one) => standsFor(one, say)),
      ),
    ),
    ...section(
      'Agreed across groups',
      across.map(({ id, byGroup }) => {
        const shares = Object.entries(byGroup).map(
          ([name, { agree, disagree, pass }]) => `${name} ${agree}/${agree + disagree + pass}`,
        )
        return `${say(id)}  (${shares.join(', ')})`
      }),
    ),
  ]
}

function standsFor(one: Representative, say: (id: string) => string): string {
  const here = `${one.count} of ${one.votes} ${one.by}`
  return `${say(one.statement)}  (${here}; elsewhere ${one.otherCount} of ${one.otherVotes})`
}

function listsInWords({ lists }: Advice, say: (id: string) => string): string[] {
  return [
    ...section(
      'Opinions are split',
      lists.divided.map((one) => `${say(one.statement)}  (${one.agree} agree, ${one.disagree} disagree)`),
    ),
    ...section(
      'Many are unsure',
      lists.unsure.map((one) => `${say(one.statement)}  (${one.pass} of ${one.votes} passed)`),
    ),
  ]
}

function reasonInWords(reason: AdviceReason): string {
  switch (reason.kind) {
    case 'too-few-people':
      return `Too few people for groups: ${reason.people} voted enough, ${reason.needed} are needed. Lists of agreement instead.`
    case 'no-structure':
      return `Answers hang together no more than shuffled ones (p = ${reason.against.p.toFixed(2)}). Lists of agreement instead.`
    case 'faint-division':
      return `People spread out evenly (p = ${reason.against.p.toFixed(2)}): where one group ends is drawn, not found.`
    case 'not-checked':
      return 'Not compared with shuffled votes; --check does that.'
  }
}

function coverageInWords({ attribute, parts, statements }: Coverage): string[] {
  const count = (value: number | null) => (value === null ? 'few' : String(value))
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`)
  const rows = parts.map(
    ({ value, voices, shareOfVoices, shareOfPlace }) =>
      `${value.padEnd(20)} ${count(voices).padStart(6)} voices  ${percent(shareOfVoices).padStart(4)} of voices  ${percent(shareOfPlace).padStart(4)} of the place`,
  )
  const unheard = statements.filter((one) => one.unheard.length > 0).length
  return [
    ...section(`Who is heard, by ${attribute}`, rows),
    `${unheard} of ${statements.length} statements have nobody from at least one of these.`,
  ]
}

function personInWords(person: PersonExplained, say: (id: string) => string): string[] {
  const where = person.group === null ? 'in no group' : `in group ${person.group}`
  const pulls = person.pulls
    .slice(0, 5)
    .map(({ statement, vote, x, y }) => `${say(statement)}  (${vote}: ${x.toFixed(2)}, ${y.toFixed(2)})`)
  return section(`${person.person} is ${where}; what moved them most`, pulls)
}
