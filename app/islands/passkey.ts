// Shows the passkey forms where the browser can do it, asks the browser, and sends what it answered with the form.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

async function answer(section: HTMLElement, form: HTMLFormElement): Promise<unknown> {
  // Sent with the form's own hidden fields, which show that it comes from our page.
  const response = await fetch(section.dataset.options!, { method: 'post', body: new FormData(form) })
  if (!response.ok) throw new Error(`passkey options: ${response.status}`)
  const optionsJSON = await response.json()
  return section.dataset.passkey === 'create'
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON })
}

function prepare(section: HTMLElement): void {
  const form = section.querySelector('form')!
  const trouble = section.querySelector<HTMLElement>('[data-passkey-trouble]')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (trouble) trouble.hidden = true
    try {
      const made = await answer(section, form)
      form.querySelector<HTMLInputElement>('input[name="answer"]')!.value = JSON.stringify(made)
      form.submit()
    } catch {
      // Refused, timed out or no signal: the page's own sentence says that it did not work and what else there is.
      if (trouble) trouble.hidden = false
    }
  })
  section.hidden = false
}

if (browserSupportsWebAuthn()) document.querySelectorAll<HTMLElement>('[data-passkey]').forEach(prepare)
