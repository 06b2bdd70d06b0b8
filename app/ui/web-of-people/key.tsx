import { t } from '#words'
import { InlineMark } from './marks.tsx'
import { giftName } from './names.ts'
import { gifts, type Tied } from './web.ts'

/** How to read the drawing, as far as there is something of it in there. */
export const Key = ({ people }: { people: readonly Tied[] }) => (
  <div class="web-key">
    <p>{t('Nearer to the middle means closer. The shapes by a name say what that person gives:')}</p>
    <ul>
      {gifts.map((gift) => (
        <li>
          <InlineMark gift={gift} /> {giftName(gift)}
        </li>
      ))}
    </ul>
    {rings(people).map((words) => (
      <p>{words}</p>
    ))}
  </div>
)

function rings(people: readonly Tied[]): readonly string[] {
  const has = (state: Tied['state']) => people.some((person) => person.state === state)
  return [
    has('mine') ? t('A dotted ring: just a name, not somebody here.') : '',
    has('asked') ? t('A dashed ring: waiting for a yes.') : '',
    has('resting') ? t('A pale name: resting.') : '',
  ].filter(Boolean)
}
