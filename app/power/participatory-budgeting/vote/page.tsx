import { castVote } from '#core/ballots/cast-vote.ts'
import { myVoteIn } from '#core/ballots/turnout.ts'
import type { Tx } from '#db/client.ts'
import { Button, Details, Form, type Problem, TextField } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { type Budget, theBudget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { type Project, projectsOf } from '../projects.ts'
import { votingInWords } from '../rule/page.tsx'
import { BallotPaper } from './ballot-paper.tsx'
import { myBooth } from './booth.ts'
import { CastIt } from './cast-it.tsx'
import { CheckIt } from './check-it.tsx'
import { NoVote } from './no-vote.tsx'
import { type Read, readChoice, type Sent } from './read-choice.ts'
import { whatsWrong } from './whats-wrong.ts'

interface Booth {
  readonly budget: Budget
  readonly read: Read
  /** What is wrong with the vote as it is; nothing when it can be cast. */
  readonly wrong: readonly Problem[]
}

/** What is on the ballot, in a few columns. */
const optionsOf = (tx: Tx, ballotId: string) =>
  tx
    .selectFrom('ballot_options')
    .select(['position', 'title', 'withdrawn_at'])
    .where('ballot_id', '=', ballotId)
    .execute()

async function enter({ c, tx }: Ask, sent: Sent): Promise<Booth> {
  const budget = await theBudget(tx, c.req.param('id')!)
  const form = budget.form ?? 'approval'
  const read = readChoice(form, sent)
  const options = budget.ballotId === null ? [] : await optionsOf(tx, budget.ballotId)
  return { budget, read, wrong: whatsWrong(read, options, { ...budget, form }) }
}

/** `/budgets/:id/vote`: find projects and choose. Nothing of it is kept until the vote is cast. */
export async function showVote(ask: Ask) {
  const booth = await enter(ask, {})
  return (await mayNot(ask, booth.budget)) ?? choosing(ask, { ...booth, wrong: [], q: '' })
}

/** The same again with what was chosen so far: after looking for a word, to check it, or to change it. */
export async function choose(ask: Ask) {
  const sent = await ask.c.req.parseBody({ all: true })
  const booth = await enter(ask, sent)
  const not = await mayNot(ask, booth.budget)
  if (not !== null) return not
  if (sent.do === 'check' && booth.wrong.length === 0)
    return CheckIt({ ...booth, projects: await projectsOf(ask.tx, booth.budget.id) })
  const q = typeof sent.q === 'string' ? sent.q.slice(0, 100) : ''
  return choosing(ask, { ...booth, wrong: sent.do === 'check' ? booth.wrong : [], q })
}

/** Casts it. The receipt is in the answer and nowhere else. */
export async function cast(ask: Ask) {
  const { c, tx, house } = ask
  const sent = await c.req.parseBody({ all: true })
  const booth = await myBooth(tx, c.req.param('id')!)
  const read = booth && readChoice(booth.form, sent)
  if (booth !== null && read !== null && whatsWrong(read, booth.options, booth).length === 0)
    return CastIt({ budget: booth, done: await castVote(tx, house, booth.ballotId, read.answer) })
  const entered = await enter(ask, sent)
  return (await mayNot(ask, entered.budget)) ?? choosing(ask, { ...entered, q: '' })
}

async function mayNot({ tx, house }: Ask, budget: Budget) {
  const mine = budget.ballotId === null ? null : await myVoteIn(tx, budget.ballotId)
  return budget.isOpen && mine === 'may' ? null : NoVote({ budget, mine, now: house.now() })
}

const howToWrite = ({ form }: Budget): readonly string[] =>
  form === 'points'
    ? [t('Write how many you give, and leave the others empty.')]
    : form === 'ranked'
      ? [t('Write 1 at the best one, 2 at the next, and leave the others empty.')]
      : []

async function choosing({ tx }: Ask, { budget, read, wrong, q }: Booth & { q: string }) {
  const there = (await projectsOf(tx, budget.id)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const wanted = q.trim().toLocaleLowerCase()
  const isFound = ({ title, words, place, label }: Project) =>
    [title, words, place ?? '', label].some((text) => text.toLocaleLowerCase().includes(wanted))
  const chosen = there.filter(({ position }) => read.typed.has(position))
  const [found, others] = [there.filter(isFound), chosen.filter((project) => !isFound(project))]
  return (
    <BudgetFrame
      budget={budget}
      title={t('Vote')}
      lead={[...votingInWords(budget), ...howToWrite(budget)].join(' ')}
      problems={wrong}
    >
      <Form action={`/budgets/${budget.id}/vote`} class="ballot">
        {there.length > 8 && (
          <div class="ballot-find">
            <TextField
              name="q"
              label={t('Find a project')}
              value={q}
              type="search"
              maxlength={100}
              optional
            />
            <Button name="do" value="find" kind="quiet">
              {t('Find')}
            </Button>
          </div>
        )}
        {others.length > 0 && (
          <BallotPaper
            budget={budget}
            projects={others}
            read={read}
            wrong={wrong}
            legend={t('You chose these')}
          />
        )}
        {found.length === 0 && <p>{t('No project has that word. Try another, or leave the box empty.')}</p>}
        {found.length > 0 && (
          <BallotPaper
            budget={budget}
            projects={found}
            read={read}
            wrong={wrong}
            legend={wanted === '' ? t('Projects') : t('Found')}
          />
        )}
        <Button name="do" value="check">
          {t('Check my vote')}
        </Button>
      </Form>
      <Details summary={t('Who sees how I vote?')}>
        <p>
          {t(
            'Nobody. Your vote goes into a sealed envelope that nobody can open. When voting is over all envelopes are mixed and opened at once, without names. Those who keep the roll see only that you have voted.',
          )}
        </p>
      </Details>
    </BudgetFrame>
  )
}
