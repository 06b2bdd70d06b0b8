import { DEMO_PLACE } from '#db/seeds/ids.ts'
import type { WithRolls } from '#test/journeys/support/list-of.ts'
import { visitor } from '#test/support/visitor.ts'
import { roundTask } from '../rounds/job.ts'

/** What a task of the queue is given, where there is no queue. */
const noHelpers = {} as Parameters<ReturnType<typeof roundTask>>[1]

/** Does a round's background work, whether or not a queue is at it too. */
export const workRound = async ({ house }: Pick<WithRolls, 'house'>, id: string): Promise<void> => {
  await roundTask(house)({ id, placeId: DEMO_PLACE }, noHelpers)
}

/** Maja's round for a school, brought as far as that; the one under way, where there is one. @returns its path */
async function roundFor(
  town: WithRolls,
  school: string,
  upTo: 'open' | 'draft' | 'published',
): Promise<string> {
  const maja = await visitor(town.app, town.house, await town.id('maja'))
  const { html } = await maja.get('/mentoring/rounds')
  const under = new RegExp(`href="(/mentoring/rounds/[0-9a-f-]{36})"[^>]*>${school}<`).exec(html)?.[1]
  const group = new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${school}<`).exec(html)?.[1]
  if (group === undefined) throw new Error(`Maja runs no rounds for ${school}`)
  const path =
    under ??
    (
      await maja.send('/mentoring/rounds', {
        group,
        'closes-day': '1',
        'closes-month': '7',
        'closes-year': '2090',
      })
    ).path
  if (upTo === 'open') return path
  const { text } = await maja.get(path)
  if (text.includes('Bring them together now')) {
    await maja.send(path, { do: 'run' })
    await workRound(town, path.split('/').at(-1)!)
    await town.settled?.()
  }
  if (upTo === 'published' && (await maja.get(path)).text.includes('Let everybody know')) {
    const { html: draft } = await maja.get(path)
    const second = /name="person"[\s\S]*?<option value="([0-9a-f-]{36})"/.exec(draft)?.[1]
    if (second !== undefined) await maja.send(path, { do: 'second', person: second })
    await maja.send(path, { do: 'publish' }, path)
  }
  return path
}

export const openRound = (town: WithRolls) => roundFor(town, 'The Oaks School', 'open')
export const draftRound = (town: WithRolls) => roundFor(town, 'Bridgefield East', 'draft')
export const publishedRound = (town: WithRolls) =>
  roundFor(town, 'Wharton Partnership of Schools', 'published')

/** Ravi would like to be a mentor to somebody younger. @returns where his training is written down */
export async function peerOffer(town: WithRolls): Promise<string> {
  const ravi = await visitor(town.app, town.house, await town.id('ravi'))
  await ravi.get('/mentoring/offer')
  await ravi.send('/mentoring/offer', { do: 'offer', about: 'I know how Year 7 is.', places: '1' })
  return `/mentoring/mentors/${await town.id('ravi')}`
}
