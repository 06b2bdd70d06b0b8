-- The panel: who is on it under a pseudonym, who leaves and who steps in.

create function panel_of(which uuid) returns table (
  draw_id uuid, draw_n int, pseudonym text, traits jsonb, joined_at timestamptz, stepped_in boolean, stands_by int,
  left_at timestamptz, left_when text)
language sql stable as $$
  with draws as materialized (
    select d.id, d.n, (select jsonb_object_agg(p.value ->> 'pseudonym', p.value -> 'traits')
      from jsonb_array_elements(d.document -> 'people') p) as traits
    from assembly_draws d where d.place_id = here() and d.assembly_id = which and d.drawn_at is not null
  )
  select m.draw_id, d.n, m.pseudonym, d.traits -> m.pseudonym, m.joined_at, m.change_id is not null, m.stands_by, m.left_at, m.left_when
  from assembly_members m join draws d on d.id = m.draw_id
  where m.place_id = here() and m.assembly_id = which and sees_source(which)
  order by d.n, length(m.pseudonym), m.pseudonym
$$;
call as_definer('panel_of(uuid)');

-- With names, for named clerks, and written.
create function read_panel(which uuid) returns table (
  draw_id uuid, pseudonym text, name text, reach text, joined_at timestamptz, stands_by int, left_at timestamptz, is_here boolean)
language plpgsql volatile as $$
begin
  perform look_at(which, 'panel');
  return query select m.draw_id, m.pseudonym, a.name, a.reach, m.joined_at, m.stands_by, m.left_at, a.person_id is not null
    from assembly_members m left join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
    where m.place_id = here() and m.assembly_id = which order by m.left_at nulls first, m.stands_by nulls first, a.name;
end
$$;
call as_definer('read_panel(uuid)');

-- Somebody cannot come: said by a clerk. `day`: they left in the middle of a day.
create function leave_panel(draw uuid, who text, at_stage text) returns void language plpgsql volatile as $$
declare
  m assembly_members;
begin
  select * into m from assembly_members x where x.place_id = here() and x.draw_id = draw and x.pseudonym = who and x.left_at is null;
  if m.pseudonym is null or not is_clerk_of(m.assembly_id) then raise exception 'not a clerk' using errcode = 'KI003'; end if;
  if at_stage not in ('before', 'after', 'day') then raise exception 'no such stage' using errcode = 'KI004'; end if;
  if m.answer_id is not null then perform take_out(m.answer_id, at_stage);
  else update assembly_members set left_at = now(), left_when = at_stage where place_id = here() and draw_id = draw and pseudonym = who;
  end if;
  perform write_trail('assembly.leave_panel', me(), m.assembly_id);
end
$$;
call as_definer('leave_panel(uuid, text, text)');

-- The draw whose pseudonyms those who step in have: the latest.
create function latest_draw(which uuid) returns uuid language sql stable as $$
  select d.id from assembly_draws d where d.place_id = here() and d.assembly_id = which and d.drawn_at is not null order by d.n desc limit 1
$$;
call as_definer('latest_draw(uuid)');
revoke execute on function latest_draw from kith_app;

-- Places that somebody left and nobody fills yet.
create function empty_places(which uuid) returns int language sql stable as $$
  select greatest(0, (select a.places from assemblies a where a.place_id = here() and a.id = which)
    - (select count(*)::int from assembly_members m where m.place_id = here() and m.assembly_id = which
        and m.joined_at is not null and m.left_at is null))
  where sees_source(which)
$$;
call as_definer('empty_places(uuid)');

-- Fills empty places, or draws people to stand by, with words of chance that were rolled in public.
create function begin_change(new_id uuid, which uuid, what text, many int, words text) returns void language plpgsql volatile as $$
declare
  draw uuid := latest_draw(which);
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if draw is null or is_committed(which) or (what = 'replace' and empty_places(which) = 0) then
    raise exception 'nothing to fill' using errcode = 'KI004';
  end if;
  if exists (select from assembly_changes c where c.place_id = here() and c.assembly_id = which and c.done_at is null and c.problem is null) then
    return;
  end if;
  insert into assembly_changes (place_id, id, assembly_id, draw_id, kind, stage, leaving, wanted, seed)
  select here(), new_id, which, draw, what, stage_of(which), coalesce((select array_agg(m.pseudonym order by m.pseudonym)
      from assembly_members m where m.place_id = here() and m.draw_id = draw and m.left_at is not null and m.joined_at is not null
        and m.left_at > coalesce((select max(c.done_at) from assembly_changes c where c.place_id = here() and c.assembly_id = which
          and c.kind = 'replace' and c.done_at is not null), '-infinity')), '{}'),
    case when what = 'stand_by' then many end, trim(words);
  perform write_trail('assembly.change_panel', me(), which);
  perform enqueue_assembly('assembly_change', here(), new_id);
end
$$;
call as_definer('begin_change(uuid, uuid, text, integer, text)');

-- For the job: the pool, who stays, who is out, who stands by.
create function change_input(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('kind', c.kind, 'stage', c.stage, 'wanted', c.wanted, 'seed', c.seed, 'places', a.places,
    'quotas', quotas_of(a.id),
    'people', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', w.id, 'traits', w.traits, 'household', w.household))
        order by w.id)
      from assembly_answers w join assembly_pool p on p.place_id = w.place_id and p.answer_id = w.id and p.draw_id = c.draw_id
      where w.place_id = here()), '[]'),
    'staying', coalesce((select jsonb_agg(s.answer_id order by s.answer_id) from staying_in(a.id, null) s), '[]'),
    'out', coalesce((select jsonb_agg(o.answer_id order by o.answer_id) from (
      select m.answer_id from assembly_members m where m.place_id = here() and m.assembly_id = a.id and m.left_at is not null
        and m.answer_id is not null
      union select p.answer_id from assembly_pool p join assembly_answers w on w.place_id = p.place_id and w.id = p.answer_id
        where p.place_id = here() and p.draw_id = c.draw_id and w.gone_at is not null) o), '[]'),
    'standBy', coalesce((select jsonb_agg(m.answer_id order by m.stands_by) from assembly_members m
      where m.place_id = here() and m.draw_id = c.draw_id and m.stands_by is not null and m.joined_at is null and m.left_at is null
        and m.answer_id is not null), '[]'))
  from assembly_changes c join assemblies a on a.place_id = c.place_id and a.id = c.assembly_id
  where me() is null and c.place_id = here() and c.id = which and c.done_at is null and c.problem is null
$$;
call as_definer('change_input(uuid)');

-- result: {joined: [answer ids], empty, relaxed, from}
create function keep_change(which uuid, result jsonb) returns void language plpgsql volatile as $$
declare
  c assembly_changes;
begin
  select * into c from assembly_changes x where x.place_id = here() and x.id = which for update;
  if me() is not null then raise exception 'for the draw only' using errcode = 'KI003'; end if;
  if c.id is null or c.done_at is not null or c.problem is not null then return; end if;
  insert into assembly_members (place_id, draw_id, pseudonym, assembly_id, answer_id, stands_by, joined_at, change_id)
  select here(), c.draw_id, p.pseudonym, c.assembly_id, p.answer_id, case when c.kind = 'stand_by' then j.ordinality end,
    case when c.kind = 'replace' then now() end, which
  from jsonb_array_elements_text(result -> 'joined') with ordinality j
  join assembly_pool p on p.place_id = here() and p.draw_id = c.draw_id and p.answer_id = j.value::uuid
  on conflict (place_id, draw_id, pseudonym) do update
    set joined_at = coalesce(assembly_members.joined_at, excluded.joined_at), change_id = excluded.change_id;
  update assembly_changes set done_at = now(), empty = (result ->> 'empty')::int, relaxed = result -> 'relaxed', came_from = result ->> 'from',
    joined = array(select p.pseudonym from jsonb_array_elements_text(result -> 'joined') with ordinality j
      join assembly_pool p on p.place_id = here() and p.draw_id = c.draw_id and p.answer_id = j.value::uuid order by j.ordinality)
    where place_id = here() and id = which;
  perform members_have_parts(c.assembly_id);
end
$$;
call as_definer('keep_change(uuid, jsonb)');
create function refuse_change(which uuid, why text) returns void language sql volatile as $$
  update assembly_changes set problem = why where me() is null and place_id = here() and id = which and done_at is null
$$;
call as_definer('refuse_change(uuid, text)');

-- Recommendations, with how strongly each was supported.
create function add_recommendation(new_id uuid, which uuid, says text, because text) returns void language plpgsql volatile as $$
declare
  s sources;
begin
  select * into s from sources x where x.place_id = here() and x.id = which;
  if s.id is null or not (i_run(which) or i_am('facilitator', which)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform make_source(new_id, 'recommendation', s.host_id, s.host_id, left(trim(says), 300), s.shown_to, s.for_group_id, s.from_age);
  insert into recommendations (place_id, id, assembly_id, n, text, why)
  select here(), new_id, which, 1 + count(r.id), trim(says), nullif(trim(because), '') from recommendations r
    where r.place_id = here() and r.assembly_id = which;
  insert into source_links (place_id, from_id, to_id, made_by) values (here(), which, new_id, me());
  perform write_trail('assembly.recommend', me(), new_id);
  perform tell_thread(which, 'assembly.recommended');
end
$$;
call as_definer('add_recommendation(uuid, uuid, text, text)');

create function count_recommendation(which uuid, said_yes int, of int) returns void language plpgsql volatile as $$
begin
  update recommendations set votes_for = said_yes, votes = of, counted = 'paper' where place_id = here() and id = which
    and counted is distinct from 'ballot' and assembly_id in (select source_id from sources_i_run());
  if not found then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('assembly.count', me(), which);
end
$$;
call as_definer('count_recommendation(uuid, integer, integer)');

-- The panel's roll of a secret vote on its recommendations: members who are here vote here, the others on paper.
create function fill_panel_roll(ballot uuid) returns int language plpgsql volatile as $$
declare
  about uuid;
  added int;
begin
  select b.about_id into about from ballots b where b.place_id = here() and b.id = ballot and i_run(b.about_id);
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into ballot_roll (place_id, ballot_id, id, person_id)
  select here(), ballot, gen_random_uuid(), a.person_id from staying_in(about, null) s
  join assembly_answers a on a.place_id = here() and a.id = s.answer_id
  where a.person_id is not null on conflict do nothing;
  get diagnostics added = row_count;
  perform write_trail('ballot.fill_roll', me(), ballot);
  return added;
end
$$;
call as_definer('fill_panel_roll(uuid)');

create function end_panel_vote(ballot uuid) returns void language plpgsql volatile as $$
begin
  perform close_ballot(ballot);
  perform enqueue_assembly('assembly_vote', here(), ballot);
end
$$;
call as_definer('end_panel_vote(uuid)');

-- For the job, when the envelopes are open: what each recommendation got.
create function keep_support(ballot uuid) returns void language sql volatile as $$
  update recommendations r set counted = 'ballot', votes = v.all_votes, votes_for = v.those_for
  from (select o.id, (select count(*)::int from votes x where x.place_id = here() and x.ballot_id = ballot) as all_votes,
      (select count(*)::int from votes x where x.place_id = here() and x.ballot_id = ballot and x.answer ? o.id::text) as those_for
    from ballot_options o join ballots b on b.place_id = o.place_id and b.id = o.ballot_id and b.counted_at is not null
    where o.place_id = here() and o.ballot_id = ballot) v
  where me() is null and r.place_id = here() and r.id = v.id
$$;
call as_definer('keep_support(uuid)');
