/** How long work is followed and stopped. */
export interface Control {
  /** Aborting it makes the promise reject with the signal's reason, soon. */
  readonly signal?: AbortSignal
  /** Called now and then with what is going on and, roughly, how much of it is done (0 to 1; a stage can come again). */
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly stage: 'checking' | 'bounding' | 'building' | 'proving' | 'rounding'
  readonly done: number
}

/** Tells how far the work is and lets the page breathe, so that an abort can arrive. */
export async function breathe(control: Control, stage: Progress['stage'], done: number): Promise<void> {
  control.onProgress?.({ stage, done })
  await new Promise((go) => setTimeout(go, 0))
  control.signal?.throwIfAborted()
}
