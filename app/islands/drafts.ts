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
    'textarea[name], input[type=text][name], input[type=search][name], input[type=url][name]',
  ),
]
const requestId = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('[name=request_id]')?.value

async function follow(form: HTMLFormElement, key: CryptoKey): Promise<void> {
  const name = prefix + form.dataset.draft
  const fields = fieldsOf(form)
  const before = new Map(fields.map((field) => [field, field.value]))
  const draft = await read(name, key)
  // The same form come back with something to mend already holds what was sent.
  if (draft?.sent === requestId(form)) drop(name)
  else if (draft) putBack(form, fields, draft, before)

  let keeping: ReturnType<typeof setTimeout> | undefined
  const keep = async (sent?: string) => {
    const words = Object.fromEntries(fields.map((field) => [field.name, field.value]))
    localStorage.setItem(name, await seal({ words, ...(sent && { sent }) }, key))
  }
  form.addEventListener('input', () => {
    clearTimeout(keeping)
    keeping = setTimeout(keep, 400)
  })
  form.addEventListener('submit', () => {
    clearTimeout(keeping)
    void keep(requestId(form))
  })
}

function putBack(form: HTMLFormElement, fields: Field[], draft: Draft, before: Map<Field, string>): void {
  const changed = fields.filter((field) => (draft.words[field.name] ?? field.value) !== field.value)
  const note = form.querySelector<HTMLElement>('[data-draft-kept]')
  if (changed.length === 0 || note === null) {
    drop(prefix + form.dataset.draft)
    return
  }
  for (const field of changed) field.value = draft.words[field.name]!
  note.hidden = false
  note.querySelector('[data-draft-drop]')?.addEventListener('click', () => {
    for (const [field, value] of before) field.value = value
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
