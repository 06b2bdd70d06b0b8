import type { PropsWithChildren } from 'hono/jsx'

type ButtonProps = PropsWithChildren<{
  kind?: 'primary' | 'quiet' | 'danger' | 'link'
  /** With an address it is a link that looks like a button: for going somewhere, not for doing something. */
  href?: string
  name?: string
  value?: string
  type?: 'submit' | 'button'
  /** Said after the words to those who cannot see what the button stands beside: “Remove” + “Mo Farrell”. */
  about?: string
  id?: string
  /** A form elsewhere on the page that this button sends. */
  form?: string
  formaction?: string
  /** For a client script to find it by. */
  'data-draft-drop'?: boolean
}>

export function Button({ kind = 'primary', href, about, children, type = 'submit', ...rest }: ButtonProps) {
  const words = (
    <>
      {children}
      {about !== undefined && <span class="unseen"> {about}</span>}
    </>
  )
  if (href !== undefined) {
    return (
      <a class={`button button-${kind}`} href={href} id={rest.id}>
        {words}
      </a>
    )
  }
  return (
    <button class={`button button-${kind}`} type={type} {...rest}>
      {words}
    </button>
  )
}

/** Buttons side by side, the main one first. */
export const ButtonRow = ({ children }: PropsWithChildren) => <div class="button-row">{children}</div>
