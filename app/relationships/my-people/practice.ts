import type { Practice } from '../../practice.ts'
import { routes } from './routes.tsx'

/** My people (R1): who is around a person, in their own word. Seed 002 §4. */
export const myPeople: Practice = { name: 'my-people', routes }
