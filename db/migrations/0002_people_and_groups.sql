-- Persons and groups, both of them parties: what is owned is owned by one or the other.
create table parties (
  place_id uuid not null references places,
  id uuid not null,
  kind text not null check (kind in ('person', 'group')),
  primary key (place_id, id)
);
call protect('parties', '');

create table people (
  place_id uuid not null,
  id uuid not null,
  given_name text not null check (length(given_name) between 1 and 200),
  family_name text not null default '' check (length(family_name) <= 200),
  preferred_name text check (length(preferred_name) <= 200),
  pronouns text check (length(pronouns) <= 60),
  arrived_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, id) references parties
);
call protect('people', 'select, update');

-- The name somebody is called by (`nameOf` in app/core/people/name.ts). It is part of what asks for it.
create function spoken_name(given text, preferred text, family text) returns text language sql stable as
  $$ select concat_ws(' ', coalesce(preferred, given), nullif(family, '')) $$;
alter function spoken_name(text, text, text) owner to kith_definer;
revoke all on function spoken_name(text, text, text) from public;
grant execute on function spoken_name(text, text, text) to kith_app;

-- What only the person (and the functions that must know an age or where to write) may read.
create table people_private (
  place_id uuid not null,
  person_id uuid not null,
  birth_date date,
  year_group int check (year_group between -1 and 14),
  email text check (length(email) <= 320),
  phone text check (length(phone) <= 60),
  locale text,
  primary key (place_id, person_id),
  foreign key (place_id, person_id) references people
);
call protect('people_private', 'select, update');

-- A person's own correction of a roll wins over the next import; the difference waits for somebody.
create table corrections (
  place_id uuid not null,
  person_id uuid not null,
  field text not null check (field in ('given_name', 'family_name', 'preferred_name', 'pronouns', 'email', 'phone')),
  said_at timestamptz not null default now(),
  roll_says text,
  primary key (place_id, person_id, field),
  foreign key (place_id, person_id) references people
);
call protect('corrections', 'select, insert, update');

-- Who says that somebody is grown up where no birth date does: a roll that calls them staff or a parent, or a
-- vetted colleague. Nobody else's word makes an adult.
create table adult_words (
  place_id uuid not null,
  person_id uuid not null,
  basis text not null check (basis in ('roll', 'colleague')),
  said_by uuid,
  said_at timestamptz not null default now(),
  primary key (place_id, person_id, basis),
  foreign key (place_id, person_id) references people,
  check ((basis = 'colleague') = (said_by is not null))
);
call protect('adult_words', '');

-- Left the place, or switched off by the roll; back again when returned_at is set.
create table departures (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  left_at timestamptz not null default now(),
  returned_at timestamptz,
  source text not null check (source in ('roll', 'person', 'lead')),
  primary key (place_id, id),
  foreign key (place_id, person_id) references people
);
create index on departures (place_id, person_id);
call protect('departures', '');

-- Two persons turned out to be one. The row stays; what the first had is moved to the second by the verb (0014), and it says
-- what. merged_by is null where whoever runs Kith did it.
create table merges (
  place_id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  merged_by uuid,
  merged_at timestamptz not null default now(),
  moved jsonb not null default '{}',
  primary key (place_id, from_id),
  check (from_id <> into_id)
);
call protect('merges', '');

-- Which row of which roll a person, group or term came from.
create table roll_ids (
  place_id uuid not null references places,
  source text not null,
  kind text not null check (kind in ('person', 'org', 'class', 'term')),
  external_id text not null,
  id uuid not null,
  primary key (place_id, source, kind, external_id)
);
create index on roll_ids (place_id, id);
call protect('roll_ids', '');

-- What each kind of group shows. members_meet: members see who else is in it (an adult sees the children among
-- them only with the power to). members_read: what the group owns is open to its members. people_make: anybody founds
-- one (0013).
create table group_kinds (
  kind text primary key,
  members_meet boolean not null,
  members_read boolean not null,
  people_make boolean not null
);
insert into group_kinds values
  ('partnership', false, false, false), ('school', false, false, false), ('small_school', false, false, false),
  ('class', true, false, false), ('family', true, true, true), ('team', true, true, true),
  ('circle', true, true, true), ('cell', true, true, true), ('organisation', false, false, false),
  ('board', true, true, false);
grant select on group_kinds to kith_app, kith_definer;
alter table group_kinds enable row level security;
create policy everyone on group_kinds for select using (true);

create table groups (
  place_id uuid not null,
  id uuid not null,
  kind text not null references group_kinds,
  parent_id uuid,
  name text not null check (length(name) between 1 and 200),
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, id) references parties,
  foreign key (place_id, parent_id) references groups,
  check (parent_id <> id)
);
create index on groups (place_id, parent_id);
call protect('groups', 'select, insert');

create table memberships (
  place_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  role text not null check (role ~ '^[a-z_]{2,40}$'),
  from_at timestamptz not null default now(),
  to_at timestamptz,
  recorded_at timestamptz not null default now(),
  source text not null check (source in ('roll', 'person')),
  -- A roll says that it begins on a later day: over until then, so that it opens nothing, and opened on the day (0008).
  opens_on date,
  primary key (place_id, id),
  foreign key (place_id, group_id) references groups,
  foreign key (place_id, person_id) references people,
  check (to_at is null or to_at >= from_at),
  check (opens_on is null or to_at is not null)
);
create index on memberships (opens_on) where opens_on is not null;
create index on memberships (place_id, person_id);
create index on memberships (place_id, group_id);
create unique index on memberships (place_id, group_id, person_id, role) where to_at is null;
call protect('memberships', 'select');

-- What a role in a kind of group opens: that group's working facts, and those of the groups below it where it
-- reaches. Never a person's content. A roll can bring teacher, aide, administrator and student; every other role
-- is given by hand. A practice adds powers of its own.
create table role_powers (
  group_kind text not null references group_kinds,
  role text not null,
  power text not null check (power ~ '^[a-z_]{2,40}$'),
  reaches_below boolean not null,
  primary key (group_kind, role, power)
);
insert into role_powers
  select 'class', role, power, false
  from unnest(array['teacher', 'aide']) role, unnest(array['see_roll', 'make_cards']) power
  union all
  select kind, 'head', power, true from unnest(array['school', 'small_school']) kind,
    unnest(array['see_roll', 'make_cards', 'confirm_links', 'run_imports', 'set_terms', 'vet', 'name_companions']) power
  union all
  select kind, 'coordinator', power, true from unnest(array['partnership', 'school']) kind,
    unnest(array['see_roll', 'make_cards', 'confirm_links', 'run_imports', 'set_terms', 'vet', 'name_companions']) power
  union all
  select kind, 'safeguarding_lead', power, true from unnest(array['partnership', 'school']) kind,
    unnest(array['see_roll', 'confirm_links', 'vet', 'name_companions', 'safeguard']) power
  union all
  select 'school', 'administrator', 'see_roll', true;
grant select on role_powers to kith_app, kith_definer;
alter table role_powers enable row level security;
create policy everyone on role_powers for select using (true);

create table terms (
  place_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  kind text not null check (kind in ('year', 'term', 'half_term')),
  title text not null check (length(title) between 1 and 200),
  starts_on date not null,
  ends_on date not null,
  parent_id uuid,
  primary key (place_id, id),
  foreign key (place_id, group_id) references groups,
  foreign key (place_id, parent_id) references terms,
  check (ends_on >= starts_on)
);
create index on terms (place_id, group_id);
call protect('terms', 'select, insert, update, delete');

-- Child or adult, and how old at least. Without a birth date a student of a roll is a child, and so is everybody
-- whom neither a roll nor a vetted colleague calls grown up. Somebody of unknown age has a child's protection but not
-- a child's doors: those ask for known_child. A year group gives the youngest age in it; with nothing known the age
-- is 0, which asks for the most consent.
create function age_of(place uuid, who uuid) returns table (known_child boolean, child boolean, age int) language sql stable as $$
select a.known_child,
  a.known_child or (a.undated and not exists (select from adult_words w where w.place_id = place and w.person_id = who)), a.age
from (
  select b.birth_date is null as undated,
    -- What a birth date tells already is not looked up.
    case when b.birth_date is null then exists (
      select from memberships m
      where m.place_id = place and m.person_id = who and m.role = 'student' and m.source = 'roll' and m.to_at is null)
    else b.birth_date > current_date - interval '18 years' end as known_child,
    coalesce(extract(year from age(b.birth_date))::int, b.year_group + 4, 0) as age
  from (select) this
  -- Lateral with a limit: one look a person, where the planner would rather read whole tables for a class of thirty.
  left join lateral (select birth_date, year_group from people_private b
    where b.place_id = place and b.person_id = who limit 1) b on true
  -- With a limit here as well, or membership would be looked up each time that it is named.
  limit 1) a
$$;
-- No setting and no definer of its own: PostgreSQL puts it in the place where it is asked, and only the definer reads what it reads.
alter function age_of(uuid, uuid) rows 1;
alter function age_of(uuid, uuid) owner to kith_definer;
revoke all on function age_of(uuid, uuid) from public;

create view ages as
select p.place_id, p.id as person_id, a.known_child, a.child, a.age from people p cross join lateral age_of(p.place_id, p.id) a;
alter view ages owner to kith_definer;

create function is_child(who uuid) returns boolean language sql stable as
  $$ select child from ages where place_id = here() and person_id = who $$;
call as_definer('is_child(uuid)');
create function is_known_child(who uuid) returns boolean language sql stable as
  $$ select known_child from ages where place_id = here() and person_id = who $$;
call as_definer('is_known_child(uuid)');

-- Whether I look as a child does, at children: nobody grown up looks with me.
create function i_look_as_a_child() returns boolean language sql stable as
  $$ select is_known_child(me()) and (helper() is null or is_known_child(helper())) $$;
call as_definer('i_look_as_a_child()');

-- Whoever has left is in none of them for themselves, whatever a roll has not said yet.
create function my_groups() returns table (group_id uuid, kind text, role text) language sql stable as $$
  select m.group_id, g.kind, m.role
  from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
  where m.place_id = here() and m.person_id = me() and m.to_at is null and g.closed_at is null
    and not exists (select from departures d where d.place_id = here() and d.person_id = me() and d.returned_at is null)
$$;
call as_definer('my_groups()');
call near('my_groups()');
call keep_while_reading('my_groups()');

-- Whether what reaches over a whole school or place is open to whoever asks: always, until the place's day has come; from then on
-- to whoever is surely who they say. Every power passes here, and what asks for a role rather than a power asks for this too.
create function wide_powers_open() returns boolean language sql stable as $$
  select proof() is not null or not exists (
    select from places p where p.place_id = here() and p.passkeys_from <= now())
$$;
call as_definer('wide_powers_open()');

-- What my roles would open over a whole school or place, whether it is open now or not. Nothing for somebody who acts for me.
create function my_wide_roles() returns table (group_id uuid, role text, power text) language sql stable as $$
  select m.group_id, m.role, p.power
  from my_groups() m join role_powers p on p.group_kind = m.kind and p.role = m.role and p.reaches_below
  where helper() is null
$$;
call as_definer('my_wide_roles()');
call near('my_wide_roles()');

-- My powers, each in the group where I have the role for it: enough to know whether I have one at all. Somebody acting for me has none.
create function powers_of_my_roles() returns table (group_id uuid, power text, reaches_below boolean) language sql stable as $$
  select m.group_id, p.power, p.reaches_below
  from my_groups() m join role_powers p on p.group_kind = m.kind and p.role = m.role
  where helper() is null and (not p.reaches_below or (select wide_powers_open()))
$$;
call as_definer('powers_of_my_roles()');
call near('powers_of_my_roles()');
call keep_while_reading('powers_of_my_roles()');

-- My powers, group by group, those below included. A group is gone down from once, however many powers I have there; most people have
-- none, and then there is nothing to set out for.
create function my_powers() returns table (group_id uuid, power text) language plpgsql stable as $$
begin
  if not exists (select from powers_of_my_roles()) then return; end if;
  return query with recursive mine as materialized (select * from powers_of_my_roles()),
    below as (
      select m.group_id as top, m.group_id from mine m
      union
      select b.top, g.id from below b join groups g on g.place_id = here() and g.parent_id = b.group_id
    )
    select distinct b.group_id, m.power from mine m join below b on b.top = m.group_id
    where m.reaches_below or b.group_id = m.group_id;
end
$$;
call as_definer('my_powers()');
call near('my_powers()');
call keep_while_reading('my_powers()');

create function i_have(wanted text, over_group uuid) returns boolean language sql stable as
  $$ select exists (select from my_powers() p where p.power = wanted and p.group_id = over_group) $$;
call as_definer('i_have(text, uuid)');

-- Everybody in a group over which I have this power.
create function people_under(wanted text) returns table (person_id uuid) language sql stable as $$
  select distinct m.person_id from memberships m
  where m.place_id = here() and m.to_at is null
    and m.group_id in (select p.group_id from my_powers() p where p.power = wanted)
$$;
call as_definer('people_under(text)');
-- Nobody for most, a town for a few: the plan that suits the few costs the most nothing.
alter function people_under rows 2000;
