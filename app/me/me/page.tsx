import { z } from 'zod'
import { correctMe, myself, type Self } from '#core/people/correct-me.ts'
import { nameOf } from '#core/people/name.ts'
import {
  Button,
  EmailField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { currentLocale, languages, t } from '#words'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: () => t('Keep it to {most} letters.', { most }) })
    .default('')

export const schema = z.object({
  given_name: words(200).refine((name) => name !== '', { error: () => t('Write your name.') }),
  family_name: words(200),
  preferred_name: words(200),
  pronouns: words(60),
  email: z
    .union([z.literal(''), z.email()], { error: () => t('Write an e-mail address, like name@example.org.') })
    .default(''),
  phone: words(60),
  language: z.string().max(20).default(''),
})

/** `/me`: my name and how to reach me, as I want it, and the way to everything that is held on me. */
export async function mePage(ask: Ask & { shown?: Shown }) {
  const { me, tx, shown = blank } = ask
  const now = await myself(tx, me)
  const name = nameOf(now)
  return (
    <Layout title={t('Me')} wrong={shown.problems.length > 0}>
      <PageTitle
        lead={t(
          'What you write here counts. If the school’s list says something else, the school can see that it is different.',
        )}
      >
        {name}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <SelfForm now={now} shown={shown} helped={me.helperId !== undefined} />
      {me.helperId === undefined && <Ways />}
    </Layout>
  )
}

function SelfForm({ now, shown, helped }: { now: Self; shown: Shown; helped: boolean }) {
  const field = (name: keyof Self) => ({
    name,
    value: shown.requestId === undefined ? (now[name] ?? undefined) : shown.values[name],
    error: problemWith(shown.problems, name),
  })
  return (
    <Form action="/me" requestId={shown.requestId}>
      <TextField {...field('given_name')} label={t('First name')} autocomplete="given-name" maxlength={200} />
      <TextField
        {...field('family_name')}
        label={t('Family name')}
        autocomplete="family-name"
        maxlength={200}
        optional
      />
      <TextField
        {...field('preferred_name')}
        label={t('What people call you')}
        hint={t('If it is not your first name. Everybody who can see you sees this name.')}
        autocomplete="nickname"
        maxlength={200}
        optional
      />
      <TextField
        {...field('pronouns')}
        label={t('Your pronouns')}
        hint={t('Like she/her, he/him, they/them.')}
        width="middle"
        maxlength={60}
        optional
      />
      {!helped && (
        <>
          <EmailField
            {...field('email')}
            label={t('Your e-mail')}
            hint={t('Only you see it here.')}
            optional
          />
          <TextField
            {...field('phone')}
            label={t('Your phone')}
            type="tel"
            autocomplete="tel"
            width="middle"
            maxlength={60}
            optional
          />
          <SelectField
            name="language"
            label={t('Language')}
            value={shown.values.language ?? currentLocale()}
            options={languages
              .filter(({ pseudo }) => !pseudo)
              .map(({ code, name }) => ({ value: code, text: name }))}
          />
        </>
      )}
      <Button>{t('Save')}</Button>
    </Form>
  )
}

const Ways = () => (
  <section>
    <h2>{t('What is yours')}</h2>
    <ThingList label={t('What is yours')} empty={{ text: '' }}>
      <Thing
        title={t('Who looked at my things')}
        href="/who-looked"
        meta={t('Everybody who has read something of yours.')}
      />
      <Thing
        title={t('What was done')}
        href="/me/trail"
        meta={t('What you did here, and what others did about you.')}
      />
      <Thing
        title={t('Helping')}
        href="/helping"
        meta={t('Who may do things for you, and who you may help.')}
      />
      <Thing
        title={t('Signing in')}
        href="/account"
        meta={t('Your e-mail, secret and passkeys, and where you are signed in.')}
      />
      <Thing
        title={t('What Kith holds on me')}
        href="/me/held"
        meta={t('All of it, to read and to take away.')}
      />
      <Thing title={t('Delete me')} href="/me/delete" meta={t('What goes, and what is kept and why.')} />
    </ThingList>
  </section>
)

/** Saves what I said of myself; a new language is taken up at once. */
export async function saveMe({ tx, me, input }: Ask & { input: z.output<typeof schema> }) {
  const { given_name, family_name, language, ...rest } = input
  const { preferred_name, pronouns, email, phone } = rest
  const said = (value: string) => (value === '' ? null : value)
  await correctMe(tx, me, {
    given_name,
    family_name,
    preferred_name: said(preferred_name),
    pronouns: said(pronouns),
    email: said(email),
    phone: said(phone),
  })
  const known = languages.some(({ code }) => code === language)
  if (me.helperId === undefined && known)
    await tx
      .updateTable('people_private')
      .set({ locale: language })
      .where('person_id', '=', me.personId)
      .execute()
  const to = known && language !== currentLocale() ? `/language?to=${language}&return=/me` : '/me'
  return { to, say: t('Saved.') }
}
