/** What a look at one part of an installation showed, in sentences for whoever runs it. */
export interface Finding {
  /** The part looked at: a word to find it by, in `--json` too. */
  readonly part: string
  /** `wrong` wants mending, `mind` is good to know, `well` is as it should be. */
  readonly level: 'wrong' | 'mind' | 'well'
  readonly what: string
  /** What to do about it. */
  readonly mend?: string
}

export const well = (part: string, what: string): Finding => ({ part, level: 'well', what })
export const mind = (part: string, what: string, mend: string): Finding => ({
  part,
  level: 'mind',
  what,
  mend,
})
export const wrong = (part: string, what: string, mend: string): Finding => ({
  part,
  level: 'wrong',
  what,
  mend,
})
