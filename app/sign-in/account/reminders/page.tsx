import { z } from 'zod'
import { record } from '#core/trail/record.ts'
import { BackLink, Button, ButtonRow, ErrorSummary, Form, Layout, PageTitle, Tag } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { waysOf } from '../ways.ts'
import { remindersAreOn, turnReminders } from './turn.ts'

export const schema = z.object({ letters: z.enum(['on', 'off']) })

/** `/account/reminders`: the weekly letter, on or off. */
export async function showReminders({ c, house, shown = blank }: Ask & { shown?: Shown }) {
  const { accountId } = c.var.session!
  const { authDb } = house.signIn
  const { email } = await waysOf(authDb, accountId)
  const on = await remindersAreOn(authDb, accountId)
  return (
    <Layout
      title={t('A weekly letter')}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/account">{t('Signing in')}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      <PageTitle lead={t('An e-mail on a Monday, when something waits for you here. Never at night.')}>
        {t('A weekly letter')}
      </PageTitle>
      <p>
        {t(
          'It says how many things wait, and nothing more: no names, and nothing that anybody wrote. Whoever sees it on your phone learns no more than that.',
        )}
      </p>
      <p>{on ? <Tag tone="good">{t('It is on')}</Tag> : <Tag>{t('It is off')}</Tag>}</p>
      <p>{where(email, on)}</p>
      <Form action="/account/reminders" requestId={shown.requestId}>
        <ButtonRow>
          <Button name="letters" value={on ? 'off' : 'on'}>
            {on ? t('Stop the letter') : t('Send me the letter')}
          </Button>
          {email === null && (
            <Button kind="quiet" href="/account/email">
              {t('Add an address')}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </Layout>
  )
}

function where(email: string | null, on: boolean): string {
  if (email === null) return t('You have no e-mail address here, so none is sent.')
  return on ? t('It goes to {email}', { email }) : t('Nothing is sent to {email}', { email })
}

export async function saveReminders({ c, house, me, tx, input }: Ask & { input: z.output<typeof schema> }) {
  const on = input.letters === 'on'
  await turnReminders(house.signIn, c.var.session!.accountId, on)
  await record(tx, { verb: on ? 'reminders.on' : 'reminders.off', subject: me.personId })
  return {
    to: '/account/reminders',
    say: on ? t('You get the letter again.') : t('You get no more letters.'),
  }
}
