-- A citizens' assembly (P4): a question framed with the people it concerns, letters to addresses drawn by lot, a pool of those who
-- said yes, a panel drawn so that anybody can check it, days, recommendations, and who answers them by when. What is about the
-- assembly is seen with its source. Who said yes is a name without a person, for named clerks alone, who leave a line with every
-- look; it is deleted on a day that the letter says. Codes are kept as keyed hashes: whoever reads the database reads no code.
insert into thing_kinds values ('assembly', null), ('recommendation', null);

create table assemblies (
  place_id uuid not null,
  id uuid not null,
  question text not null check (length(trim(question)) between 1 and 600),
  framed_by text not null check (length(trim(framed_by)) between 1 and 600),
  stance text not null check (stance in ('advises', 'challenges')),
  -- Who promised to answer what it recommends, and what exactly they promised.
  answerer_id uuid,
  answerer_words text check (length(trim(answerer_words)) between 1 and 600),
  days text not null check (length(trim(days)) between 1 and 600),
  -- How an answer comes in beside the web: a phone number, an address.
  reach text not null check (length(trim(reach)) between 1 and 300),
  places int not null check (places between 2 and 400),
  answers_until date not null,
  keep_days int not null check (keep_days between 1 and 365),
  -- Members of a standing assembly serve so long; then a part is drawn anew.
  term_months int check (term_months between 1 and 60),
  begun_on date,
  done_on date,
  primary key (place_id, id),
  foreign key (place_id, id) references sources on delete cascade,
  foreign key (place_id, answerer_id) references people,
  check ((answerer_id is null) = (answerer_words is null))
);
call protect('assemblies', 'select (place_id, id, question, framed_by, stance, answerer_words, days, reach, places, answers_until,
  keep_days, term_months, begun_on, done_on)');
create policy with_source on assemblies for select to kith_app
  using (place_id = (select here()) and id in (select id from sources));

create table assembly_drafts (
  place_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  text text not null check (length(trim(text)) between 1 and 600),
  why text check (length(trim(why)) between 1 and 600),
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, assembly_id) references assemblies on delete cascade
);
create index on assembly_drafts (place_id, assembly_id);
call protect('assembly_drafts', 'select');
create policy with_assembly on assembly_drafts for select to kith_app
  using (place_id = (select here()) and assembly_id in (select id from assemblies));

-- What somebody whom it is for says of a draft: others read it when who frames the question has said what they made of it.
create table assembly_comments (
  place_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  by_id uuid not null,
  words text not null check (length(trim(words)) between 1 and 1000),
  said_at timestamptz not null default now(),
  reply text check (length(trim(reply)) between 1 and 1000),
  replied_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, draft_id) references assembly_drafts on delete cascade,
  foreign key (place_id, by_id) references people
);
create index on assembly_comments (place_id, draft_id);
create index on assembly_comments (place_id, by_id);
call protect('assembly_comments', '');

-- The quality protocol: what was done of it, in words, by whom.
create table assembly_checks (
  place_id uuid not null,
  assembly_id uuid not null,
  item text not null check (item ~ '^[a-z_]{2,40}$'),
  words text not null check (length(trim(words)) between 1 and 600),
  by_id uuid not null,
  done_on date not null default current_date,
  primary key (place_id, assembly_id, item),
  foreign key (place_id, assembly_id) references assemblies on delete cascade
);
call protect('assembly_checks', 'select (place_id, assembly_id, item, words, done_on)');
create policy with_assembly on assembly_checks for select to kith_app
  using (place_id = (select here()) and assembly_id in (select id from assemblies));

-- What is asked of who says yes, value by value; how many people of the place have it; how many of the panel shall have it.
create table assembly_traits (
  place_id uuid not null,
  assembly_id uuid not null,
  category text not null check (length(trim(category)) between 1 and 300),
  value text not null check (length(trim(value)) between 1 and 300),
  category_position int not null,
  position int not null,
  people int check (people >= 0),
  least int check (least >= 0),
  most int check (most >= least),
  least_flex int check (least_flex >= 0),
  most_flex int check (most_flex >= 0),
  primary key (place_id, assembly_id, category, value),
  foreign key (place_id, assembly_id) references assemblies on delete cascade,
  check ((least is null) = (most is null))
);
call protect('assembly_traits', 'select');
create policy with_assembly on assembly_traits for select to kith_app
  using (place_id = (select here()) and assembly_id in (select id from assemblies));

-- Streets and houses, nobody's name.
create table assembly_addresses (
  place_id uuid not null,
  assembly_id uuid not null,
  id uuid not null,
  lines text not null check (length(trim(lines)) between 1 and 400),
  traits jsonb not null default '{}',
  primary key (place_id, assembly_id, id),
  foreign key (place_id, assembly_id) references assemblies on delete cascade
);
call protect('assembly_addresses', '');

-- A draw of letters: how many, spread over what, with which words of chance; anybody with the list draws the same ones.
create table assembly_waves (
  place_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  n int not null,
  letters int not null check (letters > 0),
  spread text[] not null,
  seed text not null check (length(trim(seed)) between 1 and 200),
  strata jsonb not null,
  drawn_at timestamptz not null default now(),
  primary key (place_id, id),
  unique (place_id, assembly_id, n),
  foreign key (place_id, assembly_id) references assemblies on delete cascade
);
call protect('assembly_waves', 'select');
create policy with_assembly on assembly_waves for select to kith_app
  using (place_id = (select here()) and assembly_id in (select id from assemblies));

-- Whoever said yes or no. A name without a person; theirs to join to themselves when they sign in. said_no keeps nothing else.
create table assembly_answers (
  place_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  said text not null check (said in ('yes', 'no')),
  name text check (length(trim(name)) between 1 and 200),
  reach text check (length(trim(reach)) between 1 and 300),
  traits jsonb not null default '{}',
  household text check (length(household) <= 300),
  way text not null check (way in ('web', 'phone', 'letter', 'file')),
  -- The wave of letters it came from; 0 for a file.
  wave int not null,
  said_at timestamptz not null default now(),
  typed_by uuid,
  person_id uuid,
  -- Taken back: out of every later draw, and without name or address.
  gone_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, assembly_id) references assemblies on delete cascade,
  foreign key (place_id, person_id) references people,
  check (said = 'yes' or (name is null and reach is null)),
  check (said = 'no' or gone_at is not null or name is not null)
);
create index on assembly_answers (place_id, assembly_id);
create index on assembly_answers (place_id, person_id);
call protect('assembly_answers', '');

-- One letter, one code, one answer. Who came in a file has a code of their own, to see their chance.
create table assembly_codes (
  place_id uuid not null,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  assembly_id uuid not null,
  wave_id uuid,
  address_id uuid,
  answer_id uuid,
  primary key (place_id, code_hash),
  foreign key (place_id, assembly_id) references assemblies on delete cascade,
  foreign key (place_id, wave_id) references assembly_waves on delete cascade,
  foreign key (place_id, assembly_id, address_id) references assembly_addresses on delete cascade,
  foreign key (place_id, answer_id) references assembly_answers on delete set null (answer_id)
);
create unique index on assembly_codes (code_hash);
create unique index on assembly_codes (place_id, answer_id);
create index on assembly_codes (place_id, assembly_id, address_id);
call protect('assembly_codes', '');

create table assembly_looks (
  place_id uuid not null,
  id uuid not null default gen_random_uuid(),
  assembly_id uuid not null,
  reader_id uuid not null,
  what text not null check (what in ('letters', 'answers', 'panel')),
  at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, assembly_id) references assemblies on delete cascade
);
create index on assembly_looks (place_id, assembly_id);
call protect('assembly_looks', '');

-- A draw: worked out in the background, published before chance has spoken, then decided by it.
create table assembly_draws (
  place_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  n int not null,
  -- Who may be drawn: everybody who said yes, or those of the latest letters only.
  from_wave int not null default 0,
  begun_by uuid not null,
  begun_at timestamptz not null default now(),
  share real not null default 0,
  -- Why it could not be worked out: {words, mend, row, field, demands, relaxations}.
  problem jsonb,
  found_at timestamptz,
  document jsonb,
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  -- Decided with the commitment, before anybody can know it: dice in a hall, or a number that others draw on a day.
  chance text check (chance in ('dice', 'number')),
  chance_says text check (length(trim(chance_says)) between 1 and 300),
  chance_on date,
  committed_at timestamptz,
  words text check (length(words) <= 200),
  panel_number int,
  drawn_at timestamptz,
  void_at timestamptz,
  void_why text check (length(trim(void_why)) between 1 and 600),
  primary key (place_id, id),
  unique (place_id, assembly_id, n),
  foreign key (place_id, assembly_id) references assemblies on delete cascade,
  check ((document is null) = (found_at is null)),
  check (committed_at is null or (found_at is not null and chance is not null)),
  check (drawn_at is null or (committed_at is not null and words is not null))
);
create unique index one_draw_at_a_time on assembly_draws (place_id, assembly_id)
  where problem is null and drawn_at is null and void_at is null;
call protect('assembly_draws', 'select (place_id, id, assembly_id, n, from_wave, begun_at, share, problem, found_at, document, digest,
  chance, chance_says, chance_on, committed_at, words, panel_number, drawn_at, void_at, void_why)');
create policy published_or_run on assembly_draws for select to kith_app
  using (place_id = (select here()) and assembly_id in (select id from assemblies)
    and (committed_at is not null or assembly_id in (select sources_i_run())));

-- Who is who in a draw: the one thing that joins a pseudonym to an answer.
create table assembly_pool (
  place_id uuid not null,
  draw_id uuid not null,
  answer_id uuid not null,
  pseudonym text not null,
  panels int not null,
  primary key (place_id, draw_id, answer_id),
  unique (place_id, draw_id, pseudonym),
  foreign key (place_id, draw_id) references assembly_draws on delete cascade,
  foreign key (place_id, answer_id) references assembly_answers on delete cascade
);
create index on assembly_pool (place_id, answer_id);
call protect('assembly_pool', '');

-- What somebody typed of the dice or the number; two who say the same decide.
create table assembly_numbers (
  place_id uuid not null,
  draw_id uuid not null,
  person_id uuid not null,
  words text not null check (length(trim(words)) between 1 and 200),
  said_at timestamptz not null default now(),
  primary key (place_id, draw_id, person_id),
  foreign key (place_id, draw_id) references assembly_draws on delete cascade,
  foreign key (place_id, person_id) references people
);
call protect('assembly_numbers', '');

-- A place on the panel, or standing by for one. What is left when the names are deleted: a pseudonym.
create table assembly_members (
  place_id uuid not null,
  draw_id uuid not null,
  pseudonym text not null,
  assembly_id uuid not null,
  answer_id uuid,
  stands_by int,
  joined_at timestamptz,
  change_id uuid,
  left_at timestamptz,
  left_when text check (left_when in ('before', 'after', 'day', 'term')),
  ends_with uuid,
  primary key (place_id, draw_id, pseudonym),
  foreign key (place_id, draw_id) references assembly_draws on delete cascade,
  foreign key (place_id, assembly_id) references assemblies on delete cascade,
  check ((left_at is null) = (left_when is null))
);
create index on assembly_members (place_id, assembly_id);
create index on assembly_members (place_id, answer_id);
call protect('assembly_members', '');

-- Places filled again, or people drawn to stand by: in the open, without names.
create table assembly_changes (
  place_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  draw_id uuid not null,
  kind text not null check (kind in ('replace', 'stand_by')),
  stage text not null check (stage in ('before', 'after')),
  leaving text[] not null default '{}',
  wanted int,
  seed text not null check (length(trim(seed)) between 1 and 200),
  begun_at timestamptz not null default now(),
  joined text[],
  empty int,
  -- [{category, value, bound, from, to}]
  relaxed jsonb,
  came_from text check (came_from in ('alternates', 'pool')),
  done_at timestamptz,
  problem text,
  primary key (place_id, id),
  foreign key (place_id, assembly_id) references assemblies on delete cascade,
  foreign key (place_id, draw_id) references assembly_draws on delete cascade
);
create index on assembly_changes (place_id, assembly_id);
create unique index one_change_at_a_time on assembly_changes (place_id, assembly_id) where done_at is null and problem is null;
call protect('assembly_changes', 'select');
create policy with_assembly on assembly_changes for select to kith_app
  using (place_id = (select here()) and assembly_id in (select id from assemblies));

create table recommendations (
  place_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  n int not null,
  text text not null check (length(trim(text)) between 1 and 2000),
  why text check (length(trim(why)) between 1 and 4000),
  -- How strongly it was supported: votes of those who voted. From the ballot, or from sheets of paper.
  votes_for int check (votes_for between 0 and votes),
  votes int check (votes between 0 and 400),
  counted text check (counted in ('ballot', 'paper')),
  primary key (place_id, id),
  unique (place_id, assembly_id, n),
  foreign key (place_id, id) references sources on delete cascade,
  foreign key (place_id, assembly_id) references assemblies on delete cascade,
  check (num_nulls(votes_for, votes, counted) in (0, 3))
);
call protect('recommendations', 'select');
create policy with_source on recommendations for select to kith_app
  using (place_id = (select here()) and id in (select id from sources));
