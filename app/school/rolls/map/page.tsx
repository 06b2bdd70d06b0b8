import { sql } from 'kysely'
import { v7 as newId, validate } from 'uuid'
import { z } from 'zod'
import { isFileKept, keptFile } from '#core/rolls/kept-file.ts'
import type { PlainList } from '#core/rolls/open-roll.ts'
import { sayTrouble, troubleOf } from '#core/rolls/trouble.ts'
import { Refused } from '#db/refused.ts'
import { type Headings, readHeadings } from '#standards/plain-roll/headings.ts'
import { PLAIN_TARGETS, type PlainTarget } from '#standards/plain-roll/targets.ts'
import { RollUnreadable } from '#standards/roll/problem.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Checkboxes,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  problemWith,
  SelectField,
  TextField,
} from '#ui/ui.ts'
import { formatList, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { needPower } from '../../powers.ts'
import { type Import, isRunning, readImport } from '../imports.ts'
import { startImport } from '../start-import.ts'
import { offered, targetWords } from './target-words.ts'

export const schema = z.looseObject({
  id: z.uuid(),
  school: z
    .string({ error: () => t('Choose the school.') })
    .refine((value) => value === 'new' || validate(value), { error: () => t('Choose the school.') }),
  schoolName: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep it to 200 letters.') })
    .optional(),
  complete: z.literal('yes').optional(),
  do: z.enum(['try', 'bring']).catch('try'),
})

const column = (place: number) => `column-${place}`

/** `/rolls/:id/map`: what each column of a plain list holds, and which school it is of. */
export async function showMap(ask: Ask & { shown?: Shown }) {
  const { tx } = ask
  const one = await mine(ask)
  const found = await headingsOf(ask, one)
  if ('trouble' in found) return <Unreadable one={one} trouble={found.trouble} />
  const { headings, samples, suggested } = found
  const shown = ask.shown ?? { ...blank, values: valuesOf(one.options.plain?.mapping ?? suggested) }
  const schools = await schoolsInMyCare(ask)
  const options = [
    { value: '', text: t('Not read') },
    ...offered(suggested).map((target) => ({ value: target, text: targetWords(target) })),
  ]
  const mayAdd = await mayAddSchool(tx)
  const choices = [
    ...(schools.length === 1 && !mayAdd ? [] : [{ value: '', text: t('Choose') }]),
    ...schools.map(({ id, name }) => ({ value: id, text: name })),
    ...(mayAdd ? [{ value: 'new', text: t('A school that is not here yet') }] : []),
  ]
  return (
    <Layout
      title={t('What the columns are')}
      current="school"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/rolls">{t('Rolls')}</BackLink>}
    >
      <PageTitle
        caption={one.file_name}
        lead={t('Kith has guessed from the headings. Check that it is right.')}
      >
        {t('What the columns are')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/rolls/${one.id}/map`} requestId={shown.requestId}>
        <SelectField
          name="school"
          label={t('Which school is it for?')}
          options={choices}
          value={shown.values.school}
          error={problemWith(shown.problems, 'school')}
        />
        {mayAdd && (
          <TextField
            name="schoolName"
            label={t('The name of the school, if it is not here yet')}
            value={shown.values.schoolName}
            error={problemWith(shown.problems, 'schoolName')}
            maxlength={200}
            optional
          />
        )}
        <Checkboxes
          name="complete"
          legend={t('Who is in it')}
          options={[
            {
              value: 'yes',
              label: t('Everybody at the school is in this list'),
              hint: t(
                'Then anybody who is missing has left the school. Leave it empty if this is only part of the list.',
              ),
            },
          ]}
          values={shown.all('complete')}
        />
        <h2>{t('The columns')}</h2>
        {headings.map((heading, place) => (
          <SelectField
            name={column(place)}
            label={heading || t('Column {n, number}, without a heading', { n: place + 1 })}
            hint={samplesOf(samples, place)}
            options={options}
            value={shown.values[column(place)] ?? ''}
            error={problemWith(shown.problems, column(place))}
          />
        ))}
        <ButtonRow>
          <Button name="do" value="try">
            {t('Look first, change nothing')}
          </Button>
          <Button name="do" value="bring" kind="quiet">
            {t('Bring it in')}
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

const valuesOf = (mapping: readonly (PlainTarget | null)[]): Shown['values'] =>
  Object.fromEntries(mapping.map((target, place) => [column(place), target ?? '']))

function samplesOf(samples: Headings['samples'], place: number): string {
  const cells = [...new Set(samples.map((row) => row[place]?.slice(0, 40) ?? '').filter(Boolean))].slice(0, 3)
  return cells.length === 0
    ? t('Empty in the first lines')
    : t('For example: {samples}', { samples: formatList(cells) })
}

async function mine({ c, me, tx }: Ask): Promise<Import> {
  await needPower(tx, 'run_imports')
  const one = await readImport(tx, c.req.param('id') ?? '')
  if (
    one.started_by !== me.personId ||
    one.format !== 'plain' ||
    isRunning(one) ||
    !(await isFileKept(tx, one.id))
  )
    throw new Refused('unseen')
  return one
}

async function headingsOf({ house, me }: Ask, one: Import): Promise<Headings | { trouble: string }> {
  try {
    return await readHeadings(keptFile(house.db, me, one.id))
  } catch (error) {
    if (error instanceof RollUnreadable) return { trouble: sayTrouble(troubleOf(error)) }
    throw error
  }
}

const Unreadable = ({ one, trouble }: { one: Import; trouble: string }) => (
  <Layout title={one.file_name} current="school" before={<BackLink href="/rolls">{t('Rolls')}</BackLink>}>
    <PageTitle caption={one.file_name}>{t('This file cannot be read')}</PageTitle>
    <Notice kind="problem" title={t('Nothing was changed')}>
      <p>{trouble}</p>
    </Notice>
    <Form action={`/rolls/${one.id}`}>
      <Button name="do" value="drop">
        {t('Throw it away and choose another')}
      </Button>
    </Form>
  </Layout>
)

interface School {
  readonly id: string
  readonly name: string
}

async function schoolsInMyCare({ tx }: Ask): Promise<readonly School[]> {
  const { rows } = await sql<School>`
    select g.id, g.name from groups g
    where g.kind in ('school', 'small_school') and g.closed_at is null
      and g.id in (select group_id from my_powers() where power = 'run_imports') order by g.name`.execute(tx)
  return rows
}

/** A new school is for those who look after all of them. */
async function mayAddSchool(tx: Ask['tx']): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from my_powers() w join groups g on g.id = w.group_id
      where w.power = 'run_imports' and g.kind = 'partnership') as may`.execute(tx)
  return rows[0]!.may
}

export async function takeMap(ask: Ask & { input: z.output<typeof schema> }) {
  const { tx, me, input } = ask
  const one = await mine(ask)
  const found = await headingsOf(ask, one)
  if ('trouble' in found) throw new Refused('not-possible')
  const mapping = found.headings.map((_, place) => {
    const said = input[column(place)]
    return PLAIN_TARGETS.find((target) => target === said) ?? null
  })
  checkMapping(mapping)
  const plain: PlainList = { mapping, school: await schoolOf(ask, one), complete: input.complete === 'yes' }
  await startImport(tx, me, one.id, input.do === 'try', { plain })
  return `/rolls/${one.id}`
}

function checkMapping(mapping: PlainList['mapping']): void {
  const twice = mapping.findIndex((target, place) => target !== null && mapping.indexOf(target) !== place)
  if (twice !== -1)
    throw new Mend(
      column(twice),
      t('Two columns cannot both be “{what}”.', { what: targetWords(mapping[twice]!) }),
    )
  const has = (target: PlainTarget) => mapping.includes(target)
  if (!has('fullName') && !(has('givenName') && has('familyName')))
    throw new Mend(column(0), t('Say which column holds the names: first and last name, or the whole name.'))
}

async function schoolOf(
  { tx, input }: Ask & { input: z.output<typeof schema> },
  one: Import,
): Promise<PlainList['school']> {
  if (input.school === 'new') {
    if (!(await mayAddSchool(tx))) throw new Refused('not-yours')
    if (!input.schoolName) throw new Mend('schoolName', t('Write the name of the school.'))
    return { sourcedId: newId(), name: input.schoolName }
  }
  const { rows } = await sql<{ sourcedId: string; name: string }>`
    select roll_name_of_group(${one.source}, g.id) as "sourcedId", g.name from groups g where g.id = ${input.school}`.execute(
    tx,
  )
  if (rows[0] === undefined) throw new Mend('school', t('Choose the school.'))
  return rows[0]
}
