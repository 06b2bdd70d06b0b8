import type { Tx } from '#db/client.ts'
import { Details, Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Assembly, Names } from '../assembly.ts'
import { protocol } from '../protocol.ts'

/** The quality protocol as everybody sees it: what is done and by whom, what is not. */
export async function Protocol({ tx, about, names }: { tx: Tx; about: Assembly; names: Names }) {
  const done = await tx
    .selectFrom('assembly_checks')
    .select(['item', 'words', 'done_on'])
    .where('assembly_id', '=', about.id)
    .execute()
  const items = Object.entries(protocol)
  return (
    <>
      <h2>{t('Is it done well?')}</h2>
      <p>
        {t('{done, number} of {all, number} things that make an assembly a good one have been seen to.', {
          done: done.length,
          all: items.length,
        })}
      </p>
      <Details summary={t('Each of them')}>
        <ul class="protocol">
          {items.map(([item, says]) => {
            const check = done.find((row) => row.item === item)
            return (
              <li>
                <p>
                  {says()}{' '}
                  {check === undefined ? <Tag>{t('not yet')}</Tag> : <Tag tone="good">{t('done')}</Tag>}
                </p>
                {check !== undefined && (
                  <p>
                    {check.words}{' '}
                    <span class="card-meta">
                      {t('{who}, {date}', {
                        who: names.checks[item] ?? t('Somebody'),
                        date: formatDate(check.done_on),
                      })}
                    </span>
                  </p>
                )}
              </li>
            )
          })}
        </ul>
        <p class="card-meta">
          {t('After the OECD’s good practice principles for deliberative processes, in our words.')}
        </p>
      </Details>
      {about.iRun && (
        <p>
          <a href={`/assemblies/${about.id}/checks`}>{t('Say what was done')}</a>
        </p>
      )}
    </>
  )
}
