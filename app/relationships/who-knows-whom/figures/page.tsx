import { FEWEST } from '#core/small-numbers/fewest.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Layout, PageTitle, Table } from '#ui/ui.ts'
import { formatDate, formatNumber, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { figuresOf } from '../figures.ts'
import { roundFor } from '../rounds.ts'

/** `/who-knows-whom/rounds/:id/figures`: how a round went, in numbers that point at nobody. */
export async function figuresPage({ c, tx }: Ask) {
  const round = await roundFor(tx, c.req.param('id')!, 'iRun')
  const figures = await figuresOf(tx, round.id)
  if (figures === undefined) throw new Refused('unseen')
  const number = (count: number | null) => (count === null ? t('too few to show') : formatNumber(count))
  const { known, answers, learners } = figures
  return (
    <Layout
      title={t('How it went')}
      current="people"
      before={<BackLink href="/who-knows-whom">{t('Who knows whom')}</BackLink>}
    >
      <PageTitle
        caption={t('{group}, {date}', { group: round.group, date: formatDate(round.openedAt) })}
        lead={t(
          'A number under {least} is not shown, and neither is one that would give it away. Nobody is counted by name, no grown-up at all.',
          { least: FEWEST },
        )}
      >
        {t('How it went')}
      </PageTitle>
      <Table
        caption={t('How well grown-ups know the learners')}
        columns={[{ text: t('Learners') }, { text: t('How many'), number: true }]}
        rows={[
          [t('Known well by somebody'), number(known.well)],
          [t('Known a little'), number(known.little)],
          [t('Not known by anybody yet'), number(known.nobody)],
          [t('All'), number(learners)],
        ]}
      />
      <Table
        caption={t('Who said something')}
        columns={[{ text: t('Learners') }, { text: t('How many'), number: true }]}
        rows={[
          [t('Said something'), number(answers.answered)],
          [t('Said nothing, which may mean anything'), number(answers.notAnswered)],
          [t('All'), number(learners)],
        ]}
      />
    </Layout>
  )
}
