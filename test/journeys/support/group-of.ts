import { visitor } from '../../support/visitor.ts'
import type { WithRolls } from './list-of.ts'

export const TEAM = 'Seed savers'

/** Priya begins a team of her own and asks Ngozi in. @returns its path */
export async function askedInto(town: WithRolls): Promise<string> {
  const priya = await visitor(town.app, town.house, await town.id('priya'))
  await priya.get('/groups/new')
  const { path } = await priya.send('/groups/new', { kind: 'team', name: TEAM })
  await priya.get(`${path}/ask`)
  await priya.send(`${path}/ask`, { person: await town.id('ngozi'), code: '' })
  return path
}

/** The same, and Ngozi has said yes. */
export async function teamOf(town: WithRolls): Promise<string> {
  const path = await askedInto(town)
  const ngozi = await visitor(town.app, town.house, await town.id('ngozi'))
  const { html } = await ngozi.get('/groups')
  const asked = /\/groups\/asks\/[0-9a-f-]{36}/.exec(html)?.[0]
  if (asked === undefined) throw new Error('Ngozi was not asked into the team')
  await ngozi.get(asked)
  await ngozi.send(asked, { answer: 'yes' })
  return path
}
