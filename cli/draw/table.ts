import type { Explanation, Verdict } from '@kith/sortition'

const percent = (share: number) => `${(share * 100).toFixed(2)} %`

/** A lottery's explanation for people to read. */
export function tellLottery(told: Explanation, panels: number, digest: string): string {
  const lines = [
    `${told.people} people, a panel of ${told.panelSize}, ${panels} equally likely panels (${told.algorithm}).`,
    `Without quotas everybody would have ${percent(told.plain)}.`,
    `The lowest chance is ${percent(told.lowest.chance)}, for ${told.lowest.people} people; before rounding to whole panels.`,
    ...told.lowest.because.map(({ category, value, bound, places, people }) =>
      bound === 'max'
        ? `  ${category}: ${value} – at most ${places} places for ${people} people`
        : `  ${category}: ${value} – at least ${places} places kept for ${people} people`,
    ),
    ...(told.levels.length > 1
      ? [
          '',
          'chance      people  proof',
          ...told.levels.map(
            ({ chance, people, proof }) =>
              `${percent(chance).padStart(9)} ${String(people).padStart(8)}  ${proof}`,
          ),
        ]
      : []),
    ...(told.impossible.length > 0
      ? ['', `No panel that meets the quotas can hold: ${told.impossible.join(', ')}.`]
      : []),
    '',
    `Digest to publish: ${digest}`,
  ]
  return `${lines.join('\n')}\n`
}

/** A verdict, one check a line. */
export function tellVerdict({ checks, drawn, ok }: Verdict): string {
  const lines = checks.map(
    ({ rule, ok: passed, words }) => `${passed ? 'ok   ' : 'WRONG'} ${rule.padEnd(12)} ${words}`,
  )
  if (drawn) lines.push('', `Panel ${drawn.index + 1}: ${drawn.panel.join(', ')}`, `Digest: ${drawn.digest}`)
  return `${[...lines, '', ok ? 'The draw is as it says.' : 'The draw is NOT as it says.'].join('\n')}\n`
}
