#!/usr/bin/env node
// `npx kith …`: hands over to the program on a Node that is new enough.
process.argv.splice(2, 0, 'cli/kith.ts')
await import('../scripts/run.mjs')
