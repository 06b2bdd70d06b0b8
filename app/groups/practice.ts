import type { Practice } from '../practice.ts'
import { routes } from './routes.tsx'

/** Groups I am in, and those that people make themselves: family, circle, team, cell. */
export const groups: Practice = { name: 'groups', routes }
