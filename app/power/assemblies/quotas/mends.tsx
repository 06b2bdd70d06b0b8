import { Button, Form, Notice, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Assembly } from '../assembly.ts'
import type { DrawProblem } from '../draw/input.ts'
import type { Category } from '../traits.ts'

interface MendsProps {
  readonly about: Assembly
  readonly problem: DrawProblem
  readonly categories: readonly Category[]
}

/** Why no panel is possible, and the smallest changes that make one possible: a button each. */
export function Mends({ about, problem, categories }: MendsProps) {
  const standing = (category: string, value: string, bound: 'min' | 'max') => {
    const trait = categories
      .find((one) => one.category === category)
      ?.traits.find((one) => one.value === value)
    return bound === 'min' ? trait?.least : trait?.most
  }
  const left = problem.changes.filter(
    ({ category, value, bound, to }) => standing(category, value, bound) !== to,
  )
  return (
    <>
      <Notice kind="problem" title={t('No panel can meet these numbers')}>
        {problem.demands.length === 0 && (
          <p>
            {problem.words} {problem.mend}
          </p>
        )}
        {problem.demands.length > 0 && (
          <>
            <p>
              {t('On a panel of {places, number} these cannot all be so at once:', { places: about.places })}
            </p>
            <ul>
              {problem.demands.map((demand) => (
                <li>{demand}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
      {problem.changes.length > 0 && (
        <>
          <h2>{t('The smallest changes that would do')}</h2>
          <ThingList
            label={t('The smallest changes that would do')}
            empty={{
              text: t('All made. Try the draw again.'),
              href: `/assemblies/${about.id}/draw`,
              action: t('The draw'),
            }}
          >
            {left.map(({ category, value, bound, from, to }) => (
              <Thing
                title={
                  bound === 'min'
                    ? t('{category}, {value}: at least {to, number} instead of {from, number}', {
                        category,
                        value,
                        from,
                        to,
                      })
                    : t('{category}, {value}: at most {to, number} instead of {from, number}', {
                        category,
                        value,
                        from,
                        to,
                      })
                }
                actions={
                  <Form action={`/assemblies/${about.id}/quotas`}>
                    <input type="hidden" name="category" value={category} />
                    <input type="hidden" name="value" value={value} />
                    <input type="hidden" name="bound" value={bound} />
                    <input type="hidden" name="to" value={String(to)} />
                    <Button name="do" value="mend" kind="quiet" about={`${category}, ${value}`}>
                      {t('Make this change')}
                    </Button>
                  </Form>
                }
              />
            ))}
          </ThingList>
        </>
      )}
    </>
  )
}
