-- My people: the person's own word about who is around them. An entry is about a tie or about a name only they see;
-- its words are appended, the latest counts.
create table web_entries (
  place_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  tie_id uuid,
  name text check (length(trim(name)) between 1 and 120),
  how text check (length(how) <= 330),
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, id) references things,
  foreign key (place_id, owner_id) references people,
  foreign key (place_id, tie_id) references ties,
  check (num_nonnulls(tie_id, name) = 1)
);
create index on web_entries (place_id, owner_id);
create unique index on web_entries (place_id, owner_id, tie_id) where tie_id is not null;
call protect('web_entries', 'select, insert');

create table entry_words (
  place_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  circle text not null check (circle in ('school', 'family', 'friends', 'community')),
  near int not null check (near between 1 and 3),
  gives text[] not null check (gives <@ array['part', 'recognised', 'cared', 'motivated']),
  said_at timestamptz not null default clock_timestamp(),
  said_order bigint not null generated always as identity,
  primary key (place_id, id),
  foreign key (place_id, entry_id) references web_entries on delete cascade
);
create index on entry_words (place_id, entry_id);
call protect('entry_words', 'select, insert');

-- Somebody acting for me never sees what I keep to myself.
create function entries_of_mine() returns table (entry_id uuid) language sql stable as $$
  select e.id from web_entries e join things t on t.place_id = e.place_id and t.id = e.id
  where e.place_id = here() and e.owner_id = me() and (helper() is null or t.apart_since is null)
$$;
call as_definer('entries_of_mine()');
call near('entries_of_mine()');

create policy mine on web_entries for select to kith_app
  using (place_id = (select here()) and owner_id = (select me()) and id in (select entries_of_mine()));
create policy say on web_entries for insert to kith_app
  with check (place_id = (select here()) and owner_id = (select me()) and i_own_thing(id, 'web_entry', owner_id)
    and (select may_do('web.write')) and (tie_id is null or tie_id in (select ties_of_mine())));
-- A name that is nobody's record is mine to put right.
grant update (name, how) on web_entries to kith_app;
create policy mend on web_entries for update to kith_app
  using (place_id = (select here()) and owner_id = (select me()) and tie_id is null and id in (select entries_of_mine()))
  with check (place_id = (select here()) and owner_id = (select me()) and (select may_do('web.write')));
create policy mine on entry_words for select to kith_app
  using (place_id = (select here()) and entry_id in (select entries_of_mine()));
create policy say on entry_words for insert to kith_app
  with check (place_id = (select here()) and entry_id in (select entries_of_mine()) and (select may_do('web.write')));

-- An entry goes with its words, its thing and whatever it was opened through.
create function remove_entry(which uuid) returns void language plpgsql volatile as $$
begin
  if which not in (select entry_id from entries_of_mine()) or not may_do('web.write') then raise exception 'no door' using errcode = 'KI002'; end if;
  delete from grants where place_id = here() and thing_id = which;
  delete from web_entries where place_id = here() and id = which;
  delete from things where place_id = here() and id = which;
end
$$;
call as_definer('remove_entry(uuid)');

-- Another's people, as far as they opened them to me; writes that I looked. An entry about somebody else in the
-- place gives the name the teller would say, not a way to that person.
create function read_web(owner uuid) returns jsonb language plpgsql volatile as $$
declare
  web uuid;
  seen uuid[];
  one uuid;
begin
  select t.id into web from things t where t.place_id = here() and t.kind = 'web' and t.owner_id = owner;
  select coalesce(array_agg(distinct o.thing_id), '{}') into seen from open_to_me() o
  where o.owner_id = owner and o.thing_id in (
    select t.id from things t where t.place_id = here() and (t.id = web or t.parent_id = web));
  if helper() is not null or cardinality(seen) = 0 then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  if web = any (seen) then
    perform note_read(web);
  else
    foreach one in array seen loop perform note_read(one); end loop;
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', e.id, 'name', coalesce(e.name, p.preferred_name, p.given_name), 'how', e.how,
      'tieKind', s.kind, 'circle', w.circle, 'near', w.near, 'gives', to_jsonb(w.gives),
      'isMe', p.id is not null and p.id = me())
      order by w.circle, w.near, e.id), '[]')
    from web_entries e
    left join ties s on s.place_id = e.place_id and s.id = e.tie_id
    left join people p on p.place_id = s.place_id
      and p.id = case when s.from_id = owner then s.to_id else s.from_id end
    join lateral (select * from entry_words w where w.place_id = e.place_id and w.entry_id = e.id
                  order by w.said_order desc limit 1) w on true
    where e.place_id = here() and e.owner_id = owner and e.id = any (seen)
      and (p.id is null or p.id not in (select barred_to_me())));
end
$$;
call as_definer('read_web(uuid)');
