import { writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Run by scripts/bench.ts: one package's figures, and the most memory this process ever had, to descriptor 3.
const { bench } = await import(pathToFileURL(resolve(process.argv[2]!)).href)
const figures = await bench()
writeSync(3, JSON.stringify({ figures, peakBytes: process.resourceUsage().maxRSS * 1024 }))
process.exit(0)
