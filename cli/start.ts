import { Command } from 'commander'

/** `kith start`: database, pages and background work, until Ctrl-C or SIGTERM. */
export function startCommand(): Command {
  return new Command('start')
    .description('start Kith and serve its pages until Ctrl-C')
    .addHelpText('after', '\nExample:\n  PORT=8080 KITH_DATA=/srv/kith npx kith start')
    .action(async () => {
      // All of Kith: loaded only when it is to serve.
      const { serve } = await import('./serve.ts')
      await serve()
    })
}
