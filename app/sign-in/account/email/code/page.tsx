import { z } from 'zod'
import { BackLink, Button, CodeField, ErrorSummary, Form, Layout, PageTitle, problemWith } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../http/ask.tsx'
import { addressOf } from '../../../../http/session/address.ts'
import { readAskingCookie } from '../../../../http/session/cookies.ts'
import { codeMinutes } from '../../../code/request-code.ts'
import { codeForm } from '../../../code/schema.ts'
import { waitingAddress } from '../ask-address.ts'
import { confirmAddress } from '../confirm-address.ts'

export const schema = z.object({ code: codeForm.shape.code })

const asking = ({ c, house }: Ask) => ({
  accountId: c.var.session!.accountId,
  browserToken: readAskingCookie(c, house.publicUrl) ?? '',
})

/** `/account/email/code`: the code that shows that an address is one's own. */
export async function showCode(ask: Ask & { shown?: Shown }) {
  const { shown = blank, house } = ask
  const email = await waitingAddress(house.signIn, asking(ask))
  return (
    <Layout
      title={t('Type your code')}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/account/email">{t('Another address')}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      <PageTitle
        lead={
          email === undefined
            ? t('No address waits for a code here any more. Type it once more to get another code.')
            : t('An e-mail with a code is on its way to {email}. It can take a minute.', { email })
        }
      >
        {t('Type your code')}
      </PageTitle>
      {email === undefined ? (
        <Button href="/account/email">{t('Type the address again')}</Button>
      ) : (
        <Form action="/account/email/code" requestId={shown.requestId}>
          <CodeField
            name="code"
            label={t('Code')}
            hint={t('8 numbers. They work once, for {minutes} minutes, in this browser.', {
              minutes: codeMinutes,
            })}
            value={shown.values.code}
            error={problemWith(shown.problems, 'code')}
          />
          <Button>{t('This address is mine')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function confirmEmail(ask: Ask & { input: z.output<typeof schema> }) {
  const { c, house, input } = ask
  const answer = await confirmAddress(house.signIn, {
    ...asking(ask),
    code: input.code,
    address: addressOf(c),
  })
  if (answer === 'wrong')
    throw new Mend(
      'code',
      t(
        'That code does not work. Check the numbers, or ask for another one. A code works once, for a short time.',
      ),
    )
  if (answer === 'taken')
    throw new Mend(
      '',
      t('Somebody else here has this address, so it cannot be yours too. Use an address that only you read.'),
    )
  return { to: '/account', say: t('From now on you can sign in with this address.') }
}
