import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { count } from '../count.ts'
import { publishedRule } from './published-rule.ts'
import { readPabulib } from './read.ts'
import { writePabulib } from './write.ts'

const shared =
  process.env.KITH_SHARED_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))
const folder = `${shared}/pabulib`
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pb')) : []
if (files.length === 0) console.log(`No Pabulib files in ${folder}: published results are not checked.`)

/** Elections whose file says who won and by what rule; the others are read and counted all the same. */
describe.runIf(files.length > 0)('Pabulib’s published elections', () => {
  it.each(files)('%s', (name) => {
    const election = readPabulib(readFileSync(`${folder}/${name}`))
    expect(election.projects.length).toBe(Number(election.meta.num_projects))
    expect(election.ballots.size).toBe(Number(election.meta.num_votes))
    expect(readPabulib(writePabulib(election)).ballots.named).toEqual(election.ballots.named)
    expect(count(election, { rule: 'phragmen' }).cost).toBeLessThanOrEqual(election.budget)
    const published = publishedRule(election)
    const told = election.projects.some(({ selected }) => selected !== undefined)
    if (!published || !told) return
    // 2 and 3 were funded for reasons beside the vote, except in Poznań, where 2 is the project of the 80% rule.
    const byRule = election.meta.unit === 'Poznań' ? [1, 2] : [1]
    const announced = election.projects
      .filter(({ selected }) => byRule.includes(selected ?? 0))
      .map(({ id }) => id)
    expect([...count(election, published.rule).winners].sort()).toEqual(announced.sort())
  })

  it('has the three real Equal Shares elections with 9, 17 and 30 winners', () => {
    const won = ['Netherlands_Assen_2024', 'Poland_Swiecie_2023', 'Poland_Wieliczka_2023_Green_Budget'].map(
      (name) => {
        const election = readPabulib(readFileSync(`${folder}/${name}.pb`))
        return count(election, publishedRule(election)!.rule).winners.length
      },
    )
    expect(won).toEqual([9, 17, 30])
  })
})
