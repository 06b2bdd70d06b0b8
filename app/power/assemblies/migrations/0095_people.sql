-- What an assembly holds on somebody, and how it goes when they do.

create function held_by_assemblies() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'assemblyAnswers', (select jsonb_agg(jsonb_build_object('title', s.title, 'name', a.name, 'reach', a.reach, 'traits', a.traits,
        'saidAt', a.said_at) order by a.said_at)
      from assembly_answers a join sources s on s.place_id = a.place_id and s.id = a.assembly_id
      where a.place_id = here() and a.person_id = me()),
    'assemblyComments', (select jsonb_agg(jsonb_build_object('text', d.text, 'words', c.words, 'saidAt', c.said_at, 'reply', c.reply)
        order by c.said_at)
      from assembly_comments c join assembly_drafts d on d.place_id = c.place_id and d.id = c.draft_id
      where c.place_id = here() and c.by_id = me()),
    'assemblyAnswerer', (select jsonb_agg(jsonb_build_object('title', s.title, 'words', a.answerer_words) order by s.made_at)
      from assemblies a join sources s on s.place_id = a.place_id and s.id = a.id
      where a.place_id = here() and a.answerer_id = me()))
$$;
call as_definer('held_by_assemblies()');
revoke execute on function held_by_assemblies from kith_app;

create function erase_with_assemblies() returns void language plpgsql volatile as $$
declare
  mine uuid;
begin
  for mine in select a.id from assembly_answers a where a.place_id = here() and a.person_id = me() loop
    perform take_out(mine, stage_of((select assembly_id from assembly_answers where place_id = here() and id = mine)));
  end loop;
  update assembly_answers set gone_at = coalesce(gone_at, now()), name = null, reach = null, person_id = null
    where place_id = here() and person_id = me();
  delete from assembly_comments where place_id = here() and by_id = me();
  update assemblies set answerer_id = null, answerer_words = null where place_id = here() and answerer_id = me();
  -- A number that two typed goes on standing in the draw; who typed it does not.
  delete from assembly_numbers where place_id = here() and person_id = me();
end
$$;
call as_definer('erase_with_assemblies()');
revoke execute on function erase_with_assemblies from kith_app;

-- Two records that typed the same dice are one who typed once; of two answers to one assembly the later is given up.
create function merge_with_assemblies(keep uuid, other uuid) returns void language plpgsql volatile as $$
declare
  twice uuid;
begin
  delete from assembly_numbers o where o.place_id = here() and o.person_id = other and exists (select from assembly_numbers k
    where k.place_id = here() and k.draw_id = o.draw_id and k.person_id = keep);
  for twice in select o.id from assembly_answers o join assembly_answers k on k.place_id = o.place_id
      and k.assembly_id = o.assembly_id and k.person_id = keep where o.place_id = here() and o.person_id = other loop
    perform take_out(twice, stage_of((select assembly_id from assembly_answers where place_id = here() and id = twice)));
    update assembly_answers set gone_at = coalesce(gone_at, now()), name = null, reach = null, person_id = null
      where place_id = here() and id = twice;
  end loop;
end
$$;
call as_definer('merge_with_assemblies(uuid, uuid)');
revoke execute on function merge_with_assemblies from kith_app;
