import { validate } from 'uuid'
import { z } from 'zod'
import { ChoosePerson } from '#core/people/choose-person.tsx'
import { peopleIKnow, personISee } from '#core/people/people-i-know.ts'
import { leadsWhoRead, raiseConcern } from '#core/safety/concerns.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  TextArea,
} from '#ui/ui.ts'
import { formatList, t } from '#words'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'
import { InDanger } from '../in-danger.tsx'

export const concernSchema = z.object({
  about: z.uuid(),
  worry: z.enum(['for', 'about'], { error: () => t('Choose what kind of worry it is.') }),
  words: z
    .string()
    .trim()
    .min(1, { error: () => t('Write what worries you.') })
    .max(10_000, { error: () => t('Keep it to 10,000 letters.') }),
})

/** `/safety/concern`: about whom, then what; who will read it is named before a word is written. */
export async function concernPage(ask: Ask & { shown?: Shown }) {
  const { c, tx, me, shown = blank } = ask
  const asked = shown.values.about ?? c.req.query('about') ?? ''
  const about = validate(asked) && asked !== me.personId ? await personISee(tx, asked) : undefined
  const title = t('Raise a concern')
  const back = <BackLink href="/safety">{t('Something is wrong?')}</BackLink>
  if (about === undefined) {
    const q = c.req.query('q') ?? ''
    return (
      <Layout title={title} current="safety" before={back}>
        <PageTitle lead={t('Who is it about? If they are not here, go and tell a lead.')}>{title}</PageTitle>
        <ChoosePerson
          at="/safety/concern"
          q={q}
          people={await peopleIKnow(tx, q)}
          to={(id) => `/safety/concern?about=${id}`}
        />
      </Layout>
    )
  }
  const leads = await leadsWhoRead(tx, about.id)
  return (
    <Layout title={title} current="safety" wrong={shown.problems.length > 0} before={back}>
      <PageTitle caption={title}>{about.name}</PageTitle>
      {leads.length === 0 ? (
        <p>{t('Nobody here can read this. Tell a grown-up you trust, or ring one of these numbers.')}</p>
      ) : (
        <ul>
          <li>{t('{names} will read it, and nobody else.', { names: formatList(leads) })}</li>
          <li>{t('{name} is not told who said it.', { name: about.name })}</li>
          <li>{t('It is kept even if you or they are deleted. The law says so.')}</li>
        </ul>
      )}
      <InDanger />
      <ErrorSummary problems={shown.problems} />
      {leads.length > 0 && (
        <Form action="/safety/concern" requestId={shown.requestId}>
          <input type="hidden" name="about" value={about.id} />
          <Radios
            name="worry"
            legend={t('What kind of worry is it?')}
            options={[
              {
                value: 'for',
                label: t('I am worried for {name}', { name: about.name }),
                hint: t('They may be hurt, unhappy or in danger. Nothing of theirs changes.'),
              },
              {
                value: 'about',
                label: t('I am worried about what {name} does', { name: about.name }),
                hint: t('Until a lead has looked into it, everything between them and children here rests.'),
              },
            ]}
            value={shown.values.worry}
            error={problemWith(shown.problems, 'worry')}
          />
          <TextArea
            name="words"
            label={t('What worries you?')}
            hint={t('What did you see or hear, and when? Use your own words.')}
            value={shown.values.words}
            error={problemWith(shown.problems, 'words')}
            rows={8}
            maxlength={10_000}
          />
          <Button>{t('Tell them')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function raiseIt({
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof concernSchema>; requestId: string }) {
  // Open, it would rest their own ties with children: somebody who is not all right is told to tell a lead.
  if (input.about === me.personId) throw new Refused('not-possible')
  const leads = await leadsWhoRead(tx, input.about)
  const { about: aboutId, worry, words } = input
  await raiseConcern(tx, { id: requestId, aboutId, worry, words })
  return { to: '/safety', say: t('Thank you. {names} have been told.', { names: formatList(leads) }) }
}
