import { draw as drawPanel } from '@kith/sortition'
import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import {
  Button,
  ButtonRow,
  Checkboxes,
  DateField,
  Details,
  Form,
  Notice,
  Progress,
  problemWith,
  Radios,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { formatDate, formatNumber, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { dayOf, typedDay } from '../../../http/typed-date.ts'
import { type Assembly, assembly, countsOf } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { panelOf } from '../panel/panel.ts'
import { Mends } from '../quotas/mends.tsx'
import { categoriesOf, hasQuotas } from '../traits.ts'
import { type Draw, documentOf, drawsOf, stateOf, theDraw } from './draws.ts'

const id = z.uuid()
const line = (most: number) =>
  z
    .string({ error: () => t('Write something here.') })
    .trim()
    .min(1, { error: () => t('Write something here.') })
    .max(most, { error: () => t('Keep it to {most, number} letters.', { most }) })
export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('begin'),
    id,
    pool: z.enum(['all', 'latest']).default('all'),
    ending: z
      .union([z.string().max(200), z.array(z.string().max(200))])
      .default([])
      .transform((one) => [one].flat()),
  }),
  z.looseObject({
    do: z.literal('publish'),
    id,
    draw: z.uuid(),
    chance: z.enum(['dice', 'number'], { error: () => t('Choose one.') }),
    says: line(300),
  }),
  z.object({ do: z.literal('void'), id, draw: z.uuid(), why: line(600) }),
  z.object({ do: z.literal('number'), id, draw: z.uuid(), words: line(200) }),
])

/** `/assemblies/:id/draw`: the draw, from working it out to the panel, for who runs it; clerks type the dice too. */
export async function showDraw({ c, tx, shown = blank, house }: Ask & { shown?: Shown }) {
  const about = await assembly(tx, c.req.param('id')!)
  if (!about.iRun && !about.iAmClerk) throw new Refused('unseen')
  const draw = (await drawsOf(tx, about.id)).at(-1)
  const state = draw && stateOf(draw)
  return (
    <AssemblyPage
      about={about}
      title={t('The draw')}
      lead={t('First it is worked out and published. Only then does chance speak, before everybody’s eyes.')}
      problems={shown.problems}
      back={about.iRun ? { href: `/assemblies/${about.id}/run`, text: t('All steps') } : undefined}
    >
      {state === 'working' && <Working about={about} draw={draw!} />}
      {state === 'failed' && about.iRun && (
        <Mends about={about} problem={draw!.problem!} categories={await categoriesOf(tx, about.id)} />
      )}
      {state === 'found' && (await Found({ tx, about, draw: draw!, shown, now: house.now() }))}
      {state === 'published' && (await Published({ tx, about, draw: draw!, shown, now: house.now() }))}
      {state === 'drawn' && (
        <Notice kind="done" title={t('The panel is drawn')}>
          <p>
            <a href={`/assemblies/${about.id}/draws/${draw!.id}`}>{t('See and check it')}</a>
          </p>
        </Notice>
      )}
      {about.iRun &&
        (state === undefined || state === 'failed' || state === 'void' || mayRotate(about, state)) &&
        (await Begin({ tx, about, shown }))}
      {about.iRun &&
        draw !== undefined &&
        (state === 'found' || state === 'published' || state === 'working') && (
          <Details
            summary={t('Take this draw off the table')}
            open={problemWith(shown.problems, 'why') !== undefined}
          >
            <Form action={`/assemblies/${about.id}/draw`}>
              <input type="hidden" name="draw" value={draw.id} />
              <TextArea
                name="why"
                label={t('Why?')}
                hint={t('If it is published, everybody can read this, and the draw stays to be read.')}
                rows={2}
                maxlength={600}
                value={shown.values.why}
                error={problemWith(shown.problems, 'why')}
              />
              <Button name="do" value="void" kind="danger">
                {t('Take it off the table')}
              </Button>
            </Form>
          </Details>
        )}
    </AssemblyPage>
  )
}

const mayRotate = ({ termMonths, doneOn }: Assembly, state: string | undefined) =>
  state === 'drawn' && termMonths !== null && doneOn === null

interface Part {
  readonly tx: Ask['tx']
  readonly about: Assembly
  readonly shown: Shown
}

async function Begin({ tx, about, shown }: Part) {
  const { yes } = await countsOf(tx, about.id)
  const ready = hasQuotas(await categoriesOf(tx, about.id))
  const serving = (await panelOf(tx, about.id)).filter(
    ({ joined_at, left_at }) => joined_at !== null && left_at === null,
  )
  if (!ready)
    return (
      <p>
        <a href={`/assemblies/${about.id}/quotas`}>{t('First say how many of each the panel has.')}</a>
      </p>
    )
  return (
    <Form action={`/assemblies/${about.id}/draw`} requestId={shown.requestId}>
      <p>
        {t('{yes, plural, one {# person} other {# people}} said yes, for {places, number} places.', {
          yes,
          places: about.places,
        })}
      </p>
      {serving.length > 0 && (
        <>
          <p>
            {t('This assembly stands: a part of its panel is drawn anew. Who has served is not drawn again.')}
          </p>
          <Checkboxes
            name="ending"
            legend={t('Whose time is over?')}
            values={shown.all('ending')}
            options={serving.map(({ draw_id, draw_n, pseudonym, joined_at }) => ({
              value: `${draw_id} ${pseudonym}`,
              label: t('{pseudonym} of draw {n, number}, since {date}', {
                pseudonym,
                n: draw_n,
                date: formatDate(joined_at!),
              }),
            }))}
          />
          <Radios
            name="pool"
            legend={t('From whom?')}
            value={shown.values.pool ?? 'all'}
            options={[
              { value: 'all', label: t('Everybody who ever said yes') },
              { value: 'latest', label: t('Those who answered the latest letters') },
            ]}
          />
        </>
      )}
      <Button name="do" value="begin">
        {t('Work the draw out')}
      </Button>
    </Form>
  )
}

export const progressWords = (draw: Draw) => ({
  value: Math.round(draw.share * 100),
  max: 100,
  text:
    draw.share === 0
      ? t('It is waiting its turn.')
      : t('{share, number, percent} done', { share: draw.share }),
})

const Working = ({ about, draw }: { about: Assembly; draw: Draw }) => (
  <>
    <Progress
      label={t('The fairest chances are being worked out.')}
      {...progressWords(draw)}
      src={`/assemblies/${about.id}/draw/progress`}
    />
    <p>{t('You can leave this page. The work carries on, even if Kith is restarted.')}</p>
    <Button href={`/assemblies/${about.id}/draw`} kind="quiet">
      {t('Look again')}
    </Button>
  </>
)

/** `/assemblies/:id/draw/progress`: for the bar that moves by itself. */
export async function drawProgress({ c, tx }: Ask) {
  const draw = (await drawsOf(tx, c.req.param('id')!)).at(-1)
  if (draw === undefined) throw new Refused('unseen')
  return c.json({ ...progressWords(draw), done: stateOf(draw) !== 'working' })
}

async function Found({ tx, about, draw, shown, now }: Part & { draw: Draw; now: Date }) {
  const { chances, panels, people } = await documentOf(tx, draw.id)
  const all = people
    .filter(({ impossible, selected }) => !impossible && !selected)
    .map(({ pseudonym }) => chances[pseudonym]!)
  const [lowest, highest] = [Math.min(...all), Math.max(...all)]
  const never = people.filter(({ impossible }) => impossible).length
  const of = panels.length
  return (
    <>
      <Notice kind="done" title={t('It is worked out')}>
        <p>
          {t(
            '{people, number} people, {of, number} panels that are equally likely. The smallest chance is {lowest, number, percent}, the largest {highest, number, percent}. No way of drawing gives the smallest more.',
            { people: people.length, of, lowest: lowest / of, highest: highest / of },
          )}
        </p>
        {never > 0 && (
          <p>
            {t(
              'With these numbers {never, plural, one {# person who said yes} other {# people who said yes}} could never be drawn. Make the numbers wider to let them in.',
              { never },
            )}
          </p>
        )}
      </Notice>
      {about.iRun && (
        <Form action={`/assemblies/${about.id}/draw`} requestId={shown.requestId}>
          <h2>{t('Publish it')}</h2>
          <p>{t('Say now where chance will come from, so that nobody can choose it later.')}</p>
          <input type="hidden" name="draw" value={draw.id} />
          <Radios
            name="chance"
            legend={t('Where does chance come from?')}
            value={shown.values.chance}
            error={problemWith(shown.problems, 'chance')}
            options={[
              { value: 'dice', label: t('Dice in the hall'), hint: t('Two people type what they see.') },
              {
                value: 'number',
                label: t('A number that others draw in public'),
                hint: t('Like the lottery numbers of a day to come.'),
              },
            ]}
          />
          <TextField
            name="says"
            label={t('Exactly what?')}
            hint={t('“Five dice thrown by a child in the town hall, read from left to right.”')}
            maxlength={300}
            value={shown.values.says}
            error={problemWith(shown.problems, 'says')}
          />
          <DateField
            name="on"
            label={t('On which day?')}
            value={
              shown.values['on-year'] === undefined
                ? dayOf(now)
                : {
                    day: shown.values['on-day'],
                    month: shown.values['on-month'],
                    year: shown.values['on-year'],
                  }
            }
            error={problemWith(shown.problems, 'on')}
          />
          <Button name="do" value="publish">
            {t('Publish the draw')}
          </Button>
        </Form>
      )}
    </>
  )
}

async function Published({ tx, about, draw, shown, now }: Part & { draw: Draw; now: Date }) {
  const { rows } = await sql<{ typed: number; mine: boolean }>`select * from numbers_of(${draw.id})`.execute(
    tx,
  )
  const { typed, mine } = rows[0]!
  const early = draw.chance_on! > dayOf(now)
  return (
    <>
      <p>
        <a href={`/assemblies/${about.id}/draws/${draw.id}`}>{t('What is published')}</a>
      </p>
      <p>
        {t('Print this in the paper, or read it out:')}
        <br />
        <code class="long">{draw.digest}</code>
      </p>
      <p>
        {t('Chance comes from: {says}, on {date}.', {
          says: draw.chance_says,
          date: formatDate(draw.chance_on!),
        })}
      </p>
      {early ? (
        <p>{t('Nobody can type it before that day.')}</p>
      ) : (
        <Form action={`/assemblies/${about.id}/draw`} requestId={shown.requestId}>
          <p>
            {mine
              ? t(
                  'You have typed what you saw. {typed, plural, one {Now a second person types it.} other {}}',
                  { typed },
                )
              : t(
                  '{typed, plural, =0 {Nobody has typed it yet.} one {One person has typed it. You are the second.} other {# people have typed it.}}',
                  {
                    typed,
                  },
                )}
          </p>
          <input type="hidden" name="draw" value={draw.id} />
          <TextField
            name="words"
            label={draw.chance === 'dice' ? t('What do the dice show?') : t('Which number was drawn?')}
            hint={t('With spaces between, like 3 1 6 6 2.')}
            maxlength={200}
            autocomplete="off"
            value={shown.values.words}
            error={problemWith(shown.problems, 'words')}
          />
          <ButtonRow>
            <Button name="do" value="number">
              {mine ? t('Change it') : t('This is what I saw')}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}

export async function changeDraw({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/assemblies/${input.id}/draw`
  if (input.do !== 'begin' && (await theDraw(tx, input.draw)).assembly_id !== input.id)
    throw new Refused('unseen')
  switch (input.do) {
    case 'begin': {
      const { rows } = await sql<{ done: 'begun' | 'before' }>`
        select begin_draw(${requestId}, ${input.id}, ${await waveFor(tx, input)}, ${input.ending}::text[]) as done`.execute(
        tx,
      )
      return rows[0]!.done === 'begun'
        ? to
        : { to, say: t('A draw is under way already: here it is. One at a time.') }
    }
    case 'publish': {
      const on = typedDay(input, 'on', house.now())
      if (on === null) throw new Mend('on', t('Write the day.'))
      if (on < dayOf(house.now()))
        throw new Mend('on', t('That day has passed. Chance must come after this.'))
      await sql`select publish_draw(${input.draw}, ${input.chance}, ${input.says}, ${on}::date)`.execute(tx)
      return { to, say: t('Published. Nothing of it can change now.') }
    }
    case 'void':
      await sql`select void_draw(${input.draw}, ${input.why})`.execute(tx)
      return { to, say: t('Off the table.') }
    case 'number':
      return typeNumber(tx, input, to)
  }
}

async function waveFor(tx: Ask['tx'], { id, pool }: { id: string; pool: 'all' | 'latest' }): Promise<number> {
  if (pool === 'all') return 0
  const row = await tx
    .selectFrom('assembly_waves')
    .select(({ fn }) => fn.max('n').as('n'))
    .where('assembly_id', '=', id)
    .executeTakeFirst()
  return row?.n ?? 0
}

async function typeNumber(tx: Ask['tx'], { draw, words }: { draw: string; words: string }, to: string) {
  const { rows } = await sql<{ done: 'one' | 'differs' | 'agreed' }>`
    select say_number(${draw}, ${words}) as done`.execute(tx)
  if (rows[0]!.done === 'one') return { to, say: t('Kept. Now a second person types what they see.') }
  if (rows[0]!.done === 'differs')
    return {
      to,
      say: t('Somebody typed something else. Look at it together, and type it again.'),
    }
  const { index, panel } = drawPanel(await documentOf(tx, draw), words)
  await sql`select decide_draw(${draw}, ${index + 1})`.execute(tx)
  return {
    to,
    say: t('Panel {n} of the list is the panel: {people, plural, one {# person} other {# people}}.', {
      n: formatNumber(index + 1),
      people: panel.length,
    }),
  }
}
