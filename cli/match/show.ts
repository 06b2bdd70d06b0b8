/** Lines up the columns of a table for a terminal. */
export function columns(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heading.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]!.length)))
  return [heading, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A progress bar on a terminal's error stream, for what is worth one; silence anywhere else. */
export function bar(stream: NodeJS.WriteStream = process.stderr) {
  return {
    onProgress: ({ step, share = 0 }: { readonly step: string; readonly share?: number }) => {
      if (!stream.isTTY) return
      const full = Math.round(share * 20)
      stream.write(`\r\u001B[K${'█'.repeat(full)}${'░'.repeat(20 - full)} ${step}`)
    },
    clear: () => {
      if (stream.isTTY) stream.write('\r\u001B[K')
    },
  }
}

/** Prints the result: as JSON where asked, otherwise as people read it. */
export function print(result: unknown, text: string, json: boolean | undefined): void {
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${text}\n`)
}

/** Prints a verdict and sets the exit code: 0 nothing wrong, 1 something is. */
export function printVerdict(
  verdict: unknown,
  faults: readonly object[],
  fine: string,
  json: boolean | undefined,
): void {
  const lines = faults.map((fault) =>
    Object.entries(fault)
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join(', '),
  )
  print(verdict, faults.length === 0 ? fine : ['This is wrong:', ...lines].join('\n  '), json)
  if (faults.length > 0) process.exitCode = 1
}
