-- Listening (S1, S4): a group asks a question, or none, and listens. A voice is what somebody said, in their own words: written by
-- themselves, or by a listener who plays it back. What a listener wrote is provisional: read by the teller, the listener and the
-- second adult, by nobody else, and used for nothing, until the teller says that it is right. The teller agrees to each use. Voices
-- are for functions only, because who may read one follows from what its teller agreed to.
insert into thing_kinds values ('listening', null), ('voice', null), ('statement', null), ('theme', null);
create policy by_its_verb_listening on things as restrictive for insert to kith_app
  with check (kind not in ('listening', 'voice', 'statement', 'theme'));

create table listenings (
  place_id uuid not null,
  id uuid not null,
  question text check (length(trim(question)) between 1 and 300),
  about text check (length(trim(about)) between 1 and 2000),
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, id) references sources on delete cascade
);
call protect('listenings', 'select');
create policy with_source on listenings for select to kith_app
  using (place_id = (select here()) and id in (select id from sources));

create table voices (
  place_id uuid not null,
  id uuid not null,
  listening_id uuid not null,
  -- Who said it: somebody in the place, or a name that a listener wrote down, or nobody who gave one.
  teller_id uuid,
  teller_name text check (length(trim(teller_name)) between 1 and 120),
  -- How they hear what comes of it, and where that is not from Kith, at which address or number.
  channel text not null check (channel in ('here', 'paper', 'phone')),
  reach text check (length(trim(reach)) between 1 and 200),
  words text check (length(trim(words)) between 1 and 4000),
  said_as text not null check (said_as in ('own', 'other', 'none')),
  said_name text check (length(trim(said_name)) between 1 and 60),
  -- Each use agreed to. Whatever it says, moderators read it.
  shown text not null check (shown in ('moderators', 'place', 'public')),
  may_lift boolean not null,
  -- Null where the teller wrote it themselves.
  listener_id uuid,
  second_id uuid,
  consent text not null check (consent in ('own', 'aloud', 'on_paper')),
  slip_hash bytea unique,
  written_at timestamptz not null default now(),
  confirmed_at timestamptz,
  confirmed_by text check (confirmed_by in ('teller', 'slip')),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, listening_id) references listenings on delete cascade,
  foreign key (place_id, teller_id) references people,
  foreign key (place_id, listener_id) references people,
  foreign key (place_id, second_id) references people,
  check ((words is null) = (withdrawn_at is not null)),
  check ((confirmed_at is null) = (confirmed_by is null)),
  check (consent <> 'own' or listener_id is null),
  check (listener_id is null or listener_id is distinct from teller_id),
  check ((said_as = 'other') = (said_name is not null)),
  check (teller_id is not null or channel <> 'here')
);
create index on voices (place_id, listening_id);
create index on voices (place_id, teller_id);
create index on voices (place_id, listener_id);
create index on voices (place_id, second_id);
call protect('voices', '');

-- What moderators did, for anybody who sees the listening: which decision and why, never the words it was about.
create table listening_log (
  place_id uuid not null,
  id uuid not null default gen_random_uuid(),
  listening_id uuid not null,
  at timestamptz not null default now(),
  what text not null check (what in ('shown', 'not_shown', 'lifted', 'taken_out', 'taken_back')),
  reason text check (reason in ('names_somebody', 'other_matter', 'said_already', 'hurts', 'unclear')),
  primary key (place_id, id),
  foreign key (place_id, listening_id) references listenings on delete cascade
);
create index on listening_log (place_id, listening_id, at desc);
call protect('listening_log', 'select');
create policy with_listening on listening_log for select to kith_app
  using (place_id = (select here()) and listening_id in (select id from listenings));

create function i_moderate(which uuid) returns boolean language sql stable as
  $$ select helper() is null and (i_run(which) or i_am('moderator', which)) $$;
call as_definer('i_moderate(uuid)');
create function i_listen_in(which uuid) returns boolean language sql stable as
  $$ select helper() is null and (i_run(which) or i_am('listener', which)) $$;
call as_definer('i_listen_in(uuid)');

-- Open, and mine to speak in from my own sign-in.
create function i_may_speak_in(which uuid) returns boolean language sql stable as $$
  select helper() is null and exists (select from sources s join listenings l on l.place_id = s.place_id and l.id = s.id
    where s.place_id = here() and s.id = which and l.ended_at is null and is_for_me(s.for_group_id, s.from_age))
$$;
call as_definer('i_may_speak_in(uuid)');

create function make_listening(new_id uuid, host uuid, called_it text, asks text, says text, shown text, for_group uuid, age_from int)
returns void language plpgsql volatile as $$
begin
  if helper() is not null or not i_have('host', host) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform make_source(new_id, 'listening', host, host, called_it, shown, for_group, age_from);
  insert into listenings (place_id, id, question, about) values (here(), new_id, nullif(trim(asks), ''), nullif(trim(says), ''));
  perform write_trail('listening.make', me(), new_id);
  perform give_part(new_id, me(), 'moderator');
end
$$;
call as_definer('make_listening(uuid, uuid, text, text, text, text, uuid, integer)');

create function end_listening(which uuid, over boolean) returns void language plpgsql volatile as $$
begin
  if helper() is not null or not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update listenings set ended_at = case when over then now() end where place_id = here() and id = which;
  perform write_trail('listening.end', me(), which);
end
$$;
call as_definer('end_listening(uuid, boolean)');

-- Moderators read children's words, clerks enter what was on paper: grown-ups. A listener may be of any age.
create function name_for_listening(which uuid, who uuid, what text) returns void language plpgsql volatile as $$
begin
  if what not in ('moderator', 'listener', 'clerk', 'second') or (what <> 'listener' and is_child(who))
    or exists (select from under_concern n where n.place_id = here() and n.about_id = who) then
    raise exception 'a grown-up does that' using errcode = 'KI004';
  end if;
  perform give_part(which, who, what);
  delete from source_parts where place_id = here() and source_id = which and person_id = who and part = 'offers';
end
$$;
call as_definer('name_for_listening(uuid, uuid, text)');

-- A grown-up whom it is for offers to listen to others. A part that has not begun: it opens nothing until who runs it names them.
create function offer_to_listen(which uuid, so boolean) returns void language plpgsql volatile as $$
begin
  if my_offer(which) is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  delete from source_parts where place_id = here() and source_id = which and person_id = me() and part = 'offers';
  if not so then return; end if;
  insert into source_parts (place_id, source_id, person_id, part, given_by, ended_at) values (here(), which, me(), 'offers', me(), now());
  perform write_trail('listening.offer', me(), which);
  perform tell(p.person_id, 'listening.offered', null, which) from source_parts p
    where p.place_id = here() and p.source_id = which and p.part = 'moderator' and p.ended_at is null and p.person_id <> me();
end
$$;
create function my_offer(which uuid) returns text language sql stable as $$
  select case
    when not i_may_speak_in(which) or is_child(me()) or i_listen_in(which) then null
    when exists (select from source_parts p where p.place_id = here() and p.source_id = which and p.person_id = me() and p.part = 'offers')
    then 'made' else 'open' end
$$;
call as_definer('my_offer(uuid)');
call as_definer('offer_to_listen(uuid, boolean)');
-- For who runs it: they need not otherwise see each other.
create function offers_to_listen(which uuid) returns table (person_id uuid, name text) language sql stable as $$
  select p.person_id, called(p.person_id) from source_parts p
  where p.place_id = here() and p.source_id = which and p.part = 'offers' and i_run(which) and called(p.person_id) is not null
    and p.person_id not in (select b.person_id from barred_to_me() b) and not is_child(p.person_id) and not has_left(p.person_id)
  order by 2
$$;
call as_definer('offers_to_listen(uuid)');

-- Who reads what is said there, by name, for whoever is asked to say something.
create function moderators_of(which uuid) returns table (name text) language sql stable as $$
  select called(p.person_id) from source_parts p
  where p.place_id = here() and p.source_id = which and p.part in ('moderator', 'host') and p.ended_at is null
    and sees_source(which) and not is_child(p.person_id) and called(p.person_id) is not null
  group by 1 order by 1
$$;
call as_definer('moderators_of(uuid)');

-- Who has a part in it, by name, for who moderates: they need not otherwise see each other.
create function parts_in_listening(which uuid) returns table (person_id uuid, name text, part text) language sql stable as $$
  select p.person_id, called(p.person_id), p.part from source_parts p
  where p.place_id = here() and p.source_id = which and p.ended_at is null and i_moderate(which) and called(p.person_id) is not null
  order by 3, 2
$$;
call as_definer('parts_in_listening(uuid)');

-- A grown-up listens to a child alone only inside a live tie between the two, which is then kin or of a checked kind.
create function may_hear_alone(teller uuid) returns boolean language sql stable as $$
  select not is_child(teller) or is_known_child(me()) and is_known_child(teller)
    or exists (select from my_live_ties() l where l.other_id = teller)
$$;
call as_definer('may_hear_alone(uuid)');
revoke execute on function may_hear_alone from kith_app;

-- Grown-ups who can be the second one: for a child in the place, those who have a role in the groups the child is in (or above);
-- for a child with a name only, those with a part in the listening. Nobody against whom something stands.
create function seconds_for_voice(which uuid, teller uuid) returns table (person_id uuid, name text) language sql stable as $$
  with recursive up as (
    select m.group_id as id from memberships m where m.place_id = here() and m.person_id = teller and m.to_at is null
    union select g.parent_id from up join groups g on g.place_id = here() and g.id = up.id where g.parent_id is not null
  ), possible as (
    select m.person_id as id from memberships m
      where teller is not null and m.place_id = here() and m.to_at is null and m.role <> 'student' and m.group_id in (select id from up)
    union
    select p.person_id from source_parts p
      where teller is null and p.place_id = here() and p.source_id = which and p.ended_at is null
        and p.part in ('host', 'moderator', 'listener', 'second')
  )
  select p.id, called(p.id) from possible p
  where i_listen_in(which) and p.id <> me() and p.id is distinct from teller and not is_child(p.id) and not has_left(p.id)
    and called(p.id) is not null
    and not exists (select from under_concern n where n.place_id = here() and n.about_id = p.id)
    and not exists (select from open_blocks b where b.place_id = here()
      and p.id in (b.protects_id, b.against_id) and (teller in (b.protects_id, b.against_id) or me() in (b.protects_id, b.against_id)))
  order by 2
$$;
call as_definer('seconds_for_voice(uuid, uuid)');

-- Somebody I see is asked to say something for themselves. A child, only by who may hear them alone.
create function invite_to_listening(which uuid, who uuid) returns void language plpgsql volatile as $$
begin
  if not i_listen_in(which) or who = me() or who not in (select person_id from people_i_see()) or not may_hear_alone(who)
    or not exists (select from sources s, people_for(s.for_group_id, s.from_age) p
      where s.place_id = here() and s.id = which and p.person_id = who) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  perform write_trail('listening.invite', who, which);
  perform tell(who, 'listening.invited', me(), which);
end
$$;
call as_definer('invite_to_listening(uuid, uuid)');

-- What may be shown of a child to everybody is never under their own name.
create function check_use(teller uuid, a_child boolean, said text, use_shown text) returns void language plpgsql stable as $$
begin
  if said = 'own' and use_shown = 'public' and (a_child or coalesce(is_child(teller), false)) then
    raise exception 'not under a child''s own name' using errcode = 'KI004';
  end if;
end
$$;
call as_definer('check_use(uuid, boolean, text, text)');
revoke execute on function check_use from kith_app;

-- A confirmed voice becomes a source, shown as its teller agreed and never to more than the listening is. Nothing of it says who
-- wrote it: not its title, nor who made it.
create function publish_voice(which uuid) returns void language plpgsql volatile as $$
declare
  v voices;
  l sources;
  shown_as text;
begin
  select * into v from voices where place_id = here() and id = which;
  select * into l from sources where place_id = here() and id = v.listening_id;
  shown_as := case when v.shown = 'moderators' then 'named' when v.shown = 'public' then l.shown_to else least(l.shown_to, 'asked') end;
  if l.shown_to = 'named' then shown_as := 'named'; end if;
  if not exists (select from sources where place_id = here() and id = which) then
    perform make_source(which, 'voice', coalesce(v.teller_id, l.host_id), l.host_id, '…', shown_as, l.for_group_id, l.from_age);
  end if;
  update sources set made_by = host_id, shown_to = shown_as,
    title = case when v.shown = 'moderators' then '“…”' when length(v.words) > 100
      then '“' || regexp_replace(left(v.words, 100), '\s+\S*$', '') || '…”' else '“' || v.words || '”' end
    where place_id = here() and id = which;
end
$$;
call as_definer('publish_voice(uuid)');
revoke execute on function publish_voice from kith_app;

create function say_voice(new_id uuid, which uuid, said text, as_whom text, called_it text, use_shown text, lift boolean)
returns void language plpgsql volatile as $$
begin
  if not i_may_speak_in(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform check_use(me(), false, as_whom, use_shown);
  insert into voices (place_id, id, listening_id, teller_id, channel, words, said_as, said_name, shown, may_lift, consent, confirmed_at, confirmed_by)
  values (here(), new_id, which, me(), 'here', said, as_whom, called_it, use_shown, lift, 'own', now(), 'teller');
  perform publish_voice(new_id);
  perform write_trail('listening.say', me(), new_id);
end
$$;
call as_definer('say_voice(uuid, uuid, text, text, text, text, boolean)');

-- What a listener wrote for somebody who sat with them, with their consent: provisional until the teller confirms it.
create function hear_voice(new_id uuid, which uuid, teller uuid, given_name text, a_child boolean, hears text, at_reach text, said text,
  as_whom text, called_it text, use_shown text, lift boolean, agreed text, second uuid) returns void language plpgsql volatile as $$
begin
  if not i_listen_in(which) or exists (select from listenings l where l.place_id = here() and l.id = which and l.ended_at is not null)
    or (teller is not null and (teller = me() or teller not in (select person_id from people_i_see())
      or not exists (select from sources s, people_for(s.for_group_id, s.from_age) p
        where s.place_id = here() and s.id = which and p.person_id = teller))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if second is null and (teller is not null and not may_hear_alone(teller) or teller is null and a_child and not is_known_child(me()))
    or second is not null and second not in (select person_id from seconds_for_voice(which, teller))
    or not may_hear_alone(coalesce(teller, me())) and exists (select from under_concern n where n.place_id = here() and n.about_id = me()) then
    raise exception 'a second grown-up is missing' using errcode = 'KI004';
  end if;
  perform check_use(teller, a_child, as_whom, use_shown);
  insert into voices (place_id, id, listening_id, teller_id, teller_name, channel, reach, words, said_as, said_name, shown, may_lift,
    listener_id, second_id, consent)
  values (here(), new_id, which, teller, case when teller is null then given_name end,
    case when teller is null and hears = 'here' then 'paper' else hears end, at_reach, said, as_whom, called_it, use_shown, lift, me(), second, agreed);
  perform write_trail('listening.hear', coalesce(teller, me()), new_id);
  if teller is not null then perform tell(teller, 'listening.played_back', me(), new_id); end if;
  if second is not null then perform tell(second, 'listening.second', coalesce(teller, me()), new_id); end if;
end
$$;
call as_definer('hear_voice(uuid, uuid, uuid, text, boolean, text, text, text, text, text, text, boolean, text, uuid)');

-- What I am to a voice: its teller, its listener, the second adult (named for it, or of the tie of the two), a moderator, or one it
-- is shown to. Null: nobody. Provisional words are for the first three.
create function what_i_am_to_voice(v voices) returns text language sql stable as $$
  select case
    when helper() is not null then case when v.confirmed_at is not null and v.shown <> 'moderators' and sees_source(v.id) then 'reader' end
    when v.teller_id = me() then 'teller'
    when v.teller_id in (select person_id from barred_to_me())
    then case when v.confirmed_at is not null and v.shown <> 'moderators' and sees_source(v.id) then 'reader' end
    when v.listener_id = me() then 'listener'
    when v.second_id = me() or exists (
      select from companions_who_count c join ties t on t.place_id = c.place_id and t.id = c.tie_id
      where c.place_id = here() and c.person_id = me() and v.teller_id in (t.from_id, t.to_id) and v.listener_id in (t.from_id, t.to_id)) then 'second'
    when v.confirmed_at is null then null
    when i_moderate(v.listening_id) then 'moderator'
    when v.shown <> 'moderators' and sees_source(v.id) then 'reader'
  end
$$;
call as_definer('what_i_am_to_voice(voices)');
revoke execute on function what_i_am_to_voice from kith_app;

-- Under which name it is shown: in public the one that was chosen; elsewhere none.
create function name_of_voice(v voices) returns text language sql stable as $$
  select case when v.shown = 'public' then case v.said_as when 'own' then coalesce(called(v.teller_id), v.teller_name) when 'other' then v.said_name end end
$$;
call as_definer('name_of_voice(voices)');
revoke execute on function name_of_voice from kith_app;

-- One voice for who may read it. A moderator's look at words that are shown to nobody else is written for the teller to see.
create function read_voice(which uuid) returns jsonb language plpgsql volatile as $$
declare
  v voices;
  as_what text;
begin
  select * into v from voices where place_id = here() and id = which;
  if v.id is null then raise exception 'no door' using errcode = 'KI002'; end if;
  as_what := what_i_am_to_voice(v);
  if as_what is null then raise exception 'no door' using errcode = 'KI002'; end if;
  if as_what = 'moderator' and v.shown = 'moderators' and v.teller_id is not null and v.words is not null then
    insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
    select here(), me(), v.teller_id, v.id, 'group', s.host_id from sources s where s.place_id = here() and s.id = v.listening_id;
  end if;
  return jsonb_build_object('id', v.id, 'listeningId', v.listening_id, 'iAm', as_what, 'words', v.words, 'name', name_of_voice(v),
    'byListener', v.consent <> 'own', 'consent', v.consent, 'writtenAt', v.written_at, 'confirmedAt', v.confirmed_at,
    'confirmedBy', v.confirmed_by, 'withdrawnAt', v.withdrawn_at, 'shown', v.shown, 'mayLift', v.may_lift,
    'isSource', sees_source(v.id))
    || case when as_what in ('teller', 'listener', 'second') then jsonb_build_object('saidAs', v.said_as, 'saidName', v.said_name,
      'teller', coalesce(called(v.teller_id), v.teller_name), 'listener', called(v.listener_id),
      'second', coalesce(called(v.second_id), (select string_agg(called(c.person_id), ', ') from companions_who_count c
        join ties t on t.place_id = c.place_id and t.id = c.tie_id
        where c.place_id = here() and v.teller_id in (t.from_id, t.to_id) and v.listener_id in (t.from_id, t.to_id))),
      'tellerIsHere', v.teller_id is not null, 'tellerIsChild', coalesce(is_child(v.teller_id), false), 'hasSlip', v.slip_hash is not null) else '{}' end;
end
$$;
call as_definer('read_voice(uuid)');

-- Confirmed voices that I may read, words where they are shown to me here; a moderator also learns of those kept to moderators. In
-- an order that says nothing of when they came.
create function voices_in(which uuid) returns table (id uuid, words text, name text, by_listener boolean, private boolean, may_lift boolean)
language sql stable as $$
  -- Asked once, and not for each of hundreds of voices.
  with i as materialized (select i_moderate(which) as moderate),
  shown as materialized (select source_id as id from sources_shown_to_me()),
  barred as materialized (select person_id as id from barred_to_me())
  select v.id, case when v.shown <> 'moderators' then v.words end,
    case when v.shown = 'public' and v.said_as <> 'none' then name_of_voice(v) end, v.consent <> 'own', v.shown = 'moderators',
    v.may_lift and i.moderate
  from voices v cross join i
  where v.place_id = here() and v.listening_id = which and v.confirmed_at is not null and v.words is not null
    and (v.shown <> 'moderators' and (v.id in (select id from shown)
        or exists (select from sources s where s.place_id = here() and s.id = v.id and s.shown_to = 'public'))
      or i.moderate and (v.teller_id is null or v.teller_id not in (select id from barred)))
  order by md5(v.id::text)
$$;
call as_definer('voices_in(uuid)');
alter function voices_in rows 500;

-- Voices I have to do with: said by me, written by me for somebody, or with me as the second adult. From one's own sign-in only.
create function my_voices() returns table (
  id uuid, listening_id uuid, title text, i_am text, words text, teller text, written_at timestamptz, confirmed_at timestamptz, withdrawn_at timestamptz)
language sql stable as $$
  select v.id, v.listening_id, s.title, case me() when v.teller_id then 'teller' when v.listener_id then 'listener' else 'second' end,
    v.words, coalesce(called(v.teller_id), v.teller_name), v.written_at, v.confirmed_at, v.withdrawn_at
  from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id
  where v.place_id = here() and helper() is null and me() in (v.teller_id, v.listener_id, v.second_id)
    and (v.teller_id = me() or v.teller_id is null or v.teller_id not in (select person_id from barred_to_me()))
  order by v.written_at desc
$$;
call as_definer('my_voices()');

-- Right as it stands, or in the words and for the uses that I now say. What the listener may mend is not confirmed by that.
create function mend_voice(which uuid, said text, as_whom text, called_it text, use_shown text, lift boolean) returns void
language plpgsql volatile as $$
declare
  v voices;
  mine boolean;
begin
  select * into v from voices where place_id = here() and id = which and withdrawn_at is null for update;
  mine := v.teller_id = me();
  if v.id is null or helper() is not null or not coalesce(mine, false) and not (v.listener_id = me() and v.confirmed_at is null
      and what_i_am_to_voice(v) is not null) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  perform change_voice(which, said, as_whom, called_it, use_shown, lift, case when mine then 'teller' end);
  perform write_trail('listening.mend', coalesce(v.teller_id, me()), which);
  if mine and v.confirmed_at is null and v.listener_id is not null then perform tell(v.listener_id, 'listening.confirmed', me(), which); end if;
end
$$;
call as_definer('mend_voice(uuid, text, text, text, text, boolean)');

create function change_voice(which uuid, said text, as_whom text, called_it text, use_shown text, lift boolean, by_whom text) returns void
language plpgsql volatile as $$
declare
  was voices;
begin
  select * into was from voices where place_id = here() and id = which;
  perform check_use(was.teller_id, false, as_whom, use_shown);
  update voices set words = said, said_as = as_whom, said_name = called_it, shown = use_shown, may_lift = lift,
    confirmed_at = case when by_whom is null then confirmed_at else coalesce(confirmed_at, now()) end,
    confirmed_by = coalesce(confirmed_by, by_whom)
    where place_id = here() and id = which;
  if was.confirmed_at is not null or by_whom is not null then perform publish_voice(which); end if;
  -- What was made of the words as they stood goes with them, and what was lifted goes with the yes to it.
  if said <> was.words or use_shown = 'moderators' then perform take_from_readings(which, was.words); end if;
  if not lift then perform drop_lifted(which); end if;
end
$$;
call as_definer('change_voice(uuid, text, text, text, text, boolean, text)');
revoke execute on function change_voice from kith_app;

create function confirm_voice(which uuid) returns void language plpgsql volatile as $$
declare
  v voices;
begin
  select * into v from voices where place_id = here() and id = which and teller_id = me() and withdrawn_at is null and helper() is null;
  if v.id is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  if v.confirmed_at is not null then return; end if;
  update voices set confirmed_at = now(), confirmed_by = 'teller' where place_id = here() and id = which;
  perform publish_voice(which);
  perform write_trail('listening.confirm', me(), which);
  if v.listener_id is not null then perform tell(v.listener_id, 'listening.confirmed', me(), which); end if;
end
$$;
call as_definer('confirm_voice(uuid)');

create function withdraw_voice(which uuid) returns void language plpgsql volatile as $$
begin
  if helper() is not null or not exists (select from voices v where v.place_id = here() and v.id = which and v.teller_id = me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  perform unsay_voice(which);
  perform write_trail('listening.withdraw', me(), which);
end
$$;
call as_definer('withdraw_voice(uuid)');

-- A slip for a teller who has no device: whoever holds its code reads, confirms, mends or withdraws. Not for a child in the place,
-- who has a sign-in of their own.
create function make_slip(which uuid, code bytea) returns void language plpgsql volatile as $$
begin
  update voices set slip_hash = code where place_id = here() and id = which and listener_id = me() and helper() is null
    and withdrawn_at is null and not coalesce(is_child(teller_id), false)
    and (teller_id is null or teller_id not in (select person_id from barred_to_me()));
  if not found then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('listening.slip', coalesce((select teller_id from voices where place_id = here() and id = which), me()), which);
end
$$;
call as_definer('make_slip(uuid, bytea)');
create function place_of_slip(code bytea) returns uuid language sql stable as $$ select place_id from voices where slip_hash = code $$;
call as_definer('place_of_slip(bytea)');
create function slip_voice(code bytea) returns jsonb language sql stable as $$
  select jsonb_build_object('id', v.id, 'title', s.title, 'words', v.words, 'saidAs', v.said_as, 'saidName', v.said_name, 'shown', v.shown,
    'mayLift', v.may_lift, 'confirmedAt', v.confirmed_at, 'withdrawnAt', v.withdrawn_at, 'writtenAt', v.written_at,
    'isSource', exists (select from sources p where p.place_id = here() and p.id = v.id and p.shown_to = 'public'))
  from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id
  where v.place_id = here() and v.slip_hash = code
$$;
call as_definer('slip_voice(bytea)');
create function answer_slip(code bytea, what text, said text, as_whom text, called_it text, use_shown text, lift boolean) returns void
language plpgsql volatile as $$
declare
  v voices;
begin
  select * into v from voices where place_id = here() and slip_hash = code and withdrawn_at is null;
  if v.id is null then raise exception 'no door' using errcode = 'KI002'; end if;
  if what = 'withdraw' then
    perform unsay_voice(v.id);
  elsif what = 'confirm' then
    if v.confirmed_at is null then
      update voices set confirmed_at = now(), confirmed_by = 'slip' where place_id = here() and id = v.id;
      perform publish_voice(v.id);
    end if;
  else
    perform change_voice(v.id, said, as_whom, called_it, use_shown, lift, 'slip');
  end if;
  if v.confirmed_at is null and what <> 'withdraw' then perform tell(v.listener_id, 'listening.confirmed', null, v.id); end if;
end
$$;
call as_definer('answer_slip(bytea, text, text, text, text, text, boolean)');

-- Those who said what is on this thread and have no other way to hear of it than by hand: for whoever runs the listening.
create function told_by_hand_listening(which uuid) returns table (source_id uuid, name text, channel text, reach text)
language sql stable as $$
  with recursive back as (
    select which as id
    union select l.from_id from back b join source_links l on l.place_id = here() and l.to_id = b.id
  )
  select v.id, coalesce(called(v.teller_id), v.teller_name), v.channel, v.reach
  from back b join voices v on v.place_id = here() and v.id = b.id
  where v.channel <> 'here' and v.withdrawn_at is null and v.confirmed_at is not null and i_run(v.listening_id)
$$;
call as_definer('told_by_hand_listening(uuid)');
revoke execute on function told_by_hand_listening from kith_app;
