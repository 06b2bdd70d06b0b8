-- What every later migration stands on: the roles, who is asking, and how a table is protected.
--
-- Four roles without login. Each installation gives its own login roles membership in them (db/roles.ts).
--   kith_app      serves requests; owns nothing; every statement runs under row policies
--   kith_auth     reads and writes the schema sign_in and nothing else
--   kith_jobs     owns the job queue's schema and nothing else
--   kith_definer  owns the set functions and barrier views the policies speak through; has policies of its own,
--                 because functions owned by the tables' owner would meet the policies they serve and recurse
do $$
declare
  needed text;
begin
  foreach needed in array array['kith_app', 'kith_auth', 'kith_jobs', 'kith_definer'] loop
    if not exists (select from pg_roles where rolname = needed) then
      execute format('create role %I nologin', needed);
    end if;
    -- From PostgreSQL 16 on, whoever makes a role may hand it on, but is not yet in it.
    if not pg_has_role(current_user, needed, 'usage') then
      begin
        execute format('grant %I to current_user', needed);
      exception when insufficient_privilege then
        raise exception 'another installation on this server made the role %. As an administrator: grant % to % with admin option',
          needed, 'kith_app, kith_auth, kith_jobs, kith_definer', quote_ident(current_user);
      end;
    end if;
  end loop;
end
$$;

revoke create on schema public from public;
grant usage on schema public to kith_app, kith_definer, kith_jobs;
grant create on schema public to kith_definer;

-- Who is asking. After a commit a local setting reads as an empty string, hence nullif.
create function me() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
create function here() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.place_id', true), '')::uuid $$;
-- Who is acting for me, where somebody is.
create function helper() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.helper_id', true), '')::uuid $$;
-- By what, beside how they came in, it is sure that it is them: `proved` a passkey or the like in this sign-in, `let-in` for a day
-- by somebody who runs the place, `job` for work that somebody began who was sure then. Null: nothing.
create function proof() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.proof', true), '') $$;

-- Whoever does the same thing in the same moment, on a second device or beside a colleague, waits until the first is done and
-- finds what they left. For verbs that look first whether something is there.
create function in_turn(what text) returns void language sql volatile as $$
  -- From here on nothing is taken from what was worked out before the wait (`keep_while_reading`).
  select pg_current_xact_id();
  select pg_advisory_xact_lock(hashtextextended(here()::text || ' ' || what, 0))
$$;
revoke all on function in_turn from public;
grant execute on function in_turn to kith_definer;

-- Row security on, the definer's own policy, and no more rights than named.
-- `rights` is what kith_app may try at all; its policies then say on which rows.
create procedure protect(target regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy definer on %s to kith_definer using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to kith_definer', target);
  if rights <> '' then execute format('grant %s on %s to kith_app', rights, target); end if;
end
$$;
revoke all on procedure protect from public;

-- Hands a function to kith_definer, so that it sees what the policies must know and the caller may not.
create procedure as_definer(target regprocedure) language plpgsql as $$
begin
  execute format('alter function %s security definer', target);
  execute format('alter function %s set search_path = public, pg_temp', target);
  -- What is open to one person is few rows; the planner's own guess is a thousand.
  if (select proretset from pg_proc where oid = target) then execute format('alter function %s rows 100', target); end if;
  execute format('revoke all on function %s from public', target);
  execute format('alter function %s owner to kith_definer', target);
  execute format('grant execute on function %s to kith_app', target);
end
$$;
revoke all on procedure as_definer from public;

-- Says of a function that it is about one person: few rows, each found by its key. With a town's statistics the planner would
-- rather read whole tables and join them, which for a page is tens of times as much.
create procedure near(target regprocedure) language plpgsql as $$
begin
  execute format('alter function %s set enable_hashjoin = off', target);
  execute format('alter function %s set enable_mergejoin = off', target);
  execute format('alter function %s set enable_seqscan = off', target);
end
$$;
revoke all on procedure near from public;

-- Keeps what a set function about whoever asks has given, for the rest of a transaction that has written nothing: one page asks
-- the same policies a hundred times. Whatever is written may change what somebody sees, so from then on each question is
-- worked out anew, by the function that is now named `…_anew`. Somebody else's commit shows in the next request. A transaction
-- that wrote and has only reading left to do can say so (`app.only_reads`). It lies beside who is asking (`app.person_id`):
-- whoever could change the one could change the other.
create procedure keep_while_reading(target regprocedure) language plpgsql as $$
declare
  called constant text := (select proname from pg_proc where oid = target);
  few constant real := (select prorows from pg_proc where oid = target);
  columns text; -- as it is declared: party_id uuid, kind text
  lists text; -- each column as an array
  gathered text; -- from what the function gives
  spelt text; -- one a line
  read text; -- and back
  names text;
begin
  select string_agg(format('%I %s', c.name, c.type), ', ' order by c.n),
    string_agg(format('list_%s %s[];', c.n, c.type), ' ' order by c.n),
    string_agg(format('coalesce(array_agg(a.%I), ''{}'')', c.name), ', ' order by c.n),
    string_agg(format('list_%s::text', c.n), ' || e''\n'' || ' order by c.n),
    string_agg(format(case when c.of = 1 then 'list_%1$s := kept;' else 'list_%1$s := split_part(kept, e''\n'', %1$s);' end, c.n),
      ' ' order by c.n),
    string_agg(format('list_%s', c.n), ', ' order by c.n)
    into columns, lists, gathered, spelt, read, names
    from (select u.n, u.name, format_type(u.type, null) as type, count(*) over () as of from pg_proc p
          cross join lateral unnest(p.proargnames, p.proallargtypes) with ordinality u (name, type, n) where p.oid = target) c;
  execute format('alter function %s rename to %I', target, called || '_anew');
  execute format('revoke execute on function %I from kith_app', called || '_anew');
  execute format($wrapper$
    create function %1$I() returns table (%2$s) language plpgsql stable as $kept$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.%1$s', true);
      %4$s
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from %3$I();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        %7$s
      else
        select %5$s into %8$s from %3$I() a;
        kept := %6$s;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.%1$s', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(%8$s);
    end $kept$ $wrapper$, called, columns, called || '_anew', lists, gathered, spelt, read, names);
  call as_definer(format('%I()', called)::regprocedure);
  execute format('alter function %I() rows %s', called, few);
end
$$;
revoke all on procedure keep_while_reading from public;

-- What practices do with the core's verbs: every function named `<hook>_<practice>` is called, in the order of the names.
-- `erase_with_…()` takes me out of its tables, `merge_with_…(keep, other)` readies them for two who are one, `held_by_…()`
-- tells me what it holds on me.
create function hooks(hook text) returns table (called text) language sql stable as $$
  select p.proname::text from pg_proc p
  where p.pronamespace = 'public'::regnamespace and starts_with(p.proname, hook || '_') order by 1
$$;
alter function hooks owner to kith_definer;
revoke all on function hooks from public;

create table places (
  place_id uuid primary key,
  name text not null,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  made_at timestamptz not null default now(),
  -- From when on powers over a whole school or place are open only to whoever has proved a passkey (decision 0058); null: never.
  passkeys_from timestamptz default now() + interval '30 days'
);
call protect('places', 'select');
create policy here on places for select to kith_app using (place_id = (select here()));
