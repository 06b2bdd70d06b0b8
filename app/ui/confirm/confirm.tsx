import type { PropsWithChildren } from 'hono/jsx'
import { t } from '#words'
import { Button, ButtonRow } from '../button/button.tsx'
import { Form } from '../form/form.tsx'
import { PageTitle } from '../page-title/page-title.tsx'

type ConfirmProps = PropsWithChildren<{
  question: string
  action: string
  /** What the button says it does: “Yes, end it”. */
  yes: string
  /** Where “No, go back” leads. */
  noHref: string
  no?: string
  danger?: boolean
  /** Hidden values to send along, such as the version somebody saw. */
  values?: Readonly<Record<string, string>>
}>

/** One question on a page of its own, before something that cannot be taken back or that others will notice. */
export function Confirm({ question, action, yes, noHref, no, danger, values = {}, children }: ConfirmProps) {
  return (
    <>
      <PageTitle>{question}</PageTitle>
      {children}
      <Form action={action}>
        {Object.entries(values).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button kind={danger ? 'danger' : 'primary'}>{yes}</Button>
          <Button kind="quiet" href={noHref}>
            {no ?? t('No, go back')}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
