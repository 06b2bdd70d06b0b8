// Runs a TypeScript file of the project on a Node that is new enough, bringing what is missing first:
//   node scripts/run.mjs cli/kith.ts start
// Plain JavaScript on purpose, with what it imports: it must run on the Node 20 that a machine happens to have.
import { handOver } from './bring/hand-over.mjs'
import { bringNode, withNode } from './bring/node.mjs'
import { bringPackages } from './bring/packages.mjs'
import { Unable } from './bring/say.mjs'

try {
  const node = await bringNode()
  const env = withNode(node)
  await bringPackages(env)
  const [file, ...args] = process.argv.slice(2)
  handOver(node, env, file, args)
} catch (error) {
  if (!(error instanceof Unable)) throw error
  process.stderr.write(`kith: ${error.message}\n`)
  process.exitCode = 1
}
