import { drawLetters, SortitionError } from '@kith/sortition'
import { sql } from 'kysely'
import { v5 } from 'uuid'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Button, Checkboxes, FileField, Form, problemWith, Table, TextArea, TextField } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { type Assembly, assembly, assemblyIRun, countsOf } from '../assembly.ts'
import { codeHash, codeOf } from '../codes.ts'
import { AssemblyPage } from '../frame.tsx'
import { categoriesOf } from '../traits.ts'
import { AddressProblem, readAddresses } from './read-addresses.ts'
import { readAsked, sayAsked } from './what-is-asked.ts'

const id = z.uuid()
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('ask'), id, asked: z.string().max(4000).default('') }),
  z.object({
    do: z.literal('list'),
    id,
    list: z.custom<File>((file) => file instanceof File && file.size > 0, {
      error: () => t('Choose the file with the addresses.'),
    }),
  }),
  z.object({
    do: z.literal('draw'),
    id,
    letters: z.coerce
      .number({ error: () => t('Write how many letters, in digits.') })
      .int({ error: () => t('Write a whole number.') })
      .min(1, { error: () => t('Write how many letters, in digits.') }),
    spread: z
      .union([z.string(), z.array(z.string())])
      .default([])
      .transform((one) => [one].flat()),
    seed: z
      .string({ error: () => t('Write the words of chance.') })
      .trim()
      .min(1, { error: () => t('Write the words of chance.') })
      .max(200, { error: () => t('Keep it to {most, number} letters.', { most: 200 }) }),
  }),
])

interface Wave {
  readonly id: string
  readonly n: number
  readonly letters: number
  readonly seed: string
  readonly drawn_at: Date
}

/** `/assemblies/:id/letters`: what is asked, the addresses, and which of them get a letter. */
export async function showLetters({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assembly(tx, c.req.param('id')!)
  if (!about.iRun && !about.iAmClerk) throw new Refused('unseen')
  const here = `/assemblies/${about.id}/letters`
  const { addresses, letters, yes, no } = await countsOf(tx, about.id)
  const categories = await categoriesOf(tx, about.id)
  const { rows: over } = await sql<{ trait: string }>`
    select distinct jsonb_object_keys(traits) as trait from addresses_to_draw(${about.id}) order by 1`.execute(
    tx,
  )
  const waves: readonly Wave[] = await tx
    .selectFrom('assembly_waves')
    .select(['id', 'n', 'letters', 'seed', 'drawn_at'])
    .where('assembly_id', '=', about.id)
    .orderBy('n')
    .execute()
  const wrong = (name: string) => problemWith(shown.problems, name)
  return (
    <AssemblyPage
      about={about}
      title={t('Letters')}
      lead={t('Which doors get a letter is drawn by lot. Nobody’s name is on the list.')}
      problems={shown.problems}
      back={{ href: `/assemblies/${about.id}/run`, text: t('All steps') }}
    >
      {about.iRun && (
        <>
          <h2>{t('1. What is asked')}</h2>
          <p>{t('Ask only what the panel must be a small picture of: three or four things.')}</p>
          {yes + no > 0 ? (
            <ul>
              {categories.map(({ category, traits }) => (
                <li>
                  {t('{category}: {values}', {
                    category,
                    values: traits.map(({ value }) => value).join(', '),
                  })}
                </li>
              ))}
            </ul>
          ) : (
            <Form action={here}>
              <TextArea
                name="asked"
                label={t('One thing a line, with its answers')}
                hint={t('Like: Age: 16 to 29, 30 to 59, 60 and older')}
                rows={5}
                value={shown.values.asked ?? sayAsked(categories)}
                error={wrong('asked')}
              />
              <Button name="do" value="ask" kind="quiet">
                {t('Ask this')}
              </Button>
            </Form>
          )}
          <h2>{t('2. The list of addresses')}</h2>
          <p>
            {t('{addresses, plural, =0 {No address yet.} one {# address.} other {# addresses.}}', {
              addresses,
            })}
          </p>
          {letters === 0 && (
            <Form action={here} multipart>
              <FileField
                name="list"
                label={t('A CSV file: streets and houses, without people')}
                hint={t(
                  'A column “address” (or street, town, postcode). Other columns, such as area, are what letters can be spread over.',
                )}
                accept=".csv,text/csv"
                error={wrong('list')}
              />
              <Button name="do" value="list" kind="quiet">
                {t('Bring the list in')}
              </Button>
            </Form>
          )}
          <h2>{t('3. Draw the letters')}</h2>
          {addresses === 0 || categories.length === 0 ? (
            <p>{t('First say what is asked, and bring in the list of addresses.')}</p>
          ) : (
            <DrawForm about={about} over={over.map(({ trait }) => trait)} shown={shown} />
          )}
        </>
      )}
      <Table
        caption={t('Letters so far')}
        columns={[
          { text: t('Drawn on') },
          { text: t('Letters'), number: true },
          { text: t('Words of chance') },
          { text: t('To print') },
        ]}
        rows={waves.map((wave) => [
          formatDate(wave.drawn_at),
          wave.letters,
          wave.seed,
          about.iAmClerk ? <a href={`${here}/print?wave=${wave.id}`}>{t('Print them')}</a> : t('by a clerk'),
        ])}
        empty={t('None yet.')}
      />
    </AssemblyPage>
  )
}

function DrawForm({ about, over, shown }: { about: Assembly; over: readonly string[]; shown: Shown }) {
  const wrong = (name: string) => problemWith(shown.problems, name)
  return (
    <Form action={`/assemblies/${about.id}/letters`} requestId={shown.requestId}>
      <TextField
        name="letters"
        label={t('How many letters?')}
        hint={t('About one in twenty says yes: for 24 places, 1,500 letters and more.')}
        inputmode="numeric"
        width="short"
        value={shown.values.letters}
        error={wrong('letters')}
      />
      {over.length > 0 && (
        <Checkboxes
          name="spread"
          legend={t('Spread them evenly over')}
          hint={t('Each part of the place gets its share of the letters.')}
          values={shown.all('spread')}
          options={over.map((trait) => ({ value: trait, label: trait }))}
        />
      )}
      <TextField
        name="seed"
        label={t('Words of chance')}
        hint={t(
          'Throw dice before others and write what they show. With the list, anybody can draw the same letters.',
        )}
        maxlength={200}
        value={shown.values.seed}
        error={wrong('seed')}
      />
      <Button name="do" value="draw">
        {t('Draw the letters')}
      </Button>
    </Form>
  )
}

export async function changeLetters({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  await assemblyIRun(tx, input.id)
  const to = `/assemblies/${input.id}/letters`
  switch (input.do) {
    case 'ask': {
      const asked = JSON.stringify(readAsked(input.asked))
      await sql`select set_traits(${input.id}, ${asked}::jsonb)`.execute(tx)
      return { to, say: t('This is asked in the letter.') }
    }
    case 'list': {
      const list = await newList(input.list, input.id)
      const { rows } = await sql<{ kept: number }>`
        select keep_addresses(${input.id}, ${JSON.stringify(list)}::jsonb) as kept`.execute(tx)
      return {
        to,
        say: t('{kept, plural, one {# address} other {# addresses}} brought in.', { kept: rows[0]!.kept }),
      }
    }
    case 'draw': {
      const { rows: addresses } = await sql<{ id: string; traits: Record<string, string> }>`
        select id, traits from addresses_to_draw(${input.id})`.execute(tx)
      const { letters, seed, spread } = input
      const drawn = mended(() => drawLetters({ addresses, letters, stratifyBy: spread, seed }))
      const codes = drawn.ids.map((address) => ({
        address,
        hash: codeHash(house.secret, codeOf(house.secret, requestId, address)),
      }))
      await sql`select keep_letters(${requestId}, ${input.id}, ${spread}::text[], ${seed}, ${JSON.stringify(drawn.strata)}::jsonb,
        ${JSON.stringify(codes)}::jsonb)`.execute(tx)
      return { to, say: t('{n, plural, one {# letter} other {# letters}} drawn.', { n: codes.length }) }
    }
  }
}

async function newList(file: File, assemblyId: string) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    // A door keeps its id when the same list comes in again.
    return readAddresses(text).map((address) => ({ id: v5(address.lines, assemblyId), ...address }))
  } catch (error) {
    if (error instanceof AddressProblem) throw new Mend('list', error.message)
    if (error instanceof TypeError)
      throw new Mend('list', t('The file is not text in UTF-8. Save it as CSV (UTF-8) and try again.'))
    throw error
  }
}

function mended<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof SortitionError)
      throw new Mend(error.field === 'letters' ? 'letters' : 'spread', error.message)
    throw error
  }
}
