import type { Benched } from './types.ts'

/** One table of all figures, columns under each other; the memory stands once a package, beside its first figure. */
export function table(benched: readonly Benched[]): string {
  const rows = benched.flatMap(({ package: name, figures, peakBytes }) =>
    figures.map((figure, n) => [
      n === 0 ? name : '',
      figure.name,
      figure.size,
      figure.cpuSeconds.toFixed(figure.cpuSeconds < 1 ? 3 : 1),
      n === 0 ? `${Math.round(peakBytes / 1024 / 1024)} MB` : '',
      figure.result ?? '',
    ]),
  )
  const head = ['package', 'what', 'size', 'CPU s', 'memory', 'result']
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 3 || at === 4 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd()
  return `${[head, widths.map((width) => '─'.repeat(width)), ...rows].map(line).join('\n')}\n`
}
