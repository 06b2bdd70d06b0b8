import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Pool, readCsv } from '../src/index.ts'

/** One of the pools made for Kith, `samples/syn_<name>_<panel size>`. */
export function sample(name: string): Pool {
  const file = (which: string) =>
    readFileSync(fileURLToPath(new URL(`../samples/${name}/${which}.csv`, import.meta.url)), 'utf8')
  return readCsv(file('categories'), file('respondents'), { panelSize: Number(name.split('_').at(-1)) })
}
