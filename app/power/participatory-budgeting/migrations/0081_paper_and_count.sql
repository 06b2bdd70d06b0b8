-- Paper: sheets with numbers, read twice by two people, settled by a third look, held against the one roll; then the count.
create function print_sheets(which uuid, how_many int) returns table (from_serial int, to_serial int) language plpgsql volatile as $$
declare
  b budgets;
  last int;
begin
  select * into b from budgets x where x.place_id = here() and x.id = which for update;
  if not is_clerk(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select coalesce(max(s.serial), 0) into last from paper_sheets s where s.place_id = here() and s.budget_id = which;
  if b.stage <> 'voting' or how_many not between 1 and 1000 or last + how_many > 99999 then
    raise exception 'not now' using errcode = 'KI004';
  end if;
  insert into paper_sheets (place_id, budget_id, serial, printed_by)
  select here(), which, n, me() from generate_series(last + 1, last + how_many) n;
  perform write_trail('budget.print_sheets', me(), which);
  return query select last + 1, last + how_many;
end
$$;
call as_definer('print_sheets(uuid, integer)');

-- What is read on a sheet, for the first or the second time: `first`, `same`, `differs`; or why not: `unknown`, `void`, `yours`,
-- `settled`.
create function read_sheet(which uuid, number int, said jsonb, wrong text) returns text language plpgsql volatile as $$
declare
  other paper_readings;
begin
  if not is_clerk(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform from budgets b where b.place_id = here() and b.id = which and b.stage = 'voting' for share;
  if not found then raise exception 'not now' using errcode = 'KI004'; end if;
  -- One at a time on a sheet.
  perform from paper_sheets s where s.place_id = here() and s.budget_id = which and s.serial = number for update;
  if not found then return 'unknown'; end if;
  if exists (select from paper_sheets s where s.place_id = here() and s.budget_id = which and s.serial = number and s.void) then
    return 'void';
  end if;
  select * into other from paper_readings r where r.place_id = here() and r.budget_id = which and r.serial = number and r.nth = 1;
  if other.nth is null then
    insert into paper_readings (place_id, budget_id, serial, nth, answer, fault, read_by) values (here(), which, number, 1, said, wrong, me());
    return 'first';
  end if;
  if other.read_by = me() then return 'yours'; end if;
  if exists (select from paper_readings r where r.place_id = here() and r.budget_id = which and r.serial = number and r.nth = 2) then
    return 'settled';
  end if;
  insert into paper_readings (place_id, budget_id, serial, nth, answer, fault, read_by) values (here(), which, number, 2, said, wrong, me());
  return case when (other.answer, other.fault) is not distinct from (said, wrong) then 'same' else 'differs' end;
end
$$;
call as_definer('read_sheet(uuid, integer, jsonb, text)');

-- How it stands with each sheet that somebody has read: what counts of it is the third look, or what two agree on.
create function sheets_read(which uuid) returns table (serial int, answer jsonb, fault text, state text) language sql stable as $$
  select a.serial, coalesce(c.answer, a.answer), case when c.nth is null then a.fault else c.fault end,
    case when c.nth is not null then 'settled' when b.nth is null then 'once'
      when (a.answer, a.fault) is not distinct from (b.answer, b.fault) then 'agreed' else 'differs' end
  from paper_readings a
  left join paper_readings b on b.place_id = a.place_id and b.budget_id = a.budget_id and b.serial = a.serial and b.nth = 2
  left join paper_readings c on c.place_id = a.place_id and c.budget_id = a.budget_id and c.serial = a.serial and c.nth = 3
  where a.place_id = here() and a.budget_id = which and a.nth = 1
$$;
call as_definer('sheets_read(uuid)');
revoke execute on function sheets_read from kith_app;

-- Sheets on which two people read different things, for a third look with the paper in hand.
create function differing_sheets(which uuid) returns table (serial int, one jsonb, one_fault text, one_by text, other jsonb,
  other_fault text, other_by text) language sql stable as $$
  select d.serial, a.answer, a.fault, called(a.read_by), b.answer, b.fault, called(b.read_by)
  from sheets_read(which) d
  join paper_readings a on a.place_id = here() and a.budget_id = which and a.serial = d.serial and a.nth = 1
  join paper_readings b on b.place_id = here() and b.budget_id = which and b.serial = d.serial and b.nth = 2
  where d.state = 'differs' and is_clerk(which)
$$;
call as_definer('differing_sheets(uuid)');

create function settle_sheet(which uuid, number int, said jsonb, wrong text) returns void language plpgsql volatile as $$
begin
  if not is_clerk(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform from budgets b where b.place_id = here() and b.id = which and b.stage = 'voting' for share;
  if not found or not exists (select from sheets_read(which) d where d.serial = number and d.state = 'differs') then
    raise exception 'not now' using errcode = 'KI004';
  end if;
  insert into paper_readings (place_id, budget_id, serial, nth, answer, fault, read_by)
  values (here(), which, number, 3, said, wrong, me()) on conflict do nothing;
  perform write_trail('budget.settle_sheet', me(), which);
end
$$;
call as_definer('settle_sheet(uuid, integer, jsonb, text)');

create function paper_figures(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'printed', (select count(*) from paper_sheets s where s.place_id = here() and s.budget_id = which),
    'void', (select count(*) from paper_sheets s where s.place_id = here() and s.budget_id = which and s.void),
    'unticked', (select b.unticked from budgets b where b.place_id = here() and b.id = which),
    'handed', (select count(*) from budgets b join ballot_roll r on r.place_id = b.place_id and r.ballot_id = b.ballot_id
      where b.place_id = here() and b.id = which and r.voted = 'paper'),
    'read', count(*), 'once', count(*) filter (where d.state = 'once'), 'differ', count(*) filter (where d.state = 'differs'),
    'too_many', count(*) filter (where d.fault = 'too_many' and d.state in ('agreed', 'settled')),
    'unreadable', count(*) filter (where d.fault = 'unreadable' and d.state in ('agreed', 'settled')),
    'twice', count(*) filter (where d.fault = 'twice' and d.state in ('agreed', 'settled')),
    'empty', count(*) filter (where d.fault = 'empty' and d.state in ('agreed', 'settled')),
    'good', count(*) filter (where d.fault is null and d.state in ('agreed', 'settled')))
  from sheets_read(which) d
$$;
call as_definer('paper_figures(uuid)');
revoke execute on function paper_figures from kith_app;
create function paper_state(which uuid) returns jsonb language sql stable as
  $$ select paper_figures(which) where is_clerk(which) or i_may_tick(which) $$;
call as_definer('paper_state(uuid)');

-- A tick that was made by mistake is taken back, with the reason: by whoever runs it, never their own, while people vote. Not where as
-- many sheets were handed in (as they count them, and at least those entered) as people are ticked off: theirs can be among them, and
-- cannot be told apart. A sheet of theirs that is not in the box is void from then on; one that was entered was in it.
-- `done`, or why not: `not_ticked`, `own`, `unknown`, `entered`, `sheets`.
create function take_back_tick(which uuid, place uuid, reason text, handed_in int, in_hand int) returns text
language plpgsql volatile as $$
declare
  b budgets;
  r ballot_roll;
  f jsonb;
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select * into b from budgets x where x.place_id = here() and x.id = which for update;
  if b.stage <> 'voting' or not ballot_is_open(b.ballot_id) then raise exception 'not now' using errcode = 'KI004'; end if;
  select * into r from ballot_roll x where x.place_id = here() and x.ballot_id = b.ballot_id and x.id = place for update;
  if r.id is null or r.person_id in (select person_id from barred_to_me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if r.voted is distinct from 'paper' then return 'not_ticked'; end if;
  if r.person_id = me() then return 'own'; end if;
  if in_hand is not null then
    perform from paper_sheets s where s.place_id = here() and s.budget_id = which and s.serial = in_hand and not s.void for update;
    if not found then return 'unknown'; end if;
    if exists (select from paper_readings x where x.place_id = here() and x.budget_id = which and x.serial = in_hand) then
      return 'entered';
    end if;
  end if;
  f := paper_figures(which);
  if greatest(handed_in, (f ->> 'read')::int) >= (f ->> 'handed')::int then return 'sheets'; end if;
  update ballot_roll set voted = null where place_id = here() and ballot_id = b.ballot_id and id = place;
  update paper_sheets set void = true where place_id = here() and budget_id = which and serial = in_hand;
  update budgets set unticked = unticked || to_jsonb(trim(reason)) where place_id = here() and id = which;
  perform write_trail('budget.untick', coalesce(r.person_id, me()), which);
  if r.person_id is not null then perform tell(r.person_id, 'budget.unticked', null, which); end if;
  return 'done';
end
$$;
call as_definer('take_back_tick(uuid, uuid, text, integer, integer)');

-- Ends the vote and sets the count going. Not while a sheet was read once or differs; where sheets and ticks differ, with a reason.
create function begin_budget_count(which uuid, reason text) returns void language plpgsql volatile as $$
declare
  b budgets;
  f jsonb;
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select * into b from budgets x where x.place_id = here() and x.id = which for update;
  if b.stage <> 'voting' then raise exception 'not now' using errcode = 'KI004'; end if;
  f := paper_figures(which);
  if (f ->> 'once')::int > 0 or (f ->> 'differ')::int > 0
    or ((f ->> 'read')::int <> (f ->> 'handed')::int and nullif(trim(reason), '') is null) then
    raise exception 'not reconciled' using errcode = 'KI004';
  end if;
  perform close_ballot(b.ballot_id);
  update budgets set stage = 'counting', progress = 0, failed_at = null,
    paper_note = case when (f ->> 'read')::int <> (f ->> 'handed')::int then trim(reason) end
    where place_id = here() and id = which;
  perform write_trail('budget.count', me(), which);
end
$$;
call as_definer('begin_budget_count(uuid, text)');
revoke execute on function begin_budget_count from kith_app;
-- The name of the place goes along: whoever does it is nobody in it.
create function enqueue_budget(task text, place uuid, which uuid) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, json_build_object('id', which, 'placeId', place), job_key => task || ':' || which);
end
$$;
revoke all on function enqueue_budget from public;
grant create on schema public to kith_jobs;
alter function enqueue_budget owner to kith_jobs;
revoke create on schema public from kith_jobs;
grant execute on function enqueue_budget to kith_definer;
create function start_budget_count(which uuid, reason text) returns void language plpgsql volatile as $$
begin
  perform begin_budget_count(which, reason);
  perform enqueue_budget('budget_count', here(), which);
end
$$;
call as_definer('start_budget_count(uuid, text)');

-- For the job, which is nobody: the answers on paper that count.
create function paper_answers(which uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(d.answer order by md5(d.serial || which::text)), '[]') from sheets_read(which) d
  where me() is null and d.fault is null and d.state in ('agreed', 'settled')
$$;
call as_definer('paper_answers(uuid)');
create function budget_to_count(which uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('stage', b.stage, 'ballotId', b.ballot_id, 'counted', v.counted_at is not null, 'title', s.title,
    'amount', b.amount, 'decimals', b.decimals, 'unit', b.unit, 'form', v.form, 'rule', v.rule, 'broughtIn', b.brought_in,
    'place', (select name from places p where p.place_id = here()),
    'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'label', p.label, 'position', o.position, 'name', ps.title, 'cost', p.cost,
        'withdrawn', p.withdrawn_at is not null, 'published', p.published) order by o.position), '[]')
      from ballot_options o join budget_projects p on p.place_id = o.place_id and p.id = o.id
      join sources ps on ps.place_id = p.place_id and ps.id = p.id
      where o.place_id = here() and o.ballot_id = b.ballot_id))
  from budgets b join sources s on s.place_id = b.place_id and s.id = b.id join ballots v on v.place_id = b.place_id and v.id = b.ballot_id
  where me() is null and b.place_id = here() and b.id = which
$$;
call as_definer('budget_to_count(uuid)');
create function budget_votes(which uuid) returns table (answer jsonb) language sql stable as $$
  select v.answer from budgets b join votes v on v.place_id = b.place_id and v.ballot_id = b.ballot_id
  where me() is null and b.place_id = here() and b.id = which order by v.id
$$;
call as_definer('budget_votes(uuid)');
alter function budget_votes rows 10000;
create function budget_count_progress(which uuid, share int) returns void language sql volatile as
  $$ update budgets set progress = share where me() is null and place_id = here() and id = which and stage = 'counting' $$;
call as_definer('budget_count_progress(uuid, integer)');
create function fail_budget_count(which uuid) returns void language sql volatile as
  $$ update budgets set failed_at = now() where me() is null and place_id = here() and id = which and stage = 'counting' $$;
call as_definer('fail_budget_count(uuid)');
create function count_budget_again(which uuid) returns void language plpgsql volatile as $$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update budgets set failed_at = null where place_id = here() and id = which and stage = 'counting' and failed_at is not null;
  if not found then raise exception 'not now' using errcode = 'KI004'; end if;
  perform enqueue_budget('budget_count', here(), which);
end
$$;
call as_definer('count_budget_again(uuid)');

-- The result, once: what is published, each project's story, the money of the winners, a word to all on the thread. What was read on paper
-- goes; how much there was of it stays.
create function keep_budget_count(which uuid, the_pabulib text, the_record jsonb, the_hash text, the_outcome jsonb, stories jsonb) returns void
language plpgsql volatile as $$
declare
  b budgets;
  s sources;
  won record;
begin
  select * into b from budgets x where x.place_id = here() and x.id = which for update;
  if me() is not null or b.stage is distinct from 'counting' then return; end if;
  select * into s from sources x where x.place_id = here() and x.id = which;
  insert into budget_results (place_id, budget_id, pabulib, record, hash, outcome)
  values (here(), which, the_pabulib, the_record, the_hash, the_outcome);
  update budget_projects p set story = e.value from jsonb_each(stories) e
    where p.place_id = here() and p.budget_id = which and p.label = e.key;
  if b.brought_in is null then
    insert into paper_tallies (place_id, budget_id, figures) values (here(), which, paper_figures(which) || jsonb_build_object('note', b.paper_note));
    delete from paper_readings where place_id = here() and budget_id = which;
    for won in select p.id, p.cost, x.title from budget_projects p join sources x on x.place_id = p.place_id and x.id = p.id
      where p.place_id = here() and p.budget_id = which and (p.story ->> 'won')::boolean order by p.position
    loop
      if won.cost > 0 then
        perform enter(md5(won.id::text || ' won')::uuid, account_for(s.host_id, 'purpose', which, b.unit),
          account_for(s.host_id, 'purpose', won.id, b.unit), won.cost, won.id, won.title);
      end if;
    end loop;
    perform tell_thread(p.id, case when (p.story ->> 'won')::boolean then 'budget.won' else 'budget.lost' end)
      from budget_projects p where p.place_id = here() and p.budget_id = which and p.withdrawn_at is null;
  end if;
  update budgets set stage = 'counted', progress = 100, failed_at = null where place_id = here() and id = which;
end
$$;
call as_definer('keep_budget_count(uuid, text, jsonb, text, jsonb, jsonb)');

-- What would have won, project by project, after the result is out.
create function explain_budget(which uuid) returns void language plpgsql volatile as $$
begin
  if me() is null then perform enqueue_budget('budget_why', here(), which); end if;
end
$$;
call as_definer('explain_budget(uuid)');
create function still_to_explain(which uuid) returns table (project_id uuid, label text) language sql stable as $$
  select p.id, p.label from budget_projects p where me() is null and p.place_id = here() and p.budget_id = which
    and p.story is not null and not (p.story ->> 'won')::boolean and p.withdrawn_at is null and p.would_have_won is null
  order by p.position
$$;
call as_definer('still_to_explain(uuid)');
create function published_votes(which uuid) returns text language sql stable as
  $$ select r.pabulib from budget_results r where me() is null and r.place_id = here() and r.budget_id = which $$;
call as_definer('published_votes(uuid)');
create function keep_would_have_won(project uuid, what jsonb) returns void language sql volatile as
  $$ update budget_projects set would_have_won = what where me() is null and place_id = here() and id = project $$;
call as_definer('keep_would_have_won(uuid, jsonb)');

-- What becomes of a winner, by whoever runs it, stands by it or has promised something for it. Those on its thread are told.
create function i_deliver(which uuid) returns boolean language sql stable as $$
  select helper() is null and (i_run(which)
    or exists (select from budget_projects p where p.place_id = here() and p.id = which and p.helper_id = me())
    or exists (select from commitments c where c.place_id = here() and c.source_id = which and c.who_id = me() and c.taken_on_at is not null))
$$;
call as_definer('i_deliver(uuid)');
create function say_news(new_id uuid, which uuid, how text, says text) returns void language plpgsql volatile as $$
begin
  if not i_deliver(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if not exists (select from budget_projects p where p.place_id = here() and p.id = which and (p.story ->> 'won')::boolean) then
    raise exception 'not now' using errcode = 'KI004';
  end if;
  insert into project_news (place_id, id, project_id, state, words, said_by) values (here(), new_id, which, how, trim(says), me())
    on conflict do nothing;
  if found then
    perform write_trail('budget.news', me(), which);
    perform tell_thread(which, 'budget.news');
  end if;
end
$$;
call as_definer('say_news(uuid, uuid, text, text)');

-- Deleting oneself: an idea that led to nothing goes with its thing; the words of the others go, and so do mine about projects.
create function erase_with_budgets() returns void language sql volatile as $$
  update budget_ideas i set words = '…', at_place = null from things t where i.place_id = here() and t.place_id = here() and t.id = i.id
    and t.owner_id = me();
  update budget_ideas set why = null, read_by = null where place_id = here() and read_by = me();
  update budget_projects set helper_id = null where place_id = here() and helper_id = me();
  update project_news set words = '…', said_by = null where place_id = here() and said_by = me()
$$;
call as_definer('erase_with_budgets()');
revoke execute on function erase_with_budgets from kith_app;

create function held_by_budgets() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'ideas', (select jsonb_agg(jsonb_build_object('title', s.title, 'words', i.words, 'place', i.at_place, 'madeAt', s.made_at,
        'answer', i.says, 'reason', i.why) order by s.made_at)
      from budget_ideas i join things t on t.place_id = i.place_id and t.id = i.id join sources s on s.place_id = i.place_id and s.id = i.id
      where i.place_id = here() and t.owner_id = me()),
    'standBy', (select jsonb_agg(jsonb_build_object('title', s.title, 'number', p.label) order by s.title) from budget_projects p join sources s on s.place_id = p.place_id and s.id = p.id
      where p.place_id = here() and p.helper_id = me()),
    'projectNews', (select jsonb_agg(jsonb_build_object('title', s.title, 'words', n.words, 'saidAt', n.said_at) order by n.said_at)
      from project_news n join sources s on s.place_id = n.place_id and s.id = n.project_id
      where n.place_id = here() and n.said_by = me()))
$$;
call as_definer('held_by_budgets()');
revoke execute on function held_by_budgets from kith_app;
