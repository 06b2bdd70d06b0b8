import type { PropsWithChildren } from 'hono/jsx'
import { t } from '#words'
import { Button, ButtonRow } from '../button/button.tsx'
import { Form } from '../form/form.tsx'
import { PageTitle } from '../page-title/page-title.tsx'

interface ConfirmFormProps {
  readonly action: string
  /** What the button says it does: “Yes, end it”. */
  readonly yes: string
  /** Where “No, go back” leads. */
  readonly noHref: string
  readonly no?: string
  readonly danger?: boolean
  /** Hidden values to send along, such as the version somebody saw. */
  readonly values?: Readonly<Record<string, string>>
}

/** One question on a page of its own, before something that cannot be taken back or that others will notice. */
export const Confirm = ({
  question,
  children,
  ...form
}: PropsWithChildren<ConfirmFormProps & { question: string }>) => (
  <>
    <PageTitle>{question}</PageTitle>
    {children}
    <ConfirmForm {...form} />
  </>
)

export const ConfirmForm = ({ action, yes, noHref, no, danger, values = {} }: ConfirmFormProps) => (
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
)
