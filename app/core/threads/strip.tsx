import { t } from '#words'
import type { OpenAsk } from '../../http/ask.tsx'
import { type Source, sources } from './source.ts'
import { sourceKinds } from './source-kinds.ts'
import { neighbours } from './thread.ts'

/**
 * Where a page stands on its thread: what led to it, what it led to, and the way to the whole. Shows only what its reader may see.
 * @param id a source that the reader sees
 */
export async function threadStrip({ tx, house }: Pick<OpenAsk, 'tx' | 'house'>, id: string) {
  const { from, to } = await neighbours(tx, id)
  const found = await sources(tx, [...from, ...to])
  const kinds = sourceKinds(house.practices)
  const list = (ids: readonly string[]) =>
    found
      .filter((each) => ids.includes(each.id))
      .map(({ id, kind, title }: Source) => {
        const known = kinds[kind]
        return (
          <li>
            {known === undefined ? (
              title
            ) : (
              <a href={known.href(id)}>{t('{kind}: {title}', { kind: known.what(), title })}</a>
            )}
          </li>
        )
      })
  return (
    <nav class="thread-strip" aria-label={t('The thread this is on')}>
      {from.length > 0 && (
        <>
          <h2>{t('What led to this')}</h2>
          <ul>{list(from)}</ul>
        </>
      )}
      {to.length > 0 && (
        <>
          <h2>{t('What this led to')}</h2>
          <ul>{list(to)}</ul>
        </>
      )}
      <p>
        <a href={`/thread/${id}`}>{t('The whole thread, from the first words to what changed')}</a>
      </p>
    </nav>
  )
}
