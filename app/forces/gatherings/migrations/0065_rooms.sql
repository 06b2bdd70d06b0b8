-- Breakout rooms. Who sits where comes from the matching engine, in a job that is nobody; what a room may be is decided here, and
-- every seat goes through it. An adult and a child (or somebody of unknown age) are in a room together only by a live tie of kin or
-- of a vetted kind, or where two grown-ups keep the room, as they keep a group that people made: known here, without an open
-- concern, one of them with a check in date. Nobody is in a room with somebody they are kept from, and nobody is told why.
create table gathering_rounds (
  place_id uuid not null,
  gathering_id uuid not null,
  round int not null check (round between 1 and 100),
  question text not null check (length(question) <= 500),
  size int not null check (size between 2 and 50),
  -- As few as can be from one group in a room; children in rooms of their own.
  mix boolean not null,
  ages_apart boolean not null,
  seed int not null,
  state text not null check (state in ('making', 'made', 'not_made')),
  -- What stood in the way, and what would mend it: numbers, nobody's name.
  why jsonb,
  primary key (place_id, gathering_id, round),
  foreign key (place_id, gathering_id) references gatherings on delete cascade,
  check ((why is null) = (state <> 'not_made'))
);
call protect('gathering_rounds', '');

create table gathering_rooms (
  place_id uuid not null,
  id uuid not null,
  gathering_id uuid not null,
  round int not null,
  number int not null check (number > 0),
  primary key (place_id, id),
  unique (place_id, gathering_id, round, number),
  foreign key (place_id, gathering_id, round) references gathering_rounds on delete cascade
);
call protect('gathering_rooms', '');

create table gathering_seats (
  place_id uuid not null,
  gathering_id uuid not null,
  round int not null,
  guest_id uuid not null,
  room_id uuid not null,
  primary key (place_id, gathering_id, round, guest_id),
  foreign key (place_id, guest_id) references gathering_guests on delete cascade,
  foreign key (place_id, room_id) references gathering_rooms on delete cascade
);
create index on gathering_seats (place_id, room_id);
create index on gathering_seats (place_id, guest_id);
call protect('gathering_seats', '');

-- What somebody counts as in a room. A name at the door is grown up or a child as whoever wrote it down saw, and keeps no room.
create function guest_ages(who uuid[]) returns table (
  guest_id uuid, person_id uuid, age text, keeps boolean, checked boolean, worry boolean)
language sql stable as $$
  select g.id, g.person_id,
    case when g.person_id is null then case when g.grown then 'grown' else 'child' end
      when not a.child then 'grown' when a.known_child then 'child' else 'unsure' end,
    coalesce(not a.child and not w.is_so and not has_left(g.person_id), false),
    coalesce(not a.child and exists (select from checks_in_date v where v.place_id = here() and v.person_id = g.person_id), false),
    not coalesce(a.child, not g.grown) and w.is_so
  from gathering_guests g left join ages a on a.place_id = g.place_id and a.person_id = g.person_id
  cross join lateral (select exists (
    select from under_concern n where n.place_id = here() and n.about_id = g.person_id) as is_so) w
  where g.place_id = here() and g.id = any (who)
$$;
call as_definer('guest_ages(uuid[])');
revoke execute on function guest_ages from kith_app;

-- Every two of some: whether they are kept from each other, and whether they may be together only where a room is kept.
create function guest_pairs(who uuid[]) returns table (a uuid, b uuid, apart boolean, needs_keepers boolean) language sql stable as $$
  with p as materialized (select * from guest_ages(who)), live as materialized (
    select s.from_id, s.to_id from tie_states s join tie_kinds k on k.kind = s.kind and (k.kin or k.vetted_role is not null)
    where s.place_id = here() and s.state = 'live'
      and s.from_id in (select person_id from p) and s.to_id in (select person_id from p)
  ), pairs as (
    select x.guest_id as a, y.guest_id as b, x.worry or y.worry as worry,
      exists (select from open_blocks o where o.place_id = here()
        and ((o.protects_id = x.person_id and o.against_id = y.person_id)
          or (o.protects_id = y.person_id and o.against_id = x.person_id))) as blocked,
      (x.age <> y.age or x.age = 'unsure') and not exists (select from live l
        where (l.from_id = x.person_id and l.to_id = y.person_id) or (l.from_id = y.person_id and l.to_id = x.person_id)) as mixed
    from p x join p y on x.guest_id < y.guest_id
  )
  select a, b, blocked or (mixed and worry), mixed from pairs
$$;
call as_definer('guest_pairs(uuid[])');
revoke execute on function guest_pairs from kith_app;

-- What a room of these would lack; null where it may be: apart (never said whom, nor why), second_adult, check.
create function room_lacks(who uuid[]) returns text language sql stable as $$
  select case
    when bool_or(p.apart) then 'apart'
    when not coalesce(bool_or(p.needs_keepers), false) then null
    else (select case when count(*) < 2 then 'second_adult' when not bool_or(a.checked) then 'check' end
      from guest_ages(who) a where a.keeps) end
  from guest_pairs(who) p
$$;
call as_definer('room_lacks(uuid[])');
revoke execute on function room_lacks from kith_app;

create function enqueue_gathering(task text, place uuid, which uuid, of_round int) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job('gathering_' || task, json_build_object('id', which, 'placeId', place, 'round', of_round),
    job_key => 'gathering_' || task || ':' || which);
end
$$;
revoke all on function enqueue_gathering from public;
grant create on schema public to kith_jobs;
alter function enqueue_gathering owner to kith_jobs;
revoke create on schema public from kith_jobs;
grant execute on function enqueue_gathering to kith_definer;

-- A new round for everybody who is there; one that could not be made is tried anew in its place.
create function make_rooms(which uuid, asks text, most int, mixed boolean, children_apart boolean) returns int
language plpgsql volatile as $$
declare
  last gathering_rounds;
  n int;
begin
  perform gathering_i_lead(which);
  perform in_turn('rooms ' || which);
  select * into last from gathering_rounds r where r.place_id = here() and r.gathering_id = which order by r.round desc limit 1;
  if last.state = 'making' then return last.round; end if;
  n := coalesce(last.round, 0) + case when last.state = 'not_made' then 0 else 1 end;
  delete from gathering_rounds where place_id = here() and gathering_id = which and round = n;
  insert into gathering_rounds (place_id, gathering_id, round, question, size, mix, ages_apart, seed, state)
  values (here(), which, n, trim(asks), most, mixed, children_apart, floor(random() * 1000000)::int, 'making');
  perform write_trail('gathering.make_rooms', me(), which);
  perform enqueue_gathering('rooms', here(), which, n);
  return n;
end
$$;
call as_definer('make_rooms(uuid, text, integer, boolean, boolean)');

-- Everything rooms are made from, for the job that is nobody.
create function rooms_input(which uuid, of_round int) returns jsonb language sql stable as $$
  with present as (
    select g.id, g.person_id, lower(g.name) as name, g.comes_from from gathering_guests g
    where g.place_id = here() and g.gathering_id = which and g.here = 'yes'
  ), everybody as (select array_agg(id) as ids from present), pairs as materialized (
    select p.* from everybody e, guest_pairs(e.ids) p
  ), sat as (
    select s.room_id, p.id from gatherings x join gathering_seats s on s.place_id = x.place_id and s.gathering_id = x.id
    join gathering_guests g on g.place_id = s.place_id and g.id = s.guest_id
    join present p on p.person_id = g.person_id or p.name = lower(g.name)
    where x.place_id = here() and (x.id <> which or s.round < of_round)
      and x.series_id = (select y.series_id from gatherings y where y.place_id = here() and y.id = which)
  )
  select jsonb_build_object('size', r.size, 'mix', r.mix, 'agesApart', r.ages_apart, 'seed', r.seed,
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'age', a.age, 'keeps', a.keeps, 'checked', a.checked,
        'from', coalesce(p.comes_from, (select g.name from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
          where m.place_id = here() and m.person_id = p.person_id and m.to_at is null
          order by array_position(array['class', 'small_school', 'school', 'organisation', 'board', 'team', 'circle', 'cell'], g.kind),
            g.name limit 1), '')) order by p.id), '[]')
      from present p, everybody e, guest_ages(e.ids) a where a.guest_id = p.id),
    'apart', (select coalesce(jsonb_agg(jsonb_build_array(a, b)), '[]') from pairs where apart),
    'needKeepers', (select coalesce(jsonb_agg(jsonb_build_array(a, b)), '[]') from pairs where needs_keepers),
    'met', (select coalesce(jsonb_agg(distinct jsonb_build_array(x.id, y.id)), '[]')
      from sat x join sat y on y.room_id = x.room_id and x.id < y.id))
  from gathering_rounds r
  where me() is null and r.place_id = here() and r.gathering_id = which and r.round = of_round and r.state = 'making'
$$;
call as_definer('rooms_input(uuid, integer)');

-- rooms: [[guest, …], …]. Each is looked at once more.
create function keep_rooms(which uuid, of_round int, rooms jsonb) returns void language plpgsql volatile as $$
declare
  room record;
  room_id uuid;
  guests uuid[];
begin
  if me() is not null or not exists (select from gathering_rounds r where r.place_id = here() and r.gathering_id = which
    and r.round = of_round and r.state = 'making') then raise exception 'not now' using errcode = 'KI003'; end if;
  for room in select ordinality as number, value from jsonb_array_elements(rooms) with ordinality loop
    select array_agg(g.id) into guests from jsonb_array_elements_text(room.value) w
      join gathering_guests g on g.place_id = here() and g.gathering_id = which and g.id = w::uuid;
    if room_lacks(guests) is not null then raise exception 'a room that may not be' using errcode = 'KI004'; end if;
    room_id := gen_random_uuid();
    insert into gathering_rooms (place_id, id, gathering_id, round, number) values (here(), room_id, which, of_round, room.number);
    insert into gathering_seats (place_id, gathering_id, round, guest_id, room_id)
    select here(), which, of_round, g, room_id from unnest(guests) g;
  end loop;
  update gathering_rounds set state = 'made' where place_id = here() and gathering_id = which and round = of_round;
end
$$;
call as_definer('keep_rooms(uuid, integer, jsonb)');
create function fail_rooms(which uuid, of_round int, because jsonb) returns void language plpgsql volatile as $$
begin
  if me() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  update gathering_rounds set state = 'not_made', why = because
    where place_id = here() and gathering_id = which and round = of_round and state = 'making';
end
$$;
call as_definer('fail_rooms(uuid, integer, jsonb)');

-- By hand: somebody into a room of the last round. Says what the room they come into, or the one they leave, would lack; null is done.
create function move_guest(which uuid, guest uuid, into_room uuid) returns text language plpgsql volatile as $$
declare
  of_round int;
  was uuid;
  lacks text;
begin
  perform gathering_i_lead(which);
  select r.round into of_round from gathering_rooms r where r.place_id = here() and r.id = into_room and r.gathering_id = which
    and r.round = (select max(x.round) from gathering_rounds x where x.place_id = here() and x.gathering_id = which);
  if of_round is null or not exists (select from gathering_list(which) l where l.guest_id = guest and l.is_here = 'yes') then
    raise exception 'not one to move' using errcode = 'KI003';
  end if;
  perform in_turn('rooms ' || which);
  select s.room_id into was from gathering_seats s where s.place_id = here() and s.gathering_id = which and s.round = of_round
    and s.guest_id = guest;
  if was is not distinct from into_room then return null; end if;
  lacks := coalesce(room_lacks(guest || array(select guest_id from sitting_in(into_room))),
    room_lacks(array(select guest_id from sitting_in(was) where guest_id <> guest)));
  if lacks is not null then return lacks; end if;
  insert into gathering_seats (place_id, gathering_id, round, guest_id, room_id) values (here(), which, of_round, guest, into_room)
  on conflict (place_id, gathering_id, round, guest_id) do update set room_id = into_room;
  perform write_trail('gathering.move', me(), which);
  return null;
end
$$;
call as_definer('move_guest(uuid, uuid, uuid)');

create function sitting_in(room uuid) returns table (guest_id uuid) language sql stable as $$
  select s.guest_id from gathering_seats s join gathering_guests g on g.place_id = s.place_id and g.id = s.guest_id and g.here = 'yes'
  where s.place_id = here() and s.room_id = room
$$;
call as_definer('sitting_in(uuid)');
revoke execute on function sitting_in from kith_app;

-- The rounds, for whoever leads and whoever is there.
create function rounds_of(which uuid) returns table (
  round int, question text, size int, mix boolean, ages_apart boolean, state text, why jsonb, rooms int)
language sql stable as $$
  select r.round, r.question, r.size, r.mix, r.ages_apart, r.state, case when i_lead(which) then r.why end,
    (select count(*)::int from gathering_rooms x where x.place_id = here() and x.gathering_id = which and x.round = r.round)
  from gathering_rounds r
  where r.place_id = here() and r.gathering_id = which and (i_lead(which) or i_am('here', which))
$$;
call as_definer('rounds_of(uuid)');

-- Who sits where, for whoever leads it; what a room has come to lack, because somebody went or a check ran out.
create function rooms_of(which uuid) returns table (round int, room_id uuid, number int, lacks text, guest_id uuid, name text, is_here text)
language sql stable as $$
  with rooms as materialized (
    select r.round, r.id, r.number, room_lacks(array(select x.guest_id from sitting_in(r.id) x)) as lacks
    from gathering_rooms r where r.place_id = here() and r.gathering_id = which and i_lead(which)
  ), listed as materialized (select * from gathering_list(which))
  select r.round, r.id, r.number, r.lacks, l.guest_id, l.name, l.is_here
  from rooms r left join gathering_seats s on s.place_id = here() and s.room_id = r.id left join listed l on l.guest_id = s.guest_id
$$;
call as_definer('rooms_of(uuid)');

create function my_seats(which uuid) returns table (round int, room_id uuid) language sql stable as $$
  select s.round, s.room_id from gathering_guests g join gathering_seats s on s.place_id = g.place_id and s.guest_id = g.id
  where g.place_id = here() and g.gathering_id = which and g.person_id = me() and helper() is null
$$;
call as_definer('my_seats(uuid)');
revoke execute on function my_seats from kith_app;

-- Where I sit, and with whom: they look each other in the face.
create function my_rooms(which uuid) returns table (round int, room_id uuid, number int, question text, mates text[]) language sql stable as $$
  select m.round, m.room_id, r.number, d.question, array(
    select coalesce(g.name, called(g.person_id)) from sitting_in(m.room_id) x
    join gathering_guests g on g.place_id = here() and g.id = x.guest_id
    where g.person_id is distinct from me() and (g.person_id is null or g.person_id not in (select person_id from barred_to_me()))
    order by 1)
  from my_seats(which) m join gathering_rooms r on r.place_id = here() and r.id = m.room_id
  join gathering_rounds d on d.place_id = here() and d.gathering_id = which and d.round = m.round
$$;
call as_definer('my_rooms(uuid)');
