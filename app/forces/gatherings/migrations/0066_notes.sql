-- Notes of a gathering, a line each, by anybody who is there on their own phone: a line is added, never written over. Shows of
-- hands beside its polls. The close, after which all of it goes out as one page.
create table gathering_notes (
  place_id uuid not null,
  id uuid not null,
  gathering_id uuid not null,
  room_id uuid,
  by_id uuid not null,
  text text not null check (length(trim(text)) between 1 and 1000),
  is_key boolean not null default false,
  written_at timestamptz not null default clock_timestamp(),
  written_order bigint not null generated always as identity,
  primary key (place_id, id),
  foreign key (place_id, gathering_id) references gatherings on delete cascade,
  foreign key (place_id, room_id) references gathering_rooms on delete set null (room_id),
  foreign key (place_id, by_id) references people
);
create index on gathering_notes (place_id, gathering_id);
create index on gathering_notes (place_id, by_id);
call protect('gathering_notes', '');

-- Counted in the room for those without a device, and kept apart from the votes.
create table gathering_hands (
  place_id uuid not null,
  ballot_id uuid not null,
  option_id uuid not null,
  hands int not null check (hands between 0 and 10000),
  primary key (place_id, ballot_id, option_id),
  foreign key (place_id, ballot_id, option_id) references ballot_options on delete cascade
);
call protect('gathering_hands', '');

-- Where I may write: in a room I sit in, in the whole (null), or anywhere where I lead.
create function i_may_note(which uuid, room uuid) returns boolean language sql stable as $$
  select helper() is null and exists (select from gatherings g where g.place_id = here() and g.id = which
      and g.closed_at is null and g.called_off_at is null)
    and (room is null or exists (select from gathering_rooms r where r.place_id = here() and r.id = room and r.gathering_id = which))
    and (i_lead(which) or (i_am('here', which) and (room is null or room in (select room_id from my_seats(which)))))
$$;
call as_definer('i_may_note(uuid, uuid)');

create function write_note(new_id uuid, which uuid, room uuid, said text) returns void language plpgsql volatile as $$
begin
  if not i_may_note(which, room) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into gathering_notes (place_id, id, gathering_id, room_id, by_id, text) values (here(), new_id, which, room, me(), trim(said))
  on conflict do nothing;
  perform write_trail('gathering.note', me(), which);
end
$$;
call as_definer('write_note(uuid, uuid, uuid, text)');

-- Anybody in the same room says that a line is a key point, or no longer.
create function mark_key(note uuid, so boolean) returns void language plpgsql volatile as $$
declare
  n gathering_notes;
begin
  select * into n from gathering_notes x where x.place_id = here() and x.id = note;
  if n.id is null or not i_may_note(n.gathering_id, n.room_id) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update gathering_notes set is_key = so where place_id = here() and id = note;
  perform write_trail('gathering.mark_key', me(), n.gathering_id);
end
$$;
call as_definer('mark_key(uuid, boolean)');

-- By whoever wrote it, or by whoever leads; until the close.
create function take_back_note(note uuid) returns void language plpgsql volatile as $$
declare
  n gathering_notes;
begin
  select * into n from gathering_notes x where x.place_id = here() and x.id = note;
  if n.id is null or not i_may_note(n.gathering_id, n.room_id) or not (n.by_id = me() or i_lead(n.gathering_id)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  delete from gathering_notes where place_id = here() and id = note;
  perform write_trail('gathering.take_back_note', n.by_id, n.gathering_id);
end
$$;
call as_definer('take_back_note(uuid)');

-- Whether words name a child who was there: any part of a name that is longer than two letters.
create function names_a_child_of(which uuid, words text) returns boolean language sql stable as $$
  select exists (
    select from gathering_guests g left join people p on p.place_id = g.place_id and p.id = g.person_id
    cross join lateral regexp_split_to_table(lower(concat_ws(' ', g.name, p.given_name, p.preferred_name, p.family_name)), '[^[:alnum:]]+') part
    where g.place_id = here() and g.gathering_id = which and coalesce(is_child(g.person_id), not g.grown) and length(part) > 2
      and part = any (regexp_split_to_array(lower(words), '[^[:alnum:]]+')))
$$;
call as_definer('names_a_child_of(uuid, text)');
revoke execute on function names_a_child_of from kith_app;

-- Whoever leads reads all; whoever is there the whole's and their rooms', and after the close all; anybody else who sees it what
-- went out, without who wrote it and without lines that name a child.
create function notes_of(which uuid) returns table (
  id uuid, round int, room_id uuid, number int, text text, is_key boolean, mine boolean, by_name text, written_at timestamptz,
  names_a_child boolean)
language sql stable as $$
  select n.id, r.round, n.room_id, r.number, case when i.inside or not k.so then n.text end, n.is_key,
    n.by_id is not distinct from me() and helper() is null,
    case when i.inside then called(n.by_id) end, case when i.inside then n.written_at end, k.so
  from gathering_notes n join gatherings g on g.place_id = n.place_id and g.id = n.gathering_id
  left join gathering_rooms r on r.place_id = n.place_id and r.id = n.room_id
  cross join lateral (select i_lead(which) as leads, i_am('here', which) as was_here) w
  cross join lateral (select w.leads or (w.was_here and (g.closed_at is not null or n.room_id is null
    or n.room_id in (select room_id from my_seats(which)))) as inside) i
  cross join lateral (select names_a_child_of(which, n.text) as so) k
  where n.place_id = here() and n.gathering_id = which
    and (i.inside or (g.sent_at is not null and sees_source(which)))
    and n.by_id not in (select person_id from barred_to_me())
  order by n.written_order
$$;
call as_definer('notes_of(uuid)');

-- hands: {"<option>": 3}. While it is open, by whoever leads.
create function enter_hands(which uuid, hands jsonb) returns void language plpgsql volatile as $$
begin
  if not exists (select from ballots b where b.place_id = here() and b.id = which and i_lead(b.about_id)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if not ballot_is_open(which) then raise exception 'over' using errcode = 'KI004'; end if;
  insert into gathering_hands (place_id, ballot_id, option_id, hands)
  select here(), which, h.key::uuid, h.value::int from jsonb_each_text(hands) h
  on conflict (place_id, ballot_id, option_id) do update set hands = excluded.hands;
  perform write_trail('gathering.hands', me(), which);
end
$$;
call as_definer('enter_hands(uuid, jsonb)');

-- To whoever leads at once; to everybody who sees the poll when it is counted.
create function hands_of(which uuid) returns table (option_id uuid, hands int) language sql stable as $$
  select h.option_id, h.hands from gathering_hands h join ballots b on b.place_id = h.place_id and b.id = h.ballot_id
  where h.place_id = here() and h.ballot_id = which and (i_lead(b.about_id) or (b.counted_at is not null and sees_source(which)))
$$;
call as_definer('hands_of(uuid)');

-- Over: the urn is opened by a job that is nobody.
create function close_poll(which uuid) returns void language plpgsql volatile as $$
begin
  if not exists (select from ballots b join gatherings g on g.place_id = b.place_id and g.id = b.about_id
    where b.place_id = here() and b.id = which and i_lead(g.id)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform close_ballot(which);
  perform enqueue_gathering('count', here(), which, null);
end
$$;
call as_definer('close_poll(uuid)');

create function close_gathering(which uuid) returns void language plpgsql volatile as $$
begin
  perform gathering_i_lead(which);
  if (select g.starts_at from gatherings g where g.place_id = here() and g.id = which) > now() + interval '12 hours' then
    raise exception 'it has not been yet' using errcode = 'KI004';
  end if;
  perform close_poll(b.id) from ballots b where b.place_id = here() and b.about_id = which and b.closed_at is null;
  update gatherings set closed_at = now() where place_id = here() and id = which;
  delete from gathering_rounds where place_id = here() and gathering_id = which and state <> 'made';
  perform write_trail('gathering.close', me(), which);
  perform enqueue_gathering('send', here(), which, null);
end
$$;
call as_definer('close_gathering(uuid)');

-- For the job that is nobody: the page is there, and everybody who was there is told; who asked to hear what comes of it, too.
create function send_notes(which uuid) returns void language plpgsql volatile as $$
begin
  if me() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  update gatherings set sent_at = now() where place_id = here() and id = which and closed_at is not null and sent_at is null;
  if not found then return; end if;
  insert into notices (place_id, to_id, kind, thing_id)
  select here(), w.person_id, 'gathering.notes', which from (
    select g.person_id from gathering_guests g where g.place_id = here() and g.gathering_id = which and g.here = 'yes'
    union select f.person_id from source_follows f where f.place_id = here() and f.source_id = which and f.ended_at is null) w
  where w.person_id is not null and not has_left(w.person_id);
end
$$;
call as_definer('send_notes(uuid)');

-- Deleting oneself: my lines and my place on every list go with me; a poll that was counted stays as it was counted.
create function erase_with_gatherings() returns void language plpgsql volatile as $$
begin
  delete from gathering_notes where place_id = here() and by_id = me();
  delete from gathering_guests where place_id = here() and person_id = me();
end
$$;
call as_definer('erase_with_gatherings()');
revoke execute on function erase_with_gatherings from kith_app;

-- Two records of one person at one gathering: who was there was there, and sat where either sat.
create function merge_with_gatherings(keep uuid, other uuid) returns void language plpgsql volatile as $$
declare
  twice record;
begin
  for twice in select k.id as kept, o.id as gone, o.here, o.answer from gathering_guests k
    join gathering_guests o on o.place_id = k.place_id and o.gathering_id = k.gathering_id and o.person_id = other
    where k.place_id = here() and k.person_id = keep
  loop
    update gathering_guests g set here = coalesce(nullif(g.here, 'no'), twice.here), answer = coalesce(g.answer, twice.answer)
      where g.place_id = here() and g.id = twice.kept;
    update gathering_steps set guest_id = twice.kept where place_id = here() and guest_id = twice.gone;
    update gathering_seats s set guest_id = twice.kept where s.place_id = here() and s.guest_id = twice.gone and not exists (
      select from gathering_seats x where x.place_id = here() and x.gathering_id = s.gathering_id and x.round = s.round
        and x.guest_id = twice.kept);
    delete from gathering_guests where place_id = here() and id = twice.gone;
  end loop;
end
$$;
call as_definer('merge_with_gatherings(uuid, uuid)');
revoke execute on function merge_with_gatherings from kith_app;

create function held_by_gatherings() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'gatherings', (select jsonb_agg(jsonb_build_object('title', s.title, 'startsAt', x.starts_at, 'answer', g.answer, 'wasHere', g.here,
        'comesFrom', g.comes_from, 'madeAt', g.made_at) order by x.starts_at, g.id)
      from gathering_guests g join gatherings x on x.place_id = g.place_id and x.id = g.gathering_id
      join sources s on s.place_id = g.place_id and s.id = g.gathering_id
      where g.place_id = here() and g.person_id = me()),
    'gatheringNotes', (select jsonb_agg(jsonb_build_object('title', s.title, 'words', n.text, 'saidAt', n.written_at)
        order by n.written_order)
      from gathering_notes n join sources s on s.place_id = n.place_id and s.id = n.gathering_id
      where n.place_id = here() and n.by_id = me()))
$$;
call as_definer('held_by_gatherings()');
revoke execute on function held_by_gatherings from kith_app;

-- Those who were there with a name only, on any gathering of a thread, hear by hand.
create function told_by_hand_gatherings(which uuid) returns table (source_id uuid, name text, channel text, reach text)
language sql stable as $$
  with recursive back as (
    select which as id
    union select l.from_id from back b join source_links l on l.place_id = here() and l.to_id = b.id
  )
  select g.gathering_id, g.name, 'paper', g.comes_from
  from back b join gathering_guests g on g.place_id = here() and g.gathering_id = b.id
  where g.name is not null and g.here = 'yes' and i_run(g.gathering_id)
$$;
call as_definer('told_by_hand_gatherings(uuid)');
revoke execute on function told_by_hand_gatherings from kith_app;
