// Keeps what somebody types in a form until it is sent, sealed with a key that only pages of this session carry. Another
// session's drafts cannot be read and are thrown away; signing out throws away all of them.
import { open, seal, sessionKey } from './drafts/seal.ts'

interface Draft {
  readonly words: Readonly<Record<string, string>>
  /** The form's request id, once it was sent. */
  readonly sent?: string
}

type Field = HTMLInputElement | HTMLTextAreaElement

const prefix = 'kith-draft:'
const kept = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix))
const drop = (name: string) => localStorage.removeItem(name)

const fieldsOf = (form: HTMLFormElement): Field[] => [
  ...form.querySelectorAll<Field>(
    'textarea[name], input[type=text][name], input[type=search][name], input[type=url][name], input[type=radio][name], input[type=checkbox][name]',
  ),
]

// A choice is kept by what it chooses, and as chosen or not.
const isChoice = (field: Field): field is HTMLInputElement =>
  field.type === 'radio' || field.type === 'checkbox'
const keyOf = (field: Field) => (isChoice(field) ? `${field.name}=${field.value}` : field.name)
const wordsOf = (field: Field) => (isChoice(field) ? (field.checked ? 'yes' : '') : field.value)
const say = (field: Field, words: string) => {
  if (isChoice(field)) field.checked = words === 'yes'
  else field.value = words
}
const requestId = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('[name=request_id]')?.value

async function follow(form: HTMLFormElement, key: CryptoKey): Promise<void> {
  const name = prefix + form.dataset.draft
  const fields = fieldsOf(form)
  const before = new Map(fields.map((field) => [field, wordsOf(field)]))
  const draft = await read(name, key)
  // The same form come back with something to mend already holds what was sent.
  if (draft?.sent === requestId(form)) drop(name)
  else if (draft) putBack(form, fields, draft, before)

  let keeping: ReturnType<typeof setTimeout> | undefined
  const keep = async (sent?: string) => {
    const words = Object.fromEntries(fields.map((field) => [keyOf(field), wordsOf(field)]))
    localStorage.setItem(name, await seal({ words, ...(sent && { sent }) }, key))
  }
  form.addEventListener('input', () => {
    clearTimeout(keeping)
    keeping = setTimeout(keep, 400)
  })
  form.addEventListener('submit', (event) => {
    clearTimeout(keeping)
    void keep(requestId(form))
    if (!navigator.onLine) waitForSignal(form, event)
  })
}

/** Without a signal the page stays, and the form is sent once there is one. Its request id makes it one time only. */
function waitForSignal(form: HTMLFormElement, event: SubmitEvent): void {
  event.preventDefault()
  const note = form.querySelector<HTMLElement>('[data-draft-waits]')
  if (note === null || !note.hidden) return
  note.hidden = false
  addEventListener('online', () => form.requestSubmit(event.submitter), { once: true })
}

function putBack(form: HTMLFormElement, fields: Field[], draft: Draft, before: Map<Field, string>): void {
  const changed = fields.filter((field) => (draft.words[keyOf(field)] ?? wordsOf(field)) !== wordsOf(field))
  const note = form.querySelector<HTMLElement>('[data-draft-kept]')
  if (changed.length === 0 || note === null) {
    drop(prefix + form.dataset.draft)
    return
  }
  for (const field of changed) say(field, draft.words[keyOf(field)]!)
  note.hidden = false
  note.querySelector('[data-draft-drop]')?.addEventListener('click', () => {
    for (const [field, words] of before) say(field, words)
    note.hidden = true
    drop(prefix + form.dataset.draft)
    fields[0]?.focus()
  })
}

async function read(name: string, key: CryptoKey): Promise<Draft | undefined> {
  const sealed = localStorage.getItem(name)
  const draft = sealed === null ? undefined : await open<Draft>(sealed, key)
  if (draft === undefined) drop(name)
  return draft
}

const key = await sessionKey()
if (key) {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-draft]')]
  const here = forms.map((form) => prefix + form.dataset.draft)
  // A page without the form means that what was sent arrived.
  for (const name of kept()) if (!here.includes(name) && (await read(name, key))?.sent) drop(name)
  for (const form of forms) await follow(form, key)
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/sign-out"]'))
    form.addEventListener('submit', () => kept().forEach(drop))
}
