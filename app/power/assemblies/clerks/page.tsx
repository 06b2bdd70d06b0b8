import { sql } from 'kysely'
import { z } from 'zod'
import { endPart, givePart } from '#core/threads/verbs.ts'
import { Button, Form, problemWith, SelectField, Table, TextArea, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatDateTime, t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { assemblyIRun, grownUpsOf, namesOf } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'

const id = z.uuid()
const person = z.uuid({ error: () => t('Choose somebody.') })
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('name'), id, clerk: person }),
  z.object({ do: z.literal('end'), id, clerk: person }),
  z.object({
    do: z.literal('answerer'),
    id,
    answerer: person,
    promised: z
      .string()
      .trim()
      .min(1, { error: () => t('Write what they promised.') })
      .max(600, { error: () => t('Keep it to {most, number} letters.', { most: 600 }) }),
  }),
])

/** `/assemblies/:id/clerks`: who answers, who reads the names, and who looked. */
export async function showClerks({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assemblyIRun(tx, c.req.param('id')!)
  const here = `/assemblies/${about.id}/clerks`
  const people = [{ value: '', text: t('Choose somebody') }, ...(await grownUpsOf(tx, about.id))]
  const { rows: clerks } = await sql<{ person_id: string; name: string; since: Date }>`
    select * from clerks_of(${about.id})`.execute(tx)
  const { rows: looks } = await sql<{ who: string | null; what: 'letters' | 'answers' | 'panel'; at: Date }>`
    select * from looks_of(${about.id})`.execute(tx)
  const { answerer } = await namesOf(tx, about.id)
  const whats = {
    letters: t('addresses of letters'),
    answers: t('names of those who answered'),
    panel: t('names of the panel'),
  }
  return (
    <AssemblyPage about={about} title={t('Who does what')} problems={shown.problems}>
      <h2>{t('Who reads the names')}</h2>
      <p>
        {t(
          'Names, addresses and answers are for clerks alone: nobody else sees them, you neither. Every look is written down.',
        )}
      </p>
      <ThingList label={t('Clerks')} empty={{ text: t('Nobody is a clerk yet.') }}>
        {clerks.map(({ person_id, name, since }) => (
          <Thing
            title={name}
            meta={t('since {date}', { date: formatDate(since) })}
            actions={
              <Form action={here}>
                <input type="hidden" name="clerk" value={person_id} />
                <Button kind="link" name="do" value="end" about={name}>
                  {t('End it')}
                </Button>
              </Form>
            }
          />
        ))}
      </ThingList>
      <Form action={here} requestId={shown.requestId}>
        <SelectField
          name="clerk"
          label={t('Name a clerk')}
          value={shown.values.clerk}
          error={problemWith(shown.problems, 'clerk')}
          options={people}
        />
        <Button name="do" value="name">
          {t('Name them')}
        </Button>
      </Form>
      <h2>{t('Who answers what the panel recommends')}</h2>
      <p>
        {answerer === null
          ? t('Nobody has promised to answer yet.')
          : t('{name} promised: {words}', { name: answerer, words: about.answererWords })}
      </p>
      <Form action={here}>
        <SelectField
          name="answerer"
          label={t('Who promised to answer?')}
          value={shown.values.answerer}
          error={problemWith(shown.problems, 'answerer')}
          options={people}
        />
        <TextArea
          name="promised"
          label={t('What did they promise?')}
          hint={t('“We answer each recommendation in public within two months, with our reasons.”')}
          rows={2}
          maxlength={600}
          value={shown.values.promised}
          error={problemWith(shown.problems, 'promised')}
        />
        <Button name="do" value="answerer" kind="quiet">
          {t('Write it down')}
        </Button>
      </Form>
      <h2>{t('Who looked')}</h2>
      <Table
        caption={t('Looks at names and addresses, the latest first')}
        hideCaption
        columns={[{ text: t('Who') }, { text: t('At what') }, { text: t('When') }]}
        rows={looks.map(({ who, what, at }) => [who ?? t('Somebody'), whats[what], formatDateTime(at)])}
        empty={t('Nobody has looked yet.')}
      />
    </AssemblyPage>
  )
}

export async function changeClerks({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const to = `/assemblies/${input.id}/clerks`
  switch (input.do) {
    case 'name':
      await givePart(tx, input.id, input.clerk, 'clerk')
      return { to, say: t('Named. They are told.') }
    case 'end':
      await endPart(tx, input.id, input.clerk, 'clerk')
      return { to, say: t('They can no longer see names or addresses.') }
    case 'answerer':
      await sql`select name_answerer(${input.id}, ${input.answerer}, ${input.promised})`.execute(tx)
      return { to, say: t('Written down. Everybody can read it.') }
  }
}
