-- Who can see many comes in with a passkey: the place's rule, who changes it, and the way back in for whoever lost theirs. What
-- the rule closes is in `wide_powers_open` (0002); which sign-in proved what is in the schema sign_in. Decision 0058.

-- Whether I run the whole place: its top school or partnership.
create function i_run_place() returns boolean language sql stable as $$
  select exists (select from my_powers() w join groups g on g.place_id = here() and g.id = w.group_id
                 where w.power = 'run_imports' and g.parent_id is null)
$$;
call as_definer('i_run_place()');

-- Everybody here with a role that reaches over a school or place.
create function wide_roles() returns table (person_id uuid, group_id uuid, role text, group_name text, runs boolean)
language sql stable as $$
  select m.person_id, g.id, m.role, g.name, bool_or(r.power = 'run_imports')
  from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id and g.closed_at is null
  join role_powers r on r.group_kind = g.kind and r.role = m.role and r.reaches_below
  where m.place_id = here() and m.to_at is null
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
  group by m.person_id, g.id, m.role, g.name
$$;
call as_definer('wide_roles()');
revoke execute on function wide_roles from kith_app;

-- Others who run every school or place in which somebody has such a role: they can let them in, and are told.
create function who_runs_it_beside(who uuid) returns table (person_id uuid, name text) language sql stable as $$
  with recursive up as (
    select w.group_id as of_id, w.group_id from wide_roles() w where w.person_id = who
    union
    select u.of_id, g.parent_id from up u join groups g on g.place_id = here() and g.id = u.group_id where g.parent_id is not null
  )
  select r.person_id, called(r.person_id)
  from up u join wide_roles() r on r.group_id = u.group_id and r.runs
  where r.person_id <> who
    and not exists (select from open_blocks b where b.place_id = here()
                    and r.person_id in (b.protects_id, b.against_id) and who in (b.protects_id, b.against_id))
  group by r.person_id having count(distinct u.of_id) = (select count(distinct o.of_id) from up o)
  order by 2
$$;
call as_definer('who_runs_it_beside(uuid)');
revoke execute on function who_runs_it_beside from kith_app;

create function who_can_let_me_in() returns table (name text) language sql stable as
  $$ select name from who_runs_it_beside(me()) where helper() is null and exists (select from my_wide_roles()) $$;
call as_definer('who_can_let_me_in()');

-- Never two who were let in themselves, by turns.
create function may_let_in(who uuid) returns boolean language sql stable as $$
  select helper() is null and wide_powers_open() and proof() is distinct from 'let-in' and not is_child(me()) and me() in (select person_id from who_runs_it_beside(who))
$$;
call as_definer('may_let_in(uuid)');

-- For whoever runs a school or place: who has such a role in it, and whether they can let them in.
create function people_with_wide_roles() returns table (person_id uuid, name text, role text, group_name text, may_let_in boolean)
language sql stable as $$
  select w.person_id, called(w.person_id), w.role, w.group_name, may_let_in(w.person_id)
  from wide_roles() w
  where w.group_id in (select p.group_id from my_powers() p where p.power = 'run_imports')
    and w.person_id not in (select barred_to_me())
  order by 2, 4, 3
$$;
call as_definer('people_with_wide_roles()');

-- From a day on, from now on, or (null) never. By whoever runs the place and has proved a passkey: so nobody shuts themselves
-- out, and whoever has only somebody's mailbox does not loosen it.
create function set_passkey_rule(from_when timestamptz) returns void language plpgsql volatile as $$
begin
  if helper() is not null or not i_run_place() or proof() is distinct from 'proved' then
    raise exception 'not yours to set' using errcode = 'KI003';
  end if;
  update places set passkeys_from = from_when where place_id = here();
  perform write_trail('passkeys.rule', me(), null, jsonb_build_object('from', from_when));
  perform tell(w.person_id, 'passkeys.rule', me()) from (select distinct person_id from wide_roles()) w where w.person_id <> me();
end
$$;
call as_definer('set_passkey_rule(timestamptz)');

-- The line of letting somebody in for a day, and all who are told: they, and the others who could have.
create function say_let_in(who uuid) returns void language plpgsql volatile as $$
begin
  if not may_let_in(who) then raise exception 'not yours to let in' using errcode = 'KI003'; end if;
  perform write_trail('passkeys.let_in', who);
  perform tell(who, 'passkeys.let_in', who);
  perform tell(r.person_id, 'passkeys.let_in', who) from who_runs_it_beside(who) r where r.person_id <> me();
end
$$;
call as_definer('say_let_in(uuid)');

-- The same of sending whoever is signed in as somebody away, with the passkeys that do not count yet.
create function say_sent_away(who uuid) returns void language plpgsql volatile as $$
begin
  if not may_let_in(who) then raise exception 'not yours to send away' using errcode = 'KI003'; end if;
  perform write_trail('passkeys.send_away', who);
  perform tell(who, 'passkeys.send_away', who);
end
$$;
call as_definer('say_sent_away(uuid)');
