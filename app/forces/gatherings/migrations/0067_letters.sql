-- Letters about gatherings: the day before to whoever said that they come, and that the notes are out to whoever was there. A job that
-- is nobody writes them. Who is written to is marked first, so that no letter goes twice.
create function places_with_gatherings(around timestamptz) returns table (place_id uuid) language plpgsql stable as $$
begin
  if me() is not null or here() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  return query select distinct g.place_id from gatherings g where g.starts_at between around - interval '4 days' and around + interval '3 days';
end
$$;
call as_definer('places_with_gatherings(timestamptz)');

create function remind_of_gatherings(today date) returns table (gathering uuid, person uuid, starts timestamptz) language plpgsql volatile as $$
begin
  if me() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  return query with due as (
    update gathering_guests g set reminded_at = now() from gatherings x
    where g.place_id = here() and x.place_id = g.place_id and x.id = g.gathering_id and x.starts_at::date = today + 1
      and x.called_off_at is null and x.closed_at is null and g.reminded_at is null and g.answer in ('yes', 'maybe')
      and g.person_id is not null and not has_left(g.person_id)
    returning g.gathering_id, g.person_id, x.starts_at
  ), told as (
    insert into notices (place_id, to_id, kind, thing_id) select here(), d.person_id, 'gathering.tomorrow', d.gathering_id from due d
  ) select d.gathering_id, d.person_id, d.starts_at from due d;
end
$$;
call as_definer('remind_of_gatherings(date)');

-- At night for grown-ups only: a child's phone stays dark.
create function notes_to_write_of(children boolean) returns table (gathering uuid, person uuid) language plpgsql volatile as $$
begin
  if me() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  return query update gathering_guests g set notes_letter_at = now() from gatherings x
    where g.place_id = here() and x.place_id = g.place_id and x.id = g.gathering_id and x.sent_at > now() - interval '3 days'
      and g.here = 'yes' and g.notes_letter_at is null and g.person_id is not null and not has_left(g.person_id)
      and (children or not is_child(g.person_id))
    returning g.gathering_id, g.person_id;
end
$$;
call as_definer('notes_to_write_of(boolean)');

-- How many gatherings within a week I said that I come to.
create function gatherings_i_come_to(until_at timestamptz, from_at timestamptz) returns int language sql stable as $$
  select count(*)::int from gathering_guests g join gatherings x on x.place_id = g.place_id and x.id = g.gathering_id
  where g.place_id = here() and g.person_id = me() and helper() is null and g.answer in ('yes', 'maybe')
    and x.called_off_at is null and x.closed_at is null and x.starts_at between from_at and until_at and sees_source(x.id)
$$;
call as_definer('gatherings_i_come_to(timestamptz, timestamptz)');
