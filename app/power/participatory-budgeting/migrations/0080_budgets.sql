-- Participatory budgeting (P3): some money, and those whom it is for say what becomes of it. A budget, its ideas and its projects are
-- sources of the core, the vote is a ballot of the core, the money is in the core's ledger. Here stands what is left: how far a
-- budget has come, what an idea says, what a project costs, and what came of it.
insert into thing_kinds values ('budget', null), ('idea', null), ('project', null);

create table budgets (
  place_id uuid not null,
  id uuid not null,
  words text not null check (length(words) <= 4000),
  -- In minor units of a currency: `decimals` digits after the point.
  amount bigint not null check (amount > 0),
  unit text not null check (unit ~ '^[A-Z]{3}$'),
  decimals int not null default 2 check (decimals between 0 and 3),
  stage text not null default 'ideas' check (stage in ('ideas', 'projects', 'voting', 'counting', 'counted')),
  ideas_until date,
  projects_until date,
  results_on date,
  -- From the opening of the vote on: how it is voted, how many projects or points a voter has.
  ballot_id uuid,
  most int check (most > 0),
  points int check (points > 0),
  -- The count, in parts of a hundred, and when it last did not work out.
  progress int not null default 0 check (progress between 0 and 100),
  failed_at timestamptz,
  -- Why it was counted although sheets and ticks on the roll differ.
  paper_note text check (length(trim(paper_note)) between 1 and 1000),
  -- Why ticks on the roll were taken back, one reason each and nobody's name.
  unticked jsonb not null default '[]' check (jsonb_typeof(unticked) = 'array'),
  -- Of an election that was held elsewhere and brought in: what its file says.
  brought_in jsonb,
  primary key (place_id, id),
  unique (place_id, ballot_id),
  foreign key (place_id, id) references sources on delete cascade,
  foreign key (place_id, ballot_id) references ballots,
  check ((ballot_id is null) = (stage in ('ideas', 'projects')))
);
call protect('budgets', 'select');

-- An idea is its teller's thing; a host reads it before others see it.
create table budget_ideas (
  place_id uuid not null,
  id uuid not null,
  budget_id uuid not null,
  words text not null check (length(trim(words)) between 1 and 2000),
  at_place text check (length(trim(at_place)) between 1 and 200),
  says text check (says in ('yes', 'no')),
  why text check (length(trim(why)) between 1 and 1000),
  read_by uuid,
  read_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, id) references sources on delete cascade,
  foreign key (place_id, budget_id) references budgets,
  check ((says is null) = (read_at is null))
);
create index on budget_ideas (place_id, budget_id);
call protect('budget_ideas', 'select (place_id, id, budget_id, words, at_place, says, why, read_at)');

create table budget_projects (
  place_id uuid not null,
  id uuid not null,
  budget_id uuid not null,
  -- By what it goes on the ballot and in the published files; its option there has its id.
  label text not null check (label ~ '^[^,;\s][^,;]{0,60}$'),
  position int not null check (position > 0),
  words text not null check (length(words) <= 4000),
  at_place text check (length(trim(at_place)) between 1 and 200),
  cost bigint check (cost >= 0),
  -- A grown-up who helps it along, and is asked about it.
  helper_id uuid,
  withdrawn_at timestamptz,
  withdrawn_why text check (length(trim(withdrawn_why)) between 1 and 1000),
  -- Of an election that was brought in: votes and score as its organiser published them.
  published jsonb,
  -- After the count: what became of it, and for one that lost what would have won.
  story jsonb,
  would_have_won jsonb,
  primary key (place_id, id),
  unique (place_id, budget_id, label),
  unique (place_id, budget_id, position),
  foreign key (place_id, id) references sources on delete cascade,
  foreign key (place_id, budget_id) references budgets,
  foreign key (place_id, helper_id) references people
);
call protect('budget_projects', 'select (place_id, id, budget_id, label, position, words, at_place, cost, withdrawn_at, withdrawn_why,
  published, story, would_have_won)');

-- How a project that won gets on, in words, to the end.
create table project_news (
  place_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  state text not null check (state in ('begun', 'going_on', 'held_up', 'done')),
  words text not null check (length(trim(words)) between 1 and 1000),
  said_by uuid,
  said_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, project_id) references budget_projects on delete cascade
);
create index on project_news (place_id, project_id);
call protect('project_news', 'select (place_id, id, project_id, state, words, said_at)');

-- What is published: the ballots as a Pabulib file without voters, the record of the count, the outcome with its reasons.
create table budget_results (
  place_id uuid not null,
  budget_id uuid not null,
  pabulib text not null,
  record jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  outcome jsonb not null,
  counted_at timestamptz not null default now(),
  primary key (place_id, budget_id),
  foreign key (place_id, budget_id) references budgets on delete cascade
);
call protect('budget_results', 'select');

-- Sheets of paper by their numbers, and what each of two people read on them (a third look where they differ). Nothing here knows who
-- handed in which; what was read is destroyed when the count is published.
create table paper_sheets (
  place_id uuid not null,
  budget_id uuid not null,
  serial int not null check (serial between 1 and 99999),
  printed_by uuid not null,
  -- It was handed out and came back, and its holder votes otherwise: it never counts.
  void boolean not null default false,
  primary key (place_id, budget_id, serial),
  foreign key (place_id, budget_id) references budgets on delete cascade
);
call protect('paper_sheets', '');
create table paper_readings (
  place_id uuid not null,
  budget_id uuid not null,
  serial int not null,
  nth int not null check (nth between 1 and 3),
  answer jsonb not null,
  fault text check (fault in ('too_many', 'unreadable', 'twice', 'empty')),
  read_by uuid not null,
  primary key (place_id, budget_id, serial, nth),
  foreign key (place_id, budget_id, serial) references paper_sheets on delete cascade
);
call protect('paper_readings', '');
-- What is left of the readings after the count.
create table paper_tallies (
  place_id uuid not null,
  budget_id uuid not null,
  figures jsonb not null,
  primary key (place_id, budget_id),
  foreign key (place_id, budget_id) references budgets on delete cascade
);
call protect('paper_tallies', 'select');

create policy with_source on budgets for select to kith_app
  using (place_id = (select here()) and id in (select id from sources));
create policy with_source on budget_ideas for select to kith_app
  using (place_id = (select here()) and id in (select id from sources));
create policy with_source on budget_projects for select to kith_app
  using (place_id = (select here()) and id in (select id from sources));
create policy with_source on project_news for select to kith_app
  using (place_id = (select here()) and project_id in (select id from sources));
create policy with_source on budget_results for select to kith_app
  using (place_id = (select here()) and budget_id in (select id from sources));
create policy with_source on paper_tallies for select to kith_app
  using (place_id = (select here()) and budget_id in (select id from sources));

-- Names of grown-ups who stand by projects, to whoever sees those.
create function helpers_of_projects(which uuid[]) returns table (project_id uuid, name text, mine boolean) language sql stable as $$
  select p.id, called(p.helper_id), p.helper_id is not distinct from me() from budget_projects p
  where p.place_id = here() and p.id = any (which) and sees_source(p.id) and p.helper_id is not null and not is_child(p.helper_id)
$$;
call as_definer('helpers_of_projects(uuid[])');
create function who_said_news(which uuid) returns table (news_id uuid, name text) language sql stable as $$
  select n.id, called(n.said_by) from project_news n
  where n.place_id = here() and n.project_id = which and sees_source(which) and not is_child(n.said_by)
$$;
call as_definer('who_said_news(uuid)');
-- Grown-ups in the group that runs it: who can be named to stand by a project, and in a part.
create function grown_ups_of_host(which uuid) returns table (person_id uuid, name text) language sql stable as $$
  select distinct m.person_id, called(m.person_id) from sources s
  join memberships m on m.place_id = s.place_id and m.group_id = s.host_id and m.to_at is null
  where s.place_id = here() and s.id = which and i_run(which) and not is_child(m.person_id) and not has_left(m.person_id)
    and m.person_id not in (select person_id from barred_to_me())
$$;
call as_definer('grown_ups_of_host(uuid)');
create function groups_i_host() returns table (group_id uuid, name text) language sql stable as $$
  select g.id, g.name from groups g where g.place_id = here() and g.closed_at is null and helper() is null
    and g.id in (select group_id from my_powers() where power = 'host')
$$;
call as_definer('groups_i_host()');
-- Clerks print and enter sheets; whoever runs it is one.
create function is_clerk(which uuid) returns boolean language sql stable as
  $$ select helper() is null and (i_run(which) or i_am('clerk', which)) $$;
call as_definer('is_clerk(uuid)');
create function i_may_tick(which uuid) returns boolean language sql stable as
  $$ select helper() is null and (i_run(which) or i_am('roll_keeper', which)) $$;
call as_definer('i_may_tick(uuid)');

-- The verbs.
create function make_budget(new_id uuid, host uuid, called_it text, says text, for_group uuid, age_from int, how_much bigint,
  in_unit text, ideas_to date, projects_to date, results date) returns void language plpgsql volatile as $$
begin
  if host not in (select group_id from groups_i_host()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from budgets b where b.place_id = here() and b.id = new_id) then return; end if;
  perform make_source(new_id, 'budget', host, host, called_it, 'public', for_group, age_from);
  insert into budgets (place_id, id, words, amount, unit, ideas_until, projects_until, results_on)
  values (here(), new_id, trim(says), how_much, in_unit, ideas_to, projects_to, results);
  perform write_trail('budget.make', me(), new_id);
end
$$;
call as_definer('make_budget(uuid, uuid, text, text, uuid, integer, bigint, text, date, date, date)');

-- By whom it is for; or written down by whoever runs it for somebody without a screen, and then nobody's by name.
create function have_idea(new_id uuid, which uuid, called_it text, says text, where_at text, for_somebody boolean) returns void
language plpgsql volatile as $$
declare
  s sources;
begin
  select * into s from sources x where x.place_id = here() and x.id = which;
  if s.id is null or helper() is not null or (for_somebody and not i_run(which))
    or not (for_somebody or (sees_source(which) and is_for_me(s.for_group_id, s.from_age))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if exists (select from budget_ideas i where i.place_id = here() and i.id = new_id) then return; end if;
  if not exists (select from budgets b where b.place_id = here() and b.id = which and b.stage = 'ideas') then
    raise exception 'not now' using errcode = 'KI004';
  end if;
  perform make_source(new_id, 'idea', case when for_somebody then s.host_id else me() end, s.host_id, called_it, 'named',
    s.for_group_id, s.from_age);
  insert into budget_ideas (place_id, id, budget_id, words, at_place) values (here(), new_id, which, trim(says), nullif(trim(where_at), ''));
  insert into source_links (place_id, from_id, to_id, made_by) values (here(), which, new_id, me());
  perform write_trail('budget.idea', me(), new_id);
end
$$;
call as_definer('have_idea(uuid, uuid, text, text, text, boolean)');

-- What waits to be read, to whoever runs the budget: the words, never whose they are.
create function ideas_to_read(which uuid) returns table (id uuid, title text, words text, at_place text, made_at timestamptz)
language sql stable as $$
  select i.id, s.title, i.words, i.at_place, s.made_at from budget_ideas i
  join sources s on s.place_id = i.place_id and s.id = i.id join things t on t.place_id = i.place_id and t.id = i.id
  where i.place_id = here() and i.budget_id = which and i.says is null and i_run(which)
    and t.owner_id not in (select person_id from barred_to_me())
$$;
call as_definer('ideas_to_read(uuid)');

-- Yes or no with a reason, by whoever runs it; never of one's own. Its teller is told.
create function read_idea(which uuid, said text, reason text) returns void language plpgsql volatile as $$
declare
  i budget_ideas;
  teller uuid;
begin
  select * into i from budget_ideas x where x.place_id = here() and x.id = which for update;
  select t.owner_id into teller from things t where t.place_id = here() and t.id = which;
  if i.id is null or not i_run(i.budget_id) or teller in (select person_id from barred_to_me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if i.says is not null or teller = me() then raise exception 'not now' using errcode = 'KI004'; end if;
  update budget_ideas set says = said, why = nullif(trim(reason), ''), read_by = me(), read_at = now()
    where place_id = here() and id = which;
  if said = 'yes' then
    update sources s set shown_to = b.shown_to from sources b where s.place_id = here() and s.id = which and b.place_id = here()
      and b.id = i.budget_id;
  end if;
  perform write_trail('budget.read_idea', coalesce((select p.id from people p where p.place_id = here() and p.id = teller), me()), which);
  perform tell(p.id, 'budget.idea_read', me(), which) from people p where p.place_id = here() and p.id = teller;
end
$$;
call as_definer('read_idea(uuid, text, text)');

-- One project out of one idea or several that were said yes to; or of none, where whoever runs it proposes it.
create function make_project(new_id uuid, which uuid, called_it text, says text, where_at text, how_much bigint, helps uuid,
  ideas jsonb) returns void language plpgsql volatile as $$
declare
  s sources;
  next int;
begin
  select * into s from sources x where x.place_id = here() and x.id = which;
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from budget_projects p where p.place_id = here() and p.id = new_id) then return; end if;
  perform from budgets b where b.place_id = here() and b.id = which and b.stage in ('ideas', 'projects') for update;
  if not found or is_child(helps) then raise exception 'not now' using errcode = 'KI004'; end if;
  perform make_source(new_id, 'project', s.host_id, s.host_id, called_it, s.shown_to, s.for_group_id, s.from_age);
  select coalesce(max(p.position), 0) + 1 into next from budget_projects p where p.place_id = here() and p.budget_id = which;
  insert into budget_projects (place_id, id, budget_id, label, position, words, at_place, cost, helper_id)
  values (here(), new_id, which, next::text, next, trim(says), nullif(trim(where_at), ''), how_much, helps);
  perform lead_to_project(new_id, ideas);
  if helps is not null and helps <> me() then perform tell(helps, 'budget.helper', me(), new_id); end if;
  perform write_trail('budget.project', me(), new_id);
end
$$;
create function lead_to_project(which uuid, ideas jsonb) returns void language sql volatile as $$
  insert into source_links (place_id, from_id, to_id, made_by)
  select here(), i.id, which, me() from jsonb_array_elements_text(ideas) e join budget_ideas i on i.place_id = here() and i.id = e.value::uuid
    join budget_projects p on p.place_id = here() and p.id = which and p.budget_id = i.budget_id
  where i.says = 'yes' on conflict do nothing;
  insert into source_links (place_id, from_id, to_id, made_by)
  select here(), p.budget_id, which, me() from budget_projects p where p.place_id = here() and p.id = which
    and jsonb_array_length(ideas) = 0 on conflict do nothing
$$;
call as_definer('lead_to_project(uuid, jsonb)');
revoke execute on function lead_to_project from kith_app;
call as_definer('make_project(uuid, uuid, text, text, text, bigint, uuid, jsonb)');

-- Until people vote on it. More ideas can be joined to it.
create function change_project(which uuid, called_it text, says text, where_at text, how_much bigint, helps uuid, ideas jsonb)
returns void language plpgsql volatile as $$
declare
  p budget_projects;
begin
  select x.* into p from budget_projects x join budgets b on b.place_id = x.place_id and b.id = x.budget_id
    where x.place_id = here() and x.id = which and b.stage in ('ideas', 'projects');
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if p.id is null or is_child(helps) then raise exception 'not now' using errcode = 'KI004'; end if;
  update sources set title = trim(called_it) where place_id = here() and id = which;
  update budget_projects set words = trim(says), at_place = nullif(trim(where_at), ''), cost = how_much, helper_id = helps
    where place_id = here() and id = which;
  if jsonb_array_length(ideas) > 0 then perform lead_to_project(which, ideas); end if;
  if helps is distinct from p.helper_id and helps is not null and helps <> me() then perform tell(helps, 'budget.helper', me(), which); end if;
  perform write_trail('budget.change_project', me(), which);
  perform tell_thread(which, 'budget.project_changed');
end
$$;
call as_definer('change_project(uuid, text, text, text, bigint, uuid, jsonb)');

create function end_ideas(which uuid) returns void language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update budgets set stage = 'projects' where place_id = here() and id = which and stage = 'ideas';
  if found then perform write_trail('budget.end_ideas', me(), which); end if;
end
$$;
call as_definer('end_ideas(uuid)');

-- The ballot is made (core), its options are the projects: people vote. The money is set aside. Those on the roll are told.
create function open_vote(which uuid, ballot uuid, how_many int, how_many_points int) returns void language plpgsql volatile as $$
declare
  b budgets;
  s sources;
begin
  select * into b from budgets x where x.place_id = here() and x.id = which for update;
  select * into s from sources x where x.place_id = here() and x.id = which;
  if not i_run(which) or not exists (select from ballots v where v.place_id = here() and v.id = ballot and v.about_id = which) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if b.ballot_id = ballot then return; end if;
  if b.stage not in ('ideas', 'projects') then raise exception 'not now' using errcode = 'KI004'; end if;
  update budgets set stage = 'voting', ballot_id = ballot, most = how_many, points = how_many_points where place_id = here() and id = which;
  -- From now on a project goes by its number on the ballot.
  update budget_projects set position = position + 100000, label = 'out ' || position where place_id = here() and budget_id = which;
  update budget_projects p set position = o.position, label = o.position::text from ballot_options o
    where p.place_id = here() and p.budget_id = which and o.place_id = here() and o.ballot_id = ballot and o.id = p.id;
  perform enter(md5(which::text || ' set aside')::uuid, account_for(s.host_id, 'outside', null, b.unit),
    account_for(s.host_id, 'purpose', which, b.unit), b.amount, which, s.title);
  perform tell(r.person_id, 'budget.vote', null, which) from ballot_roll r
    where r.place_id = here() and r.ballot_id = ballot and r.person_id is not null;
  perform write_trail('budget.open_vote', me(), which);
end
$$;
call as_definer('open_vote(uuid, uuid, integer, integer)');

-- What casting my vote takes, looked up by its key: a thousand people cast theirs in a minute. Nothing where I cannot vote now.
create function my_booth(which uuid) returns table (id uuid, title text, "ballotId" uuid, form text, most int, points int,
  "resultsOn" date, options jsonb) language sql stable as $$
  select b.id, s.title, b.ballot_id, v.form, b.most, b.points, b.results_on,
    (select jsonb_agg(jsonb_build_object('position', o.position, 'title', o.title, 'withdrawn_at', o.withdrawn_at))
      from ballot_options o where o.place_id = b.place_id and o.ballot_id = b.ballot_id)
  from budgets b join sources s on s.place_id = b.place_id and s.id = b.id
  join ballots v on v.place_id = b.place_id and v.id = b.ballot_id
  where b.place_id = here() and b.id = which and sees_source(which) and ballot_is_open(b.ballot_id)
    and my_vote_in(b.ballot_id) = 'may'
$$;
call as_definer('my_booth(uuid)');

-- Before the vote it is gone from it; in mid-vote its marks do not count and the others of each ballot do. Everybody on the roll hears.
create function withdraw_project(which uuid, reason text) returns void language plpgsql volatile as $$
declare
  b budgets;
begin
  select x.* into b from budgets x join budget_projects p on p.place_id = x.place_id and p.budget_id = x.id
    where x.place_id = here() and p.id = which for update of x;
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if b.stage not in ('ideas', 'projects', 'voting') then raise exception 'not now' using errcode = 'KI004'; end if;
  update budget_projects set withdrawn_at = now(), withdrawn_why = trim(reason)
    where place_id = here() and id = which and withdrawn_at is null;
  if not found then return; end if;
  if b.ballot_id is not null then
    perform withdraw_option(b.ballot_id, which, reason);
    perform tell(r.person_id, 'budget.withdrawn', null, which) from ballot_roll r
      where r.place_id = here() and r.ballot_id = b.ballot_id and r.person_id is not null and r.person_id <> me();
  end if;
  perform tell_thread(which, 'budget.withdrawn');
  perform write_trail('budget.withdraw_project', me(), which);
end
$$;
call as_definer('withdraw_project(uuid, text)');

-- The roll, by a whole name as somebody says it who stands there: nobody is found by a part of one.
create function find_on_roll(which uuid, said_name text) returns table (roll_id uuid, name text, voted text, added boolean)
language sql stable as $$
  select r.id, coalesce(r.name, called(r.person_id)), r.voted, r.person_id is null
  from budgets b join ballot_roll r on r.place_id = b.place_id and r.ballot_id = b.ballot_id
  left join people p on p.place_id = r.place_id and p.id = r.person_id
  where b.place_id = here() and b.id = which and i_may_tick(which)
    and (r.person_id is null or r.person_id not in (select person_id from barred_to_me()))
    and lower(regexp_replace(trim(said_name), '\s+', ' ', 'g')) in (lower(r.name), lower(p.given_name || ' ' || p.family_name),
      lower(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name))
$$;
call as_definer('find_on_roll(uuid, text)');
