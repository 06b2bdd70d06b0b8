import { Button, Checkboxes, Form, problemWith, Radios, TextArea } from '#ui/ui.ts'
import { formatList, t } from '#words'
import type { Ask, Shown } from '../../../http/ask.tsx'
import { adultsToTurnTo, myAnswer } from '../answer.ts'
import type { Named, Round } from '../rounds.ts'

/** The form in which a learner says it, filled in with what stands, or with what they said last time. */
export async function SayForm({
  ask: { tx },
  round,
  readers,
  shown,
  at,
}: {
  ask: Ask
  round: Round
  readers: readonly Named[]
  shown: Shown
  at: string
}) {
  const answer = await myAnswer(tx, round.id)
  const adults = await adultsToTurnTo(tx, round.id)
  const words = answer.now ?? answer.before
  const again = shown.requestId !== undefined
  const chosen = words?.names.flatMap(({ personId }) => personId ?? []) ?? []
  const typed = words?.names.filter(
    ({ personId }) => personId == null || !adults.some(({ id }) => id === personId),
  )
  return (
    <>
      <p>
        {readers.length === 0
          ? t('Nobody reads what you say here now. You do not have to answer.')
          : t(
              '{people} asked to read this. You say which of them may. Nobody else can. You do not have to answer, and nobody minds.',
              { people: formatList(readers.map(({ name }) => name)) },
            )}
      </p>
      {answer.now === undefined && answer.before !== undefined && (
        <p>{t('Filled in as you said last time. Nobody sees it until you send it.')}</p>
      )}
      <Form action={at} requestId={shown.requestId} draft={`turn-to-${round.id}`}>
        <Radios
          name="said"
          legend={t('What do you want to say?')}
          options={[
            { value: 'people', label: t('There is somebody I can turn to') },
            { value: 'nobody', label: t('There is nobody at the moment') },
          ]}
          value={shown.values.said ?? (again ? undefined : words?.said)}
          error={problemWith(shown.problems, 'said')}
        />
        {adults.length > 0 && (
          <Checkboxes
            name="person"
            legend={t('Is it one of these?')}
            hint={t('Up to five people in all. They are not told.')}
            options={adults.map(({ id, name }) => ({ value: id, label: name }))}
            values={again ? shown.all('person') : chosen}
            error={problemWith(shown.problems, 'person')}
            optional
          />
        )}
        <TextArea
          name="others"
          label={t('Somebody else?')}
          hint={t('Anybody: at home, at school, next door. Each name on its own line.')}
          value={shown.values.others ?? (again ? undefined : typed?.map(({ name }) => name).join('\n'))}
          error={problemWith(shown.problems, 'others')}
          rows={2}
          optional
        />
        {readers.length > 0 && (
          <Readers readers={readers} values={again ? shown.all('readers') : (answer.readers ?? [])} />
        )}
        <Button name="do" value="say">
          {answer.now === undefined ? t('Send it') : t('Change it')}
        </Button>
      </Form>
    </>
  )
}

/** Which of the named readers may read it. */
export const Readers = ({ readers, values }: { readers: readonly Named[]; values: readonly string[] }) => (
  <Checkboxes
    name="readers"
    legend={t('Who may read it?')}
    hint={t(
      'If you choose nobody, only you can see it. Each time somebody reads it, you can see that they did.',
    )}
    options={readers.map(({ id, name }) => ({ value: id, label: name }))}
    values={values}
    optional
  />
)
