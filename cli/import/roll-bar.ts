const WIDTH = 30

/** A bar on standard error while a roll is read and written; nothing where nobody is looking. */
export function rollBar() {
  const draw = (share: number, words: string) => {
    if (!process.stderr.isTTY) return
    const full = Math.round(share * WIDTH)
    process.stderr.write(`\r\u001B[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${words}`)
  }
  let last = -1
  return {
    show(share: number) {
      const percent = Math.floor(share * 100)
      if (percent === last) return
      last = percent
      draw(share * 0.9, `${percent}% read`)
    },
    writing: () => draw(0.9, 'all read, writing'),
    clear: () => {
      if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
    },
  }
}
