// Moves progress bars by themselves. The server answers {value, max, text?, done}.
export {}

interface Report {
  readonly value: number
  readonly max: number
  readonly text?: string
  readonly done: boolean
}

const everyMilliseconds = 1500

async function follow(box: HTMLElement, address: string): Promise<void> {
  const bar = box.querySelector('progress')!
  const words = box.querySelector('.progress-text')!
  const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => undefined)
  // Without signal the bar stands still and is asked about again; the page's own link still works.
  if (answer?.ok) {
    const report = (await answer.json()) as Report
    if (report.done) {
      location.reload()
      return
    }
    bar.max = report.max
    bar.value = report.value
    if (report.text !== undefined && report.text !== words.textContent) words.textContent = report.text
  }
  setTimeout(() => follow(box, address), everyMilliseconds)
}

for (const box of document.querySelectorAll<HTMLElement>('[data-progress]'))
  void follow(box, box.dataset.progress!)
