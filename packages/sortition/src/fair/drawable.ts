import type { Highs } from 'highs'
import type { Lattice } from '../search/lattice.ts'
import { panelSearch } from '../search/search.ts'
import { compactLevels } from './compact.ts'
import { breathe, type Control } from './control.ts'
import { herd } from './herd.ts'
import { noise } from './noise.ts'

/** Leaves out the types that no panel can hold, and keeps the panels met on the way. */
export async function drawable(solver: Highs, space: Lattice, control: Control) {
  await breathe(control, 'checking', 0)
  const search = panelSearch(space)
  const ideal = compactLevels(
    solver,
    space,
    Float64Array.from(space.counts, (count) => (count === 0 ? 0 : Number.NaN)),
  )
  const followers = herd(space, search, ideal.chances)
  const covered = new Uint8Array(space.types)
  const known: Int32Array[] = []
  let left = space.types
  const note = (panel: Int32Array) => {
    known.push(panel)
    panel.forEach((taken, t) => {
      if (taken === 0 || covered[t] === 1) return
      covered[t] = 1
      left--
    })
  }
  const most = Math.max(40, 0.3 * space.types)
  while (left > 0 && known.length < most) {
    if (known.length % 16 === 0) await breathe(control, 'checking', known.length / most)
    const panel = followers.next()
    if (!panel) break
    note(panel)
  }
  const impossible: number[] = []
  const upper = space.counts.slice()
  const weights = new Float64Array(space.types)
  const random = noise(2)
  for (let t = 0; t < space.types; t++) {
    if (covered[t] === 1) continue
    if (t % 16 === 0) await breathe(control, 'checking', t / space.types)
    const lower = new Int32Array(space.types)
    lower[t] = 1
    for (let other = 0; other < space.types; other++)
      weights[other] = random() + (covered[other] === 1 ? 0 : 1)
    const { panel } =
      space.counts[t] === 0
        ? { panel: undefined }
        : search.maximise(weights, { first: true, types: [lower, upper] })
    if (panel) note(panel)
    else {
      impossible.push(t)
      upper[t] = 0
    }
  }
  return { real: { ...space, counts: upper }, impossible, known }
}
