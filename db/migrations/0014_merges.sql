-- Two persons who turn out to be one: everything of the one moves to the other, in one transaction. docs/access.md says what
-- that may open (nothing that neither side's owner gave) and what closes.

-- Whose records are mine to put together: those in my care for rolls, and parents and family of theirs. Nobody with powers
-- beyond my care, nobody who reads concerns, never myself. Whoever runs Kith, anybody.
create function may_merge(who uuid) returns boolean language sql stable as $$
  select i_run_kith() or (
    helper() is null and who <> me() and who not in (select b.person_id from barred_to_me() b)
    and (who in (select p.person_id from people_under('run_imports') p)
      or exists (select from ties t join tie_kinds k on k.kind = t.kind and k.kin
                 where t.place_id = here() and t.from_id = who
                   and t.to_id in (select p.person_id from people_under('run_imports') p)))
    and not exists (
      select from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
      join role_powers r on r.group_kind = g.kind and r.role = m.role
      -- Whoever founded a circle of friends has no power that somebody else could come by this way.
      join group_kinds k on k.kind = g.kind and not k.people_make
      where m.place_id = here() and m.person_id = who and m.to_at is null
        and (r.power = 'safeguard' or m.group_id not in (
          select w.group_id from my_powers() w where w.power = 'run_imports'))))
$$;
call as_definer('may_merge(uuid)');
revoke execute on function may_merge from kith_app;

-- Whether the two have dealt with each other, as no person does with themselves.
create function have_met(a uuid, b uuid) returns boolean language sql stable as $$
  select exists (
    select from ties t where t.place_id = here() and t.from_id in (a, b) and t.to_id in (a, b)
    union all select from blocks x where x.place_id = here() and x.protects_id in (a, b) and x.against_id in (a, b)
    union all select from concerns n where n.place_id = here() and n.about_id in (a, b) and n.raised_by in (a, b)
      and n.about_id <> n.raised_by
    union all select from vettings v where v.place_id = here() and v.person_id in (a, b) and v.seen_by in (a, b)
    union all select from adult_words w where w.place_id = here() and w.person_id in (a, b) and w.said_by in (a, b)
    union all select from overrides o where o.place_id = here() and o.child_id in (a, b) and o.lead_id in (a, b)
    union all select from group_asks k where k.place_id = here() and k.person_id in (a, b) and k.asked_by in (a, b)
    union all select from helper_consents c where c.place_id = here()
      and (c.person_id in (a, b))::int + (c.helper_id in (a, b))::int + (coalesce(c.witness_id in (a, b), false))::int > 1)
$$;
call as_definer('have_met(uuid, uuid)');
revoke execute on function have_met from kith_app;

-- Why two persons cannot be made one, in a word; null when they can.
create function why_not_merge(keep uuid, other uuid) returns text language sql stable as $$
  select case
    when not (may_merge(keep) and may_merge(other)) then 'not_yours'
    when keep = other then 'same'
    when 2 > (select count(*) from people p where p.place_id = here() and p.id in (keep, other))
      or exists (select from erasures e where e.place_id = here() and e.person_id in (keep, other)) then 'gone'
    when have_met(keep, other) then 'met'
    when exists (select from ages a join ages b on b.place_id = a.place_id where a.place_id = here()
      and a.person_id in (keep, other) and b.person_id in (keep, other) and a.known_child and not b.child) then 'ages' end
$$;
call as_definer('why_not_merge(uuid, uuid)');

-- Whether two whose records are mine to put together were born on one day: 'same', 'different' or, where either has no birth
-- date, 'unknown'. Null where it is not mine to ask. The dates stay here.
create function births_of(keep uuid, other uuid) returns text language sql stable as $$
  select case when not (may_merge(keep) and may_merge(other)) then null
    when a.birth_date is null or b.birth_date is null then 'unknown'
    when a.birth_date = b.birth_date then 'same' else 'different' end
  from (select keep as a_id, other as b_id) k
  left join people_private a on a.place_id = here() and a.person_id = k.a_id
  left join people_private b on b.place_id = here() and b.person_id = k.b_id
$$;
call as_definer('births_of(uuid, uuid)');

-- Records in my care for rolls, and of parents and family of theirs, that look like one person: the same whole name and birth
-- date; or, unless one roll names them as two (as it does twins, and the many of one name), the same birth date and one name,
-- or the same whole name and a birth date that is not known of both. Never those whom I must not see.
create function pairs_alike() returns table (one_id uuid, other_id uuid, same_birth boolean) language sql stable as $$
  with care as materialized (select u.person_id from people_under('run_imports') u),
  mine as materialized (
    select c.person_id from care c
    union
    select t.from_id from ties t join tie_kinds k on k.kind = t.kind and k.kin
    where t.place_id = here() and t.to_id in (select c.person_id from care c)),
  named as materialized (
    select p.id, lower(trim(coalesce(p.preferred_name, p.given_name))) as given, lower(trim(p.family_name)) as family,
      v.birth_date as born
    from mine m join people p on p.place_id = here() and p.id = m.person_id
    left join people_private v on v.place_id = here() and v.person_id = p.id
    where p.id <> me() and p.id not in (select b.person_id from barred_to_me() b)),
  pairs as (
    select a.id as one_id, b.id as other_id, a.born = b.born as same_birth, true as same_name
    from named a join named b on b.given = a.given and b.family = a.family and a.id < b.id
    where a.born is null or b.born is null or a.born = b.born
    union
    select a.id, b.id, true, false from named a join named b on b.born = a.born and a.id < b.id
    where (a.given = b.given and a.given <> '') <> (a.family = b.family and a.family <> ''))
  select x.one_id, x.other_id, coalesce(x.same_birth, false) from pairs x
  where helper() is null
    and ((x.same_name and x.same_birth) is true or not exists (
      select from roll_ids a join roll_ids b on b.place_id = a.place_id and b.kind = a.kind and b.source = a.source
      where a.place_id = here() and a.kind = 'person' and a.id = x.one_id and b.id = x.other_id))
    and not exists (select from ties t where t.place_id = here() and t.from_id in (x.one_id, x.other_id)
      and t.to_id in (x.one_id, x.other_id))
  order by coalesce(x.same_birth, false) desc, x.same_name desc, x.one_id, x.other_id limit 60
$$;
call as_definer('pairs_alike()');

-- Two ties of a kind with the same third: one stays (a live one before another, then the one of `keep`) and takes in what was
-- said, confirmed and opened through the other. A door that was shut does not open by it, and a refusal stands.
create function merge_tie(stays uuid, gone uuid) returns void language plpgsql volatile as $$
declare
  stays_live boolean := (select s.state = 'live' from tie_states s where s.place_id = here() and s.tie_id = stays);
  gone_live boolean := (select s.state = 'live' from tie_states s where s.place_id = here() and s.tie_id = gone);
  refused tie_confirmations;
  other text;
begin
  if stays_live is distinct from gone_live then
    update grants set taken_back_at = now() where place_id = here() and taken_back_at is null
      and tie_id = case when stays_live then gone else stays end;
  end if;
  update grants g set taken_back_at = now() where g.place_id = here() and g.tie_id = gone and g.taken_back_at is null
    and exists (select from grants h where h.place_id = here() and h.tie_id = stays and h.thing_id = g.thing_id
      and h.taken_back_at is null and h.may = g.may and h.until_at is not distinct from g.until_at);
  select c.* into refused from (
    select distinct on (c.tie_id) c.* from tie_confirmations c
    where c.place_id = here() and c.tie_id in (stays, gone) order by c.tie_id, c.said_order desc) c
  where c.outcome = 'refused' limit 1;
  update tie_confirmations set tie_id = stays where place_id = here() and tie_id = gone;
  if refused.id is not null then
    insert into tie_confirmations (place_id, id, tie_id, outcome, said_by)
    values (here(), gen_random_uuid(), stays, 'refused', refused.said_by);
  end if;
  update companions c set tie_id = stays, ended_at = coalesce(c.ended_at, (
      select now() where exists (select from companions o where o.place_id = here() and o.tie_id = stays and o.ended_at is null)))
    where c.place_id = here() and c.tie_id = gone;
  -- What was said about the one tie stays beside what was said about the other, as a name only its owner sees.
  update web_entries e set tie_id = null, name = (
      select left(spoken_name(p.given_name, p.preferred_name, p.family_name), 120)
      from ties t join people p on p.place_id = t.place_id
        and p.id = case when e.owner_id = t.from_id then t.to_id else t.from_id end
      where t.place_id = here() and t.id = gone)
    from ties g, ties s
    where e.place_id = here() and e.tie_id = gone and g.place_id = here() and g.id = gone and s.place_id = here() and s.id = stays
      and exists (select from web_entries o where o.place_id = here() and o.tie_id = stays and (o.owner_id = e.owner_id
        or (e.owner_id not in (s.from_id, s.to_id) and o.owner_id not in (g.from_id, g.to_id))));
  update web_entries set tie_id = stays where place_id = here() and tie_id = gone;
  for other in select r.relname from pg_attribute a join pg_class r on r.oid = a.attrelid and r.relkind in ('r', 'p')
    where r.relnamespace = 'public'::regnamespace and a.attname = 'tie_id' and r.relname <> 'withdrawn_links' loop
    execute format('update %I set tie_id = $1 where place_id = here() and tie_id = $2', other) using stays, gone;
  end loop;
  -- What counted no more of the one does not count for both.
  update ties s set anew_at = greatest(s.anew_at, g.anew_at) from ties g
    where s.place_id = here() and s.id = stays and g.place_id = here() and g.id = gone and not stays_live;
  update reads set through_id = stays where place_id = here() and through_id = gone;
  update notices set thing_id = stays where place_id = here() and thing_id = gone;
  update trail set thing_id = stays where place_id = here() and thing_id = gone;
  delete from withdrawn_links where place_id = here() and tie_id = gone;
  delete from ties where place_id = here() and id = gone;
end
$$;
call as_definer('merge_tie(uuid, uuid)');
revoke execute on function merge_tie from kith_app;

-- Two webs become one: the entries come in set apart, so that what is open of the one web does not open them; whoever could see
-- them goes on seeing each.
create function merge_webs(keep uuid, other uuid) returns void language plpgsql volatile as $$
declare
  stays uuid := (select id from things where place_id = here() and kind = 'web' and owner_id = keep);
  gone uuid := (select id from things where place_id = here() and kind = 'web' and owner_id = other);
begin
  if stays is null or gone is null then return; end if;
  insert into grants (place_id, id, thing_id, tie_id, group_id, may, given_by, given_at, until_at)
    select here(), gen_random_uuid(), t.id, g.tie_id, g.group_id, g.may, g.given_by, g.given_at, g.until_at
    from grants g join things t on t.place_id = g.place_id and t.parent_id = gone and t.apart_since is null
    where g.place_id = here() and g.thing_id = gone and g.taken_back_at is null;
  update grants set thing_id = stays, taken_back_at = coalesce(taken_back_at, now()) where place_id = here() and thing_id = gone;
  update things set parent_id = stays, apart_since = coalesce(apart_since, now()) where place_id = here() and parent_id = gone;
  update reads set thing_id = stays where place_id = here() and thing_id = gone;
  update notices set thing_id = stays where place_id = here() and thing_id = gone;
  update trail set thing_id = stays where place_id = here() and thing_id = gone;
  delete from things where place_id = here() and id = gone;
end
$$;
call as_definer('merge_webs(uuid, uuid)');
revoke execute on function merge_webs from kith_app;

-- Who somebody is: what `keep` says stays, what it does not say comes from `other`, and what a person put right themselves wins
-- over what a roll wrote. Two rows become one, and the other's is returned as it was.
create function merge_facts(keep uuid, other uuid) returns jsonb language plpgsql volatile as $$
declare
  was jsonb;
  own corrections;
  word text;
begin
  select to_jsonb(p) || coalesce(to_jsonb(b), '{}') - 'place_id' - 'person_id' into was
    from people p left join people_private b on b.place_id = p.place_id and b.person_id = p.id
    where p.place_id = here() and p.id = other;
  insert into people_private (place_id, person_id) values (here(), keep) on conflict do nothing;
  update people_private k set birth_date = coalesce(k.birth_date, o.birth_date),
      year_group = coalesce(k.year_group, o.year_group), email = coalesce(k.email, o.email),
      phone = coalesce(k.phone, o.phone), locale = coalesce(k.locale, o.locale)
    from people_private o where k.place_id = here() and o.place_id = here() and k.person_id = keep and o.person_id = other;
  update people k set preferred_name = coalesce(k.preferred_name, o.preferred_name),
      pronouns = coalesce(k.pronouns, o.pronouns), arrived_at = least(k.arrived_at, o.arrived_at)
    from people o where k.place_id = here() and o.place_id = here() and k.id = keep and o.id = other;
  for own in select * from corrections c where c.place_id = here() and c.person_id = other
    and not exists (select from corrections k where k.place_id = here() and k.person_id = keep and k.field = c.field) loop
    word := was->>own.field;
    if own.field in ('email', 'phone') then
      execute format('update people_private set %I = $1 where place_id = here() and person_id = $2', own.field) using word, keep;
    else
      execute format('update people set %I = $1 where place_id = here() and id = $2', own.field) using word, keep;
    end if;
    insert into corrections (place_id, person_id, field, said_at, roll_says)
    values (here(), keep, own.field, own.said_at, own.roll_says);
  end loop;
  insert into adult_words (place_id, person_id, basis, said_by, said_at)
    select here(), keep, w.basis, w.said_by, w.said_at from adult_words w
    where w.place_id = here() and w.person_id = other on conflict do nothing;
  delete from corrections where place_id = here() and person_id = other;
  delete from adult_words where place_id = here() and person_id = other;
  delete from people_private where place_id = here() and person_id = other;
  return was;
end
$$;
call as_definer('merge_facts(uuid, uuid)');
revoke execute on function merge_facts from kith_app;

-- What could not stand beside the other's: the same place in a group twice, asks, codes, partners, a second plan.
create function merge_pairs(keep uuid, other uuid) returns void language plpgsql volatile as $$
begin
  -- A door that is shut because its owner has left a group stays shut when the other record brings them back into it.
  update grants g set taken_back_at = now() from things t
    where g.place_id = here() and t.place_id = here() and t.id = g.thing_id and g.group_id is not null
      and g.taken_back_at is null and t.owner_id in (keep, other) and not is_in_group(g.group_id, t.owner_id)
      and is_in_group(g.group_id, case when t.owner_id = keep then other else keep end);
  update memberships m set to_at = greatest(now(), m.from_at) from (
      select x.id, row_number() over (partition by x.group_id, x.role order by x.source = 'roll' desc, x.from_at, x.id) as n
      from memberships x where x.place_id = here() and x.person_id in (keep, other) and x.to_at is null) d
    where m.place_id = here() and m.id = d.id and d.n > 1;
  update group_asks k set taken_back_at = now() where k.place_id = here() and k.person_id = other and k.taken_back_at is null
    and exists (select from group_asks o where o.place_id = here() and o.group_id = k.group_id and o.person_id = keep
      and o.taken_back_at is null);
  delete from code_uses u using shared_codes c where u.place_id = here() and c.place_id = here() and c.code = u.code
    and u.used_by in (keep, other) and c.person_id in (keep, other);
  delete from code_uses u where u.place_id = here() and u.used_by = other
    and exists (select from code_uses o where o.place_id = here() and o.code = u.code and o.used_by = keep);
  update plan_partners k set ended_at = null from plan_partners o where k.place_id = here() and o.place_id = here()
    and k.plan_id = o.plan_id and k.person_id = keep and o.person_id = other and o.ended_at is null;
  delete from plan_partners p where p.place_id = here() and p.person_id = other
    and exists (select from plan_partners o where o.place_id = here() and o.plan_id = p.plan_id and o.person_id = keep);
  -- Whoever may act for one of the two would now act for both: asked anew.
  update helper_consents set ended_at = now() where place_id = here() and person_id in (keep, other) and ended_at is null;
  -- The plan that was written in last stays the plan; the other is closed, whole, and still read by those who could.
  update plans p set closed_at = now() where p.place_id = here() and p.id = (
    select o.id from plans o left join lateral (
      select max(v.made_at) as at from plan_versions v where v.place_id = o.place_id and v.plan_id = o.id) v on true
    where o.place_id = here() and o.owner_id in (keep, other) and o.closed_at is null
    order by v.at desc nulls last, o.owner_id = keep desc offset 1 limit 1);
  update plan_partners r set ended_at = now() from plans p where r.place_id = here() and p.place_id = here()
    and p.id = r.plan_id and p.owner_id in (keep, other) and p.closed_at is not null and r.ended_at is null;
end
$$;
call as_definer('merge_pairs(uuid, uuid)');
revoke execute on function merge_pairs from kith_app;

-- Makes `other` and `keep` one, who is `keep` from now on. Every column of every table that names a person by id is moved, so
-- that a new table needs nothing said here; only the trail goes on saying who it was. Keeps in `merges` the ids of the rows
-- moved, by table and column, and what the other record said of who they are; tells them to whoever runs Kith, and to nobody
-- else, since there may be a concern among them.
-- KI003 not yours to do, KI004 not possible: see why_not_merge.
create function merge_people(keep uuid, other uuid) returns jsonb language plpgsql volatile as $$
declare
  why text;
  moved jsonb := '{}';
  ids jsonb;
  n int;
  c record;
  practice text;
  here_by_one boolean;
begin
  perform from people where place_id = here() and id in (keep, other) order by id for update;
  why := why_not_merge(keep, other);
  if why = 'not_yours' then raise exception 'not yours to merge' using errcode = 'KI003'; end if;
  if why is not null then raise exception 'not as things stand: %', why using errcode = 'KI004'; end if;
  -- A child that one record still has here is here; a grown-up whom one record has as left stays so until somebody says otherwise.
  here_by_one := is_child(keep) and is_child(other) and 1 = (
    select count(distinct d.person_id) from departures d
    where d.place_id = here() and d.person_id in (keep, other) and d.returned_at is null);

  for c in
    select x.id as theirs, y.id as ours, coalesce(s.state = 'live', false) and not coalesce(r.state = 'live', false) as theirs_first
    from ties x join tie_kinds k on k.kind = x.kind
    join ties y on y.place_id = x.place_id and y.kind = x.kind and keep in (y.from_id, y.to_id)
      and (k.mutual or (y.from_id = keep) = (x.from_id = other))
      and case when y.from_id = keep then y.to_id else y.from_id end = case when x.from_id = other then x.to_id else x.from_id end
    join tie_states s on s.place_id = x.place_id and s.tie_id = x.id
    join tie_states r on r.place_id = y.place_id and r.tie_id = y.id
    where x.place_id = here() and other in (x.from_id, x.to_id)
  loop
    perform merge_tie(case when c.theirs_first then c.theirs else c.ours end, case when c.theirs_first then c.ours else c.theirs end);
    moved := moved || jsonb_build_object('ties put together', coalesce(moved->'ties put together', '[]') || jsonb_build_array(c.theirs));
  end loop;
  perform merge_webs(keep, other);
  perform merge_pairs(keep, other);
  for practice in select called from hooks('merge_with') loop
    execute format('select %I($1, $2)', practice) using keep, other;
  end loop;
  moved := moved || jsonb_build_object('was', merge_facts(keep, other));

  for c in
    select r.relname as tab, a.attname as col from pg_attribute a join pg_class r on r.oid = a.attrelid
    where r.relnamespace = 'public'::regnamespace and r.relkind in ('r', 'p') and a.atttypid = 'uuid'::regtype
      and a.attnum > 0 and not a.attisdropped and a.attname <> 'place_id'
      and r.relname not in ('merges', 'erasures', 'trail', 'parties', 'people', 'recent_changes')
      and exists (select from pg_attribute p where p.attrelid = r.oid and p.attname = 'place_id')
    order by r.relname, a.attname
  loop
    execute format('with m as (update %1$I x set %2$I = $1 where x.place_id = here() and x.%2$I = $2 returning to_jsonb(x)->''id'' as id)
      select count(*), coalesce(jsonb_agg(m.id) filter (where m.id is not null), ''[]'') from m', c.tab, c.col)
      into n, ids using keep, other;
    if n > 0 then
      moved := moved || jsonb_build_object(c.tab || '.' || c.col, case when ids = '[]' then to_jsonb(n) else ids end);
    end if;
  end loop;
  update trail set
      detail = detail || jsonb_strip_nulls(jsonb_build_object(
        'actorWas', case when actor_id = other then other end, 'helperWas', case when helper_id = other then other end,
        'subjectWas', case when subject_id = other then other end)),
      actor_id = case when actor_id = other then keep else actor_id end,
      helper_id = case when helper_id = other then keep else helper_id end,
      subject_id = case when subject_id = other then keep else subject_id end
    where place_id = here() and other in (actor_id, helper_id, subject_id);

  if here_by_one then
    update departures set returned_at = now()
      where place_id = here() and person_id = keep and returned_at is null and source = 'roll';
  end if;
  -- Nobody is the second adult of a tie of their own.
  update companions m set ended_at = now() from ties t where m.place_id = here() and t.place_id = here() and t.id = m.tie_id
    and m.person_id = keep and keep in (t.from_id, t.to_id) and m.ended_at is null;
  delete from people where place_id = here() and id = other;
  delete from parties where place_id = here() and id = other;
  insert into merges (place_id, from_id, into_id, merged_by, moved) values (here(), other, keep, me(), moved);
  if me() is not null then perform write_trail('person.merge', keep); end if;
  perform tell(keep, 'person.merged');
  return case when i_run_kith() then moved else '{}' end;
end
$$;
call as_definer('merge_people(uuid, uuid)');
