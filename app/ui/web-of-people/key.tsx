import { t } from '#words'
import { InlineMark } from './marks.tsx'
import { giftName } from './names.ts'
import { gifts } from './web.ts'

/** How to read the drawing. */
export const Key = () => (
  <div class="web-key">
    <p>{t('Nearer to the middle means closer to you. The shapes by a name say what that person gives:')}</p>
    <ul>
      {gifts.map((gift) => (
        <li>
          <InlineMark gift={gift} /> {giftName(gift)}
        </li>
      ))}
    </ul>
    <p>
      {t(
        'A dotted ring: just a name, not somebody here. A dashed ring: waiting for a yes. A pale name: resting.',
      )}
    </p>
  </div>
)
