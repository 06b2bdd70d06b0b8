import { z } from 'zod'
import { type MyTie, myTies } from '#core/ties/my-ties.ts'
import { otherIs } from '#core/ties/tie-kind.ts'
import { type Entry, entryBecomesTie, myEntries } from '#core/web/web.ts'
import { Button, Details, Form, SelectField } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'

export const schema = z.object({ id: z.uuid(), tie: z.uuid() })

/** Ties of mine, asked or live, that no entry of mine is about. */
export async function tiesNotPlaced({ tx }: Ask): Promise<readonly MyTie[]> {
  const placed = new Set((await myEntries(tx)).map((entry) => entry.tieId))
  return (await myTies(tx)).filter(
    (tie) => tie.child === null && tie.state !== 'resting' && !placed.has(tie.id),
  )
}

/** On the page of a name: says that it is somebody here. Nothing while there is nobody it could be. */
export function ThisIs({ entry, name, ties }: { entry: Entry; name: string; ties: readonly MyTie[] }) {
  if (ties.length === 0) return null
  return (
    <Details summary={t('{name} is somebody here', { name })}>
      <Form action={`/people/entries/${entry.id}/is`}>
        <SelectField
          name="tie"
          label={t('This is …')}
          hint={t(
            'All you said stays. Whoever can see it will see their name, and what you call them next to it.',
          )}
          options={ties.map((tie) => ({
            value: tie.id,
            text: t('{name} ({through})', { name: tie.other.name, through: otherIs(tie.kind, tie.iAm) }),
          }))}
        />
        <Button kind="quiet">{t('Yes, this is them')}</Button>
      </Form>
    </Details>
  )
}

export async function becomes({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await entryBecomesTie(tx, input.id, input.tie)
  return { to: `/people/entries/${input.id}`, say: t('Saved.') }
}
