-- Who did what, who looked, who may act for whom, what somebody is told, and (with all that known) who sees whom.

-- Consent to be helped: which verbs, until when, and how it was given. Nobody gives it in another's name but a
-- witness who is not the helper, on paper or aloud.
create table helper_consents (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  helper_id uuid not null,
  verbs text[] not null check (cardinality(verbs) > 0 and verbs <@ array[
    'web.write', 'plan.write', 'plan.answer_proposal', 'tie.ask', 'profile.write']),
  given_how text not null check (given_how in ('signed_in', 'on_paper', 'aloud')),
  witness_id uuid,
  given_at timestamptz not null default now(),
  until_at timestamptz not null,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, person_id) references people,
  foreign key (place_id, helper_id) references people,
  check (person_id <> helper_id),
  check ((given_how = 'signed_in') = (witness_id is null)),
  check (witness_id is distinct from helper_id)
);
create index on helper_consents (place_id, person_id);
create index on helper_consents (place_id, helper_id);
call protect('helper_consents', 'select');
create policy two_sides on helper_consents for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and (select me()) in (person_id, helper_id)
    and person_id not in (select barred_to_me()) and helper_id not in (select barred_to_me()));

create function verbs_i_may_do_for(whom uuid) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct v), '{}') from helper_consents c, unnest(c.verbs) v
  where c.place_id = here() and c.person_id = whom and c.helper_id = coalesce(helper(), me())
    and c.ended_at is null and c.until_at > now()
    and not exists (select from open_blocks b where b.place_id = here()
                    and whom in (b.protects_id, b.against_id) and c.helper_id in (b.protects_id, b.against_id))
    and not exists (select from under_concern n where n.place_id = here() and n.about_id = c.helper_id
                    and is_child(whom))
    and not exists (select from departures d where d.place_id = here() and d.person_id = c.helper_id
                    and d.returned_at is null)
    -- A grown-up helps a child inside a live tie only, and no longer than it lives.
    and (not is_child(whom) or is_known_child(c.helper_id) or exists (
      select from tie_states s where s.place_id = here() and s.state = 'live'
        and ((s.from_id = whom and s.to_id = c.helper_id) or (s.to_id = whom and s.from_id = c.helper_id))))
$$;
call as_definer('verbs_i_may_do_for(uuid)');

-- Whether I write this myself, or whoever acts for me may.
create function may_do(verb text) returns boolean language sql stable as
  $$ select helper() is null or verb = any (verbs_i_may_do_for(me())) $$;
call as_definer('may_do(text)');
create policy consented on things as restrictive for insert to kith_app
  with check ((select may_do('web.write')) or kind not in ('web', 'web_entry'));
create policy consented_plan on things as restrictive for insert to kith_app
  with check ((select may_do('plan.write')) or kind not in ('plan', 'plan_item'));

create table trail (
  place_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  actor_id uuid not null,
  helper_id uuid,
  verb text not null,
  subject_id uuid not null,
  thing_id uuid,
  detail jsonb not null default '{}',
  primary key (place_id, id)
);
create index on trail (place_id, subject_id, at desc);
call protect('trail', 'select');
create policy mine on trail for select to kith_app
  using (place_id = (select here()) and (select helper()) is null
    and (select me()) in (actor_id, subject_id)
    and actor_id not in (select barred_to_me()) and subject_id not in (select barred_to_me()));

-- Every change writes its line through here, and here a helper is held to what was consented to.
create function write_trail(what text, subject uuid, thing uuid default null, more jsonb default '{}') returns void
language plpgsql volatile as $$
begin
  if not may_do(what) then
    raise exception 'not consented: %', what using errcode = 'KI001';
  end if;
  -- Whom I invited is told by that line alone, so only the invitation writes it.
  if what = 'person.invite' then raise exception 'not written by hand' using errcode = 'KI003'; end if;
  insert into trail (place_id, actor_id, helper_id, verb, subject_id, thing_id, detail)
  values (here(), me(), helper(), what, subject, thing, more);
end
$$;
call as_definer('write_trail(text, uuid, uuid, jsonb)');

create table reads (
  place_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  reader_id uuid not null,
  owner_id uuid not null,
  thing_id uuid not null,
  through text not null check (through in ('tie', 'group', 'override', 'companion', 'lead', 'helper')),
  through_id uuid,
  primary key (place_id, id)
);
create index on reads (place_id, owner_id, at desc);
call protect('reads', 'select');
create policy owner on reads for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and owner_id in (select my_parties())
    and reader_id not in (select barred_to_me())
    and not (through = 'override' and override_is_held(through_id)));

-- Writes who looked, and through which door; says 'own' for one's own and raises where there is no door.
-- A helper's look is written too: the person must be able to see it.
create function note_read(which uuid) returns text language plpgsql volatile as $$
declare
  door record;
  owner uuid;
begin
  select owner_id into owner from things where place_id = here() and id = which and owner_id in (select my_parties());
  if owner is not null then
    if helper() is not null then
      insert into reads (place_id, reader_id, owner_id, thing_id, through)
      values (here(), helper(), owner, which, 'helper');
    elsif owner <> me() then
      insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
      values (here(), me(), owner, which, 'group', owner);
    end if;
    return 'own';
  end if;
  if helper() is not null then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  select * into door from open_to_me() o where o.thing_id = which
  order by array_position(array['tie', 'group', 'override'], o.through) limit 1;
  if not found then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
  values (here(), me(), door.owner_id, which, door.through, door.through_id);
  return door.through;
end
$$;
call as_definer('note_read(uuid)');
revoke execute on function note_read from kith_app;

-- What somebody is told: a kind and the ids it is about, never words.
create table notices (
  place_id uuid not null,
  id uuid not null default gen_random_uuid(),
  to_id uuid not null,
  kind text not null,
  about_id uuid,
  thing_id uuid,
  made_at timestamptz not null default now(),
  seen_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, to_id) references people
);
create index on notices (place_id, to_id, made_at desc);
call protect('notices', 'select');
grant update (seen_at) on notices to kith_app;
create policy mine on notices for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and to_id = (select me())
    and (about_id is null or about_id not in (select barred_to_me())));
create policy mark_mine on notices for update to kith_app
  using (place_id = (select here()) and (select helper()) is null and to_id = (select me()))
  with check (place_id = (select here()) and to_id = (select me()));

-- A code I give somebody so that they can add me. Who used it may ask me for a tie, and sees my name.
create table shared_codes (
  place_id uuid not null,
  code text not null check (code ~ '^[A-HJ-NP-Z2-9]{8}$'),
  person_id uuid not null,
  made_at timestamptz not null default now(),
  until_at timestamptz not null,
  ended_at timestamptz,
  primary key (place_id, code),
  foreign key (place_id, person_id) references people
);
create index on shared_codes (place_id, person_id);
call protect('shared_codes', 'select, insert');
grant update (ended_at) on shared_codes to kith_app;
create policy mine on shared_codes for all to kith_app
  using (place_id = (select here()) and (select helper()) is null and person_id = (select me()))
  with check (place_id = (select here()) and (select helper()) is null and person_id = (select me()));

create table code_uses (
  place_id uuid not null,
  code text not null,
  used_by uuid not null,
  used_at timestamptz not null default now(),
  primary key (place_id, code, used_by),
  foreign key (place_id, code) references shared_codes
);
call protect('code_uses', '');

create function use_code(given text) returns uuid language plpgsql volatile as $$
declare
  whose uuid;
begin
  select c.person_id into whose from shared_codes c
  where c.place_id = here() and c.code = upper(given) and c.ended_at is null and c.until_at > now() and may_do('tie.ask')
    and c.person_id <> me() and c.person_id not in (select barred_to_me());
  if whose is null then return null; end if;
  insert into code_uses (place_id, code, used_by) values (here(), upper(given), me()) on conflict do nothing;
  return whose;
end
$$;
call as_definer('use_code(text)');

-- People in a group with me where members meet. A child sees everybody in it; an adult sees the grown-ups and the
-- children of a family of theirs; in a team, a circle or a cell people see those they are together with.
create function fellows() returns table (person_id uuid, group_id uuid) language sql stable as $$
  select m.person_id, m.group_id
  from (select distinct group_id, kind from my_groups()) g
  join group_kinds k on k.kind = g.kind and k.members_meet
  join memberships m on m.place_id = here() and m.group_id = g.group_id and m.to_at is null
  join ages a on a.place_id = m.place_id and a.person_id = m.person_id
  where case
      when g.kind = 'family' then true
      when k.people_make then together_in(m.group_id, m.person_id)
      else not a.child or (select i_look_as_a_child()) end
    and m.person_id not in (select barred_to_me())
$$;
call as_definer('fellows()');
call near('fellows()');

-- People I see, in three lists that are asked in turn, as for ties: the two of each tie I am told of and the second adult of mine,
-- whom most pages name and nobody else; all those near me; and those whom a role of mine lets me see.
create function people_of_my_ties() returns table (person_id uuid) language sql stable as $$
  with near as materialized (select * from ties_near_me())
  select p.person_id from (
    select side.id as person_id from near n cross join lateral (values (n.from_id), (n.to_id)) side (id)
    union select m.person_id from near n join companions m on m.place_id = here() and m.tie_id = n.tie_id and m.ended_at is null
      where me() in (n.from_id, n.to_id)
  ) p
  where p.person_id not in (select barred_to_me())
$$;
call as_definer('people_of_my_ties()');
call near('people_of_my_ties()');
call keep_while_reading('people_of_my_ties()');

create function people_near_me() returns table (person_id uuid) language sql stable as $$
  select p.person_id from (
    select me() as person_id
    union select o.person_id from people_of_my_ties() o
    union select f.person_id from fellows() f
    union select o.child_id from my_open_overrides() o
    union select c.helper_id from helper_consents c where c.place_id = here() and c.person_id = me()
    union select c.person_id from helper_consents c where c.place_id = here() and c.helper_id = me()
      and helper() is null and cardinality(verbs_i_may_do_for(c.person_id)) > 0
    union select b.against_id from open_blocks b where b.place_id = here() and b.protects_id = me() and helper() is null
    union select c.person_id from code_uses u join shared_codes c on c.place_id = u.place_id and c.code = u.code
      where u.place_id = here() and u.used_by = me() and c.ended_at is null and c.until_at > now()
    union select r.reader_id from reads r where r.place_id = here() and r.owner_id in (select my_parties()) and helper() is null
      and not (r.through = 'override' and override_is_held(r.through_id))
    union select t.actor_id from trail t where t.place_id = here() and t.subject_id = me() and helper() is null
    -- Of `ties_to_confirm` those about me, without a look at all the others.
    union select m.person_id from ties t join companions m on m.place_id = here() and m.tie_id = t.id and m.ended_at is null
      where t.place_id = here() and t.to_id = me() and t.from_id <> me() and helper() is null
        and (t.source = 'roll' or t.kind in (select k.kind from tie_kinds k where k.needs_confirmation))
        and t.from_id not in (select barred_to_me()) and me() in (select people_under('confirm_links'))
  ) p
  where p.person_id not in (select barred_to_me())
$$;
call as_definer('people_near_me()');
call near('people_near_me()');
call keep_while_reading('people_near_me()');

create function people_by_role() returns table (person_id uuid) language sql stable as $$
  select p.person_id from (
    select m.person_id from memberships m where m.place_id = here() and m.to_at is null
      -- Whoever hosts gatherings in the name of a group learns nobody's name by it.
      and m.group_id in (select w.group_id from my_powers() w where w.power <> 'host')
    union select side.id from ties t cross join lateral (values (t.from_id), (t.to_id)) side (id)
      where t.place_id = here() and t.id in (select ties_to_confirm())
  ) p
  where p.person_id not in (select barred_to_me())
$$;
call as_definer('people_by_role()');
call keep_while_reading('people_by_role()');

-- Few of each, so that people are looked up one by one and asked for in these lists, and not passed over all.
alter function people_of_my_ties rows 10;
alter function people_near_me rows 30;
alter function people_by_role rows 50;

create function people_i_see() returns table (person_id uuid) language sql stable as
  $$ select person_id from people_near_me() union select person_id from people_by_role() $$;
call as_definer('people_i_see()');

-- What somebody is called, where I see them (the policy below says it of rows): for a few names, whom a tie of mine names without
-- a look at all whom I know.
create function name_to_me(who uuid) returns text language plpgsql stable as $$
begin
  if who = me() or who not in (select person_id from barred_to_me()) and exists (
      select from told_ties t where t.place_id = here() and t.from_id = me() and t.to_id = who
      union all select from told_ties t where t.place_id = here() and t.to_id = me() and t.from_id = who)
    or who in (select person_id from people_i_see()) then
    return (select spoken_name(p.given_name, p.preferred_name, p.family_name) from people p where p.place_id = here() and p.id = who);
  end if;
  return null;
end
$$;
call as_definer('name_to_me(uuid)');
call near('name_to_me(uuid)');

create policy seen on people for select to kith_app
  using (place_id = (select here()) and (id = (select me()) or id in (select people_of_my_ties()) or id in (select people_near_me())
    or id in (select people_by_role())));
create policy me on people for update to kith_app
  using (place_id = (select here()) and id = (select me()) and (select may_do('profile.write')))
  with check (place_id = (select here()) and id = (select me()));
revoke update on people from kith_app;
grant update (given_name, family_name, preferred_name, pronouns) on people to kith_app;

create policy me on people_private for select to kith_app
  using (place_id = (select here()) and person_id = (select me()) and (select helper()) is null);
create policy change_me on people_private for update to kith_app
  using (place_id = (select here()) and person_id = (select me()) and (select helper()) is null)
  with check (place_id = (select here()) and person_id = (select me()));
revoke update on people_private from kith_app;
grant update (email, phone, locale) on people_private to kith_app;

create policy me on corrections for select to kith_app
  using (place_id = (select here()) and person_id not in (select barred_to_me()) and (person_id = (select me()) or person_id in (select people_under('confirm_links'))));
create policy say on corrections for insert to kith_app
  with check (place_id = (select here()) and person_id = (select me()) and (select may_do('profile.write')));
create policy say_again on corrections for update to kith_app
  using (place_id = (select here()) and person_id = (select me()) and (select may_do('profile.write')))
  with check (place_id = (select here()) and person_id = (select me()));

-- Schools, classes, organisations and boards are known to everybody in the place; families, circles and teams to
-- those in them.
create policy known on groups for select to kith_app
  using (place_id = (select here()) and (
    kind in ('partnership', 'school', 'small_school', 'class', 'organisation', 'board')
    or id in (select group_id from my_groups())
    or id in (select group_id from my_powers())));

create function memberships_i_see() returns table (membership_id uuid) language sql stable as $$
  select m.id from memberships m
  where m.place_id = here() and m.person_id not in (select barred_to_me()) and (
    m.person_id = me()
    or (m.person_id, m.group_id) in (select f.person_id, f.group_id from fellows() f) and m.to_at is null
    or m.group_id in (select w.group_id from my_powers() w where w.power = 'see_roll')
    or m.person_id in (select my_children()) and helper() is null)
$$;
call as_definer('memberships_i_see()');
create policy seen on memberships for select to kith_app
  using (place_id = (select here()) and id in (select memberships_i_see()));

create policy everybody on terms for select to kith_app using (place_id = (select here()));
create policy setters on terms for all to kith_app
  using (place_id = (select here()) and group_id in (select group_id from my_powers() where power = 'set_terms'))
  with check (place_id = (select here()) and group_id in (select group_id from my_powers() where power = 'set_terms'));

-- People I may ask for a tie: those in a group with me, and those whose code I was given. An adult finds no child but
-- by the child's own code or in a group both are in whose roll is in the adult's care.
create function people_i_may_ask() returns table (person_id uuid) language sql stable as $$
  select p.person_id from (
    select f.person_id from fellows() f
    union select c.person_id from code_uses u join shared_codes c on c.place_id = u.place_id and c.code = u.code
      where u.place_id = here() and u.used_by = me() and c.ended_at is null and c.until_at > now()
    union select m.person_id from my_powers() w join my_groups() g on g.group_id = w.group_id and w.power = 'see_roll'
      join memberships m on m.place_id = here() and m.group_id = w.group_id and m.to_at is null
  ) p
  where p.person_id <> me() and p.person_id not in (select barred_to_me())
$$;
call as_definer('people_i_may_ask()');
