import type { Loss } from '@kith/participatory-budgeting'
import { t } from '#words'
import type { Story, WouldHaveWon } from './counting/count-it.ts'
import { money, shareOf, type Unit } from './money.ts'

/** Why a project did not win, in a sentence. Amounts are in the story's digits: `unit` has those. */
export function lossInWords(loss: Loss, unit: Unit): string {
  const whole = (amount: number) => money(Math.round(amount), unit)
  switch (loss.reason) {
    case 'withdrawn':
      return t('It was withdrawn before the count.')
    case 'below-threshold':
      return t('It had fewer votes than a project needs.')
    case 'unsupported':
      return t('Nobody chose it.')
    case 'costs-nothing':
      return t('It costs nothing, and what costs nothing is not counted here.')
    case 'too-little-money':
      return t(
        'The people who chose it had {money} left between them when {after, plural, =0 {the count began} one {one project had won} other {# projects had won}}. That was {missing} too little.',
        { money: whole(loss.money), missing: whole(loss.missing), after: loss.after },
      )
    case 'does-not-fit':
      return t('When its turn came, {left} was left. That was {missing} too little.', {
        left: whole(loss.left),
        missing: whole(loss.missing),
      })
    case 'ended-before':
      return t('The count had ended before its turn came.')
    case 'comparison':
      return t('It won by shares, but more voters were better off with “most votes first”, and that stands.')
  }
}

/** What would have won for a project that lost, everything else as it was. */
export function wouldHaveWonInWords(
  { cheaper, moreVotes, points }: WouldHaveWon,
  unit: Unit,
): readonly string[] {
  return [
    cheaper === null
      ? t('It would not have won even if it had cost next to nothing.')
      : t('It would have won if it had cost {cost}: {by} less.', {
          cost: money(cheaper.cost, unit),
          by: money(cheaper.by, unit),
        }),
    moreVotes === null
      ? t('Even four times as many voters as there were would not have been enough.')
      : points === undefined
        ? t(
            'Or if {more, plural, one {one more person} other {# more people}} had voted for it and nothing else.',
            { more: moreVotes },
          )
        : t(
            'Or if {more, plural, one {one more person} other {# more people}} had given it {points, number} points and nothing else.',
            { more: moreVotes, points },
          ),
  ]
}

/** What those paid who chose a winner. */
export function paidInWords({ step, votes }: Story, unit: Unit): string | null {
  if (step?.payment === undefined || votes === 0) return null
  const [most, each] = [shareOf(step.payment, unit), shareOf(step.cost / votes, unit)]
  return most === each
    ? t('Each of them paid {each}.', { each })
    : t('They paid {each} each on average. Nobody paid more than {most}.', { each, most })
}
