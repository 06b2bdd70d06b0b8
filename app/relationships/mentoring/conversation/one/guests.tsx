import { z } from 'zod'
import { answerGuest, askGuest, type Guest } from '#core/meetings/guests.ts'
import { myTies } from '#core/ties/my-ties.ts'
import { Button, ButtonRow, Form, problemWith, Radios, Tag, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask, Shown } from '../../../../http/ask.tsx'

export const askSchema = z.object({ id: z.uuid(), who: z.uuid({ error: () => t('Choose who to ask.') }) })
export const answerSchema = z.object({ id: z.uuid(), answer: z.enum(['yes', 'no']) })

interface AskProps {
  readonly ask: Ask
  readonly id: string
  readonly guests: readonly Guest[]
  readonly shown: Shown
}

/** The learner asks somebody of their family to sit in. They learn when and where, not what was said. */
export async function AskToSitIn({ ask: { tx }, id, guests, shown }: AskProps) {
  const kin = await tx.selectFrom('tie_kinds').select('kind').where('kin', '=', true).execute()
  const asked = guests.map(({ personId }) => personId)
  const family = (await myTies(tx)).filter(
    ({ kind, state, child, other }) =>
      child === null && state === 'live' && kin.some((one) => one.kind === kind) && !asked.includes(other.id),
  )
  if (family.length === 0) return null
  return (
    <section>
      <h2>{t('Would you like somebody from home to sit in?')}</h2>
      <p>{t('It is up to you. They will see when and where it is, and not what is written down.')}</p>
      <Form action={`/mentoring/conversations/${id}/ask`}>
        <Radios
          name="who"
          legend={t('Who?')}
          error={problemWith(shown.problems, 'who')}
          options={family.map(({ other }) => ({ value: other.id, label: other.name }))}
        />
        <Button kind="quiet">{t('Ask them')}</Button>
      </Form>
    </section>
  )
}

export const Guests = ({ guests }: { guests: readonly Guest[] }) =>
  guests.length === 0 ? null : (
    <section>
      <h2>{t('Sitting in')}</h2>
      <ThingList label={t('Sitting in')} empty={{ text: '' }}>
        {guests.map(({ name, answer }) => (
          <Thing
            title={name}
            meta={<Tag tone={answer === 'yes' ? 'good' : 'waiting'}>{answerWords(answer)}</Tag>}
          />
        ))}
      </ThingList>
    </section>
  )

function answerWords(answer: Guest['answer']): string {
  if (answer === null) return t('asked')
  return answer === 'yes' ? t('will be there') : t('cannot come')
}

/** For whoever is asked to sit in. */
export const SitIn = ({ id, guest }: { id: string; guest: Guest }) => (
  <section>
    <h2>{t('You are asked to sit in')}</h2>
    <p>{guest.answer === 'yes' ? t('You said that you will be there.') : t('Can you be there?')}</p>
    <Form action={`/mentoring/conversations/${id}/answer`}>
      <ButtonRow>
        {guest.answer === null && (
          <Button name="answer" value="yes">
            {t('I will be there')}
          </Button>
        )}
        <Button name="answer" value="no" kind="quiet">
          {t('I cannot come')}
        </Button>
      </ButtonRow>
    </Form>
  </section>
)

export async function askToSitIn({ tx, input }: Ask & { input: z.output<typeof askSchema> }) {
  await askGuest(tx, input.id, input.who)
  return { to: `/mentoring/conversations/${input.id}`, say: t('Asked.') }
}

export async function answerSitIn({ tx, input }: Ask & { input: z.output<typeof answerSchema> }) {
  await answerGuest(tx, input.id, input.answer)
  return {
    to: input.answer === 'yes' ? `/mentoring/conversations/${input.id}` : '/',
    say: t('Thank you. We told them.'),
  }
}
