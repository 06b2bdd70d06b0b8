const WIDTH = 30

/** A bar on standard error that follows long work, where somebody is there to see it. */
export function progressBar(): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined
  return (done) => {
    const full = Math.round(done * WIDTH)
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
    process.stderr.write(done < 1 ? `\r${bar} ${Math.floor(done * 100)}%` : `\r${' '.repeat(WIDTH + 5)}\r`)
  }
}
