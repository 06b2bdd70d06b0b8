import { threadStrip } from '#core/threads/strip.tsx'
import { BackLink, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { readTheme } from '../sense.ts'

/** `/listening/themes/:id`: what was heard, and the readings it came out of. */
export async function themePage(ask: OpenAsk) {
  const theme = await readTheme(ask.tx, ask.c.req.param('id')!)
  return (
    <Layout
      title={theme.title}
      current="say"
      before={<BackLink href={`/listening/${theme.listeningId}`}>{t('Back to the listening')}</BackLink>}
    >
      <PageTitle caption={t('What was heard')}>{theme.title}</PageTitle>
      <p class="listening-about">{theme.says}</p>
      <h2>{t('Which readings it came from')}</h2>
      <p>
        {t('{readers, plural, one {# person} other {# people}} read the same voices, each alone first.', {
          readers: theme.readers,
        })}
      </p>
      <ul>
        {theme.readings.map(({ words, reader }) => (
          <li>
            {words === '…' ? t('These words were taken back with the voice they came from.') : words}
            {reader !== null && <p class="listening-note">{reader}</p>}
          </li>
        ))}
      </ul>
      {await threadStrip(ask, theme.id)}
    </Layout>
  )
}
