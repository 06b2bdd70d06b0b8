import { z } from 'zod'
import { askForHold, findToHold } from '#core/keeping/holds.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'
import { reason } from '../../safety/reason.ts'
import { needToDecide } from '../need.ts'

export const holdSchema = z.object({
  whom: z.uuid({ error: () => t('Choose whom or what to hold.') }),
  q: z.string().max(100).default(''),
  why: reason,
})

/** `/keeping/hold?q=`: find somebody or a group, say why, and hold. */
export async function holdPage({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  await needToDecide(tx)
  const { problems, values } = shown
  const q = (values.q ?? c.req.query('q') ?? '').trim().slice(0, 100)
  const found = await findToHold(tx, q)
  return (
    <Layout
      title={t('Hold somebody or a group')}
      current="school"
      wrong={problems.length > 0}
      before={<BackLink href="/keeping">{t('What is kept')}</BackLink>}
    >
      <ErrorSummary problems={problems} />
      <PageTitle
        lead={t(
          'For a court, an inquiry or a complaint. Nothing of theirs is deleted from now on. A second person has to agree within two weeks.',
        )}
      >
        {t('Hold somebody or a group')}
      </PageTitle>
      <Form action="/keeping/hold" method="get">
        <TextField
          name="q"
          label={t('Part of the name')}
          value={q}
          type="search"
          width="middle"
          maxlength={100}
        />
        <Button kind="quiet">{t('Find')}</Button>
      </Form>
      {q !== '' && found.length === 0 && <p>{t('Nobody here has that in their name.')}</p>}
      {found.length > 0 && (
        <Form action="/keeping/hold" requestId={shown.requestId}>
          <input type="hidden" name="q" value={q} />
          <Radios
            name="whom"
            legend={t('Whom?')}
            options={found.map(({ id, name, is_group }) => ({
              value: id,
              label: is_group ? t('{group}: everybody who is or was in it', { group: name }) : name,
            }))}
            value={values.whom}
            error={problemWith(problems, 'whom')}
          />
          <TextArea
            name="why"
            label={t('Why?')}
            hint={t('Who asked for it, and what it is about. Only those who decide here read it.')}
            value={values.why}
            maxlength={2000}
            error={problemWith(problems, 'why')}
          />
          <Button>{t('Hold it')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function placeHold({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof holdSchema>; requestId: string }) {
  await askForHold(tx, { id: requestId, whom: input.whom, why: input.why })
  return { to: '/keeping', say: t('Held from now on. Somebody else has to agree within two weeks.') }
}
