-- Invitations, and leaving for good.
create table invitations (
  place_id uuid not null references places,
  id uuid not null,
  invited_by uuid not null,
  person_id uuid,
  name text not null check (length(trim(name)) between 1 and 120),
  email text not null check (length(email) between 3 and 320),
  tie_kind text references tie_kinds,
  code_hash text not null,
  made_at timestamptz not null default now(),
  until_at timestamptz not null,
  taken_at timestamptz,
  taken_by uuid,
  ended_at timestamptz,
  primary key (place_id, id)
);
create unique index on invitations (code_hash);
create index on invitations (place_id, invited_by);
call protect('invitations', 'select, insert');
grant update (ended_at) on invitations to kith_app;
create policy mine on invitations for select to kith_app
  using (place_id = (select here()) and (select helper()) is null and invited_by = (select me()));
-- A person invites somebody new to a tie with themselves; those who confirm links invite the person of a tie they
-- confirmed. Nobody invites a person of the roll otherwise.
create policy invite on invitations for insert to kith_app
  with check (place_id = (select here()) and (select helper()) is null and invited_by = (select me())
    and taken_at is null and (
      person_id is null
      or (tie_kind is null and person_id in (
        select t.from_id from ties t join tie_confirmations c on c.tie_id = t.id
        where c.outcome = 'confirmed' and t.to_id in (select people_under('confirm_links'))))));
create policy take_back on invitations for update to kith_app
  using (place_id = (select here()) and (select helper()) is null and invited_by = (select me()))
  with check (place_id = (select here()) and invited_by = (select me()));

-- Somebody asked to be deleted. The mark has no words: it keeps ledgers and counts whole and the next roll from
-- bringing them back.
create table erasures (
  place_id uuid not null,
  person_id uuid not null,
  erased_at timestamptz not null default now(),
  primary key (place_id, person_id)
);
call protect('erasures', '');
call as_definer('import_apply(uuid, boolean)');
