import type { Context } from 'hono'
import { sql } from 'kysely'
import { z } from 'zod'
import { asPerson } from '#db/client.ts'
import { Button, ButtonRow, Form, Island, Layout, Notice, PageTitle } from '#ui/ui.ts'
import { formatDateTime, formatList, t } from '#words'
import type { House } from '../../../house.ts'
import { type Ask, show } from '../../../http/ask.tsx'
import { addressOf } from '../../../http/session/address.ts'
import { askingToken, readAskingCookie } from '../../../http/session/cookies.ts'
import { arrive } from '../../arrive.ts'
import { nextPath, readForm } from '../../form.ts'
import { signedByPasskey } from '../../passkey/answer.ts'
import { jsonField } from '../../passkey/json-field.ts'
import { type ListedPasskey, listPasskeys } from '../../passkey/keep-passkeys.ts'
import { askToProve, proveByPasskey } from '../../passkey/prove.ts'
import { canHavePasskeys } from '../../passkey/relying-party.ts'
import { hasWideRole, isClosed } from './first.ts'

const sureForm = z.object({ answer: jsonField.pipe(signedByPasskey), next: nextPath })

interface SureProps {
  readonly next: string
  readonly keys: readonly ListedPasskey[]
  readonly now: Date
  readonly possible: boolean
  /** The school whose sign-in may say that it asked for two factors. */
  readonly school: string | undefined
  /** Who else runs the place. */
  readonly others: readonly string[]
  /** Their work lets them see many. */
  readonly wide: boolean
  readonly failed: boolean
}

/** `/account/sure`: using a passkey while signed in, and what there is for whoever has none that counts. */
export const SurePage = ({ next, keys, now, possible, school, others, wide, failed }: SureProps) => {
  const counting = keys.filter(({ countsFrom }) => countsFrom <= now)
  const waiting = keys.find(({ countsFrom }) => countsFrom > now)
  const title = counting.length > 0 ? t('Use your passkey') : t('You need a passkey')
  return (
    <Layout title={title} wrong={failed}>
      {failed && (
        <Notice kind="problem">
          {t('That passkey did not work here. Try again, or use the one that you added first.')}
        </Notice>
      )}
      <PageTitle
        lead={
          wide
            ? t(
                'Your work lets you see many people. So that nobody gets to them with your e-mail alone, it opens with a passkey: your fingerprint, face or screen lock. Your own pages are open as always.',
              )
            : t('So that it is sure that it is you, and not somebody at your device.')
        }
      >
        {title}
      </PageTitle>
      {possible && counting.length > 0 ? (
        <UsePasskey next={next} />
      ) : possible ? (
        <AddFirst waiting={waiting} />
      ) : (
        <p>
          {t(
            'This Kith has no address of its own yet, so it cannot take passkeys. Whoever looks after the machine can change the address, or the rule.',
          )}
        </p>
      )}
      {school !== undefined && (
        <ButtonRow>
          <Button kind="quiet" href={`/sign-in/school?then=${encodeURIComponent(next)}`}>
            {t('Sign in with {name} once more', { name: school })}
          </Button>
        </ButtonRow>
      )}
      {wide && <Otherwise others={others} has={counting.length > 0} />}
      <p>
        <a href="/account/passkeys">{t('See my passkeys')}</a>
      </p>
    </Layout>
  )
}

const Otherwise = ({ others, has }: { others: readonly string[]; has: boolean }) => (
  <>
    <h2>{has ? t('If you have lost it') : t('If it cannot wait')}</h2>
    <p>
      {others.length > 0
        ? t('Speak to {names}. They can let you in for a day, on the School page under “Passkeys”.', {
            names: formatList(others, 'disjunction'),
          })
        : t('Nobody else here can let you in. Whoever looks after the machine that Kith runs on can.')}
    </p>
  </>
)

const UsePasskey = ({ next }: { next: string }) => (
  <>
    <section data-passkey="get" data-options="/account/sure/options" hidden>
      <Form action="/account/sure">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="answer" />
        <p role="alert" data-passkey-trouble hidden>
          {t('That did not work. Nothing has changed. Try again, or use another device.')}
        </p>
        <Button>{t('Use your passkey')}</Button>
      </Form>
    </section>
    <Island name="passkey" />
    <p class="field-hint">{t('It stays open here for twelve hours. Then we ask again.')}</p>
  </>
)

const AddFirst = ({ waiting }: { waiting: ListedPasskey | undefined }) =>
  waiting === undefined ? (
    <>
      <p>
        {t(
          'You have none yet. Adding one takes a minute. A new passkey counts after a day, so that nobody with your e-mail can add their own unseen. If somebody lets you in first, it counts at once.',
        )}
      </p>
      <ButtonRow>
        <Button href="/account/passkeys">{t('Add a passkey')}</Button>
      </ButtonRow>
    </>
  ) : (
    <p>
      {t(
        'Your passkey “{label}” counts from {when}. A new passkey waits a day, so that nobody with your e-mail can add their own unseen.',
        { label: waiting.label, when: formatDateTime(waiting.countsFrom) },
      )}
    </p>
  )

export const surePage = (house: House) => {
  const { signIn } = house

  async function render({ c, tx }: Ask, next: string, failed: boolean) {
    const keys = await listPasskeys(signIn, c.var.session!.accountId)
    const { rows } = await sql<{ name: string }>`select name from who_can_let_me_in()`.execute(tx)
    const [possible, now, wide] = [canHavePasskeys(signIn), signIn.now(), await hasWideRole(tx)]
    // Whom nothing is closed to needs none: they may add one.
    if (!keys.some(({ countsFrom }) => countsFrom <= now) && !(wide && (await isClosed(tx))))
      return c.redirect('/account/passkeys', 303)
    const others = rows.map(({ name }) => name)
    return (
      <SurePage
        {...{ next, keys, now, possible, others, wide, failed }}
        school={signIn.school?.settings.name}
      />
    )
  }

  return {
    show: (ask: Ask) => render(ask, nextPath.parse(ask.c.req.query('then')), false),

    /** For the script: what the browser is to sign. */
    async options(c: Context) {
      const { session } = c.var
      if (session === null) return c.json({}, 401)
      const browserToken = askingToken(c, signIn.publicUrl)
      return c.json(await askToProve(signIn, { session, browserToken, address: addressOf(c) }))
    },

    async send(c: Context) {
      const { session, me } = c.var
      if (session === null || me === null) return c.redirect('/sign-in?then=/account/sure', 303)
      const form = await readForm(c, sureForm)
      const browserToken = readAskingCookie(c, signIn.publicUrl) ?? ''
      const asked = { session, browserToken, address: addressOf(c) }
      const raised = form.ok
        ? await proveByPasskey(signIn, { ...asked, answer: form.data.answer })
        : undefined
      if (form.ok && raised !== undefined) return arrive(c, signIn, raised, form.data.next)
      const next = nextPath.parse(form.typed.next)
      return asPerson(house.db, me, (tx) => show({ c, house, me, tx }, (ask) => render(ask, next, true), 422))
    },
  }
}
