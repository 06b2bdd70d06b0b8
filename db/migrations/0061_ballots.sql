-- A ballot: a question, the roll of who may answer, a published rule, the answers, the count. In a secret one an answer comes as a
-- sealed envelope with the voter's name on the outside, as by post: the key is not in the database, so no query of anybody opens
-- one. When voting is over all envelopes are opened at once; their content goes into `votes` in an order drawn by lot, in one
-- transaction that destroys the envelopes. Until then nobody knows how it stands; afterwards nothing joins a vote to a voter.
insert into thing_kinds values ('ballot', null);

create table ballots (
  place_id uuid not null,
  id uuid not null,
  -- What it is held in: a gathering, a participatory budget, an assembly.
  about_id uuid not null,
  form text not null check (form in ('single', 'approval', 'points', 'ranked', 'consent')),
  secret boolean not null,
  -- The published rule, and how its canonical text hashes: fixed before anybody votes.
  rule jsonb not null,
  rule_hash text not null check (rule_hash ~ '^[0-9a-f]{64}$'),
  -- What says whether the key at hand is the one the envelopes were sealed with.
  key_check text check (key_check ~ '^[0-9a-f]{64}$'),
  opens_at timestamptz not null,
  closes_at timestamptz,
  closed_at timestamptz,
  counted_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, id) references sources on delete cascade,
  foreign key (place_id, about_id) references sources on delete cascade,
  check (secret = (key_check is not null)),
  check (closes_at > opens_at),
  check (counted_at is null or closed_at is not null)
);
create index on ballots (place_id, about_id);
call protect('ballots', 'select');

create table ballot_options (
  place_id uuid not null,
  ballot_id uuid not null,
  id uuid not null,
  position int not null check (position > 0),
  title text not null check (length(trim(title)) between 1 and 300),
  withdrawn_at timestamptz,
  withdrawn_why text check (length(withdrawn_why) <= 1000),
  primary key (place_id, ballot_id, id),
  unique (place_id, ballot_id, position),
  foreign key (place_id, ballot_id) references ballots on delete cascade
);
call protect('ballot_options', 'select');

-- The one roll for paper and screen. That somebody has voted is a mark without a time; somebody without a record is a name.
create table ballot_roll (
  place_id uuid not null,
  ballot_id uuid not null,
  id uuid not null,
  person_id uuid,
  name text check (length(trim(name)) between 1 and 200),
  voted text check (voted in ('screen', 'paper')),
  primary key (place_id, ballot_id, id),
  foreign key (place_id, ballot_id) references ballots on delete cascade,
  foreign key (place_id, person_id) references people,
  check (num_nonnulls(person_id, name) = 1)
);
create unique index once_on_the_roll on ballot_roll (place_id, ballot_id, person_id);
create index on ballot_roll (place_id, person_id);
call protect('ballot_roll', 'select');

create table ballot_envelopes (
  place_id uuid not null,
  ballot_id uuid not null,
  roll_id uuid not null,
  sealed bytea not null check (octet_length(sealed) <= 100000),
  primary key (place_id, ballot_id, roll_id),
  foreign key (place_id, ballot_id, roll_id) references ballot_roll on delete cascade
);
call protect('ballot_envelopes', '');

-- roll_id only where the ballot is open, in both senses of the word. How it came in is counted, paper and screen apart.
create table votes (
  place_id uuid not null,
  ballot_id uuid not null,
  id uuid not null,
  answer jsonb not null,
  roll_id uuid,
  primary key (place_id, ballot_id, id),
  foreign key (place_id, ballot_id) references ballots on delete cascade,
  foreign key (place_id, ballot_id, roll_id) references ballot_roll
);
create unique index one_open_vote on votes (place_id, ballot_id, roll_id);
call protect('votes', 'select');

-- A voter's own number is among those whose envelopes were opened: that theirs is in the count, never what it said.
create table ballot_receipts (
  place_id uuid not null,
  ballot_id uuid not null,
  receipt text not null check (receipt ~ '^[A-HJ-NP-Z2-9]{12}$'),
  primary key (place_id, ballot_id, receipt),
  foreign key (place_id, ballot_id) references ballots on delete cascade
);
call protect('ballot_receipts', 'select');

create policy with_source on ballots for select to kith_app
  using (place_id = (select here()) and id in (select id from sources));
create policy with_ballot on ballot_options for select to kith_app
  using (place_id = (select here()) and ballot_id in (select id from ballots));
create function ballots_i_keep() returns table (ballot_id uuid) language sql stable as $$
  select b.id from ballots b where b.place_id = here() and helper() is null
    and (b.about_id in (select source_id from sources_i_run())
      or b.about_id in (select source_id from my_parts() where part in ('roll_keeper', 'facilitator')))
$$;
call as_definer('ballots_i_keep()');
create policy mine_or_keep on ballot_roll for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and coalesce(person_id, id) not in (select barred_to_me())
    and (person_id = (select me()) or ballot_id in (select ballots_i_keep())));
-- Nothing of the answers while people vote; afterwards they are for whoever sees the ballot.
create policy counted on votes for select to kith_app
  using (place_id = (select here()) and ballot_id in (select id from ballots where counted_at is not null));
create policy counted on ballot_receipts for select to kith_app
  using (place_id = (select here()) and ballot_id in (select id from ballots where counted_at is not null));

-- options: [{id, title}], in their order.
create function make_ballot(new_id uuid, about uuid, question text, the_form text, is_secret boolean, the_rule jsonb, hash text,
  the_key_check text, opens timestamptz, closes timestamptz, options jsonb) returns void language plpgsql volatile as $$
declare
  s sources;
begin
  select * into s from sources x where x.place_id = here() and x.id = about;
  if s.id is null or helper() is not null or not (i_run(about) or i_am('facilitator', about)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if exists (select from ballots b where b.place_id = here() and b.id = new_id) then return; end if;
  perform make_source(new_id, 'ballot', s.host_id, s.host_id, question, s.shown_to, s.for_group_id, s.from_age);
  insert into source_links (place_id, from_id, to_id, made_by) values (here(), about, new_id, me());
  insert into ballots (place_id, id, about_id, form, secret, rule, rule_hash, key_check, opens_at, closes_at)
  values (here(), new_id, about, the_form, is_secret, the_rule, hash, the_key_check, opens, closes);
  insert into ballot_options (place_id, ballot_id, id, position, title)
  select here(), new_id, (o.value ->> 'id')::uuid, o.ordinality, o.value ->> 'title'
  from jsonb_array_elements(options) with ordinality o;
  perform write_trail('ballot.make', me(), new_id);
end
$$;
call as_definer('make_ballot(uuid, uuid, text, text, boolean, jsonb, text, text, timestamptz, timestamptz, jsonb)');

-- Everybody whom what it is held in is for, now: a roll that is closed before voting opens. Returns how many are new on it.
create function fill_roll(which uuid) returns int language plpgsql volatile as $$
declare
  s sources;
  added int;
begin
  if which not in (select ballot_id from ballots_i_keep()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from ballots b where b.place_id = here() and b.id = which and b.closed_at is not null) then
    raise exception 'over' using errcode = 'KI004';
  end if;
  select x.* into s from ballots b join sources x on x.place_id = b.place_id and x.id = b.about_id where b.place_id = here() and b.id = which;
  insert into ballot_roll (place_id, ballot_id, id, person_id)
  select here(), which, gen_random_uuid(), f.person_id from people_for(s.for_group_id, s.from_age) f on conflict do nothing;
  get diagnostics added = row_count;
  perform write_trail('ballot.fill_roll', me(), which);
  return added;
end
$$;
call as_definer('fill_roll(uuid)');

-- Somebody without a record, who showed whoever keeps the roll that they may vote.
create function add_to_roll(which uuid, new_id uuid, their_name text) returns void language plpgsql volatile as $$
begin
  if which not in (select ballot_id from ballots_i_keep()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from ballots b where b.place_id = here() and b.id = which and b.closed_at is not null) then
    raise exception 'over' using errcode = 'KI004';
  end if;
  insert into ballot_roll (place_id, ballot_id, id, name) values (here(), which, new_id, trim(their_name)) on conflict do nothing;
  perform write_trail('ballot.add_to_roll', me(), which);
end
$$;
call as_definer('add_to_roll(uuid, uuid, text)');

create function ballot_is_open(which uuid) returns boolean language sql stable as $$
  select exists (select from ballots b where b.place_id = here() and b.id = which and b.opens_at <= now()
    and (b.closes_at is null or b.closes_at > now()) and b.closed_at is null)
$$;
call as_definer('ballot_is_open(uuid)');

-- My place on the roll. In a gathering (a ballot without a roll of its own) whoever has a part in it, or
-- the part that its rule names, comes onto it as they vote.
create function my_place_on_roll(which uuid) returns uuid language plpgsql volatile as $$
declare
  place uuid;
begin
  if helper() is not null or me() is null or has_left(me()) then return null; end if;
  select r.id into place from ballot_roll r where r.place_id = here() and r.ballot_id = which and r.person_id = me();
  if place is null and exists (select from ballots b join source_parts p on p.place_id = b.place_id and p.source_id = b.about_id
    where b.place_id = here() and b.id = which and b.rule ->> 'roll' = 'parts' and p.part = coalesce(b.rule ->> 'part', p.part)
      and p.person_id = me() and p.ended_at is null) then
    insert into ballot_roll (place_id, ballot_id, id, person_id) values (here(), which, gen_random_uuid(), me()) on conflict do nothing;
    select r.id into place from ballot_roll r where r.place_id = here() and r.ballot_id = which and r.person_id = me();
  end if;
  return place;
end
$$;
call as_definer('my_place_on_roll(uuid)');
revoke execute on function my_place_on_roll from kith_app;

-- What sealing an answer takes, looked up by its key: a thousand people cast theirs in a minute.
create function ballot_to_seal(which uuid) returns table (secret boolean, key_check text, options int) language sql stable as $$
  select b.secret, b.key_check, (select count(*)::int from ballot_options o where o.place_id = b.place_id and o.ballot_id = b.id)
  from ballots b where b.place_id = here() and b.id = which and sees_source(which)
$$;
call as_definer('ballot_to_seal(uuid)');

-- Final. An envelope for a secret ballot, an answer for an open one. False where I have voted already, whatever this one says:
-- a phone that sends it twice voted once. Writes no line in the trail: when somebody voted is nobody's.
create function cast_vote(which uuid, envelope bytea, said jsonb) returns boolean language plpgsql volatile as $$
declare
  b ballots;
  place uuid := my_place_on_roll(which);
begin
  select * into b from ballots x where x.place_id = here() and x.id = which for share;
  if b.id is null or place is null then raise exception 'not on the roll' using errcode = 'KI003'; end if;
  if not ballot_is_open(which) then raise exception 'not open' using errcode = 'KI004'; end if;
  if b.secret <> (envelope is not null) or b.secret = (said is not null) then raise exception 'not so' using errcode = 'KI004'; end if;
  update ballot_roll set voted = 'screen' where place_id = here() and ballot_id = which and id = place and voted is null;
  if not found then return false; end if;
  if b.secret then insert into ballot_envelopes (place_id, ballot_id, roll_id, sealed) values (here(), which, place, envelope);
  else insert into votes (place_id, ballot_id, id, answer, roll_id) values (here(), which, gen_random_uuid(), said, place);
  end if;
  return true;
end
$$;
call as_definer('cast_vote(uuid, bytea, jsonb)');

-- Ticked off on the one roll as they are handed, or hand in, a sheet. No number of a sheet is known here.
create function mark_paper(which uuid, place uuid) returns boolean language plpgsql volatile as $$
begin
  if which not in (select ballot_id from ballots_i_keep()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if not ballot_is_open(which) then raise exception 'not open' using errcode = 'KI004'; end if;
  update ballot_roll set voted = 'paper' where place_id = here() and ballot_id = which and id = place and voted is null;
  return found;
end
$$;
call as_definer('mark_paper(uuid, uuid)');

create function withdraw_option(which uuid, option uuid, why text) returns void language plpgsql volatile as $$
begin
  if not exists (select from ballots b where b.place_id = here() and b.id = which and b.counted_at is null and i_run(b.about_id)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  update ballot_options set withdrawn_at = coalesce(withdrawn_at, now()), withdrawn_why = trim(why)
    where place_id = here() and ballot_id = which and id = option;
  perform write_trail('ballot.withdraw_option', me(), which);
end
$$;
call as_definer('withdraw_option(uuid, uuid, text)');

-- Nobody ends a vote before the moment that was said, when it suits them. Then anybody who runs it does, or a job for the place.
create function close_ballot(which uuid) returns void language plpgsql volatile as $$
declare
  b ballots;
begin
  select * into b from ballots x where x.place_id = here() and x.id = which for update;
  if b.id is null or helper() is not null
    or not (i_run(b.about_id) or i_am('facilitator', b.about_id) or (me() is null and coalesce(b.closes_at <= now(), false))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if b.closes_at > now() then raise exception 'not yet' using errcode = 'KI004'; end if;
  update ballots set closed_at = now() where place_id = here() and id = which and closed_at is null;
  if found and me() is not null then perform write_trail('ballot.close', me(), which); end if;
end
$$;
call as_definer('close_ballot(uuid)');

-- Opening the urn is for the place and for nobody in it (a job): the envelopes of a closed ballot, without names.
create function take_envelopes(which uuid) returns table (sealed bytea) language sql stable as $$
  select e.sealed from ballot_envelopes e join ballots b on b.place_id = e.place_id and b.id = e.ballot_id
  where me() is null and e.place_id = here() and e.ballot_id = which and b.closed_at is not null and b.counted_at is null
  order by md5(e.sealed::text)
$$;
call as_definer('take_envelopes(uuid)');
create function keep_votes(which uuid, answers jsonb, receipts text[]) returns void language plpgsql volatile as $$
declare
  b ballots;
begin
  select * into b from ballots x where x.place_id = here() and x.id = which for update;
  if me() is not null or b.closed_at is null then raise exception 'not now' using errcode = 'KI003'; end if;
  if b.counted_at is not null then return; end if;
  if (select count(*) from ballot_envelopes e where e.place_id = here() and e.ballot_id = which) <> cardinality(receipts) then
    raise exception 'an envelope is missing' using errcode = 'KI004';
  end if;
  delete from ballot_envelopes where place_id = here() and ballot_id = which;
  insert into votes (place_id, ballot_id, id, answer)
  select here(), which, d.id, d.value from (
    select gen_random_uuid() as id, a.value from jsonb_array_elements(answers) a) d order by d.id;
  insert into ballot_receipts (place_id, ballot_id, receipt) select here(), which, r from unnest(receipts) r order by r;
  update ballots set counted_at = now() where place_id = here() and id = which;
end
$$;
call as_definer('keep_votes(uuid, jsonb, text[])');

-- How many voted, by way, and of how many: told while people vote, as at any door.
create function turnout_of(which uuid) returns table (on_roll int, by_screen int, by_paper int) language sql stable as $$
  select count(*)::int, (count(*) filter (where r.voted = 'screen'))::int, (count(*) filter (where r.voted = 'paper'))::int
  from ballot_roll r where r.place_id = here() and r.ballot_id = which and sees_source(which)
$$;
call as_definer('turnout_of(uuid)');
-- Whether I am on the roll, and have voted. Without being put on it.
create function my_vote_in(which uuid) returns text language sql stable as $$
  select coalesce(
    (select coalesce(r.voted, 'may') from ballot_roll r where r.place_id = here() and r.ballot_id = which and r.person_id = me()),
    (select 'may' from ballots b join my_parts() p on p.source_id = b.about_id
      where b.place_id = here() and b.id = which and b.rule ->> 'roll' = 'parts' and p.part = coalesce(b.rule ->> 'part', p.part) limit 1))
  where helper() is null and not has_left(me())
$$;
call as_definer('my_vote_in(uuid)');

-- Deleting oneself: an envelope that is not opened goes with its voter, and so does a place on the roll that was not used; an opened
-- vote and a sheet of paper are nobody's, and their mark on the roll stays without a name, so that the count still agrees.
create function erase_with_ballots() returns void language plpgsql volatile as $$
begin
  update votes v set roll_id = null from ballot_roll r where v.place_id = here() and r.place_id = here() and r.ballot_id = v.ballot_id
    and r.id = v.roll_id and r.person_id = me();
  delete from ballot_roll r where r.place_id = here() and r.person_id = me() and (r.voted is null or exists (
    select from ballot_envelopes e where e.place_id = here() and e.ballot_id = r.ballot_id and e.roll_id = r.id));
  update ballot_roll set person_id = null, name = '…' where place_id = here() and person_id = me();
end
$$;
call as_definer('erase_with_ballots()');
revoke execute on function erase_with_ballots from kith_app;

-- Two records of one person on one roll: who voted stays. Of two votes the one on a screen that is not counted yet is taken out;
-- what is counted, or lies in a box, stays as a mark without a name.
create function merge_with_ballots(keep uuid, other uuid) returns void language plpgsql volatile as $$
declare
  twice record;
begin
  for twice in select k.ballot_id, k.id as kept, k.voted as kept_voted, o.id as gone, o.voted as gone_voted, b.counted_at
    from ballot_roll k join ballot_roll o on o.place_id = k.place_id and o.ballot_id = k.ballot_id and o.person_id = other
    join ballots b on b.place_id = k.place_id and b.id = k.ballot_id
    where k.place_id = here() and k.person_id = keep
  loop
    if twice.kept_voted is null then
      delete from ballot_roll where place_id = here() and ballot_id = twice.ballot_id and id = twice.kept;
    elsif twice.gone_voted is null then
      delete from ballot_roll where place_id = here() and ballot_id = twice.ballot_id and id = twice.gone;
    elsif twice.counted_at is null and (twice.gone_voted = 'screen' or twice.kept_voted = 'screen') then
      -- A sheet cannot be taken out of the box, an envelope can.
      if twice.gone_voted = 'paper' then
        delete from ballot_envelopes where place_id = here() and ballot_id = twice.ballot_id and roll_id = twice.kept;
        delete from votes where place_id = here() and ballot_id = twice.ballot_id and roll_id = twice.kept;
        update ballot_roll set voted = 'paper' where place_id = here() and ballot_id = twice.ballot_id and id = twice.kept;
      else
        delete from votes where place_id = here() and ballot_id = twice.ballot_id and roll_id = twice.gone;
      end if;
      delete from ballot_roll where place_id = here() and ballot_id = twice.ballot_id and id = twice.gone;
    else
      update votes set roll_id = null where place_id = here() and ballot_id = twice.ballot_id and roll_id = twice.gone;
      update ballot_roll set person_id = null, name = '…' where place_id = here() and ballot_id = twice.ballot_id and id = twice.gone;
    end if;
  end loop;
end
$$;
call as_definer('merge_with_ballots(uuid, uuid)');
revoke execute on function merge_with_ballots from kith_app;

create function held_by_ballots() returns jsonb language sql stable as $$
  select jsonb_build_object('voted', (select jsonb_agg(jsonb_build_object('title', s.title, 'way', r.voted,
        -- An open vote, in the words of what was chosen.
        'answer', (select string_agg(o.title, ', ' order by position(o.id::text in v.answer::text)) from ballot_options o
          where o.place_id = here() and o.ballot_id = r.ballot_id and position(o.id::text in v.answer::text) > 0),
        'words', v.answer ->> 'words') order by s.made_at)
    from ballot_roll r join sources s on s.place_id = r.place_id and s.id = r.ballot_id
    left join votes v on v.place_id = r.place_id and v.ballot_id = r.ballot_id and v.roll_id = r.id
    where r.place_id = here() and r.person_id = me()))
$$;
call as_definer('held_by_ballots()');
revoke execute on function held_by_ballots from kith_app;
