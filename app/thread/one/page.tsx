import { z } from 'zod'
import { sourceKinds } from '#core/threads/source-kinds.ts'
import { thread } from '#core/threads/thread.ts'
import { follow } from '#core/threads/verbs.ts'
import { Button, ButtonRow, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask, OpenAsk } from '../../http/ask.tsx'
import { type Standing, standingIn } from './standing.ts'
import { Steps } from './steps.tsx'
import { toldOn } from './told.ts'

export const schema = z.object({ id: z.uuid(), on: z.enum(['yes', 'no']) })

/** `/thread/:id`: everything on the thread of one thing, for anybody who may see that; each link where both ends may be seen. */
export async function threadPage(ask: OpenAsk) {
  const { c, tx, house, me } = ask
  const id = c.req.param('id')!
  const steps = await thread(tx, id)
  const here = steps.find(({ source }) => source.id === id)!.source
  const [standing, told] = [await standingIn(ask, id), await toldOn(ask, steps)]
  return (
    <Layout title={here.title} current="say">
      <PageTitle
        caption={t('From what was said to what changed')}
        lead={t('Run by {group}', { group: here.hostName })}
      >
        {here.title}
      </PageTitle>
      <Steps steps={steps} told={told} kinds={sourceKinds(house.practices)} hereId={id} now={house.now()} />
      <Following id={id} standing={standing} stranger={me === null} />
      <WhatICanDo id={id} standing={standing} />
      {standing.runs && <WhatCanBegin id={id} house={house} />}
    </Layout>
  )
}

/** `/thread/:id/follow` */
export async function followIt({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await follow(tx, input.id, input.on === 'yes')
  const say =
    input.on === 'yes'
      ? t('You will be told when something comes of this.')
      : t('You will not be told any more.')
  return { to: `/thread/${input.id}`, say }
}

function Following({ id, standing, stranger }: { id: string; standing: Standing; stranger: boolean }) {
  if (stranger)
    return (
      <p class="unprinted">
        <a href={`/sign-in?then=/thread/${id}`}>{t('Sign in to be told what comes of this')}</a>
      </p>
    )
  if (!standing.mayFollow) return null
  return (
    <div class="unprinted">
      <Form action={`/thread/${id}/follow`}>
        <input type="hidden" name="on" value={standing.follows ? 'no' : 'yes'} />
        <Button kind="quiet">
          {standing.follows ? t('Stop telling me about this') : t('Tell me what comes of this')}
        </Button>
      </Form>
    </div>
  )
}

/** Something else that comes of it, and is on its thread from the first. */
const WhatCanBegin = ({ id, house }: { id: string; house: OpenAsk['house'] }) => (
  <section class="unprinted">
    <h2>{t('Begin something because of this')}</h2>
    <ButtonRow>
      {house.practices.flatMap(({ begins }) =>
        begins === undefined ? (
          []
        ) : (
          <Button href={`${begins.href}?because=${id}`} kind="quiet">
            {begins.says()}
          </Button>
        ),
      )}
    </ButtonRow>
  </section>
)

function WhatICanDo({ id, standing: { runs, mayPromise } }: { id: string; standing: Standing }) {
  if (!runs && !mayPromise) return null
  return (
    <section class="unprinted">
      <h2>{t('What you can do here')}</h2>
      <ButtonRow>
        <Button href={`/thread/${id}/promise`} kind="quiet">
          {t('Promise something')}
        </Button>
        {runs && (
          <>
            <Button href={`/thread/${id}/ask`} kind="quiet">
              {t('Ask somebody for an answer')}
            </Button>
            <Button href={`/thread/${id}/link`} kind="quiet">
              {t('Say what led to this')}
            </Button>
            <Button href={`/thread/${id}/by-hand`} kind="quiet">
              {t('Tell people by hand')}
            </Button>
          </>
        )}
      </ButtonRow>
    </section>
  )
}
