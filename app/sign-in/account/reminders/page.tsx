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
  const { email } = await waysOf(house.signIn, accountId)
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
          'It says what sort of thing waits, and how many. No names, and nothing that anybody wrote: somebody may look over your shoulder.',
        )}
      </p>
      {email === null ? (
        <p>{t('You have no e-mail address here, so none is sent.')}</p>
      ) : (
        <p>
          {on ? <Tag tone="good">{t('It is on')}</Tag> : <Tag>{t('It is off')}</Tag>}{' '}
          {on ? t('It goes to {email}', { email }) : t('Nothing is sent to {email}', { email })}
        </p>
      )}
      <Form action="/account/reminders" requestId={shown.requestId}>
        <ButtonRow>
          {email === null && <Button href="/account/email">{t('Add an address')}</Button>}
          <Button kind={email === null ? 'quiet' : 'primary'} name="letters" value={on ? 'off' : 'on'}>
            {on ? t('Stop the letter') : t('Send me the letter')}
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
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
