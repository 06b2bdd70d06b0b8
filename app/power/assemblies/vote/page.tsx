import { z } from 'zod'
import { castVote } from '#core/ballots/cast-vote.ts'
import { myVoteIn } from '#core/ballots/turnout.ts'
import { Button, Checkboxes, Form } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { assembly } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { ballotOf } from '../recommendations/ballot.ts'

export const schema = z.object({
  id: z.uuid(),
  support: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((one) => [...new Set([one].flat())]),
})

const optionsOf = (tx: Ask['tx'], ballotId: string) =>
  tx
    .selectFrom('ballot_options')
    .select(['id', 'title'])
    .where('ballot_id', '=', ballotId)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .execute()

/** `/assemblies/:id/vote`: a member says, in secret, which recommendations they support. */
export async function showVote({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assembly(tx, c.req.param('id')!)
  const ballot = await ballotOf(tx, about.id)
  const mine = ballot && (await myVoteIn(tx, ballot.id))
  return (
    <AssemblyPage
      about={about}
      title={t('Which of these do you support?')}
      lead={t('Your vote is sealed: nobody can find out what you said.')}
      problems={shown.problems}
    >
      {ballot === undefined || ballot.closed_at !== null ? (
        <p>{t('There is no vote at the moment.')}</p>
      ) : mine === 'may' ? (
        <Form action={`/assemblies/${about.id}/vote`} requestId={shown.requestId}>
          <Checkboxes
            name="support"
            legend={t('Tick all that you support')}
            values={shown.all('support')}
            options={(await optionsOf(tx, ballot.id)).map(({ id, title }) => ({ value: id, label: title }))}
          />
          <p>{t('A vote is final.')}</p>
          <Button>{t('Vote')}</Button>
        </Form>
      ) : mine == null ? (
        <p>{t('The members of the panel vote here.')}</p>
      ) : (
        <p>{t('You have voted. Thank you.')}</p>
      )}
    </AssemblyPage>
  )
}

export async function vote({ tx, house, input }: Ask & { input: z.output<typeof schema> }) {
  const to = `/assemblies/${input.id}/vote`
  const ballot = await ballotOf(tx, input.id)
  if (ballot === undefined || ballot.closed_at !== null) throw new Mend('', t('The vote is over.'))
  const known = new Set((await optionsOf(tx, ballot.id)).map(({ id }) => id))
  const cast = await castVote(
    tx,
    house,
    ballot.id,
    input.support.filter((option) => known.has(option)),
  )
  return cast.done === 'cast'
    ? { to, say: t('Voted. Your receipt: {receipt}', { receipt: cast.receipt }) }
    : { to, say: t('You had voted already. That vote counts.') }
}
