import type pg from 'pg'
import type { Me } from '#db/client.ts'
import { type Look, type Reading, readPlan, readProposalsAsCompanion, readWeb } from '../model/reading.ts'
import { counts } from '../model/standing.ts'
import { placeOf, type Town } from '../model/town.ts'
import type { Difference } from './differences.ts'
import { becoming } from './seen.ts'

/** One look at something: what is called, and with what. */
export interface Call {
  readonly kind: 'plan' | 'web' | 'proposals'
  readonly id: string
  readonly version: number | undefined
}

/**
 * Makes, once a connection, a function that calls the reading functions in turn as whoever asks, each in a
 * transaction of its own that a refusal undoes, and gives the ids that each gave (null: refused).
 */
export async function prepareReadings(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create or replace function pg_temp.read_all(calls jsonb) returns jsonb language plpgsql as $$
    declare
      call jsonb;
      got jsonb;
      gave jsonb := '[]';
    begin
      for call in select * from jsonb_array_elements(calls) loop
        begin
          got := case call->>'kind'
            when 'plan' then read_plan((call->>'id')::uuid, (call->>'version')::int)->'items'
            when 'web' then read_web((call->>'id')::uuid)
            else read_proposals_as_companion((call->>'id')::uuid) end;
          got := (select coalesce(jsonb_agg(i->>'id' order by i->>'id'), '[]') from jsonb_array_elements(got) i);
        exception when sqlstate 'KI002' then
          got := 'null';
        end;
        gave := gave || jsonb_build_array(got);
      end loop;
      return gave;
    end $$;
    grant execute on function pg_temp.read_all to kith_app`)
}

/** Calls that matter: every plan, web and tie of a companion that may be open, an old version, and some that are shut. */
export function callsFor(town: Town, me: Me): readonly Call[] {
  const at = placeOf(town, me.placeId)
  const possible = [
    ...at.companions
      .filter((row) => row.person_id === me.personId || counts(at, row))
      .map(({ tie_id }): Call => ({ kind: 'proposals', id: tie_id, version: undefined })),
    ...at.plans.flatMap(({ id }) =>
      [undefined, 1, 2].map((version): Call => ({ kind: 'plan', id, version })),
    ),
    ...at.people.map(({ id }): Call => ({ kind: 'web', id, version: undefined })),
  ]
  const { open = [], shut = [] } = Object.groupBy(possible, (call) =>
    expectedOf(town, me, call) === undefined ? 'shut' : 'open',
  )
  return [...open.slice(0, 8), ...shut.slice(0, 3)]
}

/** Where reading differs from the model: in what is given, or in the lines that it leaves. */
export async function readingDifferences(
  client: pg.ClientBase,
  town: Town,
  me: Me,
): Promise<readonly Difference[]> {
  const calls = callsFor(town, me)
  if (calls.length === 0) return []
  const known = new Set(town.reads.map(({ id }) => id))
  const asked = JSON.stringify(calls).replaceAll("'", "''")
  const results = (await client.query(
    `${becoming(me)}; select pg_temp.read_all('${asked}') as gave; reset role;
     delete from reads where place_id = '${me.placeId}' and at > now() returning id, reader_id, owner_id, thing_id, through, through_id`,
  )) as unknown as pg.QueryResult[]
  const gave = results[1]!.rows[0].gave as readonly (readonly string[] | null)[]
  const expected = calls.map((call) => expectedOf(town, me, call))
  const differ = calls.flatMap((call, n): Difference[] => {
    const [got, meant] = [gave[n], expected[n]]
    if (String(got?.toSorted() ?? 'refused') === String(meant?.ids.toSorted() ?? 'refused')) return []
    const key = `${call.id} ${call.version ?? 'newest'}: ${got ?? 'refused'}, model: ${meant?.ids ?? 'refused'}`
    return [{ asker: me, source: `read ${call.kind}`, key, only: got === null ? 'model' : 'database' }]
  })
  const lines = (results[3]!.rows as Line[]).filter((row) => !known.has(row.id))
  const looks = expected.flatMap((reading) => reading?.looks ?? [])
  return [...differ, ...compareLooks(me, lines, looks)]
}

export function expectedOf(town: Town, me: Me, { kind, id, version }: Call): Reading | undefined {
  const at = placeOf(town, me.placeId)
  if (kind === 'plan') return readPlan(at, me, id, version)
  return kind === 'web' ? readWeb(at, me, id) : readProposalsAsCompanion(at, me, id)
}

interface Line {
  readonly id: string
  readonly reader_id: string
  readonly owner_id: string
  readonly thing_id: string
  readonly through: string
  readonly through_id: string | null
}

function compareLooks(me: Me, lines: readonly Line[], looks: readonly Look[]): Difference[] {
  const left = [...looks]
  const extra = lines.filter((line) => {
    const n = left.findIndex(
      (look) =>
        look.readerId === line.reader_id &&
        look.ownerId === line.owner_id &&
        look.thingId === line.thing_id &&
        look.through === line.through &&
        look.throughIds.includes(line.through_id),
    )
    if (n >= 0) left.splice(n, 1)
    return n < 0
  })
  const difference = (key: object, only: Difference['only']): Difference => ({
    asker: me,
    source: 'lines of who looked',
    key: JSON.stringify(key),
    only,
  })
  return [
    ...extra.map((line) => difference(line, 'database')),
    ...left.map((look) => difference(look, 'model')),
  ]
}
