import { Button, ButtonRow, Card, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatRelativeDay, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { myOffers, type Offer } from '../offers.ts'
import { groupsIAsk, myRounds, type Round } from '../rounds.ts'

/** `/who-knows-whom`: what is asked of me, what I may read, and what was offered. */
export async function homePage({ tx, house }: Ask) {
  const [rounds, offers, mine] = [await myRounds(tx), await myOffers(tx), await groupsIAsk(tx)]
  const open = rounds.filter(({ over }) => !over)
  const over = rounds.filter((round) => round.over)
  return (
    <Layout title={t('Who knows whom')} current="people">
      <PageTitle
        lead={t('Everybody at school should have a grown-up who knows them well. So we ask both sides.')}
      >
        {t('Who knows whom')}
      </PageTitle>
      {mine.length > 0 && (
        <p>
          <Button href="/who-knows-whom/new">{t('Ask a class or a school')}</Button>
        </p>
      )}
      {offers.length > 0 && (
        <section>
          <h2>{t('Offers')}</h2>
          <ThingList label={t('Offers')} empty={{ text: '' }}>
            {offers.map((offer) => (
              <OneOffer offer={offer} now={house.now()} />
            ))}
          </ThingList>
        </section>
      )}
      <section>
        <h2>{t('Asked now')}</h2>
        {open.length === 0 && <p>{t('Nothing is being asked at the moment.')}</p>}
        {open.map((round) => (
          <OneRound round={round} />
        ))}
      </section>
      {over.length > 0 && (
        <section>
          <h2>{t('Asked before')}</h2>
          {over.map((round) => (
            <OneRound round={round} />
          ))}
        </section>
      )}
    </Layout>
  )
}

function OneRound({ round }: { round: Round }) {
  const at = `/who-knows-whom/rounds/${round.id}`
  const about = `${round.group}, ${formatDate(round.openedAt)}`
  const said = round.said !== null
  return (
    <Card
      title={round.group}
      meta={
        round.over
          ? t('Asked on {from}. It is over.', { from: formatDate(round.openedAt) })
          : t('Asked on {from}, until {until}', {
              from: formatDate(round.openedAt),
              until: formatDate(round.until),
            })
      }
    >
      <ButtonRow>
        {round.iAnswer && (!round.over || said) && (
          <Button href={`${at}/answer`} kind={said || round.over ? 'quiet' : 'primary'} about={about}>
            {said ? t('See what I said') : t('Say who I can turn to')}
          </Button>
        )}
        {round.iMark && !round.over && (
          <Button href={`${at}/mark`} about={about}>
            {t('Mark whom I know')}
          </Button>
        )}
        {round.iRead && (
          <Button href={`${at}/look`} kind="quiet" about={about}>
            {t('See both sides')}
          </Button>
        )}
        {round.iRun && round.over && (
          <Button href={`${at}/figures`} kind="quiet" about={about}>
            {t('See the numbers')}
          </Button>
        )}
        {round.iRun && !round.over && (
          <Button href={`${at}/close`} kind="quiet" about={about}>
            {t('Stop asking')}
          </Button>
        )}
      </ButtonRow>
    </Card>
  )
}

const somebody = (name: string | null) => name ?? t('Somebody who has left')

const OneOffer = ({ offer, now }: { offer: Offer; now: Date }) => (
  <Thing
    title={
      offer.iAm === 'learner'
        ? t('{name} offers you something', { name: somebody(offer.by) })
        : offer.iAm === 'by'
          ? t('Your offer to {name}', { name: somebody(offer.learner) })
          : t('{by} to {learner}', { by: somebody(offer.by), learner: somebody(offer.learner) })
    }
    href={`/who-knows-whom/offers/${offer.id}`}
    meta={formatRelativeDay(offer.madeAt, now)}
  >
    <OfferStands offer={offer} />
  </Thing>
)

/** How an offer stands, in a word, to those who are in it. */
export function OfferStands({ offer }: { offer: Pick<Offer, 'answer' | 'became'> }) {
  if (offer.became === 'met') return <Tag tone="good">{t('It took place')}</Tag>
  if (offer.became === 'not') return <Tag>{t('It did not take place')}</Tag>
  if (offer.answer === 'yes') return <Tag tone="good">{t('Yes')}</Tag>
  if (offer.answer === 'no') return <Tag>{t('No, thank you')}</Tag>
  return <Tag tone="waiting">{t('No answer yet')}</Tag>
}
