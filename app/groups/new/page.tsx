import { z } from 'zod'
import { madeKinds } from '#core/groups/group-words.ts'
import { foundGroup } from '#core/groups/make-group.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'

export const schema = z.object({
  kind: z.enum(madeKinds, { error: () => t('Choose what it is.') }),
  name: z
    .string({ error: () => t('Write a name for it.') })
    .trim()
    .min(1, { error: () => t('Write a name for it.') })
    .max(120, { error: () => t('Keep the name to 120 letters.') }),
})

/** `/groups/new`: begins a group, with me in it. */
export async function showNew({ shown = blank }: Ask & { shown?: Shown }) {
  const wrong = (field: string) => problemWith(shown.problems, field)
  return (
    <Layout
      title={t('Start a group')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/groups">{t('My groups')}</BackLink>}
    >
      <PageTitle lead={t('You are the first one in it. You ask others to join, and each says yes or no.')}>
        {t('Start a group')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action="/groups/new" requestId={shown.requestId}>
        <Radios
          name="kind"
          legend={t('What is it?')}
          options={[
            {
              value: 'family',
              label: t('A family'),
              hint: t(
                'For people who are family with you here. Adults in it can read what a child opens to it.',
              ),
            },
            {
              value: 'circle',
              label: t('A circle'),
              hint: t('A few people around somebody, or around a question.'),
            },
            { value: 'team', label: t('A team'), hint: t('People who do something together.') },
            {
              value: 'cell',
              label: t('A cell'),
              hint: t('A few people who meet often and look after each other.'),
            },
          ]}
          value={shown.values.kind}
          error={wrong('kind')}
        />
        <TextField
          name="name"
          label={t('What is it called?')}
          hint={t('Whoever you ask to join can read this.')}
          value={shown.values.name}
          error={wrong('name')}
          autocomplete="off"
          maxlength={120}
        />
        <Button>{t('Start it')}</Button>
      </Form>
    </Layout>
  )
}

export async function found({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  await foundGroup(tx, { id: requestId, ...input })
  return { to: `/groups/${requestId}`, say: t('It has started. Now ask somebody to join.') }
}
