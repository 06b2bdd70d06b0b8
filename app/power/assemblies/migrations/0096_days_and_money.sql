-- Days of an assembly are gatherings; what its members are paid is entries in the ledger.

-- Asks those of the panel who are a person here to a day that the assembly led to. Returns how many are newly asked.
create function ask_panel_to_day(which uuid, day uuid) returns int language plpgsql volatile as $$
declare
  asked int;
begin
  if not i_run(which) or not i_run(day) or not exists (select from source_links l where l.place_id = here() and l.from_id = which and l.to_id = day)
    or not exists (select from gatherings g where g.place_id = here() and g.id = day and g.closed_at is null and g.called_off_at is null) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  with members as (
    select a.person_id from staying_in(which, null) s join assembly_answers a on a.place_id = here() and a.id = s.answer_id
    where a.person_id is not null and not has_left(a.person_id)
  ), guests as (
    insert into gathering_guests (place_id, id, gathering_id, person_id, asked_by)
    select here(), gen_random_uuid(), day, m.person_id, me() from members m on conflict (place_id, gathering_id, person_id) do nothing
    returning person_id
  ), parts as (
    insert into source_parts (place_id, source_id, person_id, part, given_by)
    select here(), day, g.person_id, 'guest', me() from guests g on conflict do nothing
  )
  select count(*) into asked from guests;
  perform tell(g.person_id, 'gathering.asked', me(), day) from gathering_guests g
    where g.place_id = here() and g.gathering_id = day and g.asked_by = me() and g.made_at = now() and g.person_id <> me();
  perform write_trail('assembly.ask_to_day', me(), day);
  return asked;
end
$$;
call as_definer('ask_panel_to_day(uuid, uuid)');

-- Whom an entry was for, by pseudonym: the entry itself says no more than what is public.
create table assembly_payments (
  place_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  draw_id uuid not null,
  pseudonym text not null,
  primary key (place_id, id),
  foreign key (place_id, assembly_id) references assemblies on delete cascade,
  foreign key (place_id, draw_id, pseudonym) references assembly_members on delete cascade
);
create index on assembly_payments (place_id, assembly_id);
call protect('assembly_payments', '');

-- Money is set aside for the assembly: out of what its host brings in from outside.
create function fund_assembly(new_id uuid, which uuid, amount bigint, in_unit text, says text) returns void language plpgsql volatile as $$
declare
  host uuid := (select s.host_id from sources s where s.place_id = here() and s.id = which);
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform enter(new_id, account_for(host, 'outside', null, in_unit), account_for(host, 'purpose', which, in_unit), amount, which, says);
  perform write_trail('assembly.fund', me(), which);
end
$$;
call as_definer('fund_assembly(uuid, uuid, bigint, text, text)');

-- A clerk pays a member: into their own account where they are a person here, else out of this place, in cash.
create function pay_member(new_id uuid, which uuid, draw uuid, who text, amount bigint, in_unit text, says text) returns void
language plpgsql volatile as $$
declare
  host uuid := (select s.host_id from sources s where s.place_id = here() and s.id = which);
  payee uuid;
begin
  if not is_clerk_of(which) then raise exception 'not a clerk' using errcode = 'KI003'; end if;
  if exists (select from assembly_payments p where p.place_id = here() and p.id = new_id) then return; end if;
  if not exists (select from assembly_members m where m.place_id = here() and m.assembly_id = which and m.draw_id = draw
    and m.pseudonym = who and m.joined_at is not null) then raise exception 'not of the panel' using errcode = 'KI004'; end if;
  select a.person_id into payee from assembly_members m join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
    where m.place_id = here() and m.draw_id = draw and m.pseudonym = who;
  perform enter(new_id, account_for(host, 'purpose', which, in_unit),
    case when payee is null then account_for(host, 'outside', null, in_unit) else account_for(payee, 'own', null, in_unit) end,
    amount, which, says);
  insert into assembly_payments (place_id, id, assembly_id, draw_id, pseudonym) values (here(), new_id, which, draw, who);
  perform write_trail('assembly.pay', coalesce(payee, me()), which);
  if payee is not null and payee <> me() then perform tell(payee, 'assembly.paid', null, which); end if;
end
$$;
call as_definer('pay_member(uuid, uuid, uuid, text, bigint, text, text)');

-- What was paid: all of it, by pseudonym, for who runs it and for clerks; a member reads their own.
create function payments_of(which uuid) returns table (
  id uuid, pseudonym text, amount bigint, unit text, words text, made_at timestamptz, mine boolean)
language sql stable as $$
  select p.id, p.pseudonym, e.amount, c.unit, e.words, e.made_at, coalesce(a.person_id = me(), false)
  from assembly_payments p join entries e on e.place_id = p.place_id and e.id = p.id
  join accounts c on c.place_id = e.place_id and c.id = e.from_id
  left join assembly_members m on m.place_id = p.place_id and m.draw_id = p.draw_id and m.pseudonym = p.pseudonym
  left join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
  where p.place_id = here() and p.assembly_id = which and helper() is null
    and (i_run(which) or is_clerk_of(which) or a.person_id = me())
  order by e.made_at, p.id
$$;
call as_definer('payments_of(uuid)');
create function money_of_assembly(which uuid) returns table (unit text, set_aside bigint, left_over bigint) language sql stable as $$
  select a.unit, coalesce(sum(e.amount) filter (where e.to_id = a.id), 0)::bigint, balance_of(a.id)
  from accounts a left join entries e on e.place_id = a.place_id and a.id in (e.from_id, e.to_id)
  where a.place_id = here() and a.kind = 'purpose' and a.source_id = which and sees_source(which) group by a.id, a.unit
$$;
call as_definer('money_of_assembly(uuid)');
