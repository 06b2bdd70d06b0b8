import type { Context } from 'hono'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Island,
  Layout,
  PageTitle,
  type Problem,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { addressOf } from '../../http/session/address.ts'
import { askingToken } from '../../http/session/cookies.ts'
import type { SignInDeps } from '../deps.ts'
import { readForm, type Typed } from '../form.ts'
import { openCard } from './open-card.ts'
import { cardForm } from './schema.ts'

/** Where a card's QR leads, its secret behind the `#`: the script moves it into the field, and without one it is typed. */
export function CardPage({ problems, typed = {} }: { problems?: readonly Problem[]; typed?: Typed }) {
  return (
    <Layout
      title={t('Use your card')}
      wrong={problems !== undefined}
      before={<BackLink href="/sign-in">{t('Another way to sign in')}</BackLink>}
    >
      <ErrorSummary problems={problems} />
      <PageTitle lead={t('It works once. Next, you choose a secret of your own.')}>
        {t('Use your card')}
      </PageTitle>
      <Form action="/sign-in/card">
        <TextField
          name="card"
          label={t('Letters and numbers on your card')}
          hint={t('Like K7QF-2MPX-9RTD. Big or small letters are the same.')}
          autocomplete="off"
          spellcheck={false}
          width="middle"
          value={typed.card}
          error={problemWith(problems, 'card')}
        />
        <Button>{t('Go on')}</Button>
      </Form>
      <Island name="card" />
    </Layout>
  )
}

export const cardPage = (deps: SignInDeps) => ({
  show: (c: Context) => c.html(<CardPage />),

  async send(c: Context) {
    const form = await readForm(c, cardForm)
    if (!form.ok) return c.html(<CardPage {...form} />, 422)
    const input = {
      secret: form.data.card,
      browserToken: askingToken(c, deps.publicUrl),
      address: addressOf(c),
    }
    if (await openCard(deps, input)) return c.redirect('/sign-in/card/secret', 303)
    const message = t(
      'This card does not work. Check the letters. If they are right, it was used or is too old: ask for a new one.',
    )
    return c.html(<CardPage typed={form.typed} problems={[{ field: 'card', message }]} />, 422)
  },
})
