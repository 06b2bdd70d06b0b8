import type { Practice } from '../practice.ts'
import { routes } from './routes.tsx'

/** Something is wrong: telling those who can act, stopping contact, and what safeguarding leads may do. */
export const safety: Practice = { name: 'safety', routes }
