import type { Progress } from '@kith/sortition'

const words: Record<Progress['stage'], string> = {
  checking: 'looking whom a panel can hold',
  bounding: 'finding the fairest chances',
  building: 'building panels',
  proving: 'proving that nothing is fairer',
  rounding: 'making equal panels',
}

/** A progress bar on a terminal's error stream; silence anywhere else. */
export function bar(stream: NodeJS.WriteStream = process.stderr): {
  show: (progress: Progress) => void
  clear: () => void
} {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  return {
    show: ({ stage, done }) => {
      const full = Math.round(done * 20)
      stream.write(`\r\u001B[K${'█'.repeat(full)}${'░'.repeat(20 - full)} ${words[stage]}`)
    },
    clear: () => stream.write('\r\u001B[K'),
  }
}
