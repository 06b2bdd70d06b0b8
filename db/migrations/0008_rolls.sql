-- A roll comes in: the file waits in pieces until the job has read it, its records wait as rows, and one function
-- turns them into people, groups, memberships and proposed ties, all or nothing.
create table imports (
  place_id uuid not null references places,
  id uuid not null,
  format text not null check (format in ('oneroster', 'plain')),
  source text not null check (length(source) between 1 and 100),
  file_name text not null,
  dry_run boolean not null,
  options jsonb not null default '{}',
  started_by uuid,
  started_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'writing', 'done', 'failed')),
  read_bytes bigint not null default 0,
  total_bytes bigint not null default 0,
  counts jsonb not null default '{}',
  -- Why it could not be brought in: { code, params }, put into words where it is read.
  trouble jsonb,
  finished_at timestamptz,
  primary key (place_id, id)
);
create index on imports (place_id, started_at desc);
call protect('imports', 'select, insert, update');

create table import_pieces (
  place_id uuid not null,
  import_id uuid not null,
  n int not null,
  bytes bytea not null,
  primary key (place_id, import_id, n),
  foreign key (place_id, import_id) references imports on delete cascade
);
call protect('import_pieces', 'select, insert, delete');

create table import_rows (
  place_id uuid not null,
  import_id uuid not null,
  n int not null,
  new_id uuid not null,
  kind text not null,
  record jsonb not null,
  primary key (place_id, import_id, n),
  foreign key (place_id, import_id) references imports on delete cascade
);
call protect('import_rows', 'select, insert, delete');

create table import_problems (
  place_id uuid not null,
  import_id uuid not null,
  n int not null,
  problem jsonb not null,
  primary key (place_id, import_id, n),
  foreign key (place_id, import_id) references imports on delete cascade
);
call protect('import_problems', 'select, insert, delete');

create function i_run_imports() returns boolean language sql stable as
  $$ select exists (select from powers_of_my_roles() where power = 'run_imports') $$;
call as_definer('i_run_imports()');
-- Whoever runs the installation holds the owner's login; no login that serves requests is a member of the definer.
create function i_run_kith() returns boolean language sql stable as
  $$ select pg_has_role(session_user, 'kith_definer', 'member') $$;
grant execute on function i_run_kith to kith_app;

-- A roll's troubles name people: of imports others started they are for those who import for the whole place.
create function i_run_imports_of_all() returns boolean language sql stable as $$
  select exists (select from my_powers() w join groups g on g.place_id = here() and g.id = w.group_id
                 where w.power = 'run_imports' and g.kind = 'partnership')
$$;
call as_definer('i_run_imports_of_all()');
create policy runners on imports for select to kith_app
  using (place_id = (select here()) and (select i_run_imports())
    and (started_by = (select me()) or (select i_run_imports_of_all())));
create policy start on imports for insert to kith_app
  with check (place_id = (select here()) and (select i_run_imports()) and started_by = (select me()));
create policy go_on on imports for update to kith_app
  using (place_id = (select here()) and (select i_run_imports()) and started_by = (select me()))
  with check (place_id = (select here()) and started_by = (select me()));
do $$
declare part text;
begin
  foreach part in array array['import_pieces', 'import_rows', 'import_problems'] loop
    execute format('create policy own on %s for all to kith_app
      using (place_id = (select here()) and import_id in (select id from imports where started_by = (select me())))
      with check (place_id = (select here()) and import_id in (select id from imports where started_by = (select me())))', part);
  end loop;
end
$$;
create policy runners on import_problems for select to kith_app
  using (place_id = (select here()) and import_id in (select id from imports));

-- Files that were only looked at, or whose columns nobody named, are kept for a month. For everybody's place, by the clock:
-- whoever calls it has nothing to choose and learns nothing but how many.
create function sweep_import_files() returns int language plpgsql volatile as $$
declare
  swept int;
begin
  with old as (
    select i.place_id, i.id from imports i
    where coalesce(i.finished_at, i.started_at) < now() - interval '30 days'
      and (i.state in ('done', 'failed') or (i.state = 'waiting' and i.format = 'plain' and not i.options ? 'plain'))
      and exists (select from import_pieces p where p.place_id = i.place_id and p.import_id = i.id)
      and not holds_stand_in(i.place_id)
  ), dropped as (
    delete from import_pieces p using old where p.place_id = old.place_id and p.import_id = old.id
  ), ended as (
    update imports i set state = 'failed', trouble = '{"code": "too-old"}', finished_at = now() from old
    where i.place_id = old.place_id and i.id = old.id and i.state = 'waiting'
  )
  select count(*) into swept from old;
  return swept;
end
$$;
call as_definer('sweep_import_files()');

-- Places in a class or a school that begin today, in all places and by nobody in them. Whoever has the same place already, and
-- a group that was closed since, need none.
create function open_memberships() returns int language plpgsql volatile as $$
declare
  opened int;
begin
  if me() is not null or here() is not null then raise exception 'for the night only' using errcode = 'KI003'; end if;
  delete from memberships m where m.opens_on <= current_date and (
    exists (select from memberships x where x.place_id = m.place_id and x.group_id = m.group_id
      and x.person_id = m.person_id and x.role = m.role and x.to_at is null)
    or exists (select from groups g where g.place_id = m.place_id and g.id = m.group_id and g.closed_at is not null));
  update memberships m set to_at = null, opens_on = null where m.opens_on <= current_date;
  get diagnostics opened = row_count;
  return opened;
end
$$;
call as_definer('open_memberships()');

-- The id that a record of a roll has here.
create function roll_id(of_source text, of_kind text, external text) returns uuid language sql stable as $$
  select id from roll_ids where place_id = here() and source = of_source and kind = of_kind and external_id = external
$$;
alter function roll_id owner to kith_definer;
revoke all on function roll_id from public;
create function roll_knows(of_source text, of_kind text, external text) returns boolean language sql stable as $$
  select (i_run_imports() or i_run_kith()) and roll_id(of_source, of_kind, external) is not null
$$;
call as_definer('roll_knows(text, text, text)');

-- What a roll calls a group that is here already, so that a plain list of one school finds it: the id it has in this
-- source, or its own.
create function roll_name_of_group(of_source text, which uuid) returns text language plpgsql volatile as $$
declare
  known text;
begin
  if not (i_have('run_imports', which) or i_run_kith()) then
    raise exception 'a school outside your care' using errcode = 'KI003';
  end if;
  select min(k.external_id) into known from roll_ids k
    where k.place_id = here() and k.source = of_source and k.kind = 'org' and k.id = which;
  if known is null then
    known := which::text;
    insert into roll_ids (place_id, source, kind, external_id, id) values (here(), of_source, 'org', known, which);
  end if;
  return known;
end
$$;
call as_definer('roll_name_of_group(text, uuid)');

-- Links a school had confirmed (or people had answered) that the roll has stopped naming: nothing closes by itself, but
-- those who confirm links are told to look. Gone when the roll names the link again.
create table withdrawn_links (
  place_id uuid not null,
  tie_id uuid not null,
  withdrawn_at timestamptz not null default clock_timestamp(),
  primary key (place_id, tie_id),
  foreign key (place_id, tie_id) references ties on delete cascade
);
call protect('withdrawn_links', 'select');
create policy confirmers on withdrawn_links for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and tie_id in (
    select id from ties where to_id in (select people_under('confirm_links')) and from_id <> (select me())));

-- Writes what a roll says. Set-based throughout, one statement a kind; runs inside the caller's transaction, so that a
-- dry run is this and a rollback. `complete`: the roll names everybody in the schools it names, so who is no longer in a
-- group there has left it, and a class it no longer names is closed. Returns how many of what.
-- Whoever may import for a part of the place only (`limited`) writes nothing outside that part: a school or class out of
-- their care refuses the whole roll (KI003), what stands above it is passed over, and people who belong elsewhere, or
-- have powers elsewhere, keep the name and address they have.
create function import_apply(which uuid, complete boolean) returns jsonb language plpgsql volatile as $$
declare
  src text;
  counts jsonb := '{}';
  n int;
  limited boolean;
begin
  select i.source into src from imports i
    where i.place_id = here() and i.id = which and (i.started_by = me() or i_run_kith());
  if src is null or not (i_run_imports() or i_run_kith()) then
    raise exception 'not yours to import' using errcode = 'KI003';
  end if;
  limited := not i_run_kith() and not exists (
    select from my_powers() w join groups g on g.place_id = here() and g.id = w.group_id
    where w.power = 'run_imports' and g.kind = 'partnership');
  -- Groups that people made say nothing of where somebody works or learns.
  create temp table made on commit drop as select g.id from groups g join group_kinds k on k.kind = g.kind and k.people_make
    where g.place_id = here();
  create temp table care on commit drop as select w.group_id as id from my_powers() w where w.power = 'run_imports';

  create temp table r on commit drop as
    select i.n, i.kind, i.record, i.record->>'sourcedId' as ext, (i.record->>'deleted')::boolean as gone, i.new_id,
      -- Columns of their own, so that the planner can count them: whom it is about, and where or what they are to whom.
      coalesce(i.record->>'person', i.record->>'learner') as whom,
      case i.kind when 'role' then 'org' when 'enrolment' then 'class' when 'guardianLink' then 'person' end as at_kind,
      coalesce(i.record->>'guardian', case i.kind when 'role' then i.record->>'org' when 'enrolment' then i.record->>'class' end)
        as at_ext
    from import_rows i where i.place_id = here() and i.import_id = which;
  create index on r (kind, ext);
  analyze r;
  if limited then
    if exists (
      select from r cross join lateral (values
        ('org', case r.kind when 'org' then r.ext when 'class' then r.record->>'school' when 'role' then r.record->>'org' end),
        ('class', case r.kind when 'class' then r.ext when 'enrolment' then r.record->>'class' end)) a (kind, ext)
      left join roll_ids k on k.place_id = here() and k.source = src and k.kind = a.kind and k.external_id = a.ext
      left join groups g on g.place_id = here() and g.id = k.id
      where r.kind in ('org', 'class', 'role', 'enrolment') and a.ext is not null
        and not exists (select from care where care.id = k.id)
        and case when k.id is null then r.kind = 'org' and r.record->>'type' = 'school'
              else g.kind in ('school', 'small_school', 'class') end) then
      raise exception 'a school outside your care' using errcode = 'KI003';
    end if;
    delete from r where r.kind = 'org' and r.record->>'type' <> 'school';
  end if;

  -- Organisations, then classes: groups of this source, under the ids they already have or new ones.
  insert into roll_ids (place_id, source, kind, external_id, id)
    select here(), src, case r.kind when 'session' then 'term' else r.kind end, r.ext, min(r.new_id::text)::uuid
    from r where r.kind in ('org', 'class', 'person', 'session') and not r.gone
    group by r.kind, r.ext on conflict do nothing;
  create temp table known on commit drop as
    select k.kind, k.external_id as ext, k.id from roll_ids k where k.place_id = here() and k.source = src;
  create unique index on known (kind, ext);
  create index on known (id);
  analyze known;
  create temp table forgotten on commit drop as
    select e.person_id as id from erasures e where e.place_id = here();

  insert into parties (place_id, id, kind)
    select here(), k.id, case when k.kind = 'person' then 'person' else 'group' end
    from known k where k.kind in ('org', 'class', 'person') on conflict do nothing;

  insert into groups (place_id, id, kind, name)
    select here(), k.id,
      case r.record->>'type' when 'school' then 'school' when 'department' then 'organisation' else 'partnership' end,
      left(coalesce(r.record->>'name', r.ext), 200)
    from r join known k on k.kind = 'org' and k.ext = r.ext where r.kind = 'org' and not r.gone
    on conflict (place_id, id) do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('schoolsNew', n);
  insert into groups (place_id, id, kind, parent_id, name)
    select here(), k.id, 'class', s.id, left(coalesce(nullif(r.record->>'title', ''), r.record->>'code', r.ext), 200)
    from r join known k on k.kind = 'class' and k.ext = r.ext
    join known s on s.kind = 'org' and s.ext = r.record->>'school'
    join groups h on h.place_id = here() and h.id = s.id
    where r.kind = 'class' and not r.gone on conflict (place_id, id) do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('classesNew', n);
  if not limited then
    update groups g set parent_id = p.id
      from r join known k on k.kind = 'org' and k.ext = r.ext
      join known p on p.kind = 'org' and p.ext = r.record->>'parent'
      where r.kind = 'org' and not r.gone and g.place_id = here() and g.id = k.id
        and g.parent_id is distinct from p.id and p.id <> g.id;
  end if;
  update groups g set name = left(coalesce(r.record->>'name', r.record->>'title'), 200), closed_at = null
    from r join known k on k.kind = r.kind and k.ext = r.ext
    where r.kind in ('org', 'class') and not r.gone and g.place_id = here() and g.id = k.id
      and coalesce(r.record->>'name', r.record->>'title', '') <> ''
      and (g.name <> left(coalesce(r.record->>'name', r.record->>'title'), 200) or g.closed_at is not null);
  create temp table named on commit drop as
    select k.id from r join known k on k.kind = r.kind and k.ext = r.ext where r.kind in ('org', 'class');
  create temp table ending on commit drop as
    select k.id from r join known k on k.kind = r.kind and k.ext = r.ext where r.kind in ('org', 'class') and r.gone;
  if complete then
    -- Classes of a school that the roll names, and that it names no more: last year's.
    insert into ending
      with recursive up (class_id, at) as (
        select k.id, g.parent_id from known k join groups g on g.place_id = here() and g.id = k.id
        where k.kind = 'class' and k.id not in (select named.id from named)
        union
        select up.class_id, g.parent_id from up join groups g on g.place_id = here() and g.id = up.at
        where g.kind <> 'school'
      )
      select distinct up.class_id from up join known s on s.kind = 'org' and s.id = up.at
      join r on r.kind = 'org' and r.ext = s.ext and r.record->>'type' = 'school';
  end if;
  update groups g set closed_at = now() where g.place_id = here() and g.closed_at is null and g.id in (select id from ending);
  get diagnostics n = row_count; counts := counts || jsonb_build_object('groupsClosed', n);

  -- Terms hang on the group at the top of the roll, or on its first school.
  insert into terms as t (place_id, id, group_id, kind, title, starts_on, ends_on)
    select here(), k.id, top.id,
      case r.record->>'type' when 'schoolYear' then 'year' when 'gradingPeriod' then 'half_term' else 'term' end,
      left(r.record->>'title', 200), (r.record->>'startDate')::date, (r.record->>'endDate')::date
    from r join known k on k.kind = 'term' and k.ext = r.ext
    cross join lateral (
      select g.id from known o join groups g on g.place_id = here() and g.id = o.id
      where o.kind = 'org' and (not limited or g.id in (select care.id from care))
      order by (g.id in (select named.id from named)) desc, (g.parent_id is null) desc, (g.kind = 'partnership') desc, g.id
      limit 1) top
    where r.kind = 'session' and not r.gone
    on conflict (place_id, id) do update
      set title = excluded.title, starts_on = excluded.starts_on, ends_on = excluded.ends_on
      where (t.title, t.starts_on, t.ends_on) is distinct from (excluded.title, excluded.starts_on, excluded.ends_on)
        and (not limited or t.group_id in (select care.id from care));
  get diagnostics n = row_count; counts := counts || jsonb_build_object('terms', n);
  update terms t set parent_id = p.id
    from r join known k on k.kind = 'term' and k.ext = r.ext
    join known p on p.kind = 'term' and p.ext = r.record->>'parent'
    where r.kind = 'session' and not r.gone and t.place_id = here() and t.id = k.id and t.parent_id is distinct from p.id
      and (not limited or t.group_id in (select care.id from care));
  create temp table past on commit drop as
    select k.id from r join known k on k.kind = 'term' and k.ext = r.ext join terms t on t.place_id = here() and t.id = k.id
    where r.kind = 'session' and r.gone and (not limited or t.group_id in (select care.id from care));
  update terms t set parent_id = null where t.place_id = here() and t.parent_id in (select id from past);
  delete from terms t where t.place_id = here() and t.id in (select id from past);

  -- People. Who asked to be forgotten stays forgotten; a person's own correction wins and the difference is kept.
  create temp table mine on commit drop as
    select q.id from people q where q.place_id = here() and limited
      and not exists (
        select from memberships x join groups g on g.place_id = x.place_id and g.id = x.group_id
        join role_powers w on w.group_kind = g.kind and w.role = x.role
        where x.place_id = here() and x.person_id = q.id and x.to_at is null and x.group_id not in (select id from care))
      and (exists (select from memberships x where x.place_id = here() and x.person_id = q.id and x.to_at is null
                   and x.group_id in (select id from care))
        or not exists (select from memberships x where x.place_id = here() and x.person_id = q.id and x.to_at is null
                       and x.group_id not in (select id from made))
          and not exists (select from ties t where t.place_id = here() and t.from_id = q.id and not exists (
            select from memberships x where x.place_id = here() and x.person_id = t.to_id and x.to_at is null
              and x.group_id in (select id from care))));
  create temp table p on commit drop as
    select distinct on (k.id) k.id, r.gone, r.record,
      left(coalesce(nullif(r.record->>'givenName', ''), r.record->>'familyName', '?'), 200) as given_name,
      -- Whoever has one name is called by it once.
      case when coalesce(r.record->>'givenName', '') = '' then '' else left(coalesce(r.record->>'familyName', ''), 200) end
        as family_name,
      left(r.record->>'preferredGivenName', 200) as preferred_name,
      left(r.record->>'pronouns', 60) as pronouns,
      left(r.record->>'email', 320) as email, left(coalesce(r.record->>'phone', r.record->>'sms'), 60) as phone,
      (r.record->>'birthDate')::date as birth_date,
      case when (r.record->>'year')::int between -1 and 14 then (r.record->>'year')::int end as year_group
    from r join known k on k.kind = 'person' and k.ext = r.ext
    where r.kind = 'person' and k.id not in (select id from forgotten)
    -- Two rows of a roll can be one person (0014): they are gone, or switched off, only where both say so.
    order by k.id, r.gone, r.record->>'enabled' is not distinct from 'false', r.n desc;
  create unique index on p (id);
  analyze p;
  if limited then
    select count(*) into n from p join people q on q.place_id = here() and q.id = p.id
      where p.id not in (select id from mine);
    counts := counts || jsonb_build_object('notYours', n);
    delete from p using people q where q.place_id = here() and q.id = p.id and p.id not in (select id from mine);
  end if;
  insert into people (place_id, id, given_name, family_name, preferred_name, pronouns)
    select here(), id, given_name, family_name, preferred_name, pronouns from p where not gone
    on conflict (place_id, id) do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('peopleNew', n);
  insert into people_private (place_id, person_id, birth_date, year_group, email, phone)
    select here(), id, birth_date, year_group, email, phone from p
    where exists (select from people q where q.place_id = here() and q.id = p.id) on conflict do nothing;
  -- Of what somebody put right themselves: what the roll says, while that differs.
  update corrections c set roll_says = s.says
    from (select p.id, f.field, nullif(f.says, f.own) as says from p
      join people o on o.place_id = here() and o.id = p.id
      join people_private b on b.place_id = here() and b.person_id = p.id
      cross join lateral (values
        ('given_name', p.given_name, o.given_name), ('family_name', p.family_name, o.family_name),
        ('preferred_name', p.preferred_name, o.preferred_name), ('pronouns', p.pronouns, o.pronouns),
        ('email', p.email, b.email), ('phone', p.phone, b.phone)) f (field, says, own)
      where not p.gone) s
    where c.place_id = here() and c.person_id = s.id and c.field = s.field and c.roll_says is distinct from s.says;
  create temp table c on commit drop as
    select c.person_id as id, array_agg(c.field) as fields from corrections c where c.place_id = here() group by 1;
  with name_changes as (
    update people q set given_name = v.given_name, family_name = v.family_name,
        preferred_name = v.preferred_name, pronouns = v.pronouns
      from (select p.id,
          case when 'given_name' = any (c.fields) then o.given_name else p.given_name end as given_name,
          case when 'family_name' = any (c.fields) then o.family_name else p.family_name end as family_name,
          case when 'preferred_name' = any (c.fields) then o.preferred_name else p.preferred_name end as preferred_name,
          case when 'pronouns' = any (c.fields) then o.pronouns else p.pronouns end as pronouns
        from p join people o on o.place_id = here() and o.id = p.id left join c on c.id = p.id where not p.gone) v
      where q.place_id = here() and q.id = v.id
        and (q.given_name, q.family_name, q.preferred_name, q.pronouns)
          is distinct from (v.given_name, v.family_name, v.preferred_name, v.pronouns)
      returning q.id
  ), detail_changes as (
    update people_private q set
        birth_date = coalesce(p.birth_date, q.birth_date), year_group = coalesce(p.year_group, q.year_group),
        email = case when 'email' = any (c.fields) then q.email else p.email end,
        phone = case when 'phone' = any (c.fields) then q.phone else p.phone end
      from p left join c on c.id = p.id
      where q.place_id = here() and q.person_id = p.id and not p.gone
        and (q.birth_date, q.year_group, q.email, q.phone) is distinct from (
          coalesce(p.birth_date, q.birth_date), coalesce(p.year_group, q.year_group),
          case when 'email' = any (c.fields) then q.email else p.email end,
          case when 'phone' = any (c.fields) then q.phone else p.phone end)
      returning q.person_id
  )
  select count(*) into n from (select id from name_changes union select person_id from detail_changes) changed;
  counts := counts || jsonb_build_object('peopleChanged', n);
  update departures d set returned_at = now() from p
    where d.place_id = here() and d.person_id = p.id and d.source = 'roll' and d.returned_at is null
      and not p.gone and p.record->>'enabled' is distinct from 'false';
  get diagnostics n = row_count; counts := counts || jsonb_build_object('peopleBack', n);

  -- Everybody of this source who is here, by the roll's id: a table of its own, so that the planner can count them.
  create temp table folk on commit drop as
    select k.ext, k.id from known k join people q on q.place_id = here() and q.id = k.id
    where k.kind = 'person' and k.id not in (select id from forgotten) and k.id not in (select p.id from p where p.gone);
  create unique index on folk (ext);
  analyze folk;

  -- What they are: staff, parents and guardians are grown up by the roll's word (a relative may be a sister of nine);
  -- learners and staff are in their groups.
  insert into adult_words (place_id, person_id, basis)
    select distinct here(), k.id, 'roll' from r join folk k on k.ext = r.whom
    join known o on o.kind = 'org' and o.ext = r.at_ext
    where r.kind = 'role' and not r.gone and r.record->>'role' not in ('student', 'relative')
      and (not limited or o.id in (select care.id from care))
    on conflict do nothing;
  -- A place that begins on a later day waits for it: now it would open doors before its time.
  create temp table m on commit drop as
    select distinct k.id as person_id, g.id as group_id, (r.gone or coalesce((r.record->>'endDate')::date < current_date, false)) as gone,
      case when (r.record->>'beginDate')::date > current_date then (r.record->>'beginDate')::date end as opens_on,
      case when r.record->>'role' in ('student', 'teacher', 'aide') then r.record->>'role'
           when r.record->>'role' in ('principal', 'siteAdministrator', 'districtAdministrator', 'systemAdministrator')
             then 'administrator'
           else 'staff' end as role
    from r join folk k on k.ext = r.whom
    join known g on g.kind = r.at_kind and g.ext = r.at_ext
    join groups h on h.place_id = here() and h.id = g.id
    where r.kind in ('role', 'enrolment') and g.id not in (select id from ending)
      and (not limited or g.id in (select care.id from care))
      and r.record->>'role' not in ('parent', 'guardian', 'relative');
  create temp table waiting on commit drop as
    select m.group_id, m.person_id, m.role, min(m.opens_on) as opens_on from m
    where m.opens_on is not null and not m.gone and not exists (select from m x
      where x.group_id = m.group_id and x.person_id = m.person_id and x.role = m.role and x.opens_on is null and not x.gone)
    group by m.group_id, m.person_id, m.role;
  select count(*) into n from waiting;
  counts := counts || jsonb_build_object('membershipsLater', n);
  delete from m where opens_on is not null and not gone;
  create index on m (group_id, person_id);
  analyze m;
  -- What waited goes by what this roll says, as what is given does below.
  delete from memberships x where x.place_id = here() and x.source = 'roll' and x.opens_on is not null
    and x.group_id in (select k.id from known k where k.kind in ('org', 'class'))
    and (not limited or x.group_id in (select care.id from care))
    and (exists (select from m where m.group_id = x.group_id and m.person_id = x.person_id and m.role = x.role)
      or exists (select from waiting w where w.group_id = x.group_id and w.person_id = x.person_id and w.role = x.role)
      or x.person_id in (select p.id from p where p.gone)
      or x.group_id in (select id from ending)
      or complete and x.group_id in (select id from named));
  insert into memberships (place_id, id, group_id, person_id, role, source, from_at, to_at, opens_on)
    select here(), gen_random_uuid(), w.group_id, w.person_id, w.role, 'roll', w.opens_on, w.opens_on, w.opens_on from waiting w
    where not exists (select from memberships x where x.place_id = here() and x.group_id = w.group_id
      and x.person_id = w.person_id and x.role = w.role and x.opens_on is not null);
  insert into memberships (place_id, id, group_id, person_id, role, source)
    select here(), gen_random_uuid(), m.group_id, m.person_id, m.role, 'roll' from m
    where not gone on conflict (place_id, group_id, person_id, role) where to_at is null do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('membershipsNew', n);
  create temp table ended (person_id uuid, role text) on commit drop;
  with x as (
    update memberships x set to_at = now()
      where x.place_id = here() and x.source = 'roll' and x.to_at is null
        and x.group_id in (select k.id from known k where k.kind in ('org', 'class'))
        and (not limited or x.group_id in (select care.id from care))
        and not exists (select from m where m.group_id = x.group_id and m.person_id = x.person_id and m.role = x.role
                        and not m.gone)
        and (exists (select from m where m.group_id = x.group_id and m.person_id = x.person_id and m.role = x.role and m.gone)
          or x.person_id in (select p.id from p where p.gone)
          or x.group_id in (select id from ending)
          or complete and x.group_id in (select id from named))
      returning x.person_id, x.role)
  insert into ended select x.person_id, x.role from x;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('membershipsEnded', n);
  -- Left: whom the roll marks so or switches off, and staff whom a complete roll has stopped naming altogether.
  insert into departures (place_id, id, person_id, source)
    select here(), gen_random_uuid(), q.id, 'roll' from people q
    where q.place_id = here() and (
        exists (select from p where p.id = q.id and (p.gone or p.record->>'enabled' = 'false'))
        or q.id in (select e.person_id from ended e where e.role <> 'student')
          and complete and not exists (select from p where p.id = q.id and not p.gone)
          and not exists (select from memberships x where x.place_id = here() and x.person_id = q.id and x.to_at is null
                          and x.group_id not in (select id from made))
          and not exists (select from ties t join tie_kinds k on k.kind = t.kind and k.kin
                          where t.place_id = here() and t.from_id = q.id))
      and not exists (select from departures d where d.place_id = here() and d.person_id = q.id and d.returned_at is null);
  get diagnostics n = row_count; counts := counts || jsonb_build_object('peopleLeft', n);

  -- Parent links are proposals: a tie with its source, told to nobody until the school confirms it. Somebody of whom
  -- the roll does not say what they are to the child is no kin: the link is counted and left. An update need not say
  -- again what it said of them before: they are that still, to a brother or sister too.
  if not complete then
    update r set record = r.record || jsonb_build_object('relation', s.relation)
      from (select folk.ext, min(case t.kind when 'parent' then 'parent' else 'relative' end) as relation
            from folk join ties t on t.place_id = here() and t.from_id = folk.id
            where t.source = 'roll' and t.kind in ('parent', 'family') group by 1) s
      where r.kind = 'guardianLink' and r.record->>'relation' = 'unknown' and s.ext = r.at_ext
        and not exists (select from r x where x.kind = 'role' and x.whom = r.at_ext);
  end if;
  select count(*) into n from r where r.kind = 'guardianLink' and not r.gone
    and coalesce(r.record->>'relation', '') not in ('parent', 'guardian', 'relative');
  counts := counts || jsonb_build_object('linksUnclear', n);
  create temp table l on commit drop as
    select distinct on (a.id, b.id) a.id as from_id, b.id as to_id,
      case when r.record->>'relation' in ('parent', 'guardian') then 'parent' else 'family' end as kind
    from r join folk a on a.ext = r.at_ext join folk b on b.ext = r.whom
    where r.kind = 'guardianLink' and a.id <> b.id and not r.gone
      and r.record->>'relation' in ('parent', 'guardian', 'relative')
      and (not limited or exists (select from memberships x where x.place_id = here() and x.person_id = b.id
                                  and x.to_at is null and x.group_id in (select care.id from care)))
    order by a.id, b.id, r.record->>'relation';
  create unique index on l (from_id, to_id);
  create index on l (to_id);
  analyze l;
  -- Links it has stopped naming: of learners on this roll. A list of one school says nothing of a parent whom only
  -- another school names, and an update nothing of a learner for whom it brings no link.
  create temp table dropped on commit drop as
    select t.id, t.kind from ties t join p on p.id = t.to_id
    where t.place_id = here() and t.source = 'roll' and t.kind in ('parent', 'family')
      and not exists (select from l where l.from_id = t.from_id and l.to_id = t.to_id and l.kind = t.kind)
      and (exists (select from l where l.from_id = t.from_id and l.to_id = t.to_id)
        or p.gone or exists (select from p g where g.id = t.from_id)
        or case when complete then not exists (
             select from memberships x join groups g on g.place_id = x.place_id and g.id = x.group_id
             where x.place_id = here() and x.person_id = t.to_id and x.to_at is null
               and g.kind in ('school', 'small_school') and x.group_id not in (select id from named))
           else exists (select from l where l.to_id = t.to_id) and 2 > (
             select count(*) from memberships x join groups g on g.place_id = x.place_id and g.id = x.group_id
             where x.place_id = here() and x.person_id = t.to_id and x.to_at is null
               and g.kind in ('school', 'small_school')) end);
  delete from ties t where t.place_id = here() and t.id in (select id from dropped)
    and not exists (select from tie_confirmations c where c.place_id = t.place_id and c.tie_id = t.id)
    and not exists (select from tie_answers a where a.place_id = t.place_id and a.tie_id = t.id);
  get diagnostics n = row_count; counts := counts || jsonb_build_object('linksWithdrawn', n);
  delete from withdrawn_links w using ties t, l where w.place_id = here() and t.place_id = here() and t.id = w.tie_id
    and l.from_id = t.from_id and l.to_id = t.to_id;
  insert into withdrawn_links (place_id, tie_id)
    select here(), t.id from dropped d join ties t on t.place_id = here() and t.id = d.id
    where not exists (select from l where l.from_id = t.from_id and l.to_id = t.to_id)
      and coalesce((select c.outcome from tie_confirmations c where c.place_id = t.place_id and c.tie_id = t.id
                    order by c.said_order desc limit 1), '') <> 'refused'
    on conflict do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('linksToLookAt', n);
  insert into ties (place_id, id, kind, from_id, to_id, source)
    select here(), gen_random_uuid(), l.kind, l.from_id, l.to_id, 'roll' from l
    where not exists (select from ties t where t.place_id = here() and t.kind in ('parent', 'family')
                      and t.from_id = l.from_id and t.to_id = l.to_id)
      and not exists (select from ties t where t.place_id = here() and t.kind in ('parent', 'family')
                      and t.from_id = l.to_id and t.to_id = l.from_id)
    on conflict do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('linksProposed', n);

  counts := counts || jsonb_build_object(
    'people', (select count(*) from p where not gone), 'forgotten', (
      select count(*) from r join known k on k.kind = 'person' and k.ext = r.ext
      where r.kind = 'person' and k.id in (select id from forgotten)));
  drop table made, care, r, known, forgotten, named, ending, past, mine, p, c, folk, m, ended, l, dropped;
  return counts;
end
$$;
call as_definer('import_apply(uuid, boolean)');
