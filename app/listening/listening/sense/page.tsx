import { z } from 'zod'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  TextArea,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { doneReading, type Reading, readSense, type Sense, writeReading } from '../sense.ts'
import { ThemeForm } from './theme-form.tsx'

export const schema = z.object({
  id: z.uuid(),
  do: z.enum(['write', 'done', 'open']),
  voice: z.union([z.uuid(), z.literal('')]).default(''),
  words: z
    .string()
    .trim()
    .max(1000, { error: () => t('Keep it to 1,000 letters.') })
    .default(''),
})

/** `/listening/sense/:id`: read the voices, write what I hear; once all are done, side by side; then themes come out of it. */
export async function sensePage({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const sense = await readSense(tx, c.req.param('id')!)
  const writing = sense.iRead && !sense.opened && !sense.done
  return (
    <Layout
      title={sense.title}
      current="say"
      wide={sense.opened}
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/listening/${sense.listeningId}`}>{t('Back to the listening')}</BackLink>}
    >
      <PageTitle caption={t('Reading together')}>{sense.title}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      {sense.opened ? <SideBySide sense={sense} /> : <Hidden sense={sense} />}
      {writing && <Write sense={sense} shown={shown} />}
      {sense.iRun && sense.opened && <ThemeForm sense={sense} shown={shown} />}
      {sense.themes.length > 0 && (
        <>
          <h2>{t('Themes that came out of it')}</h2>
          <ThingList label={t('Themes')} empty={{ text: '' }}>
            {sense.themes.map(({ id, title }) => (
              <Thing title={title} href={`/listening/themes/${id}`} />
            ))}
          </ThingList>
        </>
      )}
      <h2>{t('The voices')}</h2>
      <ol class="voices">
        {sense.voices.map(({ id, words, name }) => (
          <li class="voice" id={`voice-${id}`}>
            <blockquote class="voice-words">{words}</blockquote>
            <p class="voice-by">{name ?? t('Somebody')}</p>
          </li>
        ))}
      </ol>
    </Layout>
  )
}

const Hidden = ({ sense }: { sense: Sense }) => (
  <>
    <p>{t('What each hears stays hidden from the others until all are done.')}</p>
    <ul>
      {sense.readers.map(({ name, done }) => (
        <li>{done ? t('{name} is done', { name }) : t('{name} reads', { name })}</li>
      ))}
    </ul>
    {sense.readings.length > 0 && (
      <>
        <h2>{t('What you hear')}</h2>
        <ul>
          {sense.readings.map(({ words }) => (
            <li>{words}</li>
          ))}
        </ul>
      </>
    )}
    <Form action={`/listening/sense/${sense.id}`}>
      <ButtonRow>
        {sense.iRead && !sense.done && (
          <Button kind="quiet" name="do" value="done">
            {t('I am done')}
          </Button>
        )}
        {sense.iRun && (
          <Button kind="quiet" name="do" value="open">
            {t('Open it to all now')}
          </Button>
        )}
      </ButtonRow>
    </Form>
  </>
)

const Write = ({ sense, shown }: { sense: Sense; shown: Shown }) => (
  <Form action={`/listening/sense/${sense.id}`} requestId={shown.requestId} draft={`sense-${sense.id}`}>
    <TextArea
      name="words"
      label={t('Something you hear')}
      hint={t('In your own words. One thing at a time.')}
      value={shown.values.words}
      error={problemWith(shown.problems, 'words')}
      rows={3}
      maxlength={1000}
    />
    <SelectField
      name="voice"
      label={t('In which voice?')}
      value={shown.values.voice}
      options={[
        { value: '', text: t('In several') },
        ...sense.voices.map(({ id, words }, n) => ({
          value: id,
          text: t('{number, number}: {words}', { number: n + 1, words: words.slice(0, 60) }),
        })),
      ]}
    />
    <Button name="do" value="write">
      {t('Write it down')}
    </Button>
  </Form>
)

const SideBySide = ({ sense }: { sense: Sense }) => (
  <>
    <h2>{t('What each heard, side by side')}</h2>
    <div class="readings">
      {[...Map.groupBy(sense.readings, ({ reader }) => reader)].map(([reader, readings]) => (
        <section class="reading">
          <h3>{reader}</h3>
          <ul>
            {readings.map((reading) => (
              <OneReading reading={reading} sense={sense} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  </>
)

const OneReading = ({ reading: { words, voiceId }, sense }: { reading: Reading; sense: Sense }) => {
  const n = sense.voices.findIndex(({ id }) => id === voiceId)
  return (
    <li>
      {words} {n >= 0 && <a href={`#voice-${voiceId}`}>{t('voice {number, number}', { number: n + 1 })}</a>}
    </li>
  )
}

export async function changeSense({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/listening/sense/${input.id}`
  if (input.do !== 'write') {
    await doneReading(tx, input.id, input.do === 'open')
    return { to, say: input.do === 'open' ? t('All can read what all wrote.') : t('Thank you for reading.') }
  }
  if (input.words === '') throw new Mend('words', t('Write what you hear.'))
  await writeReading(tx, requestId, input.id, input.words, input.voice || null)
  return { to, say: t('Written down. Only you see it yet.') }
}
