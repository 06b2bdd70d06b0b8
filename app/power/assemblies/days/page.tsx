import { sql } from 'kysely'
import { z } from 'zod'
import { Button, Form, Thing, ThingList } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { assemblyIRun } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { daysOf } from './days.ts'

export const schema = z.object({ id: z.uuid(), day: z.uuid() })

/** `/assemblies/:id/days`: its days are gatherings: call one, ask the panel to it. */
export async function showDays({ c, tx }: Ask) {
  const about = await assemblyIRun(tx, c.req.param('id')!)
  const days = await daysOf(tx, about.id)
  return (
    <AssemblyPage
      about={about}
      title={t('Its days')}
      lead={t('A day has its order, rooms that mix people anew, notes and polls, like every gathering.')}
    >
      <ThingList label={t('Its days')} empty={{ text: t('No day has been called yet.') }}>
        {days.map(({ id, title, startsAt, atPlace }) => (
          <Thing
            title={title}
            href={`/gatherings/${id}`}
            meta={`${formatDateTime(startsAt)}, ${atPlace}`}
            actions={
              <Form action={`/assemblies/${about.id}/days`}>
                <input type="hidden" name="day" value={id} />
                <Button kind="quiet" about={title}>
                  {t('Ask the panel')}
                </Button>
              </Form>
            }
          />
        ))}
      </ThingList>
      <p>
        {t('Members who have joined their letter to themselves are asked here. The clerks ask the others.')}
      </p>
      <Button href={`/gatherings/new?because=${about.id}`}>{t('Call a day')}</Button>
    </AssemblyPage>
  )
}

export async function askPanel({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const { rows } = await sql<{
    asked: number
  }>`select ask_panel_to_day(${input.id}, ${input.day}) as asked`.execute(tx)
  return {
    to: `/assemblies/${input.id}/days`,
    say: t(
      '{asked, plural, =0 {Nobody new to ask.} one {# person is asked.} other {# people are asked.}}',
      rows[0]!,
    ),
  }
}
