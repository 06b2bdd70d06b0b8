import type { Practice } from '../practice.ts'
import { routes } from './routes.tsx'

/** Doing things for somebody who agreed to it: who may, until when, beginning and stopping. */
export const helping: Practice = { name: 'helping', routes }
