-- The draw: worked out for the place by a job, published, decided by chance in public.

create function enqueue_assembly(task text, place uuid, which uuid) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, json_build_object('id', which, 'placeId', place), job_key => task || ':' || which);
end
$$;
revoke all on function enqueue_assembly from public;
grant create on schema public to kith_jobs;
alter function enqueue_assembly owner to kith_jobs;
revoke create on schema public from kith_jobs;
grant execute on function enqueue_assembly to kith_definer;

-- One at a time: `begun`, or `before` where one is under way. ending: members of a standing assembly whose term is over.
create function begin_draw(new_id uuid, which uuid, since_wave int, ending text[]) returns text language plpgsql volatile as $$
declare
  latest uuid;
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform from assemblies a where a.place_id = here() and a.id = which for update;
  if is_committed(which) then return 'before'; end if;
  if exists (select from assembly_traits t where t.place_id = here() and t.assembly_id = which and t.least is null)
    or not exists (select from assembly_traits t where t.place_id = here() and t.assembly_id = which) then
    raise exception 'quotas are missing' using errcode = 'KI004';
  end if;
  if exists (select from assembly_members m where m.place_id = here() and m.assembly_id = which and m.joined_at is not null)
    and not exists (select from assemblies a where a.place_id = here() and a.id = which and a.term_months is not null) then
    raise exception 'there is a panel' using errcode = 'KI004';
  end if;
  insert into assembly_draws (place_id, id, assembly_id, n, from_wave, begun_by)
  select here(), new_id, which, 1 + count(d.id), since_wave, me() from assembly_draws d where d.place_id = here() and d.assembly_id = which;
  update assembly_members m set ends_with = new_id where m.place_id = here() and m.assembly_id = which
    and m.joined_at is not null and m.left_at is null and m.draw_id::text || ' ' || m.pseudonym = any (ending);
  perform write_trail('assembly.begin_draw', me(), which);
  perform enqueue_assembly('assembly_draw', here(), new_id);
  return 'begun';
end
$$;
call as_definer('begin_draw(uuid, uuid, integer, text[])');

create function staying_in(which uuid, draw uuid) returns table (answer_id uuid) language sql stable as $$
  select m.answer_id from assembly_members m
  where m.place_id = here() and m.assembly_id = which and m.joined_at is not null and m.left_at is null and m.answer_id is not null
    and (draw is null or m.ends_with is distinct from draw)
$$;
call as_definer('staying_in(uuid, uuid)');
revoke execute on function staying_in from kith_app;
create function quotas_of(which uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('category', t.category, 'value', t.value, 'min', t.least,
    'max', t.most, 'minFlex', t.least_flex, 'maxFlex', t.most_flex)) order by t.category_position, t.position), '[]')
  from assembly_traits t where t.place_id = here() and t.assembly_id = which
$$;
call as_definer('quotas_of(uuid)');
revoke execute on function quotas_of from kith_app;
-- What a draw is made of, without a name: for the job, while it is being worked out. Who served is not drawn again.
create function draw_input(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('panelSize', a.places, 'quotas', quotas_of(a.id),
    'people', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', w.id, 'traits', w.traits, 'household', w.household))
        order by w.id)
      from assembly_answers w where w.place_id = here() and w.assembly_id = a.id and w.said = 'yes' and w.gone_at is null
        and (w.id in (select answer_id from staying_in(a.id, d.id)) or (w.wave >= d.from_wave and not exists (
          select from assembly_members m where m.place_id = here() and m.assembly_id = a.id and m.answer_id = w.id
            and m.joined_at is not null)))), '[]'),
    'selected', coalesce((select jsonb_agg(s.answer_id order by s.answer_id) from staying_in(a.id, d.id) s), '[]'))
  from assembly_draws d join assemblies a on a.place_id = d.place_id and a.id = d.assembly_id
  where me() is null and d.place_id = here() and d.id = which and d.found_at is null and d.problem is null and d.void_at is null
$$;
call as_definer('draw_input(uuid)');

create function draw_goes_on(which uuid, so_far real) returns void language sql volatile as $$
  update assembly_draws set share = greatest(share, so_far)
    where me() is null and place_id = here() and id = which and found_at is null and problem is null
$$;
call as_definer('draw_goes_on(uuid, real)');

-- people: [{id, pseudonym, panels}]. Done twice it is the same: the second time it is there.
create function keep_draw(which uuid, published jsonb, its_digest text, people jsonb) returns void language plpgsql volatile as $$
begin
  if me() is not null then raise exception 'for the draw only' using errcode = 'KI003'; end if;
  update assembly_draws set document = published, digest = its_digest, found_at = now(), share = 1
    where place_id = here() and id = which and found_at is null and problem is null and void_at is null;
  if not found then return; end if;
  insert into assembly_pool (place_id, draw_id, answer_id, pseudonym, panels)
  select here(), which, (p.value ->> 'id')::uuid, p.value ->> 'pseudonym', (p.value ->> 'panels')::int from jsonb_array_elements(people) p;
end
$$;
call as_definer('keep_draw(uuid, jsonb, text, jsonb)');
create function refuse_draw(which uuid, why jsonb) returns void language sql volatile as $$
  update assembly_draws set problem = why where me() is null and place_id = here() and id = which and found_at is null
$$;
call as_definer('refuse_draw(uuid, jsonb)');

-- One of the smallest changes that make a panel possible, as the draw that failed found it.
create function mend_quota(which uuid, of_category text, of_value text, bound text, by_as_many int) returns void
language plpgsql volatile as $$
begin
  if not i_run(which) or is_committed(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update assembly_traits set least = case when bound = 'min' then by_as_many else least end,
    most = case when bound = 'max' then by_as_many else most end
  where place_id = here() and assembly_id = which and category = of_category and value = of_value and least is not null;
  if not found then raise exception 'no such quota' using errcode = 'KI004'; end if;
  perform write_trail('assembly.quotas', me(), which);
end
$$;
call as_definer('mend_quota(uuid, text, text, text, integer)');

-- Publishes it with where the chance will come from. From here on nothing of it changes.
create function publish_draw(which uuid, how text, says text, on_day date) returns void language plpgsql volatile as $$
declare
  about uuid;
begin
  update assembly_draws set chance = how, chance_says = trim(says), chance_on = on_day, committed_at = now()
    where place_id = here() and id = which and found_at is not null and committed_at is null and void_at is null
      and assembly_id in (select source_id from sources_i_run()) and on_day >= current_date
    returning assembly_id into about;
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('assembly.publish_draw', me(), about);
  perform tell_thread(about, 'assembly.committed');
end
$$;
call as_definer('publish_draw(uuid, text, text, date)');

-- Taken off the table, with the reason: it stays to be read.
create function void_draw(which uuid, why text) returns void language plpgsql volatile as $$
declare
  about uuid;
begin
  update assembly_draws set void_at = now(), void_why = trim(why)
    where place_id = here() and id = which and drawn_at is null and void_at is null and problem is null
      and assembly_id in (select source_id from sources_i_run())
    returning assembly_id into about;
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  update assembly_members set ends_with = null where place_id = here() and ends_with = which;
  perform write_trail('assembly.void_draw', me(), about);
end
$$;
call as_definer('void_draw(uuid, text)');

-- What I saw of the dice or the number. `one`: I am the first; `differs`: another typed something else; `agreed`.
create function say_number(which uuid, says text) returns text language plpgsql volatile as $$
declare
  d assembly_draws;
  tidied text := regexp_replace(trim(says), '\s+', ' ', 'g');
begin
  select * into d from assembly_draws x where x.place_id = here() and x.id = which for update;
  if d.id is null or not (i_run(d.assembly_id) or is_clerk_of(d.assembly_id)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if d.committed_at is null or d.drawn_at is not null or d.void_at is not null or d.chance_on > current_date then
    raise exception 'not now' using errcode = 'KI004';
  end if;
  insert into assembly_numbers (place_id, draw_id, person_id, words) values (here(), which, me(), tidied)
  on conflict (place_id, draw_id, person_id) do update set words = excluded.words, said_at = now();
  perform write_trail('assembly.say_number', me(), d.assembly_id);
  if not exists (select from assembly_numbers n where n.place_id = here() and n.draw_id = which and n.person_id <> me()) then return 'one'; end if;
  if exists (select from assembly_numbers n where n.place_id = here() and n.draw_id = which and n.words <> tidied) then return 'differs'; end if;
  return 'agreed';
end
$$;
call as_definer('say_number(uuid, text)');

-- How many have typed what they saw, and whether I have.
create function numbers_of(which uuid) returns table (typed int, mine boolean) language sql stable as $$
  select count(*)::int, coalesce(bool_or(n.person_id = me()), false) from assembly_numbers n
  where n.place_id = here() and n.draw_id = which
    and exists (select from assembly_draws d where d.place_id = here() and d.id = which and sees_source(d.assembly_id))
$$;
call as_definer('numbers_of(uuid)');

-- The panel that the words pick, by those who typed them; anybody can work it out again.
create function decide_draw(which uuid, picked int) returns void language plpgsql volatile as $$
declare
  d assembly_draws;
  said text;
begin
  select * into d from assembly_draws x where x.place_id = here() and x.id = which for update;
  if d.id is null or not (i_run(d.assembly_id) or is_clerk_of(d.assembly_id)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select min(n.words) into said from assembly_numbers n where n.place_id = here() and n.draw_id = which
    having count(*) >= 2 and count(distinct n.words) = 1;
  if said is null or d.drawn_at is not null or d.void_at is not null or d.committed_at is null
    or picked not between 1 and jsonb_array_length(d.document -> 'panels') then
    raise exception 'not decided' using errcode = 'KI004';
  end if;
  update assembly_draws set words = said, panel_number = picked, drawn_at = now() where place_id = here() and id = which;
  update assembly_members set left_at = now(), left_when = 'term', ends_with = null
    where place_id = here() and ends_with = which and left_at is null;
  update source_parts p set ended_at = now() from assembly_members m join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
    where p.place_id = here() and m.place_id = here() and m.assembly_id = d.assembly_id and m.left_when = 'term'
      and p.source_id = d.assembly_id and p.person_id = a.person_id and p.part = 'member' and p.ended_at is null;
  -- Whoever took their answer back since it was published is drawn, and has left.
  insert into assembly_members (place_id, draw_id, pseudonym, assembly_id, answer_id, joined_at, left_at, left_when)
  select here(), which, p.pseudonym, d.assembly_id, p.answer_id, now(), case when a.gone_at is not null then now() end,
    case when a.gone_at is not null then stage_of(d.assembly_id) end
  from assembly_pool p join assembly_answers a on a.place_id = p.place_id and a.id = p.answer_id
  where p.place_id = here() and p.draw_id = which and (d.document -> 'panels' -> (picked - 1)) ? p.pseudonym
    and p.answer_id not in (select answer_id from staying_in(d.assembly_id, which));
  perform members_have_parts(d.assembly_id);
  perform write_trail('assembly.draw', me(), d.assembly_id);
  perform tell_thread(d.assembly_id, 'assembly.drawn');
end
$$;
call as_definer('decide_draw(uuid, integer)');
