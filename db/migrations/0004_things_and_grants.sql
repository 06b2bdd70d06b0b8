-- A thing is whatever somebody can open to others: my people, one entry of it, my plan, one item of it. A grant is
-- what its owner has opened, through which tie or group, until when. Opening a thing opens what is in it, except
-- what its owner has set apart.
-- Practices add kinds of their own.
create table thing_kinds (
  kind text primary key,
  part_of text references thing_kinds
);
insert into thing_kinds values ('web', null), ('web_entry', 'web'), ('plan', null), ('plan_item', 'plan');
grant select on thing_kinds to kith_app, kith_definer;
alter table thing_kinds enable row level security;
create policy everyone on thing_kinds for select using (true);

create table things (
  place_id uuid not null,
  id uuid not null,
  kind text not null references thing_kinds,
  owner_id uuid not null,
  parent_id uuid,
  made_at timestamptz not null default now(),
  apart_since timestamptz,
  primary key (place_id, id),
  foreign key (place_id, owner_id) references parties,
  foreign key (place_id, parent_id) references things,
  check (kind not in ('web', 'plan') or parent_id is null),
  check (kind not in ('web_entry', 'plan_item') or parent_id is not null)
);
create index on things (place_id, owner_id);
create index on things (place_id, parent_id);
create unique index one_web_each on things (place_id, owner_id) where kind = 'web';
call protect('things', 'select, insert, update');

create table grants (
  place_id uuid not null,
  id uuid not null,
  thing_id uuid not null,
  tie_id uuid,
  group_id uuid,
  may text not null check (may in ('see', 'propose')),
  given_by uuid not null,
  given_at timestamptz not null default now(),
  until_at timestamptz,
  taken_back_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, thing_id) references things,
  foreign key (place_id, tie_id) references ties,
  foreign key (place_id, group_id) references groups,
  check (num_nonnulls(tie_id, group_id) = 1)
);
create index on grants (place_id, thing_id);
create index on grants (place_id, tie_id) where tie_id is not null;
create index on grants (place_id, group_id) where group_id is not null;
call protect('grants', 'select, insert, update');

-- One child, a named lead, a reason, at most a day. The person sees it, unless two leads hold that back.
create table overrides (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  lead_id uuid not null,
  reason text not null check (length(trim(reason)) between 10 and 2000),
  opened_at timestamptz not null default now(),
  until_at timestamptz not null,
  closed_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references people,
  foreign key (place_id, lead_id) references people,
  check (child_id <> lead_id),
  check (until_at <= opened_at + interval '24 hours')
);
create index on overrides (place_id, child_id);
call protect('overrides', 'select');

create table override_holds (
  place_id uuid not null,
  id uuid not null,
  override_id uuid not null,
  lead_id uuid not null,
  held_at timestamptz not null default now(),
  until_at timestamptz not null,
  reason text not null check (length(trim(reason)) between 10 and 2000),
  primary key (place_id, id),
  foreign key (place_id, override_id) references overrides,
  check (until_at <= held_at + interval '30 days')
);
create index on override_holds (place_id, override_id);
call protect('override_holds', 'select');

create function override_is_held(which uuid) returns boolean language sql stable as $$
  select count(distinct h.lead_id) >= 2 from override_holds h
  where h.place_id = here() and h.override_id = which and h.until_at > now()
$$;
call as_definer('override_is_held(uuid)');

create function my_open_overrides() returns table (override_id uuid, child_id uuid) language sql stable as $$
  select o.id, o.child_id from overrides o
  where o.place_id = here() and o.lead_id = me() and o.closed_at is null and o.until_at > now() and helper() is null
    and exists (select from powers_of_my_roles() p where p.power = 'safeguard') and is_child(o.child_id)
    and o.child_id not in (select barred_to_me())
$$;
call as_definer('my_open_overrides()');
call near('my_open_overrides()');

-- What a person owns or may act on as its owner: their own, and what groups of theirs own whose kind opens it. A team, a
-- circle or a cell with a child in it opens to grown-ups who keep it only. A group is not for whoever is kept away from
-- somebody in it, and not for whoever acts for one of it: they were asked by the one, not by the group.
create function my_parties() returns table (party_id uuid) language sql stable as $$
  select me()
  union
  select g.group_id from my_groups() g join group_kinds k on k.kind = g.kind
  where helper() is null and k.members_read
    and not exists (select from memberships m where m.place_id = here() and m.group_id = g.group_id and m.to_at is null
                    and m.person_id in (select barred_to_me()))
    and (not k.people_make or g.kind = 'family' or i_look_as_a_child()
    or not exists (select from memberships m join ages a on a.place_id = m.place_id and a.person_id = m.person_id
                   where m.place_id = here() and m.group_id = g.group_id and m.to_at is null
                     and m.person_id <> me() and a.child)
    or me() in (select person_id from keepers(g.group_id)))
$$;
call as_definer('my_parties()');
call near('my_parties()');
call keep_while_reading('my_parties()');

-- Whether a group both are in may carry an owner's things to me: the owner must still be in it, and an adult reads a
-- child's through a group only where the adult holds the power to see its roll (their class), it is a family, or they are
-- together in a group that people made.
create function group_is_open_between(which uuid, owner uuid) returns boolean language sql stable as $$
  select exists (select from memberships m where m.place_id = here() and m.group_id = which
                 and m.person_id = owner and m.to_at is null)
    and (i_have('see_roll', which) or (
      select case
        when g.kind = 'family' then true
        when k.people_make then together_in(which, owner)
        else not is_child(owner) or i_look_as_a_child() end
      from groups g join group_kinds k on k.kind = g.kind where g.place_id = here() and g.id = which))
$$;
call as_definer('group_is_open_between(uuid, uuid)');

-- Every thing open to me that is not my own, and the door it is open through. The one place where a grant is read.
create function open_to_me() returns table (thing_id uuid, owner_id uuid, may text, through text, through_id uuid)
language sql stable as $$
  with recursive doors as (
    select g.thing_id, g.may, 'tie' as through, g.tie_id as through_id
    from grants g join my_live_ties() l on l.tie_id = g.tie_id
    where g.place_id = here() and g.taken_back_at is null and (g.until_at is null or g.until_at > now())
    union all
    select g.thing_id, g.may, 'group', g.group_id
    from grants g join (select distinct group_id from my_groups()) m on m.group_id = g.group_id
    where g.place_id = here() and g.taken_back_at is null and (g.until_at is null or g.until_at > now())
    union all
    select t.id, 'see', 'override', o.override_id
    from my_open_overrides() o join things t on t.place_id = here() and t.owner_id = o.child_id and t.parent_id is null
  ), reach as (
    select t.id, t.owner_id, d.may, d.through, d.through_id
    from doors d join things t on t.place_id = here() and t.id = d.thing_id
    union all
    select t.id, t.owner_id, r.may, r.through, r.through_id
    from reach r join things t on t.place_id = here() and t.parent_id = r.id
    where t.apart_since is null or r.through = 'override'
  )
  select r.id, r.owner_id, r.may, r.through, r.through_id from reach r
  where r.owner_id not in (select my_parties())
    and r.owner_id not in (select barred_to_me())
    and not exists (select from open_blocks b where b.place_id = here()
                    and b.protects_id = me() and b.against_id = r.owner_id)
    -- a group opens a child's things to an adult in it only where both are kin by a live tie or it is their class
    and (r.through <> 'group' or (select group_is_open_between(r.through_id, r.owner_id)))
$$;
call as_definer('open_to_me()');
call near('open_to_me()');
call keep_while_reading('open_to_me()');

-- Somebody acting for me never sees what I keep to myself.
create function thing_ids_i_see() returns table (thing_id uuid) language sql stable as $$
  select t.id from things t where t.place_id = here() and t.owner_id in (select my_parties())
    and (helper() is null or t.apart_since is null)
  union
  select o.thing_id from open_to_me() o
$$;
call as_definer('thing_ids_i_see()');
call near('thing_ids_i_see()');
call keep_while_reading('thing_ids_i_see()');

-- What is mine is found by its owner: what is open to me is asked for the rest only.
create policy seen on things for select to kith_app
  using (place_id = (select here()) and (
    (owner_id = (select me()) or owner_id in (select my_parties())) and ((select helper()) is null or apart_since is null)
    or id in (select thing_ids_i_see())));
create policy own_change on things for update to kith_app
  using (place_id = (select here()) and (select helper()) is null and owner_id in (select my_parties()))
  with check (place_id = (select here()) and owner_id in (select my_parties()));
-- A thing keeps its owner and place in the whole; only whether it is set apart changes.
revoke update on things from kith_app;
grant update (apart_since) on things to kith_app;

create function my_own_things() returns table (thing_id uuid) language sql stable as
  $$ select t.id from things t where t.place_id = here() and t.owner_id = me() $$;
call as_definer('my_own_things()');
call near('my_own_things()');

-- A grant is its owner's business and, as far as the door is theirs, of whoever it opens to.
create function things_i_own() returns table (thing_id uuid) language sql stable as
  $$ select t.id from things t where t.place_id = here() and t.owner_id in (select my_parties()) $$;
call as_definer('things_i_own()');
call near('things_i_own()');

-- A part belongs to a whole of the same owner.
create function i_own_whole(part_of uuid, owner uuid) returns boolean language sql stable as $$
  select exists (select from things t where t.place_id = here() and t.id = part_of and t.owner_id = owner)
$$;
call as_definer('i_own_whole(uuid, uuid)');
-- What is written about a thing belongs to a thing of that kind, that owner, that whole.
create function i_own_thing(which uuid, of_kind text, owner uuid) returns boolean language sql stable as $$
  select exists (select from things t where t.place_id = here() and t.id = which and t.kind = of_kind and t.owner_id = owner)
    and owner in (select my_parties())
$$;
call as_definer('i_own_thing(uuid, text, uuid)');
create function i_own_part(which uuid, part_of uuid) returns boolean language sql stable as $$
  select exists (select from things t where t.place_id = here() and t.id = which and t.parent_id = part_of
                 and t.owner_id in (select my_parties()))
$$;
call as_definer('i_own_part(uuid, uuid)');
create policy own on things for insert to kith_app
  with check (place_id = (select here()) and owner_id in (select my_parties())
    and (parent_id is null or i_own_whole(parent_id, owner_id)));

create policy own_or_mine on grants for select to kith_app
  using (place_id = (select here()) and (
    thing_id in (select my_own_things()) or thing_id in (select things_i_own())
    or (taken_back_at is null and tie_id in (select tie_id from my_live_ties()))));
create function ties_of_mine() returns table (tie_id uuid) language sql stable as
  $$ select n.tie_id from ties_near_me() n where me() in (n.from_id, n.to_id)
     union
     -- A side of mine that I myself may confirm: asked of those few who may confirm any.
     select t.id from ties t where t.place_id = here() and t.to_id = me() and me() in (select people_under('confirm_links'))
       and t.id in (select ties_to_confirm()) $$;
call as_definer('ties_of_mine()');
call near('ties_of_mine()');
create policy own on grants for insert to kith_app
  with check (place_id = (select here()) and given_by = (select me()) and (select helper()) is null
    and thing_id in (select things_i_own())
    and (tie_id is null or tie_id in (select ties_of_mine()))
    and (group_id is null or group_id in (select group_id from my_groups())));
create policy take_back on grants for update to kith_app
  using (place_id = (select here()) and (select helper()) is null and thing_id in (select things_i_own()))
  with check (place_id = (select here()));
revoke update on grants from kith_app;
grant update (taken_back_at, until_at) on grants to kith_app;

-- Leads see the overrides over children in their care, the person sees those over themselves unless held back.
create policy shown on overrides for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and child_id not in (select barred_to_me()) and (
    lead_id = (select me())
    or child_id in (select people_under('safeguard') except select me())
    or (child_id = (select me()) and not override_is_held(id))));
create policy leads on override_holds for select to kith_app
  using (place_id = (select here()) and (select helper()) is null
    and override_id in (select id from overrides where child_id <> (select me())));
