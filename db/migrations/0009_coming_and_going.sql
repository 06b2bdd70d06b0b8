-- Leaving for good, and being asked in.
-- Somebody asked to be deleted. The mark has no words: it keeps ledgers and counts whole and the next roll from
-- bringing them back.
create table erasures (
  place_id uuid not null,
  person_id uuid not null,
  erased_at timestamptz not null default now(),
  primary key (place_id, person_id)
);
call protect('erasures', '');

-- Somebody not here yet is asked in for a tie with me: a person of unknown age (with a child's protection until
-- somebody who may says otherwise), a tie with my yes, and the address that only they and the mail will read.
create function add_invited(new_person uuid, new_tie uuid, name text, address text, tie_kind text, i_am text)
returns uuid language plpgsql volatile as $$
declare
  k tie_kinds;
begin
  select * into k from tie_kinds where kind = tie_kind;
  if k.kind is null or k.needs_confirmation or i_am not in ('from', 'to') then
    raise exception 'no such tie' using errcode = 'KI004';
  end if;
  if helper() is not null then raise exception 'only by oneself' using errcode = 'KI001'; end if;
  insert into trail (place_id, actor_id, verb, subject_id, thing_id, detail)
  values (here(), me(), 'person.invite', me(), new_tie, jsonb_build_object('kind', tie_kind));
  insert into parties (place_id, id, kind) values (here(), new_person, 'person');
  insert into people (place_id, id, given_name) values (here(), new_person, name);
  insert into people_private (place_id, person_id, email) values (here(), new_person, address);
  insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
  values (here(), new_tie, tie_kind, case when i_am = 'from' then me() else new_person end,
    case when i_am = 'from' then new_person else me() end, me(), 'person');
  insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
  values (here(), gen_random_uuid(), new_tie, me(), me(), 'yes');
  return new_tie;
end
$$;
call as_definer('add_invited(uuid, uuid, text, text, text, text)');

-- The address to write to so that somebody can come in: of a parent whose link is confirmed, by those who confirm; of
-- somebody I invited; of staff, by those who run the roll. Null otherwise: an address is nobody else's to read.
create function address_to_invite(who uuid) returns text language sql stable as $$
  select b.email from people_private b
  where b.place_id = here() and b.person_id = who and helper() is null and (
    exists (select from tie_states t join tie_kinds k on k.kind = t.kind
            where t.place_id = here() and t.from_id = who and (k.needs_confirmation or t.source = 'roll')
              and t.confirmation = 'confirmed' and not t.blocked
              and t.to_id in (select person_id from people_under('confirm_links')))
    or exists (select from trail l join ties t on t.place_id = l.place_id and t.id = l.thing_id
               where l.place_id = here() and l.actor_id = me() and l.verb = 'person.invite' and who in (t.from_id, t.to_id))
    or (who in (select person_id from people_under('run_imports')) and not is_child(who)))
$$;
call as_definer('address_to_invite(uuid)');
