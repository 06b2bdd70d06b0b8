-- What ends by a decision, and what must not end. Those who run the whole of a place, and its safeguarding leads, decide about
-- people who have left; a hold, asked for by one of them and agreed to by another, keeps everything of somebody (or of everybody
-- who is or was in a group) until two of them end it. A hold holds from the moment it is asked for; without a second yes it is
-- over after a fortnight.
create table legal_holds (
  place_id uuid not null,
  id uuid not null,
  person_id uuid,
  group_id uuid,
  why text not null check (length(trim(why)) between 10 and 2000),
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  agreed_by uuid,
  agreed_at timestamptz,
  end_asked_by uuid,
  end_asked_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, person_id) references people,
  foreign key (place_id, group_id) references groups,
  check (num_nonnulls(person_id, group_id) = 1),
  check (agreed_by <> asked_by),
  check (ended_by <> end_asked_by)
);
create index on legal_holds (place_id, person_id);
create index on legal_holds (place_id, group_id);
call protect('legal_holds', '');

-- What was decided about somebody whose time had come: kept until a day, or deleted.
create table keep_decisions (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  keep_until date,
  why text not null check (length(trim(why)) between 3 and 2000),
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, person_id) references people
);
create index on keep_decisions (place_id, person_id);
call protect('keep_decisions', '');

create view standing_holds as
  select place_id, id, person_id, group_id from legal_holds
  where ended_at is null and (agreed_at is not null or asked_at > now() - interval '14 days');
alter view standing_holds owner to kith_definer;

-- Whether something of somebody is under a hold: their own, or one of a group they are or were in, or of what that belongs to.
create function is_held(who uuid) returns boolean language sql stable as $$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = who
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  )
  select exists (select from standing_holds h where h.place_id = here()
                 and (h.person_id = who or h.group_id in (select up.group_id from up)))
$$;
call as_definer('is_held(uuid)');
revoke execute on function is_held from kith_app;
create function am_i_held() returns boolean language sql stable as $$ select is_held(me()) and helper() is null $$;
call as_definer('am_i_held()');

-- For the sweeps of the night: what names many is left as it is while any hold stands in its place.
create function holds_stand_in(place uuid) returns boolean language sql stable as
  $$ select exists (select from standing_holds h where h.place_id = place) $$;
call as_definer('holds_stand_in(uuid)');
revoke execute on function holds_stand_in from kith_app;

create function i_decide_keeping() returns boolean language sql stable as $$
  select helper() is null and exists (
    select from my_powers() w join groups g on g.place_id = here() and g.id = w.group_id
    where g.kind = 'partnership' and w.power in ('run_imports', 'safeguard'))
$$;
call as_definer('i_decide_keeping()');

-- People who have left and whose time has come: a pupil's record at the 25th birthday (ten years after they left, where nobody
-- knows it), anybody else's a year after they left. Not whom I am kept away from, and not whose record is kept until a day to come.
create function due_for_decision() returns table (
  person_id uuid, name text, left_on date, due_on date, pupil boolean, held boolean)
language sql stable as $$
  select d.person_id, called(d.person_id), d.left_on, d.due_on, d.pupil, is_held(d.person_id) from (
    select x.person_id, x.left_on, x.pupil, case
        when x.pupil and b.birth_date is not null then greatest((b.birth_date + interval '25 years')::date, x.left_on)
        when x.pupil then (x.left_on + interval '10 years')::date
        else x.left_on + 365 end as due_on
    from (
      select l.person_id, max(l.left_at)::date as left_on, exists (
        select from memberships m where m.place_id = here() and m.person_id = l.person_id and m.role = 'student') as pupil
      from departures l where l.place_id = here() and l.returned_at is null group by l.person_id) x
    left join people_private b on b.place_id = here() and b.person_id = x.person_id) d
  where i_decide_keeping() and d.due_on <= current_date and d.person_id <> me()
    and not exists (select from erasures e where e.place_id = here() and e.person_id = d.person_id)
    and not exists (select from merges g where g.place_id = here() and g.from_id = d.person_id)
    and not exists (select from keep_decisions k where k.place_id = here() and k.person_id = d.person_id and k.keep_until > current_date)
    and d.person_id not in (select person_id from barred_to_me())
  order by d.due_on, d.person_id
$$;
call as_definer('due_for_decision()');

-- Keeps somebody's record until a day, five years off at most, or (without a day) says that it is to be deleted: whoever calls this
-- then deletes it, in the same transaction (app/core/keeping).
create function decide_keeping(id uuid, whom uuid, reason text, until_on date) returns void language plpgsql volatile as $$
declare
  due record;
begin
  select * into due from due_for_decision() d where d.person_id = whom;
  if due.person_id is null then raise exception 'not yours to decide' using errcode = 'KI003'; end if;
  if until_on is null and due.held or until_on not between current_date + 1 and current_date + 1827 then
    raise exception 'not possible' using errcode = 'KI004';
  end if;
  insert into keep_decisions (place_id, id, person_id, keep_until, why, decided_by)
  values (here(), decide_keeping.id, whom, until_on, reason, me());
  perform write_trail(case when until_on is null then 'keeping.delete' else 'keeping.keep' end, me());
end
$$;
call as_definer('decide_keeping(uuid, uuid, text, date)');

-- What I can place a hold on: people and groups by a part of their name, those who have left too.
create function find_to_hold(part text) returns table (id uuid, name text, is_group boolean) language sql stable as $$
  select f.id, f.name, f.is_group from (
    select p.id, called(p.id) as name, false as is_group from people p
    where p.place_id = here() and position(lower(part) in lower(concat_ws(' ', p.preferred_name, p.given_name, p.family_name))) > 0
      and p.id <> me() and p.id not in (select person_id from barred_to_me())
    union all
    select g.id, g.name, true from groups g
    where g.place_id = here() and g.kind in ('partnership', 'school', 'small_school', 'class', 'organisation', 'board')
      and position(lower(part) in lower(g.name)) > 0) f
  where i_decide_keeping() and length(trim(part)) >= 2 order by f.is_group desc, f.name, f.id limit 20
$$;
call as_definer('find_to_hold(text)');

create function ask_for_hold(id uuid, whom uuid, reason text) returns void language plpgsql volatile as $$
begin
  if not i_decide_keeping() or whom = me() or whom in (select person_id from barred_to_me())
    or not exists (select from parties p where p.place_id = here() and p.id = whom) then
    raise exception 'not yours to hold' using errcode = 'KI003';
  end if;
  insert into legal_holds (place_id, id, person_id, group_id, why, asked_by)
  select here(), ask_for_hold.id, case p.kind when 'person' then p.id end, case p.kind when 'group' then p.id end, reason, me()
  from parties p where p.place_id = here() and p.id = whom;
  perform write_trail('hold.ask', me());
end
$$;
call as_definer('ask_for_hold(uuid, uuid, text)');

-- The next word on a hold: the second yes, asking for its end, the second word for that. Each of two is by somebody else.
create function say_of_hold(which uuid, said text) returns void language plpgsql volatile as $$
declare
  h legal_holds;
begin
  select * into h from legal_holds l where l.place_id = here() and l.id = which for update;
  if not i_decide_keeping() or h.id is null or h.person_id is not distinct from me()
    or h.person_id in (select person_id from barred_to_me()) then
    raise exception 'not yours to hold' using errcode = 'KI003';
  end if;
  if said = 'yes' and h.agreed_at is null and h.asked_by <> me() and which in (select id from standing_holds where place_id = here()) then
    update legal_holds set agreed_by = me(), agreed_at = now() where place_id = here() and id = which;
  elsif said = 'end' and h.ended_at is null and h.end_asked_at is null then
    update legal_holds set end_asked_by = me(), end_asked_at = now() where place_id = here() and id = which;
  elsif said = 'end' and h.ended_at is null and h.end_asked_by <> me() then
    update legal_holds set ended_by = me(), ended_at = now() where place_id = here() and id = which;
  elsif said = 'stay' and h.ended_at is null then
    update legal_holds set end_asked_by = null, end_asked_at = null where place_id = here() and id = which;
  else
    raise exception 'not possible' using errcode = 'KI004';
  end if;
  perform write_trail('hold.' || said, me());
end
$$;
call as_definer('say_of_hold(uuid, text)');

create function holds_told() returns table (
  id uuid, name text, is_group boolean, why text, asked_by text, asked_at timestamptz, agreed_by text, agreed_at timestamptz,
  end_asked_by text, end_asked_at timestamptz, ended_by text, ended_at timestamptz, stands boolean, i_asked boolean, i_asked_end boolean)
language sql stable as $$
  select h.id, coalesce(called(h.person_id), g.name, '…'), g.id is not null, h.why, called(h.asked_by), h.asked_at,
    called(h.agreed_by), h.agreed_at, called(h.end_asked_by), h.end_asked_at, called(h.ended_by), h.ended_at,
    h.id in (select s.id from standing_holds s where s.place_id = here()), h.asked_by = me(), coalesce(h.end_asked_by = me(), false)
  from legal_holds h left join groups g on g.place_id = h.place_id and g.id = h.group_id
  where h.place_id = here() and i_decide_keeping() and h.person_id is distinct from me()
    and (h.person_id is null or h.person_id not in (select person_id from barred_to_me()))
  order by h.ended_at nulls first, h.asked_at desc, h.id
$$;
call as_definer('holds_told()');
