import { z } from 'zod'
import { personISee } from '#core/people/people-i-know.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  TextArea,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { makeOffer, secondAdults } from '../offers.ts'
import { roundFor } from '../rounds.ts'

export const schema = z.object({
  id: z.uuid(),
  person: z.uuid(),
  words: z
    .string()
    .trim()
    .min(1, { error: () => t('Write what you offer.') })
    .max(300, { error: () => t('Keep it to 300 letters.') }),
  second: z.uuid({ error: () => t('Choose a second adult.') }),
})

/** `/who-knows-whom/rounds/:id/offer/:person`: offers a learner something they may refuse; a second adult reads it too. */
export async function showOfferForm({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const round = await roundFor(tx, c.req.param('id')!, 'iRead')
  const person = await personISee(tx, c.req.param('person')!)
  const seconds = person === undefined ? [] : await secondAdults(tx, round.id, person.id)
  if (person === undefined || seconds.length === 0) throw new Refused('unseen')
  const at = `/who-knows-whom/rounds/${round.id}`
  return (
    <Layout
      title={t('Offer something')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`${at}/look`}>{t('Both sides')}</BackLink>}
    >
      <PageTitle
        caption={person.name}
        lead={t(
          'Something small and real. They say yes, or no thank you, or leave it. They do not have to say why.',
        )}
      >
        {t('What do you offer {name}?', { name: person.name })}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form
        action={`${at}/offer/${person.id}`}
        requestId={shown.requestId}
        draft={`offer-${round.id}-${person.id}`}
      >
        <TextArea
          name="words"
          label={t('Your words to them')}
          hint={t('Like: Would you like to have lunch with me on Thursday?')}
          value={shown.values.words}
          error={problemWith(shown.problems, 'words')}
          rows={3}
          maxlength={300}
        />
        <SelectField
          name="second"
          label={t('Who is the second adult?')}
          hint={t('They read your offer too, and {name} is told who it is.', { name: person.name })}
          options={[
            { value: '', text: t('Choose') },
            ...seconds.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          value={shown.values.second}
          error={problemWith(shown.problems, 'second')}
        />
        <Button>{t('Offer it')}</Button>
      </Form>
    </Layout>
  )
}

export async function offerIt({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { id: roundId, person: learnerId, second: secondId, words } = input
  await makeOffer(tx, { id: requestId, roundId, learnerId, secondId, words }).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'KI004')
      throw new Mend('', t('Something you offered them is still open. Say first what became of it.'))
    throw error
  })
  return { to: `/who-knows-whom/offers/${requestId}`, say: t('Offered. They are told.') }
}
