import { z } from 'zod'
import { myTies } from '#core/ties/my-ties.ts'
import { addEntry } from '#core/web/web.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, ErrorSummary, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { WordFields, wordSchema } from '../word-fields.tsx'

export const schema = z.object({ id: z.uuid(), ...wordSchema })

const circleFor: Readonly<Record<string, string>> = {
  parent: 'family',
  family: 'family',
  friend: 'friends',
  buddy: 'friends',
  tutor: 'school',
  mentor: 'school',
}

/** `/people/ties/:id/place`: puts somebody I have a tie with into my picture. */
export async function showPlace(ask: Ask & { shown?: Shown }) {
  const [tie] = await myTies(ask.tx, ask.c.req.param('id')!)
  if (tie === undefined || tie.child !== null) throw new Refused('unseen')
  const shown = ask.shown ?? { ...blank, values: { circle: circleFor[tie.kind] ?? 'community', near: '2' } }
  return (
    <Layout
      title={tie.other.name}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/people">{t('My people')}</BackLink>}
    >
      <PageTitle lead={t('Your own word. Only you see it unless you open it.')}>
        {t('What does {name} give you?', { name: tie.other.name })}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/people/ties/${tie.id}/place`} requestId={shown.requestId}>
        <WordFields shown={shown} />
        <ButtonRow>
          <Button>{t('Save')}</Button>
          <Button kind="quiet" href="/people">
            {t('Not now')}
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

export async function placeTie({
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { id: tieId, ...word } = input
  await addEntry(tx, me, { id: requestId, who: { tieId }, ...word })
  return { to: '/people', say: t('Saved.') }
}
