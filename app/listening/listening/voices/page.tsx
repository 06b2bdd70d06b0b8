import { BackLink, Layout, PageTitle, Tag } from '#ui/ui.ts'
import { t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { listening } from '../listenings.ts'
import { type ListedVoice, voicesIn } from '../voices.ts'

/** `/listening/:id/voices`: what people said, as their tellers allow. */
export async function voicesPage({ c, tx }: OpenAsk) {
  const one = await listening(tx, c.req.param('id')!)
  const voices = await voicesIn(tx, one.id)
  return (
    <Layout
      title={t('Voices')}
      current="say"
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle
        caption={one.title}
        lead={t('In people’s own words, as they allow. In no order: nobody comes first.')}
      >
        {t('Voices')}
      </PageTitle>
      {voices.length === 0 && <p>{t('There is no voice for you to read yet.')}</p>}
      <ul class="voices">
        {voices.map((voice) => (
          <OneVoice voice={voice} />
        ))}
      </ul>
    </Layout>
  )
}

const OneVoice = ({ voice: { id, words, name, byListener, private: kept } }: { voice: ListedVoice }) => (
  <li class="voice">
    {kept ? (
      <p>
        <Tag>{t('kept to those who listen')}</Tag>
      </p>
    ) : (
      <blockquote class="voice-words">{words}</blockquote>
    )}
    <p class="voice-by">
      {name ?? t('Somebody')}
      {byListener && ` · ${t('written down by a listener, and said to be right')}`}{' '}
      <a href={`/listening/voices/${id}`}>
        {kept ? t('Read it (they are told that you did)') : t('What came of it')}
        <span class="unseen"> {kept ? '' : t('of “{words}”', { words: (words ?? '').slice(0, 40) })}</span>
      </a>
    </p>
  </li>
)
