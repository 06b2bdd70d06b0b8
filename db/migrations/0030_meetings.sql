-- A meeting: people, a time, a place, a shape. The one shape so far is the conversation of two who have a tie that is not kin
-- and not mutual (mentor, tutor, coach …); gatherings of more people are in 0062. A conversation is a thing of the one it is for, who sees who
-- can see it and who looked; it is open to the other through the tie, as any thing is, until its owner closes it. That it took
-- place and how long it was are facts; its words are content and provisional until the one it is for says they are right.
insert into thing_kinds values ('conversation', null);

create table meetings (
  place_id uuid not null,
  id uuid not null,
  shape text not null check (shape in ('conversation')),
  -- Gone when one of the two deleted themselves; the other keeps what is theirs.
  tie_id uuid,
  starts_at timestamptz,
  at_place text check (length(at_place) <= 200),
  held_on date,
  minutes int check (minutes between 1 and 600),
  recorded_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  called_off_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, id) references things,
  foreign key (place_id, tie_id) references ties,
  check (starts_at is not null or held_on is not null),
  check ((held_on is null) = (minutes is null) and (held_on is null) = (recorded_at is null))
);
create index on meetings (place_id, tie_id);
call protect('meetings', 'select');
call record_changes('meetings', 'tie_id');

-- What was said, as first written and as mended; the latest stands. read_back: the writer read it out, and heard that it is so.
create table meeting_words (
  place_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  by_id uuid not null,
  text text not null check (length(trim(text)) between 1 and 4000),
  read_back boolean not null,
  said_at timestamptz not null default clock_timestamp(),
  said_order bigint not null generated always as identity,
  -- When the one it is for said, from their own sign-in, that it is right.
  confirmed_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, meeting_id) references meetings
);
create index on meeting_words (place_id, meeting_id);
call protect('meeting_words', 'select');

-- Whom the one it is for would like to sit in. They learn when and where it is, not what was said.
create table meeting_guests (
  place_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  tie_id uuid,
  asked_at timestamptz not null default now(),
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  primary key (place_id, meeting_id, person_id),
  foreign key (place_id, meeting_id) references meetings,
  foreign key (place_id, person_id) references people,
  foreign key (place_id, tie_id) references ties
);
create index on meeting_guests (place_id, person_id);
call protect('meeting_guests', 'select');

-- Who will do what by when, because of a source: any thing that can be pointed at. Words that another wrote for me are a
-- proposal until I take them on.
create table commitments (
  place_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  who_id uuid not null,
  what text not null check (length(trim(what)) between 1 and 500),
  by_on date,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  taken_on_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, source_id) references things,
  foreign key (place_id, who_id) references people
);
create index on commitments (place_id, source_id);
create index on commitments (place_id, who_id);
call protect('commitments', 'select');

-- What came of it.
create table commitment_ends (
  place_id uuid not null,
  commitment_id uuid not null,
  came text not null check (came in ('done', 'let_go')),
  words text check (length(words) <= 500),
  said_by uuid not null,
  said_at timestamptz not null default now(),
  primary key (place_id, commitment_id),
  foreign key (place_id, commitment_id) references commitments
);
call protect('commitment_ends', 'select');

-- Mine, those open to me, and those I am asked to sit in on while my own tie to whom it is for lives.
create function meetings_i_see() returns table (meeting_id uuid) language sql stable as $$
  select m.id from meetings m where m.place_id = here() and helper() is null
    and (m.id in (select thing_id from things_i_own()) or m.id in (select thing_id from open_to_me()))
  union
  select g.meeting_id from meeting_guests g join things t on t.place_id = g.place_id and t.id = g.meeting_id
  where g.place_id = here() and g.person_id = me() and g.answer is distinct from 'no' and helper() is null
    and g.tie_id in (select tie_id from my_live_ties())
$$;
call as_definer('meetings_i_see()');
call near('meetings_i_see()');
create policy seen on meetings for select to kith_app
  using (place_id = (select here()) and id in (select meetings_i_see()));
create policy mine on meeting_words for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and meeting_id in (select things_i_own())
    and by_id not in (select barred_to_me()));
create policy mine_or_sides on meeting_guests for select to kith_app
  using (place_id = (select here()) and person_id not in (select barred_to_me())
    and meeting_id in (select meetings_i_see())
    and (person_id = (select me()) or meeting_id in (select thing_ids_i_see())));
create policy mine_or_source on commitments for select to kith_app
  using (place_id = (select here()) and (select helper()) is null
    and who_id not in (select barred_to_me()) and made_by not in (select barred_to_me())
    and (who_id = (select me()) or source_id in (select thing_ids_i_see())));
create policy seen on commitment_ends for select to kith_app
  using (place_id = (select here()) and commitment_id in (select id from commitments)
    and said_by not in (select barred_to_me()));

-- The tie of a conversation I may have: live, mine, with somebody it is for. Null where there is none.
create function conversation_is_for(tie uuid) returns uuid language sql stable as $$
  select t.to_id from ties t join tie_kinds k on k.kind = t.kind and not k.kin and not k.mutual
  where t.place_id = here() and t.id = tie and t.id in (select tie_id from my_live_ties()) and helper() is null
$$;
call as_definer('conversation_is_for(uuid)');
revoke execute on function conversation_is_for from kith_app;

create function other_side(tie uuid) returns uuid language sql stable as $$
  select case when t.from_id = me() then t.to_id else t.from_id end from ties t
  where t.place_id = here() and t.id = tie and me() in (t.from_id, t.to_id)
$$;
call as_definer('other_side(uuid)');
revoke execute on function other_side from kith_app;

create function open_conversation(new_id uuid, tie uuid, whom uuid) returns void language plpgsql volatile as $$
begin
  insert into things (place_id, id, kind, owner_id) values (here(), new_id, 'conversation', whom);
  insert into grants (place_id, id, thing_id, tie_id, may, given_by) values (here(), gen_random_uuid(), new_id, tie, 'see', me());
end
$$;
call as_definer('open_conversation(uuid, uuid, uuid)');
revoke execute on function open_conversation from kith_app;

-- Either of the two says when and where they next talk.
create function plan_conversation(new_id uuid, tie uuid, at timestamptz, in_place text) returns void language plpgsql volatile as $$
declare
  whom uuid := conversation_is_for(tie);
begin
  if whom is null then raise exception 'no live tie' using errcode = 'KI003'; end if;
  if at <= now() then raise exception 'has passed' using errcode = 'KI004'; end if;
  perform open_conversation(new_id, tie, whom);
  insert into meetings (place_id, id, shape, tie_id, starts_at, at_place, made_by)
  values (here(), new_id, 'conversation', tie, at, nullif(trim(in_place), ''), me());
  perform write_trail('conversation.plan', whom, new_id);
  perform tell(other_side(tie), 'conversation.planned', me(), new_id);
end
$$;
call as_definer('plan_conversation(uuid, uuid, timestamptz, text)');

create function call_off_conversation(which uuid) returns void language plpgsql volatile as $$
declare
  m meetings;
begin
  select * into m from meetings x where x.place_id = here() and x.id = which for update;
  if m.id is null or conversation_is_for(m.tie_id) is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  if m.held_on is not null or m.called_off_at is not null then raise exception 'too late' using errcode = 'KI004'; end if;
  update meetings set called_off_at = now() where place_id = here() and id = which;
  perform write_trail('conversation.call_off', conversation_is_for(m.tie_id), which);
  perform tell(other_side(m.tie_id), 'conversation.called_off', me(), which);
end
$$;
call as_definer('call_off_conversation(uuid)');

-- The conversation took place: a planned one by its id, or a new one. Whoever it is not for writes what was talked about in the
-- words of whom it is for; `aloud`: read back to them and heard to be right, which they can still say from their own sign-in.
create function record_conversation(which uuid, tie uuid, held date, length_minutes int, said text, aloud boolean)
returns void language plpgsql volatile as $$
declare
  whom uuid := conversation_is_for(tie);
  planned meetings;
begin
  if whom is null then raise exception 'no live tie' using errcode = 'KI003'; end if;
  if held > current_date or held < current_date - 366 then raise exception 'not a day it can be' using errcode = 'KI004'; end if;
  select * into planned from meetings m where m.place_id = here() and m.id = which for update;
  if planned.id is null then
    perform open_conversation(which, tie, whom);
    insert into meetings (place_id, id, shape, tie_id, held_on, minutes, recorded_at, made_by)
    values (here(), which, 'conversation', tie, held, length_minutes, now(), me());
  elsif planned.tie_id is distinct from tie or planned.held_on is not null or planned.called_off_at is not null then
    raise exception 'not one to be held' using errcode = 'KI004';
  else
    update meetings set held_on = held, minutes = length_minutes, recorded_at = now() where place_id = here() and id = which;
  end if;
  insert into meeting_words (place_id, id, meeting_id, by_id, text, read_back, confirmed_at)
  values (here(), gen_random_uuid(), which, me(), said, aloud and whom <> me(), case when whom = me() then now() end);
  perform write_trail('conversation.note', whom, which);
  perform tell(other_side(tie), 'conversation.noted', me(), which);
end
$$;
call as_definer('record_conversation(uuid, uuid, date, int, text, boolean)');

-- The one it is for says that it is right, or in other words how it was; what was proposed to them there they take on.
create function confirm_conversation(which uuid, mended text) returns void language plpgsql volatile as $$
declare
  standing meeting_words;
  tie uuid;
begin
  if helper() is not null or not exists (select from things t where t.place_id = here() and t.id = which and t.kind = 'conversation'
    and t.owner_id = me()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select m.tie_id into tie from meetings m where m.place_id = here() and m.id = which;
  select * into standing from meeting_words w where w.place_id = here() and w.meeting_id = which order by w.said_order desc limit 1;
  if standing.id is null then raise exception 'nothing was written' using errcode = 'KI004'; end if;
  if mended is null or mended = standing.text then
    update meeting_words set confirmed_at = coalesce(confirmed_at, now()) where place_id = here() and id = standing.id;
  else
    insert into meeting_words (place_id, id, meeting_id, by_id, text, read_back, confirmed_at)
    values (here(), gen_random_uuid(), which, me(), mended, false, now());
  end if;
  perform write_trail('conversation.confirm', me(), which);
  if other_side(tie) is not null then perform tell(other_side(tie), 'conversation.confirmed', me(), which); end if;
end
$$;
call as_definer('confirm_conversation(uuid, text)');

-- What was said, to whoever it is open to. Writes who looked.
create function read_conversation(which uuid) returns jsonb language plpgsql volatile as $$
declare
  door text;
begin
  if helper() is not null or not exists (select from meetings m where m.place_id = here() and m.id = which) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  door := note_read(which);
  return (
    select jsonb_build_object('door', door, 'words', w.text, 'byId', w.by_id, 'saidAt', w.said_at, 'readBack', w.read_back,
      'confirmedAt', w.confirmed_at,
      'firstWords', (select f.text from meeting_words f where f.place_id = here() and f.meeting_id = which
                     order by f.said_order limit 1))
    from meeting_words w where w.place_id = here() and w.meeting_id = which order by w.said_order desc limit 1);
end
$$;
call as_definer('read_conversation(uuid)');

-- What the adult of a tie wrote, for its companion. Writes that the companion looked.
create function read_conversations_as_companion(tie uuid) returns jsonb language plpgsql volatile as $$
begin
  if helper() is not null or not exists (
    select from companions_who_count c where c.place_id = here() and c.tie_id = tie and c.person_id = me()
  ) or exists (select from ties t where t.place_id = here() and t.id = tie
    and (t.from_id in (select barred_to_me()) or t.to_id in (select barred_to_me()))) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
  select here(), me(), h.owner_id, m.id, 'companion', tie
  from meetings m join things h on h.place_id = m.place_id and h.id = m.id
  where m.place_id = here() and m.tie_id = tie and m.held_on is not null;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', m.id, 'heldOn', m.held_on, 'minutes', m.minutes, 'words', w.text, 'byId', w.by_id,
      'promises', (select coalesce(jsonb_agg(c.what order by c.made_at, c.id), '[]') from commitments c
        where c.place_id = here() and c.source_id = m.id and c.made_by = w.by_id)) order by m.held_on desc, m.id), '[]')
    from meetings m join ties t on t.place_id = m.place_id and t.id = m.tie_id
    join lateral (select * from meeting_words w where w.place_id = here() and w.meeting_id = m.id and w.by_id = t.from_id
      order by w.said_order desc limit 1) w on true
    where m.place_id = here() and m.tie_id = tie);
end
$$;
call as_definer('read_conversations_as_companion(uuid)');

-- The one it is for asks somebody of theirs to sit in: a parent or other kin by a live tie, before it takes place.
create function ask_guest(which uuid, whom uuid) returns void language plpgsql volatile as $$
declare
  through uuid;
begin
  if helper() is not null or not exists (select from things t where t.place_id = here() and t.id = which and t.kind = 'conversation'
    and t.owner_id = me()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select l.tie_id into through from my_live_ties() l join tie_kinds k on k.kind = l.kind and k.kin where l.other_id = whom limit 1;
  if through is null then raise exception 'not kin by a live tie' using errcode = 'KI003'; end if;
  if not exists (select from meetings m where m.place_id = here() and m.id = which and m.held_on is null and m.called_off_at is null) then
    raise exception 'too late' using errcode = 'KI004';
  end if;
  if exists (select from meetings m join ties t on t.place_id = m.place_id and t.id = m.tie_id
    join open_blocks b on b.place_id = m.place_id and whom in (b.protects_id, b.against_id)
      and t.from_id in (b.protects_id, b.against_id)
    where m.place_id = here() and m.id = which) then return; end if;
  insert into meeting_guests (place_id, meeting_id, person_id, tie_id) values (here(), which, whom, through) on conflict do nothing;
  perform write_trail('conversation.ask_guest', me(), which);
  perform tell(whom, 'conversation.guest', me(), which);
end
$$;
call as_definer('ask_guest(uuid, uuid)');

create function answer_guest(which uuid, said text) returns void language plpgsql volatile as $$
declare
  whom uuid;
begin
  update meeting_guests set answer = said, answered_at = now()
    where place_id = here() and meeting_id = which and person_id = me() and helper() is null
      and which in (select meeting_id from meetings_i_see());
  if not found then raise exception 'not asked' using errcode = 'KI003'; end if;
  select owner_id into whom from things where place_id = here() and id = which;
  perform write_trail('conversation.answer_guest', whom, which);
  perform tell(whom, 'conversation.guest_answered', me(), which);
end
$$;
call as_definer('answer_guest(uuid, text)');

-- For oneself, or proposed to whom the source belongs to or whoever else it is open to through a tie with them.
create function add_commitment(new_id uuid, because uuid, who uuid, does text, by_day date) returns void language plpgsql volatile as $$
declare
  whose uuid;
begin
  select t.owner_id into whose from things t where t.place_id = here() and t.id = because and t.id in (select thing_ids_i_see());
  if whose is null or helper() is not null or not (who in (me(), whose) or exists (
    select from meetings m join ties t on t.place_id = m.place_id and t.id = m.tie_id
    where m.place_id = here() and m.id = because and who in (t.from_id, t.to_id))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  insert into commitments (place_id, id, source_id, who_id, what, by_on, made_by, taken_on_at)
  values (here(), new_id, because, who, does, by_day, me(), case when who = me() then now() end);
  perform write_trail('commitment.make', who, because);
end
$$;
call as_definer('add_commitment(uuid, uuid, uuid, text, date)');

create function take_on(which uuid) returns void language plpgsql volatile as $$
declare
  because uuid;
begin
  if helper() is not null or not exists (select from commitments where place_id = here() and id = which and who_id = me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  update commitments set taken_on_at = now() where place_id = here() and id = which and taken_on_at is null returning source_id into because;
  if because is null then return; end if;
  perform write_trail('commitment.take_on', me(), because);
  perform tell_thread(because, 'thread.promised');
end
$$;
call as_definer('take_on(uuid)');

-- Whoever promised says what came of it; who proposed it may let it go while it is only proposed.
create function end_commitment(which uuid, how text, said text) returns void language plpgsql volatile as $$
declare
  c commitments;
begin
  select * into c from commitments x where x.place_id = here() and x.id = which for update;
  if c.id is null or helper() is not null or me() is null or not (c.who_id = me() or (c.made_by = me() and c.taken_on_at is null and how = 'let_go')) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  insert into commitment_ends (place_id, commitment_id, came, words, said_by)
  values (here(), which, how, nullif(trim(said), ''), me()) on conflict do nothing;
  perform write_trail('commitment.end', c.who_id, c.source_id);
  if c.taken_on_at is not null then perform tell_thread(c.source_id, 'thread.came'); end if;
end
$$;
call as_definer('end_commitment(uuid, text, text)');

-- Deleting oneself: conversations that were for me go, with all that hangs on them; of those for others my unconfirmed words.
create function erase_with_meetings() returns void language plpgsql volatile as $$
begin
  delete from commitment_ends e using commitments c where e.place_id = here() and c.place_id = here() and c.id = e.commitment_id
    and (c.who_id = me() or c.source_id in (select t.id from things t where t.place_id = here() and t.owner_id = me()));
  delete from commitments where place_id = here()
    and (who_id = me() or source_id in (select t.id from things t where t.place_id = here() and t.owner_id = me()));
  update commitments set what = '…' where place_id = here() and made_by = me() and taken_on_at is null;
  update commitment_ends set words = null where place_id = here() and said_by = me();
  delete from meeting_guests where place_id = here() and (person_id = me()
    or meeting_id in (select t.id from things t where t.place_id = here() and t.owner_id = me()));
  delete from meeting_words where place_id = here()
    and meeting_id in (select t.id from things t where t.place_id = here() and t.owner_id = me());
  update meeting_words set text = '…' where place_id = here() and by_id = me() and confirmed_at is null;
  delete from meetings where place_id = here() and id in (select t.id from things t where t.place_id = here() and t.owner_id = me());
  update meetings set tie_id = null, at_place = case when made_by = me() then null else at_place end
    where place_id = here() and tie_id in (select t.id from ties t where t.place_id = here() and me() in (t.from_id, t.to_id));
  update meeting_guests set tie_id = null
    where place_id = here() and tie_id in (select t.id from ties t where t.place_id = here() and me() in (t.from_id, t.to_id));
end
$$;
call as_definer('erase_with_meetings()');
revoke execute on function erase_with_meetings from kith_app;

create function merge_with_meetings(keep uuid, other uuid) returns void language sql volatile as $$
  delete from meeting_guests g where g.place_id = here() and g.person_id = other and exists (
    select from meeting_guests o where o.place_id = here() and o.meeting_id = g.meeting_id and o.person_id = keep)
$$;
call as_definer('merge_with_meetings(uuid, uuid)');
revoke execute on function merge_with_meetings from kith_app;

create function held_by_meetings() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'conversations', (select jsonb_agg(jsonb_build_object(
        'who', called(case when i.from_id = me() then i.to_id else i.from_id end), 'planned', m.starts_at, 'place', m.at_place,
        'heldOn', m.held_on, 'minutes', m.minutes, 'by', called(m.made_by), 'madeAt', m.made_at, 'recordedAt', m.recorded_at,
        'calledOffAt', m.called_off_at,
        'words', case when h.owner_id = me() then (select jsonb_agg(jsonb_build_object(
            'by', called(w.by_id), 'text', w.text, 'saidAt', w.said_at, 'readBack', w.read_back, 'confirmedAt', w.confirmed_at)
            order by w.said_order) from meeting_words w where w.place_id = here() and w.meeting_id = m.id) end,
        'guests', case when h.owner_id = me() then (select jsonb_agg(jsonb_build_object(
            'who', called(g.person_id), 'askedAt', g.asked_at, 'answer', g.answer, 'answeredAt', g.answered_at) order by g.asked_at)
            from meeting_guests g where g.place_id = here() and g.meeting_id = m.id
              and g.person_id not in (select person_id from barred_to_me())) end) order by m.made_at)
      from meetings m join things h on h.place_id = m.place_id and h.id = m.id
      left join ties i on i.place_id = m.place_id and i.id = m.tie_id
      where m.place_id = here() and (h.owner_id = me() or me() in (i.from_id, i.to_id) or m.made_by = me())
        and not exists (select from barred_to_me() b where b.person_id in (h.owner_id, i.from_id, m.made_by))),
    'wordsForOthers', (select jsonb_agg(jsonb_build_object('text', w.text, 'saidAt', w.said_at) order by w.said_at)
      from meeting_words w join things h on h.place_id = w.place_id and h.id = w.meeting_id
      where w.place_id = here() and w.by_id = me() and h.owner_id not in (select person_id from barred_to_me())),
    'sittingIn', (select jsonb_agg(jsonb_build_object(
        'who', called(h.owner_id), 'askedAt', g.asked_at, 'answer', g.answer, 'answeredAt', g.answered_at) order by g.asked_at)
      from meeting_guests g join things h on h.place_id = g.place_id and h.id = g.meeting_id
      where g.place_id = here() and g.person_id = me() and h.owner_id not in (select person_id from barred_to_me())),
    'promises', (select jsonb_agg(jsonb_build_object(
        'who', called(c.who_id), 'what', c.what, 'until', c.by_on, 'by', called(c.made_by), 'madeAt', c.made_at,
        'takenOnAt', c.taken_on_at, 'came', e.came, 'words', case when e.said_by = me() or c.who_id = me() then e.words end,
        'endedAt', e.said_at) order by c.made_at)
      from commitments c left join commitment_ends e on e.place_id = c.place_id and e.commitment_id = c.id
      where c.place_id = here() and me() in (c.who_id, c.made_by)
        and not exists (select from barred_to_me() b where b.person_id in (c.who_id, c.made_by))))
$$;
call as_definer('held_by_meetings()');
revoke execute on function held_by_meetings from kith_app;
