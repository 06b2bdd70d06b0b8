import { t } from '#words'
import type { WayIn } from '../../sign-in/person/ways-in.ts'
import type { Link } from './links.ts'
import { kindWords, Standing } from './words.tsx'

/** Learners, each with all their links together, so that one is looked at beside the others. */
export function ByLearner({ links, ways }: { links: readonly Link[]; ways: ReadonlyMap<string, WayIn> }) {
  const learners = Map.groupBy(links, ({ learnerId }) => learnerId)
  return (
    <>
      {[...learners].map(([id, theirs]) => (
        <fieldset class="field">
          <legend class="field-label">{theirs[0]!.learner}</legend>
          <div class="choices">
            {theirs.map((link) => (
              <OneLink key={id} link={link} way={ways.get(link.otherId)} />
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}

function OneLink({ link, way }: { key: string; link: Link; way: WayIn | undefined }) {
  const more = (
    <p class="choice-hint">
      {kindWords(link)} {(link.outcome !== null || link.withdrawn) && <Standing link={link} way={way} />}{' '}
      <a href={`/school/links/${link.id}`}>
        {t('Look')}
        <span class="unseen"> {link.other}</span>
      </a>
    </p>
  )
  if (link.outcome !== null)
    return (
      <div>
        <p>{link.other}</p>
        {more}
      </div>
    )
  return (
    <div class="choice">
      <input id={`tie-${link.id}`} type="checkbox" name="tie" value={link.id} />
      <label for={`tie-${link.id}`}>{link.other}</label>
      {more}
    </div>
  )
}
