import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Button, ButtonRow, Form, Notice, problemWith, Table, Tag, TextField } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { type Assembly, assembly } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { ChangeList } from './change-list.tsx'
import { changesOf, emptyPlaces, panelOf } from './panel.ts'

const id = z.uuid()
const seed = z
  .string({ error: () => t('Write the words of chance.') })
  .trim()
  .min(1, { error: () => t('Write the words of chance.') })
  .max(200, { error: () => t('Keep it to {most, number} letters.', { most: 200 }) })
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['cannot_come', 'left_today']), id, who: z.string().regex(/^\S{36} p\d{1,6}$/) }),
  z.object({ do: z.literal('replace'), id, seed }),
  z.object({
    do: z.literal('stand_by'),
    id,
    seed,
    many: z.coerce
      .number({ error: () => t('Write how many, in digits.') })
      .int({ error: () => t('Write a whole number.') })
      .min(1, { error: () => t('Write how many, in digits.') })
      .max(100, { error: () => t('100 at most.') }),
  }),
])

interface Named {
  readonly draw_id: string
  readonly pseudonym: string
  readonly name: string | null
  readonly reach: string | null
  readonly joined_at: Date | null
  readonly stands_by: number | null
  readonly left_at: Date | null
  readonly is_here: boolean
}

/** `/assemblies/:id/panel`: who is on it, who cannot come, who steps in. Names for clerks alone; the look is written. */
export async function showPanel({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assembly(tx, c.req.param('id')!)
  if (!about.iRun && !about.iAmClerk) throw new Refused('unseen')
  const seats = await panelOf(tx, about.id)
  const empty = await emptyPlaces(tx, about.id)
  const changes = await changesOf(tx, about.id)
  const atWork = changes.some(({ done_at, problem }) => done_at === null && problem === null)
  return (
    <AssemblyPage about={about} title={t('The panel')} problems={shown.problems} wide>
      {seats.length === 0 ? (
        <p>{t('Nobody has been drawn yet.')}</p>
      ) : (
        <>
          {atWork && (
            <Notice title={t('Places are being filled')}>
              <p>
                <a href={`/assemblies/${about.id}/panel`}>{t('Look again')}</a>
              </p>
            </Notice>
          )}
          {empty > 0 && (
            <Notice
              kind="warning"
              title={t('{empty, plural, one {# place is} other {# places are}} empty', { empty })}
            >
              <p>{t('Fill them below, with words of chance that others saw.')}</p>
            </Notice>
          )}
          {about.iAmClerk && (await Names({ tx, about }))}
          {about.iRun && !atWork && <Fill about={about} empty={empty} shown={shown} />}
          <ChangeList changes={changes} />
        </>
      )}
    </AssemblyPage>
  )
}

async function Names({ tx, about }: { tx: Ask['tx']; about: Assembly }) {
  const { rows } = await sql<Named>`select * from read_panel(${about.id})`.execute(tx)
  return (
    <Table
      caption={t('By name, for clerks')}
      columns={[
        { text: t('Name') },
        { text: t('In the draw') },
        { text: t('Reach') },
        { text: t('How it stands') },
        { text: t('If they cannot come') },
      ]}
      rows={rows.map((one) => [
        one.name ?? t('name deleted'),
        one.pseudonym,
        one.reach ?? '',
        <Standing one={one} />,
        one.left_at !== null ? (
          ''
        ) : (
          <Form action={`/assemblies/${about.id}/panel`}>
            <input type="hidden" name="who" value={`${one.draw_id} ${one.pseudonym}`} />
            <ButtonRow>
              <Button kind="link" name="do" value="cannot_come" about={one.name ?? one.pseudonym}>
                {t('Cannot come')}
              </Button>
              {about.begunOn !== null && about.doneOn === null && one.joined_at !== null && (
                <Button kind="link" name="do" value="left_today" about={one.name ?? one.pseudonym}>
                  {t('Left today')}
                </Button>
              )}
            </ButtonRow>
          </Form>
        ),
      ])}
    />
  )
}

const Standing = ({ one: { left_at, joined_at, stands_by } }: { one: Named }) => {
  if (left_at !== null) return <Tag>{t('left on {date}', { date: formatDate(left_at) })}</Tag>
  if (joined_at !== null) return <Tag tone="good">{t('on the panel')}</Tag>
  return <Tag tone="waiting">{t('stands by, number {n, number}', { n: stands_by ?? 0 })}</Tag>
}

function Fill({ about, empty, shown }: { about: Assembly; empty: number; shown: Shown }) {
  const here = `/assemblies/${about.id}/panel`
  const sent = shown.values.do
  const of = (what: string, name: string) => (sent === what ? problemWith(shown.problems, name) : undefined)
  const seedHint = t('Throw dice before others and write what they show.')
  return (
    <>
      {empty > 0 && (
        <Form action={here} {...(sent === 'replace' && { requestId: shown.requestId })}>
          <h2>{t('Fill the empty places')}</h2>
          <p>
            {about.begunOn === null
              ? t(
                  'Those who stand by go first; then everybody who said yes. The numbers of each kind are kept.',
                )
              : t(
                  'The panel has begun, so only those who stand by can step in. Places that nobody can take stay empty.',
                )}
          </p>
          <TextField
            name="seed"
            id="field-seed"
            label={t('Words of chance')}
            hint={seedHint}
            value={sent === 'replace' ? shown.values.seed : undefined}
            error={of('replace', 'seed')}
          />
          <Button name="do" value="replace">
            {t('Fill them by lot')}
          </Button>
        </Form>
      )}
      {about.begunOn === null && (
        <Form action={here} {...(sent === 'stand_by' && { requestId: shown.requestId })}>
          <h2>{t('Draw people to stand by')}</h2>
          <p>{t('They are drawn so that they can best step in for whoever may drop out.')}</p>
          <TextField
            name="many"
            label={t('How many?')}
            inputmode="numeric"
            width="short"
            value={shown.values.many ?? '4'}
            error={of('stand_by', 'many')}
          />
          <TextField
            name="seed"
            id="field-seed-by"
            label={t('Words of chance for those')}
            hint={seedHint}
            value={sent === 'stand_by' ? shown.values.seed : undefined}
            error={of('stand_by', 'seed')}
          />
          <Button name="do" value="stand_by" kind="quiet">
            {t('Draw them')}
          </Button>
        </Form>
      )}
    </>
  )
}

export async function changePanel({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/assemblies/${input.id}/panel`
  const about = await assembly(tx, input.id)
  switch (input.do) {
    case 'cannot_come':
    case 'left_today': {
      const [draw, pseudonym] = input.who.split(' ')
      if (!z.uuid().safeParse(draw).success) throw new Refused('unseen')
      const stage = input.do === 'left_today' ? 'day' : about.begunOn === null ? 'before' : 'after'
      await sql`select leave_panel(${draw}, ${pseudonym}, ${stage})`.execute(tx)
      return { to, say: t('Written down. Their place is empty until it is filled.') }
    }
    case 'replace':
      if ((await emptyPlaces(tx, input.id)) === 0) throw new Mend('seed', t('No place is empty any more.'))
      await sql`select begin_change(${requestId}, ${input.id}, 'replace', null, ${input.seed})`.execute(tx)
      return { to, say: t('It is being worked out. Look again in a moment.') }
    case 'stand_by':
      await sql`select begin_change(${requestId}, ${input.id}, 'stand_by', ${input.many}, ${input.seed})`.execute(
        tx,
      )
      return { to, say: t('It is being worked out. Look again in a moment.') }
  }
}
