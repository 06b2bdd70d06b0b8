import { sql } from 'kysely'
import { z } from 'zod'
import { ChoosePerson } from '#core/people/choose-person.tsx'
import { type Known, peopleIKnow, personISee } from '#core/people/people-i-know.ts'
import { endPart } from '#core/threads/verbs.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { listeningAs, offersToListen, partsIn } from '../listenings.ts'
import { inviteTeller } from '../voices.ts'

const parts = ['listener', 'moderator', 'clerk', 'second'] as const

export const schema = z.object({
  id: z.uuid(),
  who: z.uuid(),
  do: z.enum(['name', 'end', 'invite']),
  part: z.enum(parts).optional().catch(undefined),
  q: z.string().max(100).optional(),
})

const partWords = (part: string): string =>
  ({
    listener: t('listens'),
    moderator: t('moderates: reads everything'),
    clerk: t('enters paper'),
    second: t('is a second grown-up'),
    host: t('runs it'),
  })[part] ?? part

/** `/listening/:id/people?who=`: who listens, moderates, enters paper; and asking somebody to say something. */
export async function peoplePage({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iRun')
  const at = `/listening/${one.id}/people`
  const [who, q] = [shown.values.who ?? c.req.query('who'), shown.values.q ?? c.req.query('q') ?? '']
  const person = who === undefined ? undefined : await find(tx, one.id, who, q)
  if (who !== undefined && person === undefined) throw new Refused('unseen')
  const [named, offers] = [await partsIn(tx, one.id), await offersToListen(tx, one.id)]
  return (
    <Layout
      title={t('Who does what')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle caption={one.title}>{t('Who does what')}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      {person === undefined ? (
        <>
          <ThingList label={t('Who does what')} empty={{ text: t('Nobody is named yet.') }}>
            {named.map((row) => (
              <Thing
                title={row.name}
                meta={partWords(row.part)}
                actions={
                  <Form action={at}>
                    <input type="hidden" name="who" value={row.id} />
                    <input type="hidden" name="part" value={row.part} />
                    <Button kind="link" name="do" value="end" about={row.name}>
                      {t('End it')}
                    </Button>
                  </Form>
                }
              />
            ))}
          </ThingList>
          {offers.length > 0 && (
            <>
              <h2>{t('They offer to listen')}</h2>
              <ThingList label={t('They offer to listen')} empty={{ text: '' }}>
                {offers.map(({ id, name }) => (
                  <Thing title={name} href={`${at}?who=${id}`} />
                ))}
              </ThingList>
            </>
          )}
          <h2>{t('Name somebody, or ask them to say something')}</h2>
          <ChoosePerson
            at={at}
            q={q}
            people={await possible(tx, one.id, q)}
            to={(id) => `${at}?who=${id}&q=${encodeURIComponent(q)}`}
          />
        </>
      ) : (
        <>
          <Form action={at} requestId={shown.requestId}>
            <input type="hidden" name="who" value={person.id} />
            <input type="hidden" name="q" value={q} />
            <Radios
              name="part"
              legend={t('What does {name} do here?', { name: person.name })}
              value={shown.values.part}
              error={problemWith(shown.problems, 'part')}
              options={parts.map((part) => ({ value: part, label: partWords(part) }))}
            />
            <Button name="do" value="name">
              {t('Name them')}
            </Button>
          </Form>
          <Form action={at}>
            <input type="hidden" name="who" value={person.id} />
            <Button kind="quiet" name="do" value="invite">
              {t('Ask them to say something themselves')}
            </Button>
          </Form>
          <p>
            <a href={at}>{t('Somebody else')}</a>
          </p>
        </>
      )}
    </Layout>
  )
}

/** People I see, and grown-ups with an office in the place. */
async function possible(tx: Ask['tx'], listeningId: string, q: string): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select person_id as id, name from answerers_for(${listeningId}, ${q}) where person_id <> me()`.execute(tx)
  const near = await peopleIKnow(tx, q, true)
  return [...near, ...rows.filter(({ id }) => !near.some((one) => one.id === id))]
}

/** @param q the part of their name by which they were found, where they were */
async function find(tx: Ask['tx'], listeningId: string, who: string, q: string): Promise<Known | undefined> {
  if (!z.uuid().safeParse(who).success) return undefined
  const seen = await personISee(tx, who)
  if (seen !== undefined) return seen
  const others = [...(await offersToListen(tx, listeningId)), ...(await possible(tx, listeningId, q))]
  return others.find(({ id }) => id === who)
}

export async function changePeople({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const to = `/listening/${input.id}/people`
  if (input.do === 'invite') {
    await inviteTeller(tx, input.id, input.who)
    return { to, say: t('They are asked. They need not answer.') }
  }
  if (input.part === undefined) throw new Mend('part', t('Choose what they do.'))
  if (input.do === 'end') {
    await endPart(tx, input.id, input.who, input.part)
    return { to, say: t('Ended.') }
  }
  await sql`select name_for_listening(${input.id}, ${input.who}, ${input.part})`
    .execute(tx)
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === 'KI004')
        throw new Mend('part', t('Only a grown-up can do that.'))
      throw error
    })
  return { to, say: t('Named. They are told.') }
}
