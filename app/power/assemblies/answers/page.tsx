import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Button, Form, problemWith, Radios, Table, TextField } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { AnswerFields, answerOf, answerSchema } from '../answer/answer-fields.tsx'
import { letterOf } from '../answer/letter.ts'
import { assembly } from '../assembly.ts'
import { codeHash, codeOf } from '../codes.ts'
import { AssemblyPage } from '../frame.tsx'
import { categoriesOf } from '../traits.ts'

export const schema = answerSchema.extend({
  id: z.uuid(),
  code: z
    .string()
    .trim()
    .min(1, { error: () => t('Type the code of the letter.') })
    .max(60),
  way: z.enum(['phone', 'letter'], { error: () => t('Say how it came in.') }),
})

interface Row {
  readonly id: string
  readonly said: 'yes' | 'no'
  readonly name: string | null
  readonly reach: string | null
  readonly traits: Readonly<Record<string, string>>
  readonly way: 'web' | 'phone' | 'letter' | 'file'
  readonly said_at: Date
  readonly gone: boolean
}

/** `/assemblies/:id/answers`: for clerks: typing in what came by phone or letter, and who said yes. The look is written. */
export async function showAnswers({ c, tx, house, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assembly(tx, c.req.param('id')!)
  if (!about.iAmClerk) throw new Refused('unseen')
  const categories = await categoriesOf(tx, about.id)
  const { rows } = await sql<Row>`select * from read_answers(${about.id})`.execute(tx)
  const ways = { web: t('web'), phone: t('phone'), letter: t('letter'), file: t('file') }
  return (
    <AssemblyPage
      about={about}
      title={t('Answers')}
      lead={t('You are a clerk: only clerks see this. That you looked is written down.')}
      problems={shown.problems}
      wide
    >
      {about.takesAnswers ? (
        <Form action={`/assemblies/${about.id}/answers`} requestId={shown.requestId}>
          <h2>{t('Type in an answer')}</h2>
          <TextField
            name="code"
            label={t('The code of the letter')}
            width="middle"
            autocomplete="off"
            spellcheck={false}
            value={shown.values.code}
            error={problemWith(shown.problems, 'code')}
          />
          <Radios
            name="way"
            legend={t('How did it come?')}
            inline
            value={shown.values.way}
            error={problemWith(shown.problems, 'way')}
            options={[
              { value: 'phone', label: t('By phone') },
              { value: 'letter', label: t('By letter') },
            ]}
          />
          <AnswerFields categories={categories} shown={shown} />
          <Button>{t('Keep this answer')}</Button>
        </Form>
      ) : (
        <p>{t('Answers are not taken at the moment: the last day has passed, or a draw is under way.')}</p>
      )}
      <Table
        caption={t('Answers so far')}
        columns={[
          { text: t('Name') },
          { text: t('Reach') },
          ...categories.map(({ category }) => ({ text: category })),
          { text: t('How and when') },
        ]}
        rows={rows.map(({ id, said, name, reach, traits, way, said_at, gone }) => [
          gone ? t('taken back') : said === 'no' ? t('no') : name,
          reach ?? '',
          ...categories.map(({ category }) => traits[category] ?? ''),
          way === 'file' && !gone
            ? t('file; their code: {code}', { code: codeOf(house.secret, 'file', id) })
            : `${ways[way]}, ${formatDate(said_at)}`,
        ])}
        empty={t('None yet.')}
      />
    </AssemblyPage>
  )
}

export async function typeAnswer({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const hash = codeHash(house.secret, input.code)
  const letter = await letterOf(tx, hash)
  if (letter?.assembly !== input.id)
    throw new Mend('code', t('No letter of this assembly has this code. Look at it again, letter by letter.'))
  const { said, name, reach, traits } = answerOf(input, await categoriesOf(tx, input.id))
  if (!letter.open) throw new Mend('code', t('Answers are not taken at the moment.'))
  const { rows } = await sql<{ done: string }>`
    select answer_letter(${hash}, ${requestId}, ${said}, ${name}, ${reach}, ${JSON.stringify(traits)}::jsonb, ${input.way}) as done`.execute(
    tx,
  )
  if (rows[0]!.done === 'before')
    throw new Mend(
      'code',
      t(
        'An answer with this code came in on {date}. One letter, one answer: it can be taken back with the code.',
        {
          date: formatDate(new Date(letter.answer!.saidAt)),
        },
      ),
    )
  return { to: `/assemblies/${input.id}/answers`, say: t('Kept.') }
}
