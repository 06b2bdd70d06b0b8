/** Somebody, or a machine, tried too often. The page answers 429 and says when to try again. */
export class TooManyTries extends Error {
  override readonly name = 'TooManyTries'
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super(`too many tries; again in ${retryAfterSeconds} seconds`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
