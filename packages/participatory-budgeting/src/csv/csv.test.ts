import { describe, expect, it } from 'vitest'
import { CountError } from '../error.ts'
import { readCsv, writeCsv } from './csv.ts'

const tables = {
  projects: 'project_id,cost,name\np1,40.50,"Swings, big"\np2,60,"Two\nlines"\n',
  votes: 'voter_id,vote,points\nv1,"p1,p2","3,1"\nv2,p2,4\n',
  budget: '100',
  voteType: 'cumulative',
} as const

describe('SPEC 2.10 CSV', () => {
  it('reads two tables, whatever separates the cells', () => {
    const election = readCsv(tables)
    expect(election).toMatchObject({ budget: 10000, decimals: 2, voteType: 'cumulative' })
    expect(election.projects.map(({ name }) => name)).toEqual(['Swings, big', 'Two lines'])
    expect([...election.ballots.points!]).toEqual([3, 1, 4])
    const tabbed = readCsv({ ...tables, votes: 'voter_id\tvote\tpoints\r\nv1\tp1,p2\t3,1\r\nv2\tp2\t4\r\n' })
    expect([...tabbed.ballots.named]).toEqual([...election.ballots.named])
  })

  it('writes tables that read the same again', () => {
    const election = readCsv(tables)
    expect(readCsv(writeCsv(election))).toMatchObject({ budget: 10000, projects: election.projects })
    expect([...readCsv(writeCsv(election)).ballots.named]).toEqual([...election.ballots.named])
  })

  it.each([
    [{ votes: 'voter_id,vote,points\nv1,p1,1\nv2,p9,1\n' }, 3, 'votes vote'],
    [{ projects: 'project_id,cost\np1,4\np1,5\n' }, 3, 'projects project_id'],
    [{ projects: 'project_id\np1\n' }, 1, 'projects cost'],
    [{ projects: '' }, null, 'projects'],
    [{ budget: 'much' }, null, 'META budget'],
  ])('names the row of the table: %#', (change, row, field) => {
    const read = () => readCsv({ ...tables, ...change })
    expect(read).toThrow(CountError)
    expect(read).toThrow(expect.objectContaining({ row, field }))
  })
})
