-- The thread of consequence. A source gives a thing an address that others can point to: a title, who runs it, whom it is for and
-- who may see it. What led to what is a link, shown to whoever sees both ends; an answer is owed by a named person by a day; those
-- who follow it are told when something comes of it. Voices, gatherings, votes and recommendations are sources of their practices.
insert into role_powers
  select kind, role, 'host', true from (values ('partnership', 'coordinator'), ('school', 'head'), ('school', 'coordinator'),
    ('small_school', 'head')) r (kind, role)
  union all
  select kind, role, 'host', false from (values ('organisation', 'organiser'), ('board', 'chair'), ('team', 'convener'),
    ('circle', 'convener'), ('cell', 'convener')) r (kind, role);

create table sources (
  place_id uuid not null,
  id uuid not null,
  -- The group in whose name it is run: whoever has the power host over it runs it.
  host_id uuid not null,
  title text not null check (length(trim(title)) between 1 and 300),
  -- named: whoever it is open to as a thing, whoever has a part in it, whoever runs it. asked: those whom it is for, too. public:
  -- anybody, without an account.
  shown_to text not null check (shown_to in ('named', 'asked', 'public')),
  -- Whom it is for: everybody in a group and those below it, or (null) everybody in the place; from an age on, or (null) any.
  for_group_id uuid,
  from_age int check (from_age between 4 and 30),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, id) references things on delete cascade,
  foreign key (place_id, host_id) references groups,
  foreign key (place_id, for_group_id) references groups
);
create index on sources (place_id, host_id);
create index on sources (place_id, shown_to);
-- Who wrote it down is not for requests: words in no name would have one.
call protect('sources', 'select (place_id, id, host_id, title, shown_to, for_group_id, from_age, made_at)');

-- Somebody has a part in one: host, moderator, listener, clerk, guest … Practices say what each may do.
create table source_parts (
  place_id uuid not null,
  source_id uuid not null,
  person_id uuid not null,
  part text not null check (part ~ '^[a-z_]{2,40}$'),
  given_by uuid not null,
  given_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (place_id, source_id, person_id, part),
  foreign key (place_id, source_id) references sources on delete cascade,
  foreign key (place_id, person_id) references people
);
create index on source_parts (place_id, person_id);
call protect('source_parts', 'select');

-- One led to the other.
create table source_links (
  place_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (place_id, from_id, to_id),
  foreign key (place_id, from_id) references sources on delete cascade,
  foreign key (place_id, to_id) references sources on delete cascade,
  check (from_id <> to_id)
);
create index on source_links (place_id, to_id);
call protect('source_links', 'select (place_id, from_id, to_id, made_at)');

-- A named grown-up owes it an answer by a day, and gives it with a reason. Who is asked anew stands in a new row; the old one stays,
-- so that passing a question on does not make it young again.
create table source_answers (
  place_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  who_id uuid not null,
  by_on date not null,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  passed_on_at timestamptz,
  says text check (says in ('yes', 'partly', 'no')),
  words text check (length(trim(words)) between 1 and 4000),
  answered_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, source_id) references sources on delete cascade,
  foreign key (place_id, who_id) references people,
  check ((says is null) = (words is null) and (says is null) = (answered_at is null)),
  check (passed_on_at is null or answered_at is null)
);
create index on source_answers (place_id, source_id);
create index on source_answers (place_id, who_id);
create unique index one_answer_owed on source_answers (place_id, source_id) where answered_at is null and passed_on_at is null;
call protect('source_answers', 'select');

-- Whoever asked to hear what comes of it: theirs alone to know.
create table source_follows (
  place_id uuid not null,
  source_id uuid not null,
  person_id uuid not null,
  from_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (place_id, source_id, person_id),
  foreign key (place_id, source_id) references sources on delete cascade,
  foreign key (place_id, person_id) references people
);
create index on source_follows (place_id, person_id);
call protect('source_follows', 'select');
create policy mine on source_follows for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and person_id = (select me()));

create function has_left(who uuid) returns boolean language sql stable as $$
  select exists (select from departures d where d.place_id = here() and d.person_id = who and d.returned_at is null)
$$;
call as_definer('has_left(uuid)');
revoke execute on function has_left from kith_app;

-- Whom it is for. Somebody of unknown age is in what asks for an age only as a known grown-up.
create function people_for(for_group uuid, age_from int) returns table (person_id uuid) language sql stable as $$
  with recursive below as (
    select for_group as id where for_group is not null
    union select g.id from below b join groups g on g.place_id = here() and g.parent_id = b.id
  )
  select p.id from people p join ages a on a.place_id = p.place_id and a.person_id = p.id
  where p.place_id = here() and not has_left(p.id)
    and not exists (select from merges m where m.place_id = here() and m.from_id = p.id)
    and not exists (select from erasures e where e.place_id = here() and e.person_id = p.id)
    and (age_from is null or a.age >= age_from or not a.child)
    and (for_group is null or exists (select from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
      where m.place_id = here() and m.person_id = p.id and m.to_at is null and g.closed_at is null and m.group_id in (select id from below)))
$$;
call as_definer('people_for(uuid, integer)');
alter function people_for rows 2000;
revoke execute on function people_for from kith_app;

create function is_for_me(for_group uuid, age_from int) returns boolean language sql stable as $$
  with recursive above as (
    select m.group_id as id from my_groups() m
    union select g.parent_id from above b join groups g on g.place_id = here() and g.id = b.id where g.parent_id is not null
  )
  select me() is not null and not has_left(me())
    and (age_from is null or exists (select from ages a where a.place_id = here() and a.person_id = me()
      and (a.age >= age_from or not a.child)))
    and (for_group is null or for_group in (select id from above))
$$;
call as_definer('is_for_me(uuid, integer)');

create function my_parts() returns table (source_id uuid, part text) language sql stable as $$
  select s.source_id, s.part from source_parts s join things t on t.place_id = s.place_id and t.id = s.source_id
  where s.place_id = here() and s.person_id = me() and s.ended_at is null and helper() is null and not has_left(me())
    and t.owner_id not in (select person_id from barred_to_me())
$$;
call as_definer('my_parts()');
call near('my_parts()');

-- What I run: by the power over the group it is run by, or named as a host of it. Not what somebody said who is barred to me.
create function sources_i_run() returns table (source_id uuid) language sql stable as $$
  select s.id from sources s join things t on t.place_id = s.place_id and t.id = s.id
  where s.place_id = here() and helper() is null
    and s.host_id in (select group_id from my_powers() where power = 'host')
    and t.owner_id not in (select person_id from barred_to_me())
  union select source_id from my_parts() where part = 'host'
$$;
call as_definer('sources_i_run()');
call keep_while_reading('sources_i_run()');
create function i_run(which uuid) returns boolean language sql stable as
  $$ select which in (select source_id from sources_i_run()) $$;
call as_definer('i_run(uuid)');
create function i_am(wanted text, which uuid) returns boolean language sql stable as
  $$ select exists (select from my_parts() p where p.source_id = which and p.part = wanted) $$;
call as_definer('i_am(text, uuid)');

-- Beside what is public: what it takes me to see. Whoever acts for me sees what I am asked, and nothing I do for others. What is said
-- in no name to all of those it is for I see whoever said it: hidden from me alone it would tell me, beside another's screen, whose
-- it is. What I do in it, or is open to me, never is of somebody who is barred to me.
create function sources_shown_to_me() returns table (source_id uuid) language sql stable as $$
  -- Asked once for each whom things are for, and not for each of two thousand voices.
  with whom as materialized (
    select d.for_group_id, d.from_age
    from (select distinct s.for_group_id, s.from_age from sources s where s.place_id = here() and s.shown_to = 'asked') d
    where is_for_me(d.for_group_id, d.from_age)
  )
  select s.id from sources s join whom w on s.for_group_id is not distinct from w.for_group_id
    and s.from_age is not distinct from w.from_age where s.place_id = here() and s.shown_to = 'asked'
  union
  select t.id from (
    select source_id as id from sources_i_run()
    union select source_id from my_parts()
    union select a.source_id from source_answers a
      where a.place_id = here() and a.who_id = me() and a.passed_on_at is null and helper() is null
    union select s.id from sources s where s.place_id = here() and s.id in (select thing_id from thing_ids_i_see())
  ) seen join things t on t.place_id = here() and t.id = seen.id
  where t.owner_id not in (select person_id from barred_to_me())
$$;
call as_definer('sources_shown_to_me()');
call keep_while_reading('sources_shown_to_me()');
create policy shown on sources for select to kith_app
  using (place_id = (select here()) and (shown_to = 'public' or id in (select source_id from sources_shown_to_me())));
create policy both_ends on source_links for select to kith_app
  using (place_id = (select here()) and from_id in (select id from sources) and to_id in (select id from sources));
create policy mine_or_run on source_parts for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and person_id not in (select barred_to_me())
    and (person_id = (select me()) or source_id in (select sources_i_run())));
create policy with_source on source_answers for select to kith_app
  using (place_id = (select here()) and source_id in (select id from sources) and who_id not in (select barred_to_me()));

create function sees_source(which uuid) returns boolean language sql stable as $$
  select exists (select from sources s where s.place_id = here() and s.id = which
    and (s.shown_to = 'public' or s.id in (select source_id from sources_shown_to_me())))
$$;
call as_definer('sees_source(uuid)');

-- What kind of thing it is, for whoever sees it.
create function source_kind(which uuid) returns text language sql stable as $$
  select t.kind from things t where t.place_id = here() and t.id = which and sees_source(which)
$$;
call as_definer('source_kind(uuid)');

-- The place of something public, for whoever comes by its address without an account.
create function place_of_public(which uuid) returns uuid language sql stable as $$
  select place_id from sources where id = which and shown_to = 'public' limit 1
$$;
call as_definer('place_of_public(uuid)');

-- A practice makes its thing a source: owned by a person (their own words) or by the group that runs it.
create function make_source(new_id uuid, of_kind text, owner uuid, host uuid, called_it text, shown text, for_group uuid, age_from int)
returns void language plpgsql volatile as $$
begin
  insert into things (place_id, id, kind, owner_id) values (here(), new_id, of_kind, owner);
  insert into sources (place_id, id, host_id, title, shown_to, for_group_id, from_age, made_by)
  values (here(), new_id, host, trim(called_it), shown, for_group, age_from, coalesce(me(), owner));
end
$$;
call as_definer('make_source(uuid, text, uuid, uuid, text, text, uuid, integer)');
revoke execute on function make_source from kith_app;

create function link_sources(from_source uuid, to_source uuid) returns void language plpgsql volatile as $$
begin
  if not sees_source(from_source) or not i_run(to_source) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if from_source in (
    with recursive forth as (
      select to_source as id union select l.to_id from forth f join source_links l on l.place_id = here() and l.from_id = f.id
    ) select id from forth) then raise exception 'it came of that' using errcode = 'KI004'; end if;
  insert into source_links (place_id, from_id, to_id, made_by) values (here(), from_source, to_source, me()) on conflict do nothing;
  perform write_trail('thread.link', me(), to_source);
end
$$;
call as_definer('link_sources(uuid, uuid)');

create function give_part(which uuid, who uuid, what text) returns void language plpgsql volatile as $$
begin
  if not i_run(which) or not exists (select from people p where p.place_id = here() and p.id = who)
    or who in (select person_id from barred_to_me()) or (is_child(who) and who not in (select person_id from people_i_see())) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if what = 'host' and is_child(who) then raise exception 'a grown-up runs it' using errcode = 'KI004'; end if;
  insert into source_parts (place_id, source_id, person_id, part, given_by) values (here(), which, who, what, me())
  on conflict (place_id, source_id, person_id, part) do update set ended_at = null, given_by = me(), given_at = now()
    where source_parts.ended_at is not null;
  perform write_trail('thread.give_part', who, which);
  if who <> me() then perform tell(who, 'thread.part', me(), which); end if;
end
$$;
call as_definer('give_part(uuid, uuid, text)');
create function end_part(which uuid, who uuid, what text) returns void language plpgsql volatile as $$
begin
  if helper() is not null or me() is null or not (who = me() or i_run(which)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update source_parts set ended_at = now()
    where place_id = here() and source_id = which and person_id = who and part = what and ended_at is null;
  if found then perform write_trail('thread.end_part', who, which); end if;
end
$$;
call as_definer('end_part(uuid, uuid, text)');

-- Who hears when something comes of it: whoever follows it or what led to it, and whoever said what led to it. source_id: what of
-- the thread is theirs, from where they see as much of it as they may.
create function told_of(which uuid) returns table (person_id uuid, source_id uuid) language sql stable as $$
  with recursive back as (
    select which as id, 0 as steps
    union select l.from_id, b.steps + 1 from back b join source_links l on l.place_id = here() and l.to_id = b.id where b.steps < 30
  )
  select distinct on (n.person_id) n.person_id, n.id from (
    select f.person_id, b.id, b.steps from back b
      join source_follows f on f.place_id = here() and f.source_id = b.id and f.ended_at is null
    union all select p.id, b.id, b.steps from back b join things t on t.place_id = here() and t.id = b.id
      join people p on p.place_id = here() and p.id = t.owner_id
  ) n where not has_left(n.person_id)
  order by n.person_id, n.steps, n.id
$$;
call as_definer('told_of(uuid)');
revoke execute on function told_of from kith_app;
create function tell_thread(which uuid, what text) returns void language sql volatile as $$
  insert into notices (place_id, to_id, kind, thing_id)
  select here(), t.person_id, what, t.source_id from told_of(which) t
  where t.person_id is distinct from me() and exists (select from sources s where s.place_id = here() and s.id = which)
$$;
call as_definer('tell_thread(uuid, text)');
revoke execute on function tell_thread from kith_app;

create function follow_source(which uuid, on_it boolean) returns void language plpgsql volatile as $$
begin
  if helper() is not null or me() is null or not sees_source(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into source_follows (place_id, source_id, person_id, ended_at)
  values (here(), which, me(), case when not on_it then now() end)
  on conflict (place_id, source_id, person_id) do update set ended_at = excluded.ended_at;
end
$$;
call as_definer('follow_source(uuid, boolean)');

-- A grown-up is asked for an answer by a day; they need not be one who runs it.
create function ask_for_answer(new_id uuid, which uuid, who uuid, by_day date) returns void language plpgsql volatile as $$
begin
  if not i_run(which) or is_child(who) or who in (select person_id from barred_to_me())
    or not exists (select from people p where p.place_id = here() and p.id = who) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if exists (select from source_answers a where a.place_id = here() and a.id = new_id) then return; end if;
  update source_answers set passed_on_at = now()
    where place_id = here() and source_id = which and answered_at is null and passed_on_at is null;
  insert into source_answers (place_id, id, source_id, who_id, by_on, asked_by) values (here(), new_id, which, who, by_day, me());
  perform write_trail('thread.ask_answer', who, which);
  if who <> me() then perform tell(who, 'thread.answer_owed', me(), which); end if;
end
$$;
call as_definer('ask_for_answer(uuid, uuid, uuid, date)');
create function answer_source(which uuid, said text, why text) returns void language plpgsql volatile as $$
declare
  about uuid;
begin
  update source_answers set says = said, words = trim(why), answered_at = now()
    where place_id = here() and id = which and who_id = me() and answered_at is null and passed_on_at is null and helper() is null
    returning source_id into about;
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('thread.answer', me(), about);
  perform tell_thread(about, 'thread.answered');
end
$$;
call as_definer('answer_source(uuid, text, text)');

-- Who will do what because of it: by whoever runs it, has a part in it or owes it an answer; for themselves, or proposed to such.
create function promise(new_id uuid, because uuid, who uuid, does text, by_day date) returns void language plpgsql volatile as $$
begin
  if helper() is not null or not (i_run(because) or because in (select source_id from my_parts())
      or exists (select from source_answers a where a.place_id = here() and a.source_id = because and a.who_id = me()))
    or (who <> me() and not (i_run(because) and not is_child(who)) and not exists (
      select from source_parts p where p.place_id = here() and p.source_id = because and p.person_id = who and p.ended_at is null))
    or who in (select person_id from barred_to_me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  insert into commitments (place_id, id, source_id, who_id, what, by_on, made_by, taken_on_at)
  values (here(), new_id, because, who, does, by_day, me(), case when who = me() then now() end)
  on conflict do nothing;
  if not found then return; end if;
  perform write_trail('commitment.make', who, because);
  if who = me() then perform tell_thread(because, 'thread.promised');
  else perform tell(who, 'thread.promise_proposed', me(), because); end if;
end
$$;
call as_definer('promise(uuid, uuid, uuid, text, date)');

-- What was promised because of things I see, as anybody may read it there: taken on; a child's name is nobody's to read.
create function promises_of(of uuid[]) returns table (
  id uuid, source_id uuid, who text, mine boolean, what text, by_on date, made_at timestamptz, came text, came_words text,
  ended_at timestamptz)
language sql stable as $$
  select c.id, c.source_id, case when not is_child(c.who_id) then called(c.who_id) end, c.who_id is not distinct from me(), c.what,
    c.by_on, c.made_at, e.came, e.words, e.said_at
  from commitments c left join commitment_ends e on e.place_id = c.place_id and e.commitment_id = c.id
  where c.place_id = here() and c.source_id = any (of) and c.taken_on_at is not null and sees_source(c.source_id)
    and c.who_id not in (select person_id from barred_to_me())
$$;
call as_definer('promises_of(uuid[])');
create function answers_of(of uuid[]) returns table (
  id uuid, source_id uuid, who text, mine boolean, by_on date, asked_at timestamptz, says text, words text, answered_at timestamptz,
  passed_on_at timestamptz)
language sql stable as $$
  select a.id, a.source_id, called(a.who_id), a.who_id is not distinct from me(), a.by_on, a.asked_at, a.says, a.words, a.answered_at,
    a.passed_on_at
  from source_answers a
  where a.place_id = here() and a.source_id = any (of) and sees_source(a.source_id)
    and a.who_id not in (select person_id from barred_to_me())
$$;
call as_definer('answers_of(uuid[])');

-- Grown-ups who can be asked for an answer, for whoever runs it: people with an office (in an organisation or on a board, or with a
-- power in a school), and grown-ups whom they see anyway.
create function answerers_for(which uuid, part_of_name text) returns table (person_id uuid, name text, office text)
language sql stable as $$
  select p.id, called(p.id), string_agg(distinct g.name, ', ')
  from people p
  left join memberships m on m.place_id = p.place_id and m.person_id = p.id and m.to_at is null
    and m.group_id in (select o.id from groups o where o.place_id = here() and o.closed_at is null and (
      o.kind in ('organisation', 'board')
      or exists (select from role_powers r where r.group_kind = o.kind and r.role = m.role and r.power = 'host' and r.reaches_below)))
  left join groups g on g.place_id = m.place_id and g.id = m.group_id
  where p.place_id = here() and i_run(which) and not is_child(p.id) and not has_left(p.id)
    and p.id not in (select b.person_id from barred_to_me() b)
    and (g.id is not null or p.id in (select s.person_id from people_i_see() s))
    and not exists (select from erasures e where e.place_id = here() and e.person_id = p.id)
    and (position(lower(trim(part_of_name)) in lower(called(p.id))) > 0
      or position(lower(trim(part_of_name)) in lower(coalesce(g.name, ''))) > 0)
  group by p.id order by 3 nulls last, 2, 1 limit 60
$$;
call as_definer('answerers_for(uuid, text)');

-- Who hears by hand, for whoever runs it: those on its thread whom they see and who have no address, and those whom practices know
-- by a name alone (`told_by_hand_<practice>(source)`). channel: paper, phone; reach: where to.
create function told_by_hand(which uuid) returns table (source_id uuid, name text, channel text, reach text)
language plpgsql stable as $$
declare
  practice text;
begin
  if not i_run(which) then return; end if;
  return query select t.source_id, called(t.person_id), 'paper'::text, null::text from told_of(which) t
    where t.person_id in (select s.person_id from people_i_see() s) and t.person_id <> me() and not exists (
      select from people_private p where p.place_id = here() and p.person_id = t.person_id and coalesce(p.email, '') <> '');
  for practice in select called from hooks('told_by_hand') loop
    return query execute format('select source_id, name, channel, reach from %I($1)', practice) using which;
  end loop;
end
$$;
call as_definer('told_by_hand(uuid)');

-- What waits for me on threads: answers I owe, what I am asked to promise, what I promised.
create function waits_for_me() returns table (what text, id uuid, source_id uuid, title text, by_on date, since timestamptz)
language sql stable as $$
  select 'answer', a.id, a.source_id, s.title, a.by_on, a.asked_at
  from source_answers a join sources s on s.place_id = a.place_id and s.id = a.source_id
  where a.place_id = here() and helper() is null and a.who_id = me() and a.answered_at is null and a.passed_on_at is null
    and sees_source(s.id)
  union all
  select case when c.taken_on_at is null then 'asked' else 'promise' end, c.id, c.source_id, s.title, c.by_on, c.made_at
  from commitments c join sources s on s.place_id = c.place_id and s.id = c.source_id
  where c.place_id = here() and helper() is null and c.who_id = me() and c.made_by not in (select person_id from barred_to_me())
    and not exists (select from commitment_ends e where e.place_id = c.place_id and e.commitment_id = c.id)
$$;
call as_definer('waits_for_me()');

-- Deleting oneself: words of mine that led to something become a mark without words, kept by who ran it.
create function erase_with_consequence() returns void language plpgsql volatile as $$
begin
  update sources s set title = '…' from things t where s.place_id = here() and t.place_id = here() and t.id = s.id and t.owner_id = me()
    and (exists (select from source_links l where l.place_id = here() and l.from_id = s.id)
      or exists (select from commitments c where c.place_id = here() and c.source_id = s.id));
  update things t set owner_id = s.host_id from sources s where t.place_id = here() and s.place_id = here() and s.id = t.id
    and t.owner_id = me() and s.title = '…';
  delete from source_parts where place_id = here() and person_id = me();
  delete from source_follows where place_id = here() and person_id = me();
  delete from source_answers where place_id = here() and who_id = me() and answered_at is null;
end
$$;
call as_definer('erase_with_consequence()');
revoke execute on function erase_with_consequence from kith_app;

create function merge_with_consequence(keep uuid, other uuid) returns void language sql volatile as $$
  update source_parts p set ended_at = null from source_parts o where p.place_id = here() and o.place_id = here()
    and p.source_id = o.source_id and p.part = o.part and p.person_id = keep and o.person_id = other and o.ended_at is null;
  update source_follows f set ended_at = null from source_follows o where f.place_id = here() and o.place_id = here()
    and f.source_id = o.source_id and f.person_id = keep and o.person_id = other and o.ended_at is null;
  delete from source_parts p where p.place_id = here() and p.person_id = other and exists (
    select from source_parts o where o.place_id = here() and o.source_id = p.source_id and o.person_id = keep and o.part = p.part);
  delete from source_follows f where f.place_id = here() and f.person_id = other and exists (
    select from source_follows o where o.place_id = here() and o.source_id = f.source_id and o.person_id = keep)
$$;
call as_definer('merge_with_consequence(uuid, uuid)');
revoke execute on function merge_with_consequence from kith_app;

create function held_by_consequence() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'parts', (select jsonb_agg(jsonb_build_object('title', s.title, 'part', p.part, 'madeAt', p.given_at, 'endedAt', p.ended_at)
      order by p.given_at) from source_parts p join sources s on s.place_id = p.place_id and s.id = p.source_id
      where p.place_id = here() and p.person_id = me()),
    'following', (select jsonb_agg(jsonb_build_object('title', s.title, 'madeAt', f.from_at, 'endedAt', f.ended_at) order by f.from_at)
      from source_follows f join sources s on s.place_id = f.place_id and s.id = f.source_id
      where f.place_id = here() and f.person_id = me()),
    'answersOwed', (select jsonb_agg(jsonb_build_object('title', s.title, 'until', a.by_on, 'madeAt', a.asked_at, 'answer', a.says,
        'words', a.words, 'answeredAt', a.answered_at, 'passedOnAt', a.passed_on_at) order by a.asked_at)
      from source_answers a join sources s on s.place_id = a.place_id and s.id = a.source_id
      where a.place_id = here() and a.who_id = me()))
$$;
call as_definer('held_by_consequence()');
revoke execute on function held_by_consequence from kith_app;
