-- Who knows whom (R2): staff say whom they know well, learners say whom they can turn to, and those whom a learner lets read
-- see where the two differ. Every table here is for functions only: what a child says of people, and what people say of a
-- child, is content. A learner's answer is a thing of theirs; who reads it is written in `reads`, as `named`: a reader whom
-- the round names and whom the learner, in that answer, let read.
insert into thing_kinds values ('turn_to', null);
alter table reads drop constraint reads_through_check;
alter table reads add constraint reads_through_check
  check (through in ('tie', 'group', 'override', 'companion', 'lead', 'helper', 'named'));
-- Made and opened by its own verb alone: a tie or a group is no way in.
create policy by_its_verb on things as restrictive for insert to kith_app with check (kind <> 'turn_to');
create policy by_its_verb on grants as restrictive for insert to kith_app
  with check (not exists (select from things t where t.id = thing_id and t.kind = 'turn_to'));

-- Whoever runs mentoring asks who knows whom; the mentoring practice brings the power where it is switched on.
insert into role_powers
  select kind, role, 'run_mentoring', true
  from (values ('school', 'head'), ('small_school', 'head'), ('partnership', 'coordinator'), ('school', 'coordinator'))
    of_a (kind, role)
  on conflict do nothing;

-- A round: a class or a small school is asked, by whom, until which day; the one before it, where it starts from that.
create table mappings (
  place_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  asked_by uuid not null,
  opened_at timestamptz not null default now(),
  until_on date not null,
  closed_at timestamptz,
  before_id uuid,
  primary key (place_id, id),
  foreign key (place_id, group_id) references groups,
  foreign key (place_id, asked_by) references people,
  foreign key (place_id, before_id) references mappings
);
create unique index on mappings (place_id, group_id) where closed_at is null;
call protect('mappings', '');

create table mapping_readers (
  place_id uuid not null,
  mapping_id uuid not null,
  person_id uuid not null,
  named_at timestamptz not null default now(),
  primary key (place_id, mapping_id, person_id),
  foreign key (place_id, mapping_id) references mappings,
  foreign key (place_id, person_id) references people
);
call protect('mapping_readers', '');

create table mapping_marks (
  place_id uuid not null,
  mapping_id uuid not null,
  staff_id uuid not null,
  learner_id uuid not null,
  mark text not null check (mark in ('well', 'little', 'not')),
  marked_at timestamptz not null default now(),
  primary key (place_id, mapping_id, staff_id, learner_id),
  foreign key (place_id, mapping_id) references mappings,
  foreign key (place_id, staff_id) references people,
  foreign key (place_id, learner_id) references people,
  check (staff_id <> learner_id)
);
create index on mapping_marks (place_id, learner_id);
call protect('mapping_marks', '');

-- An answer. `said` is empty once it was taken back: its words are gone, and who had looked stays.
create table turn_to (
  place_id uuid not null,
  id uuid not null,
  mapping_id uuid not null,
  owner_id uuid not null,
  said text check (said in ('people', 'nobody')),
  said_at timestamptz not null default now(),
  primary key (place_id, id),
  unique (place_id, mapping_id, owner_id),
  foreign key (place_id, id) references things,
  foreign key (place_id, mapping_id) references mappings,
  foreign key (place_id, owner_id) references people
);
create index on turn_to (place_id, owner_id);
call protect('turn_to', '');

create table turn_to_names (
  place_id uuid not null,
  answer_id uuid not null,
  n int not null check (n between 1 and 5),
  person_id uuid,
  name text check (length(trim(name)) between 1 and 120),
  primary key (place_id, answer_id, n),
  foreign key (place_id, answer_id) references turn_to,
  foreign key (place_id, person_id) references people,
  check (num_nonnulls(person_id, name) = 1)
);
call protect('turn_to_names', '');

-- Whom the learner lets read this answer, of those whom the round names.
create table turn_to_readers (
  place_id uuid not null,
  answer_id uuid not null,
  reader_id uuid not null,
  let_at timestamptz not null default now(),
  primary key (place_id, answer_id, reader_id),
  foreign key (place_id, answer_id) references turn_to,
  foreign key (place_id, reader_id) references people
);
call protect('turn_to_readers', '');

-- Something offered to a learner by a reader, with a second adult who reads it too. What became of it is said by the learner
-- or by whoever offered; the last word stands, with whose it is.
create table mapping_offers (
  place_id uuid not null,
  id uuid not null,
  mapping_id uuid not null,
  learner_id uuid not null,
  by_id uuid not null,
  second_id uuid not null,
  words text not null check (length(trim(words)) between 1 and 300),
  made_at timestamptz not null default now(),
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  became text check (became in ('met', 'not')),
  became_words text check (length(trim(became_words)) between 1 and 500),
  became_by uuid,
  became_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, mapping_id) references mappings,
  foreign key (place_id, learner_id) references people,
  foreign key (place_id, by_id) references people,
  foreign key (place_id, second_id) references people,
  check (learner_id <> by_id and second_id not in (learner_id, by_id)),
  check (num_nulls(became, became_words, became_by, became_at) in (0, 4))
);
create index on mapping_offers (place_id, learner_id);
create index on mapping_offers (place_id, mapping_id);
call protect('mapping_offers', '');

-- The group that is asked and those below it.
create function mapping_groups(which uuid) returns table (group_id uuid) language sql stable as $$
  with recursive below as (
    select m.group_id from mappings m where m.place_id = here() and m.id = which
    union
    select g.id from below b join groups g on g.place_id = here() and g.parent_id = b.group_id
  )
  select group_id from below
$$;
call as_definer('mapping_groups(uuid)');
revoke execute on function mapping_groups from kith_app;

-- Who is asked whom they can turn to, by the class they are in.
create function in_mapping(which uuid) returns table (person_id uuid, group_id uuid) language sql stable as $$
  select distinct m.person_id, m.group_id from memberships m
  where m.place_id = here() and m.role = 'student' and m.to_at is null
    and m.group_id in (select g.group_id from mapping_groups(which) g)
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
$$;
call as_definer('in_mapping(uuid)');
revoke execute on function in_mapping from kith_app;

-- Whether that is me: by the classes I am in, without a look at everybody else's.
create function i_am_in_mapping(which uuid) returns boolean language sql stable as $$
  select exists (
      select from memberships m where m.place_id = here() and m.person_id = me() and m.role = 'student' and m.to_at is null
        and m.group_id in (select b.group_id from mapping_groups(which) b))
    and not exists (select from departures d where d.place_id = here() and d.person_id = me() and d.returned_at is null)
$$;
call as_definer('i_am_in_mapping(uuid)');
call near('i_am_in_mapping(uuid)');
revoke execute on function i_am_in_mapping from kith_app;

-- Whether somebody has see_roll over a group, as my_powers() says it of me.
create function sees_roll(who uuid, over_group uuid) returns boolean language sql stable as $$
  with recursive up as (
    select over_group as id, false as above
    union
    select g.parent_id, true from up join groups g on g.place_id = here() and g.id = up.id where g.parent_id is not null
  )
  select exists (
    select from up join memberships m on m.place_id = here() and m.group_id = up.id and m.person_id = who and m.to_at is null
    join groups g on g.place_id = here() and g.id = m.group_id and g.closed_at is null
    join role_powers p on p.group_kind = g.kind and p.role = m.role and p.power = 'see_roll'
    where not up.above or p.reaches_below)
    and not exists (select from departures d where d.place_id = here() and d.person_id = who and d.returned_at is null)
$$;
call as_definer('sees_roll(uuid, uuid)');
revoke execute on function sees_roll from kith_app;

create function is_between_blocked(a uuid, b uuid) returns boolean language sql stable as $$
  select exists (select from open_blocks x where x.place_id = here()
    and ((x.protects_id = a and x.against_id = b) or (x.protects_id = b and x.against_id = a)))
$$;
call as_definer('is_between_blocked(uuid, uuid)');
revoke execute on function is_between_blocked from kith_app;

-- Whether I am a reader of the round who counts: named, grown up, without an open concern about me, nobody acting for me.
create function i_read_mapping(which uuid) returns boolean language sql stable as $$
  select helper() is null and not is_child(me())
    and exists (select from mapping_readers r where r.place_id = here() and r.mapping_id = which and r.person_id = me())
    and not exists (select from under_concern n where n.place_id = here() and n.about_id = me())
$$;
call as_definer('i_read_mapping(uuid)');
revoke execute on function i_read_mapping from kith_app;

-- Every answer open to me, and by what: the one place where a learner's choice of readers is read.
create function turn_to_open_to_me() returns table (thing_id uuid, owner_id uuid, mapping_id uuid, through text, through_id uuid)
language sql stable as $$
  select a.id, a.owner_id, a.mapping_id, 'named', a.mapping_id
  from turn_to_readers r join turn_to a on a.place_id = here() and a.id = r.answer_id and a.said is not null
  where r.place_id = here() and r.reader_id = me() and i_read_mapping(a.mapping_id)
    and exists (select from in_mapping(a.mapping_id) l where l.person_id = a.owner_id and i_have('see_roll', l.group_id))
    and not is_between_blocked(me(), a.owner_id)
  union all
  select a.id, a.owner_id, a.mapping_id, 'override', o.through_id
  from open_to_me() o join turn_to a on a.place_id = here() and a.id = o.thing_id and a.said is not null
  where o.through = 'override'
$$;
call as_definer('turn_to_open_to_me()');

-- Rounds that are something to me, and what: mine to run, to read, to mark a class in, to answer.
-- Groups of mine, those I have a power over, and whatever these are in: where a round can be something to me.
create function groups_around_me() returns table (group_id uuid) language sql stable as $$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = me() and m.to_at is null
    union select p.group_id from my_powers() p
    union
    select g.parent_id from up u join groups g on g.place_id = here() and g.id = u.group_id where g.parent_id is not null
  )
  select group_id from up
$$;
call as_definer('groups_around_me()');
call near('groups_around_me()');
revoke execute on function groups_around_me from kith_app;

create function my_mappings() returns table (
  mapping_id uuid, group_id uuid, group_name text, group_kind text, asked_by text, opened_at timestamptz, until_on date,
  over boolean, i_run boolean, i_read boolean, i_mark boolean, i_answer boolean, answer_id uuid, said text)
language sql stable as $$
  with mine as materialized (select p.group_id, p.power from my_powers() p where p.power in ('run_mentoring', 'see_roll'))
  select * from (
    select m.id, m.group_id, g.name, g.kind, called(m.asked_by), m.opened_at, m.until_on,
      m.closed_at is not null or m.until_on < current_date,
      exists (select from mine w where w.power = 'run_mentoring' and w.group_id = m.group_id) as i_run,
      case when sees then i_read_mapping(m.id) else false end as i_read,
      case when sees then (select not is_child(me())) else false end as i_mark,
      a.said is not null or i_am_in_mapping(m.id) as i_answer,
      a.id, a.said
    from mappings m join groups g on g.place_id = here() and g.id = m.group_id
    cross join lateral (
      select exists (select from mine w where w.power = 'see_roll' and w.group_id in (select b.group_id from mapping_groups(m.id) b))
        as sees) s
    left join turn_to a on a.place_id = here() and a.mapping_id = m.id and a.owner_id = me()
    where m.place_id = here() and helper() is null
      and (a.said is not null or m.group_id in (select u.group_id from groups_around_me() u))) x
  where i_run or i_read or i_mark or i_answer
$$;
call as_definer('my_mappings()');
call near('my_mappings()');
call keep_while_reading('my_mappings()');

-- Grown-ups who may be named as readers of a round over a group of mine: those who see the roll of it or of one below.
create function mapping_readers_possible(over_group uuid) returns table (person_id uuid, name text) language sql stable as $$
  with recursive up as (
    select over_group as id
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.id where g.parent_id is not null
  ), below as (
    select over_group as id
    union
    select g.id from below b join groups g on g.place_id = here() and g.parent_id = b.id
  )
  select w.id, called(w.id) from (
    select distinct m.person_id as id from memberships m
    where m.place_id = here() and m.to_at is null and m.role <> 'student'
      and m.group_id in (select id from up union select id from below)) w
  where i_have('run_mentoring', over_group) and not is_child(w.id) and called(w.id) is not null
    and exists (select from below b where sees_roll(w.id, b.id))
$$;
call as_definer('mapping_readers_possible(uuid)');

create function open_mapping(new_id uuid, over_group uuid, readers uuid[], until_day date, before uuid) returns void
language plpgsql volatile as $$
begin
  if helper() is not null or not i_have('run_mentoring', over_group) then
    raise exception 'not yours to open' using errcode = 'KI003';
  end if;
  perform in_turn('mapping ' || over_group);
  if not exists (select from groups g where g.place_id = here() and g.id = over_group and g.closed_at is null
      and g.kind in ('class', 'small_school'))
    or until_day < current_date or until_day > current_date + 200
    or coalesce(cardinality(readers), 0) not between 1 and 6
    or exists (select from unnest(readers) r where r not in (select p.person_id from mapping_readers_possible(over_group) p))
    or (before is not null and not exists (
      select from mappings b where b.place_id = here() and b.id = before and b.group_id = over_group))
    or exists (select from mappings m where m.place_id = here() and m.group_id = over_group and m.closed_at is null
      and m.until_on >= current_date) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  update mappings set closed_at = now() where place_id = here() and group_id = over_group and closed_at is null;
  insert into mappings (place_id, id, group_id, asked_by, until_on, before_id)
  values (here(), new_id, over_group, me(), until_day, before);
  insert into mapping_readers (place_id, mapping_id, person_id) select distinct here(), new_id, r from unnest(readers) r;
  perform write_trail('mapping.open', me(), new_id);
  perform tell(r, 'mapping.read', me(), new_id) from (select distinct unnest(readers)) u (r) where r <> me();
  perform tell(l.person_id, 'mapping.answer', null, new_id) from (select distinct person_id from in_mapping(new_id)) l;
  -- Those who teach there, and not everybody who may see the roll.
  perform tell(s.person_id, 'mapping.mark', null, new_id) from (
    select distinct m.person_id from memberships m join groups g on g.place_id = here() and g.id = m.group_id and g.kind = 'class'
    where m.place_id = here() and m.to_at is null and m.role in ('teacher', 'aide')
      and m.group_id in (select x.group_id from mapping_groups(new_id) x)) s where s.person_id <> me();
end
$$;
call as_definer('open_mapping(uuid, uuid, uuid[], date, uuid)');

create function close_mapping(which uuid) returns void language plpgsql volatile as $$
begin
  update mappings m set closed_at = now() where m.place_id = here() and m.id = which and m.closed_at is null
    and helper() is null and i_have('run_mentoring', m.group_id);
  if not found then raise exception 'not yours to close' using errcode = 'KI003'; end if;
  perform write_trail('mapping.close', me(), which);
end
$$;
call as_definer('close_mapping(uuid)');

-- Who reads a round, by name, to everybody whom it is something to. Nobody between whom and me there is a block: they never
-- read what I say.
create function readers_of_mapping(which uuid) returns table (person_id uuid, name text) language sql stable as $$
  select r.person_id, called(r.person_id) from mapping_readers r
  where r.place_id = here() and r.mapping_id = which and which in (select mapping_id from my_mappings())
    and not is_between_blocked(me(), r.person_id)
    and not exists (select from departures d where d.place_id = here() and d.person_id = r.person_id and d.returned_at is null)
$$;
call as_definer('readers_of_mapping(uuid)');

create function mapping_is_open(which uuid) returns boolean language sql stable as $$
  select exists (select from mappings m where m.place_id = here() and m.id = which and m.closed_at is null
    and m.until_on >= current_date)
$$;
call as_definer('mapping_is_open(uuid)');
revoke execute on function mapping_is_open from kith_app;

-- The learners whom I may mark, class by class, with what I said of them in this round and in the one before.
create function class_to_mark(which uuid) returns table (
  group_id uuid, group_name text, learner_id uuid, name text, mark text, mark_before text)
language sql stable as $$
  select l.group_id, g.name, l.person_id, spoken_name(p.given_name, p.preferred_name, p.family_name), m.mark, b.mark
  from in_mapping(which) l join groups g on g.place_id = here() and g.id = l.group_id
  join people p on p.place_id = here() and p.id = l.person_id
  join mappings x on x.place_id = here() and x.id = which
  left join mapping_marks m on m.place_id = here() and m.mapping_id = which and m.staff_id = me() and m.learner_id = l.person_id
  left join mapping_marks b on b.place_id = here() and b.mapping_id = x.before_id and b.staff_id = me()
    and b.learner_id = l.person_id
  -- Not `i_have`, which would work out my powers for each learner.
  where helper() is null and (select not is_child(me())) and l.person_id <> me()
    and l.group_id in (select w.group_id from my_powers() w where w.power = 'see_roll')
    and l.person_id not in (select person_id from barred_to_me())
  order by g.name, p.family_name, p.given_name, p.id
$$;
call as_definer('class_to_mark(uuid)');

-- Keeps my marks: {learner: 'well' | 'little' | 'not'}. Whom it does not name stays as it was.
create function mark_learners(which uuid, marks jsonb) returns void language plpgsql volatile as $$
begin
  if exists (select from jsonb_object_keys(marks) k where k::uuid not in (select learner_id from class_to_mark(which)))
    or not exists (select from class_to_mark(which)) then
    raise exception 'not yours to mark' using errcode = 'KI003';
  end if;
  if not mapping_is_open(which) then raise exception 'it is over' using errcode = 'KI004'; end if;
  insert into mapping_marks (place_id, mapping_id, staff_id, learner_id, mark)
  select here(), which, me(), key::uuid, value from jsonb_each_text(marks)
  on conflict (place_id, mapping_id, staff_id, learner_id) do update set mark = excluded.mark, marked_at = now()
    where mapping_marks.mark <> excluded.mark;
  perform write_trail('mapping.mark', me(), which);
end
$$;
call as_definer('mark_learners(uuid, jsonb)');

-- Grown-ups I can choose from: those who work with a class of mine that is asked, heads above it, and those to whom I have a
-- live tie of a kind that is checked for its role.
create function adults_to_turn_to(which uuid) returns table (person_id uuid, name text) language sql stable as $$
  select w.id, called(w.id) from (
    select m.person_id as id from memberships m
    where m.place_id = here() and m.to_at is null and m.role in ('teacher', 'aide')
      and m.group_id in (select l.group_id from in_mapping(which) l where l.person_id = me())
    union
    select m.person_id from memberships m join mappings x on x.place_id = here() and x.id = which
    join groups g on g.place_id = here() and g.id = x.group_id
    where m.place_id = here() and m.to_at is null and m.role = 'head' and m.group_id in (g.id, g.parent_id)
    union
    select t.other_id from my_live_ties() t join tie_kinds k on k.kind = t.kind and k.vetted_role is not null
  ) w
  where helper() is null and i_am_in_mapping(which)
    and not is_child(w.id) and not is_between_blocked(me(), w.id)
    and not exists (select from departures d where d.place_id = here() and d.person_id = w.id and d.returned_at is null)
  order by 2
$$;
call as_definer('adults_to_turn_to(uuid)');

-- Sets who may read an answer of mine, at any time; only whom the round names.
create function let_read(which uuid, readers uuid[]) returns void language plpgsql volatile as $$
declare
  answer uuid;
begin
  select a.id into answer from turn_to a
  where a.place_id = here() and a.mapping_id = which and a.owner_id = me() and a.said is not null and helper() is null;
  if answer is null or exists (select from unnest(readers) r where r not in (select person_id from readers_of_mapping(which))) then
    raise exception 'not yours to let' using errcode = 'KI003';
  end if;
  delete from turn_to_readers where place_id = here() and answer_id = answer and reader_id <> all (readers);
  insert into turn_to_readers (place_id, answer_id, reader_id) select distinct here(), answer, r from unnest(readers) r
  on conflict do nothing;
  perform write_trail('mapping.let', me(), answer);
end
$$;
call as_definer('let_read(uuid, uuid[])');

-- My answer, instead of the one before: whom I can turn to ([{"person": id} or {"name": words}], up to five) or nobody, and who
-- may read it. Set apart from the first: whoever acts for me does not even learn that it is there.
create function answer_mapping(new_id uuid, which uuid, word text, named jsonb, readers uuid[]) returns void
language plpgsql volatile as $$
declare
  answer uuid;
begin
  if helper() is not null or not i_am_in_mapping(which) then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  if not mapping_is_open(which) or word is null or word not in ('people', 'nobody')
    or (word = 'people') <> (jsonb_array_length(named) > 0) or jsonb_array_length(named) > 5
    or exists (select from jsonb_array_elements(named) n where (n->>'person') is not null
      and (n->>'person')::uuid not in (select person_id from adults_to_turn_to(which))) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  -- From two devices at once: the second finds the answer of the first, and stands instead.
  perform in_turn('turn_to ' || which || me());
  select a.id into answer from turn_to a where a.place_id = here() and a.mapping_id = which and a.owner_id = me();
  if answer is null then
    answer := new_id;
    insert into things (place_id, id, kind, owner_id, apart_since) values (here(), answer, 'turn_to', me(), now());
    insert into turn_to (place_id, id, mapping_id, owner_id, said) values (here(), answer, which, me(), word);
  else
    update turn_to set said = word, said_at = now() where place_id = here() and id = answer;
  end if;
  delete from turn_to_names where place_id = here() and answer_id = answer;
  insert into turn_to_names (place_id, answer_id, n, person_id, name)
  select here(), answer, n, (one->>'person')::uuid, trim(one->>'name') from jsonb_array_elements(named) with ordinality e (one, n);
  perform write_trail('mapping.say', me(), answer);
  perform let_read(which, readers);
end
$$;
call as_definer('answer_mapping(uuid, uuid, text, jsonb, uuid[])');

-- Takes my answer back: its words and its readers go at once, also when the round is over.
create function withdraw_answer(which uuid) returns void language plpgsql volatile as $$
declare
  answer uuid;
begin
  update turn_to a set said = null, said_at = now()
  where a.place_id = here() and a.mapping_id = which and a.owner_id = me() and a.said is not null and helper() is null
  returning a.id into answer;
  if answer is null then raise exception 'nothing to take back' using errcode = 'KI003'; end if;
  delete from turn_to_names where place_id = here() and answer_id = answer;
  delete from turn_to_readers where place_id = here() and answer_id = answer;
  perform write_trail('mapping.withdraw', me(), answer);
end
$$;
call as_definer('withdraw_answer(uuid)');

-- What an answer says; for the functions that have found a door.
create function words_of_answer(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('said', a.said, 'saidAt', a.said_at, 'names', coalesce((
      select jsonb_agg(jsonb_build_object('personId', n.person_id, 'name', coalesce(n.name, called(n.person_id))) order by n.n)
      from turn_to_names n where n.place_id = here() and n.answer_id = a.id
        and (n.person_id is null or called(n.person_id) is not null)), '[]'))
  from turn_to a where a.place_id = here() and a.id = which
$$;
call as_definer('words_of_answer(uuid)');
revoke execute on function words_of_answer from kith_app;

-- My own answer in a round and who may read it, and what I said in the round before; null where there is neither.
create function my_answer(which uuid) returns jsonb language sql stable as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', a.id,
    'now', case when a.said is not null then words_of_answer(a.id) end,
    'readers', (select jsonb_agg(r.reader_id) from turn_to_readers r where r.place_id = here() and r.answer_id = a.id),
    'before', case when b.said is not null then words_of_answer(b.id) end))
  from mappings m
  left join turn_to a on a.place_id = here() and a.mapping_id = m.id and a.owner_id = me()
  left join turn_to b on b.place_id = here() and b.mapping_id = m.before_id and b.owner_id = me()
  where m.place_id = here() and m.id = which and helper() is null
$$;
call as_definer('my_answer(uuid)');

-- Both sides of a class, for a reader: each learner with what staff say of them, what they themselves say where they let me
-- read it (my look is written), and whether something was offered, without its words.
create function read_mapping(which uuid, in_class uuid) returns jsonb language plpgsql volatile as $$
begin
  if not i_read_mapping(which) or not i_have('see_roll', in_class) or in_class not in (select group_id from mapping_groups(which)) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
  select here(), me(), o.owner_id, o.thing_id, o.through, o.through_id from turn_to_open_to_me() o
  where o.mapping_id = which and o.through = 'named'
    and o.owner_id in (select l.person_id from in_mapping(which) l where l.group_id = in_class);
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', p.id, 'name', called(p.id),
      'marks', coalesce((select jsonb_agg(jsonb_build_object('staffId', k.staff_id, 'name', called(k.staff_id), 'mark', k.mark)
          order by called(k.staff_id))
        from mapping_marks k where k.place_id = here() and k.mapping_id = which and k.learner_id = p.id
          and called(k.staff_id) is not null), '[]'),
      'answer', (select words_of_answer(o.thing_id) || jsonb_build_object('markers', coalesce((
            select jsonb_agg(n.person_id) from turn_to_names n
            where n.place_id = here() and n.answer_id = o.thing_id and sees_roll(n.person_id, in_class)), '[]'))
        from turn_to_open_to_me() o where o.mapping_id = which and o.owner_id = p.id and o.through = 'named'),
      'offers', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'by', called(f.by_id), 'madeAt', f.made_at,
          'state', case when f.became is not null then f.became when f.answer = 'no' then 'not' else 'waiting' end) order by f.made_at)
        from mapping_offers f where f.place_id = here() and f.mapping_id = which and f.learner_id = p.id), '[]'))
      order by p.family_name, p.given_name, p.id), '[]')
    from in_mapping(which) l join people p on p.place_id = here() and p.id = l.person_id
    where l.group_id = in_class and p.id <> me() and p.id not in (select person_id from barred_to_me()));
end
$$;
call as_definer('read_mapping(uuid, uuid)');

-- The classes of a round that I read.
create function classes_i_read(which uuid) returns table (group_id uuid, name text, learners int) language sql stable as $$
  select g.id, g.name, count(distinct l.person_id)::int
  from in_mapping(which) l join groups g on g.place_id = here() and g.id = l.group_id
  where i_read_mapping(which) and i_have('see_roll', l.group_id) group by g.id, g.name order by g.name
$$;
call as_definer('classes_i_read(uuid)');

-- What a child said in every round, for a lead whose open override is over them; the look is written.
create function read_answers_of(child uuid) returns jsonb language plpgsql volatile as $$
declare
  one record;
  told jsonb := '[]';
begin
  if child not in (select child_id from my_open_overrides()) then raise exception 'no door' using errcode = 'KI002'; end if;
  for one in
    select o.thing_id, o.through_id, g.name, m.opened_at from turn_to_open_to_me() o
    join mappings m on m.place_id = here() and m.id = o.mapping_id
    join groups g on g.place_id = here() and g.id = m.group_id
    where o.owner_id = child and o.through = 'override' order by m.opened_at desc
  loop
    insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
    values (here(), me(), child, one.thing_id, 'override', one.through_id);
    told := told || jsonb_build_array(words_of_answer(one.thing_id) || jsonb_build_object('group', one.name, 'openedAt', one.opened_at));
  end loop;
  return told;
end
$$;
call as_definer('read_answers_of(uuid)');

-- How a round that is over went, for those who run it: numbers of people, never who. The page leaves out what is small.
create function mapping_figures(which uuid) returns table (
  learners int, known_well int, known_little int, known_to_nobody int, answered int, not_answered int)
language sql stable as $$
  select count(*)::int, (count(*) filter (where well))::int, (count(*) filter (where not well and little))::int,
    (count(*) filter (where not well and not little))::int, (count(*) filter (where said))::int,
    (count(*) filter (where not said))::int
  from mappings m cross join lateral (
    select exists (select from mapping_marks k where k.place_id = here() and k.mapping_id = which
        and k.learner_id = l.person_id and k.mark = 'well') as well,
      exists (select from mapping_marks k where k.place_id = here() and k.mapping_id = which
        and k.learner_id = l.person_id and k.mark = 'little') as little,
      exists (select from turn_to a where a.place_id = here() and a.mapping_id = which and a.owner_id = l.person_id
        and a.said is not null) as said
    from (select distinct person_id from in_mapping(which)) l) c
  where m.place_id = here() and m.id = which and not mapping_is_open(which) and i_have('run_mentoring', m.group_id)
  having count(*) > 0
$$;
call as_definer('mapping_figures(uuid)');

-- Whether a reader may offer this learner something: theirs to read about, and nothing stands between the two.
create function i_may_offer(which uuid, learner uuid) returns boolean language sql stable as $$
  select i_read_mapping(which) and learner <> me() and not is_between_blocked(me(), learner)
    and exists (select from in_mapping(which) l where l.person_id = learner and i_have('see_roll', l.group_id))
$$;
call as_definer('i_may_offer(uuid, uuid)');

-- Grown-ups who can be the second adult of an offer: they see the learner's class, and nothing stands against them.
create function seconds_for_offer(which uuid, learner uuid) returns table (person_id uuid, name text) language sql stable as $$
  select p.person_id, called(p.person_id) from (
    select distinct m.person_id from memberships m
    where m.place_id = here() and m.to_at is null and m.role <> 'student') p
  where i_may_offer(which, learner) and p.person_id not in (me(), learner)
    and exists (select from in_mapping(which) l where l.person_id = learner and sees_roll(p.person_id, l.group_id))
    and not is_child(p.person_id) and called(p.person_id) is not null and not is_between_blocked(p.person_id, learner)
    and not exists (select from under_concern n where n.place_id = here() and n.about_id = p.person_id)
  order by 2
$$;
call as_definer('seconds_for_offer(uuid, uuid)');

create function make_offer(new_id uuid, which uuid, learner uuid, second uuid, said text) returns void
language plpgsql volatile as $$
begin
  if not i_may_offer(which, learner) or second not in (select person_id from seconds_for_offer(which, learner)) then
    raise exception 'not yours to offer' using errcode = 'KI003';
  end if;
  perform in_turn('mapping offer ' || which || learner || me());
  if exists (select from mapping_offers f where f.place_id = here() and f.mapping_id = which and f.learner_id = learner
      and f.by_id = me() and f.became is null and f.answer is distinct from 'no') then
    raise exception 'one at a time' using errcode = 'KI004';
  end if;
  insert into mapping_offers (place_id, id, mapping_id, learner_id, by_id, second_id, words)
  values (here(), new_id, which, learner, me(), second, said);
  perform write_trail('mapping.offer', learner, new_id);
  perform tell(learner, 'mapping.offered', me(), new_id);
  perform tell(second, 'mapping.second', learner, new_id);
end
$$;
call as_definer('make_offer(uuid, uuid, uuid, uuid, text)');

-- Offers I am in, as the learner, as the one who made them or as the second adult. From one's own sign-in only.
create function my_offers() returns table (
  offer_id uuid, i_am text, learner text, offered_by text, second text, words text, made_at timestamptz, answer text,
  became text, became_words text, became_by text)
language sql stable as $$
  select f.id, case me() when f.learner_id then 'learner' when f.by_id then 'by' else 'second' end,
    called(f.learner_id), called(f.by_id), called(f.second_id), f.words, f.made_at, f.answer, f.became, f.became_words,
    called(f.became_by)
  from mapping_offers f
  where f.place_id = here() and helper() is null and me() in (f.learner_id, f.by_id, f.second_id)
    and (me() = f.learner_id or not is_between_blocked(me(), f.learner_id))
    and not exists (select from barred_to_me() b where b.person_id in (f.learner_id, f.by_id, f.second_id))
  order by f.made_at desc
$$;
call as_definer('my_offers()');

create function answer_offer(which uuid, word text) returns void language plpgsql volatile as $$
declare
  f mapping_offers;
begin
  select * into f from mapping_offers x where x.place_id = here() and x.id = which and x.learner_id = me()
    and x.id in (select offer_id from my_offers());
  if f.id is null then raise exception 'not yours to answer' using errcode = 'KI003'; end if;
  if f.became is not null or (word = 'yes' and is_between_blocked(f.by_id, me())) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  update mapping_offers set answer = word, answered_at = now() where place_id = here() and id = which;
  perform write_trail('mapping.answer_offer', me(), which);
  if not is_between_blocked(f.by_id, me()) then perform tell(f.by_id, 'mapping.offer_answered', me(), which); end if;
end
$$;
call as_definer('answer_offer(uuid, text)');

-- What became of it, in a sentence: said by the learner or by whoever offered, and mended by either.
create function end_offer(which uuid, came text, said text) returns void language plpgsql volatile as $$
declare
  f mapping_offers;
begin
  select * into f from mapping_offers x where x.place_id = here() and x.id = which and me() in (x.learner_id, x.by_id)
    and x.id in (select offer_id from my_offers());
  if f.id is null then raise exception 'not yours to say' using errcode = 'KI003'; end if;
  update mapping_offers set became = came, became_words = said, became_by = me(), became_at = now()
    where place_id = here() and id = which;
  perform write_trail('mapping.end_offer', f.learner_id, which);
  if not is_between_blocked(f.by_id, f.learner_id) then
    perform tell(case me() when f.learner_id then f.by_id else f.learner_id end, 'mapping.offer_ended', me(), which);
  end if;
end
$$;
call as_definer('end_offer(uuid, text, text)');

-- For held_on_me (0012).
create function held_by_who_knows_whom() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'turnTo', (select jsonb_agg(jsonb_build_object('group', g.name, 'said', a.said, 'saidAt', a.said_at,
        'names', (select jsonb_agg(coalesce(n.name, called(n.person_id)) order by n.n) from turn_to_names n
          where n.place_id = here() and n.answer_id = a.id and (n.person_id is null or called(n.person_id) is not null)),
        'mayRead', (select jsonb_agg(called(r.reader_id) order by r.let_at) from turn_to_readers r
          where r.place_id = here() and r.answer_id = a.id and called(r.reader_id) is not null)) order by a.said_at)
      from turn_to a join mappings m on m.place_id = here() and m.id = a.mapping_id
      join groups g on g.place_id = here() and g.id = m.group_id
      where a.place_id = here() and a.owner_id = me()),
    'knownBy', (select jsonb_agg(jsonb_build_object('by', called(k.staff_id), 'mark', k.mark, 'saidAt', k.marked_at)
        order by k.marked_at)
      from mapping_marks k where k.place_id = here() and k.learner_id = me()),
    'mappingMarks', (select jsonb_agg(jsonb_build_object('about', called(k.learner_id), 'mark', k.mark, 'saidAt', k.marked_at)
        order by k.marked_at)
      from mapping_marks k where k.place_id = here() and k.staff_id = me()
        and k.learner_id not in (select person_id from barred_to_me())),
    'mappingReader', (select jsonb_agg(jsonb_build_object('group', g.name, 'namedAt', r.named_at) order by r.named_at)
      from mapping_readers r join mappings m on m.place_id = here() and m.id = r.mapping_id
      join groups g on g.place_id = here() and g.id = m.group_id
      where r.place_id = here() and r.person_id = me()),
    'mappingOffers', (select jsonb_agg(jsonb_build_object('who', f.learner, 'by', f.offered_by, 'secondAdult', f.second, 'text', f.words,
        'madeAt', f.made_at, 'offerAnswer', f.answer, 'became', f.became, 'words', f.became_words,
        'saidBy', f.became_by) order by f.made_at)
      from my_offers() f))
$$;
call as_definer('held_by_who_knows_whom()');
revoke execute on function held_by_who_knows_whom from kith_app;

-- For erase_me (0010): my answers and what I said of others, what others said of me, offers to me; in offers of mine the words.
create function erase_with_who_knows_whom() returns void language plpgsql volatile as $$
begin
  delete from turn_to_names where place_id = here() and answer_id in (
    select id from turn_to where place_id = here() and owner_id = me());
  delete from turn_to_readers where place_id = here() and (reader_id = me() or answer_id in (
    select id from turn_to where place_id = here() and owner_id = me()));
  delete from turn_to where place_id = here() and owner_id = me();
  delete from mapping_marks where place_id = here() and me() in (staff_id, learner_id);
  delete from mapping_offers where place_id = here() and learner_id = me();
  update mapping_offers set words = '…' where place_id = here() and by_id = me();
  update mapping_offers set became_words = '…' where place_id = here() and became_by = me();
  delete from mapping_readers where place_id = here() and person_id = me();
end
$$;
call as_definer('erase_with_who_knows_whom()');
revoke execute on function erase_with_who_knows_whom from kith_app;

-- For merge_people (0014): where both said something, the later word stays; a thing keeps who looked at it.
create function merge_with_who_knows_whom(keep uuid, other uuid) returns void language plpgsql volatile as $$
declare
  twice uuid;
begin
  for twice in
    select case when x.said_at < y.said_at then x.id else y.id end
    from turn_to x join turn_to y on y.place_id = x.place_id and y.mapping_id = x.mapping_id and y.owner_id = other
    where x.place_id = here() and x.owner_id = keep
  loop
    delete from turn_to_names where place_id = here() and answer_id = twice;
    delete from turn_to_readers where place_id = here() and answer_id = twice;
    delete from turn_to where place_id = here() and id = twice;
  end loop;
  delete from turn_to_readers r where r.place_id = here() and r.reader_id = other and exists (
    select from turn_to_readers k where k.place_id = here() and k.answer_id = r.answer_id and k.reader_id = keep);
  delete from mapping_readers r where r.place_id = here() and r.person_id = other and exists (
    select from mapping_readers k where k.place_id = here() and k.mapping_id = r.mapping_id and k.person_id = keep);
  delete from mapping_marks m where m.place_id = here() and (
    (m.staff_id in (keep, other) and m.learner_id in (keep, other))
    or exists (select from mapping_marks k where k.place_id = here() and k.mapping_id = m.mapping_id
      and (k.marked_at, k.staff_id, k.learner_id) > (m.marked_at, m.staff_id, m.learner_id)
      and ((k.staff_id = m.staff_id and k.learner_id <> m.learner_id and k.learner_id in (keep, other) and m.learner_id in (keep, other))
        or (k.learner_id = m.learner_id and k.staff_id <> m.staff_id and k.staff_id in (keep, other) and m.staff_id in (keep, other)))));
  -- Nobody is the second adult of what they offer themselves, and nobody offers themselves something.
  delete from mapping_offers f where f.place_id = here()
    and ((f.learner_id in (keep, other))::int + (f.by_id in (keep, other))::int + (f.second_id in (keep, other))::int) > 1;
end
$$;
call as_definer('merge_with_who_knows_whom(uuid, uuid)');
revoke execute on function merge_with_who_knows_whom from kith_app;
