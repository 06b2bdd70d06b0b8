import {
  Button,
  DateField,
  Details,
  Form,
  type Problem,
  problemWith,
  Radios,
  SelectField,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import type { Budget } from '../budget.ts'
import { methods } from './opening.ts'

interface ChoicesProps {
  readonly budget: Budget
  readonly values: Readonly<Record<string, string | undefined>>
  readonly problems: readonly Problem[]
}

/** How people vote, how it is counted, from when until when. Sent by address, so that one can go back and forth. */
export function Choices({ budget, values, problems }: ChoicesProps) {
  const date = (name: string) => ({
    day: values[`${name}-day`],
    month: values[`${name}-month`],
    year: values[`${name}-year`],
  })
  return (
    <Form action={`/budgets/${budget.id}/open`} method="get">
      <input type="hidden" name="look" value="yes" />
      <Radios
        name="form"
        legend={t('How do people vote?')}
        options={[
          { value: 'approval', label: t('They choose projects they like') },
          { value: 'points', label: t('They share out points') },
          { value: 'ranked', label: t('They put projects in order') },
        ]}
        value={values.form ?? 'approval'}
        error={problemWith(problems, 'form')}
      />
      <TextField
        name="most"
        label={t('How many projects at most?')}
        hint={t('Leave it empty for as many as they like.')}
        value={values.most}
        error={problemWith(problems, 'most')}
        width="short"
        inputmode="numeric"
        optional
      />
      <TextField
        name="points"
        label={t('How many points has everybody?')}
        hint={t('Only where people share out points.')}
        value={values.points}
        error={problemWith(problems, 'points')}
        width="short"
        inputmode="numeric"
        optional
      />
      <SelectField
        name="method"
        label={t('How is it counted?')}
        value={values.method ?? 'equal-shares'}
        options={Object.entries(methods).map(([value, words]) => ({ value, text: words() }))}
        error={problemWith(problems, 'method')}
      />
      <TextField
        name="threshold"
        label={t('How many votes does a project need at least?')}
        value={values.threshold}
        error={problemWith(problems, 'threshold')}
        width="short"
        inputmode="numeric"
        optional
      />
      <TextField
        name="lot"
        label={t('What is the lot for ties drawn from?')}
        hint={t('Something nobody can choose: dice in the hall, or a number that was in the news.')}
        value={values.lot}
        error={problemWith(problems, 'lot')}
        maxlength={200}
        optional
      />
      <DateField
        name="opens"
        label={t('Voting opens')}
        hint={t('Leave it empty to open it now.')}
        value={date('opens')}
        error={problemWith(problems, 'opens')}
        optional
      />
      <DateField
        name="closes"
        label={t('Voting ends')}
        hint={t('At the end of this day.')}
        value={date('closes')}
        error={problemWith(problems, 'closes')}
      />
      <Details
        summary={t('Another rule, as a document')}
        open={(values.json ?? '') !== '' || problemWith(problems, 'json') !== undefined}
      >
        <TextArea
          name="json"
          label={t('The rule as JSON')}
          hint={t('Instead of what is chosen above for the count. For those who know the counting program.')}
          value={values.json}
          error={problemWith(problems, 'json')}
          maxlength={5000}
          optional
        />
      </Details>
      <Button>{t('See how it reads')}</Button>
    </Form>
  )
}
