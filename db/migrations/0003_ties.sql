-- Ties: two people and a kind. What is stored is what each side said and what the place knows (vetting, concerns,
-- departures, blocks); whether a tie is live follows from that at the moment of asking, so that a lapse rests it at once.

-- vetted_role: an adult and a child need, on the adult's side, a vetting in date for this role. Null: not a vetted
-- kind, and then never live between an adult and a child unless it is kin.
create table tie_kinds (
  kind text primary key,
  from_is text not null,
  to_is text not null,
  mutual boolean not null,
  kin boolean not null,
  vetted_role text,
  needs_companion boolean not null,
  needs_confirmation boolean not null,
  check (not (kin and vetted_role is not null))
);
insert into tie_kinds values
  ('parent',     'parent',     'child',   false, true,  null,         false, true),
  ('family',     'family',     'family',  true,  true,  null,         false, false),
  ('friend',     'friend',     'friend',  true,  false, null,         false, false),
  ('neighbour',  'neighbour',  'neighbour', true, false, null,        false, false),
  ('tutor',      'tutor',      'learner', false, false, 'tutor',      false, false),
  ('mentor',     'mentor',     'learner', false, false, 'mentor',     true,  false),
  ('key_worker', 'key worker', 'person',  false, false, 'key_worker', true,  false),
  ('coach',      'coach',      'person',  false, false, 'coach',      true,  false),
  ('supporter',  'supporter',  'person',  false, false, 'supporter',  true,  false),
  ('buddy',      'buddy',      'buddy',   true,  false, null,         false, false);
grant select on tie_kinds to kith_app, kith_definer;
alter table tie_kinds enable row level security;
create policy everyone on tie_kinds for select using (true);

-- Whose yes a child's side of a tie needs, by age. An adult's side always needs their own, and nothing more.
create table tie_yes (
  kind text not null references tie_kinds,
  from_age int not null,
  to_age int not null,
  needs text not null check (needs in ('nobody', 'child', 'parent', 'both')),
  primary key (kind, from_age),
  check (to_age >= from_age)
);
insert into tie_yes values
  ('parent', 0, 12, 'nobody'), ('parent', 13, 17, 'child'),
  -- No check and no school stands behind this word: a parent does, at every age.
  ('family', 0, 17, 'both'),
  ('friend', 0, 10, 'both'), ('friend', 11, 17, 'child'),
  ('neighbour', 0, 17, 'both'),
  ('tutor', 0, 7, 'parent'), ('tutor', 8, 17, 'child'),
  ('mentor', 0, 12, 'both'), ('mentor', 13, 17, 'child'),
  ('key_worker', 0, 15, 'both'), ('key_worker', 16, 17, 'child'),
  ('coach', 0, 15, 'both'), ('coach', 16, 17, 'child'),
  ('supporter', 0, 15, 'both'), ('supporter', 16, 17, 'child'),
  ('buddy', 0, 12, 'both'), ('buddy', 13, 17, 'child');
grant select on tie_yes to kith_app, kith_definer;
alter table tie_yes enable row level security;
create policy everyone on tie_yes for select using (true);

create table ties (
  place_id uuid not null,
  id uuid not null,
  kind text not null references tie_kinds,
  from_id uuid not null,
  to_id uuid not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  source text not null check (source in ('person', 'roll')),
  -- When the two were last asked anew, by others than themselves: what was said before counts no more.
  anew_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, from_id) references people,
  foreign key (place_id, to_id) references people,
  check (from_id <> to_id),
  check ((source = 'person') = (made_by is not null))
);
create index on ties (place_id, from_id);
create index on ties (place_id, to_id, kind);
-- One tie of a kind between two people; for a mutual kind either order is the same tie (ask_tie sees to the order).
create unique index on ties (place_id, kind, from_id, to_id);
call protect('ties', 'select');

-- What each side said, or a parent for a child (for_id). Never changed; the latest counts. A 'no' ends what was said before it:
-- the tie rests until whoever said it takes it back, and then asks for everybody's yes anew.
create table tie_answers (
  place_id uuid not null,
  id uuid not null,
  tie_id uuid not null,
  person_id uuid not null,
  for_id uuid not null,
  answer text not null check (answer in ('yes', 'no')),
  said_at timestamptz not null default clock_timestamp(),
  said_order bigint not null generated always as identity,
  primary key (place_id, id),
  foreign key (place_id, tie_id) references ties,
  foreign key (place_id, person_id) references people,
  foreign key (place_id, for_id) references people
);
create index on tie_answers (place_id, tie_id);
call protect('tie_answers', 'select');

-- The school's word on a parent link: confirmed, or refused (a barred parent learns nothing of either).
create table tie_confirmations (
  place_id uuid not null,
  id uuid not null,
  tie_id uuid not null,
  outcome text not null check (outcome in ('confirmed', 'refused')),
  said_by uuid not null,
  said_at timestamptz not null default clock_timestamp(),
  said_order bigint not null generated always as identity,
  primary key (place_id, id),
  foreign key (place_id, tie_id) references ties
);
create index on tie_confirmations (place_id, tie_id);
call protect('tie_confirmations', 'select');

-- A check of a person for a role: its kind, dates and who saw it. Never a scan, never what it says.
create table vettings (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  check_kind text not null check (length(check_kind) between 1 and 100),
  issued_on date not null,
  seen_by uuid not null,
  seen_at timestamptz not null default now(),
  review_on date not null,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, person_id) references people,
  check (seen_by <> person_id)
);
create index on vettings (place_id, person_id);
call protect('vettings', 'select');

-- A concern. Its words are for leads, through a function. `about`: what somebody does is the worry, and while it is open
-- every tie of theirs with a child rests. `for`: somebody may be hurt, unhappy or in danger, and nothing of theirs rests.
create table concerns (
  place_id uuid not null,
  id uuid not null,
  about_id uuid not null,
  raised_by uuid not null,
  raised_at timestamptz not null default now(),
  worry text not null check (worry in ('about', 'for')),
  words text not null check (length(words) between 1 and 10000),
  closed_at timestamptz,
  closed_by uuid,
  primary key (place_id, id),
  foreign key (place_id, about_id) references people
);
create index on concerns (place_id, about_id);
call protect('concerns', '');

-- No contact: against_id may not meet, write to, see or learn of protects_id, whatever else is true.
create table blocks (
  place_id uuid not null,
  id uuid not null,
  protects_id uuid not null,
  against_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (place_id, id),
  foreign key (place_id, protects_id) references people,
  foreign key (place_id, against_id) references people,
  check (protects_id <> against_id)
);
create index on blocks (place_id, protects_id);
create index on blocks (place_id, against_id);
call protect('blocks', 'select');

-- The second adult of a pair: named when it is made, told to the child, reads what the adult writes.
create table companions (
  place_id uuid not null,
  id uuid not null,
  tie_id uuid not null,
  person_id uuid not null,
  named_by uuid not null,
  named_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, tie_id) references ties,
  foreign key (place_id, person_id) references people
);
create index on companions (place_id, tie_id);
create index on companions (place_id, person_id);
call protect('companions', 'select');

create view under_concern as
  select place_id, about_id from concerns where closed_at is null and worry = 'about';
alter view under_concern owner to kith_definer;

create view open_blocks as
  select place_id, protects_id, against_id from blocks where lifted_at is null;
alter view open_blocks owner to kith_definer;

-- Companions who count: named and not ended, grown up, here, without a concern about them, and no block between them and
-- either of the two. Others neither keep a tie live nor read what is written in it.
-- A row where somebody counts as the second adult of these two. Like `age_of` it is put in the place where it is asked.
create function counts_beside(place uuid, who uuid, one uuid, other uuid) returns table (counts boolean) language sql stable as $$
select true from (select child from age_of(place, who) limit 1) a
where not a.child and who not in (one, other)
  and not exists (select from departures d where d.place_id = place and d.person_id = who and d.returned_at is null)
  and not exists (select from under_concern n where n.place_id = place and n.about_id = who)
  and not exists (select from open_blocks b where b.place_id = place and b.protects_id = who and b.against_id in (one, other))
  and not exists (select from open_blocks b where b.place_id = place and b.against_id = who and b.protects_id in (one, other))
$$;
alter function counts_beside(uuid, uuid, uuid, uuid) rows 1;
alter function counts_beside(uuid, uuid, uuid, uuid) owner to kith_definer;
revoke all on function counts_beside(uuid, uuid, uuid, uuid) from public;

create view open_companions as
  select place_id, tie_id, person_id from companions where ended_at is null;
alter view open_companions owner to kith_definer;

create view companions_who_count as
select m.place_id, m.tie_id, m.person_id
from open_companions m join ties t on t.place_id = m.place_id and t.id = m.tie_id
cross join lateral counts_beside(m.place_id, m.person_id, t.from_id, t.to_id);
alter view companions_who_count owner to kith_definer;

create view checks_in_date as
select v.place_id, v.person_id, v.role from vettings v where v.ended_at is null and v.review_on >= current_date;
alter view checks_in_date owner to kith_definer;

create function is_vetted(place uuid, who uuid, for_role text) returns boolean language sql stable as $$
  select exists (select from checks_in_date v where v.place_id = place and v.person_id = who and v.role = for_role)
$$;
alter function is_vetted owner to kith_definer;
revoke all on function is_vetted from public;

-- The grown-ups who keep a group that people made: two at least who are here and without an open concern, one of them
-- with a check in date, whatever for. Nobody where one of that is missing. An adult and a child are together in a team, a
-- circle or a cell only where the adult is one of these.
create function keepers(which uuid) returns table (person_id uuid) language sql stable as $$
  with grown as (
    select distinct m.person_id, exists (
      select from checks_in_date v where v.place_id = here() and v.person_id = m.person_id) as checked
    from memberships m join ages a on a.place_id = m.place_id and a.person_id = m.person_id
    where m.place_id = here() and m.group_id = which and m.to_at is null and not a.child
      and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id
                      and d.returned_at is null)
      and not exists (select from under_concern n where n.place_id = here() and n.about_id = m.person_id)
  )
  select g.person_id from grown g where (select count(*) >= 2 and bool_or(checked) from grown)
$$;
call as_definer('keepers(uuid)');
revoke execute on function keepers from kith_app;

-- Whether somebody in a team, a circle or a cell of mine and I are together there: two grown-ups, two known to be children,
-- or one of its keepers and whoever is not grown up.
create function together_in(which uuid, other uuid) returns boolean language sql stable as $$
  select case
    when not is_child(me()) and not is_child(other) then true
    when is_known_child(other) and i_look_as_a_child() then true
    when is_child(me()) then other in (select person_id from keepers(which))
    else helper() is null and me() in (select person_id from keepers(which)) end
$$;
call as_definer('together_in(uuid, uuid)');
revoke execute on function together_in from kith_app;

-- What somebody's last word comes to: a no stands; a yes counts where nobody has said no since. By the order in which words were said:
-- their last, their last no, anybody's last no. It is part of what asks for it (PostgreSQL puts it in its place).
create function word_that_counts(spoke bigint, own_no bigint, last_no bigint) returns text language sql immutable as
  $$ select case when spoke = own_no then 'no' when spoke > last_no then 'yes' end $$;
alter function word_that_counts owner to kith_definer;
revoke all on function word_that_counts from public;

-- Everything that keeps a tie from being live, one column each. Its owner is the definer; kith_app never reads it.
create view tie_facts as
select t.place_id, t.id as tie_id, t.kind, t.from_id, t.to_id, t.made_by, t.made_at, t.source, t.anew_at,
  f.child as from_child, o.child as to_child,
  coalesce(c.outcome, case when k.needs_confirmation or t.source = 'roll' then 'waiting' else 'confirmed' end) as confirmation,
  word_that_counts(said.f_order, said.f_no, said.no) as from_says, word_that_counts(said.t_order, said.t_no, said.no) as to_says,
  case when parent.for_from then word_that_counts(said.fp_order, said.fp_no, said.no) end as from_parent_says,
  case when parent.for_to then word_that_counts(said.tp_order, said.tp_no, said.no) end as to_parent_says,
  coalesce(fy.needs, 'child') as from_needs, coalesce(ty.needs, 'child') as to_needs,
  greatest(said.f_at, said.t_at, case when parent.for_from then said.fp_at end, case when parent.for_to then said.tp_at end, c.said_at)
    as last_word_at,
  -- Two grown-ups, or two known to be children, need no check. Otherwise it takes kin, or a vetted kind with the check
  -- in date of the grown-up (where neither is known to be one, of each who is not known to be a child).
  (peers or k.kin or (k.vetted_role is not null
    and (f.known_child or (f.child and not o.child) or exists (
      select from checks_in_date v where v.place_id = t.place_id and v.person_id = t.from_id and v.role = k.vetted_role))
    and (o.known_child or (o.child and not f.child) or exists (
      select from checks_in_date v where v.place_id = t.place_id and v.person_id = t.to_id and v.role = k.vetted_role)))) as vetted,
  (peers or not k.needs_companion or exists (
    select from open_companions m cross join lateral counts_beside(m.place_id, m.person_id, t.from_id, t.to_id)
    where m.place_id = t.place_id and m.tie_id = t.id)) as companioned,
  (o.child and exists (select from under_concern n where n.place_id = t.place_id and n.about_id = t.from_id)
    or f.child and exists (select from under_concern n where n.place_id = t.place_id and n.about_id = t.to_id)) as concern,
  exists (select from departures d where d.place_id = t.place_id and d.person_id in (t.from_id, t.to_id)
          and d.returned_at is null) as departed,
  block.stands as blocked
from ties t
join tie_kinds k on k.kind = t.kind
cross join lateral (select * from age_of(t.place_id, t.from_id) limit 1) f
cross join lateral (select * from age_of(t.place_id, t.to_id) limit 1) o
cross join lateral (select (not f.child and not o.child) or (f.known_child and o.known_child) as peers) p
left join tie_yes fy on f.child and fy.kind = t.kind and f.age between fy.from_age and fy.to_age
  and (k.mutual or t.kind <> 'parent')
left join tie_yes ty on o.child and ty.kind = t.kind and o.age between ty.from_age and ty.to_age
-- When each side spoke last in this episode, and a parent for it: the order of words and the time. One look at what was said.
cross join lateral (
  select coalesce(max(a.said_order) filter (where a.answer = 'no'), 0) as no,
    max(a.said_order) filter (where a.person_id = t.from_id and a.for_id = t.from_id) as f_order,
    max(a.said_order) filter (where a.person_id = t.from_id and a.for_id = t.from_id and a.answer = 'no') as f_no,
    max(a.said_at) filter (where a.person_id = t.from_id and a.for_id = t.from_id) as f_at,
    max(a.said_order) filter (where a.person_id = t.to_id and a.for_id = t.to_id) as t_order,
    max(a.said_order) filter (where a.person_id = t.to_id and a.for_id = t.to_id and a.answer = 'no') as t_no,
    max(a.said_at) filter (where a.person_id = t.to_id and a.for_id = t.to_id) as t_at,
    max(a.said_order) filter (where a.person_id <> t.from_id and a.for_id = t.from_id) as fp_order,
    max(a.said_order) filter (where a.person_id <> t.from_id and a.for_id = t.from_id and a.answer = 'no') as fp_no,
    max(a.said_at) filter (where a.person_id <> t.from_id and a.for_id = t.from_id) as fp_at,
    max(a.said_order) filter (where a.person_id <> t.to_id and a.for_id = t.to_id) as tp_order,
    max(a.said_order) filter (where a.person_id <> t.to_id and a.for_id = t.to_id and a.answer = 'no') as tp_no,
    max(a.said_at) filter (where a.person_id <> t.to_id and a.for_id = t.to_id) as tp_at
  from tie_answers a
  where a.place_id = t.place_id and a.tie_id = t.id and a.said_at >= coalesce(t.anew_at, '-infinity')) said
cross join lateral (
  select coalesce(fy.needs in ('parent', 'both'), false) as for_from, coalesce(ty.needs in ('parent', 'both'), false) as for_to) parent
left join lateral (
  select n.outcome, n.said_at from tie_confirmations n
  where (k.needs_confirmation or t.source = 'roll') and n.place_id = t.place_id and n.tie_id = t.id
  order by n.said_order desc limit 1) c on true
-- With a limit, or it would be looked for each time that it is named.
cross join lateral (
  select exists (select from open_blocks b
      where b.place_id = t.place_id and b.protects_id = t.from_id and b.against_id = t.to_id)
    or exists (select from open_blocks b
      where b.place_id = t.place_id and b.protects_id = t.to_id and b.against_id = t.from_id) as stands limit 1) block;
alter view tie_facts owner to kith_definer;

-- asked: a yes is still missing. live: doors are open. resting: it was said no to, or something it requires does not
-- hold; the two are told "resting" and never why.
create view tie_states as
select place_id, tie_id, kind, from_id, to_id, made_by, made_at, source, anew_at, from_child, to_child, confirmation, blocked,
  from_says, to_says, from_parent_says, to_parent_says, from_needs, to_needs, last_word_at,
  case
    when blocked or concern or departed or confirmation = 'refused' or wrong_no then 'resting'
    when not all_yes or confirmation = 'waiting' then 'asked'
    when not vetted or not companioned then 'resting'
    else 'live'
  end as state
from (
  select f.*,
    (from_says is not distinct from 'no' or to_says is not distinct from 'no'
      or from_parent_says is not distinct from 'no' or to_parent_says is not distinct from 'no') as wrong_no,
    (from_needs in ('nobody', 'parent') or from_says is not distinct from 'yes')
      and (to_needs in ('nobody', 'parent') or to_says is not distinct from 'yes')
      and (from_needs in ('nobody', 'child') or from_parent_says is not distinct from 'yes')
      and (to_needs in ('nobody', 'child') or to_parent_says is not distinct from 'yes') as all_yes
  from tie_facts f
) f;
alter view tie_states owner to kith_definer;

-- How each of my ties stands, with what it follows from: asked for once by a page that tells of my ties and by what they open.
create function my_tie_states() returns table (
  tie_id uuid, kind text, from_id uuid, to_id uuid, anew_at timestamptz, from_says text, to_says text, from_parent_says text,
  to_parent_says text, from_needs text, to_needs text, last_word_at timestamptz, state text, confirmed boolean, blocked boolean)
language sql stable as $$
  select s.tie_id, s.kind, s.from_id, s.to_id, s.anew_at, s.from_says, s.to_says, s.from_parent_says, s.to_parent_says,
    s.from_needs, s.to_needs, s.last_word_at, s.state, s.confirmation = 'confirmed', s.blocked
  from tie_states s where s.place_id = here() and me() in (s.from_id, s.to_id)
$$;
call as_definer('my_tie_states()');
call near('my_tie_states()');
call keep_while_reading('my_tie_states()');
revoke execute on function my_tie_states from kith_app;

-- The same of a few of them.
create function my_tie_states_of(only_these uuid[]) returns table (
  tie_id uuid, kind text, from_id uuid, to_id uuid, anew_at timestamptz, from_says text, to_says text, from_parent_says text,
  to_parent_says text, from_needs text, to_needs text, last_word_at timestamptz, state text, confirmed boolean, blocked boolean)
language sql stable as $$
  select s.tie_id, s.kind, s.from_id, s.to_id, s.anew_at, s.from_says, s.to_says, s.from_parent_says, s.to_parent_says,
    s.from_needs, s.to_needs, s.last_word_at, s.state, s.confirmation = 'confirmed', s.blocked
  from unnest(only_these) o (id)
  cross join lateral (select x.* from tie_states x where x.place_id = here() and x.tie_id = o.id limit 1) s
  where me() in (s.from_id, s.to_id)
$$;
call as_definer('my_tie_states_of(uuid[])');
call near('my_tie_states_of(uuid[])');
revoke execute on function my_tie_states_of from kith_app;

-- My live ties: the doors that stand open.
create function my_live_ties() returns table (tie_id uuid, other_id uuid, kind text) language sql stable as $$
  select s.tie_id, case when s.from_id = me() then s.to_id else s.from_id end, s.kind from my_tie_states() s
  where s.state = 'live'
$$;
call as_definer('my_live_ties()');
call near('my_live_ties()');
call keep_while_reading('my_live_ties()');

-- Children whose parent I am by a live tie. Most people are nobody's parent here, and to set out to ask how ties stand costs more than
-- to see that there are none.
create function my_children() returns table (person_id uuid) language plpgsql stable as $$
begin
  if not exists (select from ties t where t.place_id = here() and t.kind = 'parent' and t.from_id = me()) then return; end if;
  return query select s.to_id from tie_states s
    where s.place_id = here() and s.from_id = me() and s.kind = 'parent' and s.state = 'live' and s.to_child;
end
$$;
call as_definer('my_children()');
call near('my_children()');
call keep_while_reading('my_children()');

-- People I must not see, whatever else is true.
create function barred_to_me() returns table (person_id uuid) language sql stable as $$
  select b.protects_id from open_blocks b where b.place_id = here() and b.against_id = me()
$$;
call as_definer('barred_to_me()');
call near('barred_to_me()');

-- Ties of children of mine that wait for a parent's yes, or have it.
create function ties_for_my_children() returns table (tie_id uuid) language plpgsql stable as $$
begin
  if helper() is not null or not exists (select from my_children()) then return; end if;
  return query select s.tie_id from my_children() c cross join lateral (
      select f.* from tie_states f
      where f.place_id = here() and f.from_id = c.person_id and f.from_needs in ('parent', 'both')
      union all
      select o.* from tie_states o
      where o.place_id = here() and o.to_id = c.person_id and o.to_needs in ('parent', 'both')) s
    where s.confirmation = 'confirmed'
      and s.from_id not in (select b.person_id from barred_to_me() b) and s.to_id not in (select b.person_id from barred_to_me() b);
end
$$;
call as_definer('ties_for_my_children()');
call near('ties_for_my_children()');
revoke execute on function ties_for_my_children from kith_app;

-- Ties that their two are told of: the school's latest word on a tie of a kind that needs one, or that a roll brought, is yes.
create view told_ties as
select t.place_id, t.id, t.from_id, t.to_id
from ties t join tie_kinds k on k.kind = t.kind
where not k.needs_confirmation and t.source <> 'roll' or 'confirmed' = (
  select n.outcome from tie_confirmations n where n.place_id = t.place_id and n.tie_id = t.id order by n.said_order desc limit 1);
alter view told_ties owner to kith_definer;

-- Ties I am told of: mine, once confirmed where that is needed; those waiting for my yes for a child of mine; those
-- I am the companion of. A parent link nobody has confirmed is seen by those who may confirm it, and not by the two. There are
-- two lists, asked in turn: the second is a whole school's for those few who have one, and not needed for what is in the first.
create function ties_near_me() returns table (tie_id uuid, from_id uuid, to_id uuid) language plpgsql stable as $$
begin
  return query select t.id, t.from_id, t.to_id from (
    select f.*, f.to_id as other_id from told_ties f where f.place_id = here() and f.from_id = me()
    union all
    select o.*, o.from_id from told_ties o where o.place_id = here() and o.to_id = me()
  ) t where t.other_id not in (select barred_to_me());
  -- Most people are nobody's parent and nobody's second adult here.
  return query select t.id, t.from_id, t.to_id from ties_for_my_children() c join ties t on t.place_id = here() and t.id = c.tie_id
    where me() not in (t.from_id, t.to_id);
  if not exists (select from open_companions m where m.place_id = here() and m.person_id = me()) then return; end if;
  return query select t.id, t.from_id, t.to_id from companions_who_count m join ties t on t.place_id = m.place_id and t.id = m.tie_id
    where m.place_id = here() and m.person_id = me() and helper() is null
      and t.from_id not in (select barred_to_me()) and t.to_id not in (select barred_to_me());
end
$$;
call as_definer('ties_near_me()');
call near('ties_near_me()');
call keep_while_reading('ties_near_me()');

create function ties_to_confirm() returns table (tie_id uuid) language sql stable as $$
  select t.id from ties t
  where t.place_id = here() and helper() is null and t.to_id in (select people_under('confirm_links'))
    and (t.source = 'roll' or t.kind in (select k.kind from tie_kinds k where k.needs_confirmation))
    and t.from_id <> me() and t.to_id not in (select barred_to_me())
    and t.from_id not in (select barred_to_me())
$$;
call as_definer('ties_to_confirm()');

create function ties_i_see() returns table (tie_id uuid) language sql stable as
  $$ select tie_id from ties_near_me() union select tie_id from ties_to_confirm() $$;
call as_definer('ties_i_see()');

create policy seen on ties for select to kith_app
  using (place_id = (select here()) and (id in (select tie_id from ties_near_me()) or id in (select ties_to_confirm())));
create policy mine on tie_answers for select to kith_app
  using (place_id = (select here()) and (select me()) in (person_id, for_id)
    and (tie_id in (select n.tie_id from ties_near_me() n) or tie_id in (select ties_to_confirm())));
create policy confirmers on tie_confirmations for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and tie_id in (
    select id from ties where to_id in (select people_under('confirm_links')) and from_id <> (select me())));
create policy about_me_or_checked_by_me on vettings for select to kith_app
  using (place_id = (select here()) and person_id not in (select barred_to_me()) and (
    person_id = (select me()) or person_id in (select people_under('vet'))));
create policy mine_or_leads on blocks for select to kith_app
  using (place_id = (select here()) and (select helper()) is null
    and against_id <> (select me()) and protects_id not in (select barred_to_me())
    and (protects_id = (select me()) or protects_id in (select people_under('safeguard'))));
create policy told on companions for select to kith_app
  using (place_id = (select here()) and person_id not in (select barred_to_me()) and (
    person_id = (select me())
    or tie_id in (select id from ties where (select me()) in (from_id, to_id))
    or tie_id in (select id from ties where to_id in (select people_under('name_companions')))));
