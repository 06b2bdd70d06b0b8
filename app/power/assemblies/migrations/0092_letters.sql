-- Letters, and the answers that come of them.

create function is_clerk_of(which uuid) returns boolean language sql stable as $$ select i_am('clerk', which) $$;
call as_definer('is_clerk_of(uuid)');

-- [{id, lines, traits}]: a whole new list, as long as no letter went out.
create function keep_addresses(which uuid, list jsonb) returns int language plpgsql volatile as $$
declare
  kept int;
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from assembly_waves w where w.place_id = here() and w.assembly_id = which) then
    raise exception 'letters went out' using errcode = 'KI004';
  end if;
  delete from assembly_addresses where place_id = here() and assembly_id = which;
  insert into assembly_addresses (place_id, assembly_id, id, lines, traits)
  select here(), which, (a.value ->> 'id')::uuid, a.value ->> 'lines', a.value -> 'traits' from jsonb_array_elements(list) a;
  get diagnostics kept = row_count;
  perform write_trail('assembly.addresses', me(), which);
  return kept;
end
$$;
call as_definer('keep_addresses(uuid, jsonb)');

-- Addresses without a letter yet, for the draw: streets and houses, for who runs it.
create function addresses_to_draw(which uuid) returns table (id uuid, traits jsonb) language sql stable as $$
  select a.id, a.traits from assembly_addresses a
  where a.place_id = here() and a.assembly_id = which and i_run(which)
    and not exists (select from assembly_codes c where c.place_id = here() and c.assembly_id = which and c.address_id = a.id)
  order by a.id
$$;
call as_definer('addresses_to_draw(uuid)');
alter function addresses_to_draw rows 5000;

-- codes: [{address, hash}]
create function keep_letters(new_id uuid, which uuid, over text[], words text, shares jsonb, codes jsonb) returns void
language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if is_committed(which) then raise exception 'a draw is under way' using errcode = 'KI004'; end if;
  if exists (select from assembly_waves w where w.place_id = here() and w.id = new_id) then return; end if;
  insert into assembly_waves (place_id, id, assembly_id, n, letters, spread, seed, strata)
  select here(), new_id, which, 1 + count(w.id), jsonb_array_length(codes), over, trim(words), shares
  from assembly_waves w where w.place_id = here() and w.assembly_id = which;
  insert into assembly_codes (place_id, code_hash, assembly_id, wave_id, address_id)
  select here(), c.value ->> 'hash', which, new_id, (c.value ->> 'address')::uuid from jsonb_array_elements(codes) c;
  perform write_trail('assembly.letters', me(), which);
end
$$;
call as_definer('keep_letters(uuid, uuid, text[], text, jsonb, jsonb)');

-- A clerk's look is written.
create function look_at(which uuid, at_what text) returns void language plpgsql volatile as $$
begin
  if not is_clerk_of(which) then raise exception 'not a clerk' using errcode = 'KI003'; end if;
  insert into assembly_looks (place_id, assembly_id, reader_id, what) values (here(), which, me(), at_what);
end
$$;
call as_definer('look_at(uuid, text)');
revoke execute on function look_at from kith_app;

create function letters_to_print(wave uuid) returns table (address_id uuid, lines text) language plpgsql volatile as $$
declare
  which uuid := (select w.assembly_id from assembly_waves w where w.place_id = here() and w.id = wave);
begin
  perform look_at(which, 'letters');
  return query select a.id, a.lines from assembly_codes c
    join assembly_addresses a on a.place_id = c.place_id and a.assembly_id = c.assembly_id and a.id = c.address_id
    where c.place_id = here() and c.wave_id = wave order by a.lines, a.id;
end
$$;
call as_definer('letters_to_print(uuid)');

-- Whose place a code is of, for somebody without an account.
create function place_of_code(hash text) returns uuid language sql stable as
  $$ select c.place_id from assembly_codes c where c.code_hash = hash $$;
call as_definer('place_of_code(text)');

-- Answers come in until the day that the letter says, and never while a draw is published and undecided.
create function takes_answers(which uuid) returns boolean language sql stable as $$
  select exists (select from assemblies a where a.place_id = here() and a.id = which and a.answers_until >= current_date
    and a.done_on is null) and not is_committed(which)
$$;
call as_definer('takes_answers(uuid)');

-- Everything the holder of a code is told: by the code alone, whoever is signed in.
create function by_code(hash text) returns jsonb language sql stable as $$
  select jsonb_build_object('assembly', c.assembly_id, 'title', s.title, 'question', a.question, 'days', a.days, 'reach', a.reach,
    'until', a.answers_until, 'keepDays', a.keep_days, 'fromAge', s.from_age, 'open', takes_answers(c.assembly_id),
    'answer', (select jsonb_build_object('id', w.id, 'said', w.said, 'name', w.name, 'reach', w.reach, 'traits', w.traits, 'way', w.way,
        'saidAt', w.said_at, 'gone', w.gone_at is not null, 'mine', w.person_id is not null and w.person_id = me(),
        'linked', w.person_id is not null) from assembly_answers w where w.place_id = here() and w.id = c.answer_id),
    'looks', coalesce((select jsonb_agg(jsonb_build_object('who', l.who, 'times', l.times, 'last', l.last) order by l.last desc)
      from (select called(k.reader_id) as who, count(*) as times, max(k.at) as last from assembly_looks k
        join assembly_answers w on w.place_id = here() and w.id = c.answer_id
        where k.place_id = here() and k.assembly_id = c.assembly_id and k.what <> 'letters' and k.at >= w.said_at
        group by k.reader_id) l where l.who is not null), '[]'),
    'draws', coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'n', d.n, 'pseudonym', p.pseudonym, 'panels', p.panels,
        'of', jsonb_array_length(d.document -> 'panels'), 'drawnAt', d.drawn_at, 'voidAt', d.void_at,
        'member', m.joined_at is not null, 'standsBy', m.stands_by, 'leftAt', m.left_at) order by d.n)
      from assembly_pool p join assembly_draws d on d.place_id = p.place_id and d.id = p.draw_id and d.committed_at is not null
      left join assembly_members m on m.place_id = p.place_id and m.draw_id = p.draw_id and m.pseudonym = p.pseudonym
      where p.place_id = here() and p.answer_id = c.answer_id), '[]'))
  from assembly_codes c join assemblies a on a.place_id = c.place_id and a.id = c.assembly_id
  join sources s on s.place_id = c.place_id and s.id = c.assembly_id
  where c.place_id = here() and c.code_hash = hash
$$;
call as_definer('by_code(text)');

-- One letter, one answer: `done`, or `before` where one came with this code. From the web by whoever has the code; by phone or
-- letter as a clerk types it. The same id twice is the same answer.
create function answer_letter(hash text, new_id uuid, says text, called_it text, reach_at text, their jsonb, by_way text) returns text
language plpgsql volatile as $$
declare
  c assembly_codes;
  w int;
begin
  select * into c from assembly_codes x where x.place_id = here() and x.code_hash = hash for update;
  if c.code_hash is null then raise exception 'no such code' using errcode = 'KI002'; end if;
  if by_way <> 'web' and not is_clerk_of(c.assembly_id) then raise exception 'not a clerk' using errcode = 'KI003'; end if;
  if c.answer_id = new_id then return 'done'; end if;
  if c.answer_id is not null and not exists (select from assembly_answers a where a.place_id = here() and a.id = c.answer_id
    and (a.said = 'no' or a.gone_at is not null)) then return 'before'; end if;
  if not takes_answers(c.assembly_id) then raise exception 'too late' using errcode = 'KI004'; end if;
  if says = 'yes' and exists (select from assembly_traits t where t.place_id = here() and t.assembly_id = c.assembly_id
    group by t.category having not coalesce(bool_or(t.value = their ->> t.category), false)) then
    raise exception 'a trait is missing' using errcode = 'KI004';
  end if;
  select n into w from assembly_waves x where x.place_id = here() and x.id = c.wave_id;
  insert into assembly_answers (place_id, id, assembly_id, said, name, reach, traits, household, way, wave, typed_by)
  values (here(), new_id, c.assembly_id, says, case when says = 'yes' then trim(called_it) end,
    case when says = 'yes' then trim(reach_at) end,
    case when says = 'yes' then (select coalesce(jsonb_object_agg(t.category, their ->> t.category), '{}') from (
      select distinct category from assembly_traits x where x.place_id = here() and x.assembly_id = c.assembly_id) t) else '{}' end,
    c.address_id::text, by_way, coalesce(w, 0), case when by_way <> 'web' then me() end);
  update assembly_codes set answer_id = new_id where place_id = here() and code_hash = hash;
  -- A no that became a yes, or the other way round: the later word counts and the earlier is gone.
  if c.answer_id is not null then
    delete from assembly_answers a where a.place_id = here() and a.id = c.answer_id
      and not exists (select from assembly_pool p where p.place_id = here() and p.answer_id = a.id);
  end if;
  if me() is not null and by_way <> 'web' then perform write_trail('assembly.type_answer', me(), c.assembly_id); end if;
  return 'done';
end
$$;
call as_definer('answer_letter(text, uuid, text, text, text, jsonb, text)');

-- Somebody leaves the panel, or can no longer stand by. Their name goes when they ask for it.
create function take_out(answer uuid, stage text) returns void language sql volatile as $$
  update assembly_members m set left_at = now(), left_when = stage
    where m.place_id = here() and m.answer_id = answer and m.left_at is null;
  update source_parts p set ended_at = now() from assembly_answers a
    where p.place_id = here() and a.place_id = here() and a.id = answer and p.source_id = a.assembly_id
      and p.person_id = a.person_id and p.part = 'member' and p.ended_at is null
$$;
call as_definer('take_out(uuid, text)');
revoke execute on function take_out from kith_app;

create function stage_of(which uuid) returns text language sql stable as $$
  select case when a.begun_on is null then 'before' else 'after' end from assemblies a where a.place_id = here() and a.id = which
$$;
call as_definer('stage_of(uuid)');
revoke execute on function stage_of from kith_app;

-- Whoever has the code takes it back. What a published draw rests on stays, without a name.
create function unsay_answer(hash text) returns void language plpgsql volatile as $$
declare
  c assembly_codes;
begin
  select * into c from assembly_codes x where x.place_id = here() and x.code_hash = hash for update;
  if c.answer_id is null then raise exception 'nothing to take back' using errcode = 'KI002'; end if;
  perform take_out(c.answer_id, stage_of(c.assembly_id));
  update assembly_answers set gone_at = coalesce(gone_at, now()), name = null, reach = null, person_id = null
    where place_id = here() and id = c.answer_id;
  delete from assembly_answers a where a.place_id = here() and a.id = c.answer_id
    and not exists (select from assembly_pool p where p.place_id = here() and p.answer_id = a.id);
end
$$;
call as_definer('unsay_answer(text)');

-- “This is me”: a name becomes a person, by the code and from one's own sign-in.
create function join_answer(hash text) returns void language plpgsql volatile as $$
declare
  about uuid;
begin
  if me() is null or helper() is not null then raise exception 'not signed in' using errcode = 'KI003'; end if;
  update assembly_answers a set person_id = me() from assembly_codes c
    where a.place_id = here() and c.place_id = here() and c.code_hash = hash and a.id = c.answer_id and a.person_id is null
      and a.said = 'yes' and a.gone_at is null
      and not exists (select from assembly_answers o where o.place_id = here() and o.assembly_id = a.assembly_id and o.person_id = me())
    returning a.assembly_id into about;
  if about is null then raise exception 'joined already' using errcode = 'KI004'; end if;
  perform members_have_parts(about);
  perform write_trail('assembly.join_answer', me(), about);
end
$$;

-- Members who are a person here have a part in it: they see its days.
create function members_have_parts(which uuid) returns void language sql volatile as $$
  insert into source_parts (place_id, source_id, person_id, part, given_by)
  select here(), which, a.person_id, 'member', coalesce(me(), a.person_id) from assembly_members m
  join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
  where m.place_id = here() and m.assembly_id = which and m.joined_at is not null and m.left_at is null and a.person_id is not null
  on conflict (place_id, source_id, person_id, part) do update set ended_at = null, given_at = now() where source_parts.ended_at is not null
$$;
call as_definer('members_have_parts(uuid)');
revoke execute on function members_have_parts from kith_app;
call as_definer('join_answer(text)');

-- For named clerks, and written.
create function read_answers(which uuid) returns table (
  id uuid, said text, name text, reach text, traits jsonb, way text, wave int, said_at timestamptz, gone boolean)
language plpgsql volatile as $$
begin
  perform look_at(which, 'answers');
  return query select a.id, a.said, a.name, a.reach, a.traits, a.way, a.wave, a.said_at, a.gone_at is not null
    from assembly_answers a where a.place_id = here() and a.assembly_id = which order by a.said_at, a.id;
end
$$;
call as_definer('read_answers(uuid)');
alter function read_answers rows 1000;

-- Who looked, for who runs it and for clerks.
create function looks_of(which uuid) returns table (who text, what text, at timestamptz) language sql stable as $$
  select called(l.reader_id), l.what, l.at from assembly_looks l
  where l.place_id = here() and l.assembly_id = which and (i_run(which) or is_clerk_of(which))
  order by l.at desc limit 200
$$;
call as_definer('looks_of(uuid)');
create function clerks_of(which uuid) returns table (person_id uuid, name text, since timestamptz) language sql stable as $$
  select p.person_id, called(p.person_id), p.given_at from source_parts p
  where p.place_id = here() and p.source_id = which and p.part = 'clerk' and p.ended_at is null and i_run(which)
    and called(p.person_id) is not null order by 2
$$;
call as_definer('clerks_of(uuid)');

-- Numbers for everybody; how many of the pool have a trait for who runs it, who sets quotas by it.
create function counts_of_assembly(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'addresses', (select count(*) from assembly_addresses a where a.place_id = here() and a.assembly_id = which),
    'letters', (select coalesce(sum(w.letters), 0) from assembly_waves w where w.place_id = here() and w.assembly_id = which),
    'yes', (select count(*) from assembly_answers a where a.place_id = here() and a.assembly_id = which and a.said = 'yes' and a.gone_at is null),
    'no', (select count(*) from assembly_answers a where a.place_id = here() and a.assembly_id = which and a.said = 'no'))
  where sees_source(which)
$$;
call as_definer('counts_of_assembly(uuid)');
create function pool_by_trait(which uuid) returns table (category text, value text, n int) language sql stable as $$
  select t.key, t.value, count(*)::int from assembly_answers a, jsonb_each_text(a.traits) t
  where a.place_id = here() and a.assembly_id = which and a.said = 'yes' and a.gone_at is null and i_run(which)
  group by 1, 2
$$;
call as_definer('pool_by_trait(uuid)');

-- Until when names are kept: as many days after its end as the letter said. Where nobody ends it, its last planned day counts as its
-- end (for one that stands, its term after that), or the last thing that was done for it; where no day was ever planned, a year after
-- answers were asked for.
create function pool_kept_until(a assemblies) returns date language sql stable as $$
  select a.keep_days + coalesce(a.done_on, greatest(a.answers_until,
    (select max(d.chance_on) from assembly_draws d where d.place_id = a.place_id and d.assembly_id = a.id),
    (select max(m.joined_at)::date from assembly_members m where m.place_id = a.place_id and m.assembly_id = a.id),
    (select coalesce((max(g.starts_at) + make_interval(months => coalesce(a.term_months, 0)))::date, a.answers_until + 365)
      from source_links l join gatherings g on g.place_id = l.place_id and g.id = l.to_id and g.called_off_at is null
      where l.place_id = a.place_id and l.from_id = a.id)))
$$;
call as_definer('pool_kept_until(assemblies)');
revoke execute on function pool_kept_until from kith_app;
create function names_kept_until(which uuid) returns date language sql stable as $$
  select pool_kept_until(a) from assemblies a where a.place_id = here() and a.id = which and (i_run(which) or is_clerk_of(which))
$$;
call as_definer('names_kept_until(uuid)');

-- Then everything of the pool is deleted, and what is left of the panel are pseudonyms. For every place, by the clock.
create function sweep_assembly_pools() returns int language plpgsql volatile as $$
declare
  swept int;
begin
  with due as (
    select a.place_id, a.id from assemblies a where pool_kept_until(a) < current_date
      and not holds_stand_in(a.place_id)
  ), answers as (
    delete from assembly_answers w using due where w.place_id = due.place_id and w.assembly_id = due.id returning w.id
  ), codes as (
    delete from assembly_codes c using due where c.place_id = due.place_id and c.assembly_id = due.id
  ), addresses as (
    delete from assembly_addresses d using due where d.place_id = due.place_id and d.assembly_id = due.id
  ), members as (
    update assembly_members m set answer_id = null from due
    where m.place_id = due.place_id and m.assembly_id = due.id and m.answer_id is not null
  ), looks as (
    delete from assembly_looks l using due where l.place_id = due.place_id and l.assembly_id = due.id
  )
  select count(*) into swept from answers;
  return swept;
end
$$;
call as_definer('sweep_assembly_pools()');
