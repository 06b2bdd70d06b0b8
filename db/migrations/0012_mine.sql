-- What is held on somebody, in one answer for that person alone. Others are in it by name and never by id, and whoever is
-- barred to the person is not in it at all. app/core/people/where-people-are.ts says of every column that names a person
-- whether it is here or why not; its test walks the catalogue.

create function called(who uuid) returns text language sql stable as $$
  select spoken_name(p.given_name, p.preferred_name, p.family_name) from people p
  where p.place_id = here() and p.id = who and p.id not in (select person_id from barred_to_me())
$$;
call as_definer('called(uuid)');
revoke execute on function called from kith_app;

create function kind_of_thing(which uuid) returns text language sql stable as
  $$ select kind from things where place_id = here() and id = which $$;
call as_definer('kind_of_thing(uuid)');
revoke execute on function kind_of_thing from kith_app;

create function owner_of_thing(which uuid) returns uuid language sql stable as
  $$ select owner_id from things where place_id = here() and id = which $$;
call as_definer('owner_of_thing(uuid)');
revoke execute on function owner_of_thing from kith_app;

-- Who I am, where I am, and what the place knows of me.
create function held_self() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'me', (select jsonb_agg(jsonb_build_object(
        'givenName', p.given_name, 'familyName', p.family_name, 'preferredName', p.preferred_name,
        'pronouns', p.pronouns, 'arrivedAt', p.arrived_at, 'birthDate', b.birth_date, 'yearGroup', b.year_group,
        'email', b.email, 'phone', b.phone, 'language', b.locale,
        'countedAs', case when a.known_child then 'child' when a.child then 'unknown' else 'adult' end))
      from people p left join people_private b on b.place_id = p.place_id and b.person_id = p.id
      join ages a on a.place_id = p.place_id and a.person_id = p.id
      where p.place_id = here() and p.id = me()),
    'corrections', (select jsonb_agg(jsonb_build_object(
        'field', c.field, 'rollSays', c.roll_says, 'saidAt', c.said_at) order by c.said_at)
      from corrections c where c.place_id = here() and c.person_id = me()),
    'grownUp', (select jsonb_agg(jsonb_build_object(
        'basis', w.basis, 'by', called(w.said_by), 'saidAt', w.said_at) order by w.said_at)
      from adult_words w where w.place_id = here() and w.person_id = me()),
    'roll', (select jsonb_agg(jsonb_build_object('source', r.source, 'externalId', r.external_id))
      from roll_ids r where r.place_id = here() and r.kind = 'person' and r.id = me()),
    'groups', (select jsonb_agg(jsonb_build_object(
        'group', g.name, 'kind', g.kind, 'role', m.role, 'from', m.from_at,
        'to', case when m.opens_on is null then m.to_at end, 'source', m.source, 'recordedAt', m.recorded_at) order by m.from_at, g.name)
      from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
      where m.place_id = here() and m.person_id = me()),
    'departures', (select jsonb_agg(jsonb_build_object(
        'leftAt', d.left_at, 'returnedAt', d.returned_at, 'source', d.source) order by d.left_at)
      from departures d where d.place_id = here() and d.person_id = me()),
    'merges', (select jsonb_agg(jsonb_build_object(
        'mergedAt', m.merged_at, 'by', called(m.merged_by), 'kept', m.into_id = me()) order by m.merged_at)
      from merges m where m.place_id = here() and me() in (m.from_id, m.into_id)),
    'checks', (select jsonb_agg(jsonb_build_object(
        'role', v.role, 'check', v.check_kind, 'issuedOn', v.issued_on, 'by', called(v.seen_by), 'seenAt', v.seen_at,
        'reviewOn', v.review_on, 'endedAt', v.ended_at) order by v.seen_at)
      from vettings v where v.place_id = here() and v.person_id = me()))
$$;
call as_definer('held_self()');
revoke execute on function held_self from kith_app;

-- My ties and what goes with them. A parent link that nobody confirmed is not told to the two of it.
create function held_ties() returns jsonb language sql stable as $$
  with mine as (
    select t.*, case when t.from_id = me() then t.to_id else t.from_id end as other from ties t
    where t.place_id = here() and t.id in (select tie_id from ties_of_mine())
  )
  select jsonb_build_object(
    'ties', (select jsonb_agg(jsonb_build_object(
        'who', called(t.other), 'tie', t.kind, 'source', t.source, 'madeAt', t.made_at,
        'state', (select s.state from tie_states s where s.place_id = here() and s.tie_id = t.id),
        'answers', (select jsonb_agg(jsonb_build_object(
            'by', called(a.person_id), 'for', called(a.for_id), 'answer', a.answer, 'saidAt', a.said_at)
            order by a.said_order)
          from tie_answers a where a.place_id = here() and a.tie_id = t.id and me() in (a.person_id, a.for_id)),
        'confirmed', (select jsonb_agg(jsonb_build_object('outcome', c.outcome, 'saidAt', c.said_at) order by c.said_order)
          from tie_confirmations c where c.place_id = here() and c.tie_id = t.id)) order by t.made_at, t.id)
      from mine t),
    'answersForOthers', (select jsonb_agg(jsonb_build_object(
        'for', called(a.for_id), 'tie', t.kind, 'answer', a.answer, 'saidAt', a.said_at) order by a.said_order)
      from tie_answers a join ties t on t.place_id = a.place_id and t.id = a.tie_id
      where a.place_id = here() and a.person_id = me() and a.for_id <> me() and me() not in (t.from_id, t.to_id)
        and a.for_id not in (select person_id from barred_to_me())),
    'companions', (select jsonb_agg(jsonb_build_object(
        'who', called(c.person_id), 'tie', t.kind, 'with', (
          select string_agg(called(x), ', ') from unnest(array[t.from_id, t.to_id]) x where x <> me()),
        'namedAt', c.named_at, 'by', called(c.named_by), 'endedAt', c.ended_at) order by c.named_at)
      from companions c join ties t on t.place_id = c.place_id and t.id = c.tie_id
      where c.place_id = here() and (c.person_id = me() or t.id in (select m.id from mine m))
        and not exists (select from barred_to_me() b where b.person_id in (t.from_id, t.to_id, c.person_id))),
    'people', (select jsonb_agg(jsonb_build_object(
        'name', coalesce(e.name, (select called(m.other) from mine m where m.id = e.tie_id)), 'how', e.how,
        'keptToMyself', h.apart_since is not null, 'madeAt', e.made_at,
        'words', (select jsonb_agg(jsonb_build_object(
            'circle', w.circle, 'near', w.near, 'gives', w.gives, 'saidAt', w.said_at) order by w.said_order)
          from entry_words w where w.place_id = here() and w.entry_id = e.id)) order by e.made_at, e.id)
      from web_entries e join things h on h.place_id = e.place_id and h.id = e.id
      where e.place_id = here() and e.owner_id = me()),
    'codes', (select jsonb_agg(jsonb_build_object(
        'code', c.code, 'madeAt', c.made_at, 'until', c.until_at, 'endedAt', c.ended_at,
        'usedBy', (select jsonb_agg(jsonb_build_object('who', called(u.used_by), 'at', u.used_at))
          from code_uses u where u.place_id = here() and u.code = c.code)) order by c.made_at)
      from shared_codes c where c.place_id = here() and c.person_id = me()),
    'codesUsed', (select jsonb_agg(jsonb_build_object('who', called(c.person_id), 'at', u.used_at) order by u.used_at)
      from code_uses u join shared_codes c on c.place_id = u.place_id and c.code = u.code
      where u.place_id = here() and u.used_by = me()),
    'helpers', (select jsonb_agg(jsonb_build_object(
        'who', called(c.person_id), 'helper', called(c.helper_id), 'may', c.verbs, 'how', c.given_how,
        'witness', called(c.witness_id), 'givenAt', c.given_at, 'until', c.until_at, 'endedAt', c.ended_at)
        order by c.given_at)
      from helper_consents c where c.place_id = here() and me() in (c.person_id, c.helper_id, c.witness_id)),
    'blocks', (select jsonb_agg(jsonb_build_object(
        'against', called(b.against_id), 'protects', called(b.protects_id), 'by', called(b.made_by), 'madeAt', b.made_at,
        'liftedAt', b.lifted_at, 'liftedBy', called(b.lifted_by)) order by b.made_at)
      from blocks b where b.place_id = here() and (b.protects_id = me()
        or (b.against_id <> me() and me() in (b.made_by, b.lifted_by)))))
$$;
call as_definer('held_ties()');
revoke execute on function held_ties from kith_app;

-- My plan in every version, what I wrote to others, and what is open.
create function held_words() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'plan', (select jsonb_agg(jsonb_build_object(
        'madeAt', p.made_at,
        'versions', (select jsonb_agg(jsonb_build_object(
            'version', v.version, 'madeAt', v.made_at, 'by', called(v.made_by), 'helper', called(v.helper_id))
            order by v.version)
          from plan_versions v where v.place_id = here() and v.plan_id = p.id),
        'items', (select jsonb_agg(jsonb_build_object(
            'section', i.section, 'text', i.text, 'fromVersion', i.from_version, 'toVersion', i.to_version,
            'doneOn', i.done_on, 'suggestedBy', called(i.written_by), 'keptToMyself', h.apart_since is not null)
            order by i.from_version, i.position)
          from plan_items i join things h on h.place_id = i.place_id and h.id = i.item_id
          where i.place_id = here() and i.plan_id = p.id),
        'suggestions', (select jsonb_agg(jsonb_build_object(
            'by', called(s.by_id), 'section', s.section, 'text', s.text, 'saidAt', s.said_at, 'answer', s.answer,
            'answeredAt', s.answered_at) order by s.said_at)
          from plan_proposals s where s.place_id = here() and s.plan_id = p.id
            and s.by_id not in (select person_id from barred_to_me())),
        'asked', (select jsonb_agg(jsonb_build_object(
            'who', called(r.person_id), 'as', r.agrees_as, 'askedAt', r.asked_at, 'endedAt', r.ended_at) order by r.asked_at)
          from plan_partners r where r.place_id = here() and r.plan_id = p.id
            and r.person_id not in (select person_id from barred_to_me())),
        'agreements', (select jsonb_agg(jsonb_build_object(
            'who', called(a.person_id), 'version', a.version, 'answer', a.answer, 'words', a.words, 'saidAt', a.said_at)
            order by a.said_order)
          from plan_agreements a where a.place_id = here() and a.plan_id = p.id
            and a.person_id not in (select person_id from barred_to_me())),
        'reviews', (select jsonb_agg(jsonb_build_object('dueOn', r.due_on, 'heldOn', r.held_on, 'words', r.words)
            order by r.due_on)
          from plan_reviews r where r.place_id = here() and r.plan_id = p.id)) order by p.made_at)
      from plans p where p.place_id = here() and p.owner_id = me()),
    'plansOfOthers', (select jsonb_agg(jsonb_build_object(
        'who', called(p.owner_id), 'version', v.version, 'madeAt', v.made_at) order by v.made_at)
      from plan_versions v join plans p on p.place_id = v.place_id and p.id = v.plan_id
      where v.place_id = here() and p.owner_id <> me() and me() in (v.made_by, v.helper_id)
        and p.owner_id not in (select person_id from barred_to_me())),
    'suggestions', (select jsonb_agg(jsonb_build_object(
        'who', called(p.owner_id), 'section', s.section, 'text', s.text, 'saidAt', s.said_at, 'answer', s.answer,
        'answeredAt', s.answered_at) order by s.said_at)
      from plan_proposals s join plans p on p.place_id = s.place_id and p.id = s.plan_id
      where s.place_id = here() and s.by_id = me()),
    'askedOfMe', (select jsonb_agg(jsonb_build_object(
        'who', called(p.owner_id), 'as', r.agrees_as, 'askedAt', r.asked_at, 'endedAt', r.ended_at) order by r.asked_at)
      from plan_partners r join plans p on p.place_id = r.place_id and p.id = r.plan_id
      where r.place_id = here() and r.person_id = me() and p.owner_id <> me()
        and p.owner_id not in (select person_id from barred_to_me())),
    'agreements', (select jsonb_agg(jsonb_build_object(
        'who', called(p.owner_id), 'version', a.version, 'answer', a.answer, 'words', a.words, 'saidAt', a.said_at)
        order by a.said_order)
      from plan_agreements a join plans p on p.place_id = a.place_id and p.id = a.plan_id
      where a.place_id = here() and a.person_id = me() and p.owner_id <> me()),
    'things', (select jsonb_agg(jsonb_build_object(
        'what', t.kind, 'madeAt', t.made_at, 'keptToMyself', t.apart_since is not null) order by t.made_at, t.id)
      from things t where t.place_id = here() and t.owner_id = me()),
    'opened', (select jsonb_agg(jsonb_build_object(
        'what', t.kind, 'to', coalesce(q.name, called(case when i.from_id = me() then i.to_id else i.from_id end)),
        'may', g.may, 'givenAt', g.given_at, 'until', g.until_at, 'takenBackAt', g.taken_back_at) order by g.given_at)
      from grants g join things t on t.place_id = g.place_id and t.id = g.thing_id
      left join ties i on i.place_id = g.place_id and i.id = g.tie_id
      left join groups q on q.place_id = g.place_id and q.id = g.group_id
      where g.place_id = here() and me() in (g.given_by, t.owner_id)),
    'openedToMe', (select jsonb_agg(jsonb_build_object('who', called(o.owner_id), 'what', o.kind) order by o.kind)
      from (select distinct owner_id, kind from opened_to_me()
        where owner_id not in (select child_id from my_open_overrides())) o))
$$;
call as_definer('held_words()');
revoke execute on function held_words from kith_app;

-- Who looked, what was done, what I was told. What leads did for a child's safety is named without the child.
create function held_doings() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'looks', (select jsonb_agg(jsonb_build_object(
        'who', called(r.reader_id), 'what', kind_of_thing(r.thing_id), 'through', r.through, 'at', r.at) order by r.at)
      from reads r where r.place_id = here() and r.owner_id = me()
        and not (r.through = 'override' and override_is_held(r.through_id))),
    'looksByMe', (select jsonb_agg(jsonb_build_object(
        'who', case when r.through <> 'override' then called(r.owner_id) end, 'what', kind_of_thing(r.thing_id),
        'through', r.through, 'at', r.at) order by r.at)
      from reads r where r.place_id = here() and r.reader_id = me()
        and r.owner_id not in (select person_id from barred_to_me())),
    'overrides', (select jsonb_agg(jsonb_build_object(
        'who', called(o.lead_id), 'reason', o.reason, 'openedAt', o.opened_at, 'until', o.until_at,
        'closedAt', o.closed_at) order by o.opened_at)
      from overrides o where o.place_id = here() and o.child_id = me() and not override_is_held(o.id)),
    'overridesByMe', (select jsonb_agg(jsonb_build_object(
        'openedAt', o.opened_at, 'until', o.until_at, 'closedAt', o.closed_at) order by o.opened_at)
      from overrides o where o.place_id = here() and o.lead_id = me()),
    'holdsByMe', (select jsonb_agg(jsonb_build_object('heldAt', h.held_at, 'until', h.until_at) order by h.held_at)
      from override_holds h where h.place_id = here() and h.lead_id = me()),
    'trail', (select jsonb_agg(jsonb_build_object(
        'at', l.at, 'verb', l.verb, 'by', called(l.actor_id), 'helper', called(l.helper_id), 'about', called(l.subject_id),
        'detail', nullif(l.detail, '{}')) order by l.at)
      from trail l where l.place_id = here() and me() in (l.actor_id, l.helper_id, l.subject_id)
        and l.subject_id not in (select person_id from barred_to_me())),
    'notices', (select jsonb_agg(jsonb_build_object(
        'notice', n.kind, 'about', called(n.about_id), 'madeAt', n.made_at, 'seenAt', n.seen_at) order by n.made_at, n.id)
      from notices n where n.place_id = here() and n.to_id = me()),
    'imports', (select jsonb_agg(jsonb_build_object(
        'fileName', i.file_name, 'startedAt', i.started_at, 'finishedAt', i.finished_at) order by i.started_at)
      from imports i where i.place_id = here() and i.started_by = me()),
    'requests', (select jsonb_agg(jsonb_build_object('doneAt', d.done_at, 'ledTo', d.led_to) order by d.done_at)
      from done_requests d where d.place_id = here() and d.person_id = me()))
$$;
call as_definer('held_doings()');
revoke execute on function held_doings from kith_app;

-- All of it, empty sections left out. Only from one's own sign-in.
create function held_on_me() returns jsonb language plpgsql stable as $$
declare
  told jsonb := held_self() || held_groups() || held_ties() || held_words() || held_doings();
  practice text;
  more jsonb;
begin
  if helper() is not null then raise exception 'only by oneself' using errcode = 'KI001'; end if;
  for practice in select called from hooks('held_by') loop
    execute format('select %I()', practice) into more;
    told := told || more;
  end loop;
  return jsonb_strip_nulls(told);
end
$$;
call as_definer('held_on_me()');

-- People I asked in by letter, and where to. Of those who never came the name and the address are my words.
create function people_i_invited() returns table (person_id uuid, address text) language sql stable as $$
  select p.id, b.email from trail l
  join ties t on t.place_id = l.place_id and t.id = l.thing_id
  join people p on p.place_id = l.place_id and p.id in (t.from_id, t.to_id) and p.id <> me()
  left join people_private b on b.place_id = p.place_id and b.person_id = p.id
  where l.place_id = here() and l.actor_id = me() and l.verb = 'person.invite' and helper() is null
$$;
call as_definer('people_i_invited()');

-- The leads who would read a concern about somebody I see: never that person, and none of their family.
create function leads_who_read(about uuid) returns table (given_name text, preferred_name text, family_name text)
language sql stable as $$
  select p.given_name, p.preferred_name, p.family_name
  from leads_over(about) l join people p on p.place_id = here() and p.id = l.person_id
  where about in (select person_id from people_i_see()) and l.person_id <> about and not is_kin(l.person_id, about)
    and not exists (select from barred_to_me() b where b.person_id = l.person_id)
  order by p.given_name
$$;
call as_definer('leads_who_read(uuid)');

-- Overrides over me, and since when I may know: one that two leads held back is told when the second of them no longer
-- holds it.
create function overrides_over_me() returns table (
  override_id uuid, lead_name text, reason text, opened_at timestamptz, until_at timestamptz, closed_at timestamptz,
  told_at timestamptz)
language sql stable as $$
  select o.id, called(o.lead_id), o.reason, o.opened_at, o.until_at, o.closed_at,
    greatest(o.opened_at, (
      select h.last from (
        select max(h.until_at) as last from override_holds h where h.place_id = here() and h.override_id = o.id
        group by h.lead_id) h
      order by h.last desc offset 1 limit 1))
  from overrides o
  where o.place_id = here() and o.child_id = me() and helper() is null and not override_is_held(o.id)
$$;
call as_definer('overrides_over_me()');
