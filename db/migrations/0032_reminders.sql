-- A letter a week at most, of what waits for somebody. Days are those of the town's calendar.
create table sign_in.reminders (
  account_id uuid primary key references sign_in.accounts on delete cascade,
  -- The last day on which it was looked whether there is something to say.
  looked_on date,
  -- The last day on which there was, and a letter went.
  sent_on date,
  -- Since when they want none.
  off_since timestamptz
);
alter table sign_in.reminders enable row level security;
create policy sign_in_only on sign_in.reminders to kith_auth using (true) with check (true);
grant select, insert, update, delete on sign_in.reminders to kith_auth;

create function i_have_left() returns boolean language sql stable as $$
  select exists (select from departures d where d.place_id = here() and d.person_id = me() and d.returned_at is null)
$$;
call as_definer('i_have_left()');
