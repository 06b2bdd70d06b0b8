import type { Context, Next } from 'hono'
import type { z } from 'zod'
import { asPerson } from '#db/client.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Island,
  Layout,
  Notice,
  PageTitle,
  type Problem,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { House } from '../../../house.ts'
import { type Ask, Mend, page, type Shown } from '../../../http/ask.tsx'
import { askingToken, readAskingCookie } from '../../../http/session/cookies.ts'
import { readForm } from '../../form.ts'
import { addPasskey, askForPasskey, countsFrom } from '../../passkey/add-passkey.ts'
import { type ListedPasskey, listPasskeys, removePasskey } from '../../passkey/keep-passkeys.ts'
import { canHavePasskeys } from '../../passkey/relying-party.ts'
import { deviceName } from '../../session/device-name.ts'
import type { Session } from '../../session/session.ts'
import { ownSignIn } from '../own.ts'
import { isRecent } from '../prove.ts'
import { SignInAgain } from '../prove-field.tsx'
import { hasWideRole, passkeyFirst } from '../sure/first.ts'
import { sayAdded } from './say-added.ts'
import { addForm, type removeForm } from './schema.ts'

interface PasskeysPageProps {
  readonly passkeys: readonly ListedPasskey[]
  readonly possible: boolean
  readonly device: string
  /** They signed in just now; on a device that was left open nobody adds a key of their own. */
  readonly recent: boolean
  /** They can see many: a new key waits a day, and one that counts has to be used before anything is changed. */
  readonly wide: boolean
  readonly first: boolean
  readonly now: Date
  readonly failed?: boolean
  readonly problems?: readonly Problem[]
}

export const PasskeysPage = ({
  passkeys,
  possible,
  device,
  recent,
  wide,
  first,
  now,
  failed,
  problems = [],
}: PasskeysPageProps) => (
  <Layout
    title={t('My passkeys')}
    wrong={problems.length > 0}
    before={<BackLink href="/account">{t('Signing in')}</BackLink>}
  >
    <ErrorSummary problems={problems} />
    {failed && (
      <Notice kind="problem">{t('The passkey was not added. Try again on the device it is for.')}</Notice>
    )}
    <PageTitle
      lead={t('With a passkey you sign in by fingerprint, face or screen lock. It never leaves your device.')}
    >
      {t('My passkeys')}
    </PageTitle>
    <ThingList label={t('My passkeys')} empty={{ text: t('You have none yet.') }}>
      {passkeys.map(({ id, label, since, lastUsed, countsFrom: counts }) => (
        <Thing
          title={label}
          meta={
            lastUsed === null
              ? t('Since {since}. Not used yet.', { since: formatDateTime(since) })
              : t('Since {since}. Last used {used}.', {
                  since: formatDateTime(since),
                  used: formatDateTime(lastUsed),
                })
          }
          actions={
            <Form action="/account/passkeys/remove">
              <input type="hidden" name="passkey" value={id} />
              <Button kind="quiet" about={label}>
                {t('Take it away')}
              </Button>
            </Form>
          }
        >
          {wide && counts > now && (
            <p class="field-hint">
              {t('It opens what your work lets you see from {when}.', { when: formatDateTime(counts) })}
            </p>
          )}
        </Thing>
      ))}
    </ThingList>
    {possible && first ? (
      <Notice title={t('Use your passkey first')}>
        <p>
          {t(
            'Your work lets you see many people. Before you add or take away a passkey, use one that you have.',
          )}
        </p>
        <ButtonRow>
          <Button href="/account/sure?then=/account/passkeys">{t('Use your passkey')}</Button>
        </ButtonRow>
      </Notice>
    ) : possible && !recent ? (
      <SignInAgain then="/account/passkeys" />
    ) : possible ? (
      <AddPasskey device={device} />
    ) : (
      <p>{t('This Kith has no address of its own yet, so it cannot take passkeys.')}</p>
    )}
  </Layout>
)

const AddPasskey = ({ device }: { device: string }) => (
  <section data-passkey="create" data-options="/account/passkeys/options" hidden>
    <h2>{t('Add a passkey')}</h2>
    <Form action="/account/passkeys">
      <TextField name="label" label={t('What to call it')} value={device} width="middle" />
      <input type="hidden" name="answer" />
      <p role="alert" data-passkey-trouble hidden>
        {t('That did not work. Nothing has changed. Try again, or use another device.')}
      </p>
      <Button>{t('Add a passkey')}</Button>
    </Form>
    <Island name="passkey" />
  </section>
)

export const passkeysPage = (house: House) => {
  const { signIn } = house
  const possible = canHavePasskeys(signIn)
  const away = (c: Context) => c.redirect('/sign-in?then=/account/passkeys', 303)

  async function show({ c, tx }: Ask, failed = false, problems: readonly Problem[] = []) {
    const device = deviceName(c.req.header('user-agent') ?? '')
    const session = c.var.session!
    const passkeys = await listPasskeys(signIn, session.accountId)
    const recent = isRecent(signIn, session)
    const [wide, first] = [await hasWideRole(tx), await passkeyFirst(signIn, tx, session)]
    const now = signIn.now()
    return <PasskeysPage {...{ passkeys, possible, device, recent, wide, first, now, failed, problems }} />
  }
  /** Whoever can see many and has a key that counts uses it first. */
  const mayAdd = async ({ var: { me } }: Context, session: Session) =>
    me !== null && !(await asPerson(house.db, me, (tx) => passkeyFirst(signIn, tx, session)))
  const failed = page(house, async (ask) => ask.c.html(await show(ask, true), 422))

  return {
    show: (ask: Ask) => show(ask),

    /** For the script: what the browser is to sign. */
    async options(c: Context) {
      const { session } = c.var
      if (session === null || !isRecent(signIn, session)) return c.json({}, 401)
      if (!(await mayAdd(c, session))) return c.json({}, 401)
      const described = session.person && (await signIn.describe([session.person]))[0]
      const owner = { accountId: session.accountId, browserToken: askingToken(c, signIn.publicUrl) }
      return c.json(await askForPasskey(signIn, { ...owner, name: described?.name ?? 'Kith' }))
    },

    async add(c: Context, next: Next) {
      const { session } = c.var
      if (session === null) return away(c)
      const form = await readForm(c, addForm)
      const browserToken = readAskingCookie(c, signIn.publicUrl) ?? ''
      const owner = { accountId: session.accountId, browserToken }
      const may = form.ok && isRecent(signIn, session) && (await mayAdd(c, session))
      const counts = countsFrom(signIn.now(), session)
      const added = may && (await addPasskey(signIn, { ...owner, ...form.data, countsFrom: counts }))
      if (!added) return failed(c, next)
      if (c.var.me !== null) await sayAdded(house, c.var.me, session)
      return c.redirect('/account/passkeys', 303)
    },

    async remove(ask: Ask & { input: z.output<typeof removeForm> }) {
      const { session, roll } = await ownSignIn(ask)
      const keys = await listPasskeys(signIn, session.accountId)
      const counts = keys.some(({ id, countsFrom: from }) => id === ask.input.passkey && from <= signIn.now())
      if (counts && (await passkeyFirst(signIn, ask.tx, session)))
        throw new Mend('', t('Use a passkey that you have first, then take it away.'))
      const which = { accountId: session.accountId, passkeyId: ask.input.passkey }
      if (!(await removePasskey(signIn, { ...which, another: roll?.letsIn === true })))
        throw new Mend(
          '',
          t(
            'This is the only way you can sign in. Add an e-mail address or a secret first, then take it away.',
          ),
        )
      return '/account/passkeys'
    },

    again: (ask: Ask & { shown: Shown }) => show(ask, false, ask.shown.problems),
  }
}
