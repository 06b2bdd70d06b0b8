import { Details, fieldId, type Problem, problemWith } from '#ui/ui.ts'
import { t } from '#words'
import type { Budget } from '../budget.ts'
import { costAndPlace } from '../money.ts'
import type { Project } from '../projects.ts'
import { fieldOf, type Read } from './read-choice.ts'

interface BallotPaperProps {
  readonly budget: Budget
  readonly projects: readonly Project[]
  readonly read: Read
  readonly wrong: readonly Problem[]
  readonly legend: string
}

/** Projects to choose from: a box to tick, points to give, or a place in one's order. */
export const BallotPaper = ({ budget, projects, read, wrong, legend }: BallotPaperProps) => (
  <fieldset class="field">
    <legend class="field-label">{legend}</legend>
    <ul class="ballot-list">
      {projects.map((project) => (
        <li class="ballot-one">
          <Mark
            budget={budget}
            project={project}
            value={read.typed.get(project.position)}
            error={problemWith(wrong, fieldOf(project.position))}
          />
          <p class="choice-hint" id={`about-${project.position}`}>
            {costAndPlace(project, budget)}
          </p>
          {project.words !== '' && (
            <Details summary={t('More about it')}>
              <p class="said">{project.words}</p>
              <p>
                <a href={`/budgets/projects/${project.id}`} target="_blank" rel="noreferrer">
                  {t('Its page (in a new window)')}
                </a>
              </p>
            </Details>
          )}
        </li>
      ))}
    </ul>
  </fieldset>
)

interface MarkProps {
  readonly budget: Budget
  readonly project: Project
  readonly value: string | undefined
  readonly error: string | undefined
}

function Mark({ budget, project: { position, title }, value, error }: MarkProps) {
  const name = fieldOf(position)
  const id = fieldId(name)
  const about = `about-${position}`
  if (budget.form === 'approval')
    return (
      <div class="choice">
        <input
          id={id}
          type="checkbox"
          name="choice"
          value={String(position)}
          checked={value !== undefined}
          aria-describedby={about}
        />
        <label for={id}>{title}</label>
      </div>
    )
  return (
    <>
      <div class="ballot-number">
        <label for={id}>{title}</label>
        <input
          class="input input-short"
          id={id}
          name={name}
          value={value ?? ''}
          inputmode="numeric"
          maxlength={6}
          placeholder={budget.form === 'points' ? t('points') : t('place')}
          aria-describedby={error === undefined ? about : `${about} ${id}-error`}
          aria-invalid={error === undefined ? undefined : 'true'}
        />
      </div>
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
}
