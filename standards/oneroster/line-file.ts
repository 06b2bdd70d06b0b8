import { open } from 'node:fs/promises'
import { safeCell } from '../roll/cell.ts'

const HELD = 64 * 1024

/** Writes rows to a CSV file, replacing what was there: RFC 4180 with CRLF, no cell that a spreadsheet would run. */
export async function openLineFile(path: string) {
  const handle = await open(path, 'w')
  let held = ''
  const flush = async () => {
    const text = held
    held = ''
    if (text) await handle.write(text)
  }
  return {
    async write(cells: readonly string[]): Promise<void> {
      held += `${cells.map(cell).join(',')}\r\n`
      if (held.length >= HELD) await flush()
    },
    async close(): Promise<void> {
      try {
        await flush()
      } finally {
        await handle.close()
      }
    },
  }
}

function cell(text: string): string {
  const safe = safeCell(text)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
