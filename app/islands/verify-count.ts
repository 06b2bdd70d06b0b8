// Counts a participatory budget again in the reader's own browser, from the files that are published and nothing else.
import { type CountRecord, readPabulib, verify } from '@kith/participatory-budgeting'

async function check(box: HTMLElement): Promise<readonly string[]> {
  const at = box.dataset.verifyCount!
  const [votes, record] = await Promise.all([fetch(`${at}/votes.pb`), fetch(`${at}/record.json`)])
  if (!votes.ok || !record.ok) throw new Error(`${votes.status} ${record.status}`)
  const election = readPabulib(new Uint8Array(await votes.arrayBuffer()))
  return verify(election, (await record.json()) as CountRecord).faults
}

function say(box: HTMLElement, text: string, lines: readonly string[] = []): void {
  const says = box.querySelector('[data-verify-says]')!
  const list = document.createElement('ul')
  for (const line of lines) list.append(Object.assign(document.createElement('li'), { textContent: line }))
  const words = Object.assign(document.createElement('p'), { textContent: text })
  says.replaceChildren(words, ...(lines.length > 0 ? [list] : []))
}

for (const box of document.querySelectorAll<HTMLElement>('[data-verify-count]')) {
  const go = box.querySelector<HTMLButtonElement>('[data-verify-go]')!
  box.querySelector<HTMLElement>('[data-verify-plain]')!.hidden = true
  go.hidden = false
  go.addEventListener('click', async () => {
    go.disabled = true
    say(box, box.dataset.working!)
    // The words are on the page before the count takes the browser's time.
    await new Promise((shown) => setTimeout(shown, 50))
    try {
      const faults = await check(box)
      say(box, faults.length === 0 ? box.dataset.holds! : box.dataset.fails!, faults)
    } catch (error) {
      say(box, box.dataset.odd!, [error instanceof Error ? error.message : String(error)])
    }
    go.disabled = false
  })
}
