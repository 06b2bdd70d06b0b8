import { Notice } from '#ui/ui.ts'
import { t } from '#words'
import type { Mending } from './given.ts'
import type { Round } from './rooms.ts'

/** Why rooms could not be made, and the smallest changes that would let them. */
export const WhyNot = ({ why: { lacks, mends } }: { why: NonNullable<Round['why']> }) => {
  const says = {
    nobody: t('Nobody is here yet. Say who is here first.'),
    keepers: t(
      'With children or young people and grown-ups in a room there must be two grown-ups who are known here, one of them with a check in date. For rooms of this size there are not enough.',
    ),
    apart: t('Some people cannot be in one room. Rooms of this size cannot keep to that.'),
    fault: t('Something went wrong on our side. Nothing was changed. Try again.'),
  }
  return (
    <Notice kind="problem" title={t('The rooms could not be made')}>
      <p>{says[lacks]}</p>
      {mends.length > 0 && (
        <>
          <p>{t('Each of these would do:')}</p>
          <ul>
            {mends.map((mend) => (
              <li>{mendWords(mend)}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

function mendWords(mend: Mending): string {
  switch (mend.kind) {
    case 'size':
      return t('Rooms of up to {size} people.', { size: mend.size })
    case 'grown':
      return t('{count, plural, one {One more grown-up} other {# more grown-ups}} known here.', {
        count: mend.count,
      })
    case 'checked':
      return t('{count, plural, one {One more grown-up} other {# more grown-ups}} with a check in date.', {
        count: mend.count,
      })
    case 'ages_apart':
      return t('Children in rooms of their own.')
  }
}
