import { Tag, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import { costAndPlace, type Unit } from '../money.ts'
import type { Idea, NewsState, Project } from '../projects.ts'

/** How a winner gets on, in a word or two. */
export function newsWords(state: NewsState): string {
  const words: Readonly<Record<NewsState, string>> = {
    begun: t('Begun'),
    going_on: t('Going on'),
    held_up: t('Held up'),
    done: t('Done'),
  }
  return words[state]
}

export function ProjectState({ project }: { project: Project }) {
  const { withdrawnAt, story, state } = project
  if (withdrawnAt !== null) return <Tag>{t('Withdrawn')}</Tag>
  if (story === null) return null
  if (!story.won) return <Tag>{t('Did not win')}</Tag>
  if (state === null) return <Tag tone="good">{t('Won')}</Tag>
  return <Tag tone={state === 'held_up' ? 'waiting' : 'good'}>{newsWords(state)}</Tag>
}

export const ProjectList = ({ budget, projects }: { budget: Unit; projects: readonly Project[] }) => (
  <section>
    <h2>{t('Projects')}</h2>
    <ThingList
      label={t('Projects')}
      empty={{ text: t('There are no projects yet. They come out of the ideas.') }}
    >
      {projects.map((project) => (
        <Thing
          title={project.title}
          href={`/budgets/projects/${project.id}`}
          meta={costAndPlace(project, budget)}
        >
          <ProjectState project={project} />
        </Thing>
      ))}
    </ThingList>
  </section>
)

export const IdeaList = ({ ideas, stillOpen }: { ideas: readonly Idea[]; stillOpen: boolean }) => (
  <section>
    <h2>{t('Ideas')}</h2>
    <ThingList
      label={t('Ideas')}
      empty={{ text: stillOpen ? t('No ideas yet. Yours can be the first.') : t('There were no ideas.') }}
    >
      {ideas.map((idea) => (
        <Thing
          title={idea.title}
          href={`/budgets/ideas/${idea.id}`}
          {...(idea.place !== null && { meta: idea.place })}
        >
          {idea.mine && <Tag>{t('Yours')}</Tag>} <IdeaState idea={idea} />
        </Thing>
      ))}
    </ThingList>
  </section>
)

export function IdeaState({ idea }: { idea: Idea }) {
  if (idea.says === null) return <Tag tone="waiting">{t('Waiting to be read')}</Tag>
  if (idea.says === 'no') return <Tag>{t('Not taken up')}</Tag>
  return idea.projects > 0 ? <Tag tone="good">{t('Became a project')}</Tag> : null
}
