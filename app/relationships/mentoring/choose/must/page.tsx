import { z } from 'zod'
import { BackLink, Button, Checkboxes, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'
import { needToChoose } from '../../my-side.ts'
import { choose, chosen, offered, wishes } from '../mentors.ts'

const several = z.union([z.string().max(60), z.array(z.string().max(60)).max(12)]).default([])
export const schema = z.object({ languages: several, times: several })

const each = (lists: readonly (readonly string[])[]) =>
  [...new Set(lists.flat())].toSorted((a, b) => a.localeCompare(b))

/** `/mentoring/choose/must`: a language they must speak, a time they must have. Ticking nothing leaves all open. */
export async function showMust({ tx }: Ask) {
  await needToChoose(tx)
  const [people, wish] = [await offered(tx), await wishes(tx)]
  const languages = each([...people.map((one) => one.languages), wish.languages])
  const times = each([...people.map((one) => one.times), wish.times])
  const options = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))
  return (
    <Layout
      title={t('What must be so')}
      current="home"
      before={<BackLink href="/mentoring/choose">{t('Choose a mentor')}</BackLink>}
    >
      <PageTitle lead={t('Only if it matters to you. The more you tick, the fewer people are left.')}>
        {t('What must be so')}
      </PageTitle>
      {languages.length + times.length === 0 ? (
        <p>{t('Nobody has said yet what they speak or when they can meet.')}</p>
      ) : (
        <Form action="/mentoring/choose/must">
          {languages.length > 0 && (
            <Checkboxes
              name="languages"
              legend={t('They must speak one of these')}
              options={options(languages)}
              values={wish.languages}
              optional
            />
          )}
          {times.length > 0 && (
            <Checkboxes
              name="times"
              legend={t('They must be free at one of these times')}
              options={options(times)}
              values={wish.times}
              optional
            />
          )}
          <Button>{t('Keep this')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function keepMust({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await needToChoose(tx)
  const ranking = (await chosen(tx)).map(({ mentor_id }) => mentor_id)
  await choose(tx, ranking, { languages: [input.languages].flat(), times: [input.times].flat() })
  return { to: '/mentoring/choose', say: t('Kept.') }
}
