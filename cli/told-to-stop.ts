const SAME = 1000

/**
 * Comes when whoever runs Kith asks it to stop. The same wish often arrives twice, from the terminal and through npm; only one
 * that comes later than a second after the first says that they will not wait.
 */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined
    const told = () => {
      first ??= Date.now()
      if (Date.now() - first > SAME) process.exit(1)
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, told)
  })
}
