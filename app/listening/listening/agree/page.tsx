import { threadStrip } from '#core/threads/strip.tsx'
import { BackLink, Button, Layout, Notice, PageTitle, Progress } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { myPlace, type Result, resultOf } from '../count/result.ts'
import { type Listening, listening } from '../listenings.ts'
import { statementsIn } from '../statements.ts'
import { Across, Groups, Lists } from './lists.tsx'
import { OpinionMap } from './map.tsx'
import { WhoIsMissing } from './who-is-missing.tsx'

/** `/listening/:id/agree`: where people agree, what divides them, whose voice is missing. Figures only, nobody's answers. */
export async function agreePage(ask: OpenAsk) {
  const { c, tx, me } = ask
  const one = await listening(tx, c.req.param('id')!)
  const result = await resultOf(tx, one.id)
  const words = new Map((await statementsIn(tx, one.id)).map(({ id, words }) => [id, words]))
  const place = me === null ? null : await myPlace(tx, one.id)
  const { told } = result
  return (
    <Layout
      title={t('Where people agree')}
      current="say"
      wide
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle caption={one.title}>{t('Where people agree')}</PageTitle>
      <Counting one={one} result={result} />
      {told !== null && (
        <>
          <p>
            {t(
              '{people, plural, one {# person} other {# people}} gave {votes, plural, one {# answer} other {# answers}}.',
              { people: told.people, votes: told.votes },
            )}{' '}
            {result.countedAt !== null && t('Counted {when}.', { when: formatDateTime(result.countedAt) })}
          </p>
          {told.show === 'groups' ? (
            <>
              <Across told={told} words={words} />
              <OpinionMap told={told} me={place} />
              {place !== null && (
                <p>
                  <a href={`/listening/${one.id}/my-place`}>
                    {t('Why do I stand there? (only you see this)')}
                  </a>
                </p>
              )}
              <Groups told={told} words={words} />
            </>
          ) : (
            <WhyNoGroups told={told} />
          )}
          <Lists told={told} words={words} />
          <WhoIsMissing coverage={told.coverage} />
          <p class="listening-note">
            {t('Anybody can count again: the answers that went in have the mark {mark}.', {
              mark: (result.hash ?? '').slice(0, 12),
            })}
          </p>
        </>
      )}
      {await threadStrip(ask, one.id)}
    </Layout>
  )
}

const Counting = ({ one, result }: { one: Listening; result: Result }) => {
  if (result.failed)
    return (
      <Notice kind="problem" title={t('The count did not work out')}>
        <p>
          {t('Something went wrong on our side. No answer is lost. It is counted again with the next one.')}
        </p>
      </Notice>
    )
  if (!result.counting && result.told === null) return <p>{t('Nobody has answered yet.')}</p>
  if (!result.counting) return null
  return (
    <>
      <Progress
        label={t('It is being counted anew.')}
        value={Math.round((result.share ?? 0) * 100)}
        max={100}
      />
      <Button href={`/listening/${one.id}/agree`} kind="quiet">
        {t('Look again')}
      </Button>
    </>
  )
}

const WhyNoGroups = ({ told }: { told: NonNullable<Result['told']> }) => {
  const few = told.reasons.find(({ kind }) => kind === 'too-few-people')
  return (
    <p>
      {few !== undefined
        ? t(
            'Too few people have answered to speak of groups: that would say more about chance than about people. So here are lists.',
          )
        : t('Answers hang together no more than chance would have it. So there are no groups, only lists.')}
    </p>
  )
}
