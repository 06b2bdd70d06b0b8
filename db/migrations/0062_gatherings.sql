-- A gathering: people in one place at one time, called in the name of a group: a cell, a roundtable, a drop-in, a session, an
-- event, a day of an assembly. It is a source: what it is called, whom it is for and who may see it stand there.
insert into thing_kinds values ('gathering', null);

create table gatherings (
  place_id uuid not null,
  id uuid not null,
  shape text not null check (shape in ('cell', 'roundtable', 'drop_in', 'session', 'event', 'assembly_day')),
  starts_at timestamptz not null,
  minutes int not null check (minutes between 5 and 1440),
  at_place text not null check (length(at_place) <= 200),
  -- What it is about; in a roundtable the live question that somebody brings.
  about text not null check (length(about) <= 2000),
  -- The first of those that are held again and again with the same people; itself, where it is the first.
  series_id uuid not null,
  called_off_at timestamptz,
  closed_at timestamptz,
  sent_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, id) references sources on delete cascade,
  check (closed_at is null or called_off_at is null),
  check (sent_at is null or closed_at is not null)
);
create index on gatherings (place_id, series_id);
create index on gatherings (place_id, starts_at);
call protect('gatherings', 'select');
create policy with_source on gatherings for select to kith_app
  using (place_id = (select here()) and id in (select id from sources));

-- Who is asked, who comes, who was there. A name is enough; `grown` is then what whoever wrote it down saw.
create table gathering_guests (
  place_id uuid not null,
  id uuid not null,
  gathering_id uuid not null,
  person_id uuid,
  name text check (length(trim(name)) between 1 and 120),
  grown boolean,
  comes_from text check (length(comes_from) <= 120),
  answer text check (answer in ('yes', 'maybe', 'no')),
  here text check (here in ('yes', 'no')),
  asked_by uuid,
  made_at timestamptz not null default now(),
  -- When they were told that it is tomorrow, and written to that the notes are out.
  reminded_at timestamptz,
  notes_letter_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, gathering_id) references gatherings on delete cascade,
  foreign key (place_id, person_id) references people,
  check (num_nonnulls(person_id, name) = 1 and (name is null) = (grown is null))
);
create unique index one_guest_each on gathering_guests (place_id, gathering_id, person_id);
create index on gathering_guests (place_id, person_id);
call protect('gathering_guests', '');

-- The running order: opening contributions and steps, each with its minutes and, where somebody leads it, who.
create table gathering_steps (
  place_id uuid not null,
  gathering_id uuid not null,
  position int not null check (position between 1 and 40),
  title text not null check (length(trim(title)) between 1 and 200),
  minutes int not null check (minutes between 1 and 600),
  guest_id uuid,
  primary key (place_id, gathering_id, position),
  foreign key (place_id, gathering_id) references gatherings on delete cascade,
  foreign key (place_id, guest_id) references gathering_guests on delete set null (guest_id)
);
call protect('gathering_steps', '');

-- Whoever leads one: who runs it, and who is named to facilitate.
create function i_lead(which uuid) returns boolean language sql stable as
  $$ select helper() is null and (i_run(which) or i_am('facilitator', which)) $$;
call as_definer('i_lead(uuid)');

create function gathering_i_lead(which uuid) returns gatherings language plpgsql stable as $$
declare
  g gatherings;
begin
  select * into g from gatherings x where x.place_id = here() and x.id = which and i_lead(which);
  if g.id is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  if g.closed_at is not null or g.called_off_at is not null then raise exception 'over' using errcode = 'KI004'; end if;
  return g;
end
$$;
call as_definer('gathering_i_lead(uuid)');
revoke execute on function gathering_i_lead from kith_app;

-- Called by whoever has the power host over the group, runs what it is called because of, or leads the one it repeats. Called again,
-- the same people are asked. Whom it is for is told where that is one group; what is for a whole place is found where gatherings are.
create function call_gathering(new_id uuid, host uuid, called_it text, the_shape text, at timestamptz, lasts int, in_place text,
  is_about text, shown text, for_group uuid, age_from int, because uuid, again_of uuid) returns void language plpgsql volatile as $$
declare
  series uuid := new_id;
begin
  if helper() is not null or not (i_have('host', host)
    or (because is not null and i_run(because) and host = (select s.host_id from sources s where s.place_id = here() and s.id = because))
    or (again_of is not null and i_lead(again_of) and host = (select s.host_id from sources s where s.place_id = here() and s.id = again_of)))
  then raise exception 'not yours to call' using errcode = 'KI003'; end if;
  if because is not null and not sees_source(because) then raise exception 'unseen' using errcode = 'KI002'; end if;
  if at > now() + interval '3 years' or at < now() - interval '3 years' then raise exception 'not a day it can be' using errcode = 'KI004'; end if;
  if exists (select from gatherings g where g.place_id = here() and g.id = new_id) then return; end if;
  if again_of is not null then
    select g.series_id into series from gatherings g where g.place_id = here() and g.id = again_of and i_lead(again_of);
    if series is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  end if;
  perform make_source(new_id, 'gathering', host, host, called_it, shown, for_group, age_from);
  insert into gatherings (place_id, id, shape, starts_at, minutes, at_place, about, series_id)
  values (here(), new_id, the_shape, at, lasts, trim(in_place), trim(is_about), series);
  if because is not null then
    insert into source_links (place_id, from_id, to_id, made_by) values (here(), because, new_id, me());
  end if;
  if again_of is not null then
    insert into gathering_guests (place_id, id, gathering_id, person_id, name, grown, comes_from, asked_by)
    select here(), gen_random_uuid(), new_id, g.person_id, g.name, g.grown, g.comes_from, me()
    from gathering_guests g where g.place_id = here() and g.gathering_id = again_of and g.answer is distinct from 'no';
    insert into source_parts (place_id, source_id, person_id, part, given_by)
    select here(), new_id, p.person_id, p.part, me() from source_parts p
    where p.place_id = here() and p.source_id = again_of and p.ended_at is null and p.part in ('host', 'facilitator', 'guest')
      and (p.part <> 'guest' or exists (select from gathering_guests g where g.place_id = here() and g.gathering_id = new_id
        and g.person_id = p.person_id));
    insert into gathering_steps (place_id, gathering_id, position, title, minutes)
    select here(), new_id, s.position, s.title, s.minutes from gathering_steps s
    where s.place_id = here() and s.gathering_id = again_of;
    insert into source_links (place_id, from_id, to_id, made_by) values (here(), again_of, new_id, me()) on conflict do nothing;
  end if;
  perform write_trail('gathering.call', me(), new_id);
  perform tell(w.person_id, 'gathering.called', null, new_id) from (
    select f.person_id from people_for(for_group, age_from) f where for_group is not null and shown <> 'named'
    union select g.person_id from gathering_guests g
      where g.place_id = here() and g.gathering_id = new_id and g.person_id is not null) w
  where w.person_id <> me();
end
$$;
call as_definer('call_gathering(uuid, uuid, text, text, timestamptz, integer, text, text, text, uuid, integer, uuid, uuid)');

-- Whoever said yes or maybe hears of another day, another place, or that it is off.
create function tell_guests(which uuid, what text) returns void language sql volatile as $$
  insert into notices (place_id, to_id, kind, thing_id)
  select here(), g.person_id, what, which from gathering_guests g
  where g.place_id = here() and g.gathering_id = which and g.person_id is distinct from me() and g.person_id is not null
    and g.answer is distinct from 'no'
$$;
call as_definer('tell_guests(uuid, text)');
revoke execute on function tell_guests from kith_app;

create function change_gathering(which uuid, called_it text, at timestamptz, lasts int, in_place text, is_about text) returns void
language plpgsql volatile as $$
declare
  was gatherings := gathering_i_lead(which);
begin
  update sources set title = trim(called_it) where place_id = here() and id = which;
  update gatherings set starts_at = at, minutes = lasts, at_place = trim(in_place), about = trim(is_about)
    where place_id = here() and id = which;
  if was.starts_at <> at then
    update gathering_guests set reminded_at = null where place_id = here() and gathering_id = which;
  end if;
  perform write_trail('gathering.change', me(), which);
  if was.starts_at <> at or was.at_place <> trim(in_place) then perform tell_guests(which, 'gathering.changed'); end if;
end
$$;
call as_definer('change_gathering(uuid, text, timestamptz, integer, text, text)');

create function call_off_gathering(which uuid) returns void language plpgsql volatile as $$
begin
  perform gathering_i_lead(which);
  update gatherings set called_off_at = now() where place_id = here() and id = which;
  perform write_trail('gathering.call_off', me(), which);
  perform tell_guests(which, 'gathering.called_off');
end
$$;
call as_definer('call_off_gathering(uuid)');

-- One person whom a leader sees is asked.
create function ask_to_gathering(which uuid, who uuid) returns void language plpgsql volatile as $$
begin
  perform gathering_i_lead(which);
  if who = me() or who not in (select person_id from people_i_see()) or exists (select from open_blocks b where b.place_id = here()
    and ((b.protects_id = who and b.against_id = me()) or (b.protects_id = me() and b.against_id = who))) then
    raise exception 'nobody you can ask' using errcode = 'KI003';
  end if;
  insert into gathering_guests (place_id, id, gathering_id, person_id, asked_by)
  values (here(), gen_random_uuid(), which, who, me()) on conflict (place_id, gathering_id, person_id) do nothing;
  if not found then return; end if;
  insert into source_parts (place_id, source_id, person_id, part, given_by) values (here(), which, who, 'guest', me())
  on conflict do nothing;
  perform write_trail('gathering.ask', who, which);
  perform tell(who, 'gathering.asked', me(), which);
end
$$;
call as_definer('ask_to_gathering(uuid, uuid)');

-- Whether it is for me: asked, leading it, or among those whom it is for.
create function gathering_is_for_me(which uuid) returns boolean language sql stable as $$
  select helper() is null and sees_source(which) and (
    exists (select from gathering_guests g where g.place_id = here() and g.gathering_id = which and g.person_id = me())
    or i_lead(which)
    or exists (select from sources s where s.place_id = here() and s.id = which and s.shown_to <> 'named'
      and is_for_me(s.for_group_id, s.from_age)))
$$;
call as_definer('gathering_is_for_me(uuid)');

create function answer_gathering(which uuid, said text) returns void language plpgsql volatile as $$
begin
  if not gathering_is_for_me(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from gatherings g where g.place_id = here() and g.id = which
    and (g.closed_at is not null or g.called_off_at is not null)) then raise exception 'over' using errcode = 'KI004'; end if;
  insert into gathering_guests (place_id, id, gathering_id, person_id, answer)
  values (here(), gen_random_uuid(), which, me(), said)
  on conflict (place_id, gathering_id, person_id) do update set answer = excluded.answer;
  insert into source_parts (place_id, source_id, person_id, part, given_by) values (here(), which, me(), 'guest', me())
  on conflict (place_id, source_id, person_id, part) do update set ended_at = null;
  perform write_trail('gathering.answer', me(), which, jsonb_build_object('answer', said));
end
$$;
call as_definer('answer_gathering(uuid, text)');

-- Whoever is there has a part in it while they are: they sit in rooms, write notes, vote.
create function set_here(guest uuid, is_here text) returns void language plpgsql volatile as $$
declare
  g gathering_guests;
begin
  update gathering_guests x set here = is_here where x.place_id = here() and x.id = guest returning * into g;
  if g.person_id is null then return; end if;
  if is_here = 'yes' then
    insert into source_parts (place_id, source_id, person_id, part, given_by)
    select here(), g.gathering_id, g.person_id, part, me() from unnest(array['guest', 'here']) part
    on conflict (place_id, source_id, person_id, part) do update set ended_at = null;
  else
    update source_parts set ended_at = now() where place_id = here() and source_id = g.gathering_id and person_id = g.person_id
      and part = 'here' and ended_at is null;
  end if;
end
$$;
call as_definer('set_here(uuid, text)');
revoke execute on function set_here from kith_app;

-- From half a day before it begins until it is closed.
create function come_in(which uuid) returns void language plpgsql volatile as $$
begin
  if not gathering_is_for_me(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if not exists (select from gatherings g where g.place_id = here() and g.id = which and g.closed_at is null
    and g.called_off_at is null and g.starts_at < now() + interval '12 hours') then raise exception 'not now' using errcode = 'KI004'; end if;
  insert into gathering_guests (place_id, id, gathering_id, person_id, answer)
  values (here(), gen_random_uuid(), which, me(), 'yes') on conflict (place_id, gathering_id, person_id) do nothing;
  perform set_here(g.id, 'yes') from gathering_guests g
    where g.place_id = here() and g.gathering_id = which and g.person_id = me();
  perform write_trail('gathering.come_in', me(), which);
end
$$;
call as_definer('come_in(uuid)');

-- A name at the door, or beforehand.
create function add_name_to_gathering(new_id uuid, which uuid, called_so text, is_grown boolean, out_of text, is_here boolean)
returns void language plpgsql volatile as $$
begin
  perform gathering_i_lead(which);
  insert into gathering_guests (place_id, id, gathering_id, name, grown, comes_from, answer, here, asked_by)
  values (here(), new_id, which, trim(called_so), is_grown, nullif(trim(out_of), ''), 'yes', case when is_here then 'yes' end, me())
  on conflict do nothing;
  perform write_trail('gathering.add_name', me(), which);
end
$$;
call as_definer('add_name_to_gathering(uuid, uuid, text, boolean, text, boolean)');

-- marks: {"<guest>": "yes" or "no"}
create function mark_here(which uuid, marks jsonb) returns void language plpgsql volatile as $$
begin
  perform gathering_i_lead(which);
  if exists (select from jsonb_each_text(marks) m where m.value not in ('yes', 'no')
    or m.key::uuid not in (select guest_id from gathering_list(which))) then
    raise exception 'not on the list' using errcode = 'KI003';
  end if;
  perform set_here(g.id, m.value) from jsonb_each_text(marks) m
    join gathering_guests g on g.place_id = here() and g.id = m.key::uuid and g.here is distinct from m.value;
  perform write_trail('gathering.mark_here', me(), which);
end
$$;
call as_definer('mark_here(uuid, jsonb)');

-- A wrong name is taken off the list.
create function take_off_gathering(which uuid, guest uuid) returns void language plpgsql volatile as $$
declare
  g gathering_guests;
begin
  perform gathering_i_lead(which);
  delete from gathering_guests x where x.place_id = here() and x.gathering_id = which and x.id = guest
    and x.id in (select guest_id from gathering_list(which)) returning * into g;
  if g.id is null then raise exception 'not on the list' using errcode = 'KI003'; end if;
  update source_parts set ended_at = now() where place_id = here() and source_id = which and person_id = g.person_id
    and part in ('guest', 'here') and ended_at is null;
  perform write_trail('gathering.take_off', coalesce(g.person_id, me()), which);
end
$$;
call as_definer('take_off_gathering(uuid, uuid)');

-- Who comes, for whoever leads it: people who said so themselves, were asked or came in. Never who is barred to them; no child
-- to somebody about whom there is an open concern.
create function gathering_list(which uuid) returns table (
  guest_id uuid, name text, has_account boolean, mine boolean, answer text, is_here text, comes_from text, grown boolean)
language sql stable as $$
  select g.id, coalesce(g.name, called(g.person_id)), g.person_id is not null, g.person_id is not distinct from me(), g.answer, g.here,
    g.comes_from, g.grown
  from gathering_guests g
  where g.place_id = here() and g.gathering_id = which and i_lead(which)
    and (g.person_id is null or g.person_id not in (select person_id from barred_to_me()))
    and (not exists (select from under_concern n where n.place_id = here() and n.about_id = me())
      or not coalesce(is_child(g.person_id), not g.grown))
$$;
call as_definer('gathering_list(uuid)');

-- How many, for everybody who sees it; what I said myself.
create function gathering_facts(which uuid) returns table (
  coming int, maybe int, present int, i_said text, i_am_here boolean, is_for_me boolean, i_lead boolean)
language sql stable as $$
  select (count(*) filter (where g.answer = 'yes'))::int, (count(*) filter (where g.answer = 'maybe'))::int,
    (count(*) filter (where g.here = 'yes'))::int,
    max(g.answer) filter (where g.person_id = me() and helper() is null),
    coalesce(bool_or(g.here = 'yes') filter (where g.person_id = me() and helper() is null), false),
    gathering_is_for_me(which), i_lead(which)
  from gathering_guests g where g.place_id = here() and g.gathering_id = which and sees_source(which)
$$;
call as_definer('gathering_facts(uuid)');

-- steps: [{title, minutes, guest}], in their order, instead of what was there.
create function save_steps(which uuid, steps jsonb) returns void language plpgsql volatile as $$
begin
  perform gathering_i_lead(which);
  if exists (select from jsonb_array_elements(steps) s where s ->> 'guest' is not null
    and (s ->> 'guest')::uuid not in (select guest_id from gathering_list(which))) then
    raise exception 'not on the list' using errcode = 'KI003';
  end if;
  delete from gathering_steps where place_id = here() and gathering_id = which;
  insert into gathering_steps (place_id, gathering_id, position, title, minutes, guest_id)
  select here(), which, s.ordinality, trim(s.value ->> 'title'), (s.value ->> 'minutes')::int, (s.value ->> 'guest')::uuid
  from jsonb_array_elements(steps) with ordinality s;
  perform write_trail('gathering.order', me(), which);
end
$$;
call as_definer('save_steps(uuid, jsonb)');

-- The running order, for whoever sees it. A child who speaks has a name there for whoever leads it and for those who are there.
create function order_of(which uuid) returns table (place int, title text, minutes int, guest_id uuid, who text) language sql stable as $$
  select s.position, s.title, s.minutes, case when i_lead(which) then s.guest_id end,
    case when not coalesce(is_child(g.person_id), not g.grown) or i_lead(which) or i_am('here', which)
      then coalesce(g.name, called(g.person_id)) end
  from gathering_steps s left join gathering_guests g on g.place_id = s.place_id and g.id = s.guest_id
  where s.place_id = here() and s.gathering_id = which and sees_source(which)
$$;
call as_definer('order_of(uuid)');
