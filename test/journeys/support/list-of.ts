import type { Name } from '#db/seeds/cast.ts'
import { visitor } from '../../support/visitor.ts'
import type { Served } from './serve.ts'

/** A town in which a school can bring in its list. */
export interface WithRolls extends Pick<Served, 'app' | 'house'> {
  readonly id: (name: Name) => Promise<string>
  /** Waits until background work is done, where there is any. */
  readonly settled?: () => Promise<void>
}

/** A school's own list, with headings that nobody agreed on and a day that is none. */
export const LIST = `UPN,Forename,Surname,DOB,Mother,Mother email
A123456789012,Zed,Zephyr,2015-03-04,Zoe Zephyr,zoe@example.org
B123456789012,Nil,Zephyr,not a day,Zoe Zephyr,zoe@example.org
`

export const LIST_NAME = 'our-list.csv'

const MAP = {
  'column-0': 'upn',
  'column-1': 'givenName',
  'column-2': 'familyName',
  'column-3': 'birthDate',
  'column-4': 'parent1.name',
  'column-5': 'parent1.email',
}

async function send({ app, house, id }: WithRolls) {
  const maja = await visitor(app, house, await id('maja'))
  await maja.get('/rolls')
  const file = new File([LIST], LIST_NAME, { type: 'text/csv' })
  const { path } = await maja.send('/rolls', { file, do: 'try' })
  return { maja, roll: /[0-9a-f-]{36}/.exec(path)![0] }
}

/** Sent by Maja, with its columns still to be named. @returns its id */
export const listOf = async (town: WithRolls): Promise<string> => (await send(town)).roll

/** Sent by Maja and looked at without a change. @returns its id */
export async function readList(town: WithRolls): Promise<string> {
  const { maja, roll } = await send(town)
  await maja.send(`/rolls/${roll}/map`, { ...MAP, school: 'new', schoolName: 'Zephyr School', do: 'try' })
  await town.settled?.()
  return roll
}
