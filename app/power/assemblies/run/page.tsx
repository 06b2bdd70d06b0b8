import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Button, Form, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { assembly, countsOf, namesOf } from '../assembly.ts'
import { daysOf } from '../days/days.ts'
import { drawsOf, stateOf } from '../draw/draws.ts'
import { AssemblyPage } from '../frame.tsx'
import { panelOf } from '../panel/panel.ts'
import { categoriesOf, hasQuotas } from '../traits.ts'

export const schema = z.object({ id: z.uuid(), do: z.enum(['begin', 'end']) })

/** `/assemblies/:id/run`: all steps of an assembly in their order, for who runs it and for clerks. */
export async function showRun({ c, tx }: Ask) {
  const about = await assembly(tx, c.req.param('id')!)
  if (!about.iRun && !about.iAmClerk) throw new Refused('unseen')
  const { id, begunOn, doneOn } = about
  const counts = await countsOf(tx, id)
  const names = await namesOf(tx, id)
  const categories = await categoriesOf(tx, id)
  const draw = (await drawsOf(tx, id)).at(-1)
  const seats = await panelOf(tx, id)
  const recommended = await tx
    .selectFrom('recommendations')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('assembly_id', '=', id)
    .executeTakeFirstOrThrow()
  const n = Number(recommended.n)
  const days = await daysOf(tx, id)
  const { rows: kept } = await sql<{ until: string }>`select names_kept_until(${id}) as until`.execute(tx)
  const steps: readonly [page: string, title: string, says: string, done: boolean, clerks?: true][] = [
    ['settings', t('What it is'), about.question, true],
    ['question', t('Frame the question'), about.framedBy, true],
    [
      'clerks',
      t('Who reads the names, who answers'),
      names.clerks.length === 0 ? t('Name a clerk first.') : names.clerks.join(', '),
      names.clerks.length > 0 && names.answerer !== null,
    ],
    [
      'checks',
      t('Is it done well?'),
      t('{n, number} of 11 said', { n: Object.keys(names.checks).length }),
      false,
    ],
    [
      'letters',
      t('Letters'),
      t('{letters, plural, =0 {None yet} one {# letter} other {# letters}}', { letters: counts.letters }),
      counts.letters > 0,
      true,
    ],
    [
      'answers',
      t('Answers'),
      t('{yes, number} yes, {no, number} no', { yes: counts.yes, no: counts.no }),
      counts.yes > 0,
      true,
    ],
    ['quotas', t('How many of each'), '', hasQuotas(categories)],
    [
      'draw',
      t('The draw'),
      draw === undefined ? '' : stateWords()[stateOf(draw)],
      draw?.drawn_at != null,
      true,
    ],
    [
      'panel',
      t('The panel'),
      t('{n, plural, =0 {Nobody yet} one {# person} other {# people}}', {
        n: seats.filter(({ joined_at, left_at }) => joined_at !== null && left_at === null).length,
      }),
      seats.length > 0,
      true,
    ],
    [
      'days',
      t('Its days'),
      t('{n, plural, =0 {None yet} one {# day} other {# days}}', { n: days.length }),
      days.length > 0,
    ],
    [
      'recommendations',
      t('What it recommends'),
      t('{n, plural, =0 {Nothing yet} one {# recommendation} other {# recommendations}}', { n }),
      n > 0,
    ],
    ['expenses', t('Money for those who take part'), '', false, true],
  ]
  return (
    <AssemblyPage about={about} title={t('All steps')}>
      <ThingList label={t('All steps')} empty={{ text: '' }}>
        {steps
          .filter(([, , , , clerks]) => about.iRun || clerks)
          .filter(([page]) => page !== 'answers' || about.iAmClerk)
          .map(([page, title, says, done]) => (
            <Thing
              title={title}
              href={`/assemblies/${id}/${page}`}
              {...(says !== '' && { meta: says })}
              actions={done ? <Tag tone="good">{t('there')}</Tag> : <Tag>{t('to do')}</Tag>}
            />
          ))}
      </ThingList>
      {about.iRun && !about.iAmClerk && <p>{t('Answers are read by clerks alone.')}</p>}
      {about.iRun && seats.length > 0 && doneOn === null && (
        <Form action={`/assemblies/${id}/run`}>
          {begunOn === null ? (
            <>
              <p>{t('From its first day on, only those who stand by can step in.')}</p>
              <Button name="do" value="begin" kind="quiet">
                {t('The panel has begun')}
              </Button>
            </>
          ) : (
            <>
              <p>
                {t(
                  'When it has finished, all names and addresses are deleted {days, number} days later; if nobody says so here, on {date}.',
                  { days: about.keepDays, date: formatDate(kept[0]!.until) },
                )}
              </p>
              <Button name="do" value="end" kind="quiet">
                {t('The panel has finished')}
              </Button>
            </>
          )}
        </Form>
      )}
    </AssemblyPage>
  )
}

const stateWords = () => ({
  working: t('Being worked out'),
  failed: t('No panel can meet the numbers'),
  found: t('Worked out, not published yet'),
  published: t('Published. Chance decides next'),
  drawn: t('Drawn'),
  void: t('Taken off the table'),
})

export async function changeRun({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await sql`select begin_or_end_assembly(${input.id}, ${input.do})`.execute(tx)
  return {
    to: `/assemblies/${input.id}/run`,
    say: input.do === 'begin' ? t('It has begun.') : t('It has finished. Thank everybody.'),
  }
}
