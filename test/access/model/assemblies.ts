import type { Me } from '#db/client.ts'
import { idsOfSources, sourcesIRun } from './sources.ts'
import type { Place, Row } from './town.ts'

/** Assemblies whose source I see. */
export const assembliesISee = (at: Place, me: Me): readonly Row<'assemblies'>[] => {
  const seen = idsOfSources(at, me)
  return at.assemblies.filter(({ id }) => seen.has(id))
}

/** What goes with an assembly, where I see it. */
export function ofAssemblies<R extends { readonly assembly_id: string }>(
  rows: readonly R[],
  at: Place,
  me: Me,
): readonly R[] {
  const seen = new Set(assembliesISee(at, me).map(({ id }) => id))
  return rows.filter((row) => seen.has(row.assembly_id))
}

/** Draws that are published; those that are being worked out by who runs it. */
export function drawsISee(at: Place, me: Me): readonly Row<'assembly_draws'>[] {
  const run = sourcesIRun(at, me)
  return ofAssemblies(at.assembly_draws, at, me).filter(
    (row) => row.committed_at !== null || run.has(row.assembly_id),
  )
}

/** A recommendation is a source of its own. */
export const recommendationsISee = (at: Place, me: Me): readonly Row<'recommendations'>[] => {
  const seen = idsOfSources(at, me)
  return at.recommendations.filter(({ id }) => seen.has(id))
}
