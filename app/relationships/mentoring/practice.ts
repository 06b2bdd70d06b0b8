import type { Practice } from '../../practice.ts'
import { routes } from './routes.tsx'

/** A mentor of one's own choosing (R3): a right, not a service. Seed 002, Idea 8 and Cramlington. */
export const mentoring: Practice = { name: 'mentoring', routes }
