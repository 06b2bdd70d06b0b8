/** How many of each there are in a town of `people`: two in five learn, as many are parents, one in twenty works at a school. */
export interface Shape {
  readonly people: number
  readonly learners: number
  readonly parents: number
  readonly staff: number
  /** 1,500 learners each. */
  readonly schools: number
  /** 30 learners each. */
  readonly classes: number
  /** 25 learners each. */
  readonly mentors: number
}

/** @param people from 1,000; the proportions hold best at whole thousands */
export function shapeOf(people: number): Shape {
  const learners = Math.round(people * 0.4)
  return {
    people,
    learners,
    parents: learners,
    staff: Math.round(people * 0.05),
    schools: Math.ceil(learners / 1500),
    classes: Math.ceil(learners / 30),
    mentors: Math.ceil(learners / 25),
  }
}
