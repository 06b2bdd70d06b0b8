import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

// `pure` and `engines` need nothing, `app` a database (a clone per file), `proof` is what takes long (random towns, kills, hostile forms, commands),
// `browser` a running Kith and Chromium. Three workers: on two cores vitest would otherwise take one, and four are no quicker.
// `real` reads other people's published data where it lies beside the project, and says what it did not find.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    isolate: false,
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/support/fast-check.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['standards/**/*.test.ts', 'app/ui/**/*.test.ts', 'app/words/**/*.test.ts'],
        },
      },
      { extends: true, test: { name: 'engines', include: ['packages/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['app/ui/**', 'app/words/**', 'test/journeys/**'],
          globalSetup: ['test/support/database.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'proof',
          include: ['{app,db,cli,standards,test}/**/*.proof.ts', 'cli/**/*.test.ts', 'scripts/**/*.test.ts'],
          globalSetup: ['test/support/database.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/database.ts', 'test/journeys/support/browser-for-run.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['packages/**/*.real.ts', 'standards/**/*.real.ts', 'app/**/*.real.ts'],
        },
      },
    ],
  },
})
