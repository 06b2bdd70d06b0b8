import type { Name } from '#db/seeds/cast.ts'
import { visitor } from '../../support/visitor.ts'
import type { WithRolls } from './list-of.ts'

/** Follows a page's first link of each pattern, as somebody. @returns where the last one leads */
export async function linkOn(
  town: WithRolls,
  as: Name,
  start: string,
  ...patterns: readonly RegExp[]
): Promise<string> {
  const browser = await visitor(town.app, town.house, await town.id(as))
  let path = start
  for (const pattern of patterns) {
    const { html } = await browser.get(path)
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    const next = hrefs.find((href) => pattern.test(href))
    if (next === undefined) throw new Error(`${path} has no link like ${pattern} for ${as}`)
    path = next
  }
  return path
}
