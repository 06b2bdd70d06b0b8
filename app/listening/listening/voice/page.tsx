import { z } from 'zod'
import { threadStrip } from '#core/threads/strip.tsx'
import { BackLink, Button, ButtonRow, Form, Layout, Notice, PageTitle } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask, OpenAsk } from '../../../http/ask.tsx'
import { listening } from '../listenings.ts'
import { myStatements } from '../statements.ts'
import { confirmVoice, readVoice, type Voice } from '../voices.ts'
import { usesOf } from './uses.ts'

export const schema = z.object({ id: z.uuid(), do: z.literal('confirm') })

/** `/listening/voices/:id`: what somebody said, played back as “I”; for its teller, with everything that is theirs to decide. */
export async function voicePage(ask: OpenAsk) {
  const { tx, c, me } = ask
  const voice = await readVoice(tx, c.req.param('id')!)
  const one = await listening(tx, voice.listeningId).catch(() => null)
  const mine = voice.iAm === 'teller'
  return (
    <Layout
      title={mine ? t('What you said') : t('What somebody said')}
      current="say"
      before={
        one !== null && (
          <BackLink href={me === null || !mine ? `/listening/${one.id}/voices` : '/listening'}>
            {one.title}
          </BackLink>
        )
      }
    >
      <PageTitle caption={one?.title ?? ''}>{titleOf(voice)}</PageTitle>
      {voice.words === null ? (
        <p>{t('These words were taken back. They are nowhere any more.')}</p>
      ) : (
        <>
          <blockquote class="voice-words">{voice.words}</blockquote>
          <p>{saidBy(voice)}</p>
          {mine && <Yours voice={voice} />}
          {voice.iAm === 'listener' && <Listeners voice={voice} />}
          {voice.iAm === 'second' && (
            <p>{t('You are the second grown-up. You can read what was written down.')}</p>
          )}
          {one?.iModerate && voice.mayLift && voice.confirmedAt !== null && (
            <p>
              <a href={`/listening/voices/${voice.id}/lift`}>{t('Take a sentence from it')}</a>
            </p>
          )}
          {mine && (await Lifted({ tx, voice }))}
        </>
      )}
      {voice.isSource && (await threadStrip(ask, voice.id))}
    </Layout>
  )
}

function titleOf({ iAm, teller, name }: Voice): string {
  if (iAm === 'teller') return t('You said')
  const who = iAm === 'reader' || iAm === 'moderator' ? name : teller
  return who == null ? t('Somebody said') : t('{name} said', { name: who })
}

function saidBy({ byListener, confirmedAt, confirmedBy, consent, listener, iAm }: Voice): string {
  if (!byListener) return t('They wrote it themselves.')
  const who =
    iAm === 'teller' && listener != null
      ? t('{name} wrote it down for you.', { name: listener })
      : consent === 'aloud'
        ? t('A listener wrote it down. They agreed to that aloud.')
        : t('A listener wrote it down. They agreed to that on paper.')
  if (confirmedAt === null) return `${who} ${t('Nobody has said yet that it is right.')}`
  return `${who} ${
    confirmedBy === 'slip'
      ? t('Whoever holds their slip said that it is right.')
      : t('Then they said that it is right.')
  }`
}

const Yours = ({ voice }: { voice: Voice }) => {
  const at = `/listening/voices/${voice.id}`
  return (
    <>
      {voice.confirmedAt === null ? (
        <Notice title={t('Is this what you said?')}>
          <p>{t('Until you say so, nobody else reads it and it is used for nothing.')}</p>
          {voice.second != null && (
            <p>
              {t('{name} can read it too, so that nobody listens to a child alone.', { name: voice.second })}
            </p>
          )}
          <Form action={at}>
            <Button name="do" value="confirm">
              {t('Yes, that is right')}
            </Button>
          </Form>
        </Notice>
      ) : (
        <p>{t('You said that it is right on {date}.', { date: formatDate(new Date(voice.confirmedAt)) })}</p>
      )}
      <h2>{t('What you agreed to')}</h2>
      <ul>
        {usesOf(voice).map((use) => (
          <li>{use}</li>
        ))}
      </ul>
      <ButtonRow>
        <Button kind="quiet" href={`${at}/mend`}>
          {t('Change the words or who may read them')}
        </Button>
        <Button kind="quiet" href={`${at}/withdraw`}>
          {t('Take it back')}
        </Button>
      </ButtonRow>
    </>
  )
}

const Listeners = ({ voice }: { voice: Voice }) => {
  const at = `/listening/voices/${voice.id}`
  return (
    <>
      {voice.confirmedAt === null ? (
        <>
          <p>
            {voice.tellerIsHere
              ? t('Read it out. They say on their own page if it is right; they are told.')
              : t(
                  'Read it out. Then print a slip: with its code they can say that it is right, change it, or take it back.',
                )}
          </p>
          <ul>
            {usesOf(voice).map((use) => (
              <li>{use}</li>
            ))}
          </ul>
          <ButtonRow>
            <Button kind="quiet" href={`${at}/mend`}>
              {t('Put something right')}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <p>{t('They said that it is right. It is theirs now.')}</p>
      )}
      {!voice.tellerIsChild && (
        <Form action={`${at}/slip`}>
          <Button kind="quiet">
            {voice.hasSlip ? t('Print a new slip (the old code ends)') : t('Print a slip')}
          </Button>
        </Form>
      )}
    </>
  )
}

async function Lifted({ tx, voice }: { tx: OpenAsk['tx']; voice: Voice }) {
  const lifted = (await myStatements(tx, voice.listeningId)).filter(({ voiceId }) => voiceId === voice.id)
  if (lifted.length === 0) return null
  return (
    <>
      <h2>{t('Sentences taken from it')}</h2>
      <ul>
        {lifted.map(({ id, words }) => (
          <li>
            {words} <a href={`/listening/statements/${id}`}>{t('Look, or take it out')}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

export async function answerVoice({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await confirmVoice(tx, input.id)
  return { to: `/listening/voices/${input.id}`, say: t('Thank you. It counts now, as you agreed.') }
}
