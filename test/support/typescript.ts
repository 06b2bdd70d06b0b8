/** What Node is given before a file of the project, to run it as `scripts/run.mjs` does. */
export const typescript = [
  '--import',
  new URL('../../scripts/bring/typescript.mjs', import.meta.url).href,
  '--disable-warning=ExperimentalWarning',
] as const
