import type { Practice } from '../../practice.ts'
import { reminds } from './reminds.ts'
import { routes } from './routes.tsx'

/** A plan of one's own (L1): strengths first, agreed by name, every version kept. Seed 002 Idea 7. */
export const plans: Practice = { name: 'plans', routes, reminds }
