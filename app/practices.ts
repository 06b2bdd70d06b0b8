import { gatherings } from './forces/gatherings/practice.ts'
import { groups } from './groups/practice.ts'
import { helping } from './helping/practice.ts'
import { keeping } from './keeping/practice.ts'
import { plans } from './learning/plans/practice.ts'
import { listening } from './listening/listening/practice.ts'
import { me } from './me/practice.ts'
import { assemblies } from './power/assemblies/practice.ts'
import { participatoryBudgeting } from './power/participatory-budgeting/practice.ts'
import type { Practice } from './practice.ts'
import { mentoring } from './relationships/mentoring/practice.ts'
import { myPeople } from './relationships/my-people/practice.ts'
import { whoKnowsWhom } from './relationships/who-knows-whom/practice.ts'
import { safety } from './safety/practice.ts'
import { school } from './school/practice.ts'
import { thread } from './thread/practice.ts'

/** Everything a place can switch on. A new practice is a folder and a line here. */
export const practices: readonly Practice[] = [
  me,
  helping,
  myPeople,
  mentoring,
  whoKnowsWhom,
  listening,
  groups,
  plans,
  participatoryBudgeting,
  assemblies,
  safety,
  school,
  keeping,
  gatherings,
  // Last: its part of the demo town links what the others made.
  thread,
]
