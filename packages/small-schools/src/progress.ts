/** What every long run takes. */
export interface RunOptions {
  /** Aborting throws the signal's reason. */
  readonly signal?: AbortSignal
  /** Called now and then with what is done so far. */
  readonly onProgress?: (progress: Progress) => void
}

/** How far a run is: `share` from 0 to 1 where that is known. */
export interface Progress {
  readonly step: string
  readonly share?: number
}

/** Lets timers, clicks and aborts in, then goes on; throws if the run was aborted. */
export async function breathe({ signal, onProgress }: RunOptions, progress: Progress): Promise<void> {
  onProgress?.(progress)
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0)
  })
  signal?.throwIfAborted()
}
