import { sql } from 'kysely'
import { z } from 'zod'
import { threadStrip } from '#core/threads/strip.tsx'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle, Tag } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask, OpenAsk } from '../../../http/ask.tsx'
import { listening } from '../listenings.ts'
import { reasonWords } from '../reason-words.ts'
import { type MyStatement, myStatements, statementsIn, takeBackStatement } from '../statements.ts'

export const schema = z.object({ id: z.uuid(), do: z.literal('take_back') })

/** `/listening/statements/:id`: one statement and what came of it; whoever added it, or said what it was lifted from, takes it out. */
export async function statementPage(ask: OpenAsk) {
  const { c } = ask
  const id = c.req.param('id')!
  const { one, words, mine } = await find(ask, id)
  const at = `/listening/${one.id}`
  const shown = mine === undefined || mine.standing === 'in' || mine.standing === 'meta'
  return (
    <Layout
      title={t('Statement')}
      current="say"
      before={<BackLink href={`${at}/statements`}>{t('Statements')}</BackLink>}
    >
      <PageTitle caption={one.title}>{words}</PageTitle>
      {mine?.standing === 'waiting' && <Tag tone="waiting">{t('waits to be read')}</Tag>}
      {mine?.standing === 'out' && (
        <p>
          {t('It is not shown to others.')} {mine.reason === null ? '' : reasonWords(mine.reason)}
        </p>
      )}
      <ButtonRow>
        {shown && one.iMaySpeak && (
          <Button href={`${at}/vote?statement=${id}`} kind="quiet">
            {t('Answer it, or change my answer')}
          </Button>
        )}
        {shown && (
          <Button href={`${at}/agree`} kind="quiet">
            {t('Where people agree')}
          </Button>
        )}
      </ButtonRow>
      {mine !== undefined && mine.standing !== 'out' && (
        <Form action={`/listening/statements/${id}`}>
          <p>
            {mine.voiceId === null
              ? t('You added it. You can take it out, with all answers to it.')
              : t('It was taken from what you said. You can take it out, with all answers to it.')}
          </p>
          <Button kind="danger" name="do" value="take_back">
            {t('Take it out')}
          </Button>
        </Form>
      )}
      {shown && (await threadStrip(ask, id))}
    </Layout>
  )
}

/** By its address as a source; a statement of mine that has none yet, among mine. */
async function find({ tx, me }: OpenAsk, id: string) {
  const { rows } = await sql<{
    listening: string | null
  }>`select listening_of_statement(${id}) as listening`.execute(tx)
  const listeningId = rows[0]!.listening
  if (listeningId === null) throw new Refused('unseen')
  const one = await listening(tx, listeningId)
  const mine: MyStatement | undefined =
    me === null ? undefined : (await myStatements(tx, one.id)).find((each) => each.id === id)
  const words = mine?.words ?? (await statementsIn(tx, one.id)).find((each) => each.id === id)?.words
  if (words === undefined) throw new Refused('unseen')
  return { one, words, mine }
}

export async function takeBack({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await takeBackStatement(tx, input.id)
  return { to: '/listening', say: t('Taken out.') }
}
