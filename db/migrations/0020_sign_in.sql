-- Sign-in: who may come in, and how. Decision 0040.
-- A schema of its own that only kith_auth reads: the role that serves pages can never read a session, a code or a secret,
-- and the role that signs people in can never read anything they wrote.
-- No foreign key leaves this schema: an account spans places, so these tables stay local where the core is sharded by place.
create schema sign_in;
revoke all on schema sign_in from public;
grant usage on schema sign_in to kith_auth;

-- Somebody who signs in. The e-mail is kept as normaliseEmail() leaves it, so that unique means one person.
create table sign_in.accounts (
  id uuid primary key,
  email text unique check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  created_at timestamptz not null
);

-- Whose sign-in it is: one account may be a person in several places; a person has one account at most.
create table sign_in.account_people (
  account_id uuid not null references sign_in.accounts on delete cascade,
  place_id uuid not null,
  person_id uuid not null,
  linked_at timestamptz not null,
  -- Until when they count as who they say without a passkey, because somebody who runs the place let them in. Decision 0058.
  let_in_until timestamptz,
  primary key (account_id, place_id, person_id),
  unique (place_id, person_id)
);

-- One row a browser that is signed in. Only the SHA-256 of the cookie's 256 random bits is here.
create table sign_in.sessions (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  account_id uuid not null references sign_in.accounts on delete cascade,
  place_id uuid,
  person_id uuid,
  acting_for_id uuid check (acting_for_id <> person_id),
  device text not null check (length(device) <= 60),
  shared_device boolean not null,
  idle_seconds integer not null check (idle_seconds > 0),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  came_by text not null check (came_by in ('code', 'link', 'invitation', 'demo', 'card', 'secret', 'passkey', 'school')),
  -- When a passkey that counts was last proved in it, or the school said that it had asked for two factors.
  proved_at timestamptz,
  -- How the school said it had made sure (acr, amr), as it said it.
  school_said text check (length(school_said) <= 500),
  check ((place_id is null) = (person_id is null)),
  check (acting_for_id is null or person_id is not null)
);
create index on sign_in.sessions (account_id) where ended_at is null;
create index on sign_in.sessions (place_id, person_id) where ended_at is null;

-- What was mailed or printed to sign in by: a link, and with a mail that was asked for, a code of eight digits.
-- code_hash mixes in the asking browser's secret, of which only a hash is here: eight digits alone could be tried out.
create table sign_in.codes (
  id uuid primary key,
  purpose text not null check (purpose in ('sign-in', 'invitation', 'demo', 'address')),
  email text,
  -- Whose new address it is to prove; nobody comes in by that code.
  account_id uuid references sign_in.accounts on delete cascade,
  place_id uuid,
  person_id uuid,
  link_hash bytea not null unique check (length(link_hash) = 32),
  code_hash bytea check (length(code_hash) = 32),
  browser_hash bytea check (length(browser_hash) = 32),
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (purpose not in ('sign-in', 'address') or (email is not null and code_hash is not null and browser_hash is not null)),
  check ((purpose = 'address') = (account_id is not null)),
  check (purpose <> 'invitation' or (email is not null and person_id is not null)),
  check (purpose <> 'demo' or person_id is not null),
  check ((place_id is null) = (person_id is null))
);
create index on sign_in.codes (browser_hash) where used_at is null;
create index on sign_in.codes (place_id, person_id);

create table sign_in.passkeys (
  id text primary key,
  account_id uuid not null references sign_in.accounts on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null check (length(label) between 1 and 60),
  created_at timestamptz not null,
  used_at timestamptz,
  -- From when on it proves more than that somebody may come in: a day after it was made, unless they were sure then.
  counts_from timestamptz not null
);
create index on sign_in.passkeys (account_id);

-- What a passkey is asked to sign: once, by the browser that asked, within minutes.
create table sign_in.challenges (
  challenge_hash bytea primary key check (length(challenge_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  account_id uuid references sign_in.accounts on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- A sign-in name and the Argon2id hash of the secret that belongs to it: the way in for somebody without e-mail.
create table sign_in.secrets (
  account_id uuid primary key references sign_in.accounts on delete cascade,
  name text not null unique check (length(name) between 3 and 60),
  secret_hash text not null check (secret_hash like '$argon2id$%'),
  set_at timestamptz not null
);

-- A printed card opens once, in one browser, to set the person's own secret.
create table sign_in.cards (
  id uuid primary key,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  place_id uuid not null,
  person_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  voided_at timestamptz,
  opened_at timestamptz,
  opened_browser_hash bytea check (length(opened_browser_hash) = 32),
  used_at timestamptz,
  check ((opened_at is null) = (opened_browser_hash is null)),
  check (used_at is null or opened_at is not null)
);
create unique index cards_one_live on sign_in.cards (place_id, person_id) where voided_at is null and used_at is null;

-- Letters, kept until the mail server has taken them: due_at is when the next try is due, or a try under way is given up for lost.
-- In an installation without SMTP it is null, and they are read on /outbox in the demo town. One to nobody has no recipient.
create table sign_in.outbox (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  due_at timestamptz,
  send_until timestamptz,
  tries integer not null default 0,
  check ((due_at is null) = (send_until is null))
);
create index on sign_in.outbox (due_at) where due_at is not null;

-- rate-limiter-flexible's own shape: key, points and the millisecond at which they are forgotten.
create table sign_in.limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

do $$
declare name text;
begin
  foreach name in array array['accounts', 'account_people', 'sessions', 'codes', 'passkeys', 'challenges', 'secrets', 'cards',
    'outbox', 'limits']
  loop
    execute format('alter table sign_in.%I enable row level security', name);
    execute format('create policy sign_in_only on sign_in.%I to kith_auth using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on sign_in.%I to kith_auth', name);
  end loop;
end $$;
