import type { Shape } from './shape.ts'

/** One part of a town: what it adds, and how. */
export interface Step {
  readonly what: string
  readonly sql: string
}

export const CITY = '00000000-0000-4000-8000-00000000c117'

/**
 * Everybody's id and whatever was left to chance follow from a number: the same size is the same town everywhere. `id('p', n)` is
 * the n-th person; 1 to L learn, then come the parents, the staff and the others.
 */
const helpers = `
  create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable parallel safe as
    $$ select overlay(overlay(md5(kind || n) placing '4' from 13) placing '8' from 17)::uuid $$;
  create function pg_temp.r(salt text, n bigint) returns float language sql immutable parallel safe as
    $$ select ('x' || substr(md5(salt || n), 1, 8))::bit(32)::bigint / 4294967296.0 $$;`

/** The statements that fill an empty, migrated database, run in order as its owner in one session. */
export function fill(shape: Shape): readonly Step[] {
  const { people, learners: L, parents: P, staff: S, schools, classes, mentors } = shape
  const place = `'${CITY}'::uuid`
  const staffFrom = L + P
  const person = (n: string) => `pg_temp.id('p', ${n})`
  /** Which member of staff is the n-th mentor, spread over all of them. */
  const mentor = (n: string) => person(`${staffFrom} + 1 + ((${n})::bigint * ${S} / ${mentors}) % ${S}`)
  const teacherOf = (cls: string) => person(`${staffFrom} + 1 + ((${cls})::bigint * 7) % ${S}`)
  const seq = (n: number, as = 'n') => `generate_series(1, ${n}) ${as}`
  const first = `(array['Ada','Ben','Cara','Dev','Efa','Finn','Grace','Hana','Idris','Jo','Kofi','Lena','Mo','Nia','Owen','Priya'])[1 + (pg_temp.r('g', n) * 15)::int]`
  const last = `(array['Bevan','Calder','Davies','Evans','Farah','Hughes','Jones','Khan','Lewis','Mensah','Novak','Okoro','Patel','Reid','Singh','Webb'])[1 + (pg_temp.r('f', n) * 15)::int]`
  return [
    { what: 'helpers', sql: helpers },
    {
      what: 'the place',
      sql: `insert into places (place_id, name, slug) values (${place}, 'A city', 'a-city')`,
    },
    {
      what: 'parties',
      sql: `insert into parties select ${place}, ${person('n')}, 'person' from ${seq(people)};
        insert into parties select ${place}, id, 'group' from (
          select pg_temp.id('top', 1) id union all select pg_temp.id('school', n) from ${seq(schools)}
          union all select pg_temp.id('small', n) from ${seq(schools * 3)}
          union all select pg_temp.id('class', n) from ${seq(classes)}) g`,
    },
    {
      what: 'people',
      sql: `insert into people (place_id, id, given_name, family_name)
        select ${place}, ${person('n')}, ${first}, ${last} || ' ' || n from ${seq(people)};
        insert into people_private (place_id, person_id, birth_date, year_group, email)
        select ${place}, ${person('n')},
          case when n <= ${L} then current_date - (365 * (11 + ((n - 1) / 30) % 5) + 200) end,
          case when n <= ${L} then 7 + ((n - 1) / 30) % 5 end, 'p' || n || '@city.example' from ${seq(people)};
        insert into adult_words (place_id, person_id, basis) select ${place}, ${person('n')}, 'roll'
          from generate_series(${L + 1}, ${people}) n`,
    },
    {
      what: 'groups',
      sql: `insert into groups (place_id, id, kind, parent_id, name)
        select ${place}, pg_temp.id('top', 1), 'partnership', null, 'All the schools';
        insert into groups (place_id, id, kind, parent_id, name)
        select ${place}, pg_temp.id('school', n), 'school', pg_temp.id('top', 1), 'School ' || n from ${seq(schools)};
        insert into groups (place_id, id, kind, parent_id, name)
        select ${place}, pg_temp.id('small', n), 'small_school', pg_temp.id('school', (n - 1) / 3 + 1), 'Small school ' || n
          from ${seq(schools * 3)};
        insert into groups (place_id, id, kind, parent_id, name)
        select ${place}, pg_temp.id('class', n), 'class',
          pg_temp.id('small', least((n - 1) / 50 * 3 + ((n - 1) % 50) / 17 + 1, ${schools * 3})), 'Class ' || n from ${seq(classes)};
        insert into terms (place_id, id, group_id, kind, title, starts_on, ends_on)
        select ${place}, pg_temp.id('term', n), pg_temp.id('school', n), 'half_term', 'This half-term', current_date - 20, current_date + 20
          from ${seq(schools)}`,
    },
    {
      what: 'memberships',
      sql: `insert into memberships (place_id, id, group_id, person_id, role, source)
        select ${place}, pg_temp.id('mc', n), pg_temp.id('class', (n - 1) / 30 + 1), ${person('n')}, 'student', 'roll' from ${seq(L)}
        union all select ${place}, pg_temp.id('ms', n), pg_temp.id('school', (n - 1) / 1500 + 1), ${person('n')}, 'student', 'roll'
          from ${seq(L)}
        union all select ${place}, pg_temp.id('mt', n), pg_temp.id('class', n), ${teacherOf('n')}, 'teacher', 'roll' from ${seq(classes)}
        union all select ${place}, pg_temp.id('ma', n), pg_temp.id('class', n), ${teacherOf('n + 1')}, 'aide', 'roll' from ${seq(classes)}
        union all select ${place}, pg_temp.id('mw', n), pg_temp.id('school', (n - 1)::bigint * ${schools} / ${S} + 1),
          ${person(`${staffFrom} + n`)}, 'teacher', 'roll' from ${seq(S)}
        union all select ${place}, pg_temp.id('mh', n), pg_temp.id('school', n), ${person(`${staffFrom} + n`)}, 'head', 'person'
          from ${seq(schools)}
        union all select ${place}, pg_temp.id('mx', n), pg_temp.id('top', 1), ${person(`${people} - n`)},
          case when n = 1 then 'coordinator' else 'safeguarding_lead' end, 'person' from ${seq(3)}`,
    },
    {
      what: 'checks',
      sql: `insert into vettings (place_id, id, person_id, role, check_kind, issued_on, review_on, seen_by)
        select ${place}, pg_temp.id('v' || role, n), ${person(`${staffFrom} + n`)}, role, 'Enhanced DBS', current_date - 100,
          current_date + 300, ${person(`${people} - 1`)} from ${seq(S)}, unnest(array['mentor', 'tutor']) role`,
    },
    {
      what: 'ties',
      sql: `insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
        select ${place}, pg_temp.id('parent' || half, n), 'parent', ${person(`${L} + 1 + ((n - 1) / 2 * 2 + half) % ${P}`)}, ${person('n')},
          null::uuid, 'roll' from ${seq(L)}, generate_series(0, 1) half
        union all select ${place}, pg_temp.id('mentor', n), 'mentor', ${mentor('(n - 1) / 25')}, ${person('n')}, ${person('n')}, 'person'
          from ${seq(L)}
        union all select ${place}, pg_temp.id('tutor', n), 'tutor', ${teacherOf('(n - 1) / 30 + 1')}, ${person('n')}, ${person('n')}, 'person'
          from ${seq(L)}
        union all select ${place}, pg_temp.id('friend' || far, n), 'friend', ${person('n')},
          ${person(`(n - 1) / 1500 * 1500 + (n - 1 + far * far) % least(1500, ${L} - (n - 1) / 1500 * 1500) + 1`)}, ${person('n')}, 'person'
          from ${seq(L)}, generate_series(1, 8) far
        union all select ${place}, pg_temp.id('neighbour' || far, n), 'neighbour', ${person(`${L} + n`)},
          ${person(`${L} + (n - 1 + far * far) % ${people - L} + 1`)}, ${person(`${L} + n`)}, 'person'
          from ${seq(people - L)}, generate_series(1, 5) far
        on conflict do nothing`,
    },
    {
      what: 'answers to them',
      sql: `insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
        select place_id, md5(id || 'from')::uuid, id, from_id, from_id, 'yes' from ties
        union all select place_id, md5(id || 'to')::uuid, id, to_id, to_id, 'yes' from ties;
        insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
        select t.place_id, md5(t.id::text || c.id || 'parent')::uuid, t.id, p.from_id, c.id, 'yes'
          from ties t cross join lateral (values (t.from_id), (t.to_id)) c (id)
          join people_private b on b.place_id = t.place_id and b.person_id = c.id
          join tie_yes y on y.kind = t.kind and y.needs in ('parent', 'both')
            and extract(year from age(b.birth_date)) between y.from_age and y.to_age
          join (select to_id, min(from_id::text)::uuid as from_id from ties where kind = 'parent' group by to_id) p on p.to_id = c.id
          where t.kind <> 'parent';
        insert into tie_confirmations (place_id, id, tie_id, outcome, said_by)
        select place_id, md5(id || 'c')::uuid, id, 'confirmed', ${person(`${people} - 1`)} from ties where kind = 'parent';
        insert into companions (place_id, id, tie_id, person_id, named_by)
        select ${place}, pg_temp.id('companion', n), pg_temp.id('mentor', n), ${teacherOf('(n - 1) / 30 + 4')}, ${person(`${people} - 1`)}
          from ${seq(L)}`,
    },
    {
      what: 'my people',
      sql: `insert into things (place_id, id, kind, owner_id) select ${place}, pg_temp.id('web', n), 'web', ${person('n')} from ${seq(L)};
        insert into things (place_id, id, kind, owner_id, parent_id)
        select ${place}, md5(pg_temp.id(kind, n) || 'entry')::uuid, 'web_entry', ${person('n')}, pg_temp.id('web', n)
          from ${seq(L)}, unnest(array['parent0', 'parent1', 'mentor', 'tutor', 'friend1', 'friend2', 'friend3', 'friend4']) kind;
        insert into web_entries (place_id, id, owner_id, tie_id)
        select ${place}, md5(pg_temp.id(kind, n) || 'entry')::uuid, ${person('n')}, pg_temp.id(kind, n)
          from ${seq(L)}, unnest(array['parent0', 'parent1', 'mentor', 'tutor', 'friend1', 'friend2', 'friend3', 'friend4']) kind;
        insert into entry_words (place_id, id, entry_id, circle, near, gives)
        select place_id, md5(id || 'w')::uuid, id, 'friends', 1 + (pg_temp.r('near' || id, 1) * 2)::int, array['part', 'cared']
          from web_entries`,
    },
    {
      what: 'plans',
      sql: `insert into things (place_id, id, kind, owner_id) select ${place}, pg_temp.id('plan', n), 'plan', ${person('n')} from ${seq(L)};
        insert into things (place_id, id, kind, owner_id, parent_id)
        select ${place}, pg_temp.id('item' || k, n), 'plan_item', ${person('n')}, pg_temp.id('plan', n)
          from ${seq(L)}, generate_series(1, 8) k;
        insert into plans (place_id, id, owner_id) select ${place}, pg_temp.id('plan', n), ${person('n')} from ${seq(L)};
        insert into plan_versions (place_id, plan_id, version, made_by)
        select ${place}, pg_temp.id('plan', n), v, ${person('n')} from ${seq(L)}, generate_series(1, 2) v;
        insert into plan_items (place_id, id, item_id, plan_id, from_version, section, position, text, written_by)
        select ${place}, pg_temp.id('words' || k, n), pg_temp.id('item' || k, n), pg_temp.id('plan', n), 1 + k % 2,
          (array['strength', 'strength', 'matters', 'matters', 'goal', 'goal', 'helps', 'noticed'])[k], k,
          'What somebody of this town might write about themselves, ' || k, ${person('n')}
          from ${seq(L)}, generate_series(1, 8) k;
        insert into grants (place_id, id, thing_id, tie_id, may, given_by)
        select ${place}, pg_temp.id('pg' || kind, n), pg_temp.id('plan', n), pg_temp.id(kind, n), 'propose', ${person('n')}
          from ${seq(L)}, unnest(array['mentor', 'parent0']) kind
        union all select ${place}, pg_temp.id('wg', n), pg_temp.id('web', n), pg_temp.id('mentor', n), 'see', ${person('n')} from ${seq(L)}`,
    },
    {
      what: 'meetings',
      sql: `create temp table talk as
        select pg_temp.id('talk' || k, n) id, n, k, pg_temp.id('mentor', n) tie_id from ${seq(L)}, generate_series(1, 8) k
          where k <= 7 or n % 2 = 0;
        insert into things (place_id, id, kind, owner_id) select ${place}, id, 'conversation', ${person('n')} from talk;
        insert into grants (place_id, id, thing_id, tie_id, may, given_by)
        select ${place}, md5(id || 'g')::uuid, id, tie_id, 'see', ${person('n')} from talk;
        insert into meetings (place_id, id, shape, tie_id, held_on, minutes, recorded_at, made_by)
        select ${place}, id, 'conversation', tie_id, current_date - 8 * k - n % 7, 15 + n % 20, now(), ${person('n')} from talk;
        insert into meeting_words (place_id, id, meeting_id, by_id, text, read_back)
        select ${place}, md5(id || 'w')::uuid, id, ${person('n')}, 'We talked about what went well and what comes next.', true from talk`,
    },
    {
      what: 'promises, notices and who looked',
      sql: `insert into commitments (place_id, id, source_id, who_id, what, by_on, made_by, taken_on_at)
        select ${place}, md5(id || 'p')::uuid, id, ${person('n')}, 'Ask about the Saturday group', current_date + 7, ${person('n')}, now()
          from talk where k = 1;
        insert into notices (place_id, to_id, kind, about_id, thing_id)
        select ${place}, ${person('n')}, 'conversation.noted', ${mentor('(n - 1) / 25')}, id from talk where k <= 3;
        insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
        select ${place}, ${mentor('(n - 1) / 25')}, ${person('n')}, pg_temp.id('plan', n), 'tie', tie_id from talk;
        insert into trail (place_id, actor_id, verb, subject_id, thing_id)
        select ${place}, ${person('n')}, 'conversation.note', ${person('n')}, id from talk`,
    },
    {
      what: 'mentoring',
      sql: `insert into mentor_offers (place_id, id, person_id, about, places)
        select ${place}, pg_temp.id('offer', n), ${person(`${staffFrom} + n`)}, 'I listen, and I like walking.', 25 from ${seq(S)};
        insert into mentor_rounds (place_id, id, group_id, opened_by, closes_on, seed, state, step, ran_at, by_rank)
        select ${place}, pg_temp.id('round', 1), pg_temp.id('school', 1), ${person(`${staffFrom} + 1`)}, current_date, 1, 'draft', 3, now(),
          array[900, 400, 150];
        insert into mentor_pairs (place_id, round_id, learner_id, mentor_id, came)
        select ${place}, pg_temp.id('round', 1), ${person('n')}, ${mentor('(n - 1) / 25 + 1')}, 'chosen' from ${seq(Math.min(L, 1500))}`,
    },
    {
      what: 'who knows whom',
      sql: `insert into mappings (place_id, id, group_id, asked_by, until_on)
        select ${place}, pg_temp.id('map', n), pg_temp.id('class', n), ${person(`${staffFrom} + 1`)}, current_date + 9
          from ${seq(Math.min(classes, 50))};
        insert into mapping_readers (place_id, mapping_id, person_id)
        select ${place}, pg_temp.id('map', n), ${teacherOf('n')} from ${seq(Math.min(classes, 50))}`,
    },
    {
      // Of those who neither learn nor look after a child at a school, so that every page has the ties that its shape says.
      what: 'coming and going, worries and keeping apart',
      sql: `insert into departures (place_id, id, person_id, left_at, returned_at, source)
        select ${place}, pg_temp.id('gone', n), ${person('n')}, now() - interval '300 days',
          case when n % 400 > 0 then now() - interval '200 days' end, 'roll'
          from generate_series(${staffFrom + S + 1}, ${people}) n where n % 20 = 0;
        insert into concerns (place_id, id, about_id, raised_by, worry, words, closed_at, closed_by)
        select ${place}, pg_temp.id('worry', n), ${person('n')}, ${person(`${people} - 1`)}, case when n % 40 = 0 then 'about' else 'for' end,
          'What somebody of this town might worry about.', case when n % 80 > 0 then now() end, ${person(`${people} - 1`)}
          from generate_series(${staffFrom + S + 1}, ${people}) n where n % 10 = 0;
        insert into blocks (place_id, id, protects_id, against_id, made_by, lifted_at, lifted_by)
        select ${place}, pg_temp.id('block', n), ${person('n')}, ${person('n - 7')}, ${person(`${people} - 1`)},
          case when n % 50 > 0 then now() end, ${person(`${people} - 1`)}
          from generate_series(${staffFrom + S + 8}, ${people}) n where n % 25 = 0`,
    },
    {
      what: 'accounts',
      sql: `insert into sign_in.accounts (id, email, created_at)
        select pg_temp.id('account', n), 'p' || n || '@city.example', now() from ${seq(people)};
        insert into sign_in.account_people (account_id, place_id, person_id, linked_at)
        select pg_temp.id('account', n), ${place}, ${person('n')}, now() from ${seq(people)}`,
    },
  ]
}
