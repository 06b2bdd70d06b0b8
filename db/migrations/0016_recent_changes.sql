-- Whom or what was written about in the last days, and not by whom: so the app can tell whether an answer that took a whole school
-- to work out still holds (db/checked-cache.ts, decision 0016). The nil id stands for anything: a roll came in.
create table recent_changes (
  place_id uuid not null,
  tx xid8 not null default pg_current_xact_id(),
  about uuid not null,
  on_day date not null default current_date,
  primary key (place_id, tx, about)
);
call protect('recent_changes', '');

-- Statement by statement, so that a roll of a city writes a line and not a million.
create function record_change() returns trigger language plpgsql volatile as $$
begin
  if (select count(*) from (select from changed limit 501) c) > 500 then
    insert into recent_changes (place_id, about)
      select distinct c.place_id, '00000000-0000-0000-0000-000000000000'::uuid from changed c on conflict do nothing;
    return null;
  end if;
  insert into recent_changes (place_id, about)
    select c.place_id, (to_jsonb(c) ->> a.name)::uuid from changed c cross join unnest(tg_argv) a (name)
    where to_jsonb(c) ->> a.name is not null
    on conflict do nothing;
  if tg_op = 'UPDATE' then
    insert into recent_changes (place_id, about)
      select c.place_id, (to_jsonb(c) ->> a.name)::uuid from before c cross join unnest(tg_argv) a (name)
      where to_jsonb(c) ->> a.name is not null
      on conflict do nothing;
  end if;
  return null;
end
$$;
call as_definer('record_change()');
revoke execute on function record_change from kith_app;

-- From here on a table says what is written to it, by these of its columns.
create procedure record_changes(target regclass, variadic columns text[]) language plpgsql as $$
declare
  named constant text := (select string_agg(quote_literal(c), ', ') from unnest(columns) c);
begin
  execute format('create trigger record_insert after insert on %s referencing new table as changed
    for each statement execute function record_change(%s)', target, named);
  execute format('create trigger record_update after update on %s referencing old table as before new table as changed
    for each statement execute function record_change(%s)', target, named);
  execute format('create trigger record_delete after delete on %s referencing old table as changed
    for each statement execute function record_change(%s)', target, named);
end
$$;
revoke all on procedure record_changes from public;

call record_changes('groups', 'id', 'parent_id');
call record_changes('memberships', 'person_id', 'group_id');
call record_changes('terms', 'group_id');
call record_changes('people', 'id');
call record_changes('people_private', 'person_id');
call record_changes('adult_words', 'person_id');
call record_changes('departures', 'person_id');
call record_changes('ties', 'id', 'from_id', 'to_id');
call record_changes('tie_answers', 'tie_id');
call record_changes('tie_confirmations', 'tie_id');
call record_changes('companions', 'tie_id', 'person_id');
call record_changes('vettings', 'person_id');
call record_changes('concerns', 'about_id');
call record_changes('blocks', 'protects_id', 'against_id');

-- For those who see many: this moment's snapshot, with what they may by their roles today, and what was written that `since` does
-- not know of (null: too much to tell). No snapshot where this transaction has written itself, whose rows nobody else has, nor
-- on a replica, whose snapshots do not name what is under way.
create function changed_since(since pg_snapshot) returns table (as_of text, standing text, about uuid[]) language sql stable as $$
  select
    case when not pg_is_in_recovery() and pg_current_xact_id_if_assigned() is null and exists (select from powers_of_my_roles())
      then pg_current_snapshot()::text end,
    concat_ws(' ', current_date, me(), helper(), (
      select string_agg(concat_ws(' ', p.group_id, p.power, p.reaches_below), ',' order by p.group_id, p.power, p.reaches_below)
      from powers_of_my_roles() p)),
    (select case when count(*) < 5000 then coalesce(array_agg(c.about), '{}') end from (
      select distinct r.about from recent_changes r
      where exists (select from powers_of_my_roles()) and r.place_id = here()
        and r.tx >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(r.tx, since) limit 5000) c)
$$;
call as_definer('changed_since(pg_snapshot)');
alter function changed_since(pg_snapshot) rows 1;

-- For a job of the night: no answer is kept for longer than its day. Where something was swept, one line says that it may have been
-- anything: a clock that jumped forwards and back must not make an old answer look as if nothing had been written since.
create function sweep_recent_changes() returns void language sql volatile as $$
  with swept as (delete from recent_changes where on_day < current_date - 1 returning place_id)
  insert into recent_changes (place_id, about) select distinct place_id, '00000000-0000-0000-0000-000000000000'::uuid from swept
$$;
call as_definer('sweep_recent_changes()');
