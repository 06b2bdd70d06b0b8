import { z } from 'zod'
import { nameOf } from '#core/people/name.ts'
import { keepFile } from '#core/rolls/kept-file.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Details,
  ErrorSummary,
  FileField,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Tag,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { needPower } from '../powers.ts'
import { latestImports } from './imports.ts'
import { startImport } from './start-import.ts'
import { stateWords } from './words.ts'

const MiB = 1024 * 1024
const LARGEST = 50 * MiB
const SPREADSHEETS = /\.(xlsx?|ods|numbers|pdf|docx?)$/i

export const schema = z.object({
  file: z
    .instanceof(File, { error: () => t('Choose a file.') })
    .refine(({ size }) => size > 0, { error: () => t('Choose a file. This one is empty.') })
    .refine(({ size }) => size <= LARGEST, {
      error: () =>
        t(
          'This file is larger than 50 MB, and that is too large for this page. Whoever runs Kith can bring it in: npx kith import.',
        ),
    })
    .refine(({ name }) => !SPREADSHEETS.test(name), {
      error: () =>
        t(
          'This is not a CSV file or a zip file. Open it in the program it came from and save it as “CSV UTF-8”.',
        ),
    }),
  source: z
    .string()
    .trim()
    .max(100, { error: () => t('Keep it to 100 letters.') })
    .optional(),
  do: z.enum(['try', 'bring']).catch('try'),
})

/** `/rolls`: bring a roll in, and the rolls that were. */
export async function showRolls(ask: Ask & { shown?: Shown }) {
  const { tx } = ask
  await needPower(tx, 'run_imports')
  const shown = ask.shown ?? blank
  const imports = await latestImports(tx)
  return (
    <Layout
      title={t('Rolls')}
      current="school"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'A roll says who learns, who teaches and who looks after each child. It comes from the school’s own system.',
        )}
      >
        {t('Bring in a roll')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action="/rolls" multipart requestId={shown.requestId}>
        <FileField
          name="file"
          label={t('The file')}
          hint={t('A OneRoster zip, or one CSV file with any headings. Up to 50 MB.')}
          accept=".zip,.csv,.txt,text/csv,application/zip"
          error={problemWith(shown.problems, 'file')}
        />
        <Details
          summary={t('Rolls from more than one system')}
          open={problemWith(shown.problems, 'source') !== undefined}
        >
          <TextField
            name="source"
            label={t('A name for the system it comes from')}
            hint={t(
              'Use the same name each time, so that people are found again. Leave it empty if there is only one.',
            )}
            value={shown.values.source}
            error={problemWith(shown.problems, 'source')}
            maxlength={100}
            optional
          />
        </Details>
        <ButtonRow>
          <Button name="do" value="try">
            {t('Look first, change nothing')}
          </Button>
          <Button name="do" value="bring" kind="quiet">
            {t('Bring it in')}
          </Button>
        </ButtonRow>
      </Form>
      <h2>{t('Rolls brought in so far')}</h2>
      <ThingList
        label={t('Rolls brought in so far')}
        empty={{ text: t('None yet. Choose a file above and look at what it would change.') }}
      >
        {imports.map((one) => {
          const { text, tone } = stateWords(one)
          const who =
            one.given_name === null ? t('whoever runs Kith') : nameOf(one as Parameters<typeof nameOf>[0])
          return (
            <Thing
              title={one.file_name}
              href={`/rolls/${one.id}`}
              meta={t('{when}, {who}', { when: formatDateTime(one.started_at), who })}
            >
              <Tag tone={tone}>{text}</Tag>
            </Thing>
          )
        })}
      </ThingList>
    </Layout>
  )
}

/** Keeps the file and lets it be read; a plain list waits until somebody has said what its columns are. */
export async function upload({
  me,
  tx,
  input,
  requestId: id,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  await needPower(tx, 'run_imports')
  if (me.helperId !== undefined) throw new Mend('file', t('Only in your own name.'))
  const { file } = input
  const isZip = Buffer.from(await file.slice(0, 2).arrayBuffer()).toString('latin1') === 'PK'
  await tx
    .insertInto('imports')
    .values({
      place_id: me.placeId,
      id,
      format: isZip ? 'oneroster' : 'plain',
      source: input.source || (isZip ? 'roll' : 'list'),
      file_name: fileName(file.name),
      dry_run: input.do === 'try',
      started_by: me.personId,
      total_bytes: file.size,
    })
    .execute()
  await keepFile(tx, me, id, file)
  if (!isZip) return `/rolls/${id}/map`
  await startImport(tx, me, id, input.do === 'try')
  return `/rolls/${id}`
}

/** The name without its folders and without what nobody could read. */
const fileName = (name: string): string =>
  name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, 200) || t('A file without a name')
