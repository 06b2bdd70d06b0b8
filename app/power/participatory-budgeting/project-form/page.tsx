import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { Button, Checkboxes, Form, Notice, problemWith, SelectField, TextArea, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { type Budget, budgetOfMine } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { grownUpsOfHost } from '../hosting.ts'
import { typedAmount } from '../money.ts'
import { ideasOf, type Project, theProject } from '../projects.ts'

export const schema = z.object({
  id: z.uuid(),
  title: z
    .string()
    .trim()
    .min(1, { error: () => t('Give it a name.') })
    .max(200, { error: () => t('Keep it to 200 letters.') }),
  words: z
    .string()
    .trim()
    .max(4000, { error: () => t('Keep it to 4,000 letters.') }),
  place: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep it to 200 letters.') }),
  cost: z.string().trim().max(40),
  helper: z.union([z.literal(''), z.uuid()]).default(''),
  ideas: z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.uuid()).max(50)),
})

type Input = z.output<typeof schema>

/** `/budgets/:id/projects/new`: one project out of one idea or several. */
export async function showNewProject(ask: Ask & { shown?: Shown }) {
  const budget = await budgetOfMine(ask.tx, ask.c.req.param('id')!)
  return ProjectForm({ ask, budget, action: `/budgets/${budget.id}/projects/new`, project: null })
}

/** `/budgets/projects/:id/change`: until people vote on it. */
export async function showChangeProject(ask: Ask & { shown?: Shown }) {
  const project = await theProject(ask.tx, ask.c.req.param('id')!)
  const budget = await budgetOfMine(ask.tx, project.budgetId)
  return ProjectForm({ ask, budget, action: `/budgets/projects/${project.id}/change`, project })
}

async function ProjectForm({
  ask: { tx, shown = blank },
  budget,
  action,
  project,
}: {
  ask: Ask & { shown?: Shown }
  budget: Budget
  action: string
  project: Project | null
}) {
  const { problems, values } = shown
  const typed = shown.requestId !== undefined
  const [people, ideas] = [await grownUpsOfHost(tx, budget.id), await freeIdeas(tx, budget.id)]
  const value = (name: string, before: string | null | undefined) =>
    typed ? values[name] : (before ?? undefined)
  const cost = project?.cost == null ? null : String(project.cost / 10 ** budget.decimals)
  return (
    <BudgetFrame
      budget={budget}
      title={project === null ? t('Make a project') : t('Change a project')}
      problems={problems}
    >
      {budget.stage !== 'ideas' && budget.stage !== 'projects' ? (
        <Notice>
          <p>{t('The projects are fixed, because people vote on them.')}</p>
        </Notice>
      ) : (
        <Form action={action} draft={`project-${project?.id ?? budget.id}`} requestId={shown.requestId}>
          <TextField
            name="title"
            label={t('What is it called?')}
            value={value('title', project?.title)}
            error={problemWith(problems, 'title')}
            maxlength={200}
          />
          <TextArea
            name="words"
            label={t('What will be done?')}
            value={value('words', project?.words)}
            error={problemWith(problems, 'words')}
            maxlength={4000}
            optional
          />
          <TextField
            name="place"
            label={t('Where?')}
            value={value('place', project?.place)}
            error={problemWith(problems, 'place')}
            maxlength={200}
            optional
          />
          <TextField
            name="cost"
            label={t('What does it cost, in pounds?')}
            hint={t('It can be left empty until the vote opens.')}
            value={value('cost', cost)}
            error={problemWith(problems, 'cost')}
            width="short"
            inputmode="decimal"
            optional
          />
          <SelectField
            name="helper"
            label={t('Who stands by it?')}
            hint={t('Their name is on the project’s page. They are told.')}
            value={value('helper', people.find(({ name }) => name === project?.helper)?.id)}
            options={[
              { value: '', text: t('Nobody yet') },
              ...people.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            error={problemWith(problems, 'helper')}
          />
          {ideas.length > 0 && (
            <Checkboxes
              name="ideas"
              legend={project === null ? t('Which ideas are in it?') : t('Join more ideas to it')}
              hint={t('Whoever had one hears what becomes of the project.')}
              options={ideas.map(({ id, title }) => ({ value: id, label: title }))}
              values={shown.all('ideas')}
              optional
            />
          )}
          <Button>{project === null ? t('Make it') : t('Keep it')}</Button>
        </Form>
      )}
    </BudgetFrame>
  )
}

/** Ideas that were said yes to and are in no project yet. */
const freeIdeas = async (tx: Tx, budgetId: string) =>
  (await ideasOf(tx, budgetId)).filter(({ says, projects }) => says === 'yes' && projects === 0)

async function checked(tx: Tx, budget: Budget, input: Input) {
  if (budget.stage !== 'ideas' && budget.stage !== 'projects')
    throw new Mend('', t('The projects are fixed, because people vote on them.'))
  const cost = input.cost === '' ? null : typedAmount(input.cost, budget.decimals)
  if (cost === null && input.cost !== '') throw new Mend('cost', t('Write an amount like 20000 or 1250.50.'))
  if (cost !== null && cost > budget.amount)
    throw new Mend('cost', t('It costs more than the whole budget. Make it smaller.'))
  if (input.helper !== '' && !(await grownUpsOfHost(tx, budget.id)).some(({ id }) => id === input.helper))
    throw new Mend('helper', t('Choose somebody from the list.'))
  const ideas = JSON.stringify(input.ideas)
  return sql`${input.title}, ${input.words}, ${input.place}, ${cost}, ${input.helper || null}, ${ideas}::jsonb`
}

export async function makeProject({ tx, input, requestId }: Ask & { input: Input; requestId: string }) {
  const budget = await budgetOfMine(tx, input.id)
  const values = await checked(tx, budget, input)
  await sql`select make_project(${requestId}, ${budget.id}, ${values})`.execute(tx)
  return { to: `/budgets/projects/${requestId}`, say: t('It is a project now.') }
}

export async function changeProject({ tx, input }: Ask & { input: Input }) {
  const { budgetId } = await theProject(tx, input.id)
  const values = await checked(tx, await budgetOfMine(tx, budgetId), input)
  await sql`select change_project(${input.id}, ${values})`.execute(tx)
  return { to: `/budgets/projects/${input.id}`, say: t('Kept.') }
}
