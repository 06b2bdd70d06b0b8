-- A plan: what a party wants, in items of seven kinds, every version kept. An item's text holds from one version
-- until another; agreements belong to a version; what others write is a proposal until the owner takes it.
create table plans (
  place_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  made_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, id) references things,
  foreign key (place_id, owner_id) references parties
);
-- A second one is closed: two persons who had one each turned out to be one (0014).
create unique index on plans (place_id, owner_id) where closed_at is null;
create index on plans (place_id, owner_id);
call protect('plans', 'select, insert');

create table plan_versions (
  place_id uuid not null,
  plan_id uuid not null,
  version int not null check (version >= 1),
  made_by uuid not null,
  helper_id uuid,
  made_at timestamptz not null default clock_timestamp(),
  primary key (place_id, plan_id, version),
  foreign key (place_id, plan_id) references plans
);
call protect('plan_versions', 'select, insert');

create table plan_items (
  place_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  plan_id uuid not null,
  from_version int not null,
  to_version int,
  section text not null check (section in (
    'strength', 'matters', 'goal', 'step', 'helps', 'choice', 'outside', 'noticed')),
  position int not null default 0,
  goal_id uuid,
  text text not null check (length(trim(text)) between 1 and 2000),
  done_on date,
  written_by uuid,
  primary key (place_id, id),
  foreign key (place_id, plan_id, from_version) references plan_versions,
  foreign key (place_id, item_id) references things,
  check (to_version is null or to_version > from_version)
);
create index on plan_items (place_id, plan_id);
create unique index on plan_items (place_id, item_id) where to_version is null;
call protect('plan_items', 'select, insert, update');

create table plan_proposals (
  place_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  by_id uuid not null,
  tie_id uuid not null,
  section text not null check (section in (
    'strength', 'matters', 'goal', 'step', 'helps', 'choice', 'outside', 'noticed')),
  item_id uuid,
  text text not null check (length(trim(text)) between 1 and 2000),
  said_at timestamptz not null default clock_timestamp(),
  answer text check (answer in ('taken', 'mended', 'not_now')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (place_id, id),
  foreign key (place_id, plan_id) references plans,
  foreign key (place_id, tie_id) references ties,
  check ((answer is null) = (answered_at is null))
);
create index on plan_proposals (place_id, plan_id);
call protect('plan_proposals', 'select, insert, update');

-- Who is asked to agree, as what; and what they said of which version. A difference is kept beside the plan.
create table plan_partners (
  place_id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  agrees_as text not null check (agrees_as in ('learner', 'parent', 'tutor', 'mentor', 'other')),
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (place_id, plan_id, person_id),
  foreign key (place_id, plan_id) references plans,
  foreign key (place_id, person_id) references people
);
call protect('plan_partners', 'select, insert, update');

create table plan_agreements (
  place_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version int not null,
  person_id uuid not null,
  answer text not null check (answer in ('agree', 'differ')),
  words text check (length(words) <= 2000),
  said_at timestamptz not null default clock_timestamp(),
  said_order bigint not null generated always as identity,
  primary key (place_id, id),
  foreign key (place_id, plan_id, version) references plan_versions,
  foreign key (place_id, person_id) references people,
  check (answer = 'agree' or length(trim(words)) > 0)
);
create index on plan_agreements (place_id, plan_id);
call protect('plan_agreements', 'select, insert');

create table plan_reviews (
  place_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  due_on date not null,
  held_on date,
  words text check (length(words) <= 4000),
  primary key (place_id, id),
  foreign key (place_id, plan_id) references plans
);
create index on plan_reviews (place_id, plan_id);
call protect('plan_reviews', 'select, insert, update');

-- Plans of mine and of my groups.
create function my_plans() returns table (plan_id uuid) language sql stable as
  $$ select p.id from plans p where p.place_id = here() and p.owner_id in (select my_parties()) $$;
call as_definer('my_plans()');
call near('my_plans()');

-- Plans opened to me whole (not one item of them), and what for.
create function plans_open_to_me() returns table (plan_id uuid, may text, through text, through_id uuid)
language sql stable as $$
  select o.thing_id, o.may, o.through, o.through_id
  from open_to_me() o join plans p on p.place_id = here() and p.id = o.thing_id
$$;
call as_definer('plans_open_to_me()');
call near('plans_open_to_me()');

create policy mine_or_opened on plans for select to kith_app
  using (place_id = (select here()) and (
    owner_id = (select me()) or id in (select my_plans()) or id in (select plan_id from plans_open_to_me())));
create policy begin_mine on plans for insert to kith_app
  with check (place_id = (select here()) and i_own_thing(id, 'plan', owner_id) and (select may_do('plan.write')));

create policy mine on plan_versions for select to kith_app
  using (place_id = (select here()) and plan_id in (select my_plans()));
create policy write on plan_versions for insert to kith_app
  with check (place_id = (select here()) and plan_id in (select my_plans()) and made_by = (select me())
    and helper_id is not distinct from (select helper()) and (select may_do('plan.write')));
-- Somebody acting for me never sees what I keep to myself.
create policy mine on plan_items for select to kith_app
  using (place_id = (select here()) and plan_id in (select my_plans())
    and ((select helper()) is null or item_id in (select thing_ids_i_see())));
create policy write on plan_items for insert to kith_app
  with check (place_id = (select here()) and plan_id in (select my_plans()) and i_own_part(item_id, plan_id)
    and (select may_do('plan.write')));
create policy end_text on plan_items for update to kith_app
  using (place_id = (select here()) and plan_id in (select my_plans()) and (select may_do('plan.write')))
  with check (place_id = (select here()) and plan_id in (select my_plans()));
revoke update on plan_items from kith_app;
grant update (to_version) on plan_items to kith_app;

-- A proposal is read by the owner and by who made it; the companion of its tie reads it through a function.
create policy sides on plan_proposals for select to kith_app
  using (place_id = (select here()) and by_id not in (select barred_to_me()) and (
    plan_id in (select my_plans())
    or (by_id = (select me()) and (select helper()) is null)));
create policy propose on plan_proposals for insert to kith_app
  with check (place_id = (select here()) and (select helper()) is null and by_id = (select me()) and answer is null
    and (plan_id, tie_id) in (
      select plan_id, through_id from plans_open_to_me() where may = 'propose' and through = 'tie'));
create policy answer on plan_proposals for update to kith_app
  using (place_id = (select here()) and plan_id in (select my_plans()) and (select may_do('plan.answer_proposal')))
  with check (place_id = (select here()) and plan_id in (select my_plans()) and answered_by = (select me()));
revoke update on plan_proposals from kith_app;
grant update (answer, answered_at, answered_by) on plan_proposals to kith_app;

create policy sides on plan_partners for select to kith_app
  using (place_id = (select here()) and person_id not in (select barred_to_me()) and (
    plan_id in (select my_plans())
    or (person_id = (select me()) and (select helper()) is null)));
create policy ask on plan_partners for insert to kith_app
  with check (place_id = (select here()) and plan_id in (select my_plans()) and (select helper()) is null
    and asked_by = (select me())
    and (person_id = (select me()) or person_id in (select other_id from my_live_ties())));
create policy change on plan_partners for update to kith_app
  using (place_id = (select here()) and plan_id in (select my_plans()) and (select helper()) is null)
  with check (place_id = (select here()) and plan_id in (select my_plans()));
revoke update on plan_partners from kith_app;
grant update (ended_at, agrees_as) on plan_partners to kith_app;

create policy sides on plan_agreements for select to kith_app
  using (place_id = (select here()) and person_id not in (select barred_to_me()) and (
    plan_id in (select my_plans()) or (person_id = (select me()) and (select helper()) is null)));
-- Only from one's own sign-in: an agreement is a confirmation, and nobody confirms for another.
create policy say on plan_agreements for insert to kith_app
  with check (place_id = (select here()) and (select helper()) is null and person_id = (select me())
    and plan_id in (select plan_id from plan_partners where person_id = (select me()) and ended_at is null)
    and (plan_id in (select my_plans()) or plan_id in (select plan_id from plans_open_to_me() where through = 'tie')));

create policy mine on plan_reviews for select to kith_app
  using (place_id = (select here()) and plan_id in (select my_plans()));
create policy write on plan_reviews for insert to kith_app
  with check (place_id = (select here()) and plan_id in (select my_plans()) and (select may_do('plan.write')));
create policy change on plan_reviews for update to kith_app
  using (place_id = (select here()) and plan_id in (select my_plans()) and (select may_do('plan.write')))
  with check (place_id = (select here()) and plan_id in (select my_plans()));

-- Since when each of these things has been open to me: the first of the grants that open it now. By an override, always.
create function open_since(which uuid[]) returns table (thing_id uuid, since timestamptz) language sql stable as $$
  select o.thing_id, min(case when o.through = 'override' then '-infinity' else g.given_at end)
  from open_to_me() o join things t on t.place_id = here() and t.id = o.thing_id
  left join grants g on g.place_id = t.place_id and o.through_id = coalesce(g.tie_id, g.group_id)
    and (g.thing_id = t.id or (g.thing_id = t.parent_id and t.apart_since is null))
    and g.taken_back_at is null and (g.until_at is null or g.until_at > now())
  where t.id = any (which)
  group by o.thing_id
$$;
call as_definer('open_since(uuid[])');
revoke execute on function open_since from kith_app;

-- What the adult of a tie wrote to the child, for its companion. Writes that the companion looked.
create function read_proposals_as_companion(tie uuid) returns jsonb language plpgsql volatile as $$
begin
  if helper() is not null or not exists (
    select from companions_who_count c where c.place_id = here() and c.tie_id = tie and c.person_id = me()
  ) or exists (
    select from ties t where t.place_id = here() and t.id = tie
      and (t.from_id in (select barred_to_me()) or t.to_id in (select barred_to_me()))) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
  select distinct here(), me(), p.owner_id, p.id, 'companion', tie
  from plan_proposals r join plans p on p.place_id = r.place_id and p.id = r.plan_id
  where r.place_id = here() and r.tie_id = tie;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', r.id, 'planId', r.plan_id, 'byId', r.by_id, 'section', r.section, 'text', r.text, 'saidAt', r.said_at,
      'answer', r.answer) order by r.said_at desc), '[]')
    from plan_proposals r where r.place_id = here() and r.tie_id = tie);
end
$$;
call as_definer('read_proposals_as_companion(uuid)');

-- A plan as somebody may read it: the items open to them of a version (the latest by default), who is asked and what
-- they said, reviews. Writes who looked. Items set apart are there for the owner only.
create function read_plan(which uuid, at_version int default null) returns jsonb language plpgsql volatile as $$
declare
  door text;
  version_read int;
  seen uuid[];
  whole boolean;
  own boolean;
  one uuid;
begin
  select coalesce(at_version, max(v.version)) into version_read from plan_versions v
  where v.place_id = here() and v.plan_id = which;
  own := exists (select from my_plans() m where m.plan_id = which);
  if own then
    door := note_read(which);
    whole := true;
    select array_agg(t.id) into seen from things t where t.place_id = here() and t.parent_id = which
      and (helper() is null or t.apart_since is null);
  else
    select coalesce(array_agg(distinct o.thing_id), '{}') into seen from open_to_me() o
    where o.thing_id in (select t.id from things t where t.place_id = here() and (t.id = which or t.parent_id = which));
    -- What was opened is what stood when it was opened, and what came later; an override opens it all.
    if at_version is not null then
      select coalesce(array_agg(o.thing_id), '{}') into seen from open_since(seen) o
      where o.since = '-infinity' or at_version >= (
        select coalesce(max(v.version), 1) from plan_versions v
        where v.place_id = here() and v.plan_id = which and v.made_at <= o.since);
    end if;
    whole := which = any (seen);
    if helper() is not null or cardinality(seen) = 0 then
      raise exception 'no door' using errcode = 'KI002';
    end if;
    if whole then
      door := note_read(which);
    else
      foreach one in array seen loop door := note_read(one); end loop;
    end if;
  end if;
  return jsonb_build_object(
    'planId', which,
    'ownerId', (select p.owner_id from plans p where p.place_id = here() and p.id = which),
    'door', door,
    'whole', whole,
    'version', version_read,
    'latest', (select max(v.version) from plan_versions v where v.place_id = here() and v.plan_id = which),
    'madeAt', (select v.made_at from plan_versions v
               where v.place_id = here() and v.plan_id = which and v.version = version_read),
    'items', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', i.item_id, 'section', i.section, 'text', i.text, 'goalId', i.goal_id, 'doneOn', i.done_on,
        'position', i.position, 'writtenBy', i.written_by,
        'apart', own and t.apart_since is not null) order by i.position, i.item_id), '[]')
      from plan_items i join things t on t.place_id = i.place_id and t.id = i.item_id
      where i.place_id = here() and i.plan_id = which and i.item_id = any (seen)
        and i.from_version <= version_read and (i.to_version is null or i.to_version > version_read)),
    'partners', case when whole then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'personId', r.person_id, 'name',
        spoken_name(p.given_name, p.preferred_name, p.family_name), 'as', r.agrees_as,
        'answer', a.answer, 'words', a.words, 'version', a.version, 'at', a.said_at)
        order by array_position(array['learner', 'parent', 'tutor', 'mentor', 'other'], r.agrees_as), r.person_id), '[]')
      from plan_partners r join people p on p.place_id = r.place_id and p.id = r.person_id
      left join lateral (
        select * from plan_agreements a where a.place_id = r.place_id and a.plan_id = r.plan_id
          and a.person_id = r.person_id and a.version <= version_read
        order by a.said_order desc limit 1) a on true
      where r.place_id = here() and r.plan_id = which and r.ended_at is null
        and r.person_id not in (select barred_to_me())) else '[]' end,
    'reviews', case when whole then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'dueOn', r.due_on, 'heldOn', r.held_on, 'words', r.words) order by r.due_on, r.id), '[]')
      from plan_reviews r where r.place_id = here() and r.plan_id = which) else '[]' end);
end
$$;
call as_definer('read_plan(uuid, int)');

-- The plans and webs opened to me, to list them by their owner without reading any of it.
create function opened_to_me() returns table (owner_id uuid, kind text, thing_id uuid, may_propose boolean) language sql stable as $$
  select o.owner_id, t.kind, coalesce(t.parent_id, t.id), bool_or(o.may = 'propose' and o.through = 'tie')
  from open_to_me() o join things t on t.place_id = here() and t.id = o.thing_id
  where helper() is null
  group by o.owner_id, t.kind, coalesce(t.parent_id, t.id)
$$;
call as_definer('opened_to_me()');
