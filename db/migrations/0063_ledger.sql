-- Money between accounts of parties: each entry takes from one account and gives to another, so that all accounts together are always
-- nothing. Whole minor units, never changed afterwards, because of a source. A balance is the sum of entries and kept nowhere.
create table accounts (
  place_id uuid not null,
  id uuid not null,
  -- A person or a group.
  owner_id uuid not null,
  -- own: what they have. purpose: what is set aside for a source. outside: where money comes from and goes to beyond this place.
  kind text not null check (kind in ('own', 'purpose', 'outside')),
  source_id uuid,
  -- A currency (ISO 4217), or XTS in tests.
  unit text not null check (unit ~ '^[A-Z]{3}$'),
  opened_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, source_id) references sources,
  check ((kind = 'purpose') = (source_id is not null))
);
create unique index on accounts (place_id, owner_id, kind, unit, source_id) nulls not distinct;
create index on accounts (place_id, source_id);
call protect('accounts', 'select');

create table entries (
  place_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  amount bigint not null check (amount > 0),
  source_id uuid not null,
  words text not null check (length(trim(words)) between 1 and 300),
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, from_id) references accounts,
  foreign key (place_id, to_id) references accounts,
  foreign key (place_id, source_id) references sources,
  check (from_id <> to_id)
);
create index on entries (place_id, from_id);
create index on entries (place_id, to_id);
create index on entries (place_id, source_id);
call protect('entries', 'select (place_id, id, from_id, to_id, amount, source_id, words, made_at)');

-- Append-only, for functions too. Two records of one person can become one; words go with whoever deletes themselves.
create function entries_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.place_id, new.id, new.amount, new.source_id, new.made_at)
    is distinct from (old.place_id, old.id, old.amount, old.source_id, old.made_at) then
    raise exception 'an entry stays as it was made' using errcode = 'KI004';
  end if;
  return new;
end
$$;
create trigger entries_stay before update or delete on entries for each row execute function entries_stay();

-- Public money is as public as what it is for. Mine is mine; a group's is for those who run things in its name.
create policy mine_or_source on accounts for select to kith_app
  using (place_id = (select here()) and (source_id in (select id from sources)
    or ((select helper()) is null and (owner_id = (select me())
      or owner_id in (select group_id from my_powers() where power = 'host')))));
create policy either_side on entries for select to kith_app
  using (place_id = (select here()) and (from_id in (select id from accounts) or to_id in (select id from accounts)));

create function balance_of(account uuid) returns bigint language sql stable as $$
  select coalesce(sum(case when e.to_id = account then e.amount else -e.amount end), 0)::bigint
  from entries e where e.place_id = here() and account in (e.from_id, e.to_id)
$$;
call as_definer('balance_of(uuid)');
revoke execute on function balance_of from kith_app;

-- The account of a party, made where there is none yet.
create function account_for(owner uuid, of_kind text, because uuid, in_unit text) returns uuid language plpgsql volatile as $$
declare
  found_id uuid;
begin
  insert into accounts (place_id, id, owner_id, kind, source_id, unit) values (here(), gen_random_uuid(), owner, of_kind, because, in_unit)
    on conflict do nothing;
  select a.id into found_id from accounts a where a.place_id = here() and a.owner_id = owner and a.kind = of_kind
    and a.source_id is not distinct from because and a.unit = in_unit;
  return found_id;
end
$$;
call as_definer('account_for(uuid, text, uuid, text)');
revoke execute on function account_for from kith_app;

-- For whoever runs something: an account of the group it is run by, of its purpose, or of somebody who is paid because of it.
create function open_account(owner uuid, of_kind text, because uuid, in_unit text) returns uuid language plpgsql volatile as $$
begin
  if helper() is not null or not i_run(because) or owner in (select person_id from barred_to_me())
    or not exists (select from sources s where s.place_id = here() and s.id = because and (s.host_id = owner
      or (of_kind = 'own' and exists (select from people p where p.place_id = here() and p.id = owner)))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  return account_for(owner, of_kind, case when of_kind = 'purpose' then because end, in_unit);
end
$$;
call as_definer('open_account(uuid, text, uuid, text)');

-- One entry. What an account does not have cannot be taken from it, but for what lies outside.
create function enter(new_id uuid, from_account uuid, to_account uuid, how_much bigint, because uuid, says text) returns void
language plpgsql volatile as $$
declare
  f accounts;
begin
  if exists (select from entries e where e.place_id = here() and e.id = new_id) then return; end if;
  select * into f from accounts a where a.place_id = here() and a.id = from_account for update;
  if f.id is null or f.unit is distinct from (select a.unit from accounts a where a.place_id = here() and a.id = to_account)
    or (f.kind <> 'outside' and balance_of(from_account) < how_much) then
    raise exception 'not there' using errcode = 'KI004';
  end if;
  insert into entries (place_id, id, from_id, to_id, amount, source_id, words, made_by)
  values (here(), new_id, from_account, to_account, how_much, because, trim(says), me());
end
$$;
call as_definer('enter(uuid, uuid, uuid, bigint, uuid, text)');
revoke execute on function enter from kith_app;

-- By whoever runs what it is because of, out of what is its host's. Whoever is paid is told.
create function post_entry(new_id uuid, from_account uuid, to_account uuid, how_much bigint, because uuid, says text) returns void
language plpgsql volatile as $$
declare
  payee uuid;
begin
  if helper() is not null or not i_run(because) or not exists (
    select from accounts a join sources s on s.place_id = a.place_id and s.id = because and s.host_id = a.owner_id
    where a.place_id = here() and a.id = from_account) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform enter(new_id, from_account, to_account, how_much, because, says);
  select p.id into payee from accounts a join people p on p.place_id = a.place_id and p.id = a.owner_id
    where a.place_id = here() and a.id = to_account;
  perform write_trail('ledger.post', coalesce(payee, me()), because);
  if payee is distinct from me() and payee is not null then perform tell(payee, 'ledger.paid', me(), because); end if;
end
$$;
call as_definer('post_entry(uuid, uuid, uuid, bigint, uuid, text)');

-- Deleting oneself: the entries stay, so that accounts stay whole; what was written of me in them goes.
create function erase_with_ledger() returns void language sql volatile as $$
  update entries e set words = '…' from accounts a where e.place_id = here() and a.place_id = here() and a.owner_id = me()
    and a.id in (e.from_id, e.to_id);
  update entries set made_by = null where place_id = here() and made_by = me()
$$;
call as_definer('erase_with_ledger()');
revoke execute on function erase_with_ledger from kith_app;

create function merge_with_ledger(keep uuid, other uuid) returns void language plpgsql volatile as $$
declare
  twice record;
begin
  for twice in select o.id as gone, k.id as kept from accounts o join accounts k on k.place_id = o.place_id and k.owner_id = keep
    and k.kind = o.kind and k.unit = o.unit and k.source_id is not distinct from o.source_id
    where o.place_id = here() and o.owner_id = other
  loop
    update entries set from_id = twice.kept where place_id = here() and from_id = twice.gone;
    update entries set to_id = twice.kept where place_id = here() and to_id = twice.gone;
    delete from accounts where place_id = here() and id = twice.gone;
  end loop;
end
$$;
call as_definer('merge_with_ledger(uuid, uuid)');
revoke execute on function merge_with_ledger from kith_app;

create function held_by_ledger() returns jsonb language sql stable as $$
  select jsonb_build_object('money', (select jsonb_agg(jsonb_build_object('unit', a.unit, 'madeAt', a.opened_at, 'entries', (
      select jsonb_agg(jsonb_build_object('title', s.title, 'amount', case when a.id = e.to_id then e.amount else -e.amount end,
        'words', e.words, 'madeAt', e.made_at) order by e.made_at)
      from entries e join sources s on s.place_id = e.place_id and s.id = e.source_id
      where e.place_id = a.place_id and a.id in (e.from_id, e.to_id))) order by a.opened_at)
    from accounts a where a.place_id = here() and a.owner_id = me()))
$$;
call as_definer('held_by_ledger()');
revoke execute on function held_by_ledger from kith_app;
