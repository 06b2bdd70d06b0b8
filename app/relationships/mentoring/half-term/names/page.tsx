import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { BackLink, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'
import { needRuns } from '../../my-side.ts'
import { coverage, learnersWho, standings } from '../coverage.ts'
import { standsWords, unitWords } from '../words.ts'

const which = z.enum([...standings, 'unset'])

/** `/mentoring/half-term/:id?stands=`: who they are, for those who have them in their care. */
export async function showNames(ask: Ask) {
  const { c, tx } = ask
  await needRuns(tx)
  const parsed = which.safeParse(c.req.query('stands'))
  const units = await coverage(ask)
  const unit = units.find(({ group_id }) => group_id === c.req.param('id'))
  if (unit === undefined || !parsed.success) throw new Refused('unseen')
  const learners = await learnersWho(ask, unit.group_id, parsed.data)
  return (
    <Layout
      title={standsWords(parsed.data)}
      before={<BackLink href="/mentoring/half-term">{t('This half-term')}</BackLink>}
    >
      <PageTitle caption={unitWords(unit, units)}>{standsWords(parsed.data)}</PageTitle>
      {learners.length === 0 ? (
        <p>{t('Nobody just now.')}</p>
      ) : (
        <ul class="names">
          {learners.map(({ name }) => (
            <li>{name}</li>
          ))}
        </ul>
      )}
    </Layout>
  )
}
