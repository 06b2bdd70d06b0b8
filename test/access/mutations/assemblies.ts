import type { Mutation } from './mutation.ts'

/** Assemblies: who sees their drafts, their draws before these are published, what they recommend. */
export const assemblies: readonly Mutation[] = [
  {
    harm: 'A draw is read by everybody before it is published.',
    at: 'policy assembly_draws.published_or_run',
    from: '(committed_at IS NOT NULL)',
    to: 'true',
    seed: 2,
    asker: 0,
  },
  {
    harm: 'Drafts of a question are read by those who do not see the assembly.',
    at: 'policy assembly_drafts.with_assembly',
    from: '(assembly_id IN ( SELECT assemblies.id FROM assemblies))',
    to: 'true',
    seed: 2,
    asker: 0,
  },
  {
    harm: 'A recommendation is read by those whom it is not shown to.',
    at: 'policy recommendations.with_source',
    from: '(id IN ( SELECT sources.id FROM sources))',
    to: 'true',
    seed: 2,
    asker: 0,
  },
]
