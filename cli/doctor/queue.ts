import type pg from 'pg'
import { type Finding, mind, well, wrong } from './finding.ts'

interface Counts {
  readonly failed: number
  readonly tasks: string | null
  readonly late: number
  readonly left: number
}

/** Background work: what failed for good, what waits although somebody should be at it, and imports that nobody is at. */
export async function queue(db: pg.Client, besideRunning: boolean | undefined): Promise<readonly Finding[]> {
  const there = await db.query<{ yes: boolean }>(
    `select to_regclass('graphile_worker.jobs') is not null as yes`,
  )
  if (!there.rows[0]!.yes) return [mind('queue', 'There is no job queue yet.', 'npm start makes it.')]
  const { rows } = await db.query<Counts>(`
    select count(*) filter (where attempts >= max_attempts and locked_at is null)::int as failed,
      string_agg(distinct task_identifier, ', ') filter (where attempts >= max_attempts and locked_at is null) as tasks,
      count(*) filter (where attempts < max_attempts and locked_at is null and run_at < now() - interval '5 minutes')::int as late,
      count(*) filter (where locked_at is not null
        and not exists (select from pg_stat_activity a where a.application_name = locked_by))::int as left
    from graphile_worker.jobs`)
  const { failed, tasks, late, left } = rows[0]!
  const found: Finding[] = []
  if (failed > 0)
    found.push(
      wrong(
        'queue',
        `${things(failed)} failed for good (${tasks}).`,
        'See what Kith printed about it when it ran; start the same again from its page.',
      ),
    )
  if (late > 0 && besideRunning === false)
    found.push(mind('queue', `${things(late)} waits for a Kith that is running.`, 'npm start'))
  if (late > 0 && besideRunning !== false)
    found.push(
      wrong(
        'queue',
        `${things(late)} has waited for more than five minutes.`,
        'Stop Kith and start it again; if it stays so, see what it prints.',
      ),
    )
  if (left > 0)
    found.push(
      mind(
        'queue',
        `${things(left)} was left in the middle by a process that is gone.`,
        'The next start, or a running Kith within seconds, takes it up again.',
      ),
    )
  found.push(...(await imports(db)))
  return found.length > 0 ? found : [well('queue', 'No background work is late or failed.')]
}

const things = (count: number) =>
  count === 1 ? 'One piece of background work' : `Each of ${count} pieces of background work`

async function imports(db: pg.Client): Promise<readonly Finding[]> {
  const { rows } = await db.query<{ file: string; since: string }>(`
    select file_name as file, to_char(started_at, 'YYYY-MM-DD HH24:MI') as since from imports i
    where state not in ('done', 'failed') and started_at < now() - interval '5 minutes'
      and not exists (select from graphile_worker.jobs j where j.key = 'import:' || i.id and j.attempts < j.max_attempts)
    order by started_at`)
  return rows.map(({ file, since }) =>
    wrong(
      'imports',
      `The import of ${file} of ${since} has not ended, and nobody is at it.`,
      'Nothing of it was kept. Bring the file in again.',
    ),
  )
}
