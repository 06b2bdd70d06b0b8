import type { Practice } from '../practice.ts'
import { routes } from './routes.tsx'

/** What is mine wherever it came from: who can see it, who looked, what is held on me. */
export const me: Practice = { name: 'me', routes }
