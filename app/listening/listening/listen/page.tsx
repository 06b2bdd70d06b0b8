import { z } from 'zod'
import { ChoosePerson } from '#core/people/choose-person.tsx'
import { type Known, peopleIKnow, personISee } from '#core/people/people-i-know.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, ErrorSummary, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { listeningAs, moderatorsOf } from '../listenings.ts'
import { tellingOf, tellingSchema } from '../telling.tsx'
import { hearVoice, secondsFor } from '../voices.ts'
import { ListenForm } from './form.tsx'

export const schema = tellingSchema.extend({
  who: z.union([z.uuid(), z.literal('none')]),
  name: z
    .string()
    .trim()
    .max(120, { error: () => t('Keep the name to 120 letters.') })
    .default(''),
  age: z.enum(['child', 'grown_up']).optional(),
  channel: z.enum(['here', 'paper', 'phone']).default('paper'),
  reach: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep it to 200 letters.') })
    .default(''),
  consent: z.enum(['aloud', 'on_paper'], { error: () => t('Say how they agreed that you write it down.') }),
  second: z.union([z.uuid(), z.literal('')]).default(''),
})

/** `/listening/:id/listen?who=`: a listener sits down with somebody and writes their words; first, with whom. */
export async function showListen({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iListen')
  const at = `/listening/${one.id}/listen`
  const [who, q] = [shown.values.who ?? c.req.query('who'), c.req.query('q') ?? '']
  const person = await personFrom(tx, who)
  return (
    <Layout
      title={t('Listen to somebody')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      {who === undefined ? (
        <>
          <PageTitle caption={one.title} lead={t('Sit down with them. Take your time. No form, no advice.')}>
            {t('Who do you listen to?')}
          </PageTitle>
          <p>
            <a href={`${at}?who=none`}>{t('Somebody who is not in Kith')}</a>
          </p>
          <ChoosePerson
            at={at}
            q={q}
            people={await peopleIKnow(tx, q, true)}
            to={(id) => `${at}?who=${id}`}
          />
        </>
      ) : (
        <>
          <PageTitle
            caption={one.title}
            lead={t('Write it as they say it, as “I”. Nobody else reads it until they say that it is right.')}
          >
            {person === null ? t('What do they say?') : t('What does {name} say?', { name: person.name })}
          </PageTitle>
          <ErrorSummary problems={shown.problems} />
          <ListenForm
            at={at}
            who={who}
            person={person}
            shown={shown}
            readers={await moderatorsOf(tx, one.id)}
            seconds={await secondsFor(tx, one.id, person?.id ?? null)}
          />
        </>
      )}
    </Layout>
  )
}

async function personFrom(tx: Ask['tx'], who: string | undefined): Promise<Known | null> {
  if (who === undefined || who === 'none') return null
  const person = z.uuid().safeParse(who).success ? await personISee(tx, who) : undefined
  if (person === undefined) throw new Refused('unseen')
  return person
}

export async function listen({
  c,
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const person = await personFrom(tx, input.who)
  if (person === null && input.age === undefined)
    throw new Mend('age', t('Say if they are grown up: a child is not listened to alone.'))
  await hearVoice(tx, {
    id: requestId,
    listeningId: c.req.param('id')!,
    ...tellingOf(input),
    tellerId: person?.id ?? null,
    tellerName: input.name || null,
    isChild: input.age === 'child',
    channel: input.channel,
    reach: input.reach || null,
    consent: input.consent,
    secondId: input.second || null,
  }).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'KI004') throw error
    throw new Mend(
      'second',
      t(
        'A child is not listened to alone by a grown-up without a tie to them: choose a second grown-up. And a child’s own name is not put where everybody can read it.',
      ),
    )
  })
  return { to: `/listening/voices/${requestId}`, say: t('Kept. Read it out to them, as “I”.') }
}
