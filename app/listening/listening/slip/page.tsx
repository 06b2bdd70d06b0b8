import type { Context } from 'hono'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import type { Tx } from '#db/client.ts'
import {
  Button,
  ButtonRow,
  Details,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  type Problem,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import type { House } from '../../../house.ts'
import { blank, Mend, type Shown, shownOf } from '../../../http/ask.tsx'
import { addressOf } from '../../../http/session/address.ts'
import { TooManyTries } from '../../../sign-in/errors.ts'
import { tooMany } from '../../../sign-in/too-many-page.tsx'
import { notOwnName, TellingFields, tellingOf, tellingSchema } from '../telling.tsx'
import { usesOf } from '../voice/uses.ts'
import type { Telling } from '../voices.ts'
import { hashOfSlip } from './code.ts'

const codeSchema = z.object({
  code: z.string().trim().min(1).max(40),
  do: z.enum(['read', 'confirm', 'mend', 'withdraw']).catch('read'),
})

interface SlipVoice extends Omit<Telling, 'words'> {
  readonly title: string
  readonly words: string | null
  readonly confirmedAt: string | null
  readonly withdrawnAt: string | null
  readonly isSource: boolean
  readonly id: string
}

const wrongCode = (): Problem => ({
  field: 'code',
  message: t('This code does not open anything. Look at the slip again: 12 letters and numbers.'),
})

/** `/listening/slip`: whoever holds a slip reads, confirms, mends or withdraws, without an account. Nothing is listed. */
export const slipPage = (house: House) => ({
  show: (c: Context) => c.html(<AskCode shown={blank} />),

  async send(c: Context): Promise<Response> {
    const body = await c.req.parseBody({ all: true })
    const asked = codeSchema.safeParse(body)
    if (!asked.success) return c.html(<AskCode shown={shownOf(body, [wrongCode()], newId())} />, 422)
    const hash = hashOfSlip(asked.data.code)
    try {
      await house.signIn.limits.count('slip', addressOf(c))
    } catch (error) {
      if (error instanceof TooManyTries) return tooMany(error, c)
      throw error
    }
    const place = await house.db
      .transaction()
      .execute((tx) => sql<{ place: string | null }>`select place_of_slip(${hash}) as place`.execute(tx))
    const placeId = place.rows[0]!.place
    if (placeId === null) return c.html(<AskCode shown={shownOf(body, [wrongCode()], newId())} />, 422)
    await house.signIn.limits.giveBack('slip', addressOf(c))
    const open = (shown: Shown, said?: string) =>
      asPlace(house.db, placeId, async (tx) => {
        const voice = await voiceOf(tx, hash)
        return c.html(
          <OneSlip voice={voice} code={asked.data.code} shown={shown} said={said} />,
          shown.problems.length > 0 ? 422 : 200,
        )
      })
    try {
      const said = await asPlace(house.db, placeId, (tx) => act(tx, hash, asked.data.do, body))
      return await open(blank, said)
    } catch (error) {
      if (!(error instanceof Mend)) throw error
      return await open(shownOf(body, error.problems, newId()))
    }
  },
})

async function voiceOf(tx: Tx, hash: Buffer): Promise<SlipVoice> {
  const { rows } = await sql<{ voice: SlipVoice }>`select slip_voice(${hash}) as voice`.execute(tx)
  return rows[0]!.voice
}

/** What was asked, done; and what to say of it. */
async function act(
  tx: Tx,
  hash: Buffer,
  what: 'read' | 'confirm' | 'mend' | 'withdraw',
  body: Record<string, unknown>,
): Promise<string | undefined> {
  if (what === 'read') return undefined
  if ((await voiceOf(tx, hash)).withdrawnAt !== null) return undefined
  if (what !== 'mend') {
    await sql`select answer_slip(${hash}, ${what}, null, null, null, null, null)`.execute(tx)
    return what === 'confirm'
      ? t('Thank you. It counts now, as you agreed.')
      : t('Taken back. Your words are gone.')
  }
  const parsed = tellingSchema.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Mend(String(issue!.path[0] ?? ''), issue!.message)
  }
  const { words, saidAs, saidName, shown, mayLift } = tellingOf(parsed.data)
  await sql`select answer_slip(${hash}, 'mend', ${words}, ${saidAs}, ${saidName}, ${shown}, ${mayLift})`
    .execute(tx)
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === 'KI004') throw notOwnName()
      throw error
    })
  return t('Kept. It stands as you wrote it now.')
}

const AskCode = ({ shown }: { shown: Shown }) => (
  <Layout title={t('A slip with a code')} wrong={shown.problems.length > 0}>
    <ErrorSummary problems={shown.problems} />
    <PageTitle lead={t('Somebody wrote down what you said and gave you a slip of paper.')}>
      {t('A slip with a code')}
    </PageTitle>
    <Form action="/listening/slip">
      <TextField
        name="code"
        label={t('The code on the slip')}
        hint={t('Like K7QF-2MPX-9RTD. Big or small letters are the same.')}
        autocomplete="off"
        spellcheck={false}
        width="middle"
        maxlength={40}
        value={shown.values.code}
        error={problemWith(shown.problems, 'code')}
      />
      <Button>{t('Go on')}</Button>
    </Form>
  </Layout>
)

interface OneSlipProps {
  readonly voice: SlipVoice
  readonly code: string
  readonly shown: Shown
  readonly said: string | undefined
}

const OneSlip = ({ voice, code, shown, said }: OneSlipProps) => (
  <Layout title={t('What you said')} wrong={shown.problems.length > 0}>
    {said !== undefined && <Notice kind="done">{said}</Notice>}
    <ErrorSummary problems={shown.problems} />
    <PageTitle caption={voice.title}>{t('You said')}</PageTitle>
    {voice.words === null ? (
      <p>{t('These words were taken back. They are nowhere any more.')}</p>
    ) : (
      <>
        <blockquote class="voice-words">{voice.words}</blockquote>
        <ul>
          {usesOf(voice).map((use) => (
            <li>{use}</li>
          ))}
        </ul>
        <Form action="/listening/slip">
          <input type="hidden" name="code" value={code} />
          <ButtonRow>
            {voice.confirmedAt === null && (
              <Button name="do" value="confirm">
                {t('Yes, that is right')}
              </Button>
            )}
            <Button kind="danger" name="do" value="withdraw">
              {t('Take it back, everywhere')}
            </Button>
          </ButtonRow>
        </Form>
        <Details summary={t('Change the words or who may read them')} open={shown.problems.length > 0}>
          <Form action="/listening/slip">
            <input type="hidden" name="code" value={code} />
            <TellingFields shown={shown} now={voice} readers={[]} />
            <Button name="do" value="mend">
              {t('That is right now')}
            </Button>
          </Form>
        </Details>
        {voice.isSource && (
          <p>
            <a href={`/thread/${voice.id}`}>{t('What came of it')}</a>
          </p>
        )}
      </>
    )}
  </Layout>
)
