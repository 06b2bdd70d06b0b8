import type { Lattice } from '../search/lattice.ts'
import { type PanelSearch, panelSearch } from '../search/search.ts'
import { breathe, type Control } from './control.ts'
import { drawable } from './drawable.ts'
import { highs } from './highs.ts'
import { bestProduct } from './product.ts'
import { finish, type TypeLottery } from './type-lottery.ts'

/** The product is optimal when no panel is worth more than the average, give or take this share. */
const GAP = 1e-7

/**
 * The lottery with the largest product of chances (Nash welfare) among those who can be drawn at all. Column generation:
 * a panel is worth the sum over its people of 1/chance, and the mixture is best when no panel is worth more than the number
 * of people.
 */
export async function nashLottery(space: Lattice, control: Control): Promise<TypeLottery> {
  const solver = await highs()
  const { real, impossible, known } = await drawable(solver, space, control)
  const search = panelSearch(real)
  const people = real.counts.reduce((sum, count) => sum + count, 0)
  let panels = [...known, ...(await started(real, search, control))]
  let best = bestProduct(real, panels)
  for (let round = 0; ; round++) {
    await breathe(control, 'proving', 1 - 1 / (1 + round / 20))
    const worth = Float64Array.from(best.chances, (chance) => (chance > 0 ? 1 / chance : 0))
    const floor = people * (1 + GAP)
    const fresh: Int32Array[] = []
    const limits = { floor, tolerance: 0, found: (panel: Int32Array) => fresh.push(panel) }
    const quick = search.maximise(worth, { ...limits, nodes: 400 })
    if (!quick.complete && fresh.length === 0) search.maximise(worth, limits)
    // A panel that is known already would only say that the weights are as good as doubles allow.
    const old = new Set(panels.map((panel) => panel.join()))
    const useful = fresh.filter((panel) => !old.has(panel.join()))
    if (useful.length === 0) break
    panels = [...panels.filter((_, at) => best.weights[at]! > 1e-9), ...useful]
    best = bestProduct(real, panels)
  }
  return finish(space, panels, best.weights, [], impossible, undefined)
}

/** First panels: each the best answer to the average of those before (Frank and Wolfe's step), which is near the optimum. */
async function started(space: Lattice, search: PanelSearch, control: Control): Promise<Int32Array[]> {
  const panels: Int32Array[] = []
  const taken = Float64Array.from(space.counts, (count) => count / 10)
  const wanted = Math.max(60, 2 * space.types)
  while (panels.length < wanted) {
    if (panels.length % 16 === 0) await breathe(control, 'building', panels.length / wanted)
    const worth = Float64Array.from(taken, (sum, t) => (space.counts[t] === 0 ? 0 : space.counts[t]! / sum))
    const { panel } = search.maximise(worth, { first: true, nodes: 2000 })
    if (!panel) break
    panels.push(panel)
    panel.forEach((count, t) => {
      taken[t]! += count
    })
  }
  return panels
}
