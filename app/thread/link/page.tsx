import { sql } from 'kysely'
import { z } from 'zod'
import { source } from '#core/threads/source.ts'
import { sourceKinds } from '#core/threads/source-kinds.ts'
import { linkSources } from '#core/threads/verbs.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'
import { standingIn } from '../one/standing.ts'

export const schema = z.object({
  id: z.uuid(),
  from: z.preprocess(
    (given) => (given === undefined ? [] : [given].flat()),
    z
      .array(z.uuid())
      .min(1, { error: () => t('Choose at least one.') })
      .max(40),
  ),
})

interface Found {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly made_at: Date
}

/** `/thread/:id/link?q=`: what led to this, out of what I see. */
export async function showLink(ask: Ask & { shown?: Shown }) {
  const { c, tx, house, shown = blank } = ask
  const id = c.req.param('id')!
  const here = await source(tx, id)
  if (!(await standingIn(ask, id)).runs) throw new Refused('not-yours')
  const q = (c.req.query('q') ?? '').replaceAll('\0', '').slice(0, 100)
  const [found, kinds, to] = [await linkable(tx, id, q), sourceKinds(house.practices), `/thread/${id}/link`]
  return (
    <Layout
      title={t('What led to this?')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/thread/${id}`}>{here.title}</BackLink>}
    >
      <PageTitle
        caption={here.title}
        lead={t(
          'People who said it will be told when something comes of it. A link is seen by whoever may see both ends.',
        )}
      >
        {t('What led to this?')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={to} method="get">
        <TextField
          name="q"
          label={t('Part of its title')}
          value={q}
          type="search"
          width="middle"
          maxlength={100}
          optional
        />
        <Button kind="quiet">{t('Find')}</Button>
      </Form>
      {found.length === 0 ? (
        <p>{t('Nothing you can see has that in its title. Try another word, or leave the box empty.')}</p>
      ) : (
        <Form action={to} requestId={shown.requestId}>
          <Checkboxes
            legend={t('It came out of')}
            name="from"
            values={shown.all('from')}
            error={problemWith(shown.problems, 'from')}
            options={found.map(({ id: value, kind, title, made_at }) => ({
              value,
              label: title,
              hint: t('{kind}, {day}', {
                kind: kinds[kind]?.what() ?? t('Something said'),
                day: formatDate(made_at),
              }),
            }))}
          />
          <Button>{t('Link them')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function linkIt({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  for (const from of input.from) await linkSources(tx, from, input.id)
  return { to: `/thread/${input.id}`, say: t('They are on one thread now.') }
}

/** What I see and could be linked: not itself, nothing that came of it, nothing that is linked already. */
async function linkable(tx: Tx, id: string, q: string): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    with recursive forth as (
      select ${id}::uuid as id union select l.to_id from forth f join source_links l on l.from_id = f.id
    )
    select s.id, source_kind(s.id) as kind, s.title, s.made_at from sources s
    where s.id not in (select id from forth)
      and not exists (select from source_links l where l.from_id = s.id and l.to_id = ${id})
      and position(lower(trim(${q})) in lower(s.title)) > 0
    order by s.made_at desc, s.id limit 30`.execute(tx)
  return rows
}
