import { z } from 'zod'

/** A letter in plain text to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

const oneLine = z
  .string()
  .max(300)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line')

const letterSchema = z.object({
  to: z.email().max(254),
  subject: oneLine.min(1),
  text: z.string().max(100_000),
})

/** Whether it can be sent as it stands: one address, one line of subject. So no letter names a second reader or a header. */
export const isLetter = (letter: Letter): boolean => letterSchema.safeParse(letter).success
