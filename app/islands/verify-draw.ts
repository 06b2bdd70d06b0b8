// Checks a published draw on the reader's own device: reads the document, counts again, and tells no server what it found.
import { draw, findMyself, SortitionError, type Verdict, verify } from '@kith/sortition/verify'

type Words = Readonly<Record<string, string>>

const box = document.querySelector<HTMLElement>('[data-verify]')
const field = (name: string) => box!.querySelector<HTMLInputElement>(`input[name="${name}"]`)!

function line(words: string, ok?: boolean): HTMLElement {
  const item = document.createElement('li')
  item.textContent = ok === undefined ? words : `${ok ? '✓' : '✗'} ${words}`
  if (ok === false) item.className = 'field-error'
  return item
}

/** What was found, a line each; the first says whether all is well. */
function told(input: unknown, words: Words): readonly HTMLElement[] {
  const said = field('words').value.trim()
  const verdict: Verdict = verify(input, said === '' ? undefined : said)
  const digest = draw(input, said === '' ? '-' : said).digest
  const same = digest === field('digest').value.trim().toLowerCase()
  const all = verdict.ok && same
  return [
    line(all ? words.fine! : words.wrong!, all),
    line(same ? words.digestSame! : `${words.digestOther!} ${digest}`, same),
    ...verdict.checks.map(({ words, ok }) => line(words, ok)),
    ...mine(input, words),
  ]
}

function mine(input: unknown, words: Words): readonly HTMLElement[] {
  const ticket = field('ticket').value.trim()
  if (ticket === '') return []
  const [id, salt, ...more] = ticket.split('.')
  if (!id || !salt || more.length > 0) return [line(words.badTicket!, false)]
  const found = findMyself(input, { id, salt })
  if (found === undefined) return [line(words.notFound!, false)]
  const traits = Object.entries(found.person.traits).map(([category, value]) => `${category}: ${value}`)
  return [
    line(`${words.found!} ${found.person.pseudonym} (${traits.join(', ')})`, true),
    line(`${words.foundIn!} ${found.panels.length} / ${found.of}`, true),
  ]
}

async function check(says: HTMLElement, words: Words): Promise<void> {
  says.textContent = words.reading!
  try {
    const answer = await fetch(box!.dataset.verify!, { headers: { accept: 'application/json' } })
    if (!answer.ok) throw new TypeError(String(answer.status))
    const list = document.createElement('ul')
    list.append(...told(await answer.json(), words))
    says.replaceChildren(list)
  } catch (error) {
    says.textContent = error instanceof SortitionError ? error.message : words.away!
  }
}

if (box !== null) {
  const go = box.querySelector<HTMLButtonElement>('[data-verify-go]')!
  const says = box.querySelector<HTMLElement>('[data-verify-says]')!
  const words = JSON.parse(
    box.querySelector<HTMLTemplateElement>('[data-verify-words]')!.content.textContent ?? '{}',
  ) as Words
  // A volunteer's ticket comes behind the `#`, which no server is sent.
  const ticket = /^#ticket=(.+)$/.exec(location.hash)?.[1]
  if (ticket !== undefined) {
    field('ticket').value = decodeURIComponent(ticket)
    history.replaceState(null, '', location.pathname + location.search)
  }
  box.querySelector('[data-verify-plain]')?.remove()
  go.hidden = false
  go.addEventListener('click', () => void check(says, words))
}
