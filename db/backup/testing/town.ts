import { createHash } from 'node:crypto'
import type { Migration } from '../restore.ts'

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  hash: createHash('sha256').update(sql).digest('hex'),
})

/** A small town whose tables have everything that is awkward to bring back. */
export const migrations: readonly Migration[] = [
  migration(
    '0001_people',
    `create schema sign_in;
    create type stage as enum ('asked', 'live', 'resting');
    create table people (
      id uuid primary key,
      name text not null check (name <> ''),
      shouted text generated always as (upper(name)) stored,
      met_through uuid references people,
      school integer not null
    );
    alter table people enable row level security;
    create table schools (id integer primary key, name text not null, head uuid references people deferrable);
    comment on constraint schools_head_fkey on schools is 'whose head''s it is';
    insert into schools values (1, 'made by the migration'), (2, 'made by the migration, removed since');
    alter table people add foreign key (school) references schools;
    create table "said, and ""when""" (
      nr bigint generated always as identity primary key,
      who uuid not null references people on delete cascade,
      words text, state stage, at timestamptz, took interval, seen tstzrange, tags text[], extra jsonb, photo bytea,
      weight numeric, share double precision, day date
    );
    create table sign_in.sessions (token bytea primary key, person uuid not null references people);
    create sequence cards start 1000;`,
  ),
  migration(
    '0002_trail',
    `create table trail (at date not null, line text not null) partition by range (at);
    create table trail_old partition of trail for values from (minvalue) to ('2026-01-01');
    create table trail_new partition of trail for values from ('2026-01-01') to (maxvalue);
    create function refuse() returns trigger language plpgsql as $$ begin raise 'append only'; end $$;
    create function reword() returns trigger language plpgsql as $$ begin new.words := 'reworded'; return new; end $$;
    create trigger reworded before insert on "said, and ""when""" for each row execute function reword();
    create trigger off before insert on people for each row execute function refuse();
    alter table people disable trigger off;
    create trigger kept before update or delete on trail for each row execute function refuse();
    create materialized view heads as select s.name, p.name as head from schools s join people p on p.id = s.head;
    alter table "said, and ""when""" disable trigger reworded;`,
  ),
]

/** The next step of the tables, after the backup. */
export const later = migration(
  '0003_later',
  `alter table people add column pronouns text not null default 'not said';`,
)

const ana = '00000000-0000-7000-8000-000000000001'
const ben = '00000000-0000-7000-8000-000000000002'

/** Who lives in it, and what they said: cycles between tables, values that text forms stumble over. */
export const rows = `
  delete from schools where id = 2;
  update schools set name = 'Wharton Vale Primary' where id = 1;
  insert into people (id, name, met_through, school) values ('${ana}', 'Ana', null, 1), ('${ben}', 'Ben', '${ana}', 1);
  update people set met_through = '${ben}' where id = '${ana}';
  update schools set head = '${ben}';
  insert into "said, and ""when""" (who, words, state, at, took, seen, tags, extra, photo, weight, share, day) values
    ('${ana}', E'tab\\there\\nnew line\\r\\\\. and \\\\N', 'live', 'infinity', '1 mon -2 days 00:00:01.5',
      '[2026-01-01 00:00+00,)', '{"a,b",null,"q\\"x"}', '{"k": [1, null]}', '\\x00ff0a', 'NaN', 1e-310, '0044-03-15 BC'),
    ('${ana}', '', null, '2026-10-25 01:30:00.123456+01', null, 'empty', '{}', 'null', '', 0.10, 'Infinity', 'infinity'),
    ('${ben}', null, 'asked', null, null, null, null, null, null, 12345678901234567890.00100, -0.0, null),
    ('${ben}', '日本 🌱 ' || chr(1) || repeat('x', 100000), 'resting', null, null, null, null, null, null, null, 0.1, null);
  insert into sign_in.sessions values ('\\x01', '${ana}');
  insert into trail values ('2025-12-31', 'old'), ('2026-01-01', 'new');
  select nextval('cards'); select nextval('cards');
  refresh materialized view heads;
`
