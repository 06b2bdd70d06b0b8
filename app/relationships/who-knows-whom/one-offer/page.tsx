import { z } from 'zod'
import {
  BackLink,
  Button,
  ButtonRow,
  Details,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  TextField,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { OfferStands } from '../home/page.tsx'
import { answerOffer, type Offer, offerOf, sayWhatBecame } from '../offers.ts'

export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['yes', 'no']), id: z.uuid() }),
  z.object({
    do: z.literal('became'),
    id: z.uuid(),
    became: z.enum(['met', 'not'], { error: () => t('Choose one.') }),
    words: z
      .string()
      .trim()
      .min(1, { error: () => t('Write a sentence.') })
      .max(500, { error: () => t('Keep it to 500 letters.') }),
  }),
])

/** `/who-knows-whom/offers/:id`: one offer, for the learner, for whoever made it and for the second adult. */
export async function showOffer({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const offer = await offerOf(tx, c.req.param('id')!)
  const [by, learner] = [offer.by ?? t('Somebody who has left'), offer.learner ?? t('Somebody who has left')]
  return (
    <Layout
      title={t('An offer')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/who-knows-whom">{t('Who knows whom')}</BackLink>}
    >
      <PageTitle caption={formatDate(offer.madeAt)}>
        {offer.iAm === 'learner'
          ? t('{name} offers you something', { name: by })
          : t('An offer to {name}', { name: learner })}
      </PageTitle>
      <blockquote class="said">{offer.words}</blockquote>
      <p>
        {t('From {by}. {second} is the second adult and can read it too.', {
          by,
          second: offer.second ?? t('Somebody who has left'),
        })}
      </p>
      <p>
        <OfferStands offer={offer} />
      </p>
      {offer.iAm === 'learner' && offer.became === null && <AnswerForm offer={offer} />}
      {offer.becameWords !== null && (
        <section>
          <h2>{t('What became of it')}</h2>
          <p class="said">{offer.becameWords}</p>
          <p class="thing-meta">
            {t('{name} wrote this', { name: offer.becameBy ?? t('Somebody who has left') })}
          </p>
        </section>
      )}
      <ErrorSummary problems={shown.problems} />
      {offer.iAm !== 'second' && <BecameForm offer={offer} shown={shown} />}
    </Layout>
  )
}

const AnswerForm = ({ offer }: { offer: Offer }) => (
  <Form action={`/who-knows-whom/offers/${offer.id}`}>
    <p>{t('You can say yes, or no thank you, or leave it. You do not have to say why.')}</p>
    <ButtonRow>
      <Button name="do" value="yes" {...(offer.answer === 'yes' && { kind: 'quiet' as const })}>
        {t('Yes, please')}
      </Button>
      <Button name="do" value="no" kind="quiet">
        {t('No, thank you')}
      </Button>
    </ButtonRow>
  </Form>
)

const BecameForm = ({ offer, shown }: { offer: Offer; shown: Shown }) => (
  <Details
    summary={offer.became === null ? t('Afterwards: say what became of it') : t('Say it differently')}
    open={shown.problems.length > 0}
  >
    <Form
      action={`/who-knows-whom/offers/${offer.id}`}
      requestId={shown.requestId}
      draft={`became-${offer.id}`}
    >
      <Radios
        name="became"
        legend={t('Did it take place?')}
        options={[
          { value: 'met', label: t('Yes') },
          { value: 'not', label: t('No') },
        ]}
        value={shown.values.became ?? offer.became ?? undefined}
        error={problemWith(shown.problems, 'became')}
        inline
      />
      <TextField
        name="words"
        label={t('What became of it, in a sentence')}
        hint={t('The two of you and the second adult can read it, and both of you can change it.')}
        value={shown.values.words}
        error={problemWith(shown.problems, 'words')}
        maxlength={500}
      />
      <Button name="do" value="became" kind="quiet">
        {t('Keep it')}
      </Button>
    </Form>
  </Details>
)

export async function changeOffer({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const to = `/who-knows-whom/offers/${input.id}`
  if (input.do === 'became') {
    await sayWhatBecame(tx, input.id, input.became, input.words)
    return { to, say: t('Kept.') }
  }
  await answerOffer(tx, input.id, input.do)
  return {
    to,
    say: input.do === 'yes' ? t('They are told that you said yes.') : t('They are told: no, thank you.'),
  }
}
