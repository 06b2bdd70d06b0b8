import { personISee } from '#core/people/people-i-know.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { readAnswersOf } from '../both-sides.ts'

/** `/who-knows-whom/of/:id`: what a child said in every round, for a lead who looks for their safety. It is written down. */
export async function showAnswersOf({ c, tx }: Ask) {
  const id = c.req.param('id')!
  const answers = await readAnswersOf(tx, id)
  const child = await personISee(tx, id)
  if (child === undefined) throw new Refused('unseen')
  const { name } = child
  return (
    <Layout
      title={t('Who {name} can turn to', { name })}
      current="safety"
      before={<BackLink href="/safety/overrides">{t('Safety looks')}</BackLink>}
    >
      <PageTitle
        lead={t('It is open to you for a day, for {name}’s safety. We write down that you looked.', { name })}
      >
        {t('Who {name} can turn to', { name })}
      </PageTitle>
      <ThingList
        label={t('Who {name} can turn to', { name })}
        empty={{ text: t('Nothing that stands: they said nothing, or took it back.') }}
      >
        {answers.map(({ said, names, group, openedAt }) => (
          <Thing
            title={said === 'nobody' ? t('Nobody') : formatList(names.map((one) => one.name))}
            meta={t('{group}, {date}', { group, date: formatDate(openedAt) })}
          />
        ))}
      </ThingList>
    </Layout>
  )
}
