import { sql } from 'kysely'
import { z } from 'zod'
import { Button, Form } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { assemblyIRun, countsOf } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { FactFields, factFields, factsOf } from './fields.tsx'

export const schema = z.object({ ...factFields, id: z.uuid() })

/** `/assemblies/:id/settings`: what it is, until a draw is under way. */
export async function showSettings({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assemblyIRun(tx, c.req.param('id')!)
  return (
    <AssemblyPage about={about} title={t('What it is')} problems={shown.problems}>
      <Form action={`/assemblies/${about.id}/settings`} requestId={shown.requestId}>
        <FactFields shown={shown} was={about} />
        <Button>{t('Keep it')}</Button>
      </Form>
    </AssemblyPage>
  )
}

export async function changeSettings({ tx, house, input }: Ask & { input: z.output<typeof schema> }) {
  const was = await assemblyIRun(tx, input.id)
  const { yes, no } = await countsOf(tx, input.id)
  if (yes + no > 0 && input.keepDays > was.keepDays)
    throw new Mend(
      'keepDays',
      t('People were told {days, number} days when they answered. It can only be shorter.', {
        days: was.keepDays,
      }),
    )
  await sql`select change_assembly(${input.id}, ${factsOf(input, { house }, was.answersUntil)}::jsonb)`.execute(
    tx,
  )
  return { to: `/assemblies/${input.id}/run`, say: t('Kept.') }
}
