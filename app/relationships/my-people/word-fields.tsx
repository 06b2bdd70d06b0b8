import { z } from 'zod'
import { Checkboxes, problemWith, Radios } from '#ui/ui.ts'
import { t } from '#words'
import type { Shown } from '../../http/ask.tsx'
import { circleOptions, giftOptions, nearOptions } from './words.ts'

const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => [given ?? []].flat())

/** My word about somebody, as a form sends it. */
export const wordSchema = {
  circle: z.enum(['school', 'family', 'friends', 'community'], {
    error: () => t('Choose where this person is in your life.'),
  }),
  near: z
    .enum(['1', '2', '3'], { error: () => t('Choose how near this person is.') })
    .transform((near) => Number(near) as 1 | 2 | 3),
  gives: list.pipe(z.array(z.enum(['part', 'recognised', 'cared', 'motivated']))),
}

/** Where, how near, and what it gives. */
export function WordFields({ shown }: { shown: Shown }) {
  return (
    <>
      <Radios
        name="circle"
        legend={t('Where are they in your life?')}
        options={circleOptions()}
        value={shown.values.circle}
        error={problemWith(shown.problems, 'circle')}
      />
      <Radios
        name="near"
        legend={t('How near do they feel?')}
        options={nearOptions()}
        value={shown.values.near}
        error={problemWith(shown.problems, 'near')}
        inline
      />
      <Checkboxes
        name="gives"
        legend={t('What do they give you?')}
        hint={t('Tick what fits. Ticking nothing is an answer too.')}
        options={giftOptions()}
        values={shown.all('gives')}
        error={problemWith(shown.problems, 'gives')}
      />
    </>
  )
}
