import { Button, Card, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { groupsIHost, type Listening, listenings } from '../listenings.ts'
import { type MyVoice, myVoices } from '../voices.ts'

/** `/listening`: where somebody listens, and what I have said. */
export async function homePage({ tx }: Ask) {
  const [all, mine, groups] = [await listenings(tx), await myVoices(tx), await groupsIHost(tx)]
  return (
    <Layout title={t('Listening')} current="say">
      <PageTitle lead={t('Say how it is for you. You decide who reads it, and you can take it back.')}>
        {t('Listening')}
      </PageTitle>
      {all.length === 0 && <p>{t('Nobody has asked anything yet.')}</p>}
      {all.map((one) => (
        <OneListening one={one} />
      ))}
      <h2>{t('What you said')}</h2>
      <ThingList label={t('What you said')} empty={{ text: t('Nothing yet.') }}>
        {mine.map((voice) => (
          <MyThing voice={voice} />
        ))}
      </ThingList>
      <p>
        <a href="/listening/slip">{t('I have a slip of paper with a code')}</a>
      </p>
      {groups.length > 0 && (
        <Button href="/listening/new" kind="quiet">
          {t('Begin to listen')}
        </Button>
      )}
    </Layout>
  )
}

const OneListening = ({ one }: { one: Listening }) => (
  <Card
    title={one.title}
    href={`/listening/${one.id}`}
    meta={
      one.endedAt === null ? (
        <Tag tone="good">{t('open')}</Tag>
      ) : (
        <Tag>{t('over since {date}', { date: formatDate(one.endedAt) })}</Tag>
      )
    }
  >
    <p>{one.question ?? t('No question: say what matters to you.')}</p>
    <p>{t('{group} listens.', { group: one.hostName })}</p>
  </Card>
)

const MyThing = ({ voice }: { voice: MyVoice }) => (
  <Thing
    href={`/listening/voices/${voice.id}`}
    title={
      voice.iAm === 'teller'
        ? voice.title
        : t('{title}: what {name} said', { title: voice.title, name: voice.teller ?? t('somebody') })
    }
    meta={<Standing voice={voice} />}
  />
)

const Standing = ({ voice }: { voice: MyVoice }) => {
  if (voice.withdrawnAt !== null) return <Tag>{t('taken back')}</Tag>
  if (voice.confirmedAt !== null) return <Tag tone="good">{t('right as it stands')}</Tag>
  return <Tag tone="waiting">{voice.iAm === 'teller' ? t('is this right?') : t('waits for their word')}</Tag>
}
