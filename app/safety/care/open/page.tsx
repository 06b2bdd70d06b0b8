import { z } from 'zod'
import { openOverride } from '#core/safety/overrides.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextArea,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { reason } from '../../reason.ts'
import { cared } from '../person/page.tsx'

export const openSchema = z.object({ id: z.uuid(), reason })

/** `/safety/care/:id/open`: look at one child's things for their safety, with a reason, for a day. */
export async function openPage(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const child = await cared(tx, c.req.param('id')!)
  const at = `/safety/care/${child.id}`
  return (
    <Layout
      title={t('Open their things for 24 hours')}
      current="safety"
      wrong={shown.problems.length > 0}
      before={<BackLink href={at}>{child.name}</BackLink>}
    >
      <PageTitle caption={child.name}>{t('Open their things for 24 hours')}</PageTitle>
      <ul>
        <li>{t('You will see everything of theirs, even what they keep to themselves.')}</li>
        <li>{t('The other leads are told at once.')}</li>
        <li>
          {t(
            '{name} will see that you looked, when, and the reason just as you write it here, unless two leads hold that back.',
            {
              name: child.name,
            },
          )}
        </li>
        <li>{t('It closes by itself after 24 hours. Close it sooner if you have seen enough.')}</li>
      </ul>
      <ErrorSummary problems={shown.problems} />
      <Form action={`${at}/open`} requestId={shown.requestId}>
        <TextArea
          name="reason"
          label={t('Why do you have to look?')}
          value={shown.values.reason}
          error={problemWith(shown.problems, 'reason')}
          rows={4}
          maxlength={2000}
        />
        <ButtonRow>
          <Button kind="danger">{t('Open them now')}</Button>
          <Button kind="quiet" href={at}>
            {t('No, go back')}
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

export async function openIt({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof openSchema>; requestId: string }) {
  await cared(tx, input.id)
  await openOverride(tx, requestId, input.id, input.reason).catch((error: unknown) => {
    const { code } = error as { code?: string }
    if (code === 'KI003')
      throw new Mend(
        'reason',
        t(
          'You cannot open this one. You can do this only for a child in your care, and never for your own family.',
        ),
      )
    if (code === 'KI004')
      throw new Mend('reason', t('There is no second lead to be told, so it cannot be opened.'))
    throw error
  })
  return { to: `/safety/overrides/${requestId}`, say: t('It is open to you until this time tomorrow.') }
}
