import { validate } from 'uuid'
import { z } from 'zod'
import { ChoosePerson } from '#core/people/choose-person.tsx'
import { giveConsent } from '#core/people/helping.ts'
import { peopleIKnow, personISee } from '#core/people/people-i-know.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { ConsentFields, consentSchema, untilOf } from '../consent-fields.tsx'

export const giveSchema = z.object({ who: z.uuid(), ...consentSchema })

/** `/helping/give`: let somebody do things for me; first who, then what and until when. */
export async function givePage(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const who = shown.values.who ?? c.req.query('who') ?? ''
  const helper = validate(who) ? await personISee(tx, who) : undefined
  const title = t('Let somebody help me')
  if (helper === undefined) {
    const q = c.req.query('q') ?? ''
    return (
      <Layout title={title} before={<BackLink href="/helping">{t('Helping')}</BackLink>}>
        <PageTitle lead={t('Who? Somebody you trust, who is here already.')}>{title}</PageTitle>
        <ChoosePerson
          at="/helping/give"
          q={q}
          people={await peopleIKnow(tx, q, true)}
          to={(id) => `/helping/give?who=${id}`}
        />
      </Layout>
    )
  }
  return (
    <Layout
      title={title}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/helping/give">{t('Back')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'They will see what you see here, but not what you keep to yourself. You will see what they did, and when.',
        )}
      >
        {t('{name} may help me', { name: helper.name })}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action="/helping/give" requestId={shown.requestId}>
        <input type="hidden" name="who" value={helper.id} />
        <ConsentFields shown={shown} />
        <Button>{t('I agree to this')}</Button>
      </Form>
    </Layout>
  )
}

/** Gives my consent, from my own sign-in. */
export async function giveIt({
  house,
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof giveSchema>; requestId: string }) {
  const { who: helperId, may: verbs } = input
  const until = untilOf(input, house.now())
  const consent = { id: requestId, personId: me.personId, helperId, verbs, until }
  await giveConsent(tx, { ...consent, how: 'signed_in' }).catch(mended)
  return { to: '/helping', say: t('They may help you from now on. You can end it here.') }
}

/** What only the database knows, as a sentence at the form. */
export function mended(error: unknown): never {
  const code = (error as { code?: string }).code
  if (code === 'KI004')
    throw new Mend(
      'may',
      t(
        'An adult can help a child only when both have said yes to each other and the school’s safety checks are up to date.',
      ),
    )
  if (code === 'KI003') throw new Refused('not-yours', { cause: error })
  throw error
}
