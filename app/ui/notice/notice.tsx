import type { PropsWithChildren } from 'hono/jsx'
import { t } from '#words'
import { NoticeMark } from './mark.tsx'

type NoticeProps = PropsWithChildren<{ kind?: 'done' | 'warning' | 'problem' | 'info'; title?: string }>

/** Something to know, in the page. What kind it is is said as well as shown. */
export function Notice({ kind = 'info', title, children }: NoticeProps) {
  const kinds = { done: t('Done'), warning: t('Take care'), problem: t('Problem'), info: t('Good to know') }
  return (
    <div class={`notice notice-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <NoticeMark kind={kind} />
      <p class="notice-title">{title ?? kinds[kind]}</p>
      <div class="notice-body">{children}</div>
    </div>
  )
}
