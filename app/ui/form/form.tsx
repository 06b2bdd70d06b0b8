import type { PropsWithChildren } from 'hono/jsx'
import { v7 as uuidv7 } from 'uuid'
import { currentPage } from '../page/page.ts'
import { DraftKept } from './draft-kept.tsx'

/** The names of the hidden fields of every form. */
export const csrfFieldName = '_csrf'
export const requestIdFieldName = 'request_id'

/** Shows a form's origin to the server. Throws outside a request: a form without it could never be sent. */
export function CsrfField() {
  const { csrf } = currentPage()
  if (csrf === undefined) throw new Error('A form needs a CSRF token: render it inside inPage({ csrf })')
  return <input type="hidden" name={csrfFieldName} value={csrf} />
}

/** The caller's id for what the form does, so that sending it twice does it once. Pass back the id that came in. */
export function RequestIdField({ id = uuidv7() }: { id?: string | undefined }) {
  return <input type="hidden" name={requestIdFieldName} value={id} />
}

type FormProps = PropsWithChildren<{
  action: string
  method?: 'post' | 'get'
  /** When a form is shown again with errors: the id it was sent with. */
  requestId?: string | undefined
  /** Names a draft: what is typed is kept on the device, sealed to the session, until the form is sent. */
  draft?: string | undefined
  /** For forms with files. */
  multipart?: boolean
  class?: string
  id?: string
}>

/** A form that can be sent twice safely and only from our own pages. Errors are ours, so the browser's bubbles stay off. */
export function Form({
  action,
  method = 'post',
  requestId,
  draft,
  multipart,
  class: name,
  id,
  children,
}: FormProps) {
  const post = method === 'post'
  return (
    <form
      action={action}
      method={method}
      id={id}
      class={name}
      novalidate
      enctype={multipart ? 'multipart/form-data' : undefined}
      data-draft={draft}
    >
      {post && <CsrfField />}
      {post && <RequestIdField id={requestId} />}
      {draft !== undefined && <DraftKept />}
      {children}
    </form>
  )
}
