-- Statements (S1, S3): short sentences that people agree or disagree with, or pass. A moderator reads each before others do, because
-- it can name a child. Votes have no times, are known by a number of their own, and are shown to nobody person by person.
create table statements (
  place_id uuid not null,
  id uuid not null,
  listening_id uuid not null,
  words text not null check (length(trim(words)) between 1 and 1000),
  -- Lifted from a voice, or added by somebody, or (an import, the group that runs it) neither.
  voice_id uuid,
  added_by uuid,
  standing text not null check (standing in ('waiting', 'in', 'meta', 'out')),
  reason text check (reason in ('names_somebody', 'other_matter', 'said_already', 'hurts', 'unclear')),
  made_at timestamptz not null default now(),
  decided_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, listening_id) references listenings on delete cascade,
  foreign key (place_id, voice_id) references voices,
  foreign key (place_id, added_by) references people,
  check ((reason is not null) <= (standing = 'out'))
);
create index on statements (place_id, listening_id);
create index on statements (place_id, voice_id);
create index on statements (place_id, added_by);
call protect('statements', '');

-- Whoever answers: somebody in the place, or (a sheet of paper, an import) somebody without a record.
create table listening_voters (
  place_id uuid not null,
  id uuid not null,
  listening_id uuid not null,
  person_id uuid,
  primary key (place_id, id),
  foreign key (place_id, listening_id) references listenings on delete cascade,
  foreign key (place_id, person_id) references people
);
create unique index one_voter_each on listening_voters (place_id, listening_id, person_id);
create index on listening_voters (place_id, person_id);
call protect('listening_voters', '');

create table statement_votes (
  place_id uuid not null,
  statement_id uuid not null,
  voter_id uuid not null,
  vote smallint not null check (vote between -1 and 1),
  primary key (place_id, statement_id, voter_id),
  foreign key (place_id, statement_id) references statements on delete cascade,
  foreign key (place_id, voter_id) references listening_voters on delete cascade
);
create index on statement_votes (place_id, voter_id);
call protect('statement_votes', '');

-- A sheet of paper; who answered on it, once it is entered.
create table listening_sheets (
  place_id uuid not null,
  listening_id uuid not null,
  number int not null check (number > 0),
  printed_by uuid not null,
  printed_at timestamptz not null default now(),
  voter_id uuid,
  entered_by uuid,
  entered_at timestamptz,
  primary key (place_id, listening_id, number),
  foreign key (place_id, listening_id) references listenings on delete cascade,
  foreign key (place_id, voter_id) references listening_voters on delete set null (voter_id)
);
call protect('listening_sheets', '');

-- What is printed on it, in which order.
create table sheet_statements (
  place_id uuid not null,
  listening_id uuid not null,
  number int not null,
  n int not null check (n between 1 and 40),
  statement_id uuid not null,
  primary key (place_id, listening_id, number, n),
  foreign key (place_id, listening_id, number) references listening_sheets on delete cascade,
  foreign key (place_id, statement_id) references statements on delete cascade
);
create index on sheet_statements (place_id, statement_id);
call protect('sheet_statements', '');

-- What the last count came to: figures and places on a map without names for everybody who sees the listening (`told`), and what
-- the next count and one's own place need (`kept`).
create table listening_results (
  place_id uuid not null,
  listening_id uuid not null,
  input_hash text not null,
  counted_at timestamptz not null default now(),
  -- How long counting took.
  seconds real not null default 0,
  told jsonb not null,
  kept jsonb not null,
  primary key (place_id, listening_id),
  foreign key (place_id, listening_id) references listenings on delete cascade
);
call protect('listening_results', '');
-- A count under way: how far it is.
create table listening_counts (
  place_id uuid not null,
  listening_id uuid not null,
  asked_at timestamptz not null default now(),
  share real not null default 0,
  failed_at timestamptz,
  primary key (place_id, listening_id),
  foreign key (place_id, listening_id) references listenings on delete cascade
);
call protect('listening_counts', '');

create function enqueue_listening_count(place uuid, which uuid, at timestamptz) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  -- Without a queue yet (a town being made) what waits is found in the night.
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job('listening_count', json_build_object('id', which, 'placeId', place),
    job_key => 'listening_count:' || which, job_key_mode => 'preserve_run_at', run_at => at);
end
$$;
revoke all on function enqueue_listening_count from public;
grant create on schema public to kith_jobs;
alter function enqueue_listening_count owner to kith_jobs;
revoke create on schema public from kith_jobs;
grant execute on function enqueue_listening_count to kith_definer;

-- How long after a count the next may begin. Prompt, and while many answer no oftener than every quarter of a minute, nor more than a
-- tenth of the time: counting what two thousand people say takes seconds.
create function count_rests(seconds real) returns interval language sql immutable as
  $$ select make_interval(secs => greatest(15, 9 * seconds)::double precision) $$;
revoke execute on function count_rests from public;
alter function count_rests owner to kith_definer;

-- Votes came: count again soon. Words or people went: what was told of them goes at once.
create function count_listening(which uuid, at_once boolean) returns void language plpgsql volatile as $$
begin
  if at_once then delete from listening_results where place_id = here() and listening_id = which; end if;
  insert into listening_counts (place_id, listening_id) values (here(), which)
  on conflict (place_id, listening_id) do update set asked_at = now(), failed_at = null;
  perform enqueue_listening_count(here(), which, greatest(now() + interval '1 second', (select r.counted_at + count_rests(r.seconds)
    from listening_results r where r.place_id = here() and r.listening_id = which)));
end
$$;
call as_definer('count_listening(uuid, boolean)');
revoke execute on function count_listening from kith_app;

-- A source goes; where it led to something a mark without words stays, the host's.
create function drop_source(which uuid) returns void language plpgsql volatile as $$
begin
  if exists (select from source_links l where l.place_id = here() and l.from_id = which)
    or exists (select from commitments c where c.place_id = here() and c.source_id = which)
    or exists (select from source_answers a where a.place_id = here() and a.source_id = which) then
    update things t set owner_id = s.host_id from sources s where t.place_id = here() and s.place_id = here() and s.id = t.id and t.id = which;
    update sources set title = '…' where place_id = here() and id = which;
  else
    delete from grants where place_id = here() and thing_id = which;
    delete from things where place_id = here() and id = which and kind in ('voice', 'statement', 'theme');
  end if;
end
$$;
call as_definer('drop_source(uuid)');
revoke execute on function drop_source from kith_app;

create function drop_statement(which uuid) returns void language plpgsql volatile as $$
declare
  s statements;
begin
  delete from statements where place_id = here() and id = which returning * into s;
  if s.id is null then return; end if;
  perform drop_source(which);
  if s.standing in ('in', 'meta') then
    insert into listening_log (place_id, listening_id, what) values (here(), s.listening_id, 'taken_back');
    perform count_listening(s.listening_id, true);
  end if;
end
$$;
call as_definer('drop_statement(uuid)');
revoke execute on function drop_statement from kith_app;

create function drop_lifted(from_voice uuid) returns void language plpgsql volatile as $$
begin
  perform drop_statement(s.id) from statements s where s.place_id = here() and s.voice_id = from_voice;
end
$$;
call as_definer('drop_lifted(uuid)');
revoke execute on function drop_lifted from kith_app;

-- A statement that others now see gets its address.
create function publish_statement(which uuid) returns void language plpgsql volatile as $$
declare
  st statements;
  l sources;
  teller uuid;
begin
  select * into st from statements where place_id = here() and id = which;
  select * into l from sources where place_id = here() and id = st.listening_id;
  select v.teller_id into teller from voices v where v.place_id = here() and v.id = st.voice_id;
  perform make_source(which, 'statement', coalesce(teller, st.added_by, l.host_id), l.host_id, left(st.words, 300), l.shown_to, l.for_group_id, l.from_age);
  update sources set made_by = host_id where place_id = here() and id = which;
  if st.voice_id is not null then
    insert into source_links (place_id, from_id, to_id, made_by) values (here(), st.voice_id, which, l.host_id) on conflict do nothing;
  end if;
  perform count_listening(st.listening_id, false);
end
$$;
call as_definer('publish_statement(uuid)');
revoke execute on function publish_statement from kith_app;

create function add_statement(new_id uuid, which uuid, said text) returns void language plpgsql volatile as $$
begin
  if not i_may_speak_in(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if (select count(*) >= 10 from statements s where s.place_id = here() and s.listening_id = which and s.added_by = me() and s.standing = 'waiting') then
    raise exception 'ten wait' using errcode = 'KI004';
  end if;
  insert into statements (place_id, id, listening_id, words, added_by, standing) values (here(), new_id, which, said, me(), 'waiting');
  perform write_trail('listening.add', me(), which);
  perform tell(p.person_id, 'listening.to_read', null, which) from source_parts p
    where p.place_id = here() and p.source_id = which and p.part = 'moderator' and p.ended_at is null and p.person_id <> me()
      and not exists (select from notices n where n.place_id = here() and n.to_id = p.person_id and n.kind = 'listening.to_read'
        and n.thing_id = which and n.seen_at is null);
end
$$;
call as_definer('add_statement(uuid, uuid, text)');

-- From a voice whose teller said that this may be done, by a moderator, who reads it as they do it. The teller is told, and can
-- take it out.
create function lift_statement(new_id uuid, from_voice uuid, said text) returns void language plpgsql volatile as $$
declare
  v voices;
begin
  select * into v from voices where place_id = here() and id = from_voice and confirmed_at is not null and withdrawn_at is null and may_lift;
  if v.id is null or what_i_am_to_voice(v) is null or not i_moderate(v.listening_id) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into statements (place_id, id, listening_id, words, voice_id, standing, decided_at)
  values (here(), new_id, v.listening_id, said, from_voice, 'in', now());
  perform publish_statement(new_id);
  insert into listening_log (place_id, listening_id, what) values (here(), v.listening_id, 'lifted');
  perform write_trail('listening.lift', coalesce(v.teller_id, me()), new_id);
  if v.teller_id is not null then perform tell(v.teller_id, 'listening.lifted', null, from_voice); end if;
end
$$;
call as_definer('lift_statement(uuid, uuid, text)');

create function decide_statement(which uuid, stands text, why text) returns void language plpgsql volatile as $$
declare
  s statements;
begin
  select * into s from statements where place_id = here() and id = which for update;
  if s.id is null or not i_moderate(s.listening_id) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if stands not in ('in', 'out') or (stands = 'out') <> (why is not null) or s.standing = stands or s.standing = 'out' then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  insert into listening_log (place_id, listening_id, what, reason)
  values (here(), s.listening_id, case when stands = 'in' then 'shown' when s.standing = 'waiting' then 'not_shown' else 'taken_out' end, why);
  update statements set standing = stands, reason = why, decided_at = now() where place_id = here() and id = which;
  if stands = 'in' then perform publish_statement(which);
  elsif s.standing <> 'waiting' then
    perform drop_source(which);
    perform count_listening(s.listening_id, true);
  end if;
  perform write_trail('listening.decide', me(), s.listening_id);
  if s.added_by is not null and s.added_by <> me() then
    perform tell(s.added_by, case when stands = 'in' then 'listening.statement_shown' else 'listening.statement_not' end, null, s.listening_id);
  end if;
end
$$;
call as_definer('decide_statement(uuid, text, text)');

-- Mine to take out: I added it, or it was lifted from what I said.
create function take_back_statement(which uuid) returns void language plpgsql volatile as $$
begin
  if helper() is not null or not exists (select from statements s left join voices v on v.place_id = s.place_id and v.id = s.voice_id
      where s.place_id = here() and s.id = which and (s.added_by = me() or v.teller_id = me())) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  perform drop_statement(which);
  perform write_trail('listening.take_back', me(), null);
end
$$;
call as_definer('take_back_statement(uuid)');

-- What a moderator has to read: words that nobody else sees, and from whom not.
create function statements_to_read(which uuid) returns table (id uuid, words text, made_at timestamptz) language sql stable as $$
  select s.id, s.words, s.made_at from statements s
  where s.place_id = here() and s.listening_id = which and s.standing = 'waiting' and i_moderate(which)
    and (s.added_by is null or s.added_by not in (select person_id from barred_to_me()))
  order by s.made_at, s.id
$$;
call as_definer('statements_to_read(uuid)');
create function my_statements(which uuid) returns table (id uuid, words text, standing text, reason text, voice_id uuid) language sql stable as $$
  select s.id, s.words, s.standing, s.reason, s.voice_id from statements s left join voices v on v.place_id = s.place_id and v.id = s.voice_id
  where s.place_id = here() and s.listening_id = which and helper() is null and (s.added_by = me() or v.teller_id = me())
  order by s.made_at
$$;
call as_definer('my_statements(uuid)');

-- What everybody who sees the listening may read; my own answer to each beside it, and how much the last count would like it asked.
create function statements_in(which uuid) returns table (id uuid, words text, standing text, lifted boolean, my_vote smallint, priority double precision)
language sql stable as $$
  with k as (
    select x.id, x.priority from listening_results r, jsonb_to_recordset(r.kept->'statements') x (id uuid, priority double precision)
    where r.place_id = here() and r.listening_id = which)
  select s.id, s.words, s.standing, s.voice_id is not null, v.vote, k.priority
  from statements s
  left join listening_voters w on w.place_id = here() and w.listening_id = which and w.person_id = me() and helper() is null
  left join statement_votes v on v.place_id = here() and v.statement_id = s.id and v.voter_id = w.id
  left join k on k.id = s.id
  where s.place_id = here() and s.listening_id = which and s.standing in ('in', 'meta') and sees_source(which)
  order by md5(s.id::text)
$$;
call as_definer('statements_in(uuid)');
alter function statements_in rows 500;

-- For the address of a statement: of which listening it is, to whoever sees it there or whose it is.
create function listening_of_statement(which uuid) returns uuid language sql stable as $$
  select s.listening_id from statements s left join voices v on v.place_id = s.place_id and v.id = s.voice_id
  where s.place_id = here() and s.id = which and sees_source(s.listening_id)
    and (s.standing in ('in', 'meta') or helper() is null and me() in (s.added_by, v.teller_id))
$$;
call as_definer('listening_of_statement(uuid)');

create function voter_of(which uuid, who uuid) returns uuid language plpgsql volatile as $$
declare
  it uuid;
begin
  insert into listening_voters (place_id, id, listening_id, person_id) values (here(), gen_random_uuid(), which, who)
  on conflict (place_id, listening_id, person_id) do nothing;
  select id into it from listening_voters where place_id = here() and listening_id = which and person_id = who;
  return it;
end
$$;
call as_definer('voter_of(uuid, uuid)');
revoke execute on function voter_of from kith_app;

-- What I think of a statement; said again it is my mind that changed.
create function vote_statement(which uuid, vote_is int) returns void language plpgsql volatile as $$
declare
  l uuid;
begin
  select listening_id into l from statements where place_id = here() and id = which and standing in ('in', 'meta');
  if l is null or not i_may_speak_in(l) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into statement_votes (place_id, statement_id, voter_id, vote) values (here(), which, voter_of(l, me()), vote_is)
  on conflict (place_id, statement_id, voter_id) do update set vote = excluded.vote;
  perform count_listening(l, false);
end
$$;
call as_definer('vote_statement(uuid, integer)');

create function i_clerk(which uuid) returns boolean language sql stable as
  $$ select helper() is null and (i_run(which) or i_am('clerk', which)) $$;
call as_definer('i_clerk(uuid)');
create function print_sheets(which uuid, how_many int, on_it uuid[]) returns int language plpgsql volatile as $$
declare
  first int;
begin
  if not i_clerk(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if how_many not between 1 and 200 or exists (select from unnest(on_it) x where x not in (
      select s.id from statements s where s.place_id = here() and s.listening_id = which and s.standing in ('in', 'meta'))) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  perform in_turn('sheets ' || which);
  select coalesce(max(number), 0) + 1 into first from listening_sheets where place_id = here() and listening_id = which;
  insert into listening_sheets (place_id, listening_id, number, printed_by)
    select here(), which, x, me() from generate_series(first, first + how_many - 1) x;
  insert into sheet_statements (place_id, listening_id, number, n, statement_id)
    select here(), which, x, o.n, o.id from generate_series(first, first + how_many - 1) x, unnest(on_it) with ordinality o (id, n);
  perform write_trail('listening.print', me(), which);
  return first;
end
$$;
call as_definer('print_sheets(uuid, integer, uuid[])');
create function sheets_of(which uuid) returns table (number int, statements uuid[], words text[], entered boolean) language sql stable as $$
  select h.number, array_agg(s.id order by o.n), array_agg(s.words order by o.n), h.entered_at is not null
  from listening_sheets h
  join sheet_statements o on o.place_id = h.place_id and o.listening_id = h.listening_id and o.number = h.number
  join statements s on s.place_id = o.place_id and s.id = o.statement_id and s.standing in ('in', 'meta')
  where h.place_id = here() and h.listening_id = which and i_clerk(which)
  group by h.place_id, h.listening_id, h.number order by h.number
$$;
call as_definer('sheets_of(uuid)');
-- Answers of a sheet, for somebody in the place or for nobody named. What somebody said for themselves stays as they said it.
create function enter_sheet(which uuid, sheet int, answers jsonb, who uuid) returns void language plpgsql volatile as $$
declare
  h listening_sheets;
  voter uuid;
begin
  select * into h from listening_sheets where place_id = here() and listening_id = which and number = sheet for update;
  if h.number is null or not i_clerk(which) or (who is not null and (who not in (select person_id from people_i_see())
      or not exists (select from sources s, people_for(s.for_group_id, s.from_age) p where s.place_id = here() and s.id = which and p.person_id = who))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if h.entered_at is not null then raise exception 'entered before' using errcode = 'KI004'; end if;
  if who is null then
    voter := gen_random_uuid();
    insert into listening_voters (place_id, id, listening_id) values (here(), voter, which);
  else
    voter := voter_of(which, who);
  end if;
  insert into statement_votes (place_id, statement_id, voter_id, vote)
    select here(), s.id, voter, (answers->>s.id::text)::smallint from statements s
    where s.place_id = here() and s.standing in ('in', 'meta') and answers ? s.id::text and s.id in (
      select o.statement_id from sheet_statements o where o.place_id = here() and o.listening_id = which and o.number = sheet)
  on conflict do nothing;
  update listening_sheets set voter_id = case when who is null then voter end, entered_by = me(), entered_at = now()
    where place_id = here() and listening_id = which and number = sheet;
  perform write_trail('listening.enter', coalesce(who, me()), which);
  perform count_listening(which, false);
end
$$;
call as_definer('enter_sheet(uuid, integer, jsonb, uuid)');

-- For the count, which acts for the place and for nobody in it.
create function only_the_count() returns void language plpgsql stable as $$
begin
  if me() is not null or helper() is not null then raise exception 'for the count only' using errcode = 'KI003'; end if;
end
$$;
revoke execute on function only_the_count from public;
alter function only_the_count owner to kith_definer;
-- {who answered: {statement: vote}}, as text: a long conversation is read by the thread that counts, and by nothing before it.
create function votes_to_count(which uuid) returns text language plpgsql stable as $$
declare
  votes text;
begin
  perform only_the_count();
  select json_object_agg(x.voter_id, x.answers)::text into votes from (
    select v.voter_id, json_object_agg(v.statement_id, v.vote) as answers from statements s
    join statement_votes v on v.place_id = s.place_id and v.statement_id = s.id
    where s.place_id = here() and s.listening_id = which and s.standing in ('in', 'meta') group by v.voter_id) x;
  return coalesce(votes, '{}');
end
$$;
call as_definer('votes_to_count(uuid)');
-- Statements and their standing; of whoever voted and is known, age band and school; the same of everybody it is for.
create function count_input(which uuid) returns jsonb language plpgsql stable as $$
declare
  given jsonb;
begin
  perform only_the_count();
  with recursive s as (select * from sources x where x.place_id = here() and x.id = which),
  up as (
    select g.id as group_id, g.id as at from groups g where g.place_id = here()
    union select up.group_id, g.parent_id from up join groups g on g.place_id = here() and g.id = up.at where g.parent_id is not null
  ), school as (
    select up.group_id, min(g.name) as name from up join groups g on g.place_id = here() and g.id = up.at and g.kind = 'school' group by up.group_id
  ), everybody as materialized (
    select p.person_id, case when not a.child then '18+' when a.age = 0 then null when a.age < 11 then '4–10' when a.age < 16 then '11–15'
        else '16–17' end as band,
      (select min(c.name) from memberships m join school c on c.group_id = m.group_id
        where m.place_id = here() and m.person_id = p.person_id and m.to_at is null and m.role = 'student') as school
    from s, people_for(s.for_group_id, s.from_age) p join ages a on a.place_id = here() and a.person_id = p.person_id
  )
  select jsonb_build_object(
    'statements', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'standing', t.standing) order by t.id), '[]') from statements t
      where t.place_id = here() and t.listening_id = which and t.standing in ('in', 'meta')),
    'known', (select coalesce(jsonb_agg(jsonb_build_object('person', w.id, 'age', e.band, 'school', e.school) order by w.id), '[]')
      from listening_voters w join everybody e on e.person_id = w.person_id where w.place_id = here() and w.listening_id = which),
    'place', (select coalesce(jsonb_agg(jsonb_build_object('attribute', x.attribute, 'value', x.value, 'people', x.people)), '[]') from (
      select 'age' as attribute, band as value, count(*) as people from everybody where band is not null group by band
      union all select 'school', school, count(*) from everybody where school is not null group by school) x),
    'before', (select r.kept from listening_results r where r.place_id = here() and r.listening_id = which),
    'hash', (select r.input_hash from listening_results r where r.place_id = here() and r.listening_id = which),
    'asked', (select c.asked_at::text from listening_counts c where c.place_id = here() and c.listening_id = which)) into given;
  return given;
end
$$;
call as_definer('count_input(uuid)');
create function count_is_at(which uuid, how_far real) returns void language plpgsql volatile as $$
begin
  perform only_the_count();
  update listening_counts set share = how_far where place_id = here() and listening_id = which;
end
$$;
call as_definer('count_is_at(uuid, real)');
-- Kept only while nothing was withdrawn since it was read.
create function keep_count(which uuid, asked text, hash text, of_all jsonb, of_kept jsonb, took real) returns void language plpgsql volatile as $$
begin
  perform only_the_count();
  if exists (select from listening_counts c where c.place_id = here() and c.listening_id = which and c.asked_at::text is distinct from asked) then
    perform enqueue_listening_count(here(), which, now() + count_rests(took));
    if exists (select from jsonb_to_recordset(of_kept->'statements') x (id uuid) where x.id not in (
        select s.id from statements s where s.place_id = here() and s.listening_id = which and s.standing in ('in', 'meta')))
      or exists (select from jsonb_to_recordset(of_kept->'people') x (id uuid) where x.id not in (
        select w.id from listening_voters w where w.place_id = here() and w.listening_id = which)) then return; end if;
  else
    delete from listening_counts where place_id = here() and listening_id = which;
  end if;
  if of_all is null then return; end if;
  insert into listening_results (place_id, listening_id, input_hash, told, kept, seconds)
    select here(), which, hash, of_all, of_kept, took where exists (select from listenings l where l.place_id = here() and l.id = which)
  on conflict (place_id, listening_id) do update set input_hash = hash, told = of_all, kept = of_kept, seconds = took, counted_at = now();
end
$$;
call as_definer('keep_count(uuid, text, text, jsonb, jsonb, real)');
create function fail_count(which uuid) returns void language plpgsql volatile as $$
begin
  perform only_the_count();
  update listening_counts set failed_at = now() where place_id = here() and listening_id = which;
end
$$;
call as_definer('fail_count(uuid)');

create function result_of(which uuid) returns table (counted_at timestamptz, input_hash text, told jsonb, counting boolean, share real, failed boolean)
language sql stable as $$
  select r.counted_at, r.input_hash, r.told, c.listening_id is not null, c.share, c.failed_at is not null
  from listenings l left join listening_results r on r.place_id = l.place_id and r.listening_id = l.id
  left join listening_counts c on c.place_id = l.place_id and c.listening_id = l.id
  where l.place_id = here() and l.id = which and sees_source(which)
$$;
call as_definer('result_of(uuid)');
-- My own place among the answers, for me alone: my votes, and what the last count says of the statements and the groups.
create function my_opinion(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('voter', w.id,
    'votes', (select coalesce(jsonb_agg(jsonb_build_object('statement', v.statement_id, 'vote', v.vote)), '[]') from statement_votes v
      where v.place_id = here() and v.voter_id = w.id),
    'outcome', (r.kept - 'people') || jsonb_build_object('people', (select coalesce(jsonb_agg(p), '[]')
      from jsonb_array_elements(r.kept->'people') p where p->>'id' = w.id::text)))
  from listening_voters w join listening_results r on r.place_id = w.place_id and r.listening_id = w.listening_id
  where w.place_id = here() and w.listening_id = which and w.person_id = me() and helper() is null
$$;
call as_definer('my_opinion(uuid)');
-- What still waits to be counted, for the night.
create function recount_listenings() returns void language plpgsql volatile as $$
begin
  perform enqueue_listening_count(c.place_id, c.listening_id, now()) from listening_counts c;
end
$$;
call as_definer('recount_listenings()');
