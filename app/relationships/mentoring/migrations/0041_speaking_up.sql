-- Speaking up: whoever is there for a learner (a mentor is the advocate: seed 002, Cramlington) asks something for them of one
-- named person, who answers. It is a thing of the learner's, who reads it all. Nobody reads the tables but through functions.
insert into thing_kinds values ('speak_up', null);

create table speak_ups (
  place_id uuid not null,
  id uuid not null,
  -- Gone when one of the two deleted themselves.
  tie_id uuid,
  by_id uuid not null,
  to_id uuid not null,
  words text not null check (length(trim(words)) between 1 and 2000),
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, id) references things,
  foreign key (place_id, tie_id) references ties,
  foreign key (place_id, by_id) references people,
  foreign key (place_id, to_id) references people
);
create index on speak_ups (place_id, tie_id);
create index on speak_ups (place_id, to_id);
call protect('speak_ups', '');

create table speak_up_answers (
  place_id uuid not null,
  speak_up_id uuid not null,
  said_by uuid not null,
  words text not null check (length(trim(words)) between 1 and 2000),
  said_at timestamptz not null default now(),
  primary key (place_id, speak_up_id),
  foreign key (place_id, speak_up_id) references speak_ups,
  foreign key (place_id, said_by) references people
);
call protect('speak_up_answers', '');

-- Whom the one who is there for a learner can speak to: grown-ups with a power over a group the learner is in now. Never who is
-- kept from either of the two, nor who has left.
create function whom_to_speak_to(tie uuid) returns table (person_id uuid, name text, role text) language sql stable as $$
  with recursive over as (
    select m.group_id from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id and g.closed_at is null
    where m.place_id = here() and m.person_id = conversation_is_for(tie) and m.to_at is null
    union
    select g.parent_id from over o join groups g on g.place_id = here() and g.id = o.group_id where g.parent_id is not null
  )
  select distinct on (p.id) p.id, spoken_name(p.given_name, p.preferred_name, p.family_name), m.role
  from over o join memberships m on m.place_id = here() and m.group_id = o.group_id and m.to_at is null
  join groups g on g.place_id = here() and g.id = o.group_id
  join role_powers r on r.group_kind = g.kind and r.role = m.role
  join people p on p.place_id = here() and p.id = m.person_id
  where conversation_is_for(tie) is distinct from me() and m.person_id not in (me(), conversation_is_for(tie)) and not is_child(m.person_id)
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
    and not exists (select from open_blocks b where b.place_id = here() and m.person_id in (b.protects_id, b.against_id)
      and (me() in (b.protects_id, b.against_id) or conversation_is_for(tie) in (b.protects_id, b.against_id)))
  order by p.id, array_position(array['teacher', 'head', 'safeguarding_lead', 'coordinator', 'aide', 'administrator'], m.role)
$$;
call as_definer('whom_to_speak_to(uuid)');

create function speak_up(new_id uuid, tie uuid, to_whom uuid, said text) returns void language plpgsql volatile as $$
declare
  learner uuid := conversation_is_for(tie);
begin
  if learner is null or learner = me() or to_whom not in (select person_id from whom_to_speak_to(tie)) then
    raise exception 'not somebody to speak to' using errcode = 'KI003';
  end if;
  insert into things (place_id, id, kind, owner_id) values (here(), new_id, 'speak_up', learner);
  insert into speak_ups (place_id, id, tie_id, by_id, to_id, words) values (here(), new_id, tie, me(), to_whom, said);
  perform write_trail('speak_up.ask', learner, new_id);
  perform tell(to_whom, 'speak_up.asked', me(), new_id);
  perform tell(learner, 'speak_up.for_you', me(), new_id);
end
$$;
call as_definer('speak_up(uuid, uuid, uuid, text)');

-- Those I am in: mine as the learner, as who asked (while the tie lives), as who is asked. When and who, no words.
create function my_speak_ups() returns table (
  id uuid, tie_id uuid, learner_id uuid, learner text, by_id uuid, by_name text, to_id uuid, to_name text,
  made_at timestamptz, answered_at timestamptz
) language sql stable as $$
  select s.id, s.tie_id, h.owner_id, called(h.owner_id), s.by_id, called(s.by_id), s.to_id, called(s.to_id), s.made_at, a.said_at
  from speak_ups s join things h on h.place_id = s.place_id and h.id = s.id
  left join speak_up_answers a on a.place_id = s.place_id and a.speak_up_id = s.id
  where s.place_id = here() and helper() is null
    and (h.owner_id = me() or s.to_id = me() or (s.by_id = me() and s.tie_id in (select l.tie_id from my_live_ties() l)))
    and not exists (select from barred_to_me() b where b.person_id in (h.owner_id, s.by_id, s.to_id))
    and (h.owner_id = me() or not exists (select from open_blocks b where b.place_id = here()
      and me() in (b.protects_id, b.against_id) and h.owner_id in (b.protects_id, b.against_id)))
$$;
call as_definer('my_speak_ups()');

-- What was asked and answered. Writes who looked, where it is not the learner.
create function read_speak_up(which uuid) returns jsonb language plpgsql volatile as $$
declare
  s record;
begin
  select * into s from my_speak_ups() m where m.id = which;
  if s.id is null then raise exception 'no door' using errcode = 'KI002'; end if;
  if s.learner_id <> me() then
    insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
    values (here(), me(), s.learner_id, which, 'tie', s.tie_id);
  end if;
  return (select jsonb_build_object('id', u.id, 'tieId', u.tie_id, 'learnerId', s.learner_id, 'learner', s.learner, 'byId', u.by_id,
      'by', s.by_name, 'toId', u.to_id, 'to', s.to_name, 'words', u.words, 'madeAt', u.made_at, 'answer', a.words,
      'answeredAt', a.said_at,
      'promises', (select coalesce(jsonb_agg(jsonb_build_object('what', c.what, 'byOn', c.by_on, 'came', e.came)), '[]')
        from commitments c left join commitment_ends e on e.place_id = c.place_id and e.commitment_id = c.id
        where c.place_id = here() and c.source_id = which))
    from speak_ups u left join speak_up_answers a on a.place_id = u.place_id and a.speak_up_id = u.id
    where u.place_id = here() and u.id = which);
end
$$;
call as_definer('read_speak_up(uuid)');

-- The named person answers, once; what they will do is a commitment because of it.
create function answer_speak_up(which uuid, said text, promise_id uuid, does text, by_day date) returns void
language plpgsql volatile as $$
declare
  s record;
begin
  select * into s from my_speak_ups() m where m.id = which;
  if s.id is null or s.to_id <> me() then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into speak_up_answers (place_id, speak_up_id, said_by, words) values (here(), which, me(), said) on conflict do nothing;
  if not found then raise exception 'answered' using errcode = 'KI004'; end if;
  if nullif(trim(does), '') is not null then
    insert into commitments (place_id, id, source_id, who_id, what, by_on, made_by, taken_on_at)
    values (here(), promise_id, which, me(), does, by_day, me(), now());
  end if;
  perform write_trail('speak_up.answer', s.learner_id, which);
  perform tell(s.learner_id, 'speak_up.answered', me(), which);
  if s.by_id <> s.learner_id then perform tell(s.by_id, 'speak_up.answered', me(), which); end if;
end
$$;
call as_definer('answer_speak_up(uuid, text, uuid, text, date)');

create function erase_with_speaking_up() returns void language plpgsql volatile as $$
begin
  delete from speak_up_answers a using things h where a.place_id = here() and h.place_id = here() and h.id = a.speak_up_id
    and h.owner_id = me();
  delete from speak_ups s using things h where s.place_id = here() and h.place_id = here() and h.id = s.id and h.owner_id = me();
  update speak_ups set words = '…' where place_id = here() and by_id = me();
  update speak_ups set tie_id = null
    where place_id = here() and tie_id in (select t.id from ties t where t.place_id = here() and me() in (t.from_id, t.to_id));
  update speak_up_answers set words = '…' where place_id = here() and said_by = me();
end
$$;
call as_definer('erase_with_speaking_up()');
revoke execute on function erase_with_speaking_up from kith_app;

create function held_by_speaking_up() returns jsonb language sql stable as $$
  select jsonb_build_object('speakUps', (select jsonb_agg(jsonb_build_object(
      'who', called(h.owner_id), 'by', called(s.by_id), 'askedOf', called(s.to_id), 'askedAt', s.made_at,
      'words', s.words,
      'answer', a.words, 'saidBy', called(a.said_by), 'saidAt', a.said_at) order by s.made_at)
    from speak_ups s join things h on h.place_id = s.place_id and h.id = s.id
    left join speak_up_answers a on a.place_id = s.place_id and a.speak_up_id = s.id
    where s.place_id = here() and me() in (h.owner_id, s.by_id, s.to_id, a.said_by)
      and not exists (select from barred_to_me() b where b.person_id in (h.owner_id, s.by_id, s.to_id))))
$$;
call as_definer('held_by_speaking_up()');
revoke execute on function held_by_speaking_up from kith_app;
