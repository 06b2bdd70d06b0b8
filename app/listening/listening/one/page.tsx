import { z } from 'zod'
import { threadStrip } from '#core/threads/strip.tsx'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask, OpenAsk } from '../../../http/ask.tsx'
import {
  endListening,
  type Listening,
  listening,
  moderatorsOf,
  myOffer,
  offerToListen,
} from '../listenings.ts'
import { sensesOf, themesOf } from '../sense.ts'
import { statementsIn, statementsToRead } from '../statements.ts'
import { voicesIn } from '../voices.ts'

export const schema = z.object({ id: z.uuid(), do: z.enum(['end', 'go_on', 'offer', 'no_offer']) })

/** `/listening/:id`: what is asked, what one can do there, and what came out. */
export async function onePage(ask: OpenAsk) {
  const { c, tx, me } = ask
  const one = await listening(tx, c.req.param('id')!)
  const at = `/listening/${one.id}`
  const [voices, statements, themes] = [
    await voicesIn(tx, one.id),
    await statementsIn(tx, one.id),
    await themesOf(tx, one.id),
  ]
  const unanswered = statements.filter(({ myVote }) => myVote === null).length
  return (
    <Layout
      title={one.title}
      current="say"
      before={me && <BackLink href="/listening">{t('Listening')}</BackLink>}
    >
      <PageTitle
        caption={t('{group} listens', { group: one.hostName })}
        {...(one.question !== null && { lead: one.question })}
      >
        {one.title}
      </PageTitle>
      {one.endedAt !== null && <Tag>{t('This is over. What people said stays.')}</Tag>}
      {one.about !== null && <p class="listening-about">{one.about}</p>}
      {one.iMaySpeak && (
        <ButtonRow>
          <Button href={`${at}/say`}>{t('Say something')}</Button>
          {statements.length > 0 && (
            <Button href={`${at}/vote`} kind={unanswered > 0 ? 'primary' : 'quiet'}>
              {t('Agree or disagree')}
            </Button>
          )}
        </ButtonRow>
      )}
      {me === null && (
        <p>
          <a href={`/sign-in?then=${encodeURIComponent(at)}`}>{t('Sign in to say something')}</a>
        </p>
      )}
      <h2>{t('What people say')}</h2>
      <ul class="listening-links">
        <li>
          <a href={`${at}/voices`}>
            {t('{count, plural, =0 {No voice yet} one {# voice to read} other {# voices to read}}', {
              count: voices.length,
            })}
          </a>
        </li>
        <li>
          <a href={`${at}/statements`}>
            {t('{count, plural, =0 {No statement yet} one {# statement} other {# statements}}', {
              count: statements.length,
            })}
          </a>
        </li>
        <li>
          <a href={`${at}/agree`}>{t('Where people agree, and what divides them')}</a>
        </li>
        <li>
          <a href={`${at}/log`}>{t('What moderators decided')}</a>
        </li>
      </ul>
      <h2>{t('What was heard')}</h2>
      <ThingList label={t('Themes')} empty={{ text: t('Nothing has been made of it yet.') }}>
        {themes.map(({ id, title, says }) => (
          <Thing title={title} href={`/listening/themes/${id}`}>
            <p>{says}</p>
          </Thing>
        ))}
      </ThingList>
      {me !== null && (await ForThoseWhoRun({ tx, one, at }))}
      <p class="listening-note">
        {t('Who reads everything: {names}.', {
          names: (await moderatorsOf(tx, one.id)).join(', ') || t('nobody is named yet'),
        })}
      </p>
      {await threadStrip(ask, one.id)}
    </Layout>
  )
}

async function ForThoseWhoRun({ tx, one, at }: { tx: OpenAsk['tx']; one: Listening; at: string }) {
  const senses = await sensesOf(tx, one.id)
  const offer = await myOffer(tx, one.id)
  const waiting = one.iModerate ? (await statementsToRead(tx, one.id)).length : 0
  const links = [
    one.iListen &&
      one.endedAt === null && { href: `${at}/listen`, text: t('Sit down with somebody and write') },
    one.iModerate && {
      href: `${at}/moderate`,
      text: t(
        '{count, plural, =0 {Nothing waits to be read} one {# statement to read} other {# statements to read}}',
        {
          count: waiting,
        },
      ),
    },
    one.iClerk && { href: `${at}/sheets`, text: t('Paper sheets: print and enter') },
    ...senses.map(({ id, title, iRead, done }) => ({
      href: `/listening/sense/${id}`,
      text:
        iRead && !done
          ? t('Read and write what you hear: {title}', { title })
          : t('Sense-making: {title}', { title }),
    })),
    one.iModerate && { href: `${at}/sense`, text: t('Read together') },
    one.iRun && { href: `${at}/people`, text: t('Who listens, moderates, enters paper') },
  ].filter((link) => link !== false)
  if (links.length === 0 && offer === null) return null
  return (
    <>
      <h2>{t('Your part in it')}</h2>
      {offer !== null && <Offer at={at} made={offer === 'made'} />}
      <ul class="listening-links">
        {links.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      {one.iRun && (
        <Form action={at}>
          <Button kind="quiet" name="do" value={one.endedAt === null ? 'end' : 'go_on'}>
            {one.endedAt === null ? t('Stop listening') : t('Listen again')}
          </Button>
        </Form>
      )}
    </>
  )
}

const Offer = ({ at, made }: { at: string; made: boolean }) => (
  <Form action={at}>
    <p>
      {made
        ? t('You offered to listen to others. Whoever runs this has been told.')
        : t('You can sit down with people who would rather talk than type, and write down what they say.')}
    </p>
    <Button kind="quiet" name="do" value={made ? 'no_offer' : 'offer'}>
      {made ? t('I cannot, after all') : t('I could listen to others')}
    </Button>
  </Form>
)

export async function change({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const to = `/listening/${input.id}`
  if (input.do === 'offer' || input.do === 'no_offer') {
    await offerToListen(tx, input.id, input.do === 'offer')
    return { to, say: input.do === 'offer' ? t('Thank you. They are told.') : t('Taken back.') }
  }
  await endListening(tx, input.id, input.do === 'end')
  return {
    to,
    say: input.do === 'end' ? t('It is over. What people said stays.') : t('It is open again.'),
  }
}
