import type { OpenedTo } from '#core/groups/my-groups.ts'
import { Button, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'

function thingWords(kind: string): string {
  switch (kind) {
    case 'web':
      return t('My people')
    case 'web_entry':
      return t('What I say about somebody')
    case 'plan':
      return t('My plan')
    default:
      return t('Part of my plan')
  }
}

/** What of mine is open to the group, each with the way to change it. */
export const Opened = ({ opened }: { opened: readonly OpenedTo[] }) => (
  <section>
    <h2>{t('What you opened to it')}</h2>
    <ThingList
      label={t('What you opened to it')}
      empty={{
        text: t(
          'Nothing of yours is open to this group. You can open things from where they are, in “My plan” or “My people”.',
        ),
      }}
    >
      {opened.map(({ thingId, kind, until }) => (
        <Thing
          title={thingWords(kind)}
          {...(until !== null && { meta: t('until {date}', { date: formatDate(until) }) })}
          actions={
            <Button kind="quiet" href={`/things/${thingId}`} about={thingWords(kind)}>
              {t('Who can see it')}
            </Button>
          }
        />
      ))}
    </ThingList>
  </section>
)
