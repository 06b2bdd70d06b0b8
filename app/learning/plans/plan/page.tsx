import { myPlanId, readPlan } from '#core/plans/plan.ts'
import { suggestionsFor } from '#core/plans/suggestions.ts'
import { doorsOf, readersIn } from '#core/things/doors.ts'
import { Button, ButtonRow, Form, Layout, Notice, PageTitle, WhoCanSee } from '#ui/ui.ts'
import { formatDate, t, tr } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { Agreements } from '../agreements.tsx'
import { Items } from '../items.tsx'

/** `/plan`: my plan. */
export async function planPage({ me, tx }: Ask) {
  const id = await myPlanId(tx, me)
  if (id === undefined) return <NotBegun />
  const [plan, doors, suggestions] = await Promise.all([
    readPlan(tx, id),
    doorsOf(tx, [id]),
    suggestionsFor(tx, id),
  ])
  const waiting = suggestions.filter(({ answer }) => answer === null)
  const mineToAgree = plan.partners.find((partner) => partner.personId === me.personId)
  return (
    <Layout title={t('My plan')} current="plan">
      <PageTitle caption={t('Version {version}', { version: plan.latest })}>{t('My plan')}</PageTitle>
      {waiting.length > 0 && (
        <Notice>
          {tr(
            '{count, plural, one {Somebody has suggested something.} other {People have suggested # things.}} <link>Take a look</link>',
            {
              count: waiting.length,
              link: (words) => <a href="/plan/suggestions">{words}</a>,
            },
          )}
        </Notice>
      )}
      <Items plan={plan} mine />
      <section>
        <h2>{t('Who agrees')}</h2>
        <p>
          {t(
            'You can ask your parent and your tutor to agree. If somebody sees it differently, your words stay and theirs are kept next to them.',
          )}
        </p>
        <Agreements plan={plan} />
        <ButtonRow>
          {mineToAgree !== undefined && mineToAgree.version !== plan.latest && (
            <Form action={`/plans/${id}/answer`}>
              <input type="hidden" name="version" value={String(plan.version)} />
              <Button name="answer" value="agree">
                {t('I agree with my plan')}
              </Button>
            </Form>
          )}
          <Button kind="quiet" href="/plan/partners">
            {t('Ask somebody to agree')}
          </Button>
        </ButtonRow>
      </section>
      <section>
        <h2>{t('When we look at it again')}</h2>
        <ul>
          {plan.reviews.map((review) => (
            <li>
              {review.heldOn === null ? (
                <a href={`/plan/reviews/${review.id}`}>
                  {t('On {date}', { date: formatDate(review.dueOn) })}
                </a>
              ) : (
                <>
                  {t('Looked at on {date}', { date: formatDate(review.heldOn) })}
                  {review.words !== null && <blockquote>{review.words}</blockquote>}
                </>
              )}
            </li>
          ))}
        </ul>
        <Button kind="quiet" href="/plan/reviews/new">
          {t('Set a day')}
        </Button>
      </section>
      <WhoCanSee thing={t('my plan')} readers={readersIn(doors.get(id))} href={`/things/${id}`} />
      <p>
        <a href="/plan/history">{t('How it was before')}</a> ·{' '}
        <a href="/plan/print">{t('On one sheet of paper')}</a>
      </p>
    </Layout>
  )
}

const NotBegun = () => (
  <Layout title={t('My plan')} current="plan">
    <PageTitle
      lead={t('It is yours. You write it, you say who sees it, and it starts with what you are good at.')}
    >
      {t('My plan')}
    </PageTitle>
    <p>{t('There is nothing in it yet. One sentence is enough to start.')}</p>
    <Button href="/plan/add?section=strength">{t('Begin')}</Button>
  </Layout>
)
