-- Coming in by a school's own sign-in (OpenID Connect). Decision 0043.
-- An account is found by who vouches (issuer) and the name that they, and only they, have for somebody (subject): never by an
-- e-mail address once the two are joined, because schools give addresses to somebody else.
create table sign_in.school_identities (
  issuer text not null check (length(issuer) <= 500),
  subject text not null check (length(subject) between 1 and 255),
  account_id uuid not null references sign_in.accounts on delete cascade,
  linked_at timestamptz not null,
  used_at timestamptz,
  -- From when on the school's word that it asked for two factors counts: at once where the school itself said whose it is.
  counts_from timestamptz not null,
  primary key (issuer, subject),
  unique (account_id, issuer)
);

-- A browser that was sent to the school and has not come back. What it has to prove is made from its own secret, of which only
-- a hash is here, so these rows let nobody in.
create table sign_in.school_visits (
  state_hash bytea primary key check (length(state_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  -- Whose sign-in the school's is to be added to; nobody's, where somebody wants to come in.
  account_id uuid references sign_in.accounts on delete cascade,
  shared_device boolean not null,
  leads_to text not null check (length(leads_to) <= 500),
  created_at timestamptz not null,
  expires_at timestamptz not null
);

do $$
declare name text;
begin
  foreach name in array array['school_identities', 'school_visits'] loop
    execute format('alter table sign_in.%I enable row level security', name);
    execute format('create policy sign_in_only on sign_in.%I to kith_auth using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on sign_in.%I to kith_auth', name);
  end loop;
end $$;

-- The one person whom a roll gives this address, learners too: unlike people_of_address it is asked only for an address that
-- the school itself has said is theirs. Somebody who has left, or shares the address, is nobody here.
create function people_of_school_address(place uuid, address text) returns table (person_id uuid) language sql stable as $$
  with matches as (
    select b.person_id from people_private b
    left join corrections c on c.place_id = b.place_id and c.person_id = b.person_id and c.field = 'email'
    where b.place_id = place and lower(case when c.person_id is null then b.email else c.roll_says end) = lower(address)
      and exists (select from roll_ids r where r.place_id = place and r.id = b.person_id and r.kind = 'person')
      and not exists (select from departures d where d.place_id = place and d.person_id = b.person_id and d.returned_at is null)
  )
  select m.person_id from matches m where (select count(*) from matches) = 1
$$;
call as_definer('people_of_school_address(uuid, text)');
revoke execute on function people_of_school_address from kith_app;
grant execute on function people_of_school_address to kith_auth;
