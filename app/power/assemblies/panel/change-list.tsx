import { Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import type { Change } from './panel.ts'

/** What was done about places that became empty, and why: without names, for everybody. */
export const ChangeList = ({ changes }: { changes: readonly Change[] }) =>
  changes.length === 0 ? null : (
    <>
      <h2>{t('What changed on the panel')}</h2>
      <ThingList label={t('What changed on the panel')} empty={{ text: '' }}>
        {changes.map((change) => (
          <Thing title={titleOf(change)} meta={formatDate(change.done_at ?? change.begun_at)}>
            <ul>
              {saidOf(change).map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </Thing>
        ))}
      </ThingList>
    </>
  )

function titleOf({ kind, stage, done_at, problem }: Change): string {
  if (problem !== null) return t('It could not be done')
  if (done_at === null) return t('Being worked out')
  if (kind === 'stand_by') return t('People were drawn to stand by')
  return stage === 'before'
    ? t('Empty places were filled, before the first day')
    : t('Empty places were filled, after the first day')
}

function saidOf({
  kind,
  leaving,
  joined,
  empty,
  relaxed,
  came_from,
  seed,
  problem,
  done_at,
}: Change): readonly string[] {
  if (problem !== null) return [problem]
  const lines = [t('Words of chance: {seed}', { seed })]
  if (done_at === null) return lines
  if (leaving.length > 0) lines.push(t('Could not come: {who}', { who: formatList(leaving) }))
  if (joined !== null && joined.length > 0)
    lines.push(
      kind === 'stand_by'
        ? t('They stand by, in this order: {who}', { who: joined.join(', ') })
        : came_from === 'alternates'
          ? t('Stepped in, of those who stood by: {who}', { who: formatList(joined) })
          : t('Drawn from all who said yes: {who}', { who: formatList(joined) }),
    )
  if ((empty ?? 0) > 0)
    lines.push(
      t('{n, plural, one {# place stays} other {# places stay}} empty: nobody could take it.', { n: empty }),
    )
  for (const { words } of relaxed ?? []) lines.push(t('A number had to give way: {words}', { words }))
  return lines
}
