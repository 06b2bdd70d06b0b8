import { sql } from 'kysely'
import { z } from 'zod'
import type { Gathering, GatheringFacts } from '#core/meetings/gathering.ts'
import { Button, ButtonRow, Form, Tag } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'

export const schema = z.object({ id: z.uuid(), say: z.enum(['yes', 'maybe', 'no', 'here']) })

const HALF_DAY = 12 * 60 * 60_000

/** Yes, no, maybe; from half a day before it begins: I am here. */
export function Coming({ one, facts, now }: { one: Gathering; facts: GatheringFacts; now: Date }) {
  const said = { yes: t('You said: yes'), maybe: t('You said: maybe'), no: t('You said: no') }
  const today = one.startsAt.getTime() - now.getTime() < HALF_DAY
  if (facts.iAmHere) return null
  return (
    <section>
      <h2>{t('Do you come?')}</h2>
      {facts.iSaid !== null && (
        <p>
          <Tag tone={facts.iSaid === 'yes' ? 'good' : 'waiting'}>{said[facts.iSaid]}</Tag>
        </p>
      )}
      <Form action={`/gatherings/${one.id}`}>
        <ButtonRow>
          {today && (
            <Button name="say" value="here">
              {t('I am here')}
            </Button>
          )}
          <Button name="say" value="yes" kind={today ? 'quiet' : 'primary'}>
            {t('Yes')}
          </Button>
          <Button name="say" value="maybe" kind="quiet">
            {t('Maybe')}
          </Button>
          <Button name="say" value="no" kind="quiet">
            {t('No')}
          </Button>
        </ButtonRow>
      </Form>
      <p class="hint">{t('Whoever leads it sees your name and your answer. Others see how many come.')}</p>
    </section>
  )
}

export async function sayComing({ tx, input: { id, say } }: Ask & { input: z.output<typeof schema> }) {
  const to = `/gatherings/${id}`
  if (say === 'here') {
    await sql`select come_in(${id})`.execute(tx)
    return { to, say: t('Welcome.') }
  }
  await sql`select answer_gathering(${id}, ${say})`.execute(tx)
  return { to, say: say === 'no' ? t('Thank you for saying so.') : t('Thank you. It is on the list.') }
}
