-- What those who name second adults need to know of pairs in their care: that there is one, of which kind, between
-- whom, and who the second adult is. Nothing of what the two say.
create function pairs_in_my_care() returns table (
  tie_id uuid, kind text, adult_id uuid, adult_name text, child_id uuid, child_name text,
  companion_id uuid, companion_name text, open boolean)
language sql stable as $$
  select s.tie_id, s.kind,
    case when s.from_child then s.to_id else s.from_id end,
    name_of(here(), case when s.from_child then s.to_id else s.from_id end),
    case when s.from_child then s.from_id else s.to_id end,
    name_of(here(), case when s.from_child then s.from_id else s.to_id end),
    m.person_id, name_of(here(), m.person_id), s.state = 'live'
  from tie_states s join tie_kinds k on k.kind = s.kind and k.needs_companion
  left join companions m on m.place_id = here() and m.tie_id = s.tie_id and m.ended_at is null
  where s.place_id = here() and helper() is null and s.from_child <> s.to_child
    and not exists (select from tie_answers a where a.place_id = here() and a.tie_id = s.tie_id and a.answer = 'no'
      and a.said_order = (select max(b.said_order) from tie_answers b where b.place_id = here() and b.tie_id = s.tie_id
        and b.person_id = a.person_id and b.for_id = a.for_id))
    and (s.from_id in (select people_under('name_companions')) or s.to_id in (select people_under('name_companions')))
    and s.from_id not in (select barred_to_me()) and s.to_id not in (select barred_to_me())
$$;
call as_definer('pairs_in_my_care()');
