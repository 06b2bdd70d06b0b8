import type { Child } from 'hono/jsx'

/** One way a component is used: shown at `/-/patterns`, rendered by the tests, walked by axe. */
export interface Example {
  readonly name: string
  readonly show: () => Child
}
