import { plans } from './learning/plans/practice.ts'
import { me } from './me/practice.ts'
import type { Practice } from './practice.ts'
import { myPeople } from './relationships/my-people/practice.ts'

/** Everything a place can switch on. A new practice is a folder and a line here. */
export const practices: readonly Practice[] = [me, myPeople, plans]
