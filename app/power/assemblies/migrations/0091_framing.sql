-- Making an assembly and framing its question.

create function make_assembly(new_id uuid, host uuid, called_it text, facts jsonb, for_group uuid, age_from int) returns void
language plpgsql volatile as $$
begin
  if helper() is not null or not i_have('host', host) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform make_source(new_id, 'assembly', host, host, called_it, 'public', for_group, age_from);
  insert into assemblies (place_id, id, question, framed_by, stance, days, reach, places, answers_until, keep_days, term_months)
  values (here(), new_id, trim(facts ->> 'question'), trim(facts ->> 'framedBy'), facts ->> 'stance', trim(facts ->> 'days'),
    trim(facts ->> 'reach'), (facts ->> 'places')::int, (facts ->> 'answersUntil')::date, (facts ->> 'keepDays')::int,
    (facts ->> 'termMonths')::int);
  perform write_trail('assembly.make', me(), new_id);
end
$$;
call as_definer('make_assembly(uuid, uuid, text, jsonb, uuid, integer)');

-- Whether a draw is published whose panel is not decided yet: nothing that it rests on may move until it is.
create function is_committed(which uuid) returns boolean language sql stable as $$
  select exists (select from assembly_draws d where d.place_id = here() and d.assembly_id = which
    and d.problem is null and d.drawn_at is null and d.void_at is null)
$$;
call as_definer('is_committed(uuid)');
revoke execute on function is_committed from kith_app;

create function change_assembly(which uuid, facts jsonb) returns void language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if is_committed(which) then raise exception 'a draw is under way' using errcode = 'KI004'; end if;
  -- What was promised to those who answered is not made longer afterwards.
  if exists (select from assembly_answers a where a.place_id = here() and a.assembly_id = which)
    and (facts ->> 'keepDays')::int > (select keep_days from assemblies where place_id = here() and id = which) then
    raise exception 'kept longer than was said' using errcode = 'KI004';
  end if;
  update assemblies set question = trim(facts ->> 'question'), framed_by = trim(facts ->> 'framedBy'), stance = facts ->> 'stance',
    days = trim(facts ->> 'days'), reach = trim(facts ->> 'reach'), places = (facts ->> 'places')::int,
    answers_until = (facts ->> 'answersUntil')::date, keep_days = (facts ->> 'keepDays')::int,
    term_months = (facts ->> 'termMonths')::int
  where place_id = here() and id = which;
  perform write_trail('assembly.change', me(), which);
end
$$;
call as_definer('change_assembly(uuid, jsonb)');

create function begin_or_end_assembly(which uuid, what text) returns void language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if what = 'begin' then
    update assemblies set begun_on = coalesce(begun_on, current_date) where place_id = here() and id = which;
  elsif what = 'end' then
    update assemblies set done_on = coalesce(done_on, current_date) where place_id = here() and id = which;
  else raise exception 'no such step' using errcode = 'KI004';
  end if;
  perform write_trail('assembly.change', me(), which);
end
$$;
call as_definer('begin_or_end_assembly(uuid, text)');

-- Grown-ups of the group in whose name it is run, and those who have a part in it: whom its hosts may name.
create function grown_ups_of_assembly(which uuid) returns table (person_id uuid, name text) language sql stable as $$
  with near as materialized (
    select m.person_id from sources s join memberships m on m.place_id = s.place_id and m.group_id = s.host_id
    where s.place_id = here() and s.id = which and m.to_at is null and m.role <> 'student'
    union select p.person_id from source_parts p where p.place_id = here() and p.source_id = which and p.ended_at is null
  )
  select n.person_id, called(n.person_id) from near n
  where i_run(which) and not is_child(n.person_id) and not has_left(n.person_id) and called(n.person_id) is not null
  order by 2 limit 200
$$;
call as_definer('grown_ups_of_assembly(uuid)');

-- Who promised to answer. They are told, and can be asked for each recommendation later.
create function name_answerer(which uuid, who uuid, promised text) returns void language plpgsql volatile as $$
begin
  if not i_run(which) or who not in (select person_id from grown_ups_of_assembly(which)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  update assemblies set answerer_id = who, answerer_words = trim(promised) where place_id = here() and id = which;
  perform write_trail('assembly.name_answerer', who, which);
  if who <> me() then perform tell(who, 'assembly.answerer', me(), which); end if;
end
$$;
call as_definer('name_answerer(uuid, uuid, text)');

create function draft_question(new_id uuid, which uuid, says text, because text) returns void language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into assembly_drafts (place_id, id, assembly_id, text, why) values (here(), new_id, which, trim(says), nullif(trim(because), ''));
  perform write_trail('assembly.draft', me(), which);
end
$$;
call as_definer('draft_question(uuid, uuid, text, text)');

-- Whoever it concerns says what they think of a draft, until letters go out.
create function comment_draft(new_id uuid, draft uuid, says text) returns void language plpgsql volatile as $$
declare
  about uuid;
begin
  select d.assembly_id into about from assembly_drafts d join sources s on s.place_id = d.place_id and s.id = d.assembly_id
    where d.place_id = here() and d.id = draft and (is_for_me(s.for_group_id, s.from_age) or i_run(s.id));
  if about is null or helper() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into assembly_comments (place_id, id, draft_id, by_id, words) values (here(), new_id, draft, me(), trim(says));
  perform write_trail('assembly.comment', me(), about);
end
$$;
call as_definer('comment_draft(uuid, uuid, text)');

create function reply_comment(which uuid, says text) returns void language plpgsql volatile as $$
declare
  whose uuid;
  about uuid;
begin
  update assembly_comments c set reply = trim(says), replied_at = now() from assembly_drafts d
    where c.place_id = here() and c.id = which and d.place_id = c.place_id and d.id = c.draft_id and i_run(d.assembly_id)
      and c.by_id not in (select person_id from barred_to_me())
    returning c.by_id, d.assembly_id into whose, about;
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('assembly.reply', me(), about);
  if whose <> me() then perform tell(whose, 'assembly.replied', null, about); end if;
end
$$;
call as_definer('reply_comment(uuid, text)');

-- Read: one's own; those with a reply, by anybody; all, by who runs it. A child's name is nobody's to read.
create function comments_of(which uuid) returns table (
  id uuid, draft_id uuid, who text, mine boolean, words text, said_at timestamptz, reply text)
language sql stable as $$
  select c.id, c.draft_id, case when not is_child(c.by_id) then called(c.by_id) end, c.by_id is not distinct from me(), c.words,
    c.said_at, c.reply
  from assembly_comments c join assembly_drafts d on d.place_id = c.place_id and d.id = c.draft_id
  where c.place_id = here() and d.assembly_id = which and sees_source(which)
    and (c.reply is not null or i_run(which) or (helper() is null and c.by_id = me()))
    and c.by_id not in (select person_id from barred_to_me())
  order by c.said_at, c.id
$$;
call as_definer('comments_of(uuid)');

create function check_assembly(which uuid, what text, says text) returns void language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if nullif(trim(says), '') is null then
    delete from assembly_checks where place_id = here() and assembly_id = which and item = what;
  else
    insert into assembly_checks (place_id, assembly_id, item, words, by_id) values (here(), which, what, trim(says), me())
    on conflict (place_id, assembly_id, item) do update set words = excluded.words, by_id = me(), done_on = current_date
      where assembly_checks.words <> excluded.words;
  end if;
  if found then perform write_trail('assembly.check', me(), which); end if;
end
$$;
call as_definer('check_assembly(uuid, text, text)');

-- Names that go with what is public: who said what was done, who promised to answer, who reads the answers.
create function names_of_assembly(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'answerer', (select called(a.answerer_id) from assemblies a where a.place_id = here() and a.id = which),
    'checks', coalesce((select jsonb_object_agg(c.item, called(c.by_id)) from assembly_checks c
      where c.place_id = here() and c.assembly_id = which), '{}'),
    'clerks', coalesce((select jsonb_agg(called(p.person_id) order by called(p.person_id)) from source_parts p
      where p.place_id = here() and p.source_id = which and p.part = 'clerk' and p.ended_at is null
        and called(p.person_id) is not null), '[]'))
  where sees_source(which)
$$;
call as_definer('names_of_assembly(uuid)');

-- What is asked of those who say yes; until somebody was asked it.
create function set_traits(which uuid, asked jsonb) returns void language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if is_committed(which) or exists (select from assembly_answers a where a.place_id = here() and a.assembly_id = which) then
    raise exception 'somebody has answered' using errcode = 'KI004';
  end if;
  delete from assembly_traits where place_id = here() and assembly_id = which;
  insert into assembly_traits (place_id, assembly_id, category, value, category_position, position)
  select here(), which, trim(c.value ->> 'category'), trim(v.value #>> '{}'), c.ordinality, v.ordinality
  from jsonb_array_elements(asked) with ordinality c, jsonb_array_elements(c.value -> 'values') with ordinality v;
  perform write_trail('assembly.traits', me(), which);
end
$$;
call as_definer('set_traits(uuid, jsonb)');

-- The place's make-up and the quotas: [{category, value, people, least, most}].
create function set_quotas(which uuid, given jsonb) returns void language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if is_committed(which) then raise exception 'a draw is under way' using errcode = 'KI004'; end if;
  update assembly_traits t set people = (q.value ->> 'people')::int, least = (q.value ->> 'least')::int, most = (q.value ->> 'most')::int,
    least_flex = null, most_flex = null
  from jsonb_array_elements(given) q
  where t.place_id = here() and t.assembly_id = which and t.category = q.value ->> 'category' and t.value = q.value ->> 'value';
  perform write_trail('assembly.quotas', me(), which);
end
$$;
call as_definer('set_quotas(uuid, jsonb)');
