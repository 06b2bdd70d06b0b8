-- What was asked for once is done once: a form's own id, kept with where its answer led, so that a phone that lost its
-- signal can say the same thing twice.
create table done_requests (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  led_to text,
  done_at timestamptz not null default now(),
  primary key (place_id, person_id, id)
);
call protect('done_requests', 'select, insert, update');
create policy mine on done_requests for all to kith_app
  using (place_id = (select here()) and person_id = (select me()))
  with check (place_id = (select here()) and person_id = (select me()));
