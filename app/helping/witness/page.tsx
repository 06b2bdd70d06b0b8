import { validate } from 'uuid'
import { z } from 'zod'
import { ChoosePerson } from '#core/people/choose-person.tsx'
import { giveConsent } from '#core/people/helping.ts'
import { peopleIKnow, personISee } from '#core/people/people-i-know.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle, problemWith, Radios } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'
import { ConsentFields, consentSchema, untilOf } from '../consent-fields.tsx'
import { mended } from '../give/page.tsx'

export const witnessSchema = z.object({
  person: z.uuid(),
  who: z.uuid(),
  how: z.enum(['on_paper', 'aloud'], { error: () => t('Choose how they said it.') }),
  ...consentSchema,
})

/** `/helping/witness`: I was there when somebody agreed that another may help them. Who, by whom, then what. */
export async function witnessPage(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const asked = async (name: string) => {
    const id = shown.values[name] ?? c.req.query(name) ?? ''
    return validate(id) ? personISee(tx, id) : undefined
  }
  const [person, helper] = [await asked('person'), await asked('who')]
  const title = t('Write down what somebody agreed to')
  const at = '/helping/witness'
  if (person === undefined || helper === undefined) {
    const q = c.req.query('q') ?? ''
    const people = (await peopleIKnow(tx, q, true)).filter(({ id }) => id !== person?.id)
    return (
      <Layout title={title} before={<BackLink href="/helping">{t('Helping')}</BackLink>}>
        <PageTitle
          lead={
            person === undefined
              ? t(
                  'Who agreed? You were there when they signed or said it, and you are not the one who will help.',
                )
              : t('Who may help {name}?', { name: person.name })
          }
        >
          {title}
        </PageTitle>
        <ChoosePerson
          at={at}
          q={q}
          people={people}
          keep={person === undefined ? {} : { person: person.id }}
          to={(id) => (person === undefined ? `${at}?person=${id}` : `${at}?person=${person.id}&who=${id}`)}
        />
      </Layout>
    )
  }
  return (
    <Layout
      title={title}
      wrong={shown.problems.length > 0}
      before={<BackLink href={at}>{t('Back')}</BackLink>}
    >
      <PageTitle
        lead={t('{person} will be told that you wrote it down, and can end it.', { person: person.name })}
      >
        {t('{helper} may help {person}', { helper: helper.name, person: person.name })}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={at} requestId={shown.requestId}>
        <input type="hidden" name="person" value={person.id} />
        <input type="hidden" name="who" value={helper.id} />
        <Radios
          name="how"
          legend={t('How did they say it?')}
          options={[
            { value: 'on_paper', label: t('On paper, signed') },
            { value: 'aloud', label: t('Out loud, to me') },
          ]}
          value={shown.values.how}
          error={problemWith(shown.problems, 'how')}
        />
        <ConsentFields shown={shown} />
        <Button>{t('I was there, and this is what they said')}</Button>
      </Form>
    </Layout>
  )
}

export async function witnessIt({
  house,
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof witnessSchema>; requestId: string }) {
  const { person: personId, who: helperId, may: verbs, how } = input
  const until = untilOf(input, house.now())
  await giveConsent(tx, { id: requestId, personId, helperId, verbs, how, until }).catch(mended)
  return { to: '/helping', say: t('It is written down, with your name. Both have been told.') }
}
