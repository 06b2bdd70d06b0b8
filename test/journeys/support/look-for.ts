import type { Name } from '#db/seeds/cast.ts'
import { visitor } from '../../support/visitor.ts'
import type { WithRolls } from './list-of.ts'

export const REASON = 'She told her friend that she is not safe tonight.'

/** A lead looks at a child's things for their safety. @returns the path of that look */
export async function lookFor(town: WithRolls, lead: Name, child: Name): Promise<string> {
  const browser = await visitor(town.app, town.house, await town.id(lead))
  const page = `/safety/care/${await town.id(child)}/open`
  await browser.get(page)
  const { path, status } = await browser.send(page, {
    reason: REASON,
  })
  if (status !== 200 || !path.startsWith('/safety/overrides/'))
    throw new Error(`${page} answered ${status} at ${path}`)
  return path
}
