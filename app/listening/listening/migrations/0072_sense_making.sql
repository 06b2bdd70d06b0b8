-- Making sense together (S3): several people read the same voices, each writes what they hear, hidden from each other until all
-- are done or the host opens; the themes that are published come out of those readings and say which. For functions only.
create table sense_makings (
  place_id uuid not null,
  id uuid not null,
  listening_id uuid not null,
  title text not null check (length(trim(title)) between 1 and 200),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  opened_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, listening_id) references listenings on delete cascade
);
create index on sense_makings (place_id, listening_id);
call protect('sense_makings', '');

-- The voices that are read in it.
create table sense_voices (
  place_id uuid not null,
  sense_id uuid not null,
  voice_id uuid not null,
  primary key (place_id, sense_id, voice_id),
  foreign key (place_id, sense_id) references sense_makings on delete cascade,
  foreign key (place_id, voice_id) references voices on delete cascade
);
create index on sense_voices (place_id, voice_id);
call protect('sense_voices', '');

create table sense_readers (
  place_id uuid not null,
  sense_id uuid not null,
  person_id uuid not null,
  done_at timestamptz,
  primary key (place_id, sense_id, person_id),
  foreign key (place_id, sense_id) references sense_makings on delete cascade,
  foreign key (place_id, person_id) references people
);
create index on sense_readers (place_id, person_id);
call protect('sense_readers', '');

-- One thing that somebody heard, in one voice or in all of them.
create table readings (
  place_id uuid not null,
  id uuid not null,
  sense_id uuid not null,
  reader_id uuid not null,
  voice_id uuid,
  words text not null check (length(trim(words)) between 1 and 1000),
  said_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, sense_id) references sense_makings on delete cascade,
  foreign key (place_id, reader_id) references people,
  foreign key (place_id, voice_id) references voices
);
create index on readings (place_id, sense_id);
create index on readings (place_id, reader_id);
create index on readings (place_id, voice_id);
call protect('readings', '');

create table themes (
  place_id uuid not null,
  id uuid not null,
  sense_id uuid not null,
  says text not null check (length(trim(says)) between 1 and 2000),
  published_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, id) references sources on delete cascade,
  foreign key (place_id, sense_id) references sense_makings on delete cascade
);
create index on themes (place_id, sense_id);
call protect('themes', '');

-- The readings that a theme came out of.
create table theme_readings (
  place_id uuid not null,
  theme_id uuid not null,
  reading_id uuid not null,
  primary key (place_id, theme_id, reading_id),
  foreign key (place_id, theme_id) references themes on delete cascade,
  foreign key (place_id, reading_id) references readings on delete cascade
);
create index on theme_readings (place_id, reading_id);
call protect('theme_readings', '');

create function listening_of_sense(which uuid) returns uuid language sql stable as
  $$ select listening_id from sense_makings where place_id = here() and id = which $$;
call as_definer('listening_of_sense(uuid)');
revoke execute on function listening_of_sense from kith_app;
create function i_read_sense(which uuid) returns boolean language sql stable as $$
  select helper() is null and exists (select from sense_readers r where r.place_id = here() and r.sense_id = which and r.person_id = me())
$$;
call as_definer('i_read_sense(uuid)');
revoke execute on function i_read_sense from kith_app;

-- All voices that are shown in the place, up to sixty; who reads them is told.
create function make_sense(new_id uuid, which uuid, called_it text, readers uuid[]) returns void language plpgsql volatile as $$
begin
  if not i_moderate(which) or exists (select from unnest(readers) r where r <> me() and r not in (select person_id from people_i_see())
      and not exists (select from source_parts p where p.place_id = here() and p.source_id = which and p.person_id = r and p.ended_at is null)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if coalesce(cardinality(readers), 0) not between 2 and 20 or not exists (select from voices_in(which) v where not v.private) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  insert into sense_makings (place_id, id, listening_id, title, made_by) values (here(), new_id, which, called_it, me());
  insert into sense_voices (place_id, sense_id, voice_id) select here(), new_id, v.id from voices_in(which) v where not v.private limit 60;
  insert into sense_readers (place_id, sense_id, person_id) select distinct here(), new_id, r from unnest(readers) r;
  perform write_trail('listening.sense', me(), which);
  perform tell(r, 'listening.sense', me(), new_id) from (select distinct unnest(readers)) u (r) where r <> me();
end
$$;
call as_definer('make_sense(uuid, uuid, text, uuid[])');

create function senses_of(which uuid) returns table (id uuid, title text, i_read boolean, done boolean, opened boolean) language sql stable as $$
  select m.id, m.title, i_read_sense(m.id), r.done_at is not null, m.opened_at is not null
  from sense_makings m left join sense_readers r on r.place_id = here() and r.sense_id = m.id and r.person_id = me()
  where m.place_id = here() and m.listening_id = which and (i_read_sense(m.id) or i_moderate(which)) order by m.made_at
$$;
call as_definer('senses_of(uuid)');

-- A session for whoever reads in it or runs it: the voices that I may read, what I wrote, and what all wrote once it is open.
create function read_sense(which uuid) returns jsonb language plpgsql stable as $$
declare
  m sense_makings;
  i_run_it boolean;
begin
  select * into m from sense_makings where place_id = here() and id = which;
  i_run_it := i_moderate(m.listening_id);
  if m.id is null or not (i_run_it or i_read_sense(which)) then raise exception 'no door' using errcode = 'KI002'; end if;
  return jsonb_build_object('id', m.id, 'listeningId', m.listening_id, 'title', m.title, 'iRead', i_read_sense(which), 'iRun', i_run_it,
    'opened', m.opened_at is not null,
    'done', exists (select from sense_readers r where r.place_id = here() and r.sense_id = which and r.person_id = me() and r.done_at is not null),
    'voices', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'words', v.words, 'name', v.name) order by md5(v.id::text)), '[]')
      from voices_in(m.listening_id) v where not v.private and v.id in (
        select x.voice_id from sense_voices x where x.place_id = here() and x.sense_id = which)),
    'readers', (select coalesce(jsonb_agg(jsonb_build_object('name', called(r.person_id), 'done', r.done_at is not null) order by called(r.person_id)), '[]')
      from sense_readers r where r.place_id = here() and r.sense_id = which and called(r.person_id) is not null),
    'readings', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reader', called(x.reader_id), 'mine', x.reader_id = me(),
        'words', x.words, 'voiceId', x.voice_id) order by called(x.reader_id), x.said_at), '[]')
      from readings x where x.place_id = here() and x.sense_id = which and (x.reader_id = me() or m.opened_at is not null)
        and called(x.reader_id) is not null),
    'themes', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'title', s.title) order by t.published_at), '[]')
      from themes t join sources s on s.place_id = t.place_id and s.id = t.id where t.place_id = here() and t.sense_id = which));
end
$$;
call as_definer('read_sense(uuid)');

create function write_reading(new_id uuid, which uuid, heard text, in_voice uuid) returns void language plpgsql volatile as $$
begin
  if not i_read_sense(which) or exists (select from sense_makings m where m.place_id = here() and m.id = which
      and m.opened_at is not null)
    or in_voice is not null and not exists (select from sense_voices x where x.place_id = here() and x.sense_id = which and x.voice_id = in_voice)
    or in_voice is not null and in_voice not in (select v.id from voices_in(listening_of_sense(which)) v where not v.private) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  insert into readings (place_id, id, sense_id, reader_id, voice_id, words) values (here(), new_id, which, me(), in_voice, heard);
  perform write_trail('listening.read', me(), listening_of_sense(which));
end
$$;
call as_definer('write_reading(uuid, uuid, text, uuid)');

-- I am done; when the last is, all read what all wrote. Whoever runs it may open it before.
create function done_reading(which uuid, open_all boolean) returns void language plpgsql volatile as $$
begin
  if open_all and not i_moderate(listening_of_sense(which)) or not open_all and not i_read_sense(which) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  update sense_readers set done_at = now() where place_id = here() and sense_id = which and person_id = me() and done_at is null;
  update sense_makings m set opened_at = now() where m.place_id = here() and m.id = which and m.opened_at is null and (open_all
    or not exists (select from sense_readers r where r.place_id = here() and r.sense_id = which and r.done_at is null));
  if found then
    perform tell(r.person_id, 'listening.side_by_side', null, which) from sense_readers r
      where r.place_id = here() and r.sense_id = which and r.person_id <> me();
  end if;
  perform write_trail('listening.read_done', me(), listening_of_sense(which));
end
$$;
call as_definer('done_reading(uuid, boolean)');

-- A theme comes out of readings that stand side by side. It is on the thread of every voice that they name, and everybody who said
-- one hears of it.
create function publish_theme(new_id uuid, which uuid, called_it text, what text, out_of uuid[]) returns void language plpgsql volatile as $$
declare
  l sources;
begin
  select s.* into l from sources s where s.place_id = here() and s.id = listening_of_sense(which);
  if l.id is null or not i_moderate(l.id) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if coalesce(cardinality(out_of), 0) = 0 or exists (select from sense_makings m where m.place_id = here() and m.id = which and m.opened_at is null)
    or exists (select from unnest(out_of) r where r not in (select x.id from readings x where x.place_id = here() and x.sense_id = which)) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  perform make_source(new_id, 'theme', l.host_id, l.host_id, called_it, l.shown_to, l.for_group_id, l.from_age);
  insert into themes (place_id, id, sense_id, says) values (here(), new_id, which, what);
  insert into theme_readings (place_id, theme_id, reading_id) select distinct here(), new_id, r from unnest(out_of) r;
  insert into source_links (place_id, from_id, to_id, made_by)
    select distinct here(), x.voice_id, new_id, me() from readings x join sources s on s.place_id = here() and s.id = x.voice_id
    where x.place_id = here() and x.id = any (out_of)
    union select here(), l.id, new_id, me();
  -- So that whoever begins at the listening reads these first words, and not all there are.
  insert into source_links (place_id, from_id, to_id, made_by)
    select distinct here(), l.id, x.voice_id, me() from readings x join sources s on s.place_id = here() and s.id = x.voice_id
    where x.place_id = here() and x.id = any (out_of) on conflict do nothing;
  perform write_trail('listening.theme', me(), new_id);
  perform tell_thread(new_id, 'listening.theme');
end
$$;
call as_definer('publish_theme(uuid, uuid, text, text, uuid[])');

-- A theme with the readings it came from; a grown-up's reading under their name.
create function read_theme(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', t.id, 'title', s.title, 'says', t.says, 'publishedAt', t.published_at,
    'listeningId', m.listening_id, 'sense', m.title, 'readers', (select count(*) from sense_readers r where r.place_id = here() and r.sense_id = m.id),
    'readings', (select coalesce(jsonb_agg(jsonb_build_object('words', x.words,
        'reader', case when not is_child(x.reader_id) then called(x.reader_id) end) order by x.said_at), '[]')
      from theme_readings o join readings x on x.place_id = o.place_id and x.id = o.reading_id
      where o.place_id = here() and o.theme_id = t.id))
  from themes t join sources s on s.place_id = t.place_id and s.id = t.id
  join sense_makings m on m.place_id = t.place_id and m.id = t.sense_id
  where t.place_id = here() and t.id = which and sees_source(which)
$$;
call as_definer('read_theme(uuid)');
create function themes_of(which uuid) returns table (id uuid, title text, says text) language sql stable as $$
  select t.id, s.title, t.says from themes t join sources s on s.place_id = t.place_id and s.id = t.id
  join sense_makings m on m.place_id = t.place_id and m.id = t.sense_id
  where t.place_id = here() and m.listening_id = which and sees_source(t.id) order by t.published_at
$$;
call as_definer('themes_of(uuid)');

-- Words that were taken back are taken out of what readers and themes made of them: a reading of that voice wholly, sentences of
-- it wherever they stand.
create function take_from_readings(from_voice uuid, said text) returns void language plpgsql volatile as $$
declare
  part text;
  l uuid;
begin
  select listening_id into l from voices where place_id = here() and id = from_voice;
  update readings set words = '…' where place_id = here() and voice_id = from_voice;
  for part in select trim(x) from regexp_split_to_table(coalesce(said, ''), '[.!?\n]+') x where length(trim(x)) >= 12 loop
    update readings x set words = replace(x.words, part, '…') from sense_makings m
      where x.place_id = here() and m.place_id = here() and m.id = x.sense_id and m.listening_id = l and position(part in x.words) > 0;
    update themes t set says = replace(t.says, part, '…') from sense_makings m
      where t.place_id = here() and m.place_id = here() and m.id = t.sense_id and m.listening_id = l and position(part in t.says) > 0;
    update sources s set title = replace(s.title, part, '…') from themes t join sense_makings m on m.place_id = t.place_id and m.id = t.sense_id
      where s.place_id = here() and t.place_id = here() and t.id = s.id and m.listening_id = l and position(part in s.title) > 0;
  end loop;
end
$$;
call as_definer('take_from_readings(uuid, text)');
revoke execute on function take_from_readings from kith_app;

-- Gone everywhere at once.
create function unsay_voice(which uuid) returns void language plpgsql volatile as $$
declare
  v voices;
begin
  select * into v from voices where place_id = here() and id = which and withdrawn_at is null for update;
  if v.id is null then return; end if;
  perform take_from_readings(which, v.words);
  perform drop_lifted(which);
  update voices set words = null, withdrawn_at = now(), said_as = 'none', said_name = null, teller_name = null, reach = null
    where place_id = here() and id = which;
  delete from sense_voices where place_id = here() and voice_id = which;
  perform drop_source(which);
end
$$;
call as_definer('unsay_voice(uuid)');
revoke execute on function unsay_voice from kith_app;

-- For erase_me: what I said goes everywhere; what I wrote down for others stays theirs; my votes go and all is counted again.
create function erase_with_listening() returns void language plpgsql volatile as $$
begin
  perform unsay_voice(v.id) from voices v where v.place_id = here() and v.teller_id = me();
  update readings set voice_id = null where place_id = here()
    and voice_id in (select v.id from voices v where v.place_id = here() and v.teller_id = me());
  delete from voices where place_id = here() and teller_id = me();
  update voices set listener_id = null where place_id = here() and listener_id = me();
  update voices set second_id = null where place_id = here() and second_id = me();
  perform drop_statement(s.id) from statements s where s.place_id = here() and s.added_by = me();
  perform count_listening(w.listening_id, true) from listening_voters w where w.place_id = here() and w.person_id = me();
  delete from listening_voters where place_id = here() and person_id = me();
  delete from readings where place_id = here() and reader_id = me();
  delete from sense_readers where place_id = here() and person_id = me();
end
$$;
call as_definer('erase_with_listening()');
revoke execute on function erase_with_listening from kith_app;

-- For merge_people: where both answered, what the one who is kept said stays.
create function merge_with_listening(keep uuid, other uuid) returns void language plpgsql volatile as $$
begin
  insert into statement_votes (place_id, statement_id, voter_id, vote)
    select v.place_id, v.statement_id, k.id, v.vote from listening_voters o
    join listening_voters k on k.place_id = o.place_id and k.listening_id = o.listening_id and k.person_id = keep
    join statement_votes v on v.place_id = o.place_id and v.voter_id = o.id
    where o.place_id = here() and o.person_id = other
  on conflict do nothing;
  perform count_listening(o.listening_id, true) from listening_voters o
    join listening_voters k on k.place_id = o.place_id and k.listening_id = o.listening_id and k.person_id = keep
    where o.place_id = here() and o.person_id = other;
  delete from listening_voters o using listening_voters k where o.place_id = here() and o.person_id = other
    and k.place_id = here() and k.listening_id = o.listening_id and k.person_id = keep;
  delete from sense_readers o using sense_readers k where o.place_id = here() and o.person_id = other
    and k.place_id = here() and k.sense_id = o.sense_id and k.person_id = keep;
  update voices set listener_id = null where place_id = here() and listener_id in (keep, other) and teller_id in (keep, other);
  update voices set second_id = null where place_id = here() and second_id in (keep, other) and teller_id in (keep, other);
end
$$;
call as_definer('merge_with_listening(uuid, uuid)');
revoke execute on function merge_with_listening from kith_app;

create function held_by_listening() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'voicesSaid', (select jsonb_agg(jsonb_build_object('title', s.title, 'words', v.words, 'shown', v.shown, 'saidAs', v.said_as,
        'saidName', v.said_name, 'mayLift', v.may_lift, 'channel', v.channel, 'by', called(v.listener_id), 'secondAdult', called(v.second_id),
        'madeAt', v.written_at, 'confirmedAt', v.confirmed_at, 'withdrawnAt', v.withdrawn_at) order by v.written_at)
      from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id where v.place_id = here() and v.teller_id = me()),
    'voicesHeard', (select jsonb_agg(jsonb_build_object('title', s.title, 'about', coalesce(called(v.teller_id), v.teller_name),
        'madeAt', v.written_at) order by v.written_at)
      from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id
      where v.place_id = here() and v.listener_id = me()
        and (v.teller_id is null or v.teller_id not in (select person_id from barred_to_me()))),
    'voicesSecond', (select jsonb_agg(jsonb_build_object('title', s.title, 'about', coalesce(called(v.teller_id), v.teller_name),
        'madeAt', v.written_at) order by v.written_at)
      from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id
      where v.place_id = here() and v.second_id = me()
        and (v.teller_id is null or v.teller_id not in (select person_id from barred_to_me()))),
    'statementsAdded', (select jsonb_agg(jsonb_build_object('title', o.title, 'words', s.words, 'standing', s.standing, 'reason', s.reason,
        'madeAt', s.made_at) order by s.made_at)
      from statements s join sources o on o.place_id = s.place_id and o.id = s.listening_id where s.place_id = here() and s.added_by = me()),
    'statementVotes', (select jsonb_agg(jsonb_build_object('words', s.words,
        'vote', case v.vote when 1 then 'agree' when -1 then 'disagree' else 'pass' end) order by s.id)
      from listening_voters w join statement_votes v on v.place_id = w.place_id and v.voter_id = w.id
      join statements s on s.place_id = v.place_id and s.id = v.statement_id where w.place_id = here() and w.person_id = me()),
    'readings', (select jsonb_agg(jsonb_build_object('title', m.title, 'words', r.words, 'madeAt', r.said_at) order by r.said_at)
      from readings r join sense_makings m on m.place_id = r.place_id and m.id = r.sense_id
      where r.place_id = here() and r.reader_id = me()),
    'senseReader', (select jsonb_agg(jsonb_build_object('title', m.title, 'madeAt', m.made_at, 'endedAt', r.done_at) order by m.made_at)
      from sense_readers r join sense_makings m on m.place_id = r.place_id and m.id = r.sense_id
      where r.place_id = here() and r.person_id = me()))
$$;
call as_definer('held_by_listening()');
revoke execute on function held_by_listening from kith_app;
