import { describe, expect, it, vi } from 'vitest'
import { published, publishedNames } from '../test/published.ts'
import { advise, analyse, checkStructure, groupStatistics } from './index.ts'

const near = (found: number, stated: number) => expect(Math.abs(found - stated)).toBeLessThan(1e-6)

describe.each(publishedNames())('what Polis published for %s', (name) => {
  const { math, table, groups } = published(name)
  const outcome = analyse(table, { groups })
  const statements = new Map(outcome.statements.map((report) => [report.id, report]))
  const of = (tid: number | string) => statements.get(String(tid))!
  const flips = [0, 1].map((side) =>
    Math.sign(math.tids.reduce((sum, tid, j) => sum + of(tid).weights[side]! * math.pca.comps[side]![j]!, 0)),
  )

  it('SPEC 2.1 has the same centre, with agree as +1 and not −1', () => {
    for (const [j, tid] of math.tids.entries()) near(of(tid).mean, -math.pca.center[j]!)
  })

  it('SPEC 2.2 has the same components, up to sign', () => {
    for (const side of [0, 1]) {
      for (const [j, tid] of math.tids.entries())
        near(flips[side]! * of(tid).weights[side]!, math.pca.comps[side]![j]!)
    }
  })

  it('SPEC 2.4 puts people in the same places', () => {
    const { members, x, y } = math['base-clusters']
    const people = new Map(outcome.people.map((person) => [person.id, person]))
    const alone = members.flatMap((people, base) =>
      people.length === 1 ? [[base, people[0]!] as const] : [],
    )
    expect(alone.length).toBeGreaterThan(20)
    for (const [base, person] of alone) {
      near(people.get(String(person))!.x * -flips[0]!, x[base]!)
      near(people.get(String(person))!.y * -flips[1]!, y[base]!)
    }
  })

  it('SPEC 2.5 puts statements in the same places', () => {
    for (const [j, tid] of math.tids.entries()) {
      near(of(tid).extremity, math.pca['comment-extremity'][j]!)
      near(of(tid).x * -flips[0]!, math.pca['comment-projection'][0][j]!)
      near(of(tid).y * -flips[1]!, math.pca['comment-projection'][1][j]!)
    }
  })

  it('SPEC 4.1 counts the same votes in the groups given', () => {
    for (const [group, { votes }] of Object.entries(math['group-votes'])) {
      for (const [tid, { A, D, S }] of Object.entries(votes)) {
        expect(of(tid).byGroup[group]).toEqual({ agree: A, disagree: D, pass: S - A - D })
      }
    }
  })

  it('SPEC 4.5 has the same group-informed consensus', () => {
    for (const [tid, stated] of Object.entries(math['group-aware-consensus']))
      near(of(tid).agreedAcross!, stated)
  })

  it('SPEC 4.2 has the same representativeness of the statements published', () => {
    for (const group of groupStatistics(table, groups)) {
      for (const stated of math.repness[group.name]!) {
        const found = group.statements.find(({ statement }) => statement === String(stated.tid))!
        const by = stated['repful-for'] as 'agree' | 'disagree'
        expect([found[by], found.agree + found.disagree + found.pass]).toEqual([
          stated['n-success'],
          stated['n-trials'],
        ])
        near(found[`${by}Share`], stated['p-success'] as number)
        near(found[`${by}Z`], stated['p-test'] as number)
        near(found[`${by}Ratio`], stated.repness as number)
        near(found[`${by}RatioZ`], stated['repness-test'] as number)
      }
    }
  })

  it('SPEC 4.3 chooses the same representative statements in the same order', () => {
    for (const group of outcome.groups) {
      expect(group.representative.map(({ statement, by }) => `${statement} ${by}`)).toEqual(
        math.repness[group.name]!.map((stated) => `${stated.tid} ${stated['repful-for']}`),
      )
    }
  })

  it('SPEC 4.4 finds the same common ground', () => {
    for (const by of ['agree', 'disagree'] as const) {
      expect(
        outcome.commonGround[by].map(({ statement, count, votes }) => [statement, count, votes]),
      ).toEqual(
        math.consensus[by].map((stated) => [String(stated.tid), stated['n-success'], stated['n-trials']]),
      )
    }
  })

  it('SPEC 6.2 has answers that hang together more than in any shuffle', async () => {
    const structure = await checkStructure(table)
    expect(structure.directions.reached).toBe(0)
    expect(advise(table, structure, 0).show).toBe('groups')
  })

  it('SPEC 5.1 has the same priorities', () => {
    for (const [tid, stated] of Object.entries(math['comment-priorities'])) near(of(tid).priority, stated)
  })
})

describe('where the published conversations are not there', () => {
  it('one line says which folder was looked for', () => {
    const said = vi.spyOn(console, 'warn').mockReturnValue()
    expect(publishedNames('/nowhere/opinion')).toEqual([])
    expect(said.mock.calls).toEqual([[expect.stringContaining('did not find /nowhere/opinion')]])
    said.mockRestore()
  })
})
