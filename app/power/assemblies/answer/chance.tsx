import { Notice } from '#ui/ui.ts'
import { t } from '#words'
import { saltOf } from '../codes.ts'
import type { Letter } from './letter.ts'

/** What a volunteer's chance is or was, and how they find themselves in what is published. */
export function Chance({ letter, secret }: { letter: Letter; secret: string }) {
  const draw = letter.draws.findLast(({ voidAt }) => voidAt === null)
  if (draw === undefined)
    return <p>{t('No draw has been published yet. Come back with your code to see your chance.')}</p>
  const { panels, of, pseudonym } = draw
  const ticket = `${letter.answer!.id}.${saltOf(secret, draw.id, letter.answer!.id)}`
  const page = `/assemblies/${letter.assembly}/draws/${draw.id}`
  return (
    <>
      <Outcome draw={draw} />
      <p>
        {t(
          'In the draw you are {pseudonym}. You are in {panels, number} of {of, number} panels, and each panel is as likely as any other: a chance of {chance, number, percent}.',
          { pseudonym, panels, of, chance: of === 0 ? 0 : panels / of },
        )}
      </p>
      <p>
        <a href={`${page}#ticket=${ticket}`}>{t('Find yourself in what is published')}</a>
      </p>
      <p>
        {t('Your ticket, which nobody else has:')} <code class="long">{ticket}</code>
      </p>
    </>
  )
}

function Outcome({ draw }: { draw: Letter['draws'][number] }) {
  if (draw.drawnAt === null)
    return (
      <Notice title={t('The draw is published')}>
        <p>{t('Chance has not decided yet. What you see is your chance.')}</p>
      </Notice>
    )
  if (draw.leftAt !== null) return <Notice title={t('You are no longer on the panel')} />
  if (draw.member)
    return (
      <Notice kind="done" title={t('You are on the panel')}>
        <p>{t('You were drawn. The clerks will be in touch.')}</p>
      </Notice>
    )
  if (draw.standsBy !== null)
    return (
      <Notice title={t('You stand by')}>
        <p>
          {t('If somebody cannot come, you may be asked: you are number {n, number}.', { n: draw.standsBy })}
        </p>
      </Notice>
    )
  return (
    <Notice title={t('You were not drawn')}>
      <p>{t('Thank you for being ready. You may still be asked when somebody cannot come.')}</p>
    </Notice>
  )
}
