import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Projects whose files take long, before those whose files take a moment. */
const PROJECTS = ['proof', 'browser', 'real', 'app', 'engines', 'pure']
/** Files of minutes, the longest first. Any other is begun in time by the order of its project. */
const LONGEST = [
  'test/access/mutations.proof.ts',
  'test/access/random-towns.proof.ts',
  'test/fuzz/forms.proof.ts',
  'test/faults/vote.proof.ts',
]

/**
 * Vitest begins with the projects first in the alphabet and in each with the largest files, so in a fresh clone the
 * longest ran alone at the end while one of two cores stood idle.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  const nth = LONGEST.findIndex((path) => moduleId.endsWith(path))
  return nth >= 0 ? nth : LONGEST.length + PROJECTS.indexOf(project.name)
}
