import { Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatRelativeDay, t } from '#words'
import type { SpeakUp } from './speak-up.ts'

/** What was asked for a learner; what nobody has answered says for how long. */
export const Asked = ({ list, now }: { list: readonly SpeakUp[]; now: Date }) =>
  list.length === 0 ? null : (
    <section>
      <h2>{t('What was asked for')}</h2>
      <ThingList label={t('What was asked for')} empty={{ text: '' }}>
        {list.map(({ id, by, to, madeAt, answeredAt }) => (
          <Thing
            title={t('{by} asked {to}', { by, to })}
            href={`/mentoring/requests/${id}`}
            meta={
              answeredAt === null ? (
                <Tag tone="waiting">
                  {t('no answer yet, asked {when}', { when: formatRelativeDay(madeAt, now) })}
                </Tag>
              ) : (
                <Tag tone="good">{t('answered')}</Tag>
              )
            }
          />
        ))}
      </ThingList>
    </section>
  )
