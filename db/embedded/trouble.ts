import { join } from 'node:path'

/** Turns what PostgreSQL printed when it did not come up into a sentence with a mend. */
export function explain(folder: string, said: string): string {
  if (said.includes('No space left on device') || said.includes('Disk quota exceeded')) {
    return `The disk is full: the database in ${folder} cannot write. Make room and start again; nothing saved is lost.`
  }
  if (said.includes('Address already in use')) {
    return 'The port asked for is taken by another program. Choose another, or leave it to Kith to find a free one.'
  }
  if (said.includes('Permission denied')) {
    return `The account that the database in ${folder} runs as may not read or write there. Change who owns it.\n${said}`
  }
  if (said.includes('could not look up effective user ID')) {
    return 'PostgreSQL does not run under an account that has only a number and no name. Start Kith as an account of this machine (one in /etc/passwd), or set DATABASE_URL.'
  }
  if (/could not find the database system|could not locate a valid checkpoint record|PANIC/.test(said)) {
    return `Files of the database in ${folder} are missing or damaged. Restore the last backup into a new data folder: KITH_DATA=<a new folder> npx kith restore FILE. Keep this one until that is done. It said:\n${said}`
  }
  return `The database in ${folder} did not start. It said:\n${said}\nAll of it is in ${join(folder, 'server.log')}.`
}
