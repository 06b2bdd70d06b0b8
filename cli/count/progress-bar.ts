const width = 30

/** A bar on standard error: how much of the budget the completion has spent so far. */
export function progressBar(): { show: (done: number) => void; clear: () => void } {
  return {
    show(done) {
      const full = Math.round(Math.min(1, done) * width)
      process.stderr.write(
        `\r${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(done * 100)}% spent`,
      )
    },
    clear: () => process.stderr.write('\r\u001B[K'),
  }
}
