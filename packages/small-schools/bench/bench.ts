import { divide } from '../src/index.ts'
import { town } from './made-up.ts'
import { metisKept } from './metis.ts'

/** One figure: what was done, to how much, the CPU seconds it took (bound included), and how good it is. */
export interface Figure {
  readonly name: string
  readonly size: string
  readonly cpuSeconds: number
  readonly result: string
}

async function figure(learners: number, units: number): Promise<Figure> {
  const made = town(learners, 5)
  const before = process.cpuUsage()
  const { score, bound, withoutFriend } = await divide({ learners: made, units, seed: 1 })
  const { user, system } = process.cpuUsage(before)
  const metis = metisKept(made, units)
  const other = metis ? `METIS keeps ${metis.kept} in units of ${metis.sizes}` : 'METIS is not installed'
  const lonely = `${score.withoutFriend.length} without a friend (at least ${withoutFriend.atLeast})`
  return {
    name: 'divide',
    size: `${learners} learners into ${units}`,
    cpuSeconds: (user + system) / 1e6,
    result: `${score.kept} of ${score.named} namings kept, at most ${bound}; ${lonely}; ${other}`,
  }
}

/** This package's figures, on made-up towns. */
export async function bench(): Promise<Figure[]> {
  return [await figure(600, 24), await figure(1500, 4)]
}
