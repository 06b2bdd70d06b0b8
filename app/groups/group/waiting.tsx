import type { GroupAsk } from '#core/groups/ask-in.ts'
import { Button, Form, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'

/** Whom I asked in and who has not come in. Whether they said anything is theirs. */
export function Waiting({ asks }: { asks: readonly GroupAsk[] }) {
  if (asks.length === 0) return null
  return (
    <section>
      <h2>{t('Asked, and not in it yet')}</h2>
      <p>
        {t(
          'They can take their time. They do not have to say why if they say “not now”, and we do not tell you.',
        )}
      </p>
      <ThingList label={t('Asked, and not in it yet')} empty={{ text: '' }}>
        {asks.map((ask) => (
          <Thing
            title={ask.personName}
            meta={t('asked {date}', { date: formatDate(ask.askedAt) })}
            actions={
              <Form action={`/groups/asks/${ask.id}/take-back`}>
                <Button kind="quiet" about={ask.personName}>
                  {t('Take it back')}
                </Button>
              </Form>
            }
          />
        ))}
      </ThingList>
    </section>
  )
}
