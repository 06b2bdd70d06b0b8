import type { Known } from '#core/people/people-i-know.ts'
import { Button, Form, problemWith, Radios, SelectField, TextField } from '#ui/ui.ts'
import { t } from '#words'
import type { Shown } from '../../../http/ask.tsx'
import { TellingFields } from '../telling.tsx'

interface ListenFormProps {
  readonly at: string
  readonly who: string
  readonly person: Known | null
  readonly shown: Shown
  readonly readers: readonly string[]
  readonly seconds: readonly Known[]
}

/** What somebody says, how they agreed to its being written, and how they hear what comes of it. */
export const ListenForm = ({ at, who, person, shown, readers, seconds }: ListenFormProps) => (
  <Form action={at} requestId={shown.requestId} draft={`listen-${who}`}>
    <input type="hidden" name="who" value={who} />
    {person === null && <Stranger shown={shown} />}
    <TellingFields shown={shown} readers={readers} forThem />
    <Radios
      name="consent"
      legend={t('How did they agree that you write it down?')}
      value={shown.values.consent}
      error={problemWith(shown.problems, 'consent')}
      options={[
        { value: 'aloud', label: t('They said so') },
        { value: 'on_paper', label: t('They signed on paper') },
      ]}
    />
    <Radios
      name="channel"
      legend={t('How do they hear what comes of it?')}
      value={shown.values.channel ?? (person === null ? 'paper' : 'here')}
      error={problemWith(shown.problems, 'channel')}
      options={[
        ...(person === null ? [] : [{ value: 'here', label: t('Here in Kith') }]),
        { value: 'paper', label: t('On paper') },
        { value: 'phone', label: t('Somebody rings them') },
      ]}
    />
    <TextField
      name="reach"
      label={t('Their address or number')}
      hint={t('Only if it is on paper or by phone. Only those who run this see it.')}
      value={shown.values.reach}
      error={problemWith(shown.problems, 'reach')}
      maxlength={200}
      optional
    />
    <SelectField
      name="second"
      label={t('The second grown-up')}
      hint={t(
        'Needed for a child you have no tie with. They can read what you write, and the child is told who it is.',
      )}
      value={shown.values.second}
      error={problemWith(shown.problems, 'second')}
      options={[
        { value: '', text: t('Nobody') },
        ...seconds.map(({ id, name }) => ({ value: id, text: name })),
      ]}
    />
    <Button>{t('Keep it')}</Button>
  </Form>
)

const Stranger = ({ shown }: { shown: Shown }) => (
  <>
    <TextField
      name="name"
      label={t('Their name')}
      hint={t('They need not give one.')}
      value={shown.values.name}
      error={problemWith(shown.problems, 'name')}
      maxlength={120}
      optional
    />
    <Radios
      name="age"
      legend={t('Are they grown up?')}
      inline
      value={shown.values.age}
      error={problemWith(shown.problems, 'age')}
      options={[
        { value: 'grown_up', label: t('Yes') },
        { value: 'child', label: t('No, under 18') },
      ]}
    />
  </>
)
