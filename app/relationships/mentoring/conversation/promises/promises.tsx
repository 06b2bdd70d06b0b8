import type { Commitment } from '#core/commitments/commitments.ts'
import type { Me } from '#db/client.ts'
import { Button, ButtonRow, Form, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'

interface PromisesProps {
  readonly promises: readonly Commitment[]
  readonly me: Me
}

/** Who will do what, the open ones first; those of mine I can end here. */
export function Promises({ promises, me }: PromisesProps) {
  if (promises.length === 0) return null
  const open = promises.filter(({ came }) => came === null)
  const ended = promises.filter(({ came }) => came !== null)
  return (
    <section>
      <h2>{t('What you said you would do')}</h2>
      <ThingList label={t('What you said you would do')} empty={{ text: '' }}>
        {[...open, ...ended].map((promise) => (
          <OnePromise promise={promise} mine={promise.whoId === me.personId} />
        ))}
      </ThingList>
    </section>
  )
}

const OnePromise = ({ promise, mine }: { promise: Commitment; mine: boolean }) => (
  <Thing
    title={promise.what}
    meta={
      <>
        {mine ? t('you') : promise.whoName}
        {promise.byOn !== null && `, ${t('by {date}', { date: formatDate(promise.byOn) })}`}{' '}
        <Standing promise={promise} />
      </>
    }
    {...(mine &&
      promise.came === null && {
        actions: (
          <Form action={`/mentoring/promises/${promise.id}/end`}>
            <ButtonRow>
              <Button kind="quiet" name="came" value="done" about={promise.what}>
                {t('Done')}
              </Button>
              <Button kind="quiet" name="came" value="let_go" about={promise.what}>
                {t('Not any more')}
              </Button>
            </ButtonRow>
          </Form>
        ),
      })}
  />
)

function Standing({ promise: { came, proposed } }: { promise: Commitment }) {
  if (came === 'done') return <Tag tone="good">{t('done')}</Tag>
  if (came === 'let_go') return <Tag>{t('not any more')}</Tag>
  return proposed ? <Tag tone="waiting">{t('not confirmed yet')}</Tag> : null
}
