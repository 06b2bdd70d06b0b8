import { openOneRoster } from './open.ts'

/** Run by `memory.proof.ts` in a process with little memory: reads a roll to its end and prints what was in it. */
const roll = await openOneRoster(process.argv[2] ?? '')
const counts: Record<string, number> = { problem: 0 }
const onProblem = () => {
  counts.problem! += 1
}
for await (const { kind } of roll.records({ onProblem })) counts[kind] = (counts[kind] ?? 0) + 1
await roll.close()
console.log(JSON.stringify(counts))
