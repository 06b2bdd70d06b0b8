-- Changes that touch what the one who makes them may not read: asking, answering, vetting, concerns, blocks,
-- overrides, consent. Each is narrow, says who may, writes its line in the trail and tells whom it must.
-- KI001 not consented, KI002 no door, KI003 not yours to do, KI004 not possible as things stand.

create function tell(whom uuid, what text, about uuid default null, thing uuid default null) returns void
language sql volatile as $$
  insert into notices (place_id, to_id, kind, about_id, thing_id) select here(), whom, what, about, thing
$$;
call as_definer('tell(uuid, text, uuid, uuid)');
revoke execute on function tell from kith_app;

create function ask_tie(new_id uuid, tie_kind text, other uuid, i_am text) returns uuid language plpgsql volatile as $$
declare
  k tie_kinds;
  tie uuid;
  a uuid := case when i_am = 'from' then me() else other end;
  b uuid := case when i_am = 'from' then other else me() end;
begin
  select * into k from tie_kinds where kind = tie_kind;
  if k.kind is null or i_am not in ('from', 'to') then raise exception 'no such tie' using errcode = 'KI004'; end if;
  if other not in (select person_id from people_i_may_ask()) then
    raise exception 'not somebody you can add' using errcode = 'KI003';
  end if;
  perform write_trail('tie.ask', me(), new_id, jsonb_build_object('kind', tie_kind));
  select t.id into tie from ties t where t.place_id = here() and t.kind = tie_kind
    and ((t.from_id = a and t.to_id = b) or (k.mutual and t.from_id = b and t.to_id = a));
  if tie is null then
    insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
    values (here(), new_id, tie_kind, a, b, me(), 'person') returning id into tie;
  end if;
  insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
  values (here(), gen_random_uuid(), tie, me(), me(), 'yes');
  if tie in (select t.tie_id from tie_states t where t.place_id = here() and t.confirmation = 'confirmed' and not t.blocked) then
    perform tell(other, 'tie.asked', me(), tie);
  end if;
  return tie;
end
$$;
call as_definer('ask_tie(uuid, text, uuid, text)');

-- Yes or no, for oneself or, by a live parent, for a child whose age asks for it. No needs no reason.
create function answer_tie(which uuid, said text, whom uuid) returns void language plpgsql volatile as $$
declare
  s record;
begin
  select * into s from tie_states t where t.place_id = here() and t.tie_id = which;
  if s.tie_id is null or which not in (select tie_id from ties_i_see()) or whom not in (s.from_id, s.to_id)
    or helper() is not null then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  if whom <> me() and not (whom in (select person_id from my_children())
    and case when whom = s.from_id then s.from_needs else s.to_needs end in ('parent', 'both')) then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  if said = 'yes' and (s.blocked or s.confirmation <> 'confirmed') then
    raise exception 'not possible' using errcode = 'KI004';
  end if;
  insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
  values (here(), gen_random_uuid(), which, me(), whom, said);
  perform write_trail('tie.answer', whom, which, jsonb_build_object('answer', said));
  if said = 'yes' then
    perform tell(case when whom = s.from_id then s.to_id else s.from_id end, 'tie.answered', whom, which);
  end if;
end
$$;
call as_definer('answer_tie(uuid, text, uuid)');

-- How the ties of my children stand: nothing for most, and then not set out to be asked.
create function tie_states_of_my_children() returns table (
  who uuid, tie_id uuid, kind text, from_id uuid, to_id uuid, anew_at timestamptz, from_says text, to_says text, from_parent_says text,
  to_parent_says text, from_needs text, to_needs text, last_word_at timestamptz, state text, confirmed boolean, blocked boolean)
language plpgsql stable as $$
begin
  if helper() is not null or not exists (select from my_children()) then return; end if;
  return query select c.person_id, o.tie_id, o.kind, o.from_id, o.to_id, o.anew_at, o.from_says, o.to_says, o.from_parent_says,
      o.to_parent_says, o.from_needs, o.to_needs, o.last_word_at, o.state, o.confirmation = 'confirmed', o.blocked
    from my_children() c cross join lateral (
      select * from tie_states f where f.place_id = here() and f.from_id = c.person_id
      union all
      select * from tie_states t where t.place_id = here() and t.to_id = c.person_id) o;
end
$$;
call as_definer('tie_states_of_my_children()');
call near('tie_states_of_my_children()');
revoke execute on function tie_states_of_my_children from kith_app;

-- The state of my ties, or of some of them, as the two are told it: asked, live or resting, and never why.
create function my_ties(only_these uuid[] default null) returns table (
  tie_id uuid, kind text, other_id uuid, other_name text, i_am text, state text, i_said text, waits_for text, since timestamptz,
  child_id uuid, child_name text, companion_name text)
language sql stable as $$
  select s.tie_id, s.kind, o.id, spoken_name(o.given_name, o.preferred_name, o.family_name),
    case when s.from_id = s.who then 'from' else 'to' end, s.state,
    -- While it rests, my own last word, be it one that counts no more: nobody shall tell from it that the other said no.
    case when s.state = 'resting' then (select a.answer from tie_answers a where a.place_id = here() and a.tie_id = s.tie_id
           and a.for_id = s.who and (a.person_id = s.who) = (s.who = me()) and a.said_at >= coalesce(s.anew_at, '-infinity')
           order by a.said_order desc limit 1)
         when s.who <> me() then (case when s.from_id = s.who then s.from_parent_says else s.to_parent_says end)
         when s.from_id = me() then s.from_says else s.to_says end,
    case when s.state <> 'asked' then null
      when coalesce(case when s.from_id = s.who then s.from_says else s.to_says end, '') <> 'yes'
        and case when s.from_id = s.who then s.from_needs else s.to_needs end in ('child', 'both') then 'me'
      when coalesce(case when s.from_id = s.who then s.to_says else s.from_says end, '') <> 'yes'
        and case when s.from_id = s.who then s.to_needs else s.from_needs end in ('child', 'both') then 'them'
      else 'parent' end,
    case when s.state = 'live' then s.last_word_at end,
    case when s.who <> me() then s.who end,
    case when s.who <> me() then (select spoken_name(c.given_name, c.preferred_name, c.family_name) from people c
      where c.place_id = here() and c.id = s.who) end,
    -- The second adult of a tie of mine.
    case when s.who = me() and s.confirmed then (select spoken_name(c.given_name, c.preferred_name, c.family_name)
      from open_companions m join people c on c.place_id = here() and c.id = m.person_id
      where m.place_id = here() and m.tie_id = s.tie_id and m.person_id not in (select b.person_id from barred_to_me() b) limit 1) end
  from (
    select me() as who, m.* from my_tie_states() m where only_these is null
    union all
    select me(), m.* from my_tie_states_of(only_these) m where only_these is not null
    union all
    select c.* from tie_states_of_my_children() c
    where me() not in (c.from_id, c.to_id) and (only_these is null or c.tie_id = any (only_these))) s
  join people o on o.place_id = here() and o.id = case when s.from_id = s.who then s.to_id else s.from_id end
  -- Of mine those near me (`ties_near_me`) are the confirmed ones, without another look at them.
  where (s.who = me() and s.confirmed or s.who <> me() and s.tie_id in (select t.tie_id from ties_near_me() t)
      or s.tie_id in (select t.tie_id from ties_to_confirm() t))
    and o.id not in (select b.person_id from barred_to_me() b)
$$;
call as_definer('my_ties(uuid[])');
call near('my_ties(uuid[])');

create function confirm_tie(which uuid, said text) returns void language plpgsql volatile as $$
declare
  t ties;
begin
  select * into t from ties where place_id = here() and id = which;
  if t.id is null or helper() is not null or t.to_id not in (select person_id from people_under('confirm_links'))
    or me() in (t.from_id, t.to_id) or which not in (select tie_id from ties_i_see())
    or not (t.source = 'roll' or (select k.needs_confirmation from tie_kinds k where k.kind = t.kind)) then
    raise exception 'not yours to confirm' using errcode = 'KI003';
  end if;
  insert into tie_confirmations (place_id, id, tie_id, outcome, said_by)
  values (here(), gen_random_uuid(), which, said, me());
  perform write_trail('tie.confirm', t.to_id, which, jsonb_build_object('outcome', said));
  -- Who confirms cannot see a block; a notice must not tell of it either.
  if said = 'confirmed' and not exists (select from tie_states b where b.place_id = here() and b.tie_id = which and b.blocked) then
    perform tell(t.to_id, 'parent.confirmed', t.from_id, which);
    perform tell(t.from_id, 'parent.confirmed', t.to_id, which);
  end if;
end
$$;
call as_definer('confirm_tie(uuid, text)');

create function record_vetting(new_id uuid, who uuid, for_role text, kind text, issued date, review date)
returns void language plpgsql volatile as $$
begin
  if helper() is not null or who = me() or who not in (select person_id from people_under('vet')) then
    raise exception 'not yours to vet' using errcode = 'KI003';
  end if;
  insert into vettings (place_id, id, person_id, role, check_kind, issued_on, seen_by, review_on)
  values (here(), new_id, who, for_role, kind, issued, me(), review);
  perform write_trail('vetting.record', who, new_id, jsonb_build_object('role', for_role));
end
$$;
call as_definer('record_vetting(uuid, uuid, text, text, date, date)');

create function end_vetting(which uuid) returns void language plpgsql volatile as $$
declare
  who uuid;
begin
  select person_id into who from vettings where place_id = here() and id = which;
  if helper() is not null or who is null or who = me() or who not in (select person_id from people_under('vet')) then
    raise exception 'not yours to vet' using errcode = 'KI003';
  end if;
  update vettings set ended_at = now() where place_id = here() and id = which and ended_at is null;
  perform write_trail('vetting.end', who, which);
end
$$;
call as_definer('end_vetting(uuid)');

create function say_adult(who uuid) returns void language plpgsql volatile as $$
begin
  if helper() is not null or who = me() or who not in (select person_id from people_i_see())
    or is_child(me()) or is_known_child(who)
    or not exists (select from checks_in_date v where v.place_id = here() and v.person_id = me()) then
    raise exception 'not yours to say' using errcode = 'KI003';
  end if;
  insert into adult_words (place_id, person_id, basis, said_by) values (here(), who, 'colleague', me())
  on conflict do nothing;
  perform write_trail('person.adult', who);
end
$$;
call as_definer('say_adult(uuid)');

create function name_companion(new_id uuid, which uuid, who uuid) returns void language plpgsql volatile as $$
declare
  t ties;
begin
  select * into t from ties where place_id = here() and id = which;
  if t.id is null or helper() is not null
    or not exists (select from people_under('name_companions') p where p.person_id in (t.from_id, t.to_id))
    or me() in (t.from_id, t.to_id) or who in (t.from_id, t.to_id) or is_child(who)
    or who not in (select person_id from people_under('name_companions')) then
    raise exception 'not yours to name' using errcode = 'KI003';
  end if;
  update companions set ended_at = now() where place_id = here() and tie_id = which and ended_at is null;
  insert into companions (place_id, id, tie_id, person_id, named_by) values (here(), new_id, which, who, me());
  perform write_trail('companion.name', case when is_child(t.from_id) then t.from_id else t.to_id end, which);
  perform tell(t.from_id, 'companion.named', who, which);
  perform tell(t.to_id, 'companion.named', who, which);
  perform tell(who, 'companion.named', who, which);
end
$$;
call as_definer('name_companion(uuid, uuid, uuid)');

-- Pairs of an adult and a child in my care that need a second adult: who, as what, and whom they have. Only pairs that
-- are live, or that both sides want and that rest for nothing but a check or the second adult.
create function pairs_in_my_care() returns table (
  tie_id uuid, kind text, from_id uuid, from_name text, to_id uuid, to_name text, companion_id uuid, companion_name text)
language sql stable as $$
  with care as (select person_id from people_under('name_companions')),
  named as (
    select p.id, spoken_name(p.given_name, p.preferred_name, p.family_name) as name
    from people p where p.place_id = here())
  select s.tie_id, s.kind, s.from_id, f.name, s.to_id, t.name, m.person_id, w.name
  from tie_kinds k join tie_states s on s.kind = k.kind
  join tie_facts x on x.place_id = s.place_id and x.tie_id = s.tie_id
  join named f on f.id = s.from_id join named t on t.id = s.to_id
  left join companions m on m.place_id = s.place_id and m.tie_id = s.tie_id and m.ended_at is null
  left join named w on w.id = m.person_id and w.id not in (select person_id from barred_to_me())
  where k.needs_companion and s.place_id = here() and helper() is null and me() not in (s.from_id, s.to_id)
    and ((s.from_child and s.from_id in (select person_id from care)) or (s.to_child and s.to_id in (select person_id from care)))
    and s.from_id not in (select person_id from barred_to_me()) and s.to_id not in (select person_id from barred_to_me())
    and (s.state = 'live' or (s.state = 'resting' and not (s.blocked or x.concern or x.departed)
      and 'no' not in (coalesce(s.from_says, ''), coalesce(s.to_says, ''), coalesce(s.from_parent_says, ''),
        coalesce(s.to_parent_says, ''))))
$$;
call as_definer('pairs_in_my_care()');

-- Anybody may raise a concern about somebody they see. Where what that person does is the worry it rests their ties with
-- children at once.
create function raise_concern(new_id uuid, about uuid, worry text, said text) returns void language plpgsql volatile as $$
begin
  if helper() is not null or about not in (select person_id from people_i_see()) then
    raise exception 'nobody you see' using errcode = 'KI003';
  end if;
  insert into concerns (place_id, id, about_id, raised_by, worry, words) values (here(), new_id, about, me(), worry, said);
  -- The trail's line belongs to whoever raised it: the other is not told.
  perform write_trail('concern.raise', me(), new_id);
  perform tell(l.person_id, 'concern.raised', null, new_id) from leads_over(about) l
  where l.person_id <> about and not is_kin(l.person_id, about);
end
$$;

-- Leads who have somebody in their care: through the groups they are in, or a child of theirs is in. For somebody in no
-- group at all, the leads of the partnerships at the top of the place: no concern goes unread.
create function leads_over(who uuid) returns table (person_id uuid) language sql stable as $$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = who and m.to_at is null
    union
    select t.to_member from (
      select m.group_id as to_member from ties t join memberships m
        on m.place_id = t.place_id and m.person_id = t.to_id and m.to_at is null
      where t.place_id = here() and t.from_id = who and not is_child(who)) t
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  ), leads as (
    select m.person_id, m.group_id, g.kind = 'partnership' and g.parent_id is null as at_the_top from memberships m
    join groups g on g.place_id = m.place_id and g.id = m.group_id
    join role_powers p on p.group_kind = g.kind and p.role = m.role and p.power = 'safeguard'
    where m.place_id = here() and m.to_at is null
  ), theirs as (
    select l.person_id from leads l where l.group_id in (select group_id from up)
  )
  select person_id from theirs
  union
  select l.person_id from leads l where l.at_the_top and not exists (select from theirs)
$$;
call as_definer('leads_over(uuid)');
revoke execute on function leads_over from kith_app;

-- Whether I am one of them, and surely so.
create function i_lead_over(who uuid) returns boolean language sql stable as
  $$ select wide_powers_open() and me() in (select person_id from leads_over(who)) $$;
call as_definer('i_lead_over(uuid)');
revoke execute on function i_lead_over from kith_app;
call as_definer('raise_concern(uuid, uuid, text, text)');

-- Concerns about those in my care (never about myself or by my own kin): their words, with my look written down.
create function read_concerns() returns jsonb language plpgsql volatile as $$
declare
  found jsonb;
begin
  if helper() is not null then raise exception 'no door' using errcode = 'KI002'; end if;
  with mine as (
    select c.* from concerns c where c.place_id = here() and c.about_id <> me()
      and i_lead_over(c.about_id) and not is_kin(me(), c.about_id)
      and c.about_id not in (select barred_to_me())
  ), looked as (
    insert into trail (place_id, actor_id, verb, subject_id, thing_id)
    select here(), me(), 'concern.read', me(), m.id from mine m
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'aboutId', m.about_id, 'about', called(m.about_id), 'raisedBy', m.raised_by,
    'raisedByName', called(m.raised_by), 'raisedAt', m.raised_at, 'worry', m.worry, 'words', m.words, 'closedAt', m.closed_at,
    'closedByName', called(m.closed_by)) order by m.raised_at desc), '[]') into found from mine m;
  return found;
end
$$;
call as_definer('read_concerns()');

create function close_concern(which uuid) returns void language plpgsql volatile as $$
declare
  about uuid;
begin
  select about_id into about from concerns where place_id = here() and id = which;
  if helper() is not null or about is null or about = me() or not i_lead_over(about)
    or is_kin(me(), about) then
    raise exception 'not yours to close' using errcode = 'KI003';
  end if;
  update concerns set closed_at = now(), closed_by = me() where place_id = here() and id = which and closed_at is null;
  perform write_trail('concern.close', me(), which);
end
$$;
call as_definer('close_concern(uuid)');

-- For oneself, or by a lead for somebody in their care. Closes every door between the two at once.
create function block_contact(new_id uuid, protects uuid, against uuid) returns void language plpgsql volatile as $$
begin
  if helper() is not null or not (protects = me() or (against <> me() and i_lead_over(protects))) then
    raise exception 'not yours to set' using errcode = 'KI003';
  end if;
  if protects = me() and against not in (select person_id from people_i_see()) then
    raise exception 'nobody you see' using errcode = 'KI003';
  end if;
  insert into blocks (place_id, id, protects_id, against_id, made_by) values (here(), new_id, protects, against, me());
  perform write_trail('contact.block', protects, new_id);
end
$$;
call as_definer('block_contact(uuid, uuid, uuid)');

-- Who set it for themselves lifts it, and a lead: what a lead set is not lifted by a child under pressure, nor by
-- somebody who is a lead no longer.
create function lift_block(which uuid) returns void language plpgsql volatile as $$
declare
  b blocks;
begin
  select * into b from blocks where place_id = here() and id = which and lifted_at is null;
  if b.id is null or helper() is not null or b.against_id = me() or not (
    me() in (b.made_by, b.protects_id) and b.made_by = b.protects_id
    or i_lead_over(b.protects_id)) then
    raise exception 'not yours to lift' using errcode = 'KI003';
  end if;
  update blocks set lifted_at = now(), lifted_by = me() where place_id = here() and id = which;
  perform write_trail('contact.lift', b.protects_id, which);
end
$$;
call as_definer('lift_block(uuid)');

create function is_kin(a uuid, b uuid) returns boolean language sql stable as $$
  select exists (select from ties t join tie_kinds k on k.kind = t.kind and k.kin
                 where t.place_id = here() and ((t.from_id = a and t.to_id = b) or (t.from_id = b and t.to_id = a)))
    or exists (select from memberships x join memberships y
                 on y.place_id = x.place_id and y.group_id = x.group_id and y.person_id = b
               join groups g on g.place_id = x.place_id and g.id = x.group_id and g.kind = 'family'
               where x.place_id = here() and x.person_id = a)
$$;
call as_definer('is_kin(uuid, uuid)');
revoke execute on function is_kin from kith_app;

-- Safeguarding a lead's own kin is not for that lead to look at.
create function kin_of_mine() returns table (person_id uuid) language sql stable as $$
  select case when t.from_id = me() then t.to_id else t.from_id end
  from ties t join tie_kinds k on k.kind = t.kind and k.kin
  where t.place_id = here() and me() in (t.from_id, t.to_id)
  union
  select y.person_id from memberships x join groups g on g.place_id = x.place_id and g.id = x.group_id and g.kind = 'family'
  join memberships y on y.place_id = x.place_id and y.group_id = x.group_id
  where x.place_id = here() and x.person_id = me()
$$;
call as_definer('kin_of_mine()');
create policy no_kin on overrides as restrictive for select to kith_app
  using (child_id = (select me()) or lead_id = (select me()) or child_id not in (select kin_of_mine()));

-- Safeguarding: one child, a named lead, a reason, 24 hours; never for oneself or kin; another lead is told at once.
create function open_override(new_id uuid, child uuid, why text) returns void language plpgsql volatile as $$
begin
  if helper() is not null or child = me() or not is_child(child) or not i_lead_over(child)
    or is_kin(me(), child) or child in (select person_id from barred_to_me()) then
    raise exception 'not yours to open' using errcode = 'KI003';
  end if;
  if not exists (select from leads_over(child) l where l.person_id <> me() and not is_kin(l.person_id, child)) then
    raise exception 'no second lead' using errcode = 'KI004';
  end if;
  insert into overrides (place_id, id, child_id, lead_id, reason, until_at)
  values (here(), new_id, child, me(), why, now() + interval '24 hours');
  insert into trail (place_id, actor_id, verb, subject_id, thing_id) values (here(), me(), 'override.open', me(), new_id);
  perform tell(l.person_id, 'override.opened', me(), new_id) from leads_over(child) l
  where l.person_id <> me() and not is_kin(l.person_id, child);
end
$$;
call as_definer('open_override(uuid, uuid, text)');

create function close_override(which uuid) returns void language plpgsql volatile as $$
begin
  update overrides set closed_at = now()
  where place_id = here() and id = which and lead_id = me() and closed_at is null and helper() is null;
  if not found then raise exception 'not yours to close' using errcode = 'KI003'; end if;
  insert into trail (place_id, actor_id, verb, subject_id, thing_id) values (here(), me(), 'override.close', me(), which);
end
$$;
call as_definer('close_override(uuid)');

-- One of the two leads it takes to hold an override back from the person; 30 days at most, again by both.
create function hold_override(new_id uuid, which uuid, why text, days int) returns void language plpgsql volatile as $$
declare
  o overrides;
begin
  select * into o from overrides where place_id = here() and id = which;
  if o.id is null or helper() is not null or o.child_id = me() or is_kin(me(), o.child_id)
    or not i_lead_over(o.child_id) or days not between 1 and 30 then
    raise exception 'not yours to hold' using errcode = 'KI003';
  end if;
  insert into override_holds (place_id, id, override_id, lead_id, until_at, reason)
  values (here(), new_id, which, me(), now() + make_interval(days => days), why);
  insert into trail (place_id, actor_id, verb, subject_id, thing_id) values (here(), me(), 'override.hold', me(), which);
end
$$;
call as_definer('hold_override(uuid, uuid, text, int)');

-- Consent to be helped: by the person from their own sign-in, or before a witness who is neither of the two.
create function give_consent(new_id uuid, person uuid, to_helper uuid, for_verbs text[], how text, until timestamptz)
returns void language plpgsql volatile as $$
begin
  if helper() is not null or to_helper not in (select person_id from people_i_see())
    or (how = 'signed_in') <> (person = me())
    or (person <> me() and (person not in (select person_id from people_i_see()) or to_helper = me()
      or is_child(me()) or not (person in (select person_id from people_under('see_roll'))
        or person in (select other_id from my_live_ties())))) then
    raise exception 'not yours to give' using errcode = 'KI003';
  end if;
  if until is null or until <= now() or until > now() + interval '366 days' then
    raise exception 'at most a year' using errcode = 'KI004';
  end if;
  -- An adult helps a child only inside a live tie.
  if is_child(person) and not is_known_child(to_helper) and not exists (
    select from tie_states s where s.place_id = here() and s.state = 'live'
      and person in (s.from_id, s.to_id) and to_helper in (s.from_id, s.to_id)) then
    raise exception 'no live tie' using errcode = 'KI004';
  end if;
  insert into helper_consents (place_id, id, person_id, helper_id, verbs, given_how, witness_id, until_at)
  values (here(), new_id, person, to_helper, for_verbs, how, case when how <> 'signed_in' then me() end, until);
  perform write_trail('consent.give', person, new_id);
  perform tell(to_helper, 'consent.given', person, new_id);
  if person <> me() then perform tell(person, 'consent.recorded', to_helper, new_id); end if;
end
$$;
call as_definer('give_consent(uuid, uuid, uuid, text[], text, timestamptz)');

create function end_consent(which uuid) returns void language plpgsql volatile as $$
declare
  c helper_consents;
begin
  select * into c from helper_consents where place_id = here() and id = which and ended_at is null;
  if c.id is null or helper() is not null or me() not in (c.person_id, c.helper_id) then
    raise exception 'not yours to end' using errcode = 'KI003';
  end if;
  update helper_consents set ended_at = now() where place_id = here() and id = which;
  perform write_trail('consent.end', c.person_id, which);
end
$$;
call as_definer('end_consent(uuid)');

-- The people who asked to be deleted: their words go from everywhere, marks without words stay. What is kept: that
-- they were on a school's roll (the school's own record, so that the next roll does not bring them back), what others
-- wrote (theirs), and a concern about a child's safety (the law asks for it).
-- `never_came`: those I invited who have no sign-in, as sign-in says; whoever did anything here stays all the same.
create function erase_me(never_came uuid[]) returns void language plpgsql volatile as $$
declare
  gone uuid := me();
  strangers uuid[];
  practice text;
begin
  if helper() is not null then raise exception 'only by oneself' using errcode = 'KI001'; end if;
  if is_held(gone) then raise exception 'under a hold' using errcode = 'KI004'; end if;
  for practice in select called from hooks('erase_with') loop execute format('select %I()', practice); end loop;
  insert into erasures (place_id, person_id) values (here(), gone) on conflict do nothing;
  select coalesce(array_agg(distinct i.person_id), '{}') into strangers from people_i_invited() i
  where i.person_id = any (never_came) and not exists (
    select from roll_ids r where r.place_id = here() and r.kind = 'person' and r.id = i.person_id
    union all select from memberships m where m.place_id = here() and m.person_id = i.person_id
    union all select from trail l where l.place_id = here() and l.actor_id = i.person_id
    union all select from ties t where t.place_id = here() and i.person_id in (t.from_id, t.to_id)
      and gone not in (t.from_id, t.to_id)
    union all select from concerns n where n.place_id = here() and n.about_id = i.person_id
    union all select from vettings v where v.place_id = here() and v.person_id = i.person_id
    union all select from adult_words w where w.place_id = here() and w.person_id = i.person_id
    union all select from helper_consents c where c.place_id = here() and i.person_id in (c.person_id, c.helper_id)
    union all select from things h where h.place_id = here() and h.owner_id = i.person_id
    union all select from plan_partners r join plans p on p.place_id = r.place_id and p.id = r.plan_id
      where r.place_id = here() and r.person_id = i.person_id and p.owner_id <> gone);
  delete from web_entries where place_id = here() and owner_id = gone;
  delete from web_entries e using ties t
    where e.place_id = here() and t.place_id = here() and t.id = e.tie_id and gone in (t.from_id, t.to_id);
  delete from plan_agreements where place_id = here() and (
    person_id = gone or plan_id in (select id from plans where place_id = here() and owner_id = gone));
  delete from plan_partners where place_id = here() and (
    person_id = gone or plan_id in (select id from plans where place_id = here() and owner_id = gone));
  delete from plan_proposals where place_id = here() and (
    by_id = gone or plan_id in (select id from plans where place_id = here() and owner_id = gone));
  delete from plan_reviews where place_id = here()
    and plan_id in (select id from plans where place_id = here() and owner_id = gone);
  delete from plan_items where place_id = here()
    and plan_id in (select id from plans where place_id = here() and owner_id = gone);
  -- What they wrote into others' plans: a suggestion that was taken, a version of a group's plan.
  update plan_items set text = '…', written_by = null where place_id = here() and written_by = gone;
  update plan_items i set text = '…' from plan_versions v join plans p on p.place_id = v.place_id and p.id = v.plan_id
    where i.place_id = here() and v.place_id = here() and v.plan_id = i.plan_id and v.version = i.from_version
      and v.made_by = gone and v.helper_id is null and p.owner_id <> gone;
  delete from plan_versions where place_id = here()
    and plan_id in (select id from plans where place_id = here() and owner_id = gone);
  delete from plans where place_id = here() and owner_id = gone;
  delete from grants where place_id = here() and (given_by = gone
    or thing_id in (select id from things where place_id = here() and owner_id = gone)
    or tie_id in (select id from ties where place_id = here() and gone in (from_id, to_id)));
  delete from reads where place_id = here() and owner_id = gone;
  -- Entries others wrote about a tie with me are gone with the tie; their things go too, and what they were opened by.
  delete from grants g using things t where g.place_id = here() and t.place_id = here() and t.id = g.thing_id
    and t.kind = 'web_entry' and not exists (select from web_entries e where e.place_id = t.place_id and e.id = t.id);
  delete from things t where t.place_id = here() and t.owner_id = gone and t.parent_id is not null;
  delete from things t where t.place_id = here() and t.owner_id = gone;
  delete from things t where t.place_id = here() and t.kind = 'web_entry'
    and not exists (select from web_entries e where e.place_id = t.place_id and e.id = t.id);
  delete from companions where place_id = here() and (person_id = gone
    or tie_id in (select id from ties where place_id = here() and gone in (from_id, to_id)));
  delete from tie_confirmations where place_id = here()
    and tie_id in (select id from ties where place_id = here() and gone in (from_id, to_id));
  delete from tie_answers where place_id = here()
    and tie_id in (select id from ties where place_id = here() and gone in (from_id, to_id));
  delete from ties where place_id = here() and gone in (from_id, to_id);
  delete from group_asks where place_id = here() and gone in (person_id, asked_by);
  delete from group_answers where place_id = here() and person_id = gone;
  delete from helper_consents where place_id = here() and gone in (person_id, helper_id);
  delete from code_uses u using shared_codes c
    where u.place_id = here() and c.place_id = here() and c.code = u.code and gone in (c.person_id, u.used_by);
  delete from shared_codes where place_id = here() and person_id = gone;
  update merges set moved = '{}' where place_id = here() and into_id = gone;
  delete from done_requests where place_id = here() and person_id = gone;
  delete from notices where place_id = here() and gone in (to_id, about_id);
  delete from trail where place_id = here() and subject_id = gone;
  update trail set detail = '{}' where place_id = here() and actor_id = gone;
  delete from corrections where place_id = here() and person_id = gone;
  delete from people_private where place_id = here() and person_id = gone;
  delete from adult_words where place_id = here() and person_id = gone;
  delete from vettings where place_id = here() and person_id = gone;
  update memberships set to_at = coalesce(to_at, now()), opens_on = null where place_id = here() and person_id = gone;
  -- Groups that people made: the last to leave closes it, and its name goes with them.
  perform after_leaving(g.id) from groups g join group_kinds k on k.kind = g.kind and k.people_make
    where g.place_id = here() and g.closed_at is null
      and g.id in (select group_id from memberships m where m.place_id = here() and m.person_id = gone);
  update groups g set name = '…' from group_kinds k where g.place_id = here() and k.kind = g.kind and k.people_make
    and g.closed_at is not null
    and g.id in (select group_id from memberships m where m.place_id = here() and m.person_id = gone);
  insert into departures (place_id, id, person_id, source) values (here(), gen_random_uuid(), gone, 'person');
  update people set given_name = '…', family_name = '', preferred_name = null, pronouns = null
    where place_id = here() and id = gone;
  update imports set file_name = '…' where place_id = here() and started_by = gone;
  -- Those they invited who never came: a name and an address that only they wrote.
  delete from notices where place_id = here() and (to_id = any (strangers) or about_id = any (strangers));
  delete from departures where place_id = here() and person_id = any (strangers);
  delete from blocks where place_id = here() and (protects_id = any (strangers) or against_id = any (strangers));
  delete from people_private where place_id = here() and person_id = any (strangers);
  delete from people where place_id = here() and id = any (strangers);
  delete from parties where place_id = here() and id = any (strangers);
end
$$;
call as_definer('erase_me(uuid[])');

-- For sign-in, which knows accounts and not people: whom an address that proved itself belongs to. Staff by the
-- roll's word; a parent only once a link of theirs is confirmed; nobody where the address is two people's.
create function people_of_address(place uuid, address text) returns table (person_id uuid) language sql stable as $$
  with matches as (
    select b.person_id from people_private b
    left join corrections c on c.place_id = b.place_id and c.person_id = b.person_id and c.field = 'email'
    -- What somebody wrote over the roll's address is where to write to them, and no way in: nobody has proved it.
    where b.place_id = place and lower(case when c.person_id is null then b.email else c.roll_says end) = lower(address)
      and not exists (select from departures d where d.place_id = place and d.person_id = b.person_id and d.returned_at is null)
  )
  select m.person_id from matches m
  where (select count(*) from matches) = 1 and (
    exists (select from memberships x where x.place_id = place and x.person_id = m.person_id and x.to_at is null
            and x.role in ('teacher', 'aide', 'administrator', 'staff', 'head', 'coordinator', 'safeguarding_lead'))
    or exists (select from tie_states t join tie_kinds k on k.kind = t.kind
               where t.place_id = place and t.from_id = m.person_id and (k.needs_confirmation or t.source = 'roll')
                 and t.confirmation = 'confirmed'))
$$;
call as_definer('people_of_address(uuid, text)');
revoke execute on function people_of_address from kith_app;
grant execute on function people_of_address to kith_auth;
grant usage on schema public to kith_auth;
create function name_of(place uuid, who uuid) returns text language sql stable as $$
  select coalesce(preferred_name, given_name) || case when family_name = '' then '' else ' ' || left(family_name, 1) end
  from people where place_id = place and id = who
$$;
call as_definer('name_of(uuid, uuid)');
revoke execute on function name_of from kith_app;
grant execute on function name_of to kith_auth;
grant select on places to kith_auth;
create policy sign_in on places for select to kith_auth using (true);

-- Background work: a task's name and ids, in the same transaction as the change. Only what is on the list.
create function enqueue(task text, payload jsonb) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if task not in ('import') then raise exception 'no such task' using errcode = 'KI004'; end if;
  perform graphile_worker.add_job(task, payload::json, job_key => task || ':' || (payload->>'id'));
end
$$;
revoke all on function enqueue from public;
grant create on schema public to kith_jobs;
alter function enqueue owner to kith_jobs;
revoke create on schema public from kith_jobs;
grant execute on function enqueue to kith_app;

-- How I come in has changed: I am told. That a printed card was used, or that a child has a new address to come in with, a
-- second adult (their class's teachers) is told too.
create function sign_in_changed(what text) returns void language plpgsql volatile as $$
begin
  if what not in ('card.used', 'secret.changed', 'email.added', 'email.removed', 'school.added', 'school.removed',
    'passkey.added', 'passkey.removed') or helper() is not null then
    raise exception 'no such change' using errcode = 'KI004';
  end if;
  perform tell(me(), what, me());
  if what = 'card.used' or (what = 'email.added' and is_child(me())) then
    perform tell(t.person_id, what, me()) from (
      select distinct t.person_id
      from memberships c join groups g on g.place_id = c.place_id and g.id = c.group_id and g.kind = 'class'
      join memberships t on t.place_id = c.place_id and t.group_id = c.group_id and t.role = 'teacher' and t.to_at is null
      where c.place_id = here() and c.person_id = me() and c.to_at is null and t.person_id <> me()) t;
  end if;
  -- Whoever stole a mailbox would add a way of their own: for somebody who can see many, those who run the place look too.
  if what in ('passkey.added', 'school.added') and exists (select from my_wide_roles()) then
    perform tell(r.person_id, what, me()) from who_runs_it_beside(me()) r;
  end if;
  perform write_trail(what, me());
end
$$;
call as_definer('sign_in_changed(text)');

-- The demo town's people by their row in its roll, for the sign-in links that are printed there. The fictional town
-- only: its id is fixed.
create function demo_person(place uuid, external text) returns uuid language sql stable as $$
  select id from roll_ids where place_id = place and place in (select place_id from places where slug = 'wharton-vale')
    and source = 'roll' and kind = 'person' and external_id = external
$$;
call as_definer('demo_person(uuid, text)');
revoke execute on function demo_person from kith_app;
grant execute on function demo_person to kith_auth;

-- Tells the owner of a plan, or somebody they ask to agree, that something happened with it.
create function tell_about_plan(plan uuid, what text, whom uuid default null) returns void language plpgsql volatile as $$
declare
  owner uuid;
begin
  select owner_id into owner from plans where place_id = here() and id = plan;
  if what in ('plan.proposed', 'plan.answered') and owner <> me() then
    perform tell(p.id, what, me(), plan) from people p where p.place_id = here() and p.id = owner
      and (exists (select from plan_proposals r where r.place_id = here() and r.plan_id = plan and r.by_id = me())
        or exists (select from plan_agreements a where a.place_id = here() and a.plan_id = plan and a.person_id = me()));
  elsif what = 'plan.asked' and plan in (select plan_id from my_plans()) and whom <> me()
    and exists (select from plan_partners r where r.place_id = here() and r.plan_id = plan and r.person_id = whom) then
    perform tell(whom, what, me(), plan);
  end if;
end
$$;
call as_definer('tell_about_plan(uuid, text, uuid)');
