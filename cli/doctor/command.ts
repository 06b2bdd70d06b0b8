import { Command } from 'commander'
import type { Finding } from './finding.ts'

/** `kith doctor`: what is wrong with this installation, each with its mend. Ends in 1 where something is. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('say what is wrong with this installation, and how to mend it; nothing is changed')
    .option('--json', 'print a list of {part, level, what, mend} for programs')
    .addHelpText(
      'after',
      `
It looks beside a running Kith, or starts the database for a moment. Ends in 0 where all is well, and in 1 where something
wants mending.

Example:
  npx kith doctor --json | jq '.[] | select(.level == "wrong")'`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const { lookAround } = await import('./look-around.ts')
      const findings = await lookAround()
      process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : inWords(findings))
      if (findings.some(({ level }) => level === 'wrong')) process.exitCode = 1
    })
}

const signs = { wrong: '✗', mind: '!', well: '✓' } as const

function inWords(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ level, what, mend }) => [
    `${signs[level]} ${what}`,
    ...(mend === undefined ? [] : [`    ${mend}`]),
  ])
  const count = findings.filter(({ level }) => level === 'wrong').length
  const end =
    count === 0
      ? 'Nothing is wrong.'
      : count === 1
        ? 'One thing wants mending.'
        : `${count} things want mending.`
  return `${[...lines, '', end].join('\n')}\n`
}
