import { commitments } from '#core/commitments/commitments.ts'
import { type Conversation, conversation, readConversation, type Said } from '#core/meetings/conversation.ts'
import { guestsOf } from '#core/meetings/guests.ts'
import { looksAt } from '#core/things/looks.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, Notice, PageTitle, Tag, WhoLooked } from '#ui/ui.ts'
import { formatDate, formatDateTime, t } from '#words'
import { type Ask, blank, type Shown } from '../../../../http/ask.tsx'
import { Promises } from '../promises/promises.tsx'
import { ConfirmForm } from './confirm.tsx'
import { AskToSitIn, Guests, SitIn } from './guests.tsx'

/** `/mentoring/conversations/:id`: one conversation, planned or held; read, put right, shared from here by whom it is for. */
export async function showConversation(ask: Ask & { shown?: Shown }) {
  const { c, tx, me, shown = blank } = ask
  const one = await conversation(tx, c.req.param('id')!)
  const mine = one.ownerId === me.personId
  const guests = await guestsOf(tx, one.id)
  const guest = guests.find(({ personId }) => personId === me.personId)
  const said = one.heldOn === null || guest !== undefined ? null : await readConversation(tx, one.id)
  const when = one.heldOn === null ? formatDateTime(one.startsAt!) : formatDate(one.heldOn)
  return (
    <Layout
      title={t('Talking on {when}', { when })}
      current="home"
      wrong={shown.problems.length > 0}
      before={
        guest === undefined && one.tieId !== null ? (
          <BackLink href={`/mentoring/with/${one.tieId}`}>{t('All our talks')}</BackLink>
        ) : (
          <BackLink href="/">{t('Home')}</BackLink>
        )
      }
    >
      <PageTitle {...(one.atPlace !== null && { lead: one.atPlace })}>{when}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      {one.calledOff && <Notice title={t('It was called off')}>{t('You can set another day.')}</Notice>}
      {said !== null && <WhatWasSaid said={said} minutes={one.minutes ?? 0} />}
      {said !== null && mine && <ConfirmForm id={one.id} said={said} shown={shown} />}
      <Promises promises={guest === undefined ? await commitments(tx, { sources: [one.id] }) : []} me={me} />
      {guest === undefined ? <Guests guests={guests} /> : <SitIn id={one.id} guest={guest} />}
      {stillToCome(one) && mine && (await AskToSitIn({ ask, id: one.id, guests, shown }))}
      {stillToCome(one) && guest === undefined && <CallOff id={one.id} />}
      {mine && (
        <section>
          <h2>{t('Who looked')}</h2>
          <WhoLooked looks={await looksAt(tx, one.id)} />
          <p>
            <a href={`/things/${one.id}`}>{t('Who can see this?')}</a>
          </p>
        </section>
      )}
    </Layout>
  )
}

const stillToCome = ({ heldOn, calledOff }: Conversation) => heldOn === null && !calledOff

const WhatWasSaid = ({ said, minutes }: { said: Said; minutes: number }) => (
  <section>
    <h2>{t('What we talked about')}</h2>
    <p class="own-words">{said.words}</p>
    <p class="hint">
      {t('{minutes, plural, one {# minute} other {# minutes}}', { minutes })}{' '}
      {said.confirmedAt === null ? (
        <Tag tone="waiting">{said.readBack ? t('read out, not confirmed yet') : t('not confirmed yet')}</Tag>
      ) : (
        <Tag tone="good">{t('confirmed')}</Tag>
      )}
    </p>
  </section>
)

const CallOff = ({ id }: { id: string }) => (
  <Form action={`/mentoring/conversations/${id}/call-off`}>
    <Button kind="quiet">{t('Call it off')}</Button>
  </Form>
)
