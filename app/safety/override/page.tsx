import { z } from 'zod'
import { leadsOnly } from '#core/safety/i-am-lead.ts'
import { closeOverride, holdOverride, type Override, openThrough, overrides } from '#core/safety/overrides.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Details,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextArea,
  TextField,
  ThingList,
} from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { House } from '../../house.ts'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'
import { thingKinds } from '../../practice-words.ts'
import { OverrideThing } from '../override-thing.tsx'
import { reason } from '../reason.ts'

/** `/safety/overrides`: every look for safety at anybody in my care. */
export async function overridesPage({ tx }: Ask) {
  await leadsOnly(tx)
  return (
    <Layout
      title={t('Safety looks')}
      current="safety"
      before={<BackLink href="/safety">{t('Safety')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'Each one is for one child, by one lead, with a reason, for a day at most. Leads see each other’s.',
        )}
      >
        {t('Safety looks')}
      </PageTitle>
      <ThingList label={t('Safety looks')} empty={{ text: t('Nobody has had to look.') }}>
        {(await overrides(tx)).map((look) => (
          <OverrideThing look={look} />
        ))}
      </ThingList>
    </Layout>
  )
}

/** `/safety/overrides/:id`: one of them: why, until when, what it opens, and who holds back the word of it. */
export async function overridePage(ask: Ask & { shown?: Shown }) {
  const { c, tx, house, shown = blank } = ask
  await leadsOnly(tx)
  const [look] = await overrides(tx, { id: c.req.param('id')! })
  if (look === undefined) throw new Refused('unseen')
  const through = await openThrough(tx, look.childId)
  return (
    <Layout
      title={t('A safety look')}
      current="safety"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/safety/overrides">{t('Safety looks')}</BackLink>}
    >
      <PageTitle caption={t('A safety look')} lead={look.reason}>
        {t('{lead} opened {child}’s things', { lead: look.lead, child: look.child })}
      </PageTitle>
      <p>
        {look.isOpen
          ? t('Open since {from}, until {until}.', {
              from: formatDateTime(look.openedAt),
              until: formatDateTime(look.until),
            })
          : t('Opened {from}. Closed {until}.', {
              from: formatDateTime(look.openedAt),
              until: formatDateTime(look.closedAt ?? look.until),
            })}
      </p>
      {look.isOpen && look.mine && (
        <Ways look={look} through={through} ofPractices={waysOfPractices(house, look, through.kinds)} />
      )}
      <h2>{t('What {child} is told', { child: look.child })}</h2>
      <p>
        {look.held
          ? t(
              '{child} is not told for now. When two leads no longer hold it back, it shows on their home page, with the reason.',
              {
                child: look.child,
              },
            )
          : t('{child} sees who looked, when, and this reason.', { child: look.child })}
      </p>
      <ul>
        {look.holds.map(({ lead, until, reason: why }) => (
          <li>
            {t('{lead} holds it back until {until}: {why}', { lead, until: formatDateTime(until), why })}
          </li>
        ))}
      </ul>
      <Hold look={look} shown={shown} />
    </Layout>
  )
}

const Ways = ({
  look,
  through,
  ofPractices,
}: {
  look: Override
  through: { planId: string | undefined; web: boolean }
  ofPractices: readonly { readonly href: string; readonly text: string }[]
}) => (
  <>
    <ul class="plain-links">
      {through.planId !== undefined && (
        <li>
          <a href={`/plans/${through.planId}`}>{t('{name}’s plan', { name: look.child })}</a>
        </li>
      )}
      {through.web && (
        <li>
          <a href={`/people/of/${look.childId}`}>{t('{name}’s people', { name: look.child })}</a>
        </li>
      )}
      {ofPractices.map(({ href, text }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
      {!through.web && through.planId === undefined && ofPractices.length === 0 && (
        <li>{t('There is nothing of theirs here yet.')}</li>
      )}
    </ul>
    <Form action={`/safety/overrides/${look.id}/close`}>
      <ButtonRow>
        <Button>{t('I have seen enough: close it')}</Button>
      </ButtonRow>
    </Form>
  </>
)

/** What practices have of a child, each on a page of its own. */
const waysOfPractices = (house: House, { childId: id, child: name }: Override, kinds: readonly string[]) =>
  kinds.flatMap((kind) => thingKinds(house.practices)[kind]?.readFor?.({ id, name }) ?? [])

const Hold = ({ look, shown }: { look: Override; shown: Shown }) => (
  <Details summary={t('Hold back the news')} open={shown.problems.length > 0}>
    <p>
      {t('Only if knowing would put {child} in danger. It takes two leads, and lasts 30 days at most.', {
        child: look.child,
      })}
    </p>
    <ErrorSummary problems={shown.problems} />
    <Form action={`/safety/overrides/${look.id}/hold`} requestId={shown.requestId}>
      <TextArea
        name="reason"
        label={t('Why must they not know yet?')}
        value={shown.values.reason}
        error={problemWith(shown.problems, 'reason')}
        rows={3}
        maxlength={2000}
      />
      <TextField
        name="days"
        label={t('For how many days?')}
        value={shown.values.days ?? '7'}
        error={problemWith(shown.problems, 'days')}
        inputmode="numeric"
        width="short"
        maxlength={2}
      />
      <Button kind="quiet">{t('Hold it back')}</Button>
    </Form>
  </Details>
)

export const closeLookSchema = z.object({ id: z.uuid() })

export async function closeLook({ tx, input }: Ask & { input: z.output<typeof closeLookSchema> }) {
  await closeOverride(tx, input.id)
  return { to: `/safety/overrides/${input.id}`, say: t('Closed. Their things are closed to you again.') }
}

export const holdSchema = z.object({
  id: z.uuid(),
  reason,
  days: z.coerce
    .number({ error: () => t('Write a number of days, 1 to 30.') })
    .int({ error: () => t('Write a number of days, 1 to 30.') })
    .min(1, { error: () => t('Write a number of days, 1 to 30.') })
    .max(30, { error: () => t('Write a number of days, 1 to 30.') }),
})

export async function holdLook({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof holdSchema>; requestId: string }) {
  const { id: overrideId, days } = input
  await holdOverride(tx, { id: requestId, overrideId, reason: input.reason, days })
  return {
    to: `/safety/overrides/${overrideId}`,
    say: t('Written down. It takes a second lead to agree as well.'),
  }
}
