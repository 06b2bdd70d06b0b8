-- A mentor of one's own choosing: who offers, whom a learner would like, the round that brings the two together, and who has
-- been talked with this half-term. The pair itself is a tie of kind mentor, and what is said between them is in 0030.

insert into role_powers
  select kind, 'head', 'run_mentoring', true from unnest(array['school', 'small_school']) kind
  union all
  select kind, 'coordinator', 'run_mentoring', true from unnest(array['partnership', 'school']) kind;
-- A learner's wish that somebody they know becomes their mentor. It is theirs: they see who read it.
insert into thing_kinds values ('mentor_ask', null);

create table mentor_offers (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  about text not null check (length(trim(about)) between 1 and 1000),
  loves text not null default '' check (length(loves) <= 500),
  languages text[] not null default '{}' check (cardinality(languages) <= 12),
  times text[] not null default '{}' check (cardinality(times) <= 12),
  places int not null check (places between 1 and 25),
  made_at timestamptz not null default now(),
  -- A parent's yes to a child's offer, where the child's age asks for it.
  agreed_by uuid,
  agreed_at timestamptz,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, person_id) references people,
  check ((agreed_by is null) = (agreed_at is null))
);
create unique index on mentor_offers (place_id, person_id) where ended_at is null;
call protect('mentor_offers', 'select');
create policy mine on mentor_offers for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and person_id = (select me()));

-- Whom a learner would like, the first choice first, and what must be so. Read by the learner and by the round.
create table mentor_choices (
  place_id uuid not null,
  learner_id uuid not null,
  rank int not null check (rank between 1 and 6),
  mentor_id uuid not null,
  chosen_at timestamptz not null default now(),
  primary key (place_id, learner_id, rank),
  unique (place_id, learner_id, mentor_id),
  foreign key (place_id, learner_id) references people,
  foreign key (place_id, mentor_id) references people
);
create index on mentor_choices (place_id, mentor_id);
call protect('mentor_choices', 'select');
create policy mine on mentor_choices for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and learner_id = (select me()));

create table mentor_wishes (
  place_id uuid not null,
  learner_id uuid not null,
  languages text[] not null default '{}' check (cardinality(languages) <= 12),
  times text[] not null default '{}' check (cardinality(times) <= 12),
  said_at timestamptz not null default now(),
  primary key (place_id, learner_id),
  foreign key (place_id, learner_id) references people
);
call protect('mentor_wishes', 'select');
create policy mine on mentor_wishes for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and learner_id = (select me()));

create table mentor_asks (
  place_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  -- One of their people, where it is one; else the name is in the words.
  person_id uuid,
  words text not null check (length(trim(words)) between 1 and 500),
  asked_at timestamptz not null default now(),
  answered_by uuid,
  answer text check (length(trim(answer)) between 1 and 1000),
  answered_at timestamptz,
  taken_back_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, id) references things,
  foreign key (place_id, learner_id) references people,
  foreign key (place_id, person_id) references people,
  check ((answered_at is null) = (answer is null))
);
create index on mentor_asks (place_id, learner_id);
call protect('mentor_asks', 'select');
create policy mine on mentor_asks for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and learner_id = (select me()));

-- Whom a mentor could not take, out of those they see. Read by that mentor and by the round.
create table mentor_refusals (
  place_id uuid not null,
  mentor_id uuid not null,
  learner_id uuid not null,
  said_at timestamptz not null default now(),
  primary key (place_id, mentor_id, learner_id),
  foreign key (place_id, mentor_id) references people,
  foreign key (place_id, learner_id) references people
);
create index on mentor_refusals (place_id, learner_id);
call protect('mentor_refusals', 'select, insert, delete');
create policy mine on mentor_refusals for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and mentor_id = (select me())
    and learner_id not in (select barred_to_me()));
create policy say on mentor_refusals for insert to kith_app
  with check (place_id = (select here()) and (select helper()) is null and mentor_id = (select me())
    and learner_id <> (select me()) and learner_id in (select people_i_see()) and is_known_child(learner_id));
create policy unsay on mentor_refusals for delete to kith_app
  using (place_id = (select here()) and (select helper()) is null and mentor_id = (select me()));

-- open: learners choose. running: a job brings them together. draft: whoever runs it looks and changes. Then published or
-- called off. by_rank: how many have their first choice, their second …, as it came out and not as it was changed by hand.
create table mentor_rounds (
  place_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  opened_by uuid not null,
  opened_at timestamptz not null default now(),
  closes_on date not null,
  seed int not null,
  state text not null default 'open' check (state in ('open', 'running', 'draft', 'published', 'called_off')),
  step int not null default 0 check (step between 0 and 3),
  failed_at timestamptz,
  ran_at timestamptz,
  by_rank int[] not null default '{}',
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, group_id) references groups
);
create unique index on mentor_rounds (place_id, group_id) where state in ('open', 'running', 'draft');
call protect('mentor_rounds', 'select');
create policy runners on mentor_rounds for select to kith_app
  using (place_id = (select here()) and group_id in (select group_id from my_powers() where power = 'run_mentoring'));

-- What became of each learner in a round; the tie, once it is published. Never a rank, never a refusal.
create table mentor_pairs (
  place_id uuid not null,
  round_id uuid not null,
  learner_id uuid not null,
  mentor_id uuid,
  came text not null check (came in ('chosen', 'no_choices', 'none_possible', 'none_free', 'by_hand')),
  companion_id uuid,
  tie_id uuid,
  made_at timestamptz not null default now(),
  primary key (place_id, round_id, learner_id),
  foreign key (place_id, round_id) references mentor_rounds,
  foreign key (place_id, learner_id) references people,
  foreign key (place_id, mentor_id) references people,
  foreign key (place_id, companion_id) references people,
  foreign key (place_id, tie_id) references ties
);
create index on mentor_pairs (place_id, learner_id);
create index on mentor_pairs (place_id, mentor_id);
create index on mentor_pairs (place_id, tie_id);
call protect('mentor_pairs', '');

-- Offers that stand, and what keeps one from appearing to children. A child's own needs training and, by age, a parent's yes.
create view mentor_openings as
select o.place_id, o.id as offer_id, o.person_id, o.about, o.loves, o.languages, o.times, o.places,
  a.known_child as peer, a.age, b.year_group, b.birth_date,
  is_vetted(o.place_id, o.person_id, case when a.known_child then 'peer_mentor' else 'mentor' end) as checked,
  case when a.known_child then o.agreed_at is not null or coalesce((select y.needs in ('nobody', 'child') from tie_yes y
      where y.kind = 'mentor' and a.age between y.from_age and y.to_age), false)
    else not a.child end as allowed,
  not exists (select from departures d where d.place_id = o.place_id and d.person_id = o.person_id and d.returned_at is null)
    and not exists (select from under_concern n where n.place_id = o.place_id and n.about_id = o.person_id) as here
from mentor_offers o
join ages a on a.place_id = o.place_id and a.person_id = o.person_id
left join people_private b on b.place_id = o.place_id and b.person_id = o.person_id
where o.ended_at is null;
alter view mentor_openings owner to kith_definer;

-- Whether a tie of mentor and learner that is not live holds a place: asked by a round within a month and not yet answered, or with no
-- no and resting for something that may come right: a check, a second adult.
create function waits_for_a_place(which uuid, state text, blocked boolean, learner uuid, words text[]) returns boolean language sql stable as $$
  select case state
    when 'asked' then exists (
      select from mentor_pairs p join mentor_rounds r on r.place_id = p.place_id and r.id = p.round_id
      where p.place_id = here() and p.tie_id = which and r.ended_at > current_date - 30)
    when 'resting' then not blocked and array_position(words, 'no') is null
      and not exists (select from departures d where d.place_id = here() and d.person_id = learner and d.returned_at is null)
    else false end
$$;
call as_definer('waits_for_a_place(uuid, text, boolean, uuid, text[])');
revoke execute on function waits_for_a_place from kith_app;

-- Ties of mentor and learner that hold a place. How a tie stands is worked out once, not for each time it is named here.
create view mentor_pairings as
select t.place_id, t.id as tie_id, t.from_id as mentor_id, t.to_id as learner_id, s.state
from ties t cross join lateral (select x.* from tie_states x where x.place_id = t.place_id and x.tie_id = t.id limit 1) s
where t.kind = 'mentor' and (s.state = 'live'
  or waits_for_a_place(t.id, s.state, s.blocked, t.to_id, array[s.from_says, s.to_says, s.from_parent_says, s.to_parent_says]));
alter view mentor_pairings owner to kith_definer;

-- The schools somebody is in now, in whatever part of one.
create function schools_of(who uuid) returns uuid[] language sql stable as $$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = who and m.to_at is null
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  )
  select coalesce(array_agg(g.id), '{}') from up join groups g on g.place_id = here() and g.id = up.group_id and g.kind = 'school'
$$;
call as_definer('schools_of(uuid)');
revoke execute on function schools_of from kith_app;

create function is_learner(who uuid) returns boolean language sql stable as $$
  select (is_known_child(who) or exists (select from memberships m where m.place_id = here() and m.person_id = who
      and m.role = 'student' and m.source = 'roll' and m.to_at is null))
    and not exists (select from departures d where d.place_id = here() and d.person_id = who and d.returned_at is null)
$$;
call as_definer('is_learner(uuid)');
revoke execute on function is_learner from kith_app;

create function has_mentor(who uuid) returns boolean language plpgsql stable as $$
begin
  -- Before setting out to work out how ties stand.
  if not exists (select from ties t where t.place_id = here() and t.to_id = who and t.kind = 'mentor') then return false; end if;
  return exists (select from tie_states s where s.place_id = here() and s.to_id = who and s.kind = 'mentor' and s.state = 'live');
end
$$;
call as_definer('has_mentor(uuid)');
call near('has_mentor(uuid)');
revoke execute on function has_mentor from kith_app;

create function places_taken(mentor uuid) returns int language sql stable as $$
  select count(*)::int from mentor_pairings p where p.place_id = here() and p.mentor_id = mentor
$$;
call as_definer('places_taken(uuid)');
call near('places_taken(uuid)');
revoke execute on function places_taken from kith_app;

-- Who can be whose mentor, room or no room: checked, here, under no concern, no block between the two; somebody of a school for
-- its own learners; an older peer for those a year younger at least. Of everybody who offers, or of `only_these`.
create function can_mentor(learners uuid[], only_these uuid[] default null) returns table (learner_id uuid, mentor_id uuid)
language sql stable as $$
  with l as materialized (
    select a.person_id, a.known_child, a.age, b.year_group, b.birth_date, schools_of(a.person_id) as schools
    from ages a left join people_private b on b.place_id = a.place_id and b.person_id = a.person_id
    where a.place_id = here() and a.person_id = any (learners) and is_learner(a.person_id)
  ), m as materialized (
    select o.person_id, o.peer, o.age, o.year_group, o.birth_date, schools_of(o.person_id) as schools from mentor_openings o
    where o.place_id = here() and o.checked and o.allowed and o.here and (only_these is null or o.person_id = any (only_these))
  )
  select l.person_id, m.person_id from l cross join m
  where m.person_id <> l.person_id
    and (not m.peer or (l.known_child
      and coalesce(m.year_group > l.year_group, m.birth_date <= l.birth_date - interval '1 year', m.age > l.age)))
    and (m.schools = '{}' or m.schools && l.schools)
    and not exists (select from open_blocks x where x.place_id = here()
      and m.person_id in (x.protects_id, x.against_id) and l.person_id in (x.protects_id, x.against_id))
$$;
call as_definer('can_mentor(uuid[], uuid[])');
revoke execute on function can_mentor from kith_app;

-- Those I may choose from, as a learner who has no mentor: what they say of themselves. It opens nothing else of theirs.
create function mentors_for_me() returns table (
  mentor_id uuid, name text, about text, loves text, languages text[], times text[], peer boolean)
language sql stable as $$
  select m.person_id, called(m.person_id), m.about, m.loves, m.languages, m.times, m.peer
  from mentor_openings m
  where m.place_id = here() and helper() is null and not has_mentor(me())
    and m.person_id in (select f.mentor_id from can_mentor(array[me()]) f) and places_taken(m.person_id) < m.places
$$;
call as_definer('mentors_for_me()');

-- Whether I am somebody who may have a mentor, and whether I have one.
create function my_mentoring() returns table (learner boolean, has_one boolean, runs boolean) language sql stable as $$
  select helper() is null and is_learner(me()), has_mentor(me()),
    exists (select from powers_of_my_roles() p where p.power = 'run_mentoring')
$$;
call as_definer('my_mentoring()');

-- My whole ranking anew, and what must be so. Whoever is in it already may stay in it, room or not.
create function choose_mentors(chosen uuid[], must_speak text[], must_meet text[]) returns void language plpgsql volatile as $$
begin
  if helper() is not null or not is_learner(me()) then
    raise exception 'not yours to choose' using errcode = 'KI003';
  end if;
  if cardinality(chosen) > 6 or cardinality(chosen) <> (select count(distinct x) from unnest(chosen) x) then
    raise exception 'at most six, each once' using errcode = 'KI004';
  end if;
  perform in_turn('mentor choices ' || me());
  if exists (select from unnest(chosen) x where x not in (select m.mentor_id from mentors_for_me() m)
      and x not in (select c.mentor_id from mentor_choices c where c.place_id = here() and c.learner_id = me())) then
    raise exception 'nobody you can choose' using errcode = 'KI003';
  end if;
  delete from mentor_choices where place_id = here() and learner_id = me();
  insert into mentor_choices (place_id, learner_id, rank, mentor_id)
    select here(), me(), x.n, x.id from unnest(chosen) with ordinality x (id, n);
  insert into mentor_wishes (place_id, learner_id, languages, times) values (here(), me(), must_speak, must_meet)
    on conflict (place_id, learner_id) do update set languages = excluded.languages, times = excluded.times, said_at = now();
  perform write_trail('mentoring.choose', me());
end
$$;
call as_definer('choose_mentors(uuid[], text[], text[])');

-- My ranking, as I may see it: whoever is no longer to be had has no name.
create function my_mentor_choices() returns table (rank int, mentor_id uuid, name text) language sql stable as $$
  select c.rank, c.mentor_id, m.name
  from mentor_choices c left join mentors_for_me() m on m.mentor_id = c.mentor_id
  where c.place_id = here() and c.learner_id = me() and helper() is null
  order by c.rank
$$;
call as_definer('my_mentor_choices()');

-- Those who run mentoring for somebody: by a role over a group they are in, or over one that reaches down to it.
create function runners_for(who uuid) returns table (person_id uuid, group_id uuid) language sql stable as $$
  with recursive up as (
    select m.group_id, true as own from memberships m where m.place_id = here() and m.person_id = who and m.to_at is null
    union
    select g.parent_id, false from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  )
  select distinct on (m.person_id) m.person_id, m.group_id
  from up join groups g on g.place_id = here() and g.id = up.group_id and g.closed_at is null
  join memberships m on m.place_id = here() and m.group_id = g.id and m.to_at is null
  join role_powers p on p.group_kind = g.kind and p.role = m.role and p.power = 'run_mentoring' and (p.reaches_below or up.own)
  where m.person_id <> who
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
    and not exists (select from open_blocks x where x.place_id = here()
      and m.person_id in (x.protects_id, x.against_id) and who in (x.protects_id, x.against_id))
  order by m.person_id, m.group_id
$$;
call as_definer('runners_for(uuid)');
revoke execute on function runners_for from kith_app;

create function who_runs_mentoring() returns table (name text) language sql stable as $$
  select called(r.person_id) from runners_for(me()) r where helper() is null order by 1
$$;
call as_definer('who_runs_mentoring()');

-- A learner asks for somebody they know. Read by those who run mentoring for them, with a line of who looked.
create function ask_for_mentor(new_id uuid, said text, whom uuid) returns void language plpgsql volatile as $$
begin
  if helper() is not null or not is_learner(me()) or whom = me()
    or (whom is not null and whom not in (select person_id from people_i_see())) then
    raise exception 'not yours to ask' using errcode = 'KI003';
  end if;
  if not exists (select from runners_for(me())) then raise exception 'nobody to ask' using errcode = 'KI004'; end if;
  insert into things (place_id, id, kind, owner_id) values (here(), new_id, 'mentor_ask', me());
  insert into mentor_asks (place_id, id, learner_id, person_id, words) values (here(), new_id, me(), whom, said);
  perform write_trail('mentoring.ask', me(), new_id);
  perform tell(r.person_id, 'mentoring.asked', null, new_id) from runners_for(me()) r;
end
$$;
call as_definer('ask_for_mentor(uuid, text, uuid)');

create function take_back_mentor_ask(which uuid) returns void language plpgsql volatile as $$
begin
  update mentor_asks set taken_back_at = now() where place_id = here() and id = which and learner_id = me()
    and answered_at is null and taken_back_at is null and helper() is null;
  if not found then raise exception 'not yours to take back' using errcode = 'KI003'; end if;
  perform write_trail('mentoring.take_back_ask', me(), which);
end
$$;
call as_definer('take_back_mentor_ask(uuid)');

create function read_mentor_asks() returns jsonb language plpgsql volatile as $$
declare
  found jsonb;
begin
  if helper() is not null then raise exception 'no door' using errcode = 'KI002'; end if;
  with mine as (
    select a.*, r.group_id from mentor_asks a cross join lateral runners_for(a.learner_id) r
    where a.place_id = here() and r.person_id = me() and wide_powers_open() and a.taken_back_at is null
      and (a.answered_at is null or a.answered_at > now() - interval '60 days')
  ), looked as (
    insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
    select here(), me(), m.learner_id, m.id, 'group', m.group_id from mine m
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'learner', called(m.learner_id), 'somebody', called(m.person_id), 'words', m.words, 'askedAt', m.asked_at,
    'answer', m.answer, 'answeredBy', called(m.answered_by), 'answeredAt', m.answered_at)
    order by m.answered_at is not null, m.asked_at), '[]') into found from mine m;
  return found;
end
$$;
call as_definer('read_mentor_asks()');

create function answer_mentor_ask(which uuid, said text) returns void language plpgsql volatile as $$
declare
  a mentor_asks;
begin
  select * into a from mentor_asks x where x.place_id = here() and x.id = which and x.taken_back_at is null;
  if a.id is null or helper() is not null or not wide_powers_open()
    or me() not in (select r.person_id from runners_for(a.learner_id) r) then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  update mentor_asks set answer = said, answered_by = me(), answered_at = now() where place_id = here() and id = which;
  perform write_trail('mentoring.answer_ask', a.learner_id, which);
  perform tell(a.learner_id, 'mentoring.ask_answered', me(), which);
end
$$;
call as_definer('answer_mentor_ask(uuid, text)');

-- I offer to be a mentor, or say anew what I said. A child's offer waits for training and, before 13, for a parent.
create function offer_mentoring(new_id uuid, of_me text, love text, speak text[], can_meet text[], how_many int)
returns uuid language plpgsql volatile as $$
declare
  offer uuid;
  child boolean := is_child(me());
begin
  if helper() is not null or (child and not is_known_child(me())) or exists (
    select from departures d where d.place_id = here() and d.person_id = me() and d.returned_at is null) then
    raise exception 'not yours to offer' using errcode = 'KI003';
  end if;
  perform in_turn('mentor offer ' || me());
  update mentor_offers set about = of_me, loves = love, languages = speak, times = can_meet, places = how_many
    where place_id = here() and person_id = me() and ended_at is null returning id into offer;
  if offer is null then
    insert into mentor_offers (place_id, id, person_id, about, loves, languages, times, places)
      values (here(), new_id, me(), of_me, love, speak, can_meet, how_many) returning id into offer;
    if child and not (select m.allowed from mentor_openings m where m.place_id = here() and m.offer_id = offer) then
      perform tell(s.from_id, 'mentoring.child_offers', me(), offer) from tie_states s
        where s.place_id = here() and s.to_id = me() and s.kind = 'parent' and s.state = 'live';
    end if;
  end if;
  perform write_trail('mentoring.offer', me(), offer);
  return offer;
end
$$;
call as_definer('offer_mentoring(uuid, text, text, text[], text[], int)');

create function end_mentor_offer() returns void language plpgsql volatile as $$
begin
  update mentor_offers set ended_at = now() where place_id = here() and person_id = me() and ended_at is null and helper() is null;
  if not found then raise exception 'nothing to end' using errcode = 'KI003'; end if;
  perform write_trail('mentoring.end_offer', me());
end
$$;
call as_definer('end_mentor_offer()');

-- How many places of mine are held, by how my ties stand: a page of mine asks for that anyway.
create function my_places_taken() returns int language sql stable as $$
  select count(*)::int from my_tie_states() s
  where s.kind = 'mentor' and s.from_id = me() and (s.state = 'live' or waits_for_a_place(
    s.tie_id, s.state, s.blocked, s.to_id, array[s.from_says, s.to_says, s.from_parent_says, s.to_parent_says]))
$$;
call as_definer('my_places_taken()');
revoke execute on function my_places_taken from kith_app;

-- How my offer stands: whether the check does, and whether it waits for a parent. Nothing of concerns or blocks.
create function my_mentor_standing() returns table (
  check_is text, review_on date, waits_for_parent boolean, peer boolean, taken int)
language sql stable as $$
  select case when m.checked then 'in_date' when v.review_on is null then 'none' else 'lapsed' end, v.review_on,
    not m.allowed, m.peer, my_places_taken()
  from mentor_openings m left join lateral (
    select x.review_on from vettings x where x.place_id = here() and x.person_id = me() and x.ended_at is null
      and x.role = case when m.peer then 'peer_mentor' else 'mentor' end order by x.review_on desc limit 1) v on true
  where m.place_id = here() and m.person_id = me() and helper() is null
$$;
call as_definer('my_mentor_standing()');

-- Offers of my children that wait for my yes.
create function offers_of_my_children() returns table (offer_id uuid, name text, about text, agreed boolean) language sql stable as $$
  select o.id, called(o.person_id), o.about, o.agreed_at is not null
  from mentor_offers o join ages a on a.place_id = o.place_id and a.person_id = o.person_id
  join tie_yes y on y.kind = 'mentor' and a.age between y.from_age and y.to_age and y.needs in ('parent', 'both')
  where o.place_id = here() and o.ended_at is null and helper() is null and o.person_id in (select c.person_id from my_children() c)
$$;
call as_definer('offers_of_my_children()');

create function agree_to_offer(which uuid, said text) returns void language plpgsql volatile as $$
declare
  child uuid;
begin
  if which not in (select o.offer_id from offers_of_my_children() o) or said not in ('yes', 'no') then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  update mentor_offers set agreed_by = case said when 'yes' then me() end, agreed_at = case said when 'yes' then now() end
    where place_id = here() and id = which returning person_id into child;
  perform write_trail('mentoring.agree', child, which, jsonb_build_object('answer', said));
end
$$;
call as_definer('agree_to_offer(uuid, text)');

-- Offers that matter to those who run mentoring: of people in their care, and of neighbours. Whether the check stands, how many
-- they take and have; not what they wrote for learners.
create function mentors_in_my_care() returns table (
  person_id uuid, name text, peer boolean, check_is text, review_on date, waits_for_parent boolean, places int, taken int)
language sql stable as $$
  with care as (select c.person_id from people_under('run_mentoring') c)
  select m.person_id, called(m.person_id), m.peer,
    case when m.checked then 'in_date' when v.review_on is null then 'none' else 'lapsed' end, v.review_on,
    not m.allowed, m.places, places_taken(m.person_id)
  from mentor_openings m left join lateral (
    select x.review_on from vettings x where x.place_id = here() and x.person_id = m.person_id and x.ended_at is null
      and x.role = case when m.peer then 'peer_mentor' else 'mentor' end order by x.review_on desc limit 1) v on true
  where m.place_id = here() and exists (select from powers_of_my_roles() p where p.power = 'run_mentoring')
    and m.person_id not in (select b.person_id from barred_to_me() b)
    and (m.person_id in (select c.person_id from care c) or (not m.peer and schools_of(m.person_id) = '{}'))
$$;
call as_definer('mentors_in_my_care()');

-- Learners of a group and of those below it who have no mentor, and to whom no earlier round has just proposed one.
create function learners_of_round(which uuid) returns table (learner_id uuid) language sql stable as $$
  with recursive down as (
    select r.group_id from mentor_rounds r where r.place_id = here() and r.id = which
    union
    select g.id from down d join groups g on g.place_id = here() and g.parent_id = d.group_id
  )
  select distinct m.person_id from down d
  join memberships m on m.place_id = here() and m.group_id = d.group_id and m.to_at is null and m.role = 'student'
  where (m.source = 'roll' or exists (
      select from ages a where a.place_id = here() and a.person_id = m.person_id and a.known_child))
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
    and m.person_id not in (select p.learner_id from mentor_pairings p where p.place_id = here() and p.state in ('live', 'asked'))
$$;
call as_definer('learners_of_round(uuid)');
revoke execute on function learners_of_round from kith_app;

-- Whether a round is mine to run, and stands so; nobody else changes it then until I am done.
create function runs_round(which uuid, in_state text) returns boolean language plpgsql volatile as $$
begin
  perform from mentor_rounds r where r.place_id = here() and r.id = which and i_have('run_mentoring', r.group_id) for update;
  return found and exists (select from mentor_rounds r where r.place_id = here() and r.id = which and r.state = in_state);
end
$$;
call as_definer('runs_round(uuid, text)');
revoke execute on function runs_round from kith_app;

-- The lot that decides between equals follows from the round's id, so that it is fixed before anybody chooses.
create function open_mentor_round(new_id uuid, for_group uuid, closes date) returns void language plpgsql volatile as $$
begin
  if not i_have('run_mentoring', for_group) or not exists (select from groups g where g.place_id = here() and g.id = for_group
      and g.kind in ('partnership', 'school', 'small_school') and g.closed_at is null) then
    raise exception 'not yours to open' using errcode = 'KI003';
  end if;
  perform in_turn('mentor round ' || for_group);
  if exists (select from mentor_rounds r where r.place_id = here() and r.group_id = for_group
      and r.state in ('open', 'running', 'draft')) then
    raise exception 'one at a time' using errcode = 'KI004';
  end if;
  insert into mentor_rounds (place_id, id, group_id, opened_by, closes_on, seed)
    values (here(), new_id, for_group, me(), closes, ('x' || left(md5(new_id::text), 6))::bit(24)::int);
  perform write_trail('mentoring.open_round', me(), new_id);
  perform tell(l.learner_id, 'mentoring.round_opened', null, new_id) from learners_of_round(new_id) l;
end
$$;
call as_definer('open_mentor_round(uuid, uuid, date)');

-- The round that is open for me to choose in, the one that closes first.
create function my_mentor_round() returns table (closes_on date) language sql stable as $$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = me() and m.to_at is null and m.role = 'student'
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  )
  select min(r.closes_on) from mentor_rounds r
  where r.place_id = here() and r.state = 'open' and r.group_id in (select u.group_id from up u) and helper() is null
  having min(r.closes_on) is not null
$$;
call as_definer('my_mentor_round()');

-- How a round stands before it runs: numbers, and nobody's choices.
create function mentor_round_facts(which uuid) returns table (learners int, chosen int, mentors int, free int) language sql stable as $$
  with l as materialized (select x.learner_id from learners_of_round(which) x)
  select (select count(*)::int from l), (select count(*)::int from l where exists (
      select from mentor_choices c where c.place_id = here() and c.learner_id = l.learner_id)),
    count(*)::int, coalesce(sum(m.places - m.taken), 0)::int
  from mentors_in_my_care() m
  where m.check_is = 'in_date' and not m.waits_for_parent and m.taken < m.places
  having exists (select from mentor_rounds r where r.place_id = here() and r.id = which and i_have('run_mentoring', r.group_id))
$$;
call as_definer('mentor_round_facts(uuid)');

create function enqueue_mentor_round(place uuid, which uuid) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job('mentoring_round', json_build_object('id', which, 'placeId', place),
    job_key => 'mentoring_round:' || which);
end
$$;
revoke all on function enqueue_mentor_round from public;
grant create on schema public to kith_jobs;
alter function enqueue_mentor_round owner to kith_jobs;
revoke create on schema public from kith_jobs;
grant execute on function enqueue_mentor_round to kith_definer;

create function run_mentor_round(which uuid) returns void language plpgsql volatile as $$
begin
  if not runs_round(which, 'open') and not runs_round(which, 'draft') then
    raise exception 'not yours to run' using errcode = 'KI003';
  end if;
  update mentor_rounds set state = 'running', step = 0, failed_at = null where place_id = here() and id = which;
  perform write_trail('mentoring.run_round', me(), which);
  perform enqueue_mentor_round(here(), which);
end
$$;
call as_definer('run_mentor_round(uuid)');

-- Everything a round is made from. For a job that acts for the place and for nobody in it, while a round that somebody may run
-- is running: the one reader of rankings and refusals beside those who said them.
create function mentor_round_input(which uuid) returns jsonb language plpgsql volatile as $$
declare
  given jsonb;
begin
  if me() is not null or helper() is not null then raise exception 'for the round only' using errcode = 'KI003'; end if;
  update mentor_rounds set step = 1 where place_id = here() and id = which and state = 'running';
  if not found then return null; end if;
  with l as materialized (select x.learner_id from learners_of_round(which) x),
  y as materialized (
    select z.learner_id, z.mentor_id, z.rank from mentor_choices z
    where z.place_id = here() and z.learner_id in (select l.learner_id from l)),
  c as materialized (
    select y.*, f.mentor_id is not null as possible
    from y left join can_mentor((select array_agg(distinct y.learner_id) from y), (select array_agg(distinct y.mentor_id) from y)) f
      on f.learner_id = y.learner_id and f.mentor_id = y.mentor_id),
  m as (
    select o.person_id, o.languages, o.times, o.checked and o.allowed as checked,
      greatest(0, o.places - places_taken(o.person_id)) as free
    from mentor_openings o where o.place_id = here() and o.person_id in (select c.mentor_id from c))
  select jsonb_build_object(
    'seed', (select r.seed from mentor_rounds r where r.place_id = here() and r.id = which),
    'learners', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', l.learner_id, 'languages', coalesce(to_jsonb(w.languages), '[]'), 'times', coalesce(to_jsonb(w.times), '[]'),
        'choices', (select coalesce(jsonb_agg(c.mentor_id order by c.rank), '[]') from c
          where c.learner_id = l.learner_id and c.mentor_id in (select m.person_id from m)))), '[]')
      from l left join mentor_wishes w on w.place_id = here() and w.learner_id = l.learner_id),
    'mentors', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', m.person_id, 'places', m.free, 'languages', m.languages, 'times', m.times, 'vetted', m.checked,
        'refuses', (select coalesce(jsonb_agg(f.learner_id), '[]') from mentor_refusals f
          where f.place_id = here() and f.mentor_id = m.person_id and f.learner_id in (select l.learner_id from l)))), '[]')
      from m),
    'apart', (select coalesce(jsonb_agg(jsonb_build_array(c.learner_id, c.mentor_id)), '[]') from c
      where not c.possible and c.mentor_id in (select m.person_id from m)),
    'chose', (select coalesce(jsonb_agg(distinct c.learner_id), '[]') from c)) into given;
  return given;
end
$$;
call as_definer('mentor_round_input(uuid)');

-- What the round came to, kept as a draft. Said again it is the same draft anew.
create function keep_mentor_round(which uuid, pairs jsonb, ranks int[]) returns void language plpgsql volatile as $$
begin
  if me() is not null or helper() is not null then raise exception 'for the round only' using errcode = 'KI003'; end if;
  perform from mentor_rounds where place_id = here() and id = which and state = 'running' for update;
  if not found then return; end if;
  delete from mentor_pairs where place_id = here() and round_id = which;
  insert into mentor_pairs (place_id, round_id, learner_id, mentor_id, came)
    select here(), which, p.learner, p.mentor, p.came
    from jsonb_to_recordset(pairs) p (learner uuid, mentor uuid, came text)
    where p.learner in (select l.learner_id from learners_of_round(which) l)
      and (p.mentor is null or p.mentor in (select o.person_id from mentor_openings o where o.place_id = here()));
  update mentor_rounds set state = 'draft', step = 3, ran_at = now(), by_rank = ranks where place_id = here() and id = which;
  perform tell(r.opened_by, 'mentoring.round_ran', null, which) from mentor_rounds r where r.place_id = here() and r.id = which;
end
$$;
call as_definer('keep_mentor_round(uuid, jsonb, int[])');

-- A round that went wrong is open again, and says so.
create function fail_mentor_round(which uuid) returns void language plpgsql volatile as $$
begin
  if me() is not null or helper() is not null then raise exception 'for the round only' using errcode = 'KI003'; end if;
  update mentor_rounds set state = 'open', step = 0, failed_at = now() where place_id = here() and id = which and state = 'running';
end
$$;
call as_definer('fail_mentor_round(uuid)');

-- Whether a grown-up and a child would meet in a pair, who then need a second adult.
create function needs_second(mentor uuid, learner uuid) returns boolean language sql stable as $$
  select not ((not is_child(mentor) and not is_child(learner)) or (is_known_child(mentor) and is_known_child(learner)))
$$;
call as_definer('needs_second(uuid, uuid)');
revoke execute on function needs_second from kith_app;

create function mentor_round_pairs(which uuid) returns table (
  learner_id uuid, learner text, mentor_id uuid, mentor text, came text, needs_second boolean, companion_id uuid,
  companion text, state text)
language sql stable as $$
  with mine as materialized (
    select r.id from mentor_rounds r where r.place_id = here() and r.id = which and r.state in ('draft', 'published')
      and i_have('run_mentoring', r.group_id)),
  -- Not `called`: a round has three names in each of its lines, and who is barred to me is looked up once.
  barred as materialized (select b.person_id from barred_to_me() b),
  -- Each mentor once: they have some twenty-five learners.
  mentors as materialized (
    select n.id, spoken_name(n.given_name, n.preferred_name, n.family_name) as name, a.child, a.known_child
    from (select distinct p.mentor_id from mine join mentor_pairs p on p.place_id = here() and p.round_id = mine.id) p
    join people n on n.place_id = here() and n.id = p.mentor_id
    cross join lateral (select a.* from ages a where a.place_id = here() and a.person_id = n.id limit 1) a
    where n.id not in (select b.person_id from barred b))
  select p.learner_id, l.name, p.mentor_id, m.name, p.came,
    p.mentor_id is not null and (la.child or m.child) and not (la.known_child and m.known_child), p.companion_id, c.name, s.state
  from mine join mentor_pairs p on p.place_id = here() and p.round_id = mine.id
  cross join lateral (
    select n.id, spoken_name(n.given_name, n.preferred_name, n.family_name) as name from people n
    where n.place_id = here() and n.id = p.learner_id and n.id not in (select b.person_id from barred b) limit 1) l
  left join mentors m on m.id = p.mentor_id
  left join lateral (
    select n.id, spoken_name(n.given_name, n.preferred_name, n.family_name) as name from people n
    where n.place_id = here() and n.id = p.companion_id and n.id not in (select b.person_id from barred b) limit 1) c on true
  -- Lateral: the planner would rather work out everybody and every tie of the place.
  cross join lateral (select a.* from ages a where a.place_id = here() and a.person_id = p.learner_id limit 1) la
  left join lateral (select x.state from tie_states x where x.place_id = here() and x.tie_id = p.tie_id limit 1) s on true
  where p.mentor_id is null or m.id is not null
$$;
call as_definer('mentor_round_pairs(uuid)');

-- Puts a learner of a draft with a mentor, or with nobody. Hard rules hold; which of them stood in the way is not said.
create function pair_by_hand(which uuid, whom uuid, with_mentor uuid) returns void language plpgsql volatile as $$
begin
  if not runs_round(which, 'draft') or not exists (
      select from mentor_pairs p where p.place_id = here() and p.round_id = which and p.learner_id = whom
        and whom not in (select b.person_id from barred_to_me() b)) then
    raise exception 'not yours to change' using errcode = 'KI003';
  end if;
  if with_mentor is not null and (with_mentor not in (select m.person_id from mentors_in_my_care() m)
      or not exists (select from can_mentor(array[whom], array[with_mentor]))
      or exists (select from mentor_refusals f where f.place_id = here() and f.mentor_id = with_mentor and f.learner_id = whom)
      or exists (select from mentor_wishes w join mentor_openings o on o.place_id = w.place_id and o.person_id = with_mentor
        where w.place_id = here() and w.learner_id = whom and ((w.languages <> '{}' and not w.languages && o.languages)
          or (w.times <> '{}' and not w.times && o.times)))
      or (select o.places from mentor_openings o where o.place_id = here() and o.person_id = with_mentor) <= places_taken(with_mentor) + (
        select count(*) from mentor_pairs p where p.place_id = here() and p.round_id = which and p.mentor_id = with_mentor
          and p.learner_id <> whom)) then
    raise exception 'cannot be' using errcode = 'KI004';
  end if;
  update mentor_pairs p set mentor_id = with_mentor, came = 'by_hand', companion_id = null
    where p.place_id = here() and p.round_id = which and p.learner_id = whom;
  perform write_trail('mentoring.change_round', me(), which);
end
$$;
call as_definer('pair_by_hand(uuid, uuid, uuid)');

-- Grown-ups in my care who can be a second adult, first those who are one already in the round's schools.
create function seconds_for_round(which uuid, part text) returns table (person_id uuid, name text, is_one boolean)
language sql stable as $$
  with recursive down as (
    select r.group_id from mentor_rounds r where r.place_id = here() and r.id = which and i_have('run_mentoring', r.group_id)
    union
    select g.id from down d join groups g on g.place_id = here() and g.parent_id = d.group_id
  ), already as materialized (
    -- First who they are, few, and of those only whether they count: a school has some thousand ties with one.
    select n.person_id from (
      select distinct c.person_id from (
        select distinct m.person_id from memberships m
        where m.place_id = here() and m.to_at is null and m.group_id in (select d.group_id from down d)) l
      join ties t on t.place_id = here() and t.to_id = l.person_id
        and t.kind = any (array(select k.kind from tie_kinds k where k.needs_companion))
      join companions c on c.place_id = here() and c.tie_id = t.id and c.ended_at is null) n
    where exists (select from companions_who_count w where w.place_id = here() and w.person_id = n.person_id)
  ), able as (
    select n.id as person_id, spoken_name(n.given_name, n.preferred_name, n.family_name) as name,
      n.id in (select a.person_id from already a) as is_one
    from people n
    where n.place_id = here() and exists (select from down) and n.id not in (select b.person_id from barred_to_me() b)
      and n.id in (select u.person_id from people_under('name_companions') u
                   where part <> '' or u.person_id in (select a.person_id from already a))
  )
  select a.person_id, a.name, a.is_one from able a
  where (a.is_one or (part <> '' and position(lower(part) in lower(a.name)) > 0)) and not is_child(a.person_id)
  order by a.is_one desc, a.name limit 60
$$;
call as_definer('seconds_for_round(uuid, text)');
call near('seconds_for_round(uuid, text)');

-- Names a second adult for one pair of a draft, or (whom null) for every pair that needs one. Left out, and counted: pairs
-- of which they are a side, or with whom there is a block.
create function name_second(which uuid, whom uuid, who uuid) returns int language plpgsql volatile as $$
declare
  named int;
begin
  if not runs_round(which, 'draft') or who not in (select u.person_id from people_under('name_companions') u) or is_child(who)
    or exists (select from under_concern n where n.place_id = here() and n.about_id = who)
    or exists (select from departures d where d.place_id = here() and d.person_id = who and d.returned_at is null) then
    raise exception 'not yours to name' using errcode = 'KI003';
  end if;
  update mentor_pairs p set companion_id = who
    where p.place_id = here() and p.round_id = which and p.mentor_id is not null and (whom is null or p.learner_id = whom)
      and needs_second(p.mentor_id, p.learner_id) and who not in (p.mentor_id, p.learner_id)
      and p.learner_id not in (select b.person_id from barred_to_me() b)
      and not exists (select from open_blocks x where x.place_id = here() and who in (x.protects_id, x.against_id)
        and (p.mentor_id in (x.protects_id, x.against_id) or p.learner_id in (x.protects_id, x.against_id)));
  get diagnostics named = row_count;
  if named > 0 then perform write_trail('mentoring.change_round', me(), which); end if;
  return named;
end
$$;
call as_definer('name_second(uuid, uuid, uuid)');

-- Asks the two of each pair. What can no longer be (a check that lapsed since, a block, somebody who found another) is left
-- out, and counted with what is asked.
create function publish_mentor_round(which uuid) returns table (asked int, left_out int) language plpgsql volatile as $$
declare
  p record;
  tie uuid;
  done int := 0;
  passed int := 0;
  able uuid[];
begin
  if not runs_round(which, 'draft') then raise exception 'not yours to publish' using errcode = 'KI003'; end if;
  -- Two rounds may have the same two in them, and the same mentor's last place.
  perform in_turn('mentor rounds');
  able := array(select l.learner_id from learners_of_round(which) l);
  for p in
    with x as materialized (
      select y.* from mentor_pairs y where y.place_id = here() and y.round_id = which and y.mentor_id is not null)
    select x.*, f.mentor_id is not null as possible
    from x left join can_mentor((select array_agg(x.learner_id) from x), (select array_agg(x.mentor_id) from x)) f
      on f.learner_id = x.learner_id and f.mentor_id = x.mentor_id
    order by x.learner_id
  loop
    if not p.possible or p.learner_id <> all (able)
      or places_taken(p.mentor_id) >= (select o.places from mentor_openings o
        where o.place_id = here() and o.person_id = p.mentor_id) then
      passed := passed + 1;
      continue;
    end if;
    select t.id into tie from ties t
      where t.place_id = here() and t.kind = 'mentor' and t.from_id = p.mentor_id and t.to_id = p.learner_id;
    if tie is null then
      insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
        values (here(), gen_random_uuid(), 'mentor', p.mentor_id, p.learner_id, me(), 'person') returning id into tie;
    else
      -- They were together, or nearly, before: both say yes anew, and a no of then is no longer in the way.
      update ties t set anew_at = clock_timestamp() where t.place_id = here() and t.id = tie;
    end if;
    update mentor_pairs x set tie_id = tie where x.place_id = here() and x.round_id = which and x.learner_id = p.learner_id;
    -- Nobody names the second adult of a pair of their own.
    if p.companion_id is not null and me() not in (p.mentor_id, p.learner_id) then
      update companions c set ended_at = now() where c.place_id = here() and c.tie_id = tie and c.ended_at is null;
      insert into companions (place_id, id, tie_id, person_id, named_by)
        values (here(), gen_random_uuid(), tie, p.companion_id, me());
      perform tell(p.companion_id, 'companion.named', p.companion_id, tie);
    end if;
    perform tell(p.learner_id, 'mentoring.matched', p.mentor_id, tie);
    perform tell(p.mentor_id, 'mentoring.matched_learner', p.learner_id, tie);
    perform tell(s.from_id, 'mentoring.child_matched', p.learner_id, tie)
      from tie_states s join tie_states own on own.place_id = here() and own.tie_id = tie and own.to_needs in ('parent', 'both')
      where s.place_id = here() and s.to_id = p.learner_id and s.kind = 'parent' and s.state = 'live';
    perform write_trail('mentoring.match', p.learner_id, tie);
    done := done + 1;
  end loop;
  -- Whoever chose and is asked with nobody does not go on waiting for it.
  perform tell(y.learner_id, 'mentoring.none_yet') from mentor_pairs y
    where y.place_id = here() and y.round_id = which and y.tie_id is null and y.came <> 'no_choices' and y.learner_id = any (able);
  update mentor_rounds set state = 'published', ended_at = now() where place_id = here() and id = which;
  perform write_trail('mentoring.publish', me(), which);
  return query select done, passed;
end
$$;
call as_definer('publish_mentor_round(uuid)');

create function call_off_mentor_round(which uuid) returns void language plpgsql volatile as $$
begin
  if not runs_round(which, 'open') and not runs_round(which, 'draft') then
    raise exception 'not yours to call off' using errcode = 'KI003';
  end if;
  delete from mentor_pairs where place_id = here() and round_id = which;
  update mentor_rounds set state = 'called_off', ended_at = now() where place_id = here() and id = which;
  perform write_trail('mentoring.call_off', me(), which);
end
$$;
call as_definer('call_off_mentor_round(uuid)');

-- However a pair ends, the learner is told at once that they can choose another; not who ended it, and not why. No round brings
-- the two together again before the learner chooses anew.
create function offer_another() returns trigger language plpgsql volatile as $$
begin
  delete from mentor_choices c using ties t
    where c.place_id = new.place_id and t.place_id = new.place_id and t.id = new.tie_id and t.kind = 'mentor'
      and c.learner_id = t.to_id and c.mentor_id = t.from_id;
  insert into notices (place_id, to_id, kind)
    select t.place_id, t.to_id, 'mentoring.another' from ties t
    where t.place_id = new.place_id and t.id = new.tie_id and t.kind = 'mentor' and not has_mentor(t.to_id)
      and is_learner(t.to_id) and not exists (select from notices n where n.place_id = t.place_id and n.to_id = t.to_id
        and n.kind = 'mentoring.another' and n.seen_at is null);
  return null;
end
$$;
call as_definer('offer_another()');
revoke execute on function offer_another from kith_app;
create trigger offer_another after insert on tie_answers for each row when (new.answer = 'no') execute function offer_another();

-- The half-term that counts for a group: of the nearest group upwards that has half-terms, the last that has begun.
create function half_terms_for(which uuid[]) returns table (group_id uuid, title text, starts_on date, ends_on date)
language sql stable as $$
  with recursive up as (
    select w as group_id, w as at, 0 as n from unnest(which) w
    union all
    select u.group_id, g.parent_id, u.n + 1 from up u join groups g on g.place_id = here() and g.id = u.at
    where g.parent_id is not null
  ), nearest as (
    select distinct on (u.group_id) u.group_id, u.at from up u
    where exists (select from terms t where t.place_id = here() and t.group_id = u.at and t.kind = 'half_term')
    order by u.group_id, u.n
  )
  select n.group_id, h.title, h.starts_on, h.ends_on from nearest n cross join lateral (
    select t.* from terms t where t.place_id = here() and t.group_id = n.at and t.kind = 'half_term'
      and t.starts_on <= current_date order by t.starts_on desc limit 1) h
$$;
call as_definer('half_terms_for(uuid[])');
revoke execute on function half_terms_for from kith_app;

-- Every learner in my care, where they belong (a small school rather than the school around it), and how they stand this
-- half-term. Working facts: that there were conversations of 15 minutes or more, never what was said, nor whom they would like.
--   two, one, none: with a mentor, by conversations; waits: none, and has said that they would like one; nobody: none;
--   unset: with a mentor, in a school whose half-terms nobody has set.
create function mentoring_coverage(only_these uuid[] default null) returns table (
  learner_id uuid, name text, group_id uuid, group_name text, school_id uuid, school_name text, stands text, talks int,
  half_term text, starts_on date, ends_on date)
language sql stable as $$
  with recursive care as (
    select p.group_id from my_powers() p where p.power = 'run_mentoring'
  ), climb as (
    select g.id as group_id, g.id as at from groups g where g.place_id = here() and g.id in (select c.group_id from care c)
    union
    select c.group_id, g.parent_id from climb c join groups g on g.place_id = here() and g.id = c.at
    where g.parent_id is not null and g.kind not in ('school', 'small_school')
  ), units as (
    select c.group_id, g.id as unit_id, g.kind, g.name from climb c join groups g on g.place_id = here() and g.id = c.at
    where g.kind in ('school', 'small_school')
  ), placed as (
    select distinct on (m.person_id) m.person_id, u.unit_id, u.name
    from memberships m join units u on u.group_id = m.group_id
    where m.place_id = here() and m.to_at is null and m.role = 'student'
      and (only_these is null or m.person_id = any (only_these))
      and m.person_id not in (select b.person_id from barred_to_me() b)
      and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
    order by m.person_id, u.kind desc, u.name, u.unit_id
  ), halves as (
    select h.* from half_terms_for((select coalesce(array_agg(distinct p.unit_id), '{}') from placed p)) h
  ), parts as materialized (
    select u.unit_id, u.name, w.id as school_id, w.name as school_name, x.group_id is not null as set, x.title, x.starts_on, x.ends_on
    from (select distinct p.unit_id, p.name from placed p) u
    left join halves x on x.group_id = u.unit_id
    left join lateral (
      with recursive up as (
        select u.unit_id as id
        union select g.parent_id from up join groups g on g.place_id = here() and g.id = up.id where g.kind <> 'school'
      )
      select g.id, g.name from up join groups g on g.place_id = here() and g.id = up.id and g.kind = 'school' limit 1) w on true
  )
  select p.person_id, spoken_name(n.given_name, n.preferred_name, n.family_name), p.unit_id, p.name, u.school_id, u.school_name,
    case when l.live then case when not u.set then 'unset' when l.talks >= 2 then 'two' when l.talks = 1 then 'one' else 'none' end
      when l.holds or exists (select from mentor_choices c where c.place_id = here() and c.learner_id = p.person_id)
        or exists (select from mentor_asks a where a.place_id = here() and a.learner_id = p.person_id
          and a.answered_at is null and a.taken_back_at is null) then 'waits'
      else 'nobody' end,
    case when u.set then l.talks end, u.title, u.starts_on, u.ends_on
  from placed p join parts u on u.unit_id = p.unit_id
  -- Learner by learner: the planner would rather work out every tie of the place. No state: a tie that holds no place.
  cross join lateral (select n.* from people n where n.place_id = here() and n.id = p.person_id limit 1) n
  cross join lateral (
    select coalesce(bool_or(s.state = 'live'), false) as live, coalesce(bool_or(s.state <> 'live'), false) as holds,
      coalesce(sum(m.talks), 0)::int as talks
    from ties t
    left join lateral (select g.state from mentor_pairings g where g.place_id = here() and g.tie_id = t.id limit 1) s on true
    left join lateral (
      select count(*) as talks from meetings m where m.place_id = here() and m.tie_id = t.id and m.shape = 'conversation'
        and m.minutes >= 15 and m.held_on between u.starts_on and u.ends_on) m on true
    where t.place_id = here() and t.to_id = p.person_id and t.kind = 'mentor') l
$$;
call as_definer('mentoring_coverage(uuid[])');
-- A town has few blocks and departures, and the planner would rather read all of them for each of 1,500 ties.
alter function mentoring_coverage(uuid[]) set enable_seqscan = off;

-- What mentoring in my care, or a round of it, or these learners of it follow from: groups, people and ties by their ids, to be
-- compared with what is written later (`changed_since`). A little more than needed.
create function mentoring_is_about(round uuid, only_these uuid[] default null) returns table (id uuid) language sql stable as $$
  with recursive care as (
    select p.group_id from my_powers() p where p.power = 'run_mentoring'
      and (round is null or p.group_id = (select r.group_id from mentor_rounds r where r.place_id = here() and r.id = round))
  ), down as (
    select c.group_id from care c
    union
    select g.id from down d join groups g on g.place_id = here() and g.parent_id = d.group_id
  ), up as (
    select c.group_id from care c
    union
    select g.parent_id from up u join groups g on g.place_id = here() and g.id = u.group_id where g.parent_id is not null
  ), pairs as (
    select p.* from mentor_pairs p where p.place_id = here() and p.round_id = round and exists (select from care)
  ), members as materialized (
    select m.person_id from down d join memberships m on m.place_id = here() and m.group_id = d.group_id and m.to_at is null
    where only_these is null or m.person_id = any (only_these)
    union select p.learner_id from pairs p
  ), paired as materialized (
    select t.id, t.from_id from members m join ties t on t.place_id = here() and t.to_id = m.person_id
      and t.kind = any (array(select k.kind from tie_kinds k where k.needs_companion))
  )
  select a.id from (
    select d.group_id from down d union all select u.group_id from up u union all select m.person_id from members m
    union all select t.id from paired t union all select distinct t.from_id from paired t
    union all select distinct c.person_id from paired t join companions c on c.place_id = here() and c.tie_id = t.id
    union all select distinct p.mentor_id from pairs p union all select distinct p.companion_id from pairs p union all select round
  ) a (id) where a.id is not null
$$;
call as_definer('mentoring_is_about(uuid, uuid[])');
call near('mentoring_is_about(uuid, uuid[])');

-- Who is or was in my care and may stand otherwise after what was written: those themselves, and learners of their ties. Null where
-- a group is in it, which may change it for all.
create function mentoring_touches(written uuid[]) returns uuid[] language sql stable as $$
  select case when not exists (select from groups g where g.place_id = here() and g.id = any (written)) then array(
    select a.id from (
      select w from unnest(written) w
      union select t.to_id from ties t where t.place_id = here() and t.id = any (written)
      union select t.to_id from ties t where t.place_id = here() and t.from_id = any (written) and t.kind = 'mentor'
      union select t.to_id from companions c join ties t on t.place_id = here() and t.id = c.tie_id
        where c.place_id = here() and c.person_id = any (written)
    ) a (id)
    where exists (select from memberships m where m.place_id = here() and m.person_id = a.id
      and m.group_id in (select p.group_id from my_powers() p where p.power = 'run_mentoring'))
  ) end
$$;
call as_definer('mentoring_touches(uuid[])');
call near('mentoring_touches(uuid[])');

call record_changes('mentor_choices', 'learner_id');
call record_changes('mentor_asks', 'learner_id');
call record_changes('mentor_rounds', 'id', 'group_id');
call record_changes('mentor_pairs', 'round_id', 'learner_id');

-- For erase_me (0010). Those whose mentor goes are told that they can choose another.
create function erase_with_mentoring() returns void language plpgsql volatile as $$
begin
  perform tell(s.to_id, 'mentoring.another') from tie_states s
    where s.place_id = here() and s.from_id = me() and s.kind = 'mentor' and s.state = 'live';
  delete from mentor_choices where place_id = here() and me() in (learner_id, mentor_id);
  delete from mentor_wishes where place_id = here() and learner_id = me();
  delete from mentor_refusals where place_id = here() and me() in (learner_id, mentor_id);
  delete from mentor_offers where place_id = here() and person_id = me();
  update mentor_offers set agreed_by = null, agreed_at = null where place_id = here() and agreed_by = me();
  delete from mentor_asks where place_id = here() and learner_id = me();
  update mentor_asks set person_id = null where place_id = here() and person_id = me();
  update mentor_asks set answer = '…', answered_by = null where place_id = here() and answered_by = me();
  delete from mentor_pairs where place_id = here() and me() in (learner_id, mentor_id);
  update mentor_pairs set companion_id = null where place_id = here() and companion_id = me();
  update mentor_pairs p set tie_id = null from ties t
    where p.place_id = here() and t.place_id = here() and t.id = p.tie_id and me() in (t.from_id, t.to_id);
end
$$;
call as_definer('erase_with_mentoring()');
revoke execute on function erase_with_mentoring from kith_app;

-- For merge_people (0014): what could not stand twice. The ranking of the one who is kept stands, where they have one.
create function merge_with_mentoring(keep uuid, other uuid) returns void language plpgsql volatile as $$
begin
  update mentor_offers o set ended_at = now() where o.place_id = here() and o.person_id = other and o.ended_at is null
    and exists (select from mentor_offers k where k.place_id = here() and k.person_id = keep and k.ended_at is null);
  delete from mentor_choices c where c.place_id = here() and c.learner_id = other
    and exists (select from mentor_choices k where k.place_id = here() and k.learner_id = keep);
  delete from mentor_choices c where c.place_id = here() and c.mentor_id = other
    and exists (select from mentor_choices k where k.place_id = here() and k.learner_id = c.learner_id and k.mentor_id = keep);
  delete from mentor_wishes w where w.place_id = here() and w.learner_id = other
    and exists (select from mentor_wishes k where k.place_id = here() and k.learner_id = keep);
  delete from mentor_refusals f where f.place_id = here() and f.mentor_id = other
    and exists (select from mentor_refusals k where k.place_id = here() and k.mentor_id = keep and k.learner_id = f.learner_id);
  delete from mentor_refusals f where f.place_id = here() and f.learner_id = other
    and exists (select from mentor_refusals k where k.place_id = here() and k.learner_id = keep and k.mentor_id = f.mentor_id);
  delete from mentor_pairs p where p.place_id = here() and p.learner_id = other
    and exists (select from mentor_pairs k where k.place_id = here() and k.learner_id = keep and k.round_id = p.round_id);
end
$$;
call as_definer('merge_with_mentoring(uuid, uuid)');
revoke execute on function merge_with_mentoring from kith_app;

-- For held_on_me (0012). That somebody could not take me is theirs, and what a round has not published is nobody's yet.
create function held_by_mentoring() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'mentorOffers', (select jsonb_agg(jsonb_build_object(
        'aboutMe', o.about, 'loves', o.loves, 'languages', to_jsonb(o.languages), 'times', to_jsonb(o.times),
        'places', o.places, 'madeAt', o.made_at, 'agreedBy', called(o.agreed_by), 'agreedAt', o.agreed_at,
        'endedAt', o.ended_at) order by o.made_at)
      from mentor_offers o where o.place_id = here() and o.person_id = me()),
    'offersAgreed', (select jsonb_agg(jsonb_build_object(
        'who', called(o.person_id), 'madeAt', o.made_at, 'agreedAt', o.agreed_at) order by o.agreed_at)
      from mentor_offers o where o.place_id = here() and o.agreed_by = me()
        and o.person_id not in (select person_id from barred_to_me())),
    'mentorChoices', (select jsonb_agg(jsonb_build_object(
        'rank', c.rank, 'who', coalesce(called(c.mentor_id), '…'), 'chosenAt', c.chosen_at) order by c.rank)
      from mentor_choices c where c.place_id = here() and c.learner_id = me()
        and c.mentor_id not in (select person_id from barred_to_me())),
    'mentorWishes', (select jsonb_agg(jsonb_build_object(
        'languages', to_jsonb(w.languages), 'times', to_jsonb(w.times), 'saidAt', w.said_at))
      from mentor_wishes w where w.place_id = here() and w.learner_id = me()),
    'mentorAsks', (select jsonb_agg(jsonb_build_object(
        'who', called(a.person_id), 'text', a.words, 'askedAt', a.asked_at, 'answer', a.answer, 'by', called(a.answered_by),
        'answeredAt', a.answered_at, 'takenBackAt', a.taken_back_at) order by a.asked_at)
      from mentor_asks a where a.place_id = here() and a.learner_id = me()),
    'mentorAnswers', (select jsonb_agg(jsonb_build_object(
        'answer', a.answer, 'askedAt', a.asked_at, 'answeredAt', a.answered_at) order by a.answered_at)
      from mentor_asks a where a.place_id = here() and a.answered_by = me()),
    'mentorRefusals', (select jsonb_agg(jsonb_build_object('who', called(f.learner_id), 'saidAt', f.said_at) order by f.said_at)
      from mentor_refusals f where f.place_id = here() and f.mentor_id = me()
        and f.learner_id not in (select person_id from barred_to_me())),
    'mentorPairs', (select jsonb_agg(jsonb_build_object(
        'learner', called(p.learner_id), 'mentor', called(p.mentor_id), 'companion', called(p.companion_id), 'cameBy', p.came,
        'madeAt', p.made_at, 'publishedAt', r.ended_at) order by r.ended_at)
      from mentor_pairs p join mentor_rounds r on r.place_id = p.place_id and r.id = p.round_id and r.state = 'published'
      where p.place_id = here() and me() in (p.learner_id, p.mentor_id, p.companion_id)
        and not exists (select from barred_to_me() b where b.person_id in (p.learner_id, p.mentor_id, p.companion_id))),
    'mentorRounds', (select jsonb_agg(jsonb_build_object(
        'group', g.name, 'openedAt', r.opened_at, 'closesOn', r.closes_on) order by r.opened_at)
      from mentor_rounds r join groups g on g.place_id = r.place_id and g.id = r.group_id
      where r.place_id = here() and r.opened_by = me()))
$$;
call as_definer('held_by_mentoring()');
revoke execute on function held_by_mentoring from kith_app;
