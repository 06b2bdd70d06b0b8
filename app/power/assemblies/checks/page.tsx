import { sql } from 'kysely'
import { z } from 'zod'
import { Button, Form, problemWith, TextArea } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { assemblyIRun } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { protocol } from '../protocol.ts'

export const schema = z.object({
  id: z.uuid(),
  ...Object.fromEntries(
    Object.keys(protocol).map((item) => [
      item,
      z
        .string()
        .trim()
        .max(600, { error: () => t('Keep it to {most, number} letters.', { most: 600 }) })
        .default(''),
    ]),
  ),
})

/** `/assemblies/:id/checks`: what was done of the quality protocol, in words; an empty one is shown as not done yet. */
export async function showChecks({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assemblyIRun(tx, c.req.param('id')!)
  const done = await tx
    .selectFrom('assembly_checks')
    .select(['item', 'words'])
    .where('assembly_id', '=', about.id)
    .execute()
  return (
    <AssemblyPage
      about={about}
      title={t('Is it done well?')}
      lead={t(
        'Say what was done, in a sentence. Everybody can read it, with your name. Empty means: not yet.',
      )}
      problems={shown.problems}
    >
      <Form action={`/assemblies/${about.id}/checks`} requestId={shown.requestId}>
        {Object.entries(protocol).map(([item, says]) => (
          <TextArea
            name={item}
            label={says()}
            rows={2}
            optional
            value={shown.values[item] ?? done.find((row) => row.item === item)?.words}
            error={problemWith(shown.problems, item)}
          />
        ))}
        <Button>{t('Keep it')}</Button>
      </Form>
    </AssemblyPage>
  )
}

export async function saveChecks({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const said = input as Readonly<Record<string, string>>
  for (const item of Object.keys(protocol))
    await sql`select check_assembly(${input.id}, ${item}, ${said[item] ?? ''})`.execute(tx)
  return { to: `/assemblies/${input.id}`, say: t('Kept. Everybody can read it.') }
}
