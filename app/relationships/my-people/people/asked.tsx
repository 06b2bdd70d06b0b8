import type { MyTie } from '#core/ties/my-ties.ts'
import { otherIs } from '#core/ties/tie-kind.ts'
import { Button, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'

/** Who asks to be one of my people, or one of a child's of mine. Nothing when nobody does. */
export function Asked({ ties }: { ties: readonly MyTie[] }) {
  if (ties.length === 0) return null
  return (
    <section>
      <h2>{t('Somebody is asking')}</h2>
      <ThingList label={t('Somebody is asking')} empty={{ text: '' }}>
        {ties.map((tie) => (
          <Thing
            title={
              tie.child === null
                ? t('{name} would like to be one of your people ({what})', {
                    name: tie.other.name,
                    what: otherIs(tie.kind, tie.iAm),
                  })
                : t('{name} and {child}: {what}', {
                    name: tie.other.name,
                    child: tie.child.name,
                    what: otherIs(tie.kind, tie.iAm),
                  })
            }
            actions={
              <Button kind="quiet" href={`/people/ties/${tie.id}`} about={tie.other.name}>
                {t('Answer')}
              </Button>
            }
          />
        ))}
      </ThingList>
    </section>
  )
}
