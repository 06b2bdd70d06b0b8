-- Groups that people make themselves: family, circle, team, cell. Whoever founds one is in it; others come in by being
-- asked and saying yes, and leave when they like. Being asked is a row, an answer is a row; no needs no reason, and whoever
-- asked is told of a yes only.

create table group_asks (
  place_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  taken_back_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, group_id) references groups,
  foreign key (place_id, person_id) references people,
  foreign key (place_id, asked_by) references people,
  check (person_id <> asked_by)
);
create index on group_asks (place_id, person_id);
create index on group_asks (place_id, asked_by);
create unique index on group_asks (place_id, group_id, person_id) where taken_back_at is null;
call protect('group_asks', '');

-- What the one who is asked said, or a parent for them. The latest of each counts.
create table group_answers (
  place_id uuid not null,
  id uuid not null,
  ask_id uuid not null,
  person_id uuid not null,
  answer text not null check (answer in ('yes', 'no')),
  said_at timestamptz not null default clock_timestamp(),
  said_order bigint not null generated always as identity,
  primary key (place_id, id),
  foreign key (place_id, ask_id) references group_asks on delete cascade,
  foreign key (place_id, person_id) references people
);
create index on group_answers (place_id, ask_id);
call protect('group_answers', '');

-- Whose yes it takes: a grown-up's own; of a child in a family as for a family tie; elsewhere the child's own from 13, and a
-- parent's too before that.
create function yes_to_group(group_kind text, who uuid) returns text language sql stable as $$
  select case
    when not a.child then 'own'
    when group_kind <> 'family' then case when a.age >= 13 then 'own' else 'both' end
    else case y.needs when 'both' then 'both' when 'parent' then 'parent' else 'own' end end
  from ages a left join tie_yes y on y.kind = 'family' and a.age between y.from_age and y.to_age
  where a.place_id = here() and a.person_id = who
$$;
call as_definer('yes_to_group(text, uuid)');
revoke execute on function yes_to_group from kith_app;

create function is_in_group(which uuid, who uuid) returns boolean language sql stable as $$
  select exists (select from memberships m where m.place_id = here() and m.group_id = which and m.person_id = who
                 and m.to_at is null)
$$;
call as_definer('is_in_group(uuid, uuid)');
revoke execute on function is_in_group from kith_app;

create function i_convene(which uuid) returns boolean language sql stable as $$
  select helper() is null and exists (
    select from my_groups() m join group_kinds k on k.kind = m.kind and k.people_make
    where m.group_id = which and m.role = 'convener')
$$;
call as_definer('i_convene(uuid)');

create function is_live_kin(a uuid, b uuid) returns boolean language sql stable as $$
  select exists (
    select from ties t join tie_kinds k on k.kind = t.kind and k.kin
    join tie_states s on s.place_id = t.place_id and s.tie_id = t.id and s.state = 'live'
    where t.place_id = here() and ((t.from_id = a and t.to_id = b) or (t.from_id = b and t.to_id = a)))
$$;
call as_definer('is_live_kin(uuid, uuid)');
revoke execute on function is_live_kin from kith_app;

-- What keeps children out of a team, a circle or a cell that has a grown-up in it: a second adult, or a check in date.
create function group_lacks(which uuid) returns text language sql stable as $$
  select case
    when exists (select from keepers(which)) then null
    when 2 > (select count(distinct m.person_id) from memberships m
              join ages a on a.place_id = m.place_id and a.person_id = m.person_id
              where m.place_id = here() and m.group_id = which and m.to_at is null and not a.child) then 'second_adult'
    else 'check' end
$$;
call as_definer('group_lacks(uuid)');
revoke execute on function group_lacks from kith_app;

-- Why somebody cannot be in a group that one in it asks them into; null when they can. In a family everybody is kin of
-- whoever asks, and a grown-up and a child are kin of each other, because there a grown-up reads what a child opens.
create function why_not_in(which uuid, who uuid, asker uuid) returns text language sql stable as $$
  with others as (
    select distinct m.person_id, (not a.child and not w.child) or (a.known_child and w.known_child) as peer
    from memberships m join ages a on a.place_id = m.place_id and a.person_id = m.person_id
    join ages w on w.place_id = m.place_id and w.person_id = who
    where m.place_id = here() and m.group_id = which and m.to_at is null
  )
  select case
    when g.closed_at is not null then 'closed'
    when g.kind = 'family' then case
      when not is_live_kin(asker, who) then 'kin'
      when exists (select from others o where o.person_id <> asker and not is_live_kin(asker, o.person_id)) then 'others_kin'
      when exists (select from others o where not o.peer and o.person_id <> asker and not is_live_kin(o.person_id, who))
        then 'child_kin' end
    when is_child(who) and exists (select from others o where not o.peer) then group_lacks(which) end
  from groups g where g.place_id = here() and g.id = which
$$;
call as_definer('why_not_in(uuid, uuid, uuid)');
revoke execute on function why_not_in from kith_app;

-- How an ask stands. Open until it is taken back, whoever asked is no longer in the group, or the one asked is. Blocked where
-- somebody in the group and the one asked must not meet: then it is told to nobody, and waits.
create view group_ask_facts as
select k.place_id, k.id as ask_id, k.group_id, g.kind, g.name, k.person_id, k.asked_by, k.asked_at,
  yes_to_group(g.kind, k.person_id) as needs, own.answer as own_says, par.answer as parent_says,
  k.taken_back_at is null and g.closed_at is null and is_in_group(g.id, k.asked_by)
    and not is_in_group(g.id, k.person_id) as open,
  exists (select from open_blocks b where b.place_id = k.place_id and (
    (b.protects_id = k.person_id and (b.against_id = k.asked_by or is_in_group(g.id, b.against_id)))
    or (b.against_id = k.person_id and (b.protects_id = k.asked_by or is_in_group(g.id, b.protects_id))))) as blocked
from group_asks k join groups g on g.place_id = k.place_id and g.id = k.group_id
left join lateral (select a.answer from group_answers a where a.place_id = k.place_id and a.ask_id = k.id
  and a.person_id = k.person_id order by a.said_order desc limit 1) own on true
left join lateral (select a.answer from group_answers a where a.place_id = k.place_id and a.ask_id = k.id
  and a.person_id <> k.person_id order by a.said_order desc limit 1) par on true;
alter view group_ask_facts owner to kith_definer;

-- Asks that wait: of me, of a child of mine where a parent's yes is needed, and those I made, of which I am told no more than
-- that they wait.
create function my_group_asks() returns table (
  ask_id uuid, group_id uuid, kind text, group_name text, i_am text, person_id uuid, person_name text, asked_by text,
  asked_at timestamptz, i_said text, waits_for_other boolean, why_not text)
language sql stable as $$
  select f.ask_id, f.group_id, f.kind, f.name, i.am, f.person_id, called(f.person_id), called(f.asked_by), f.asked_at,
    case i.am when 'asked' then f.own_says when 'parent' then f.parent_says end,
    case i.am when 'asked' then f.needs <> 'own' and coalesce(f.parent_says, '') <> 'yes'
      when 'parent' then f.needs = 'both' and coalesce(f.own_says, '') <> 'yes' else true end,
    case when i.am <> 'asker' then why_not_in(f.group_id, f.person_id, f.asked_by) end
  from group_ask_facts f cross join lateral (select case
    when f.asked_by = me() then 'asker'
    when f.person_id = me() and f.needs <> 'parent' then 'asked'
    when f.person_id in (select c.person_id from my_children() c) and f.needs <> 'own' then 'parent' end as am) i
  where f.place_id = here() and f.open and i.am is not null and helper() is null
    and (i.am = 'asker' or not f.blocked)
    and f.asked_by not in (select b.person_id from barred_to_me() b)
    and f.person_id not in (select b.person_id from barred_to_me() b)
$$;
call as_definer('my_group_asks()');

create function found_group(new_id uuid, group_kind text, group_name text) returns uuid language plpgsql volatile as $$
begin
  if helper() is not null or not exists (select from group_kinds k where k.kind = group_kind and k.people_make) then
    raise exception 'not yours to found' using errcode = 'KI003';
  end if;
  insert into parties (place_id, id, kind) values (here(), new_id, 'group');
  insert into groups (place_id, id, kind, name) values (here(), new_id, group_kind, trim(group_name));
  insert into memberships (place_id, id, group_id, person_id, role, source)
  values (here(), gen_random_uuid(), new_id, me(), case group_kind when 'family' then 'member' else 'convener' end, 'person');
  perform write_trail('group.found', me(), new_id);
  return new_id;
end
$$;
call as_definer('found_group(uuid, text, text)');

-- Those I may ask into a group: whom I have a live tie with, and who gave me their code.
create function people_i_may_ask_in() returns table (person_id uuid) language sql stable as $$
  select l.other_id from my_live_ties() l
  union select c.person_id from code_uses u join shared_codes c on c.place_id = u.place_id and c.code = u.code
    where u.place_id = here() and u.used_by = me() and c.ended_at is null and c.until_at > now()
      and c.person_id not in (select b.person_id from barred_to_me() b)
$$;
call as_definer('people_i_may_ask_in()');

-- Why I cannot ask somebody into a group of mine just now, in a word; null when I can.
create function why_not_ask(which uuid, who uuid) returns text language sql stable as $$
  select case
    when helper() is not null or who = me() or not exists (
      select from my_groups() m join group_kinds k on k.kind = m.kind and k.people_make
      where m.group_id = which and (m.kind = 'family' or m.role = 'convener')) then 'not_yours'
    when who not in (select p.person_id from people_i_may_ask_in() p) then 'not_yours'
    when is_in_group(which, who) then 'there'
    else why_not_in(which, who, me()) end
$$;
call as_definer('why_not_ask(uuid, uuid)');

create function ask_into_group(new_id uuid, which uuid, who uuid) returns uuid language plpgsql volatile as $$
declare
  why text := why_not_ask(which, who);
  f group_ask_facts;
begin
  if why = 'not_yours' then raise exception 'nobody you can ask' using errcode = 'KI003'; end if;
  if why is not null then raise exception 'not as things stand: %', why using errcode = 'KI004'; end if;
  select * into f from group_ask_facts x where x.place_id = here() and x.group_id = which and x.person_id = who and x.open;
  if f.ask_id is not null then return f.ask_id; end if;
  -- One that whoever made it can no longer follow up gives way.
  update group_asks set taken_back_at = now()
    where place_id = here() and group_id = which and person_id = who and taken_back_at is null;
  insert into group_asks (place_id, id, group_id, person_id, asked_by) values (here(), new_id, which, who, me());
  -- A parent who asks has said a parent's yes by it.
  if who in (select c.person_id from my_children() c) then
    insert into group_answers (place_id, id, ask_id, person_id, answer) values (here(), gen_random_uuid(), new_id, me(), 'yes');
  end if;
  perform write_trail('group.ask', me(), new_id);
  select * into f from group_ask_facts x where x.place_id = here() and x.ask_id = new_id;
  if not f.blocked then
    if f.needs <> 'parent' then perform tell(who, 'group.asked', me(), new_id); end if;
    if f.needs <> 'own' and f.parent_says is distinct from 'yes' then
      perform tell(s.from_id, 'group.child_asked', who, new_id) from tie_states s
      where s.place_id = here() and s.to_id = who and s.kind = 'parent' and s.state = 'live' and s.from_id <> me();
    end if;
  end if;
  return new_id;
end
$$;
call as_definer('ask_into_group(uuid, uuid, uuid)');

create function take_back_group_ask(which uuid) returns void language plpgsql volatile as $$
begin
  update group_asks set taken_back_at = now()
  where place_id = here() and id = which and asked_by = me() and taken_back_at is null and helper() is null;
  if not found then raise exception 'not yours to take back' using errcode = 'KI003'; end if;
  perform write_trail('group.take_back', me(), which);
end
$$;
call as_definer('take_back_group_ask(uuid)');

-- Yes or no, for oneself or by a live parent for a child whose age asks for it. With the last yes that is needed they are in,
-- if everything it takes still holds; everybody in the group is told.
create function answer_group_ask(which uuid, said text, whom uuid) returns void language plpgsql volatile as $$
declare
  f group_ask_facts;
begin
  select * into f from group_ask_facts x where x.place_id = here() and x.ask_id = which;
  if f.ask_id is null or f.person_id <> whom or which not in (
    select a.ask_id from my_group_asks() a where a.i_am = case when whom = me() then 'asked' else 'parent' end) then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  insert into group_answers (place_id, id, ask_id, person_id, answer) values (here(), gen_random_uuid(), which, me(), said);
  perform write_trail('group.answer', whom, which, jsonb_build_object('answer', said));
  select * into f from group_ask_facts x where x.place_id = here() and x.ask_id = which;
  if (f.needs = 'parent' or f.own_says is not distinct from 'yes') and f.own_says is distinct from 'no'
    and (f.needs = 'own' or f.parent_says is not distinct from 'yes') then
    if why_not_in(f.group_id, whom, f.asked_by) is not null then
      raise exception 'not as things stand' using errcode = 'KI004';
    end if;
    perform tell(m.person_id, 'group.joined', whom, f.group_id) from memberships m
      where m.place_id = here() and m.group_id = f.group_id and m.to_at is null;
    insert into memberships (place_id, id, group_id, person_id, role, source)
    values (here(), gen_random_uuid(), f.group_id, whom, 'member', 'person');
  end if;
end
$$;
call as_definer('answer_group_ask(uuid, text, uuid)');

-- After somebody has left: the last one closes it; without a convener it goes to whoever has been in it longest, a grown-up
-- before a child.
create function after_leaving(which uuid) returns void language plpgsql volatile as $$
declare
  heir memberships;
begin
  update groups g set closed_at = now() where g.place_id = here() and g.id = which and g.closed_at is null
    and not exists (select from memberships m where m.place_id = here() and m.group_id = which and m.to_at is null);
  if found or not exists (select from groups g join group_kinds k on k.kind = g.kind and k.people_make
      where g.place_id = here() and g.id = which and g.kind <> 'family')
    or exists (select from memberships m where m.place_id = here() and m.group_id = which and m.to_at is null
      and m.role = 'convener') then
    return;
  end if;
  select m.* into heir from memberships m join ages a on a.place_id = m.place_id and a.person_id = m.person_id
    where m.place_id = here() and m.group_id = which and m.to_at is null order by a.child, m.from_at, m.id limit 1;
  update memberships set to_at = now() where place_id = here() and id = heir.id;
  insert into memberships (place_id, id, group_id, person_id, role, source)
  values (here(), gen_random_uuid(), which, heir.person_id, 'convener', 'person');
  perform tell(heir.person_id, 'group.convene', null, which);
end
$$;
call as_definer('after_leaving(uuid)');
revoke execute on function after_leaving from kith_app;

create function leave_group(which uuid) returns void language plpgsql volatile as $$
begin
  if helper() is not null or which not in (
    select m.group_id from my_groups() m join group_kinds k on k.kind = m.kind and k.people_make) then
    raise exception 'not yours to leave' using errcode = 'KI003';
  end if;
  update memberships set to_at = now() where place_id = here() and group_id = which and person_id = me() and to_at is null;
  perform write_trail('group.leave', me(), which);
  perform after_leaving(which);
end
$$;
call as_definer('leave_group(uuid)');

create function end_membership(which uuid) returns void language plpgsql volatile as $$
declare
  x memberships;
begin
  select * into x from memberships m where m.place_id = here() and m.id = which and m.to_at is null
    and m.id in (select membership_id from memberships_i_see());
  if x.id is null or x.person_id = me() or not i_convene(x.group_id) then
    raise exception 'not yours to end' using errcode = 'KI003';
  end if;
  update memberships set to_at = now()
    where place_id = here() and group_id = x.group_id and person_id = x.person_id and to_at is null;
  perform write_trail('group.end_membership', x.person_id, x.group_id);
  perform tell(x.person_id, 'group.ended', null, null);
end
$$;
call as_definer('end_membership(uuid)');

create function end_group(which uuid) returns void language plpgsql volatile as $$
begin
  if not i_convene(which) then raise exception 'not yours to end' using errcode = 'KI003'; end if;
  perform tell(m.person_id, 'group.ended', null, null) from memberships m
    where m.place_id = here() and m.group_id = which and m.to_at is null and m.person_id <> me();
  update memberships set to_at = now() where place_id = here() and group_id = which and to_at is null;
  perform write_trail('group.end', me(), which);
  perform after_leaving(which);
end
$$;
call as_definer('end_group(uuid)');

-- What a group of mine that people made lacks so that adults and children are together in it, and how many children are in it.
create function how_kept(which uuid) returns table (lacks text, children int, grown int) language sql stable as $$
  select case when g.kind <> 'family' then group_lacks(which) end,
    (count(distinct a.person_id) filter (where a.child))::int, (count(distinct a.person_id) filter (where not a.child))::int
  from my_groups() g join memberships m on m.place_id = here() and m.group_id = g.group_id and m.to_at is null
  join ages a on a.place_id = m.place_id and a.person_id = m.person_id
  where g.group_id = which group by g.kind
$$;
call as_definer('how_kept(uuid)');

-- A name only I see turns out to be somebody here: the entry is about the tie from now on. What it was called stays in how I
-- know them, and all I said stays.
create function entry_becomes_tie(which uuid, tie uuid) returns void language plpgsql volatile as $$
begin
  if which not in (select entry_id from entries_of_mine()) or tie not in (
    select t.tie_id from my_ties() t where t.child_id is null and t.state in ('asked', 'live')) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  if exists (select from web_entries e where e.place_id = here() and e.owner_id = me() and e.tie_id = tie) then
    raise exception 'already in the picture' using errcode = 'KI004';
  end if;
  update web_entries set tie_id = tie, name = null, how = concat_ws(', ', name, nullif(how, ''))
    where place_id = here() and id = which and name is not null;
  if not found then raise exception 'not a name' using errcode = 'KI004'; end if;
  perform write_trail('web.write', me(), which);
end
$$;
call as_definer('entry_becomes_tie(uuid, uuid)');

-- For held_on_me (0012): who asked me in, whom I asked, and what I answered, for myself and for a child of mine. What those I
-- asked have answered is theirs.
create function held_groups() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'groupAsks', (select jsonb_agg(jsonb_build_object(
        'group', f.name, 'kind', f.kind, 'by', called(f.asked_by), 'who', called(f.person_id), 'askedAt', f.asked_at,
        'takenBackAt', k.taken_back_at) order by f.asked_at)
      from group_ask_facts f join group_asks k on k.place_id = f.place_id and k.id = f.ask_id
      where f.place_id = here() and (f.asked_by = me() or (f.person_id = me() and not f.blocked))
        and not exists (select from barred_to_me() b where b.person_id in (f.asked_by, f.person_id))),
    'groupAnswers', (select jsonb_agg(jsonb_build_object(
        'group', f.name, 'for', called(f.person_id), 'answer', a.answer, 'saidAt', a.said_at) order by a.said_order)
      from group_answers a join group_ask_facts f on f.place_id = a.place_id and f.ask_id = a.ask_id
      where a.place_id = here() and a.person_id = me()
        and not exists (select from barred_to_me() b where b.person_id in (f.asked_by, f.person_id))))
$$;
call as_definer('held_groups()');
revoke execute on function held_groups from kith_app;
