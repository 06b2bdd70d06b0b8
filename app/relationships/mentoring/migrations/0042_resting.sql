-- Who is told that a pair rests: because a check lapsed or was ended, or because somebody left. The two learn that it rests and
-- nothing of the other; those who run mentoring learn what waits for whom.

-- Pairs that both want, and that rest for nothing but a check or a second adult.
create view mentor_waits as
select f.place_id, f.tie_id, f.from_id as mentor_id, f.to_id as learner_id, not f.vetted as for_check,
  not f.companioned as for_second
from tie_facts f join tie_states s on s.place_id = f.place_id and s.tie_id = f.tie_id
where f.kind = 'mentor' and s.state = 'resting' and not f.blocked and not f.concern and not f.departed
  and 'no' not in (coalesce(f.from_says, ''), coalesce(f.to_says, ''), coalesce(f.from_parent_says, ''),
    coalesce(f.to_parent_says, ''));
alter view mentor_waits owner to kith_definer;

-- `gone`: who has left, where that is why; nobody tells them.
create function tell_of_rest(place uuid, tie uuid, mentor uuid, learner uuid, waits_for text, gone uuid) returns void
language sql volatile as $$
  insert into notices (place_id, to_id, kind, about_id, thing_id)
    select place, x.who, 'mentoring.rests', x.other, tie from (values (learner, mentor), (mentor, learner)) x (who, other)
    where x.who is distinct from gone
    union all
    select place, r.person_id, 'mentoring.waits_' || waits_for, learner, tie from runners_for(learner) r
    where learner is distinct from gone and r.person_id not in (mentor, coalesce(gone, mentor))
$$;
call as_definer('tell_of_rest(uuid, uuid, uuid, uuid, text, uuid)');
revoke execute on function tell_of_rest from kith_app;

create function tell_of_ended_check() returns trigger language plpgsql volatile as $$
begin
  perform tell_of_rest(w.place_id, w.tie_id, w.mentor_id, w.learner_id, 'check', null) from ties t
    join mentor_waits w on w.place_id = t.place_id and w.tie_id = t.id
    where t.place_id = new.place_id and t.kind = 'mentor' and t.from_id = new.person_id and w.for_check and not w.for_second;
  return null;
end
$$;
call as_definer('tell_of_ended_check()');
revoke execute on function tell_of_ended_check from kith_app;
-- One that had lapsed by then rested the pairs already.
create trigger tell_of_ended_check after update on vettings for each row
  when (old.ended_at is null and new.ended_at is not null and new.role = 'mentor' and new.review_on >= current_date)
  execute function tell_of_ended_check();

-- Before the row is there, so that what is live still shows.
create function tell_of_departure() returns trigger language plpgsql volatile as $$
begin
  perform tell_of_rest(s.place_id, s.tie_id, s.from_id, s.to_id,
      case when new.person_id in (s.from_id, s.to_id) then 'mentor' else 'second' end, new.person_id)
    from (
      select t.id from ties t where t.place_id = new.place_id and t.kind = 'mentor' and t.from_id = new.person_id
      union
      select t.id from ties t where t.place_id = new.place_id and t.kind = 'mentor' and t.to_id = new.person_id
      union
      select c.tie_id from companions_who_count c where c.place_id = new.place_id and c.person_id = new.person_id
        and not exists (select from companions_who_count o where o.place_id = c.place_id and o.tie_id = c.tie_id
          and o.person_id <> c.person_id)) x (id)
    cross join lateral (select y.* from tie_states y where y.place_id = new.place_id and y.tie_id = x.id limit 1) s
    where s.kind = 'mentor' and s.state = 'live';
  return new;
end
$$;
call as_definer('tell_of_departure()');
revoke execute on function tell_of_departure from kith_app;
create trigger tell_of_departure before insert on departures for each row when (new.returned_at is null)
  execute function tell_of_departure();

-- Checks lapse at midnight and nobody does anything then: asked every night, for all places, by nobody in them. Once for each
-- lapse, which the notice itself shows.
create function sweep_mentor_checks() returns int language plpgsql volatile as $$
declare
  place uuid;
  w record;
  told int := 0;
begin
  if me() is not null or here() is not null then raise exception 'for the night only' using errcode = 'KI003'; end if;
  for place in select p.place_id from places p loop
    perform set_config('app.place_id', place::text, true);
    for w in
      select m.* from (
        select v.person_id, max(v.review_on) as until from vettings v
        where v.place_id = place and v.role = 'mentor' and v.ended_at is null
        group by v.person_id having max(v.review_on) < current_date) v
      join ties t on t.place_id = place and t.kind = 'mentor' and t.from_id = v.person_id
      cross join lateral (select y.* from mentor_waits y where y.place_id = place and y.tie_id = t.id limit 1) m
      where m.for_check and not m.for_second
        and not exists (select from notices n where n.place_id = place and n.to_id = m.learner_id
          and n.kind = 'mentoring.rests' and n.thing_id = m.tie_id and n.made_at::date > v.until)
    loop
      perform tell_of_rest(place, w.tie_id, w.mentor_id, w.learner_id, 'check', null);
      told := told + 1;
    end loop;
  end loop;
  perform set_config('app.place_id', '', true);
  return told;
end
$$;
call as_definer('sweep_mentor_checks()');
