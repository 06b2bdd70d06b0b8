import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count } from '../count.ts'
import { CountError } from '../error.ts'
import { elections } from '../testing/elections.ts'
import type { Election } from '../types.ts'
import { publishedRule } from './published-rule.ts'
import { readPabulib } from './read.ts'
import { writePabulib } from './write.ts'

const head = (meta: string, projects: string, votes: string) =>
  `META\nkey;value\nunit;Town\n${meta}\nPROJECTS\n${projects}\nVOTES\n${votes}\n`
const simple = head(
  'budget;100\nvote_type;approval',
  'project_id;cost;name;selected\np1;40;Swings;1\np2;60;Pond;0\np3;50;Path;2',
  'voter_id;vote;age\nv1;p1,p2;30\nv2;p2;41\nv3;;19',
)
const plain = ({ ballots, ...election }: Election) => ({
  ...election,
  ballots: Array.from({ length: ballots.size }, (_, i) => {
    const range = [ballots.starts[i]!, ballots.starts[i + 1]!] as const
    const vote = Array.from(ballots.named.slice(...range), (p) => election.projects[p]!.id)
    const points =
      ballots.points && Array.from(ballots.points.slice(...range), (each) => each / ballots.pointScale)
    return { voter: ballots.voter(i), vote, points, fields: ballots.fields(i) }
  }),
})
const fault = (text: string | Uint8Array): CountError => {
  try {
    readPabulib(text)
  } catch (error) {
    if (error instanceof CountError) return error
    throw error
  }
  throw new Error('it was read')
}

describe('SPEC 2.1 to 2.4 reading', () => {
  it('reads META, PROJECTS and VOTES, empty ballots and further columns too', () => {
    const election = plain(readPabulib(simple))
    expect(election).toMatchObject({ voteType: 'approval', budget: 100, decimals: 0, meta: { unit: 'Town' } })
    expect(election.projects[2]).toEqual({ id: 'p3', cost: 50, name: 'Path', selected: 2, fields: {} })
    expect(election.ballots[0]).toEqual({
      voter: 'v1',
      vote: ['p1', 'p2'],
      points: null,
      fields: { age: '30' },
    })
    expect(election.ballots[2]).toEqual({ voter: 'v3', vote: [], points: null, fields: { age: '19' } })
    expect(election.warnings).toEqual([])
  })

  it('reads the same from CRLF, CR, a byte order mark, spaces, and capitals', () => {
    const wanted = plain(readPabulib(simple))
    const bytes = new TextEncoder().encode(`\uFEFF${simple.replaceAll('\n', '\r\n')}`)
    for (const text of [
      bytes,
      simple.replaceAll('\n', '\r'),
      simple.replaceAll(';', ' ; ').replaceAll(',', ' , '),
    ]) {
      expect(plain(readPabulib(text))).toEqual(wanted)
    }
    expect(plain(readPabulib(simple.replace('META', 'meta').replace('VOTES', 'Votes\n'))).ballots).toEqual(
      wanted.ballots,
    )
  })

  it('reads quotes as Python’s csv does', () => {
    const quoted = simple
      .replace('Swings', '"Swings; and ""slides"""')
      .replace('Pond', 'The "Pond"')
      .replace('v1;p1,p2', '"v1";"p1,p2"')
      .replace('Path', '"A path\nof two lines" and more')
    const { projects, ballots } = plain(readPabulib(quoted))
    expect(projects.map(({ name }) => name)).toEqual([
      'Swings; and "slides"',
      'The "Pond"',
      'A path\nof two lines and more',
    ])
    expect(ballots[0]!.vote).toEqual(['p1', 'p2'])
    expect(ballots[2]!.voter).toBe('v3')
  })

  it('finds one minor unit for all amounts: points, commas, thousands', () => {
    const election = readPabulib(simple.replace('budget;100', 'budget;1 000,50').replace(';40;', ';40.5;'))
    expect(election).toMatchObject({ budget: 100050, decimals: 2 })
    expect(election.projects.map(({ cost }) => cost)).toEqual([4050, 6000, 5000])
    expect(readPabulib(simple.replace('budget;100', 'budget;100.00')).decimals).toBe(0)
  })

  it('guesses a missing kind of vote and warns of wrong totals', () => {
    const { voteType, warnings } = readPabulib(simple.replace('vote_type;approval', 'num_votes;9'))
    expect(voteType).toBe('approval')
    expect(warnings.map(({ field }) => field)).toEqual(['META vote_type', 'META num_votes'])
  })
})

describe('SPEC 1.1, 2.8 what is odd in META is said with its line', () => {
  it('a budget that is none', () => {
    const line = simple.split('\n').findIndex((text) => text.startsWith('budget')) + 1
    expect(() => readPabulib(simple.replace('budget;100', 'budget;NaN'))).toThrow(
      expect.objectContaining({ row: line, field: 'META budget' }),
    )
    const { warnings, budget } = readPabulib(simple.replace('budget;100', 'budget;90\nbudget;100'))
    expect(budget).toBe(100)
    expect(warnings).toEqual([expect.objectContaining({ row: line + 1, field: 'META budget' })])
  })

  it('a choice of one that chooses two', () => {
    const choice = head(
      'budget;9\nvote_type;choose-1',
      'project_id;cost\na;5\nb;5',
      'voter_id;vote\n1;a\n2;a,b',
    )
    expect(readPabulib(choice).warnings).toEqual([expect.objectContaining({ row: 13, field: 'vote' })])
  })
})

describe('SPEC 2.2, 2.5, 2.6 kinds of vote', () => {
  const pointed = (voteType: string, votes: string) =>
    head(`budget;9\nvote_type;${voteType}`, 'project_id;cost\na;5\nb;5', `voter_id;vote;points\n${votes}`)

  it('reads points, also with digits after the point, over one scale', () => {
    const election = readPabulib(pointed('cumulative', '1;a,b;2.5,0.25\n2;b;10\n3;;'))
    expect(election.ballots.pointScale).toBe(100)
    expect(plain(election).ballots.map(({ points }) => points)).toEqual([[2.5, 0.25], [10], []])
    expect(plain(readPabulib(pointed('scoring', '1;a;-3'))).ballots[0]!.points).toEqual([-3])
    expect(fault(pointed('cumulative', '1;a;-3')).row).toBe(12)
  })

  it('takes a ballot without points as empty, and says so', () => {
    const { ballots, warnings } = readPabulib(pointed('cumulative', '1;a;\n2;b;1'))
    expect([...ballots.starts]).toEqual([0, 0, 1])
    expect(warnings[0]).toMatchObject({ row: 12, field: 'points' })
  })

  it('reads ordinal votes, and gives points by place to those without', () => {
    const election = readPabulib(pointed('ordinal', '1;b,a;3,2\n2;a,b;'))
    expect(plain(election).ballots.map(({ points }) => points)).toEqual([
      [3, 2],
      [2, 1],
    ])
  })

  it('1.4 counts a project that is named twice once', () => {
    const { ballots, warnings } = readPabulib(pointed('cumulative', '1;a,b,a;1,2,3'))
    expect([[...ballots.named], [...ballots.points!]]).toEqual([
      [0, 1],
      [3, 2],
    ])
    expect(warnings[0]!.what).toContain('twice')
  })
})

describe('SPEC 1.1 errors name the row, the field and the mend', () => {
  it.each([
    ['', null, 'VOTES'],
    ['hello', 1, 'META'],
    [simple.replace('v2;p2', 'v2;p9'), 14, 'vote'],
    [simple.replace('v3;', 'v1;'), 15, 'voter_id'],
    [simple.replace('p2;60', 'p1;60'), 9, 'project_id'],
    [simple.replace(';60', ';-60'), 9, 'cost'],
    [simple.replace(';60', ';NaN'), 9, 'cost'],
    [simple.replace(';60', ';12345678901234567890'), 9, 'cost'],
    [simple.replace(';60', ';'), 9, 'cost'],
    [simple.replace('budget;100', 'budget;lots'), 4, 'META budget'],
    [simple.replace('budget;100\n', ''), null, 'META budget'],
    [simple.replace('approval', 'raise of hands'), 5, 'META vote_type'],
    [simple.replace('cost', 'price'), 7, 'cost'],
    [simple.replace('Pond', '"Pond'), 9, 'cell 3'],
    [`${simple}VOTES\nvoter_id;vote\n`, 17, 'VOTES'],
  ])('%#', (text, row, field) => {
    const error = fault(text)
    expect([error.row, error.field]).toEqual([row, field])
    expect(error.mend.length).toBeGreaterThan(10)
  })

  it('throws nothing else, whatever is written', () => {
    const spoilt = fc
      .tuple(
        fc.nat(simple.length),
        fc.nat(12),
        fc.string({ unit: fc.constantFrom(...'META;VOTES\n\r",p1 -.é\u0000') }),
      )
      .map(([at, length, junk]) => simple.slice(0, at) + junk + simple.slice(at + length))
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.uint8Array({ maxLength: 300 })), (text) => {
        try {
          count(readPabulib(text), { rule: 'equal-shares', utility: 'cost', completion: 'add1' })
        } catch (error) {
          expect(error).toBeInstanceOf(CountError)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('ends on 10 MB of junk', () => {
    const junk = new Uint8Array(10_000_000).map((_, i) => (i * 2654435761) >>> 13)
    expect(fault(junk)).toBeInstanceOf(CountError)
    expect(fault('"'.repeat(10_000_001))).toBeInstanceOf(CountError)
    expect(fault(`${simple}${'x'.repeat(10_000_000)};p7`).row).toBe(16)
  })
})

describe('SPEC 2.9 writing', () => {
  it('writes what it read', () => {
    const odd = simple
      .replace('Swings', '"Swings; ""big"""')
      .replace('budget;100', 'budget;100.25\ncomment;"a;b"')
    const once = readPabulib(odd)
    expect(plain(readPabulib(writePabulib(once)))).toEqual(
      plain({ ...once, meta: { ...once.meta, num_projects: '3', num_votes: '3' } }),
    )
  })

  it('writes any election so that it reads the same again', () => {
    const kinds = fc
      .constantFrom('approval', 'cumulative', 'scoring')
      .chain((kind) => elections(kind as 'approval'))
    fc.assert(
      fc.property(kinds, (election) => {
        fc.pre(election.ballots.size > 0)
        const again = plain(readPabulib(writePabulib(election)))
        const wanted = plain(election)
        expect(again.ballots).toEqual(wanted.ballots)
        const [unit, before] = [10 ** election.decimals, 10 ** again.decimals]
        const amounts = ({ budget, projects }: Pick<Election, 'budget' | 'projects'>, scale: number) =>
          [budget, ...projects.map(({ cost }) => cost)].map((amount) => amount * scale)
        expect(amounts(again, unit)).toEqual(amounts(wanted, before))
      }),
    )
  })
})

describe('SPEC 7.6 the published rule', () => {
  const held = (meta: string) => publishedRule(readPabulib(simple.replace('unit;Town', meta)))?.rule

  it('reads what META says', () => {
    expect(held('unit;Town')).toBe(undefined)
    expect(held('rule;unknown')).toBe(undefined)
    expect(held('rule;greedy')).toMatchObject({
      rule: 'greedy',
      by: 'votes',
      totals: 'ballots',
      threshold: 0,
    })
    expect(held('rule;greedy-no-skip')).toMatchObject({ unaffordable: 'stop' })
    expect(held('rule;greedy-threshold\nmin_project_score_threshold;50')).toMatchObject({ threshold: 50 })
    expect(held('rule;greedy-custom\nunit;Poznań')).toMatchObject({ unaffordable: 'stop', lastShare: 80 })
    expect(held('rule;equalshares/add1')).toMatchObject({
      utility: 'cost',
      completion: 'add1',
      comparison: 'none',
    })
    expect(held('rule;equalshares/add1-comparison')).toMatchObject({
      completion: 'add1',
      comparison: 'satisfaction',
    })
    expect(held('rule;equalshares-comparison')).toMatchObject({
      completion: 'none',
      comparison: 'satisfaction',
    })
  })

  it('takes out projects that the file marks as withdrawn by their cost', () => {
    const rule = publishedRule(
      readPabulib(simple.replace('unit;Town', 'rule;greedy').replace(';60', ';999999999')),
    )!.rule
    expect(rule.withdrawn).toEqual(['p2'])
  })
})
