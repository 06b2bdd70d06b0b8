import { z } from 'zod'
import { askIntoGroup, peopleIMayAskInto, whyNotAsk } from '#core/groups/ask-in.ts'
import { whyNotWords } from '#core/groups/why-not-words.ts'
import { nameOf } from '#core/people/name.ts'
import { useCode } from '#core/ties/shared-code.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  CodeField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { foundGroup } from '../found.ts'

export const schema = z.object({
  id: z.uuid(),
  person: z.union([z.literal(''), z.uuid()], { error: () => t('Choose somebody.') }).default(''),
  code: z.string().trim().max(40).default(''),
})

/** `/groups/:id/ask`: asks somebody in, of my people or by their code. */
export async function showAsk(ask: Ask & { shown?: Shown }) {
  const { tx, me, shown = blank } = ask
  const group = await foundGroup(ask)
  if (me.helperId !== undefined || !(group.kind === 'family' || group.roles.includes('convener')))
    throw new Refused('unseen')
  const people = await peopleIMayAskInto(tx, group.id)
  return (
    <Layout
      title={t('Ask somebody to join')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/groups/${group.id}`}>{group.name}</BackLink>}
    >
      <PageTitle
        caption={group.name}
        lead={t(
          'They see the group’s name and yours, and say yes or no. We tell you when somebody comes in.',
        )}
      >
        {t('Ask somebody to join')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/groups/${group.id}/ask`} requestId={shown.requestId}>
        {people.length === 0 ? (
          <p>{t('There is nobody you can ask yet. First, you and they both say yes to each other.')}</p>
        ) : (
          <SelectField
            name="person"
            label={t('Who is it?')}
            value={shown.values.person}
            error={problemWith(shown.problems, 'person')}
            options={[
              { value: '', text: t('Choose') },
              ...people.map((person) => ({ value: person.id, text: nameOf(person) })),
            ]}
          />
        )}
        <CodeField
          name="code"
          label={t('Or the code they gave you')}
          hint={t('Eight letters and numbers.')}
          value={shown.values.code}
          error={problemWith(shown.problems, 'code')}
          optional
        />
        <Button>{t('Ask them')}</Button>
      </Form>
    </Layout>
  )
}

export async function askIn({
  house,
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { id: groupId, code } = input
  const field = code === '' ? 'person' : 'code'
  let personId: string | undefined = input.person
  if (code !== '') {
    await house.signIn.limits.count('code', 'shared', me.personId)
    personId = await useCode(tx, code)
    if (personId === undefined)
      throw new Mend(
        'code',
        t('That code does not work. It may be old, or a letter is wrong. Ask them for a new one.'),
      )
    await house.signIn.limits.giveBack('code', 'shared', me.personId)
  }
  if (personId === '') throw new Mend('person', t('Choose somebody, or write their code.'))
  const why = await whyNotAsk(tx, groupId, personId)
  if (why !== null) throw new Mend(field, whyNotWords(why))
  await askIntoGroup(tx, { id: requestId, groupId, personId })
  return { to: `/groups/${groupId}`, say: t('We asked. You will hear when they come in.') }
}
