import { Command } from 'commander'

/** `kith demo`: loads the fictional town where there is nothing yet. `kith demo links`: ways in as its people. */
export function demoCommand(): Command {
  const demo = new Command('demo')
    .description('load the demo town, Wharton Vale, unless it is there; print ways into it')
    .addHelpText('after', '\nExamples:\n  npx kith demo\n  npx kith demo links')
    .action(async () => (await import('./demo-town.ts')).load())
  demo
    .command('links')
    .description('print a link to sign in by for each of the named people; those printed before end')
    .addHelpText(
      'after',
      '\nExample, beside a running Kith on another port than 4170:\n  PORT=8080 npx kith demo links',
    )
    .action(async () => (await import('./demo-town.ts')).links())
  return demo
}
