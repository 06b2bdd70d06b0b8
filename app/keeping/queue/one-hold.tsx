import type { Hold } from '#core/keeping/holds.ts'
import { Button, ButtonRow, Form, Tag, Thing } from '#ui/ui.ts'
import { formatDate, t } from '#words'

/** A hold: whom, why, who said what and when, and what can be said next. */
export const OneHold = ({ hold }: { hold: Hold }) => (
  <Thing title={hold.name} meta={whoSaidWhat(hold)} actions={hold.stands && <NextWords hold={hold} />}>
    <p class="said">{hold.why}</p>
    {hold.stands && hold.agreedAt === null && <Tag tone="waiting">{t('needs a second yes')}</Tag>}
    {hold.stands && hold.endAskedAt !== null && <Tag tone="waiting">{t('needs a second word to end')}</Tag>}
    {!hold.stands && <Tag>{hold.endedAt === null ? t('ran out') : t('ended')}</Tag>}
  </Thing>
)

function whoSaidWhat(hold: Hold): string {
  const gone = t('somebody who has left')
  const said = [
    t('Asked for by {name}, {date}', { name: hold.askedBy ?? gone, date: formatDate(hold.askedAt) }),
    hold.agreedAt &&
      t('agreed to by {name}, {date}', { name: hold.agreedBy ?? gone, date: formatDate(hold.agreedAt) }),
    hold.endAskedAt &&
      t('{name} would end it, {date}', {
        name: hold.endAskedBy ?? gone,
        date: formatDate(hold.endAskedAt),
      }),
    hold.endedAt &&
      t('ended by {name}, {date}', { name: hold.endedBy ?? gone, date: formatDate(hold.endedAt) }),
  ]
  return said.filter(Boolean).join(' · ')
}

const NextWords = ({ hold }: { hold: Hold }) => (
  <Form action={`/keeping/holds/${hold.id}`}>
    <ButtonRow>
      {hold.agreedAt === null && !hold.iAsked && (
        <Button name="say" value="yes" about={hold.name}>
          {t('Yes, hold it')}
        </Button>
      )}
      {!(hold.endAskedAt !== null && hold.iAskedEnd) && (
        <Button name="say" value="end" kind="quiet" about={hold.name}>
          {hold.endAskedAt === null ? t('It can end') : t('Yes, end it')}
        </Button>
      )}
      {hold.endAskedAt !== null && (
        <Button name="say" value="stay" kind="quiet" about={hold.name}>
          {t('It should stay')}
        </Button>
      )}
    </ButtonRow>
  </Form>
)
