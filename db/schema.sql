table public.accounts (row security)
  place_id uuid not null
  id uuid not null
  owner_id uuid not null
  kind text not null
  source_id uuid
  unit text not null
  opened_at timestamp with time zone not null default now()

table public.adult_words (row security)
  place_id uuid not null
  person_id uuid not null
  basis text not null
  said_by uuid
  said_at timestamp with time zone not null default now()

table public.assemblies (row security)
  place_id uuid not null
  id uuid not null
  question text not null
  framed_by text not null
  stance text not null
  answerer_id uuid
  answerer_words text
  days text not null
  reach text not null
  places integer not null
  answers_until date not null
  keep_days integer not null
  term_months integer
  begun_on date
  done_on date

table public.assembly_addresses (row security)
  place_id uuid not null
  assembly_id uuid not null
  id uuid not null
  lines text not null
  traits jsonb not null default '{}'::jsonb

table public.assembly_answers (row security)
  place_id uuid not null
  id uuid not null
  assembly_id uuid not null
  said text not null
  name text
  reach text
  traits jsonb not null default '{}'::jsonb
  household text
  way text not null
  wave integer not null
  said_at timestamp with time zone not null default now()
  typed_by uuid
  person_id uuid
  gone_at timestamp with time zone

table public.assembly_changes (row security)
  place_id uuid not null
  id uuid not null
  assembly_id uuid not null
  draw_id uuid not null
  kind text not null
  stage text not null
  leaving text[] not null default '{}'::text[]
  wanted integer
  seed text not null
  begun_at timestamp with time zone not null default now()
  joined text[]
  empty integer
  relaxed jsonb
  came_from text
  done_at timestamp with time zone
  problem text

table public.assembly_checks (row security)
  place_id uuid not null
  assembly_id uuid not null
  item text not null
  words text not null
  by_id uuid not null
  done_on date not null default CURRENT_DATE

table public.assembly_codes (row security)
  place_id uuid not null
  code_hash text not null
  assembly_id uuid not null
  wave_id uuid
  address_id uuid
  answer_id uuid

table public.assembly_comments (row security)
  place_id uuid not null
  id uuid not null
  draft_id uuid not null
  by_id uuid not null
  words text not null
  said_at timestamp with time zone not null default now()
  reply text
  replied_at timestamp with time zone

table public.assembly_drafts (row security)
  place_id uuid not null
  id uuid not null
  assembly_id uuid not null
  text text not null
  why text
  made_at timestamp with time zone not null default now()

table public.assembly_draws (row security)
  place_id uuid not null
  id uuid not null
  assembly_id uuid not null
  n integer not null
  from_wave integer not null default 0
  begun_by uuid not null
  begun_at timestamp with time zone not null default now()
  share real not null default 0
  problem jsonb
  found_at timestamp with time zone
  document jsonb
  digest text
  chance text
  chance_says text
  chance_on date
  committed_at timestamp with time zone
  words text
  panel_number integer
  drawn_at timestamp with time zone
  void_at timestamp with time zone
  void_why text

table public.assembly_looks (row security)
  place_id uuid not null
  id uuid not null default gen_random_uuid()
  assembly_id uuid not null
  reader_id uuid not null
  what text not null
  at timestamp with time zone not null default now()

table public.assembly_members (row security)
  place_id uuid not null
  draw_id uuid not null
  pseudonym text not null
  assembly_id uuid not null
  answer_id uuid
  stands_by integer
  joined_at timestamp with time zone
  change_id uuid
  left_at timestamp with time zone
  left_when text
  ends_with uuid

table public.assembly_numbers (row security)
  place_id uuid not null
  draw_id uuid not null
  person_id uuid not null
  words text not null
  said_at timestamp with time zone not null default now()

table public.assembly_payments (row security)
  place_id uuid not null
  id uuid not null
  assembly_id uuid not null
  draw_id uuid not null
  pseudonym text not null

table public.assembly_pool (row security)
  place_id uuid not null
  draw_id uuid not null
  answer_id uuid not null
  pseudonym text not null
  panels integer not null

table public.assembly_traits (row security)
  place_id uuid not null
  assembly_id uuid not null
  category text not null
  value text not null
  category_position integer not null
  position integer not null
  people integer
  least integer
  most integer
  least_flex integer
  most_flex integer

table public.assembly_waves (row security)
  place_id uuid not null
  id uuid not null
  assembly_id uuid not null
  n integer not null
  letters integer not null
  spread text[] not null
  seed text not null
  strata jsonb not null
  drawn_at timestamp with time zone not null default now()

table public.ballot_envelopes (row security)
  place_id uuid not null
  ballot_id uuid not null
  roll_id uuid not null
  sealed bytea not null

table public.ballot_options (row security)
  place_id uuid not null
  ballot_id uuid not null
  id uuid not null
  position integer not null
  title text not null
  withdrawn_at timestamp with time zone
  withdrawn_why text

table public.ballot_receipts (row security)
  place_id uuid not null
  ballot_id uuid not null
  receipt text not null

table public.ballot_roll (row security)
  place_id uuid not null
  ballot_id uuid not null
  id uuid not null
  person_id uuid
  name text
  voted text

table public.ballots (row security)
  place_id uuid not null
  id uuid not null
  about_id uuid not null
  form text not null
  secret boolean not null
  rule jsonb not null
  rule_hash text not null
  key_check text
  opens_at timestamp with time zone not null
  closes_at timestamp with time zone
  closed_at timestamp with time zone
  counted_at timestamp with time zone

table public.blocks (row security)
  place_id uuid not null
  id uuid not null
  protects_id uuid not null
  against_id uuid not null
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  lifted_at timestamp with time zone
  lifted_by uuid

table public.budget_ideas (row security)
  place_id uuid not null
  id uuid not null
  budget_id uuid not null
  words text not null
  at_place text
  says text
  why text
  read_by uuid
  read_at timestamp with time zone

table public.budget_projects (row security)
  place_id uuid not null
  id uuid not null
  budget_id uuid not null
  label text not null
  position integer not null
  words text not null
  at_place text
  cost bigint
  helper_id uuid
  withdrawn_at timestamp with time zone
  withdrawn_why text
  published jsonb
  story jsonb
  would_have_won jsonb

table public.budget_results (row security)
  place_id uuid not null
  budget_id uuid not null
  pabulib text not null
  record jsonb not null
  hash text not null
  outcome jsonb not null
  counted_at timestamp with time zone not null default now()

table public.budgets (row security)
  place_id uuid not null
  id uuid not null
  words text not null
  amount bigint not null
  unit text not null
  decimals integer not null default 2
  stage text not null default 'ideas'::text
  ideas_until date
  projects_until date
  results_on date
  ballot_id uuid
  most integer
  points integer
  progress integer not null default 0
  failed_at timestamp with time zone
  paper_note text
  unticked jsonb not null default '[]'::jsonb
  brought_in jsonb

table public.code_uses (row security)
  place_id uuid not null
  code text not null
  used_by uuid not null
  used_at timestamp with time zone not null default now()

table public.commitment_ends (row security)
  place_id uuid not null
  commitment_id uuid not null
  came text not null
  words text
  said_by uuid not null
  said_at timestamp with time zone not null default now()

table public.commitments (row security)
  place_id uuid not null
  id uuid not null
  source_id uuid not null
  who_id uuid not null
  what text not null
  by_on date
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  taken_on_at timestamp with time zone

table public.companions (row security)
  place_id uuid not null
  id uuid not null
  tie_id uuid not null
  person_id uuid not null
  named_by uuid not null
  named_at timestamp with time zone not null default now()
  ended_at timestamp with time zone

table public.concerns (row security)
  place_id uuid not null
  id uuid not null
  about_id uuid not null
  raised_by uuid not null
  raised_at timestamp with time zone not null default now()
  worry text not null
  words text not null
  closed_at timestamp with time zone
  closed_by uuid

table public.corrections (row security)
  place_id uuid not null
  person_id uuid not null
  field text not null
  said_at timestamp with time zone not null default now()
  roll_says text

table public.departures (row security)
  place_id uuid not null
  id uuid not null
  person_id uuid not null
  left_at timestamp with time zone not null default now()
  returned_at timestamp with time zone
  source text not null

table public.done_requests (row security)
  place_id uuid not null
  id uuid not null
  person_id uuid not null
  led_to text
  done_at timestamp with time zone not null default now()

table public.entries (row security)
  place_id uuid not null
  id uuid not null
  from_id uuid not null
  to_id uuid not null
  amount bigint not null
  source_id uuid not null
  words text not null
  made_by uuid
  made_at timestamp with time zone not null default now()

table public.entry_words (row security)
  place_id uuid not null
  id uuid not null
  entry_id uuid not null
  circle text not null
  near integer not null
  gives text[] not null
  said_at timestamp with time zone not null default clock_timestamp()
  said_order bigint not null identity

table public.erasures (row security)
  place_id uuid not null
  person_id uuid not null
  erased_at timestamp with time zone not null default now()

table public.gathering_guests (row security)
  place_id uuid not null
  id uuid not null
  gathering_id uuid not null
  person_id uuid
  name text
  grown boolean
  comes_from text
  answer text
  here text
  asked_by uuid
  made_at timestamp with time zone not null default now()
  reminded_at timestamp with time zone
  notes_letter_at timestamp with time zone

table public.gathering_hands (row security)
  place_id uuid not null
  ballot_id uuid not null
  option_id uuid not null
  hands integer not null

table public.gathering_notes (row security)
  place_id uuid not null
  id uuid not null
  gathering_id uuid not null
  room_id uuid
  by_id uuid not null
  text text not null
  is_key boolean not null default false
  written_at timestamp with time zone not null default clock_timestamp()
  written_order bigint not null identity

table public.gathering_rooms (row security)
  place_id uuid not null
  id uuid not null
  gathering_id uuid not null
  round integer not null
  number integer not null

table public.gathering_rounds (row security)
  place_id uuid not null
  gathering_id uuid not null
  round integer not null
  question text not null
  size integer not null
  mix boolean not null
  ages_apart boolean not null
  seed integer not null
  state text not null
  why jsonb

table public.gathering_seats (row security)
  place_id uuid not null
  gathering_id uuid not null
  round integer not null
  guest_id uuid not null
  room_id uuid not null

table public.gathering_steps (row security)
  place_id uuid not null
  gathering_id uuid not null
  position integer not null
  title text not null
  minutes integer not null
  guest_id uuid

table public.gatherings (row security)
  place_id uuid not null
  id uuid not null
  shape text not null
  starts_at timestamp with time zone not null
  minutes integer not null
  at_place text not null
  about text not null
  series_id uuid not null
  called_off_at timestamp with time zone
  closed_at timestamp with time zone
  sent_at timestamp with time zone

table public.grants (row security)
  place_id uuid not null
  id uuid not null
  thing_id uuid not null
  tie_id uuid
  group_id uuid
  may text not null
  given_by uuid not null
  given_at timestamp with time zone not null default now()
  until_at timestamp with time zone
  taken_back_at timestamp with time zone

table public.group_answers (row security)
  place_id uuid not null
  id uuid not null
  ask_id uuid not null
  person_id uuid not null
  answer text not null
  said_at timestamp with time zone not null default clock_timestamp()
  said_order bigint not null identity

table public.group_asks (row security)
  place_id uuid not null
  id uuid not null
  group_id uuid not null
  person_id uuid not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  taken_back_at timestamp with time zone

table public.group_kinds (row security)
  kind text not null
  members_meet boolean not null
  members_read boolean not null
  people_make boolean not null

table public.groups (row security)
  place_id uuid not null
  id uuid not null
  kind text not null
  parent_id uuid
  name text not null
  opened_at timestamp with time zone not null default now()
  closed_at timestamp with time zone

table public.helper_consents (row security)
  place_id uuid not null
  id uuid not null
  person_id uuid not null
  helper_id uuid not null
  verbs text[] not null
  given_how text not null
  witness_id uuid
  given_at timestamp with time zone not null default now()
  until_at timestamp with time zone not null
  ended_at timestamp with time zone

table public.import_pieces (row security)
  place_id uuid not null
  import_id uuid not null
  n integer not null
  bytes bytea not null

table public.import_problems (row security)
  place_id uuid not null
  import_id uuid not null
  n integer not null
  problem jsonb not null

table public.import_rows (row security)
  place_id uuid not null
  import_id uuid not null
  n integer not null
  new_id uuid not null
  kind text not null
  record jsonb not null

table public.imports (row security)
  place_id uuid not null
  id uuid not null
  format text not null
  source text not null
  file_name text not null
  dry_run boolean not null
  options jsonb not null default '{}'::jsonb
  started_by uuid
  started_at timestamp with time zone not null default now()
  state text not null default 'waiting'::text
  read_bytes bigint not null default 0
  total_bytes bigint not null default 0
  counts jsonb not null default '{}'::jsonb
  trouble jsonb
  finished_at timestamp with time zone

table public.keep_decisions (row security)
  place_id uuid not null
  id uuid not null
  person_id uuid not null
  keep_until date
  why text not null
  decided_by uuid not null
  decided_at timestamp with time zone not null default now()

table public.kith_migrations
  name text not null
  hash text not null
  applied_at timestamp with time zone not null default now()

table public.legal_holds (row security)
  place_id uuid not null
  id uuid not null
  person_id uuid
  group_id uuid
  why text not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  agreed_by uuid
  agreed_at timestamp with time zone
  end_asked_by uuid
  end_asked_at timestamp with time zone
  ended_by uuid
  ended_at timestamp with time zone

table public.listening_counts (row security)
  place_id uuid not null
  listening_id uuid not null
  asked_at timestamp with time zone not null default now()
  share real not null default 0
  failed_at timestamp with time zone

table public.listening_log (row security)
  place_id uuid not null
  id uuid not null default gen_random_uuid()
  listening_id uuid not null
  at timestamp with time zone not null default now()
  what text not null
  reason text

table public.listening_results (row security)
  place_id uuid not null
  listening_id uuid not null
  input_hash text not null
  counted_at timestamp with time zone not null default now()
  seconds real not null default 0
  told jsonb not null
  kept jsonb not null

table public.listening_sheets (row security)
  place_id uuid not null
  listening_id uuid not null
  number integer not null
  printed_by uuid not null
  printed_at timestamp with time zone not null default now()
  voter_id uuid
  entered_by uuid
  entered_at timestamp with time zone

table public.listening_voters (row security)
  place_id uuid not null
  id uuid not null
  listening_id uuid not null
  person_id uuid

table public.listenings (row security)
  place_id uuid not null
  id uuid not null
  question text
  about text
  ended_at timestamp with time zone

table public.mapping_marks (row security)
  place_id uuid not null
  mapping_id uuid not null
  staff_id uuid not null
  learner_id uuid not null
  mark text not null
  marked_at timestamp with time zone not null default now()

table public.mapping_offers (row security)
  place_id uuid not null
  id uuid not null
  mapping_id uuid not null
  learner_id uuid not null
  by_id uuid not null
  second_id uuid not null
  words text not null
  made_at timestamp with time zone not null default now()
  answer text
  answered_at timestamp with time zone
  became text
  became_words text
  became_by uuid
  became_at timestamp with time zone

table public.mapping_readers (row security)
  place_id uuid not null
  mapping_id uuid not null
  person_id uuid not null
  named_at timestamp with time zone not null default now()

table public.mappings (row security)
  place_id uuid not null
  id uuid not null
  group_id uuid not null
  asked_by uuid not null
  opened_at timestamp with time zone not null default now()
  until_on date not null
  closed_at timestamp with time zone
  before_id uuid

table public.meeting_guests (row security)
  place_id uuid not null
  meeting_id uuid not null
  person_id uuid not null
  tie_id uuid
  asked_at timestamp with time zone not null default now()
  answer text
  answered_at timestamp with time zone

table public.meeting_words (row security)
  place_id uuid not null
  id uuid not null
  meeting_id uuid not null
  by_id uuid not null
  text text not null
  read_back boolean not null
  said_at timestamp with time zone not null default clock_timestamp()
  said_order bigint not null identity
  confirmed_at timestamp with time zone

table public.meetings (row security)
  place_id uuid not null
  id uuid not null
  shape text not null
  tie_id uuid
  starts_at timestamp with time zone
  at_place text
  held_on date
  minutes integer
  recorded_at timestamp with time zone
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  called_off_at timestamp with time zone

table public.memberships (row security)
  place_id uuid not null
  id uuid not null
  group_id uuid not null
  person_id uuid not null
  role text not null
  from_at timestamp with time zone not null default now()
  to_at timestamp with time zone
  recorded_at timestamp with time zone not null default now()
  source text not null
  opens_on date

table public.mentor_asks (row security)
  place_id uuid not null
  id uuid not null
  learner_id uuid not null
  person_id uuid
  words text not null
  asked_at timestamp with time zone not null default now()
  answered_by uuid
  answer text
  answered_at timestamp with time zone
  taken_back_at timestamp with time zone

table public.mentor_choices (row security)
  place_id uuid not null
  learner_id uuid not null
  rank integer not null
  mentor_id uuid not null
  chosen_at timestamp with time zone not null default now()

table public.mentor_offers (row security)
  place_id uuid not null
  id uuid not null
  person_id uuid not null
  about text not null
  loves text not null default ''::text
  languages text[] not null default '{}'::text[]
  times text[] not null default '{}'::text[]
  places integer not null
  made_at timestamp with time zone not null default now()
  agreed_by uuid
  agreed_at timestamp with time zone
  ended_at timestamp with time zone

table public.mentor_pairs (row security)
  place_id uuid not null
  round_id uuid not null
  learner_id uuid not null
  mentor_id uuid
  came text not null
  companion_id uuid
  tie_id uuid
  made_at timestamp with time zone not null default now()

table public.mentor_refusals (row security)
  place_id uuid not null
  mentor_id uuid not null
  learner_id uuid not null
  said_at timestamp with time zone not null default now()

table public.mentor_rounds (row security)
  place_id uuid not null
  id uuid not null
  group_id uuid not null
  opened_by uuid not null
  opened_at timestamp with time zone not null default now()
  closes_on date not null
  seed integer not null
  state text not null default 'open'::text
  step integer not null default 0
  failed_at timestamp with time zone
  ran_at timestamp with time zone
  by_rank integer[] not null default '{}'::integer[]
  ended_at timestamp with time zone

table public.mentor_wishes (row security)
  place_id uuid not null
  learner_id uuid not null
  languages text[] not null default '{}'::text[]
  times text[] not null default '{}'::text[]
  said_at timestamp with time zone not null default now()

table public.merges (row security)
  place_id uuid not null
  from_id uuid not null
  into_id uuid not null
  merged_by uuid
  merged_at timestamp with time zone not null default now()
  moved jsonb not null default '{}'::jsonb

table public.notices (row security)
  place_id uuid not null
  id uuid not null default gen_random_uuid()
  to_id uuid not null
  kind text not null
  about_id uuid
  thing_id uuid
  made_at timestamp with time zone not null default now()
  seen_at timestamp with time zone

table public.override_holds (row security)
  place_id uuid not null
  id uuid not null
  override_id uuid not null
  lead_id uuid not null
  held_at timestamp with time zone not null default now()
  until_at timestamp with time zone not null
  reason text not null

table public.overrides (row security)
  place_id uuid not null
  id uuid not null
  child_id uuid not null
  lead_id uuid not null
  reason text not null
  opened_at timestamp with time zone not null default now()
  until_at timestamp with time zone not null
  closed_at timestamp with time zone

table public.paper_readings (row security)
  place_id uuid not null
  budget_id uuid not null
  serial integer not null
  nth integer not null
  answer jsonb not null
  fault text
  read_by uuid not null

table public.paper_sheets (row security)
  place_id uuid not null
  budget_id uuid not null
  serial integer not null
  printed_by uuid not null
  void boolean not null default false

table public.paper_tallies (row security)
  place_id uuid not null
  budget_id uuid not null
  figures jsonb not null

table public.parties (row security)
  place_id uuid not null
  id uuid not null
  kind text not null

table public.people (row security)
  place_id uuid not null
  id uuid not null
  given_name text not null
  family_name text not null default ''::text
  preferred_name text
  pronouns text
  arrived_at timestamp with time zone not null default now()

table public.people_private (row security)
  place_id uuid not null
  person_id uuid not null
  birth_date date
  year_group integer
  email text
  phone text
  locale text

table public.places (row security)
  place_id uuid not null
  name text not null
  slug text not null
  made_at timestamp with time zone not null default now()
  passkeys_from timestamp with time zone default (now() + '30 days'::interval)

table public.plan_agreements (row security)
  place_id uuid not null
  id uuid not null
  plan_id uuid not null
  version integer not null
  person_id uuid not null
  answer text not null
  words text
  said_at timestamp with time zone not null default clock_timestamp()
  said_order bigint not null identity

table public.plan_items (row security)
  place_id uuid not null
  id uuid not null
  item_id uuid not null
  plan_id uuid not null
  from_version integer not null
  to_version integer
  section text not null
  position integer not null default 0
  goal_id uuid
  text text not null
  done_on date
  written_by uuid

table public.plan_partners (row security)
  place_id uuid not null
  plan_id uuid not null
  person_id uuid not null
  agrees_as text not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  ended_at timestamp with time zone

table public.plan_proposals (row security)
  place_id uuid not null
  id uuid not null
  plan_id uuid not null
  by_id uuid not null
  tie_id uuid not null
  section text not null
  item_id uuid
  text text not null
  said_at timestamp with time zone not null default clock_timestamp()
  answer text
  answered_at timestamp with time zone
  answered_by uuid

table public.plan_reviews (row security)
  place_id uuid not null
  id uuid not null
  plan_id uuid not null
  due_on date not null
  held_on date
  words text

table public.plan_versions (row security)
  place_id uuid not null
  plan_id uuid not null
  version integer not null
  made_by uuid not null
  helper_id uuid
  made_at timestamp with time zone not null default clock_timestamp()

table public.plans (row security)
  place_id uuid not null
  id uuid not null
  owner_id uuid not null
  made_at timestamp with time zone not null default now()
  closed_at timestamp with time zone

table public.project_news (row security)
  place_id uuid not null
  id uuid not null
  project_id uuid not null
  state text not null
  words text not null
  said_by uuid
  said_at timestamp with time zone not null default now()

table public.readings (row security)
  place_id uuid not null
  id uuid not null
  sense_id uuid not null
  reader_id uuid not null
  voice_id uuid
  words text not null
  said_at timestamp with time zone not null default now()

table public.reads (row security)
  place_id uuid not null
  id uuid not null default gen_random_uuid()
  at timestamp with time zone not null default clock_timestamp()
  reader_id uuid not null
  owner_id uuid not null
  thing_id uuid not null
  through text not null
  through_id uuid

table public.recent_changes (row security)
  place_id uuid not null
  tx xid8 not null default pg_current_xact_id()
  about uuid not null
  on_day date not null default CURRENT_DATE

table public.recommendations (row security)
  place_id uuid not null
  id uuid not null
  assembly_id uuid not null
  n integer not null
  text text not null
  why text
  votes_for integer
  votes integer
  counted text

table public.role_powers (row security)
  group_kind text not null
  role text not null
  power text not null
  reaches_below boolean not null

table public.roll_ids (row security)
  place_id uuid not null
  source text not null
  kind text not null
  external_id text not null
  id uuid not null

table public.sense_makings (row security)
  place_id uuid not null
  id uuid not null
  listening_id uuid not null
  title text not null
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  opened_at timestamp with time zone

table public.sense_readers (row security)
  place_id uuid not null
  sense_id uuid not null
  person_id uuid not null
  done_at timestamp with time zone

table public.sense_voices (row security)
  place_id uuid not null
  sense_id uuid not null
  voice_id uuid not null

table public.shared_codes (row security)
  place_id uuid not null
  code text not null
  person_id uuid not null
  made_at timestamp with time zone not null default now()
  until_at timestamp with time zone not null
  ended_at timestamp with time zone

table public.sheet_statements (row security)
  place_id uuid not null
  listening_id uuid not null
  number integer not null
  n integer not null
  statement_id uuid not null

table public.source_answers (row security)
  place_id uuid not null
  id uuid not null
  source_id uuid not null
  who_id uuid not null
  by_on date not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  passed_on_at timestamp with time zone
  says text
  words text
  answered_at timestamp with time zone

table public.source_follows (row security)
  place_id uuid not null
  source_id uuid not null
  person_id uuid not null
  from_at timestamp with time zone not null default now()
  ended_at timestamp with time zone

table public.source_links (row security)
  place_id uuid not null
  from_id uuid not null
  to_id uuid not null
  made_by uuid not null
  made_at timestamp with time zone not null default now()

table public.source_parts (row security)
  place_id uuid not null
  source_id uuid not null
  person_id uuid not null
  part text not null
  given_by uuid not null
  given_at timestamp with time zone not null default now()
  ended_at timestamp with time zone

table public.sources (row security)
  place_id uuid not null
  id uuid not null
  host_id uuid not null
  title text not null
  shown_to text not null
  for_group_id uuid
  from_age integer
  made_by uuid not null
  made_at timestamp with time zone not null default now()

table public.speak_up_answers (row security)
  place_id uuid not null
  speak_up_id uuid not null
  said_by uuid not null
  words text not null
  said_at timestamp with time zone not null default now()

table public.speak_ups (row security)
  place_id uuid not null
  id uuid not null
  tie_id uuid
  by_id uuid not null
  to_id uuid not null
  words text not null
  made_at timestamp with time zone not null default now()

table public.statement_votes (row security)
  place_id uuid not null
  statement_id uuid not null
  voter_id uuid not null
  vote smallint not null

table public.statements (row security)
  place_id uuid not null
  id uuid not null
  listening_id uuid not null
  words text not null
  voice_id uuid
  added_by uuid
  standing text not null
  reason text
  made_at timestamp with time zone not null default now()
  decided_at timestamp with time zone

table public.terms (row security)
  place_id uuid not null
  id uuid not null
  group_id uuid not null
  kind text not null
  title text not null
  starts_on date not null
  ends_on date not null
  parent_id uuid

table public.theme_readings (row security)
  place_id uuid not null
  theme_id uuid not null
  reading_id uuid not null

table public.themes (row security)
  place_id uuid not null
  id uuid not null
  sense_id uuid not null
  says text not null
  published_at timestamp with time zone not null default now()

table public.thing_kinds (row security)
  kind text not null
  part_of text

table public.things (row security)
  place_id uuid not null
  id uuid not null
  kind text not null
  owner_id uuid not null
  parent_id uuid
  made_at timestamp with time zone not null default now()
  apart_since timestamp with time zone

table public.tie_answers (row security)
  place_id uuid not null
  id uuid not null
  tie_id uuid not null
  person_id uuid not null
  for_id uuid not null
  answer text not null
  said_at timestamp with time zone not null default clock_timestamp()
  said_order bigint not null identity

table public.tie_confirmations (row security)
  place_id uuid not null
  id uuid not null
  tie_id uuid not null
  outcome text not null
  said_by uuid not null
  said_at timestamp with time zone not null default clock_timestamp()
  said_order bigint not null identity

table public.tie_kinds (row security)
  kind text not null
  from_is text not null
  to_is text not null
  mutual boolean not null
  kin boolean not null
  vetted_role text
  needs_companion boolean not null
  needs_confirmation boolean not null

table public.tie_yes (row security)
  kind text not null
  from_age integer not null
  to_age integer not null
  needs text not null

table public.ties (row security)
  place_id uuid not null
  id uuid not null
  kind text not null
  from_id uuid not null
  to_id uuid not null
  made_by uuid
  made_at timestamp with time zone not null default now()
  source text not null
  anew_at timestamp with time zone

table public.trail (row security)
  place_id uuid not null
  id uuid not null default gen_random_uuid()
  at timestamp with time zone not null default clock_timestamp()
  actor_id uuid not null
  helper_id uuid
  verb text not null
  subject_id uuid not null
  thing_id uuid
  detail jsonb not null default '{}'::jsonb

table public.turn_to (row security)
  place_id uuid not null
  id uuid not null
  mapping_id uuid not null
  owner_id uuid not null
  said text
  said_at timestamp with time zone not null default now()

table public.turn_to_names (row security)
  place_id uuid not null
  answer_id uuid not null
  n integer not null
  person_id uuid
  name text

table public.turn_to_readers (row security)
  place_id uuid not null
  answer_id uuid not null
  reader_id uuid not null
  let_at timestamp with time zone not null default now()

table public.vettings (row security)
  place_id uuid not null
  id uuid not null
  person_id uuid not null
  role text not null
  check_kind text not null
  issued_on date not null
  seen_by uuid not null
  seen_at timestamp with time zone not null default now()
  review_on date not null
  ended_at timestamp with time zone

table public.voices (row security)
  place_id uuid not null
  id uuid not null
  listening_id uuid not null
  teller_id uuid
  teller_name text
  channel text not null
  reach text
  words text
  said_as text not null
  said_name text
  shown text not null
  may_lift boolean not null
  listener_id uuid
  second_id uuid
  consent text not null
  slip_hash bytea
  written_at timestamp with time zone not null default now()
  confirmed_at timestamp with time zone
  confirmed_by text
  withdrawn_at timestamp with time zone

table public.votes (row security)
  place_id uuid not null
  ballot_id uuid not null
  id uuid not null
  answer jsonb not null
  roll_id uuid

table public.web_entries (row security)
  place_id uuid not null
  id uuid not null
  owner_id uuid not null
  tie_id uuid
  name text
  how text
  made_at timestamp with time zone not null default now()

table public.withdrawn_links (row security)
  place_id uuid not null
  tie_id uuid not null
  withdrawn_at timestamp with time zone not null default clock_timestamp()

table sign_in.account_people (row security)
  account_id uuid not null
  place_id uuid not null
  person_id uuid not null
  linked_at timestamp with time zone not null
  let_in_until timestamp with time zone

table sign_in.accounts (row security)
  id uuid not null
  email text
  created_at timestamp with time zone not null

table sign_in.cards (row security)
  id uuid not null
  secret_hash bytea not null
  place_id uuid not null
  person_id uuid not null
  made_by uuid not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  voided_at timestamp with time zone
  opened_at timestamp with time zone
  opened_browser_hash bytea
  used_at timestamp with time zone

table sign_in.challenges (row security)
  challenge_hash bytea not null
  browser_hash bytea not null
  account_id uuid
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null

table sign_in.codes (row security)
  id uuid not null
  purpose text not null
  email text
  account_id uuid
  place_id uuid
  person_id uuid
  link_hash bytea not null
  code_hash bytea
  browser_hash bytea
  attempts integer not null default 0
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone

table sign_in.limits (row security)
  key character varying(255) not null
  points integer not null default 0
  expire bigint

table sign_in.outbox (row security)
  id uuid not null
  recipient text not null
  subject text not null
  body text not null
  created_at timestamp with time zone not null
  due_at timestamp with time zone
  send_until timestamp with time zone
  tries integer not null default 0

table sign_in.passkeys (row security)
  id text not null
  account_id uuid not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  label text not null
  created_at timestamp with time zone not null
  used_at timestamp with time zone
  counts_from timestamp with time zone not null

table sign_in.reminders (row security)
  account_id uuid not null
  looked_on date
  sent_on date
  off_since timestamp with time zone

table sign_in.school_identities (row security)
  issuer text not null
  subject text not null
  account_id uuid not null
  linked_at timestamp with time zone not null
  used_at timestamp with time zone
  counts_from timestamp with time zone not null

table sign_in.school_visits (row security)
  state_hash bytea not null
  browser_hash bytea not null
  account_id uuid
  shared_device boolean not null
  leads_to text not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null

table sign_in.secrets (row security)
  account_id uuid not null
  name text not null
  secret_hash text not null
  set_at timestamp with time zone not null

table sign_in.sessions (row security)
  id uuid not null
  token_hash bytea not null
  account_id uuid not null
  place_id uuid
  person_id uuid
  acting_for_id uuid
  device text not null
  shared_device boolean not null
  idle_seconds integer not null
  created_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  came_by text not null
  proved_at timestamp with time zone
  school_said text

constraint accounts_check on accounts: CHECK (((kind = 'purpose'::text) = (source_id IS NOT NULL)))

constraint accounts_kind_check on accounts: CHECK ((kind = ANY (ARRAY['own'::text, 'purpose'::text, 'outside'::text])))

constraint accounts_pkey on accounts: PRIMARY KEY (place_id, id)

constraint accounts_place_id_source_id_fkey on accounts: FOREIGN KEY (place_id, source_id) REFERENCES sources(place_id, id)

constraint accounts_unit_check on accounts: CHECK ((unit ~ '^[A-Z]{3}$'::text))

constraint adult_words_basis_check on adult_words: CHECK ((basis = ANY (ARRAY['roll'::text, 'colleague'::text])))

constraint adult_words_check on adult_words: CHECK (((basis = 'colleague'::text) = (said_by IS NOT NULL)))

constraint adult_words_pkey on adult_words: PRIMARY KEY (place_id, person_id, basis)

constraint adult_words_place_id_person_id_fkey on adult_words: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint assemblies_answerer_words_check on assemblies: CHECK (((length(TRIM(BOTH FROM answerer_words)) >= 1) AND (length(TRIM(BOTH FROM answerer_words)) <= 600)))

constraint assemblies_check on assemblies: CHECK (((answerer_id IS NULL) = (answerer_words IS NULL)))

constraint assemblies_days_check on assemblies: CHECK (((length(TRIM(BOTH FROM days)) >= 1) AND (length(TRIM(BOTH FROM days)) <= 600)))

constraint assemblies_framed_by_check on assemblies: CHECK (((length(TRIM(BOTH FROM framed_by)) >= 1) AND (length(TRIM(BOTH FROM framed_by)) <= 600)))

constraint assemblies_keep_days_check on assemblies: CHECK (((keep_days >= 1) AND (keep_days <= 365)))

constraint assemblies_pkey on assemblies: PRIMARY KEY (place_id, id)

constraint assemblies_place_id_answerer_id_fkey on assemblies: FOREIGN KEY (place_id, answerer_id) REFERENCES people(place_id, id)

constraint assemblies_place_id_id_fkey on assemblies: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint assemblies_places_check on assemblies: CHECK (((places >= 2) AND (places <= 400)))

constraint assemblies_question_check on assemblies: CHECK (((length(TRIM(BOTH FROM question)) >= 1) AND (length(TRIM(BOTH FROM question)) <= 600)))

constraint assemblies_reach_check on assemblies: CHECK (((length(TRIM(BOTH FROM reach)) >= 1) AND (length(TRIM(BOTH FROM reach)) <= 300)))

constraint assemblies_stance_check on assemblies: CHECK ((stance = ANY (ARRAY['advises'::text, 'challenges'::text])))

constraint assemblies_term_months_check on assemblies: CHECK (((term_months >= 1) AND (term_months <= 60)))

constraint assembly_addresses_lines_check on assembly_addresses: CHECK (((length(TRIM(BOTH FROM lines)) >= 1) AND (length(TRIM(BOTH FROM lines)) <= 400)))

constraint assembly_addresses_pkey on assembly_addresses: PRIMARY KEY (place_id, assembly_id, id)

constraint assembly_addresses_place_id_assembly_id_fkey on assembly_addresses: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_answers_check on assembly_answers: CHECK (((said = 'yes'::text) OR ((name IS NULL) AND (reach IS NULL))))

constraint assembly_answers_check1 on assembly_answers: CHECK (((said = 'no'::text) OR (gone_at IS NOT NULL) OR (name IS NOT NULL)))

constraint assembly_answers_household_check on assembly_answers: CHECK ((length(household) <= 300))

constraint assembly_answers_name_check on assembly_answers: CHECK (((length(TRIM(BOTH FROM name)) >= 1) AND (length(TRIM(BOTH FROM name)) <= 200)))

constraint assembly_answers_pkey on assembly_answers: PRIMARY KEY (place_id, id)

constraint assembly_answers_place_id_assembly_id_fkey on assembly_answers: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_answers_place_id_person_id_fkey on assembly_answers: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint assembly_answers_reach_check on assembly_answers: CHECK (((length(TRIM(BOTH FROM reach)) >= 1) AND (length(TRIM(BOTH FROM reach)) <= 300)))

constraint assembly_answers_said_check on assembly_answers: CHECK ((said = ANY (ARRAY['yes'::text, 'no'::text])))

constraint assembly_answers_way_check on assembly_answers: CHECK ((way = ANY (ARRAY['web'::text, 'phone'::text, 'letter'::text, 'file'::text])))

constraint assembly_changes_came_from_check on assembly_changes: CHECK ((came_from = ANY (ARRAY['alternates'::text, 'pool'::text])))

constraint assembly_changes_kind_check on assembly_changes: CHECK ((kind = ANY (ARRAY['replace'::text, 'stand_by'::text])))

constraint assembly_changes_pkey on assembly_changes: PRIMARY KEY (place_id, id)

constraint assembly_changes_place_id_assembly_id_fkey on assembly_changes: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_changes_place_id_draw_id_fkey on assembly_changes: FOREIGN KEY (place_id, draw_id) REFERENCES assembly_draws(place_id, id) ON DELETE CASCADE

constraint assembly_changes_seed_check on assembly_changes: CHECK (((length(TRIM(BOTH FROM seed)) >= 1) AND (length(TRIM(BOTH FROM seed)) <= 200)))

constraint assembly_changes_stage_check on assembly_changes: CHECK ((stage = ANY (ARRAY['before'::text, 'after'::text])))

constraint assembly_checks_item_check on assembly_checks: CHECK ((item ~ '^[a-z_]{2,40}$'::text))

constraint assembly_checks_pkey on assembly_checks: PRIMARY KEY (place_id, assembly_id, item)

constraint assembly_checks_place_id_assembly_id_fkey on assembly_checks: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_checks_words_check on assembly_checks: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 600)))

constraint assembly_codes_code_hash_check on assembly_codes: CHECK ((code_hash ~ '^[0-9a-f]{64}$'::text))

constraint assembly_codes_pkey on assembly_codes: PRIMARY KEY (place_id, code_hash)

constraint assembly_codes_place_id_answer_id_fkey on assembly_codes: FOREIGN KEY (place_id, answer_id) REFERENCES assembly_answers(place_id, id) ON DELETE SET NULL (answer_id)

constraint assembly_codes_place_id_assembly_id_address_id_fkey on assembly_codes: FOREIGN KEY (place_id, assembly_id, address_id) REFERENCES assembly_addresses(place_id, assembly_id, id) ON DELETE CASCADE

constraint assembly_codes_place_id_assembly_id_fkey on assembly_codes: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_codes_place_id_wave_id_fkey on assembly_codes: FOREIGN KEY (place_id, wave_id) REFERENCES assembly_waves(place_id, id) ON DELETE CASCADE

constraint assembly_comments_pkey on assembly_comments: PRIMARY KEY (place_id, id)

constraint assembly_comments_place_id_by_id_fkey on assembly_comments: FOREIGN KEY (place_id, by_id) REFERENCES people(place_id, id)

constraint assembly_comments_place_id_draft_id_fkey on assembly_comments: FOREIGN KEY (place_id, draft_id) REFERENCES assembly_drafts(place_id, id) ON DELETE CASCADE

constraint assembly_comments_reply_check on assembly_comments: CHECK (((length(TRIM(BOTH FROM reply)) >= 1) AND (length(TRIM(BOTH FROM reply)) <= 1000)))

constraint assembly_comments_words_check on assembly_comments: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 1000)))

constraint assembly_drafts_pkey on assembly_drafts: PRIMARY KEY (place_id, id)

constraint assembly_drafts_place_id_assembly_id_fkey on assembly_drafts: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_drafts_text_check on assembly_drafts: CHECK (((length(TRIM(BOTH FROM text)) >= 1) AND (length(TRIM(BOTH FROM text)) <= 600)))

constraint assembly_drafts_why_check on assembly_drafts: CHECK (((length(TRIM(BOTH FROM why)) >= 1) AND (length(TRIM(BOTH FROM why)) <= 600)))

constraint assembly_draws_chance_check on assembly_draws: CHECK ((chance = ANY (ARRAY['dice'::text, 'number'::text])))

constraint assembly_draws_chance_says_check on assembly_draws: CHECK (((length(TRIM(BOTH FROM chance_says)) >= 1) AND (length(TRIM(BOTH FROM chance_says)) <= 300)))

constraint assembly_draws_check on assembly_draws: CHECK (((document IS NULL) = (found_at IS NULL)))

constraint assembly_draws_check1 on assembly_draws: CHECK (((committed_at IS NULL) OR ((found_at IS NOT NULL) AND (chance IS NOT NULL))))

constraint assembly_draws_check2 on assembly_draws: CHECK (((drawn_at IS NULL) OR ((committed_at IS NOT NULL) AND (words IS NOT NULL))))

constraint assembly_draws_digest_check on assembly_draws: CHECK ((digest ~ '^[0-9a-f]{64}$'::text))

constraint assembly_draws_pkey on assembly_draws: PRIMARY KEY (place_id, id)

constraint assembly_draws_place_id_assembly_id_fkey on assembly_draws: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_draws_place_id_assembly_id_n_key on assembly_draws: UNIQUE (place_id, assembly_id, n)

constraint assembly_draws_void_why_check on assembly_draws: CHECK (((length(TRIM(BOTH FROM void_why)) >= 1) AND (length(TRIM(BOTH FROM void_why)) <= 600)))

constraint assembly_draws_words_check on assembly_draws: CHECK ((length(words) <= 200))

constraint assembly_looks_pkey on assembly_looks: PRIMARY KEY (place_id, id)

constraint assembly_looks_place_id_assembly_id_fkey on assembly_looks: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_looks_what_check on assembly_looks: CHECK ((what = ANY (ARRAY['letters'::text, 'answers'::text, 'panel'::text])))

constraint assembly_members_check on assembly_members: CHECK (((left_at IS NULL) = (left_when IS NULL)))

constraint assembly_members_left_when_check on assembly_members: CHECK ((left_when = ANY (ARRAY['before'::text, 'after'::text, 'day'::text, 'term'::text])))

constraint assembly_members_pkey on assembly_members: PRIMARY KEY (place_id, draw_id, pseudonym)

constraint assembly_members_place_id_assembly_id_fkey on assembly_members: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_members_place_id_draw_id_fkey on assembly_members: FOREIGN KEY (place_id, draw_id) REFERENCES assembly_draws(place_id, id) ON DELETE CASCADE

constraint assembly_numbers_pkey on assembly_numbers: PRIMARY KEY (place_id, draw_id, person_id)

constraint assembly_numbers_place_id_draw_id_fkey on assembly_numbers: FOREIGN KEY (place_id, draw_id) REFERENCES assembly_draws(place_id, id) ON DELETE CASCADE

constraint assembly_numbers_place_id_person_id_fkey on assembly_numbers: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint assembly_numbers_words_check on assembly_numbers: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 200)))

constraint assembly_payments_pkey on assembly_payments: PRIMARY KEY (place_id, id)

constraint assembly_payments_place_id_assembly_id_fkey on assembly_payments: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_payments_place_id_draw_id_pseudonym_fkey on assembly_payments: FOREIGN KEY (place_id, draw_id, pseudonym) REFERENCES assembly_members(place_id, draw_id, pseudonym) ON DELETE CASCADE

constraint assembly_pool_pkey on assembly_pool: PRIMARY KEY (place_id, draw_id, answer_id)

constraint assembly_pool_place_id_answer_id_fkey on assembly_pool: FOREIGN KEY (place_id, answer_id) REFERENCES assembly_answers(place_id, id) ON DELETE CASCADE

constraint assembly_pool_place_id_draw_id_fkey on assembly_pool: FOREIGN KEY (place_id, draw_id) REFERENCES assembly_draws(place_id, id) ON DELETE CASCADE

constraint assembly_pool_place_id_draw_id_pseudonym_key on assembly_pool: UNIQUE (place_id, draw_id, pseudonym)

constraint assembly_traits_category_check on assembly_traits: CHECK (((length(TRIM(BOTH FROM category)) >= 1) AND (length(TRIM(BOTH FROM category)) <= 300)))

constraint assembly_traits_check on assembly_traits: CHECK ((most >= "least"))

constraint assembly_traits_check1 on assembly_traits: CHECK ((("least" IS NULL) = (most IS NULL)))

constraint assembly_traits_least_check on assembly_traits: CHECK (("least" >= 0))

constraint assembly_traits_least_flex_check on assembly_traits: CHECK ((least_flex >= 0))

constraint assembly_traits_most_flex_check on assembly_traits: CHECK ((most_flex >= 0))

constraint assembly_traits_people_check on assembly_traits: CHECK ((people >= 0))

constraint assembly_traits_pkey on assembly_traits: PRIMARY KEY (place_id, assembly_id, category, value)

constraint assembly_traits_place_id_assembly_id_fkey on assembly_traits: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_traits_value_check on assembly_traits: CHECK (((length(TRIM(BOTH FROM value)) >= 1) AND (length(TRIM(BOTH FROM value)) <= 300)))

constraint assembly_waves_letters_check on assembly_waves: CHECK ((letters > 0))

constraint assembly_waves_pkey on assembly_waves: PRIMARY KEY (place_id, id)

constraint assembly_waves_place_id_assembly_id_fkey on assembly_waves: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint assembly_waves_place_id_assembly_id_n_key on assembly_waves: UNIQUE (place_id, assembly_id, n)

constraint assembly_waves_seed_check on assembly_waves: CHECK (((length(TRIM(BOTH FROM seed)) >= 1) AND (length(TRIM(BOTH FROM seed)) <= 200)))

constraint ballot_envelopes_pkey on ballot_envelopes: PRIMARY KEY (place_id, ballot_id, roll_id)

constraint ballot_envelopes_place_id_ballot_id_roll_id_fkey on ballot_envelopes: FOREIGN KEY (place_id, ballot_id, roll_id) REFERENCES ballot_roll(place_id, ballot_id, id) ON DELETE CASCADE

constraint ballot_envelopes_sealed_check on ballot_envelopes: CHECK ((octet_length(sealed) <= 100000))

constraint ballot_options_pkey on ballot_options: PRIMARY KEY (place_id, ballot_id, id)

constraint ballot_options_place_id_ballot_id_fkey on ballot_options: FOREIGN KEY (place_id, ballot_id) REFERENCES ballots(place_id, id) ON DELETE CASCADE

constraint ballot_options_place_id_ballot_id_position_key on ballot_options: UNIQUE (place_id, ballot_id, "position")

constraint ballot_options_position_check on ballot_options: CHECK (("position" > 0))

constraint ballot_options_title_check on ballot_options: CHECK (((length(TRIM(BOTH FROM title)) >= 1) AND (length(TRIM(BOTH FROM title)) <= 300)))

constraint ballot_options_withdrawn_why_check on ballot_options: CHECK ((length(withdrawn_why) <= 1000))

constraint ballot_receipts_pkey on ballot_receipts: PRIMARY KEY (place_id, ballot_id, receipt)

constraint ballot_receipts_place_id_ballot_id_fkey on ballot_receipts: FOREIGN KEY (place_id, ballot_id) REFERENCES ballots(place_id, id) ON DELETE CASCADE

constraint ballot_receipts_receipt_check on ballot_receipts: CHECK ((receipt ~ '^[A-HJ-NP-Z2-9]{12}$'::text))

constraint ballot_roll_check on ballot_roll: CHECK ((num_nonnulls(person_id, name) = 1))

constraint ballot_roll_name_check on ballot_roll: CHECK (((length(TRIM(BOTH FROM name)) >= 1) AND (length(TRIM(BOTH FROM name)) <= 200)))

constraint ballot_roll_pkey on ballot_roll: PRIMARY KEY (place_id, ballot_id, id)

constraint ballot_roll_place_id_ballot_id_fkey on ballot_roll: FOREIGN KEY (place_id, ballot_id) REFERENCES ballots(place_id, id) ON DELETE CASCADE

constraint ballot_roll_place_id_person_id_fkey on ballot_roll: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint ballot_roll_voted_check on ballot_roll: CHECK ((voted = ANY (ARRAY['screen'::text, 'paper'::text])))

constraint ballots_check on ballots: CHECK ((secret = (key_check IS NOT NULL)))

constraint ballots_check1 on ballots: CHECK ((closes_at > opens_at))

constraint ballots_check2 on ballots: CHECK (((counted_at IS NULL) OR (closed_at IS NOT NULL)))

constraint ballots_form_check on ballots: CHECK ((form = ANY (ARRAY['single'::text, 'approval'::text, 'points'::text, 'ranked'::text, 'consent'::text])))

constraint ballots_key_check_check on ballots: CHECK ((key_check ~ '^[0-9a-f]{64}$'::text))

constraint ballots_pkey on ballots: PRIMARY KEY (place_id, id)

constraint ballots_place_id_about_id_fkey on ballots: FOREIGN KEY (place_id, about_id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint ballots_place_id_id_fkey on ballots: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint ballots_rule_hash_check on ballots: CHECK ((rule_hash ~ '^[0-9a-f]{64}$'::text))

constraint blocks_check on blocks: CHECK ((protects_id <> against_id))

constraint blocks_pkey on blocks: PRIMARY KEY (place_id, id)

constraint blocks_place_id_against_id_fkey on blocks: FOREIGN KEY (place_id, against_id) REFERENCES people(place_id, id)

constraint blocks_place_id_protects_id_fkey on blocks: FOREIGN KEY (place_id, protects_id) REFERENCES people(place_id, id)

constraint budget_ideas_at_place_check on budget_ideas: CHECK (((length(TRIM(BOTH FROM at_place)) >= 1) AND (length(TRIM(BOTH FROM at_place)) <= 200)))

constraint budget_ideas_check on budget_ideas: CHECK (((says IS NULL) = (read_at IS NULL)))

constraint budget_ideas_pkey on budget_ideas: PRIMARY KEY (place_id, id)

constraint budget_ideas_place_id_budget_id_fkey on budget_ideas: FOREIGN KEY (place_id, budget_id) REFERENCES budgets(place_id, id)

constraint budget_ideas_place_id_id_fkey on budget_ideas: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint budget_ideas_says_check on budget_ideas: CHECK ((says = ANY (ARRAY['yes'::text, 'no'::text])))

constraint budget_ideas_why_check on budget_ideas: CHECK (((length(TRIM(BOTH FROM why)) >= 1) AND (length(TRIM(BOTH FROM why)) <= 1000)))

constraint budget_ideas_words_check on budget_ideas: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 2000)))

constraint budget_projects_at_place_check on budget_projects: CHECK (((length(TRIM(BOTH FROM at_place)) >= 1) AND (length(TRIM(BOTH FROM at_place)) <= 200)))

constraint budget_projects_cost_check on budget_projects: CHECK ((cost >= 0))

constraint budget_projects_label_check on budget_projects: CHECK ((label ~ '^[^,;\s][^,;]{0,60}$'::text))

constraint budget_projects_pkey on budget_projects: PRIMARY KEY (place_id, id)

constraint budget_projects_place_id_budget_id_fkey on budget_projects: FOREIGN KEY (place_id, budget_id) REFERENCES budgets(place_id, id)

constraint budget_projects_place_id_budget_id_label_key on budget_projects: UNIQUE (place_id, budget_id, label)

constraint budget_projects_place_id_budget_id_position_key on budget_projects: UNIQUE (place_id, budget_id, "position")

constraint budget_projects_place_id_helper_id_fkey on budget_projects: FOREIGN KEY (place_id, helper_id) REFERENCES people(place_id, id)

constraint budget_projects_place_id_id_fkey on budget_projects: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint budget_projects_position_check on budget_projects: CHECK (("position" > 0))

constraint budget_projects_withdrawn_why_check on budget_projects: CHECK (((length(TRIM(BOTH FROM withdrawn_why)) >= 1) AND (length(TRIM(BOTH FROM withdrawn_why)) <= 1000)))

constraint budget_projects_words_check on budget_projects: CHECK ((length(words) <= 4000))

constraint budget_results_hash_check on budget_results: CHECK ((hash ~ '^[0-9a-f]{64}$'::text))

constraint budget_results_pkey on budget_results: PRIMARY KEY (place_id, budget_id)

constraint budget_results_place_id_budget_id_fkey on budget_results: FOREIGN KEY (place_id, budget_id) REFERENCES budgets(place_id, id) ON DELETE CASCADE

constraint budgets_amount_check on budgets: CHECK ((amount > 0))

constraint budgets_check on budgets: CHECK (((ballot_id IS NULL) = (stage = ANY (ARRAY['ideas'::text, 'projects'::text]))))

constraint budgets_decimals_check on budgets: CHECK (((decimals >= 0) AND (decimals <= 3)))

constraint budgets_most_check on budgets: CHECK ((most > 0))

constraint budgets_paper_note_check on budgets: CHECK (((length(TRIM(BOTH FROM paper_note)) >= 1) AND (length(TRIM(BOTH FROM paper_note)) <= 1000)))

constraint budgets_pkey on budgets: PRIMARY KEY (place_id, id)

constraint budgets_place_id_ballot_id_fkey on budgets: FOREIGN KEY (place_id, ballot_id) REFERENCES ballots(place_id, id)

constraint budgets_place_id_ballot_id_key on budgets: UNIQUE (place_id, ballot_id)

constraint budgets_place_id_id_fkey on budgets: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint budgets_points_check on budgets: CHECK ((points > 0))

constraint budgets_progress_check on budgets: CHECK (((progress >= 0) AND (progress <= 100)))

constraint budgets_stage_check on budgets: CHECK ((stage = ANY (ARRAY['ideas'::text, 'projects'::text, 'voting'::text, 'counting'::text, 'counted'::text])))

constraint budgets_unit_check on budgets: CHECK ((unit ~ '^[A-Z]{3}$'::text))

constraint budgets_unticked_check on budgets: CHECK ((jsonb_typeof(unticked) = 'array'::text))

constraint budgets_words_check on budgets: CHECK ((length(words) <= 4000))

constraint code_uses_pkey on code_uses: PRIMARY KEY (place_id, code, used_by)

constraint code_uses_place_id_code_fkey on code_uses: FOREIGN KEY (place_id, code) REFERENCES shared_codes(place_id, code)

constraint commitment_ends_came_check on commitment_ends: CHECK ((came = ANY (ARRAY['done'::text, 'let_go'::text])))

constraint commitment_ends_pkey on commitment_ends: PRIMARY KEY (place_id, commitment_id)

constraint commitment_ends_place_id_commitment_id_fkey on commitment_ends: FOREIGN KEY (place_id, commitment_id) REFERENCES commitments(place_id, id)

constraint commitment_ends_words_check on commitment_ends: CHECK ((length(words) <= 500))

constraint commitments_pkey on commitments: PRIMARY KEY (place_id, id)

constraint commitments_place_id_source_id_fkey on commitments: FOREIGN KEY (place_id, source_id) REFERENCES things(place_id, id)

constraint commitments_place_id_who_id_fkey on commitments: FOREIGN KEY (place_id, who_id) REFERENCES people(place_id, id)

constraint commitments_what_check on commitments: CHECK (((length(TRIM(BOTH FROM what)) >= 1) AND (length(TRIM(BOTH FROM what)) <= 500)))

constraint companions_pkey on companions: PRIMARY KEY (place_id, id)

constraint companions_place_id_person_id_fkey on companions: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint companions_place_id_tie_id_fkey on companions: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint concerns_pkey on concerns: PRIMARY KEY (place_id, id)

constraint concerns_place_id_about_id_fkey on concerns: FOREIGN KEY (place_id, about_id) REFERENCES people(place_id, id)

constraint concerns_words_check on concerns: CHECK (((length(words) >= 1) AND (length(words) <= 10000)))

constraint concerns_worry_check on concerns: CHECK ((worry = ANY (ARRAY['about'::text, 'for'::text])))

constraint corrections_field_check on corrections: CHECK ((field = ANY (ARRAY['given_name'::text, 'family_name'::text, 'preferred_name'::text, 'pronouns'::text, 'email'::text, 'phone'::text])))

constraint corrections_pkey on corrections: PRIMARY KEY (place_id, person_id, field)

constraint corrections_place_id_person_id_fkey on corrections: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint departures_pkey on departures: PRIMARY KEY (place_id, id)

constraint departures_place_id_person_id_fkey on departures: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint departures_source_check on departures: CHECK ((source = ANY (ARRAY['roll'::text, 'person'::text, 'lead'::text])))

constraint done_requests_pkey on done_requests: PRIMARY KEY (place_id, person_id, id)

constraint entries_amount_check on entries: CHECK ((amount > 0))

constraint entries_check on entries: CHECK ((from_id <> to_id))

constraint entries_pkey on entries: PRIMARY KEY (place_id, id)

constraint entries_place_id_from_id_fkey on entries: FOREIGN KEY (place_id, from_id) REFERENCES accounts(place_id, id)

constraint entries_place_id_source_id_fkey on entries: FOREIGN KEY (place_id, source_id) REFERENCES sources(place_id, id)

constraint entries_place_id_to_id_fkey on entries: FOREIGN KEY (place_id, to_id) REFERENCES accounts(place_id, id)

constraint entries_words_check on entries: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 300)))

constraint entry_words_circle_check on entry_words: CHECK ((circle = ANY (ARRAY['school'::text, 'family'::text, 'friends'::text, 'community'::text])))

constraint entry_words_gives_check on entry_words: CHECK ((gives <@ ARRAY['part'::text, 'recognised'::text, 'cared'::text, 'motivated'::text]))

constraint entry_words_near_check on entry_words: CHECK (((near >= 1) AND (near <= 3)))

constraint entry_words_pkey on entry_words: PRIMARY KEY (place_id, id)

constraint entry_words_place_id_entry_id_fkey on entry_words: FOREIGN KEY (place_id, entry_id) REFERENCES web_entries(place_id, id) ON DELETE CASCADE

constraint erasures_pkey on erasures: PRIMARY KEY (place_id, person_id)

constraint gathering_guests_answer_check on gathering_guests: CHECK ((answer = ANY (ARRAY['yes'::text, 'maybe'::text, 'no'::text])))

constraint gathering_guests_check on gathering_guests: CHECK (((num_nonnulls(person_id, name) = 1) AND ((name IS NULL) = (grown IS NULL))))

constraint gathering_guests_comes_from_check on gathering_guests: CHECK ((length(comes_from) <= 120))

constraint gathering_guests_here_check on gathering_guests: CHECK ((here = ANY (ARRAY['yes'::text, 'no'::text])))

constraint gathering_guests_name_check on gathering_guests: CHECK (((length(TRIM(BOTH FROM name)) >= 1) AND (length(TRIM(BOTH FROM name)) <= 120)))

constraint gathering_guests_pkey on gathering_guests: PRIMARY KEY (place_id, id)

constraint gathering_guests_place_id_gathering_id_fkey on gathering_guests: FOREIGN KEY (place_id, gathering_id) REFERENCES gatherings(place_id, id) ON DELETE CASCADE

constraint gathering_guests_place_id_person_id_fkey on gathering_guests: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint gathering_hands_hands_check on gathering_hands: CHECK (((hands >= 0) AND (hands <= 10000)))

constraint gathering_hands_pkey on gathering_hands: PRIMARY KEY (place_id, ballot_id, option_id)

constraint gathering_hands_place_id_ballot_id_option_id_fkey on gathering_hands: FOREIGN KEY (place_id, ballot_id, option_id) REFERENCES ballot_options(place_id, ballot_id, id) ON DELETE CASCADE

constraint gathering_notes_pkey on gathering_notes: PRIMARY KEY (place_id, id)

constraint gathering_notes_place_id_by_id_fkey on gathering_notes: FOREIGN KEY (place_id, by_id) REFERENCES people(place_id, id)

constraint gathering_notes_place_id_gathering_id_fkey on gathering_notes: FOREIGN KEY (place_id, gathering_id) REFERENCES gatherings(place_id, id) ON DELETE CASCADE

constraint gathering_notes_place_id_room_id_fkey on gathering_notes: FOREIGN KEY (place_id, room_id) REFERENCES gathering_rooms(place_id, id) ON DELETE SET NULL (room_id)

constraint gathering_notes_text_check on gathering_notes: CHECK (((length(TRIM(BOTH FROM text)) >= 1) AND (length(TRIM(BOTH FROM text)) <= 1000)))

constraint gathering_rooms_number_check on gathering_rooms: CHECK ((number > 0))

constraint gathering_rooms_pkey on gathering_rooms: PRIMARY KEY (place_id, id)

constraint gathering_rooms_place_id_gathering_id_round_fkey on gathering_rooms: FOREIGN KEY (place_id, gathering_id, round) REFERENCES gathering_rounds(place_id, gathering_id, round) ON DELETE CASCADE

constraint gathering_rooms_place_id_gathering_id_round_number_key on gathering_rooms: UNIQUE (place_id, gathering_id, round, number)

constraint gathering_rounds_check on gathering_rounds: CHECK (((why IS NULL) = (state <> 'not_made'::text)))

constraint gathering_rounds_pkey on gathering_rounds: PRIMARY KEY (place_id, gathering_id, round)

constraint gathering_rounds_place_id_gathering_id_fkey on gathering_rounds: FOREIGN KEY (place_id, gathering_id) REFERENCES gatherings(place_id, id) ON DELETE CASCADE

constraint gathering_rounds_question_check on gathering_rounds: CHECK ((length(question) <= 500))

constraint gathering_rounds_round_check on gathering_rounds: CHECK (((round >= 1) AND (round <= 100)))

constraint gathering_rounds_size_check on gathering_rounds: CHECK (((size >= 2) AND (size <= 50)))

constraint gathering_rounds_state_check on gathering_rounds: CHECK ((state = ANY (ARRAY['making'::text, 'made'::text, 'not_made'::text])))

constraint gathering_seats_pkey on gathering_seats: PRIMARY KEY (place_id, gathering_id, round, guest_id)

constraint gathering_seats_place_id_guest_id_fkey on gathering_seats: FOREIGN KEY (place_id, guest_id) REFERENCES gathering_guests(place_id, id) ON DELETE CASCADE

constraint gathering_seats_place_id_room_id_fkey on gathering_seats: FOREIGN KEY (place_id, room_id) REFERENCES gathering_rooms(place_id, id) ON DELETE CASCADE

constraint gathering_steps_minutes_check on gathering_steps: CHECK (((minutes >= 1) AND (minutes <= 600)))

constraint gathering_steps_pkey on gathering_steps: PRIMARY KEY (place_id, gathering_id, "position")

constraint gathering_steps_place_id_gathering_id_fkey on gathering_steps: FOREIGN KEY (place_id, gathering_id) REFERENCES gatherings(place_id, id) ON DELETE CASCADE

constraint gathering_steps_place_id_guest_id_fkey on gathering_steps: FOREIGN KEY (place_id, guest_id) REFERENCES gathering_guests(place_id, id) ON DELETE SET NULL (guest_id)

constraint gathering_steps_position_check on gathering_steps: CHECK ((("position" >= 1) AND ("position" <= 40)))

constraint gathering_steps_title_check on gathering_steps: CHECK (((length(TRIM(BOTH FROM title)) >= 1) AND (length(TRIM(BOTH FROM title)) <= 200)))

constraint gatherings_about_check on gatherings: CHECK ((length(about) <= 2000))

constraint gatherings_at_place_check on gatherings: CHECK ((length(at_place) <= 200))

constraint gatherings_check on gatherings: CHECK (((closed_at IS NULL) OR (called_off_at IS NULL)))

constraint gatherings_check1 on gatherings: CHECK (((sent_at IS NULL) OR (closed_at IS NOT NULL)))

constraint gatherings_minutes_check on gatherings: CHECK (((minutes >= 5) AND (minutes <= 1440)))

constraint gatherings_pkey on gatherings: PRIMARY KEY (place_id, id)

constraint gatherings_place_id_id_fkey on gatherings: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint gatherings_shape_check on gatherings: CHECK ((shape = ANY (ARRAY['cell'::text, 'roundtable'::text, 'drop_in'::text, 'session'::text, 'event'::text, 'assembly_day'::text])))

constraint grants_check on grants: CHECK ((num_nonnulls(tie_id, group_id) = 1))

constraint grants_may_check on grants: CHECK ((may = ANY (ARRAY['see'::text, 'propose'::text])))

constraint grants_pkey on grants: PRIMARY KEY (place_id, id)

constraint grants_place_id_group_id_fkey on grants: FOREIGN KEY (place_id, group_id) REFERENCES groups(place_id, id)

constraint grants_place_id_thing_id_fkey on grants: FOREIGN KEY (place_id, thing_id) REFERENCES things(place_id, id)

constraint grants_place_id_tie_id_fkey on grants: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint group_answers_answer_check on group_answers: CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text])))

constraint group_answers_pkey on group_answers: PRIMARY KEY (place_id, id)

constraint group_answers_place_id_ask_id_fkey on group_answers: FOREIGN KEY (place_id, ask_id) REFERENCES group_asks(place_id, id) ON DELETE CASCADE

constraint group_answers_place_id_person_id_fkey on group_answers: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint group_asks_check on group_asks: CHECK ((person_id <> asked_by))

constraint group_asks_pkey on group_asks: PRIMARY KEY (place_id, id)

constraint group_asks_place_id_asked_by_fkey on group_asks: FOREIGN KEY (place_id, asked_by) REFERENCES people(place_id, id)

constraint group_asks_place_id_group_id_fkey on group_asks: FOREIGN KEY (place_id, group_id) REFERENCES groups(place_id, id)

constraint group_asks_place_id_person_id_fkey on group_asks: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint group_kinds_pkey on group_kinds: PRIMARY KEY (kind)

constraint groups_check on groups: CHECK ((parent_id <> id))

constraint groups_kind_fkey on groups: FOREIGN KEY (kind) REFERENCES group_kinds(kind)

constraint groups_name_check on groups: CHECK (((length(name) >= 1) AND (length(name) <= 200)))

constraint groups_pkey on groups: PRIMARY KEY (place_id, id)

constraint groups_place_id_id_fkey on groups: FOREIGN KEY (place_id, id) REFERENCES parties(place_id, id)

constraint groups_place_id_parent_id_fkey on groups: FOREIGN KEY (place_id, parent_id) REFERENCES groups(place_id, id)

constraint helper_consents_check on helper_consents: CHECK ((person_id <> helper_id))

constraint helper_consents_check1 on helper_consents: CHECK (((given_how = 'signed_in'::text) = (witness_id IS NULL)))

constraint helper_consents_check2 on helper_consents: CHECK ((witness_id IS DISTINCT FROM helper_id))

constraint helper_consents_given_how_check on helper_consents: CHECK ((given_how = ANY (ARRAY['signed_in'::text, 'on_paper'::text, 'aloud'::text])))

constraint helper_consents_pkey on helper_consents: PRIMARY KEY (place_id, id)

constraint helper_consents_place_id_helper_id_fkey on helper_consents: FOREIGN KEY (place_id, helper_id) REFERENCES people(place_id, id)

constraint helper_consents_place_id_person_id_fkey on helper_consents: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint helper_consents_verbs_check on helper_consents: CHECK (((cardinality(verbs) > 0) AND (verbs <@ ARRAY['web.write'::text, 'plan.write'::text, 'plan.answer_proposal'::text, 'tie.ask'::text, 'profile.write'::text])))

constraint import_pieces_pkey on import_pieces: PRIMARY KEY (place_id, import_id, n)

constraint import_pieces_place_id_import_id_fkey on import_pieces: FOREIGN KEY (place_id, import_id) REFERENCES imports(place_id, id) ON DELETE CASCADE

constraint import_problems_pkey on import_problems: PRIMARY KEY (place_id, import_id, n)

constraint import_problems_place_id_import_id_fkey on import_problems: FOREIGN KEY (place_id, import_id) REFERENCES imports(place_id, id) ON DELETE CASCADE

constraint import_rows_pkey on import_rows: PRIMARY KEY (place_id, import_id, n)

constraint import_rows_place_id_import_id_fkey on import_rows: FOREIGN KEY (place_id, import_id) REFERENCES imports(place_id, id) ON DELETE CASCADE

constraint imports_format_check on imports: CHECK ((format = ANY (ARRAY['oneroster'::text, 'plain'::text])))

constraint imports_pkey on imports: PRIMARY KEY (place_id, id)

constraint imports_place_id_fkey on imports: FOREIGN KEY (place_id) REFERENCES places(place_id)

constraint imports_source_check on imports: CHECK (((length(source) >= 1) AND (length(source) <= 100)))

constraint imports_state_check on imports: CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'writing'::text, 'done'::text, 'failed'::text])))

constraint keep_decisions_pkey on keep_decisions: PRIMARY KEY (place_id, id)

constraint keep_decisions_place_id_person_id_fkey on keep_decisions: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint keep_decisions_why_check on keep_decisions: CHECK (((length(TRIM(BOTH FROM why)) >= 3) AND (length(TRIM(BOTH FROM why)) <= 2000)))

constraint kith_migrations_pkey on kith_migrations: PRIMARY KEY (name)

constraint legal_holds_check on legal_holds: CHECK ((num_nonnulls(person_id, group_id) = 1))

constraint legal_holds_check1 on legal_holds: CHECK ((agreed_by <> asked_by))

constraint legal_holds_check2 on legal_holds: CHECK ((ended_by <> end_asked_by))

constraint legal_holds_pkey on legal_holds: PRIMARY KEY (place_id, id)

constraint legal_holds_place_id_group_id_fkey on legal_holds: FOREIGN KEY (place_id, group_id) REFERENCES groups(place_id, id)

constraint legal_holds_place_id_person_id_fkey on legal_holds: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint legal_holds_why_check on legal_holds: CHECK (((length(TRIM(BOTH FROM why)) >= 10) AND (length(TRIM(BOTH FROM why)) <= 2000)))

constraint listening_counts_pkey on listening_counts: PRIMARY KEY (place_id, listening_id)

constraint listening_counts_place_id_listening_id_fkey on listening_counts: FOREIGN KEY (place_id, listening_id) REFERENCES listenings(place_id, id) ON DELETE CASCADE

constraint listening_log_pkey on listening_log: PRIMARY KEY (place_id, id)

constraint listening_log_place_id_listening_id_fkey on listening_log: FOREIGN KEY (place_id, listening_id) REFERENCES listenings(place_id, id) ON DELETE CASCADE

constraint listening_log_reason_check on listening_log: CHECK ((reason = ANY (ARRAY['names_somebody'::text, 'other_matter'::text, 'said_already'::text, 'hurts'::text, 'unclear'::text])))

constraint listening_log_what_check on listening_log: CHECK ((what = ANY (ARRAY['shown'::text, 'not_shown'::text, 'lifted'::text, 'taken_out'::text, 'taken_back'::text])))

constraint listening_results_pkey on listening_results: PRIMARY KEY (place_id, listening_id)

constraint listening_results_place_id_listening_id_fkey on listening_results: FOREIGN KEY (place_id, listening_id) REFERENCES listenings(place_id, id) ON DELETE CASCADE

constraint listening_sheets_number_check on listening_sheets: CHECK ((number > 0))

constraint listening_sheets_pkey on listening_sheets: PRIMARY KEY (place_id, listening_id, number)

constraint listening_sheets_place_id_listening_id_fkey on listening_sheets: FOREIGN KEY (place_id, listening_id) REFERENCES listenings(place_id, id) ON DELETE CASCADE

constraint listening_sheets_place_id_voter_id_fkey on listening_sheets: FOREIGN KEY (place_id, voter_id) REFERENCES listening_voters(place_id, id) ON DELETE SET NULL (voter_id)

constraint listening_voters_pkey on listening_voters: PRIMARY KEY (place_id, id)

constraint listening_voters_place_id_listening_id_fkey on listening_voters: FOREIGN KEY (place_id, listening_id) REFERENCES listenings(place_id, id) ON DELETE CASCADE

constraint listening_voters_place_id_person_id_fkey on listening_voters: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint listenings_about_check on listenings: CHECK (((length(TRIM(BOTH FROM about)) >= 1) AND (length(TRIM(BOTH FROM about)) <= 2000)))

constraint listenings_pkey on listenings: PRIMARY KEY (place_id, id)

constraint listenings_place_id_id_fkey on listenings: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint listenings_question_check on listenings: CHECK (((length(TRIM(BOTH FROM question)) >= 1) AND (length(TRIM(BOTH FROM question)) <= 300)))

constraint mapping_marks_check on mapping_marks: CHECK ((staff_id <> learner_id))

constraint mapping_marks_mark_check on mapping_marks: CHECK ((mark = ANY (ARRAY['well'::text, 'little'::text, 'not'::text])))

constraint mapping_marks_pkey on mapping_marks: PRIMARY KEY (place_id, mapping_id, staff_id, learner_id)

constraint mapping_marks_place_id_learner_id_fkey on mapping_marks: FOREIGN KEY (place_id, learner_id) REFERENCES people(place_id, id)

constraint mapping_marks_place_id_mapping_id_fkey on mapping_marks: FOREIGN KEY (place_id, mapping_id) REFERENCES mappings(place_id, id)

constraint mapping_marks_place_id_staff_id_fkey on mapping_marks: FOREIGN KEY (place_id, staff_id) REFERENCES people(place_id, id)

constraint mapping_offers_answer_check on mapping_offers: CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text])))

constraint mapping_offers_became_check on mapping_offers: CHECK ((became = ANY (ARRAY['met'::text, 'not'::text])))

constraint mapping_offers_became_words_check on mapping_offers: CHECK (((length(TRIM(BOTH FROM became_words)) >= 1) AND (length(TRIM(BOTH FROM became_words)) <= 500)))

constraint mapping_offers_check on mapping_offers: CHECK (((learner_id <> by_id) AND ((second_id <> learner_id) AND (second_id <> by_id))))

constraint mapping_offers_check1 on mapping_offers: CHECK ((num_nulls(became, became_words, became_by, became_at) = ANY (ARRAY[0, 4])))

constraint mapping_offers_pkey on mapping_offers: PRIMARY KEY (place_id, id)

constraint mapping_offers_place_id_by_id_fkey on mapping_offers: FOREIGN KEY (place_id, by_id) REFERENCES people(place_id, id)

constraint mapping_offers_place_id_learner_id_fkey on mapping_offers: FOREIGN KEY (place_id, learner_id) REFERENCES people(place_id, id)

constraint mapping_offers_place_id_mapping_id_fkey on mapping_offers: FOREIGN KEY (place_id, mapping_id) REFERENCES mappings(place_id, id)

constraint mapping_offers_place_id_second_id_fkey on mapping_offers: FOREIGN KEY (place_id, second_id) REFERENCES people(place_id, id)

constraint mapping_offers_words_check on mapping_offers: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 300)))

constraint mapping_readers_pkey on mapping_readers: PRIMARY KEY (place_id, mapping_id, person_id)

constraint mapping_readers_place_id_mapping_id_fkey on mapping_readers: FOREIGN KEY (place_id, mapping_id) REFERENCES mappings(place_id, id)

constraint mapping_readers_place_id_person_id_fkey on mapping_readers: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint mappings_pkey on mappings: PRIMARY KEY (place_id, id)

constraint mappings_place_id_asked_by_fkey on mappings: FOREIGN KEY (place_id, asked_by) REFERENCES people(place_id, id)

constraint mappings_place_id_before_id_fkey on mappings: FOREIGN KEY (place_id, before_id) REFERENCES mappings(place_id, id)

constraint mappings_place_id_group_id_fkey on mappings: FOREIGN KEY (place_id, group_id) REFERENCES groups(place_id, id)

constraint meeting_guests_answer_check on meeting_guests: CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text])))

constraint meeting_guests_pkey on meeting_guests: PRIMARY KEY (place_id, meeting_id, person_id)

constraint meeting_guests_place_id_meeting_id_fkey on meeting_guests: FOREIGN KEY (place_id, meeting_id) REFERENCES meetings(place_id, id)

constraint meeting_guests_place_id_person_id_fkey on meeting_guests: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint meeting_guests_place_id_tie_id_fkey on meeting_guests: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint meeting_words_pkey on meeting_words: PRIMARY KEY (place_id, id)

constraint meeting_words_place_id_meeting_id_fkey on meeting_words: FOREIGN KEY (place_id, meeting_id) REFERENCES meetings(place_id, id)

constraint meeting_words_text_check on meeting_words: CHECK (((length(TRIM(BOTH FROM text)) >= 1) AND (length(TRIM(BOTH FROM text)) <= 4000)))

constraint meetings_at_place_check on meetings: CHECK ((length(at_place) <= 200))

constraint meetings_check on meetings: CHECK (((starts_at IS NOT NULL) OR (held_on IS NOT NULL)))

constraint meetings_check1 on meetings: CHECK ((((held_on IS NULL) = (minutes IS NULL)) AND ((held_on IS NULL) = (recorded_at IS NULL))))

constraint meetings_minutes_check on meetings: CHECK (((minutes >= 1) AND (minutes <= 600)))

constraint meetings_pkey on meetings: PRIMARY KEY (place_id, id)

constraint meetings_place_id_id_fkey on meetings: FOREIGN KEY (place_id, id) REFERENCES things(place_id, id)

constraint meetings_place_id_tie_id_fkey on meetings: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint meetings_shape_check on meetings: CHECK ((shape = 'conversation'::text))

constraint memberships_check on memberships: CHECK (((to_at IS NULL) OR (to_at >= from_at)))

constraint memberships_check1 on memberships: CHECK (((opens_on IS NULL) OR (to_at IS NOT NULL)))

constraint memberships_pkey on memberships: PRIMARY KEY (place_id, id)

constraint memberships_place_id_group_id_fkey on memberships: FOREIGN KEY (place_id, group_id) REFERENCES groups(place_id, id)

constraint memberships_place_id_person_id_fkey on memberships: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint memberships_role_check on memberships: CHECK ((role ~ '^[a-z_]{2,40}$'::text))

constraint memberships_source_check on memberships: CHECK ((source = ANY (ARRAY['roll'::text, 'person'::text])))

constraint mentor_asks_answer_check on mentor_asks: CHECK (((length(TRIM(BOTH FROM answer)) >= 1) AND (length(TRIM(BOTH FROM answer)) <= 1000)))

constraint mentor_asks_check on mentor_asks: CHECK (((answered_at IS NULL) = (answer IS NULL)))

constraint mentor_asks_pkey on mentor_asks: PRIMARY KEY (place_id, id)

constraint mentor_asks_place_id_id_fkey on mentor_asks: FOREIGN KEY (place_id, id) REFERENCES things(place_id, id)

constraint mentor_asks_place_id_learner_id_fkey on mentor_asks: FOREIGN KEY (place_id, learner_id) REFERENCES people(place_id, id)

constraint mentor_asks_place_id_person_id_fkey on mentor_asks: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint mentor_asks_words_check on mentor_asks: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 500)))

constraint mentor_choices_pkey on mentor_choices: PRIMARY KEY (place_id, learner_id, rank)

constraint mentor_choices_place_id_learner_id_fkey on mentor_choices: FOREIGN KEY (place_id, learner_id) REFERENCES people(place_id, id)

constraint mentor_choices_place_id_learner_id_mentor_id_key on mentor_choices: UNIQUE (place_id, learner_id, mentor_id)

constraint mentor_choices_place_id_mentor_id_fkey on mentor_choices: FOREIGN KEY (place_id, mentor_id) REFERENCES people(place_id, id)

constraint mentor_choices_rank_check on mentor_choices: CHECK (((rank >= 1) AND (rank <= 6)))

constraint mentor_offers_about_check on mentor_offers: CHECK (((length(TRIM(BOTH FROM about)) >= 1) AND (length(TRIM(BOTH FROM about)) <= 1000)))

constraint mentor_offers_check on mentor_offers: CHECK (((agreed_by IS NULL) = (agreed_at IS NULL)))

constraint mentor_offers_languages_check on mentor_offers: CHECK ((cardinality(languages) <= 12))

constraint mentor_offers_loves_check on mentor_offers: CHECK ((length(loves) <= 500))

constraint mentor_offers_pkey on mentor_offers: PRIMARY KEY (place_id, id)

constraint mentor_offers_place_id_person_id_fkey on mentor_offers: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint mentor_offers_places_check on mentor_offers: CHECK (((places >= 1) AND (places <= 25)))

constraint mentor_offers_times_check on mentor_offers: CHECK ((cardinality(times) <= 12))

constraint mentor_pairs_came_check on mentor_pairs: CHECK ((came = ANY (ARRAY['chosen'::text, 'no_choices'::text, 'none_possible'::text, 'none_free'::text, 'by_hand'::text])))

constraint mentor_pairs_pkey on mentor_pairs: PRIMARY KEY (place_id, round_id, learner_id)

constraint mentor_pairs_place_id_companion_id_fkey on mentor_pairs: FOREIGN KEY (place_id, companion_id) REFERENCES people(place_id, id)

constraint mentor_pairs_place_id_learner_id_fkey on mentor_pairs: FOREIGN KEY (place_id, learner_id) REFERENCES people(place_id, id)

constraint mentor_pairs_place_id_mentor_id_fkey on mentor_pairs: FOREIGN KEY (place_id, mentor_id) REFERENCES people(place_id, id)

constraint mentor_pairs_place_id_round_id_fkey on mentor_pairs: FOREIGN KEY (place_id, round_id) REFERENCES mentor_rounds(place_id, id)

constraint mentor_pairs_place_id_tie_id_fkey on mentor_pairs: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint mentor_refusals_pkey on mentor_refusals: PRIMARY KEY (place_id, mentor_id, learner_id)

constraint mentor_refusals_place_id_learner_id_fkey on mentor_refusals: FOREIGN KEY (place_id, learner_id) REFERENCES people(place_id, id)

constraint mentor_refusals_place_id_mentor_id_fkey on mentor_refusals: FOREIGN KEY (place_id, mentor_id) REFERENCES people(place_id, id)

constraint mentor_rounds_pkey on mentor_rounds: PRIMARY KEY (place_id, id)

constraint mentor_rounds_place_id_group_id_fkey on mentor_rounds: FOREIGN KEY (place_id, group_id) REFERENCES groups(place_id, id)

constraint mentor_rounds_state_check on mentor_rounds: CHECK ((state = ANY (ARRAY['open'::text, 'running'::text, 'draft'::text, 'published'::text, 'called_off'::text])))

constraint mentor_rounds_step_check on mentor_rounds: CHECK (((step >= 0) AND (step <= 3)))

constraint mentor_wishes_languages_check on mentor_wishes: CHECK ((cardinality(languages) <= 12))

constraint mentor_wishes_pkey on mentor_wishes: PRIMARY KEY (place_id, learner_id)

constraint mentor_wishes_place_id_learner_id_fkey on mentor_wishes: FOREIGN KEY (place_id, learner_id) REFERENCES people(place_id, id)

constraint mentor_wishes_times_check on mentor_wishes: CHECK ((cardinality(times) <= 12))

constraint merges_check on merges: CHECK ((from_id <> into_id))

constraint merges_pkey on merges: PRIMARY KEY (place_id, from_id)

constraint notices_pkey on notices: PRIMARY KEY (place_id, id)

constraint notices_place_id_to_id_fkey on notices: FOREIGN KEY (place_id, to_id) REFERENCES people(place_id, id)

constraint override_holds_check on override_holds: CHECK ((until_at <= (held_at + '30 days'::interval)))

constraint override_holds_pkey on override_holds: PRIMARY KEY (place_id, id)

constraint override_holds_place_id_override_id_fkey on override_holds: FOREIGN KEY (place_id, override_id) REFERENCES overrides(place_id, id)

constraint override_holds_reason_check on override_holds: CHECK (((length(TRIM(BOTH FROM reason)) >= 10) AND (length(TRIM(BOTH FROM reason)) <= 2000)))

constraint overrides_check on overrides: CHECK ((child_id <> lead_id))

constraint overrides_check1 on overrides: CHECK ((until_at <= (opened_at + '24:00:00'::interval)))

constraint overrides_pkey on overrides: PRIMARY KEY (place_id, id)

constraint overrides_place_id_child_id_fkey on overrides: FOREIGN KEY (place_id, child_id) REFERENCES people(place_id, id)

constraint overrides_place_id_lead_id_fkey on overrides: FOREIGN KEY (place_id, lead_id) REFERENCES people(place_id, id)

constraint overrides_reason_check on overrides: CHECK (((length(TRIM(BOTH FROM reason)) >= 10) AND (length(TRIM(BOTH FROM reason)) <= 2000)))

constraint paper_readings_fault_check on paper_readings: CHECK ((fault = ANY (ARRAY['too_many'::text, 'unreadable'::text, 'twice'::text, 'empty'::text])))

constraint paper_readings_nth_check on paper_readings: CHECK (((nth >= 1) AND (nth <= 3)))

constraint paper_readings_pkey on paper_readings: PRIMARY KEY (place_id, budget_id, serial, nth)

constraint paper_readings_place_id_budget_id_serial_fkey on paper_readings: FOREIGN KEY (place_id, budget_id, serial) REFERENCES paper_sheets(place_id, budget_id, serial) ON DELETE CASCADE

constraint paper_sheets_pkey on paper_sheets: PRIMARY KEY (place_id, budget_id, serial)

constraint paper_sheets_place_id_budget_id_fkey on paper_sheets: FOREIGN KEY (place_id, budget_id) REFERENCES budgets(place_id, id) ON DELETE CASCADE

constraint paper_sheets_serial_check on paper_sheets: CHECK (((serial >= 1) AND (serial <= 99999)))

constraint paper_tallies_pkey on paper_tallies: PRIMARY KEY (place_id, budget_id)

constraint paper_tallies_place_id_budget_id_fkey on paper_tallies: FOREIGN KEY (place_id, budget_id) REFERENCES budgets(place_id, id) ON DELETE CASCADE

constraint parties_kind_check on parties: CHECK ((kind = ANY (ARRAY['person'::text, 'group'::text])))

constraint parties_pkey on parties: PRIMARY KEY (place_id, id)

constraint parties_place_id_fkey on parties: FOREIGN KEY (place_id) REFERENCES places(place_id)

constraint people_family_name_check on people: CHECK ((length(family_name) <= 200))

constraint people_given_name_check on people: CHECK (((length(given_name) >= 1) AND (length(given_name) <= 200)))

constraint people_pkey on people: PRIMARY KEY (place_id, id)

constraint people_place_id_id_fkey on people: FOREIGN KEY (place_id, id) REFERENCES parties(place_id, id)

constraint people_preferred_name_check on people: CHECK ((length(preferred_name) <= 200))

constraint people_pronouns_check on people: CHECK ((length(pronouns) <= 60))

constraint people_private_email_check on people_private: CHECK ((length(email) <= 320))

constraint people_private_phone_check on people_private: CHECK ((length(phone) <= 60))

constraint people_private_pkey on people_private: PRIMARY KEY (place_id, person_id)

constraint people_private_place_id_person_id_fkey on people_private: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint people_private_year_group_check on people_private: CHECK (((year_group >= '-1'::integer) AND (year_group <= 14)))

constraint places_pkey on places: PRIMARY KEY (place_id)

constraint places_slug_check on places: CHECK ((slug ~ '^[a-z0-9-]{1,60}$'::text))

constraint places_slug_key on places: UNIQUE (slug)

constraint plan_agreements_answer_check on plan_agreements: CHECK ((answer = ANY (ARRAY['agree'::text, 'differ'::text])))

constraint plan_agreements_check on plan_agreements: CHECK (((answer = 'agree'::text) OR (length(TRIM(BOTH FROM words)) > 0)))

constraint plan_agreements_pkey on plan_agreements: PRIMARY KEY (place_id, id)

constraint plan_agreements_place_id_person_id_fkey on plan_agreements: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint plan_agreements_place_id_plan_id_version_fkey on plan_agreements: FOREIGN KEY (place_id, plan_id, version) REFERENCES plan_versions(place_id, plan_id, version)

constraint plan_agreements_words_check on plan_agreements: CHECK ((length(words) <= 2000))

constraint plan_items_check on plan_items: CHECK (((to_version IS NULL) OR (to_version > from_version)))

constraint plan_items_pkey on plan_items: PRIMARY KEY (place_id, id)

constraint plan_items_place_id_item_id_fkey on plan_items: FOREIGN KEY (place_id, item_id) REFERENCES things(place_id, id)

constraint plan_items_place_id_plan_id_from_version_fkey on plan_items: FOREIGN KEY (place_id, plan_id, from_version) REFERENCES plan_versions(place_id, plan_id, version)

constraint plan_items_section_check on plan_items: CHECK ((section = ANY (ARRAY['strength'::text, 'matters'::text, 'goal'::text, 'step'::text, 'helps'::text, 'choice'::text, 'outside'::text, 'noticed'::text])))

constraint plan_items_text_check on plan_items: CHECK (((length(TRIM(BOTH FROM text)) >= 1) AND (length(TRIM(BOTH FROM text)) <= 2000)))

constraint plan_partners_agrees_as_check on plan_partners: CHECK ((agrees_as = ANY (ARRAY['learner'::text, 'parent'::text, 'tutor'::text, 'mentor'::text, 'other'::text])))

constraint plan_partners_pkey on plan_partners: PRIMARY KEY (place_id, plan_id, person_id)

constraint plan_partners_place_id_person_id_fkey on plan_partners: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint plan_partners_place_id_plan_id_fkey on plan_partners: FOREIGN KEY (place_id, plan_id) REFERENCES plans(place_id, id)

constraint plan_proposals_answer_check on plan_proposals: CHECK ((answer = ANY (ARRAY['taken'::text, 'mended'::text, 'not_now'::text])))

constraint plan_proposals_check on plan_proposals: CHECK (((answer IS NULL) = (answered_at IS NULL)))

constraint plan_proposals_pkey on plan_proposals: PRIMARY KEY (place_id, id)

constraint plan_proposals_place_id_plan_id_fkey on plan_proposals: FOREIGN KEY (place_id, plan_id) REFERENCES plans(place_id, id)

constraint plan_proposals_place_id_tie_id_fkey on plan_proposals: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint plan_proposals_section_check on plan_proposals: CHECK ((section = ANY (ARRAY['strength'::text, 'matters'::text, 'goal'::text, 'step'::text, 'helps'::text, 'choice'::text, 'outside'::text, 'noticed'::text])))

constraint plan_proposals_text_check on plan_proposals: CHECK (((length(TRIM(BOTH FROM text)) >= 1) AND (length(TRIM(BOTH FROM text)) <= 2000)))

constraint plan_reviews_pkey on plan_reviews: PRIMARY KEY (place_id, id)

constraint plan_reviews_place_id_plan_id_fkey on plan_reviews: FOREIGN KEY (place_id, plan_id) REFERENCES plans(place_id, id)

constraint plan_reviews_words_check on plan_reviews: CHECK ((length(words) <= 4000))

constraint plan_versions_pkey on plan_versions: PRIMARY KEY (place_id, plan_id, version)

constraint plan_versions_place_id_plan_id_fkey on plan_versions: FOREIGN KEY (place_id, plan_id) REFERENCES plans(place_id, id)

constraint plan_versions_version_check on plan_versions: CHECK ((version >= 1))

constraint plans_pkey on plans: PRIMARY KEY (place_id, id)

constraint plans_place_id_id_fkey on plans: FOREIGN KEY (place_id, id) REFERENCES things(place_id, id)

constraint plans_place_id_owner_id_fkey on plans: FOREIGN KEY (place_id, owner_id) REFERENCES parties(place_id, id)

constraint project_news_pkey on project_news: PRIMARY KEY (place_id, id)

constraint project_news_place_id_project_id_fkey on project_news: FOREIGN KEY (place_id, project_id) REFERENCES budget_projects(place_id, id) ON DELETE CASCADE

constraint project_news_state_check on project_news: CHECK ((state = ANY (ARRAY['begun'::text, 'going_on'::text, 'held_up'::text, 'done'::text])))

constraint project_news_words_check on project_news: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 1000)))

constraint readings_pkey on readings: PRIMARY KEY (place_id, id)

constraint readings_place_id_reader_id_fkey on readings: FOREIGN KEY (place_id, reader_id) REFERENCES people(place_id, id)

constraint readings_place_id_sense_id_fkey on readings: FOREIGN KEY (place_id, sense_id) REFERENCES sense_makings(place_id, id) ON DELETE CASCADE

constraint readings_place_id_voice_id_fkey on readings: FOREIGN KEY (place_id, voice_id) REFERENCES voices(place_id, id)

constraint readings_words_check on readings: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 1000)))

constraint reads_pkey on reads: PRIMARY KEY (place_id, id)

constraint reads_through_check on reads: CHECK ((through = ANY (ARRAY['tie'::text, 'group'::text, 'override'::text, 'companion'::text, 'lead'::text, 'helper'::text, 'named'::text])))

constraint recent_changes_pkey on recent_changes: PRIMARY KEY (place_id, tx, about)

constraint recommendations_check on recommendations: CHECK (((votes_for >= 0) AND (votes_for <= votes)))

constraint recommendations_check1 on recommendations: CHECK ((num_nulls(votes_for, votes, counted) = ANY (ARRAY[0, 3])))

constraint recommendations_counted_check on recommendations: CHECK ((counted = ANY (ARRAY['ballot'::text, 'paper'::text])))

constraint recommendations_pkey on recommendations: PRIMARY KEY (place_id, id)

constraint recommendations_place_id_assembly_id_fkey on recommendations: FOREIGN KEY (place_id, assembly_id) REFERENCES assemblies(place_id, id) ON DELETE CASCADE

constraint recommendations_place_id_assembly_id_n_key on recommendations: UNIQUE (place_id, assembly_id, n)

constraint recommendations_place_id_id_fkey on recommendations: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint recommendations_text_check on recommendations: CHECK (((length(TRIM(BOTH FROM text)) >= 1) AND (length(TRIM(BOTH FROM text)) <= 2000)))

constraint recommendations_votes_check on recommendations: CHECK (((votes >= 0) AND (votes <= 400)))

constraint recommendations_why_check on recommendations: CHECK (((length(TRIM(BOTH FROM why)) >= 1) AND (length(TRIM(BOTH FROM why)) <= 4000)))

constraint role_powers_group_kind_fkey on role_powers: FOREIGN KEY (group_kind) REFERENCES group_kinds(kind)

constraint role_powers_pkey on role_powers: PRIMARY KEY (group_kind, role, power)

constraint role_powers_power_check on role_powers: CHECK ((power ~ '^[a-z_]{2,40}$'::text))

constraint roll_ids_kind_check on roll_ids: CHECK ((kind = ANY (ARRAY['person'::text, 'org'::text, 'class'::text, 'term'::text])))

constraint roll_ids_pkey on roll_ids: PRIMARY KEY (place_id, source, kind, external_id)

constraint roll_ids_place_id_fkey on roll_ids: FOREIGN KEY (place_id) REFERENCES places(place_id)

constraint sense_makings_pkey on sense_makings: PRIMARY KEY (place_id, id)

constraint sense_makings_place_id_listening_id_fkey on sense_makings: FOREIGN KEY (place_id, listening_id) REFERENCES listenings(place_id, id) ON DELETE CASCADE

constraint sense_makings_title_check on sense_makings: CHECK (((length(TRIM(BOTH FROM title)) >= 1) AND (length(TRIM(BOTH FROM title)) <= 200)))

constraint sense_readers_pkey on sense_readers: PRIMARY KEY (place_id, sense_id, person_id)

constraint sense_readers_place_id_person_id_fkey on sense_readers: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint sense_readers_place_id_sense_id_fkey on sense_readers: FOREIGN KEY (place_id, sense_id) REFERENCES sense_makings(place_id, id) ON DELETE CASCADE

constraint sense_voices_pkey on sense_voices: PRIMARY KEY (place_id, sense_id, voice_id)

constraint sense_voices_place_id_sense_id_fkey on sense_voices: FOREIGN KEY (place_id, sense_id) REFERENCES sense_makings(place_id, id) ON DELETE CASCADE

constraint sense_voices_place_id_voice_id_fkey on sense_voices: FOREIGN KEY (place_id, voice_id) REFERENCES voices(place_id, id) ON DELETE CASCADE

constraint shared_codes_code_check on shared_codes: CHECK ((code ~ '^[A-HJ-NP-Z2-9]{8}$'::text))

constraint shared_codes_pkey on shared_codes: PRIMARY KEY (place_id, code)

constraint shared_codes_place_id_person_id_fkey on shared_codes: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint sheet_statements_n_check on sheet_statements: CHECK (((n >= 1) AND (n <= 40)))

constraint sheet_statements_pkey on sheet_statements: PRIMARY KEY (place_id, listening_id, number, n)

constraint sheet_statements_place_id_listening_id_number_fkey on sheet_statements: FOREIGN KEY (place_id, listening_id, number) REFERENCES listening_sheets(place_id, listening_id, number) ON DELETE CASCADE

constraint sheet_statements_place_id_statement_id_fkey on sheet_statements: FOREIGN KEY (place_id, statement_id) REFERENCES statements(place_id, id) ON DELETE CASCADE

constraint account_people_account_id_fkey on sign_in.account_people: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint account_people_pkey on sign_in.account_people: PRIMARY KEY (account_id, place_id, person_id)

constraint account_people_place_id_person_id_key on sign_in.account_people: UNIQUE (place_id, person_id)

constraint accounts_email_check on sign_in.accounts: CHECK (((email = lower(email)) AND (email ~ '^[^@\s]+@[^@\s]+$'::text)))

constraint accounts_email_key on sign_in.accounts: UNIQUE (email)

constraint accounts_pkey on sign_in.accounts: PRIMARY KEY (id)

constraint cards_check on sign_in.cards: CHECK (((opened_at IS NULL) = (opened_browser_hash IS NULL)))

constraint cards_check1 on sign_in.cards: CHECK (((used_at IS NULL) OR (opened_at IS NOT NULL)))

constraint cards_opened_browser_hash_check on sign_in.cards: CHECK ((length(opened_browser_hash) = 32))

constraint cards_pkey on sign_in.cards: PRIMARY KEY (id)

constraint cards_secret_hash_check on sign_in.cards: CHECK ((length(secret_hash) = 32))

constraint cards_secret_hash_key on sign_in.cards: UNIQUE (secret_hash)

constraint challenges_account_id_fkey on sign_in.challenges: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint challenges_browser_hash_check on sign_in.challenges: CHECK ((length(browser_hash) = 32))

constraint challenges_challenge_hash_check on sign_in.challenges: CHECK ((length(challenge_hash) = 32))

constraint challenges_pkey on sign_in.challenges: PRIMARY KEY (challenge_hash)

constraint codes_account_id_fkey on sign_in.codes: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint codes_browser_hash_check on sign_in.codes: CHECK ((length(browser_hash) = 32))

constraint codes_check on sign_in.codes: CHECK (((purpose <> ALL (ARRAY['sign-in'::text, 'address'::text])) OR ((email IS NOT NULL) AND (code_hash IS NOT NULL) AND (browser_hash IS NOT NULL))))

constraint codes_check1 on sign_in.codes: CHECK (((purpose = 'address'::text) = (account_id IS NOT NULL)))

constraint codes_check2 on sign_in.codes: CHECK (((purpose <> 'invitation'::text) OR ((email IS NOT NULL) AND (person_id IS NOT NULL))))

constraint codes_check3 on sign_in.codes: CHECK (((purpose <> 'demo'::text) OR (person_id IS NOT NULL)))

constraint codes_check4 on sign_in.codes: CHECK (((place_id IS NULL) = (person_id IS NULL)))

constraint codes_code_hash_check on sign_in.codes: CHECK ((length(code_hash) = 32))

constraint codes_link_hash_check on sign_in.codes: CHECK ((length(link_hash) = 32))

constraint codes_link_hash_key on sign_in.codes: UNIQUE (link_hash)

constraint codes_pkey on sign_in.codes: PRIMARY KEY (id)

constraint codes_purpose_check on sign_in.codes: CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'invitation'::text, 'demo'::text, 'address'::text])))

constraint limits_pkey on sign_in.limits: PRIMARY KEY (key)

constraint outbox_check on sign_in.outbox: CHECK (((due_at IS NULL) = (send_until IS NULL)))

constraint outbox_pkey on sign_in.outbox: PRIMARY KEY (id)

constraint passkeys_account_id_fkey on sign_in.passkeys: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint passkeys_label_check on sign_in.passkeys: CHECK (((length(label) >= 1) AND (length(label) <= 60)))

constraint passkeys_pkey on sign_in.passkeys: PRIMARY KEY (id)

constraint reminders_account_id_fkey on sign_in.reminders: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint reminders_pkey on sign_in.reminders: PRIMARY KEY (account_id)

constraint school_identities_account_id_fkey on sign_in.school_identities: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint school_identities_account_id_issuer_key on sign_in.school_identities: UNIQUE (account_id, issuer)

constraint school_identities_issuer_check on sign_in.school_identities: CHECK ((length(issuer) <= 500))

constraint school_identities_pkey on sign_in.school_identities: PRIMARY KEY (issuer, subject)

constraint school_identities_subject_check on sign_in.school_identities: CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))

constraint school_visits_account_id_fkey on sign_in.school_visits: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint school_visits_browser_hash_check on sign_in.school_visits: CHECK ((length(browser_hash) = 32))

constraint school_visits_leads_to_check on sign_in.school_visits: CHECK ((length(leads_to) <= 500))

constraint school_visits_pkey on sign_in.school_visits: PRIMARY KEY (state_hash)

constraint school_visits_state_hash_check on sign_in.school_visits: CHECK ((length(state_hash) = 32))

constraint secrets_account_id_fkey on sign_in.secrets: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint secrets_name_check on sign_in.secrets: CHECK (((length(name) >= 3) AND (length(name) <= 60)))

constraint secrets_name_key on sign_in.secrets: UNIQUE (name)

constraint secrets_pkey on sign_in.secrets: PRIMARY KEY (account_id)

constraint secrets_secret_hash_check on sign_in.secrets: CHECK ((secret_hash ~~ '$argon2id$%'::text))

constraint sessions_account_id_fkey on sign_in.sessions: FOREIGN KEY (account_id) REFERENCES sign_in.accounts(id) ON DELETE CASCADE

constraint sessions_came_by_check on sign_in.sessions: CHECK ((came_by = ANY (ARRAY['code'::text, 'link'::text, 'invitation'::text, 'demo'::text, 'card'::text, 'secret'::text, 'passkey'::text, 'school'::text])))

constraint sessions_check on sign_in.sessions: CHECK ((acting_for_id <> person_id))

constraint sessions_check1 on sign_in.sessions: CHECK (((place_id IS NULL) = (person_id IS NULL)))

constraint sessions_check2 on sign_in.sessions: CHECK (((acting_for_id IS NULL) OR (person_id IS NOT NULL)))

constraint sessions_device_check on sign_in.sessions: CHECK ((length(device) <= 60))

constraint sessions_idle_seconds_check on sign_in.sessions: CHECK ((idle_seconds > 0))

constraint sessions_pkey on sign_in.sessions: PRIMARY KEY (id)

constraint sessions_school_said_check on sign_in.sessions: CHECK ((length(school_said) <= 500))

constraint sessions_token_hash_check on sign_in.sessions: CHECK ((length(token_hash) = 32))

constraint sessions_token_hash_key on sign_in.sessions: UNIQUE (token_hash)

constraint source_answers_check on source_answers: CHECK ((((says IS NULL) = (words IS NULL)) AND ((says IS NULL) = (answered_at IS NULL))))

constraint source_answers_check1 on source_answers: CHECK (((passed_on_at IS NULL) OR (answered_at IS NULL)))

constraint source_answers_pkey on source_answers: PRIMARY KEY (place_id, id)

constraint source_answers_place_id_source_id_fkey on source_answers: FOREIGN KEY (place_id, source_id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint source_answers_place_id_who_id_fkey on source_answers: FOREIGN KEY (place_id, who_id) REFERENCES people(place_id, id)

constraint source_answers_says_check on source_answers: CHECK ((says = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text])))

constraint source_answers_words_check on source_answers: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 4000)))

constraint source_follows_pkey on source_follows: PRIMARY KEY (place_id, source_id, person_id)

constraint source_follows_place_id_person_id_fkey on source_follows: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint source_follows_place_id_source_id_fkey on source_follows: FOREIGN KEY (place_id, source_id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint source_links_check on source_links: CHECK ((from_id <> to_id))

constraint source_links_pkey on source_links: PRIMARY KEY (place_id, from_id, to_id)

constraint source_links_place_id_from_id_fkey on source_links: FOREIGN KEY (place_id, from_id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint source_links_place_id_to_id_fkey on source_links: FOREIGN KEY (place_id, to_id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint source_parts_part_check on source_parts: CHECK ((part ~ '^[a-z_]{2,40}$'::text))

constraint source_parts_pkey on source_parts: PRIMARY KEY (place_id, source_id, person_id, part)

constraint source_parts_place_id_person_id_fkey on source_parts: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint source_parts_place_id_source_id_fkey on source_parts: FOREIGN KEY (place_id, source_id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint sources_from_age_check on sources: CHECK (((from_age >= 4) AND (from_age <= 30)))

constraint sources_pkey on sources: PRIMARY KEY (place_id, id)

constraint sources_place_id_for_group_id_fkey on sources: FOREIGN KEY (place_id, for_group_id) REFERENCES groups(place_id, id)

constraint sources_place_id_host_id_fkey on sources: FOREIGN KEY (place_id, host_id) REFERENCES groups(place_id, id)

constraint sources_place_id_id_fkey on sources: FOREIGN KEY (place_id, id) REFERENCES things(place_id, id) ON DELETE CASCADE

constraint sources_shown_to_check on sources: CHECK ((shown_to = ANY (ARRAY['named'::text, 'asked'::text, 'public'::text])))

constraint sources_title_check on sources: CHECK (((length(TRIM(BOTH FROM title)) >= 1) AND (length(TRIM(BOTH FROM title)) <= 300)))

constraint speak_up_answers_pkey on speak_up_answers: PRIMARY KEY (place_id, speak_up_id)

constraint speak_up_answers_place_id_said_by_fkey on speak_up_answers: FOREIGN KEY (place_id, said_by) REFERENCES people(place_id, id)

constraint speak_up_answers_place_id_speak_up_id_fkey on speak_up_answers: FOREIGN KEY (place_id, speak_up_id) REFERENCES speak_ups(place_id, id)

constraint speak_up_answers_words_check on speak_up_answers: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 2000)))

constraint speak_ups_pkey on speak_ups: PRIMARY KEY (place_id, id)

constraint speak_ups_place_id_by_id_fkey on speak_ups: FOREIGN KEY (place_id, by_id) REFERENCES people(place_id, id)

constraint speak_ups_place_id_id_fkey on speak_ups: FOREIGN KEY (place_id, id) REFERENCES things(place_id, id)

constraint speak_ups_place_id_tie_id_fkey on speak_ups: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint speak_ups_place_id_to_id_fkey on speak_ups: FOREIGN KEY (place_id, to_id) REFERENCES people(place_id, id)

constraint speak_ups_words_check on speak_ups: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 2000)))

constraint statement_votes_pkey on statement_votes: PRIMARY KEY (place_id, statement_id, voter_id)

constraint statement_votes_place_id_statement_id_fkey on statement_votes: FOREIGN KEY (place_id, statement_id) REFERENCES statements(place_id, id) ON DELETE CASCADE

constraint statement_votes_place_id_voter_id_fkey on statement_votes: FOREIGN KEY (place_id, voter_id) REFERENCES listening_voters(place_id, id) ON DELETE CASCADE

constraint statement_votes_vote_check on statement_votes: CHECK (((vote >= '-1'::integer) AND (vote <= 1)))

constraint statements_check on statements: CHECK (((reason IS NOT NULL) <= (standing = 'out'::text)))

constraint statements_pkey on statements: PRIMARY KEY (place_id, id)

constraint statements_place_id_added_by_fkey on statements: FOREIGN KEY (place_id, added_by) REFERENCES people(place_id, id)

constraint statements_place_id_listening_id_fkey on statements: FOREIGN KEY (place_id, listening_id) REFERENCES listenings(place_id, id) ON DELETE CASCADE

constraint statements_place_id_voice_id_fkey on statements: FOREIGN KEY (place_id, voice_id) REFERENCES voices(place_id, id)

constraint statements_reason_check on statements: CHECK ((reason = ANY (ARRAY['names_somebody'::text, 'other_matter'::text, 'said_already'::text, 'hurts'::text, 'unclear'::text])))

constraint statements_standing_check on statements: CHECK ((standing = ANY (ARRAY['waiting'::text, 'in'::text, 'meta'::text, 'out'::text])))

constraint statements_words_check on statements: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 1000)))

constraint terms_check on terms: CHECK ((ends_on >= starts_on))

constraint terms_kind_check on terms: CHECK ((kind = ANY (ARRAY['year'::text, 'term'::text, 'half_term'::text])))

constraint terms_pkey on terms: PRIMARY KEY (place_id, id)

constraint terms_place_id_group_id_fkey on terms: FOREIGN KEY (place_id, group_id) REFERENCES groups(place_id, id)

constraint terms_place_id_parent_id_fkey on terms: FOREIGN KEY (place_id, parent_id) REFERENCES terms(place_id, id)

constraint terms_title_check on terms: CHECK (((length(title) >= 1) AND (length(title) <= 200)))

constraint theme_readings_pkey on theme_readings: PRIMARY KEY (place_id, theme_id, reading_id)

constraint theme_readings_place_id_reading_id_fkey on theme_readings: FOREIGN KEY (place_id, reading_id) REFERENCES readings(place_id, id) ON DELETE CASCADE

constraint theme_readings_place_id_theme_id_fkey on theme_readings: FOREIGN KEY (place_id, theme_id) REFERENCES themes(place_id, id) ON DELETE CASCADE

constraint themes_pkey on themes: PRIMARY KEY (place_id, id)

constraint themes_place_id_id_fkey on themes: FOREIGN KEY (place_id, id) REFERENCES sources(place_id, id) ON DELETE CASCADE

constraint themes_place_id_sense_id_fkey on themes: FOREIGN KEY (place_id, sense_id) REFERENCES sense_makings(place_id, id) ON DELETE CASCADE

constraint themes_says_check on themes: CHECK (((length(TRIM(BOTH FROM says)) >= 1) AND (length(TRIM(BOTH FROM says)) <= 2000)))

constraint thing_kinds_part_of_fkey on thing_kinds: FOREIGN KEY (part_of) REFERENCES thing_kinds(kind)

constraint thing_kinds_pkey on thing_kinds: PRIMARY KEY (kind)

constraint things_check on things: CHECK (((kind <> ALL (ARRAY['web'::text, 'plan'::text])) OR (parent_id IS NULL)))

constraint things_check1 on things: CHECK (((kind <> ALL (ARRAY['web_entry'::text, 'plan_item'::text])) OR (parent_id IS NOT NULL)))

constraint things_kind_fkey on things: FOREIGN KEY (kind) REFERENCES thing_kinds(kind)

constraint things_pkey on things: PRIMARY KEY (place_id, id)

constraint things_place_id_owner_id_fkey on things: FOREIGN KEY (place_id, owner_id) REFERENCES parties(place_id, id)

constraint things_place_id_parent_id_fkey on things: FOREIGN KEY (place_id, parent_id) REFERENCES things(place_id, id)

constraint tie_answers_answer_check on tie_answers: CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text])))

constraint tie_answers_pkey on tie_answers: PRIMARY KEY (place_id, id)

constraint tie_answers_place_id_for_id_fkey on tie_answers: FOREIGN KEY (place_id, for_id) REFERENCES people(place_id, id)

constraint tie_answers_place_id_person_id_fkey on tie_answers: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint tie_answers_place_id_tie_id_fkey on tie_answers: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint tie_confirmations_outcome_check on tie_confirmations: CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'refused'::text])))

constraint tie_confirmations_pkey on tie_confirmations: PRIMARY KEY (place_id, id)

constraint tie_confirmations_place_id_tie_id_fkey on tie_confirmations: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint tie_kinds_check on tie_kinds: CHECK ((NOT (kin AND (vetted_role IS NOT NULL))))

constraint tie_kinds_pkey on tie_kinds: PRIMARY KEY (kind)

constraint tie_yes_check on tie_yes: CHECK ((to_age >= from_age))

constraint tie_yes_kind_fkey on tie_yes: FOREIGN KEY (kind) REFERENCES tie_kinds(kind)

constraint tie_yes_needs_check on tie_yes: CHECK ((needs = ANY (ARRAY['nobody'::text, 'child'::text, 'parent'::text, 'both'::text])))

constraint tie_yes_pkey on tie_yes: PRIMARY KEY (kind, from_age)

constraint ties_check on ties: CHECK ((from_id <> to_id))

constraint ties_check1 on ties: CHECK (((source = 'person'::text) = (made_by IS NOT NULL)))

constraint ties_kind_fkey on ties: FOREIGN KEY (kind) REFERENCES tie_kinds(kind)

constraint ties_pkey on ties: PRIMARY KEY (place_id, id)

constraint ties_place_id_from_id_fkey on ties: FOREIGN KEY (place_id, from_id) REFERENCES people(place_id, id)

constraint ties_place_id_to_id_fkey on ties: FOREIGN KEY (place_id, to_id) REFERENCES people(place_id, id)

constraint ties_source_check on ties: CHECK ((source = ANY (ARRAY['person'::text, 'roll'::text])))

constraint trail_pkey on trail: PRIMARY KEY (place_id, id)

constraint turn_to_pkey on turn_to: PRIMARY KEY (place_id, id)

constraint turn_to_place_id_id_fkey on turn_to: FOREIGN KEY (place_id, id) REFERENCES things(place_id, id)

constraint turn_to_place_id_mapping_id_fkey on turn_to: FOREIGN KEY (place_id, mapping_id) REFERENCES mappings(place_id, id)

constraint turn_to_place_id_mapping_id_owner_id_key on turn_to: UNIQUE (place_id, mapping_id, owner_id)

constraint turn_to_place_id_owner_id_fkey on turn_to: FOREIGN KEY (place_id, owner_id) REFERENCES people(place_id, id)

constraint turn_to_said_check on turn_to: CHECK ((said = ANY (ARRAY['people'::text, 'nobody'::text])))

constraint turn_to_names_check on turn_to_names: CHECK ((num_nonnulls(person_id, name) = 1))

constraint turn_to_names_n_check on turn_to_names: CHECK (((n >= 1) AND (n <= 5)))

constraint turn_to_names_name_check on turn_to_names: CHECK (((length(TRIM(BOTH FROM name)) >= 1) AND (length(TRIM(BOTH FROM name)) <= 120)))

constraint turn_to_names_pkey on turn_to_names: PRIMARY KEY (place_id, answer_id, n)

constraint turn_to_names_place_id_answer_id_fkey on turn_to_names: FOREIGN KEY (place_id, answer_id) REFERENCES turn_to(place_id, id)

constraint turn_to_names_place_id_person_id_fkey on turn_to_names: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint turn_to_readers_pkey on turn_to_readers: PRIMARY KEY (place_id, answer_id, reader_id)

constraint turn_to_readers_place_id_answer_id_fkey on turn_to_readers: FOREIGN KEY (place_id, answer_id) REFERENCES turn_to(place_id, id)

constraint turn_to_readers_place_id_reader_id_fkey on turn_to_readers: FOREIGN KEY (place_id, reader_id) REFERENCES people(place_id, id)

constraint vettings_check on vettings: CHECK ((seen_by <> person_id))

constraint vettings_check_kind_check on vettings: CHECK (((length(check_kind) >= 1) AND (length(check_kind) <= 100)))

constraint vettings_pkey on vettings: PRIMARY KEY (place_id, id)

constraint vettings_place_id_person_id_fkey on vettings: FOREIGN KEY (place_id, person_id) REFERENCES people(place_id, id)

constraint voices_channel_check on voices: CHECK ((channel = ANY (ARRAY['here'::text, 'paper'::text, 'phone'::text])))

constraint voices_check on voices: CHECK (((words IS NULL) = (withdrawn_at IS NOT NULL)))

constraint voices_check1 on voices: CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL)))

constraint voices_check2 on voices: CHECK (((consent <> 'own'::text) OR (listener_id IS NULL)))

constraint voices_check3 on voices: CHECK (((listener_id IS NULL) OR (listener_id IS DISTINCT FROM teller_id)))

constraint voices_check4 on voices: CHECK (((said_as = 'other'::text) = (said_name IS NOT NULL)))

constraint voices_check5 on voices: CHECK (((teller_id IS NOT NULL) OR (channel <> 'here'::text)))

constraint voices_confirmed_by_check on voices: CHECK ((confirmed_by = ANY (ARRAY['teller'::text, 'slip'::text])))

constraint voices_consent_check on voices: CHECK ((consent = ANY (ARRAY['own'::text, 'aloud'::text, 'on_paper'::text])))

constraint voices_pkey on voices: PRIMARY KEY (place_id, id)

constraint voices_place_id_listener_id_fkey on voices: FOREIGN KEY (place_id, listener_id) REFERENCES people(place_id, id)

constraint voices_place_id_listening_id_fkey on voices: FOREIGN KEY (place_id, listening_id) REFERENCES listenings(place_id, id) ON DELETE CASCADE

constraint voices_place_id_second_id_fkey on voices: FOREIGN KEY (place_id, second_id) REFERENCES people(place_id, id)

constraint voices_place_id_teller_id_fkey on voices: FOREIGN KEY (place_id, teller_id) REFERENCES people(place_id, id)

constraint voices_reach_check on voices: CHECK (((length(TRIM(BOTH FROM reach)) >= 1) AND (length(TRIM(BOTH FROM reach)) <= 200)))

constraint voices_said_as_check on voices: CHECK ((said_as = ANY (ARRAY['own'::text, 'other'::text, 'none'::text])))

constraint voices_said_name_check on voices: CHECK (((length(TRIM(BOTH FROM said_name)) >= 1) AND (length(TRIM(BOTH FROM said_name)) <= 60)))

constraint voices_shown_check on voices: CHECK ((shown = ANY (ARRAY['moderators'::text, 'place'::text, 'public'::text])))

constraint voices_slip_hash_key on voices: UNIQUE (slip_hash)

constraint voices_teller_name_check on voices: CHECK (((length(TRIM(BOTH FROM teller_name)) >= 1) AND (length(TRIM(BOTH FROM teller_name)) <= 120)))

constraint voices_words_check on voices: CHECK (((length(TRIM(BOTH FROM words)) >= 1) AND (length(TRIM(BOTH FROM words)) <= 4000)))

constraint votes_pkey on votes: PRIMARY KEY (place_id, ballot_id, id)

constraint votes_place_id_ballot_id_fkey on votes: FOREIGN KEY (place_id, ballot_id) REFERENCES ballots(place_id, id) ON DELETE CASCADE

constraint votes_place_id_ballot_id_roll_id_fkey on votes: FOREIGN KEY (place_id, ballot_id, roll_id) REFERENCES ballot_roll(place_id, ballot_id, id)

constraint web_entries_check on web_entries: CHECK ((num_nonnulls(tie_id, name) = 1))

constraint web_entries_how_check on web_entries: CHECK ((length(how) <= 330))

constraint web_entries_name_check on web_entries: CHECK (((length(TRIM(BOTH FROM name)) >= 1) AND (length(TRIM(BOTH FROM name)) <= 120)))

constraint web_entries_pkey on web_entries: PRIMARY KEY (place_id, id)

constraint web_entries_place_id_id_fkey on web_entries: FOREIGN KEY (place_id, id) REFERENCES things(place_id, id)

constraint web_entries_place_id_owner_id_fkey on web_entries: FOREIGN KEY (place_id, owner_id) REFERENCES people(place_id, id)

constraint web_entries_place_id_tie_id_fkey on web_entries: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id)

constraint withdrawn_links_pkey on withdrawn_links: PRIMARY KEY (place_id, tie_id)

constraint withdrawn_links_place_id_tie_id_fkey on withdrawn_links: FOREIGN KEY (place_id, tie_id) REFERENCES ties(place_id, id) ON DELETE CASCADE

CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (place_id, id)

CREATE UNIQUE INDEX accounts_place_id_owner_id_kind_unit_source_id_idx ON public.accounts USING btree (place_id, owner_id, kind, unit, source_id) NULLS NOT DISTINCT

CREATE INDEX accounts_place_id_source_id_idx ON public.accounts USING btree (place_id, source_id)

CREATE UNIQUE INDEX adult_words_pkey ON public.adult_words USING btree (place_id, person_id, basis)

CREATE UNIQUE INDEX assemblies_pkey ON public.assemblies USING btree (place_id, id)

CREATE UNIQUE INDEX assembly_addresses_pkey ON public.assembly_addresses USING btree (place_id, assembly_id, id)

CREATE UNIQUE INDEX assembly_answers_pkey ON public.assembly_answers USING btree (place_id, id)

CREATE INDEX assembly_answers_place_id_assembly_id_idx ON public.assembly_answers USING btree (place_id, assembly_id)

CREATE INDEX assembly_answers_place_id_person_id_idx ON public.assembly_answers USING btree (place_id, person_id)

CREATE UNIQUE INDEX assembly_changes_pkey ON public.assembly_changes USING btree (place_id, id)

CREATE INDEX assembly_changes_place_id_assembly_id_idx ON public.assembly_changes USING btree (place_id, assembly_id)

CREATE UNIQUE INDEX one_change_at_a_time ON public.assembly_changes USING btree (place_id, assembly_id) WHERE ((done_at IS NULL) AND (problem IS NULL))

CREATE UNIQUE INDEX assembly_checks_pkey ON public.assembly_checks USING btree (place_id, assembly_id, item)

CREATE UNIQUE INDEX assembly_codes_code_hash_idx ON public.assembly_codes USING btree (code_hash)

CREATE UNIQUE INDEX assembly_codes_pkey ON public.assembly_codes USING btree (place_id, code_hash)

CREATE UNIQUE INDEX assembly_codes_place_id_answer_id_idx ON public.assembly_codes USING btree (place_id, answer_id)

CREATE INDEX assembly_codes_place_id_assembly_id_address_id_idx ON public.assembly_codes USING btree (place_id, assembly_id, address_id)

CREATE UNIQUE INDEX assembly_comments_pkey ON public.assembly_comments USING btree (place_id, id)

CREATE INDEX assembly_comments_place_id_by_id_idx ON public.assembly_comments USING btree (place_id, by_id)

CREATE INDEX assembly_comments_place_id_draft_id_idx ON public.assembly_comments USING btree (place_id, draft_id)

CREATE UNIQUE INDEX assembly_drafts_pkey ON public.assembly_drafts USING btree (place_id, id)

CREATE INDEX assembly_drafts_place_id_assembly_id_idx ON public.assembly_drafts USING btree (place_id, assembly_id)

CREATE UNIQUE INDEX assembly_draws_pkey ON public.assembly_draws USING btree (place_id, id)

CREATE UNIQUE INDEX assembly_draws_place_id_assembly_id_n_key ON public.assembly_draws USING btree (place_id, assembly_id, n)

CREATE UNIQUE INDEX one_draw_at_a_time ON public.assembly_draws USING btree (place_id, assembly_id) WHERE ((problem IS NULL) AND (drawn_at IS NULL) AND (void_at IS NULL))

CREATE UNIQUE INDEX assembly_looks_pkey ON public.assembly_looks USING btree (place_id, id)

CREATE INDEX assembly_looks_place_id_assembly_id_idx ON public.assembly_looks USING btree (place_id, assembly_id)

CREATE UNIQUE INDEX assembly_members_pkey ON public.assembly_members USING btree (place_id, draw_id, pseudonym)

CREATE INDEX assembly_members_place_id_answer_id_idx ON public.assembly_members USING btree (place_id, answer_id)

CREATE INDEX assembly_members_place_id_assembly_id_idx ON public.assembly_members USING btree (place_id, assembly_id)

CREATE UNIQUE INDEX assembly_numbers_pkey ON public.assembly_numbers USING btree (place_id, draw_id, person_id)

CREATE UNIQUE INDEX assembly_payments_pkey ON public.assembly_payments USING btree (place_id, id)

CREATE INDEX assembly_payments_place_id_assembly_id_idx ON public.assembly_payments USING btree (place_id, assembly_id)

CREATE UNIQUE INDEX assembly_pool_pkey ON public.assembly_pool USING btree (place_id, draw_id, answer_id)

CREATE INDEX assembly_pool_place_id_answer_id_idx ON public.assembly_pool USING btree (place_id, answer_id)

CREATE UNIQUE INDEX assembly_pool_place_id_draw_id_pseudonym_key ON public.assembly_pool USING btree (place_id, draw_id, pseudonym)

CREATE UNIQUE INDEX assembly_traits_pkey ON public.assembly_traits USING btree (place_id, assembly_id, category, value)

CREATE UNIQUE INDEX assembly_waves_pkey ON public.assembly_waves USING btree (place_id, id)

CREATE UNIQUE INDEX assembly_waves_place_id_assembly_id_n_key ON public.assembly_waves USING btree (place_id, assembly_id, n)

CREATE UNIQUE INDEX ballot_envelopes_pkey ON public.ballot_envelopes USING btree (place_id, ballot_id, roll_id)

CREATE UNIQUE INDEX ballot_options_pkey ON public.ballot_options USING btree (place_id, ballot_id, id)

CREATE UNIQUE INDEX ballot_options_place_id_ballot_id_position_key ON public.ballot_options USING btree (place_id, ballot_id, "position")

CREATE UNIQUE INDEX ballot_receipts_pkey ON public.ballot_receipts USING btree (place_id, ballot_id, receipt)

CREATE UNIQUE INDEX ballot_roll_pkey ON public.ballot_roll USING btree (place_id, ballot_id, id)

CREATE INDEX ballot_roll_place_id_person_id_idx ON public.ballot_roll USING btree (place_id, person_id)

CREATE UNIQUE INDEX once_on_the_roll ON public.ballot_roll USING btree (place_id, ballot_id, person_id)

CREATE UNIQUE INDEX ballots_pkey ON public.ballots USING btree (place_id, id)

CREATE INDEX ballots_place_id_about_id_idx ON public.ballots USING btree (place_id, about_id)

CREATE UNIQUE INDEX blocks_pkey ON public.blocks USING btree (place_id, id)

CREATE INDEX blocks_place_id_against_id_idx ON public.blocks USING btree (place_id, against_id)

CREATE INDEX blocks_place_id_protects_id_idx ON public.blocks USING btree (place_id, protects_id)

CREATE UNIQUE INDEX budget_ideas_pkey ON public.budget_ideas USING btree (place_id, id)

CREATE INDEX budget_ideas_place_id_budget_id_idx ON public.budget_ideas USING btree (place_id, budget_id)

CREATE UNIQUE INDEX budget_projects_pkey ON public.budget_projects USING btree (place_id, id)

CREATE UNIQUE INDEX budget_projects_place_id_budget_id_label_key ON public.budget_projects USING btree (place_id, budget_id, label)

CREATE UNIQUE INDEX budget_projects_place_id_budget_id_position_key ON public.budget_projects USING btree (place_id, budget_id, "position")

CREATE UNIQUE INDEX budget_results_pkey ON public.budget_results USING btree (place_id, budget_id)

CREATE UNIQUE INDEX budgets_pkey ON public.budgets USING btree (place_id, id)

CREATE UNIQUE INDEX budgets_place_id_ballot_id_key ON public.budgets USING btree (place_id, ballot_id)

CREATE UNIQUE INDEX code_uses_pkey ON public.code_uses USING btree (place_id, code, used_by)

CREATE UNIQUE INDEX commitment_ends_pkey ON public.commitment_ends USING btree (place_id, commitment_id)

CREATE UNIQUE INDEX commitments_pkey ON public.commitments USING btree (place_id, id)

CREATE INDEX commitments_place_id_source_id_idx ON public.commitments USING btree (place_id, source_id)

CREATE INDEX commitments_place_id_who_id_idx ON public.commitments USING btree (place_id, who_id)

CREATE UNIQUE INDEX companions_pkey ON public.companions USING btree (place_id, id)

CREATE INDEX companions_place_id_person_id_idx ON public.companions USING btree (place_id, person_id)

CREATE INDEX companions_place_id_tie_id_idx ON public.companions USING btree (place_id, tie_id)

CREATE UNIQUE INDEX concerns_pkey ON public.concerns USING btree (place_id, id)

CREATE INDEX concerns_place_id_about_id_idx ON public.concerns USING btree (place_id, about_id)

CREATE UNIQUE INDEX corrections_pkey ON public.corrections USING btree (place_id, person_id, field)

CREATE UNIQUE INDEX departures_pkey ON public.departures USING btree (place_id, id)

CREATE INDEX departures_place_id_person_id_idx ON public.departures USING btree (place_id, person_id)

CREATE UNIQUE INDEX done_requests_pkey ON public.done_requests USING btree (place_id, person_id, id)

CREATE UNIQUE INDEX entries_pkey ON public.entries USING btree (place_id, id)

CREATE INDEX entries_place_id_from_id_idx ON public.entries USING btree (place_id, from_id)

CREATE INDEX entries_place_id_source_id_idx ON public.entries USING btree (place_id, source_id)

CREATE INDEX entries_place_id_to_id_idx ON public.entries USING btree (place_id, to_id)

CREATE UNIQUE INDEX entry_words_pkey ON public.entry_words USING btree (place_id, id)

CREATE INDEX entry_words_place_id_entry_id_idx ON public.entry_words USING btree (place_id, entry_id)

CREATE UNIQUE INDEX erasures_pkey ON public.erasures USING btree (place_id, person_id)

CREATE UNIQUE INDEX gathering_guests_pkey ON public.gathering_guests USING btree (place_id, id)

CREATE INDEX gathering_guests_place_id_person_id_idx ON public.gathering_guests USING btree (place_id, person_id)

CREATE UNIQUE INDEX one_guest_each ON public.gathering_guests USING btree (place_id, gathering_id, person_id)

CREATE UNIQUE INDEX gathering_hands_pkey ON public.gathering_hands USING btree (place_id, ballot_id, option_id)

CREATE UNIQUE INDEX gathering_notes_pkey ON public.gathering_notes USING btree (place_id, id)

CREATE INDEX gathering_notes_place_id_by_id_idx ON public.gathering_notes USING btree (place_id, by_id)

CREATE INDEX gathering_notes_place_id_gathering_id_idx ON public.gathering_notes USING btree (place_id, gathering_id)

CREATE UNIQUE INDEX gathering_rooms_pkey ON public.gathering_rooms USING btree (place_id, id)

CREATE UNIQUE INDEX gathering_rooms_place_id_gathering_id_round_number_key ON public.gathering_rooms USING btree (place_id, gathering_id, round, number)

CREATE UNIQUE INDEX gathering_rounds_pkey ON public.gathering_rounds USING btree (place_id, gathering_id, round)

CREATE UNIQUE INDEX gathering_seats_pkey ON public.gathering_seats USING btree (place_id, gathering_id, round, guest_id)

CREATE INDEX gathering_seats_place_id_guest_id_idx ON public.gathering_seats USING btree (place_id, guest_id)

CREATE INDEX gathering_seats_place_id_room_id_idx ON public.gathering_seats USING btree (place_id, room_id)

CREATE UNIQUE INDEX gathering_steps_pkey ON public.gathering_steps USING btree (place_id, gathering_id, "position")

CREATE UNIQUE INDEX gatherings_pkey ON public.gatherings USING btree (place_id, id)

CREATE INDEX gatherings_place_id_series_id_idx ON public.gatherings USING btree (place_id, series_id)

CREATE INDEX gatherings_place_id_starts_at_idx ON public.gatherings USING btree (place_id, starts_at)

CREATE UNIQUE INDEX grants_pkey ON public.grants USING btree (place_id, id)

CREATE INDEX grants_place_id_group_id_idx ON public.grants USING btree (place_id, group_id) WHERE (group_id IS NOT NULL)

CREATE INDEX grants_place_id_thing_id_idx ON public.grants USING btree (place_id, thing_id)

CREATE INDEX grants_place_id_tie_id_idx ON public.grants USING btree (place_id, tie_id) WHERE (tie_id IS NOT NULL)

CREATE UNIQUE INDEX group_answers_pkey ON public.group_answers USING btree (place_id, id)

CREATE INDEX group_answers_place_id_ask_id_idx ON public.group_answers USING btree (place_id, ask_id)

CREATE UNIQUE INDEX group_asks_pkey ON public.group_asks USING btree (place_id, id)

CREATE INDEX group_asks_place_id_asked_by_idx ON public.group_asks USING btree (place_id, asked_by)

CREATE UNIQUE INDEX group_asks_place_id_group_id_person_id_idx ON public.group_asks USING btree (place_id, group_id, person_id) WHERE (taken_back_at IS NULL)

CREATE INDEX group_asks_place_id_person_id_idx ON public.group_asks USING btree (place_id, person_id)

CREATE UNIQUE INDEX group_kinds_pkey ON public.group_kinds USING btree (kind)

CREATE UNIQUE INDEX groups_pkey ON public.groups USING btree (place_id, id)

CREATE INDEX groups_place_id_parent_id_idx ON public.groups USING btree (place_id, parent_id)

CREATE UNIQUE INDEX helper_consents_pkey ON public.helper_consents USING btree (place_id, id)

CREATE INDEX helper_consents_place_id_helper_id_idx ON public.helper_consents USING btree (place_id, helper_id)

CREATE INDEX helper_consents_place_id_person_id_idx ON public.helper_consents USING btree (place_id, person_id)

CREATE UNIQUE INDEX import_pieces_pkey ON public.import_pieces USING btree (place_id, import_id, n)

CREATE UNIQUE INDEX import_problems_pkey ON public.import_problems USING btree (place_id, import_id, n)

CREATE UNIQUE INDEX import_rows_pkey ON public.import_rows USING btree (place_id, import_id, n)

CREATE UNIQUE INDEX imports_pkey ON public.imports USING btree (place_id, id)

CREATE INDEX imports_place_id_started_at_idx ON public.imports USING btree (place_id, started_at DESC)

CREATE UNIQUE INDEX keep_decisions_pkey ON public.keep_decisions USING btree (place_id, id)

CREATE INDEX keep_decisions_place_id_person_id_idx ON public.keep_decisions USING btree (place_id, person_id)

CREATE UNIQUE INDEX kith_migrations_pkey ON public.kith_migrations USING btree (name)

CREATE UNIQUE INDEX legal_holds_pkey ON public.legal_holds USING btree (place_id, id)

CREATE INDEX legal_holds_place_id_group_id_idx ON public.legal_holds USING btree (place_id, group_id)

CREATE INDEX legal_holds_place_id_person_id_idx ON public.legal_holds USING btree (place_id, person_id)

CREATE UNIQUE INDEX listening_counts_pkey ON public.listening_counts USING btree (place_id, listening_id)

CREATE UNIQUE INDEX listening_log_pkey ON public.listening_log USING btree (place_id, id)

CREATE INDEX listening_log_place_id_listening_id_at_idx ON public.listening_log USING btree (place_id, listening_id, at DESC)

CREATE UNIQUE INDEX listening_results_pkey ON public.listening_results USING btree (place_id, listening_id)

CREATE UNIQUE INDEX listening_sheets_pkey ON public.listening_sheets USING btree (place_id, listening_id, number)

CREATE UNIQUE INDEX listening_voters_pkey ON public.listening_voters USING btree (place_id, id)

CREATE INDEX listening_voters_place_id_person_id_idx ON public.listening_voters USING btree (place_id, person_id)

CREATE UNIQUE INDEX one_voter_each ON public.listening_voters USING btree (place_id, listening_id, person_id)

CREATE UNIQUE INDEX listenings_pkey ON public.listenings USING btree (place_id, id)

CREATE UNIQUE INDEX mapping_marks_pkey ON public.mapping_marks USING btree (place_id, mapping_id, staff_id, learner_id)

CREATE INDEX mapping_marks_place_id_learner_id_idx ON public.mapping_marks USING btree (place_id, learner_id)

CREATE UNIQUE INDEX mapping_offers_pkey ON public.mapping_offers USING btree (place_id, id)

CREATE INDEX mapping_offers_place_id_learner_id_idx ON public.mapping_offers USING btree (place_id, learner_id)

CREATE INDEX mapping_offers_place_id_mapping_id_idx ON public.mapping_offers USING btree (place_id, mapping_id)

CREATE UNIQUE INDEX mapping_readers_pkey ON public.mapping_readers USING btree (place_id, mapping_id, person_id)

CREATE UNIQUE INDEX mappings_pkey ON public.mappings USING btree (place_id, id)

CREATE UNIQUE INDEX mappings_place_id_group_id_idx ON public.mappings USING btree (place_id, group_id) WHERE (closed_at IS NULL)

CREATE UNIQUE INDEX meeting_guests_pkey ON public.meeting_guests USING btree (place_id, meeting_id, person_id)

CREATE INDEX meeting_guests_place_id_person_id_idx ON public.meeting_guests USING btree (place_id, person_id)

CREATE UNIQUE INDEX meeting_words_pkey ON public.meeting_words USING btree (place_id, id)

CREATE INDEX meeting_words_place_id_meeting_id_idx ON public.meeting_words USING btree (place_id, meeting_id)

CREATE UNIQUE INDEX meetings_pkey ON public.meetings USING btree (place_id, id)

CREATE INDEX meetings_place_id_tie_id_idx ON public.meetings USING btree (place_id, tie_id)

CREATE INDEX memberships_opens_on_idx ON public.memberships USING btree (opens_on) WHERE (opens_on IS NOT NULL)

CREATE UNIQUE INDEX memberships_pkey ON public.memberships USING btree (place_id, id)

CREATE INDEX memberships_place_id_group_id_idx ON public.memberships USING btree (place_id, group_id)

CREATE UNIQUE INDEX memberships_place_id_group_id_person_id_role_idx ON public.memberships USING btree (place_id, group_id, person_id, role) WHERE (to_at IS NULL)

CREATE INDEX memberships_place_id_person_id_idx ON public.memberships USING btree (place_id, person_id)

CREATE UNIQUE INDEX mentor_asks_pkey ON public.mentor_asks USING btree (place_id, id)

CREATE INDEX mentor_asks_place_id_learner_id_idx ON public.mentor_asks USING btree (place_id, learner_id)

CREATE UNIQUE INDEX mentor_choices_pkey ON public.mentor_choices USING btree (place_id, learner_id, rank)

CREATE UNIQUE INDEX mentor_choices_place_id_learner_id_mentor_id_key ON public.mentor_choices USING btree (place_id, learner_id, mentor_id)

CREATE INDEX mentor_choices_place_id_mentor_id_idx ON public.mentor_choices USING btree (place_id, mentor_id)

CREATE UNIQUE INDEX mentor_offers_pkey ON public.mentor_offers USING btree (place_id, id)

CREATE UNIQUE INDEX mentor_offers_place_id_person_id_idx ON public.mentor_offers USING btree (place_id, person_id) WHERE (ended_at IS NULL)

CREATE UNIQUE INDEX mentor_pairs_pkey ON public.mentor_pairs USING btree (place_id, round_id, learner_id)

CREATE INDEX mentor_pairs_place_id_learner_id_idx ON public.mentor_pairs USING btree (place_id, learner_id)

CREATE INDEX mentor_pairs_place_id_mentor_id_idx ON public.mentor_pairs USING btree (place_id, mentor_id)

CREATE INDEX mentor_pairs_place_id_tie_id_idx ON public.mentor_pairs USING btree (place_id, tie_id)

CREATE UNIQUE INDEX mentor_refusals_pkey ON public.mentor_refusals USING btree (place_id, mentor_id, learner_id)

CREATE INDEX mentor_refusals_place_id_learner_id_idx ON public.mentor_refusals USING btree (place_id, learner_id)

CREATE UNIQUE INDEX mentor_rounds_pkey ON public.mentor_rounds USING btree (place_id, id)

CREATE UNIQUE INDEX mentor_rounds_place_id_group_id_idx ON public.mentor_rounds USING btree (place_id, group_id) WHERE (state = ANY (ARRAY['open'::text, 'running'::text, 'draft'::text]))

CREATE UNIQUE INDEX mentor_wishes_pkey ON public.mentor_wishes USING btree (place_id, learner_id)

CREATE UNIQUE INDEX merges_pkey ON public.merges USING btree (place_id, from_id)

CREATE UNIQUE INDEX notices_pkey ON public.notices USING btree (place_id, id)

CREATE INDEX notices_place_id_to_id_made_at_idx ON public.notices USING btree (place_id, to_id, made_at DESC)

CREATE UNIQUE INDEX override_holds_pkey ON public.override_holds USING btree (place_id, id)

CREATE INDEX override_holds_place_id_override_id_idx ON public.override_holds USING btree (place_id, override_id)

CREATE UNIQUE INDEX overrides_pkey ON public.overrides USING btree (place_id, id)

CREATE INDEX overrides_place_id_child_id_idx ON public.overrides USING btree (place_id, child_id)

CREATE UNIQUE INDEX paper_readings_pkey ON public.paper_readings USING btree (place_id, budget_id, serial, nth)

CREATE UNIQUE INDEX paper_sheets_pkey ON public.paper_sheets USING btree (place_id, budget_id, serial)

CREATE UNIQUE INDEX paper_tallies_pkey ON public.paper_tallies USING btree (place_id, budget_id)

CREATE UNIQUE INDEX parties_pkey ON public.parties USING btree (place_id, id)

CREATE UNIQUE INDEX people_pkey ON public.people USING btree (place_id, id)

CREATE UNIQUE INDEX people_private_pkey ON public.people_private USING btree (place_id, person_id)

CREATE UNIQUE INDEX places_pkey ON public.places USING btree (place_id)

CREATE UNIQUE INDEX places_slug_key ON public.places USING btree (slug)

CREATE UNIQUE INDEX plan_agreements_pkey ON public.plan_agreements USING btree (place_id, id)

CREATE INDEX plan_agreements_place_id_plan_id_idx ON public.plan_agreements USING btree (place_id, plan_id)

CREATE UNIQUE INDEX plan_items_pkey ON public.plan_items USING btree (place_id, id)

CREATE UNIQUE INDEX plan_items_place_id_item_id_idx ON public.plan_items USING btree (place_id, item_id) WHERE (to_version IS NULL)

CREATE INDEX plan_items_place_id_plan_id_idx ON public.plan_items USING btree (place_id, plan_id)

CREATE UNIQUE INDEX plan_partners_pkey ON public.plan_partners USING btree (place_id, plan_id, person_id)

CREATE UNIQUE INDEX plan_proposals_pkey ON public.plan_proposals USING btree (place_id, id)

CREATE INDEX plan_proposals_place_id_plan_id_idx ON public.plan_proposals USING btree (place_id, plan_id)

CREATE UNIQUE INDEX plan_reviews_pkey ON public.plan_reviews USING btree (place_id, id)

CREATE INDEX plan_reviews_place_id_plan_id_idx ON public.plan_reviews USING btree (place_id, plan_id)

CREATE UNIQUE INDEX plan_versions_pkey ON public.plan_versions USING btree (place_id, plan_id, version)

CREATE UNIQUE INDEX plans_pkey ON public.plans USING btree (place_id, id)

CREATE UNIQUE INDEX plans_place_id_owner_id_idx ON public.plans USING btree (place_id, owner_id) WHERE (closed_at IS NULL)

CREATE INDEX plans_place_id_owner_id_idx1 ON public.plans USING btree (place_id, owner_id)

CREATE UNIQUE INDEX project_news_pkey ON public.project_news USING btree (place_id, id)

CREATE INDEX project_news_place_id_project_id_idx ON public.project_news USING btree (place_id, project_id)

CREATE UNIQUE INDEX readings_pkey ON public.readings USING btree (place_id, id)

CREATE INDEX readings_place_id_reader_id_idx ON public.readings USING btree (place_id, reader_id)

CREATE INDEX readings_place_id_sense_id_idx ON public.readings USING btree (place_id, sense_id)

CREATE INDEX readings_place_id_voice_id_idx ON public.readings USING btree (place_id, voice_id)

CREATE UNIQUE INDEX reads_pkey ON public.reads USING btree (place_id, id)

CREATE INDEX reads_place_id_owner_id_at_idx ON public.reads USING btree (place_id, owner_id, at DESC)

CREATE UNIQUE INDEX recent_changes_pkey ON public.recent_changes USING btree (place_id, tx, about)

CREATE UNIQUE INDEX recommendations_pkey ON public.recommendations USING btree (place_id, id)

CREATE UNIQUE INDEX recommendations_place_id_assembly_id_n_key ON public.recommendations USING btree (place_id, assembly_id, n)

CREATE UNIQUE INDEX role_powers_pkey ON public.role_powers USING btree (group_kind, role, power)

CREATE UNIQUE INDEX roll_ids_pkey ON public.roll_ids USING btree (place_id, source, kind, external_id)

CREATE INDEX roll_ids_place_id_id_idx ON public.roll_ids USING btree (place_id, id)

CREATE UNIQUE INDEX sense_makings_pkey ON public.sense_makings USING btree (place_id, id)

CREATE INDEX sense_makings_place_id_listening_id_idx ON public.sense_makings USING btree (place_id, listening_id)

CREATE UNIQUE INDEX sense_readers_pkey ON public.sense_readers USING btree (place_id, sense_id, person_id)

CREATE INDEX sense_readers_place_id_person_id_idx ON public.sense_readers USING btree (place_id, person_id)

CREATE UNIQUE INDEX sense_voices_pkey ON public.sense_voices USING btree (place_id, sense_id, voice_id)

CREATE INDEX sense_voices_place_id_voice_id_idx ON public.sense_voices USING btree (place_id, voice_id)

CREATE UNIQUE INDEX shared_codes_pkey ON public.shared_codes USING btree (place_id, code)

CREATE INDEX shared_codes_place_id_person_id_idx ON public.shared_codes USING btree (place_id, person_id)

CREATE UNIQUE INDEX sheet_statements_pkey ON public.sheet_statements USING btree (place_id, listening_id, number, n)

CREATE INDEX sheet_statements_place_id_statement_id_idx ON public.sheet_statements USING btree (place_id, statement_id)

CREATE UNIQUE INDEX one_answer_owed ON public.source_answers USING btree (place_id, source_id) WHERE ((answered_at IS NULL) AND (passed_on_at IS NULL))

CREATE UNIQUE INDEX source_answers_pkey ON public.source_answers USING btree (place_id, id)

CREATE INDEX source_answers_place_id_source_id_idx ON public.source_answers USING btree (place_id, source_id)

CREATE INDEX source_answers_place_id_who_id_idx ON public.source_answers USING btree (place_id, who_id)

CREATE UNIQUE INDEX source_follows_pkey ON public.source_follows USING btree (place_id, source_id, person_id)

CREATE INDEX source_follows_place_id_person_id_idx ON public.source_follows USING btree (place_id, person_id)

CREATE UNIQUE INDEX source_links_pkey ON public.source_links USING btree (place_id, from_id, to_id)

CREATE INDEX source_links_place_id_to_id_idx ON public.source_links USING btree (place_id, to_id)

CREATE UNIQUE INDEX source_parts_pkey ON public.source_parts USING btree (place_id, source_id, person_id, part)

CREATE INDEX source_parts_place_id_person_id_idx ON public.source_parts USING btree (place_id, person_id)

CREATE UNIQUE INDEX sources_pkey ON public.sources USING btree (place_id, id)

CREATE INDEX sources_place_id_host_id_idx ON public.sources USING btree (place_id, host_id)

CREATE INDEX sources_place_id_shown_to_idx ON public.sources USING btree (place_id, shown_to)

CREATE UNIQUE INDEX speak_up_answers_pkey ON public.speak_up_answers USING btree (place_id, speak_up_id)

CREATE UNIQUE INDEX speak_ups_pkey ON public.speak_ups USING btree (place_id, id)

CREATE INDEX speak_ups_place_id_tie_id_idx ON public.speak_ups USING btree (place_id, tie_id)

CREATE INDEX speak_ups_place_id_to_id_idx ON public.speak_ups USING btree (place_id, to_id)

CREATE UNIQUE INDEX statement_votes_pkey ON public.statement_votes USING btree (place_id, statement_id, voter_id)

CREATE INDEX statement_votes_place_id_voter_id_idx ON public.statement_votes USING btree (place_id, voter_id)

CREATE UNIQUE INDEX statements_pkey ON public.statements USING btree (place_id, id)

CREATE INDEX statements_place_id_added_by_idx ON public.statements USING btree (place_id, added_by)

CREATE INDEX statements_place_id_listening_id_idx ON public.statements USING btree (place_id, listening_id)

CREATE INDEX statements_place_id_voice_id_idx ON public.statements USING btree (place_id, voice_id)

CREATE UNIQUE INDEX terms_pkey ON public.terms USING btree (place_id, id)

CREATE INDEX terms_place_id_group_id_idx ON public.terms USING btree (place_id, group_id)

CREATE UNIQUE INDEX theme_readings_pkey ON public.theme_readings USING btree (place_id, theme_id, reading_id)

CREATE INDEX theme_readings_place_id_reading_id_idx ON public.theme_readings USING btree (place_id, reading_id)

CREATE UNIQUE INDEX themes_pkey ON public.themes USING btree (place_id, id)

CREATE INDEX themes_place_id_sense_id_idx ON public.themes USING btree (place_id, sense_id)

CREATE UNIQUE INDEX thing_kinds_pkey ON public.thing_kinds USING btree (kind)

CREATE UNIQUE INDEX one_web_each ON public.things USING btree (place_id, owner_id) WHERE (kind = 'web'::text)

CREATE UNIQUE INDEX things_pkey ON public.things USING btree (place_id, id)

CREATE INDEX things_place_id_owner_id_idx ON public.things USING btree (place_id, owner_id)

CREATE INDEX things_place_id_parent_id_idx ON public.things USING btree (place_id, parent_id)

CREATE UNIQUE INDEX tie_answers_pkey ON public.tie_answers USING btree (place_id, id)

CREATE INDEX tie_answers_place_id_tie_id_idx ON public.tie_answers USING btree (place_id, tie_id)

CREATE UNIQUE INDEX tie_confirmations_pkey ON public.tie_confirmations USING btree (place_id, id)

CREATE INDEX tie_confirmations_place_id_tie_id_idx ON public.tie_confirmations USING btree (place_id, tie_id)

CREATE UNIQUE INDEX tie_kinds_pkey ON public.tie_kinds USING btree (kind)

CREATE UNIQUE INDEX tie_yes_pkey ON public.tie_yes USING btree (kind, from_age)

CREATE UNIQUE INDEX ties_pkey ON public.ties USING btree (place_id, id)

CREATE INDEX ties_place_id_from_id_idx ON public.ties USING btree (place_id, from_id)

CREATE UNIQUE INDEX ties_place_id_kind_from_id_to_id_idx ON public.ties USING btree (place_id, kind, from_id, to_id)

CREATE INDEX ties_place_id_to_id_kind_idx ON public.ties USING btree (place_id, to_id, kind)

CREATE UNIQUE INDEX trail_pkey ON public.trail USING btree (place_id, id)

CREATE INDEX trail_place_id_subject_id_at_idx ON public.trail USING btree (place_id, subject_id, at DESC)

CREATE UNIQUE INDEX turn_to_pkey ON public.turn_to USING btree (place_id, id)

CREATE UNIQUE INDEX turn_to_place_id_mapping_id_owner_id_key ON public.turn_to USING btree (place_id, mapping_id, owner_id)

CREATE INDEX turn_to_place_id_owner_id_idx ON public.turn_to USING btree (place_id, owner_id)

CREATE UNIQUE INDEX turn_to_names_pkey ON public.turn_to_names USING btree (place_id, answer_id, n)

CREATE UNIQUE INDEX turn_to_readers_pkey ON public.turn_to_readers USING btree (place_id, answer_id, reader_id)

CREATE UNIQUE INDEX vettings_pkey ON public.vettings USING btree (place_id, id)

CREATE INDEX vettings_place_id_person_id_idx ON public.vettings USING btree (place_id, person_id)

CREATE UNIQUE INDEX voices_pkey ON public.voices USING btree (place_id, id)

CREATE INDEX voices_place_id_listener_id_idx ON public.voices USING btree (place_id, listener_id)

CREATE INDEX voices_place_id_listening_id_idx ON public.voices USING btree (place_id, listening_id)

CREATE INDEX voices_place_id_second_id_idx ON public.voices USING btree (place_id, second_id)

CREATE INDEX voices_place_id_teller_id_idx ON public.voices USING btree (place_id, teller_id)

CREATE UNIQUE INDEX voices_slip_hash_key ON public.voices USING btree (slip_hash)

CREATE UNIQUE INDEX one_open_vote ON public.votes USING btree (place_id, ballot_id, roll_id)

CREATE UNIQUE INDEX votes_pkey ON public.votes USING btree (place_id, ballot_id, id)

CREATE UNIQUE INDEX web_entries_pkey ON public.web_entries USING btree (place_id, id)

CREATE INDEX web_entries_place_id_owner_id_idx ON public.web_entries USING btree (place_id, owner_id)

CREATE UNIQUE INDEX web_entries_place_id_owner_id_tie_id_idx ON public.web_entries USING btree (place_id, owner_id, tie_id) WHERE (tie_id IS NOT NULL)

CREATE UNIQUE INDEX withdrawn_links_pkey ON public.withdrawn_links USING btree (place_id, tie_id)

CREATE UNIQUE INDEX account_people_pkey ON sign_in.account_people USING btree (account_id, place_id, person_id)

CREATE UNIQUE INDEX account_people_place_id_person_id_key ON sign_in.account_people USING btree (place_id, person_id)

CREATE UNIQUE INDEX accounts_email_key ON sign_in.accounts USING btree (email)

CREATE UNIQUE INDEX accounts_pkey ON sign_in.accounts USING btree (id)

CREATE UNIQUE INDEX cards_one_live ON sign_in.cards USING btree (place_id, person_id) WHERE ((voided_at IS NULL) AND (used_at IS NULL))

CREATE UNIQUE INDEX cards_pkey ON sign_in.cards USING btree (id)

CREATE UNIQUE INDEX cards_secret_hash_key ON sign_in.cards USING btree (secret_hash)

CREATE UNIQUE INDEX challenges_pkey ON sign_in.challenges USING btree (challenge_hash)

CREATE INDEX codes_browser_hash_idx ON sign_in.codes USING btree (browser_hash) WHERE (used_at IS NULL)

CREATE UNIQUE INDEX codes_link_hash_key ON sign_in.codes USING btree (link_hash)

CREATE UNIQUE INDEX codes_pkey ON sign_in.codes USING btree (id)

CREATE INDEX codes_place_id_person_id_idx ON sign_in.codes USING btree (place_id, person_id)

CREATE UNIQUE INDEX limits_pkey ON sign_in.limits USING btree (key)

CREATE INDEX outbox_due_at_idx ON sign_in.outbox USING btree (due_at) WHERE (due_at IS NOT NULL)

CREATE UNIQUE INDEX outbox_pkey ON sign_in.outbox USING btree (id)

CREATE INDEX passkeys_account_id_idx ON sign_in.passkeys USING btree (account_id)

CREATE UNIQUE INDEX passkeys_pkey ON sign_in.passkeys USING btree (id)

CREATE UNIQUE INDEX reminders_pkey ON sign_in.reminders USING btree (account_id)

CREATE UNIQUE INDEX school_identities_account_id_issuer_key ON sign_in.school_identities USING btree (account_id, issuer)

CREATE UNIQUE INDEX school_identities_pkey ON sign_in.school_identities USING btree (issuer, subject)

CREATE UNIQUE INDEX school_visits_pkey ON sign_in.school_visits USING btree (state_hash)

CREATE UNIQUE INDEX secrets_name_key ON sign_in.secrets USING btree (name)

CREATE UNIQUE INDEX secrets_pkey ON sign_in.secrets USING btree (account_id)

CREATE INDEX sessions_account_id_idx ON sign_in.sessions USING btree (account_id) WHERE (ended_at IS NULL)

CREATE UNIQUE INDEX sessions_pkey ON sign_in.sessions USING btree (id)

CREATE INDEX sessions_place_id_person_id_idx ON sign_in.sessions USING btree (place_id, person_id) WHERE (ended_at IS NULL)

CREATE UNIQUE INDEX sessions_token_hash_key ON sign_in.sessions USING btree (token_hash)

policy sign_in_only on account_people for all to kith_auth
  using true
  with check true

policy definer on accounts for all to kith_definer
  using true
  with check true

policy mine_or_source on accounts for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((source_id IN ( SELECT sources.id
   FROM sources)) OR ((( SELECT helper() AS helper) IS NULL) AND ((owner_id = ( SELECT me() AS me)) OR (owner_id IN ( SELECT my_powers.group_id
   FROM my_powers() my_powers(group_id, power)
  WHERE (my_powers.power = 'host'::text)))))))

policy sign_in_only on accounts for all to kith_auth
  using true
  with check true

policy definer on adult_words for all to kith_definer
  using true
  with check true

policy definer on assemblies for all to kith_definer
  using true
  with check true

policy with_source on assemblies for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT sources.id
   FROM sources)))

policy definer on assembly_addresses for all to kith_definer
  using true
  with check true

policy definer on assembly_answers for all to kith_definer
  using true
  with check true

policy definer on assembly_changes for all to kith_definer
  using true
  with check true

policy with_assembly on assembly_changes for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (assembly_id IN ( SELECT assemblies.id
   FROM assemblies)))

policy definer on assembly_checks for all to kith_definer
  using true
  with check true

policy with_assembly on assembly_checks for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (assembly_id IN ( SELECT assemblies.id
   FROM assemblies)))

policy definer on assembly_codes for all to kith_definer
  using true
  with check true

policy definer on assembly_comments for all to kith_definer
  using true
  with check true

policy definer on assembly_drafts for all to kith_definer
  using true
  with check true

policy with_assembly on assembly_drafts for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (assembly_id IN ( SELECT assemblies.id
   FROM assemblies)))

policy definer on assembly_draws for all to kith_definer
  using true
  with check true

policy published_or_run on assembly_draws for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (assembly_id IN ( SELECT assemblies.id
   FROM assemblies)) AND ((committed_at IS NOT NULL) OR (assembly_id IN ( SELECT sources_i_run() AS sources_i_run))))

policy definer on assembly_looks for all to kith_definer
  using true
  with check true

policy definer on assembly_members for all to kith_definer
  using true
  with check true

policy definer on assembly_numbers for all to kith_definer
  using true
  with check true

policy definer on assembly_payments for all to kith_definer
  using true
  with check true

policy definer on assembly_pool for all to kith_definer
  using true
  with check true

policy definer on assembly_traits for all to kith_definer
  using true
  with check true

policy with_assembly on assembly_traits for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (assembly_id IN ( SELECT assemblies.id
   FROM assemblies)))

policy definer on assembly_waves for all to kith_definer
  using true
  with check true

policy with_assembly on assembly_waves for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (assembly_id IN ( SELECT assemblies.id
   FROM assemblies)))

policy definer on ballot_envelopes for all to kith_definer
  using true
  with check true

policy definer on ballot_options for all to kith_definer
  using true
  with check true

policy with_ballot on ballot_options for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (ballot_id IN ( SELECT ballots.id
   FROM ballots)))

policy counted on ballot_receipts for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (ballot_id IN ( SELECT ballots.id
   FROM ballots
  WHERE (ballots.counted_at IS NOT NULL))))

policy definer on ballot_receipts for all to kith_definer
  using true
  with check true

policy definer on ballot_roll for all to kith_definer
  using true
  with check true

policy mine_or_keep on ballot_roll for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (NOT (COALESCE(person_id, id) IN ( SELECT barred_to_me() AS barred_to_me))) AND ((person_id = ( SELECT me() AS me)) OR (ballot_id IN ( SELECT ballots_i_keep() AS ballots_i_keep))))

policy definer on ballots for all to kith_definer
  using true
  with check true

policy with_source on ballots for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT sources.id
   FROM sources)))

policy definer on blocks for all to kith_definer
  using true
  with check true

policy mine_or_leads on blocks for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (against_id <> ( SELECT me() AS me)) AND (NOT (protects_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((protects_id = ( SELECT me() AS me)) OR (protects_id IN ( SELECT people_under('safeguard'::text) AS people_under))))

policy definer on budget_ideas for all to kith_definer
  using true
  with check true

policy with_source on budget_ideas for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT sources.id
   FROM sources)))

policy definer on budget_projects for all to kith_definer
  using true
  with check true

policy with_source on budget_projects for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT sources.id
   FROM sources)))

policy definer on budget_results for all to kith_definer
  using true
  with check true

policy with_source on budget_results for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (budget_id IN ( SELECT sources.id
   FROM sources)))

policy definer on budgets for all to kith_definer
  using true
  with check true

policy with_source on budgets for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT sources.id
   FROM sources)))

policy sign_in_only on cards for all to kith_auth
  using true
  with check true

policy sign_in_only on challenges for all to kith_auth
  using true
  with check true

policy definer on code_uses for all to kith_definer
  using true
  with check true

policy sign_in_only on codes for all to kith_auth
  using true
  with check true

policy definer on commitment_ends for all to kith_definer
  using true
  with check true

policy seen on commitment_ends for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (commitment_id IN ( SELECT commitments.id
   FROM commitments)) AND (NOT (said_by IN ( SELECT barred_to_me() AS barred_to_me))))

policy definer on commitments for all to kith_definer
  using true
  with check true

policy mine_or_source on commitments for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (NOT (who_id IN ( SELECT barred_to_me() AS barred_to_me))) AND (NOT (made_by IN ( SELECT barred_to_me() AS barred_to_me))) AND ((who_id = ( SELECT me() AS me)) OR (source_id IN ( SELECT thing_ids_i_see() AS thing_ids_i_see))))

policy definer on companions for all to kith_definer
  using true
  with check true

policy told on companions for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (NOT (person_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((person_id = ( SELECT me() AS me)) OR (tie_id IN ( SELECT ties.id
   FROM ties
  WHERE ((( SELECT me() AS me) = ties.from_id) OR (( SELECT me() AS me) = ties.to_id)))) OR (tie_id IN ( SELECT ties.id
   FROM ties
  WHERE (ties.to_id IN ( SELECT people_under('name_companions'::text) AS people_under))))))

policy definer on concerns for all to kith_definer
  using true
  with check true

policy definer on corrections for all to kith_definer
  using true
  with check true

policy me on corrections for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (NOT (person_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((person_id = ( SELECT me() AS me)) OR (person_id IN ( SELECT people_under('confirm_links'::text) AS people_under))))

policy say on corrections for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (person_id = ( SELECT me() AS me)) AND ( SELECT may_do('profile.write'::text) AS may_do))

policy say_again on corrections for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (person_id = ( SELECT me() AS me)) AND ( SELECT may_do('profile.write'::text) AS may_do))
  with check ((place_id = ( SELECT here() AS here)) AND (person_id = ( SELECT me() AS me)))

policy definer on departures for all to kith_definer
  using true
  with check true

policy definer on done_requests for all to kith_definer
  using true
  with check true

policy mine on done_requests for all to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (person_id = ( SELECT me() AS me)))
  with check ((place_id = ( SELECT here() AS here)) AND (person_id = ( SELECT me() AS me)))

policy definer on entries for all to kith_definer
  using true
  with check true

policy either_side on entries for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((from_id IN ( SELECT accounts.id
   FROM accounts)) OR (to_id IN ( SELECT accounts.id
   FROM accounts))))

policy definer on entry_words for all to kith_definer
  using true
  with check true

policy mine on entry_words for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (entry_id IN ( SELECT entries_of_mine() AS entries_of_mine)))

policy say on entry_words for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (entry_id IN ( SELECT entries_of_mine() AS entries_of_mine)) AND ( SELECT may_do('web.write'::text) AS may_do))

policy definer on erasures for all to kith_definer
  using true
  with check true

policy definer on gathering_guests for all to kith_definer
  using true
  with check true

policy definer on gathering_hands for all to kith_definer
  using true
  with check true

policy definer on gathering_notes for all to kith_definer
  using true
  with check true

policy definer on gathering_rooms for all to kith_definer
  using true
  with check true

policy definer on gathering_rounds for all to kith_definer
  using true
  with check true

policy definer on gathering_seats for all to kith_definer
  using true
  with check true

policy definer on gathering_steps for all to kith_definer
  using true
  with check true

policy definer on gatherings for all to kith_definer
  using true
  with check true

policy with_source on gatherings for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT sources.id
   FROM sources)))

policy by_its_verb on grants for insert to kith_app
  with check (NOT (EXISTS ( SELECT
   FROM things t
  WHERE ((t.id = grants.thing_id) AND (t.kind = 'turn_to'::text)))))

policy definer on grants for all to kith_definer
  using true
  with check true

policy own on grants for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (given_by = ( SELECT me() AS me)) AND (( SELECT helper() AS helper) IS NULL) AND (thing_id IN ( SELECT things_i_own() AS things_i_own)) AND ((tie_id IS NULL) OR (tie_id IN ( SELECT ties_of_mine() AS ties_of_mine))) AND ((group_id IS NULL) OR (group_id IN ( SELECT my_groups.group_id
   FROM my_groups() my_groups(group_id, kind, role)))))

policy own_or_mine on grants for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((thing_id IN ( SELECT my_own_things() AS my_own_things)) OR (thing_id IN ( SELECT things_i_own() AS things_i_own)) OR ((taken_back_at IS NULL) AND (tie_id IN ( SELECT my_live_ties.tie_id
   FROM my_live_ties() my_live_ties(tie_id, other_id, kind))))))

policy take_back on grants for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (thing_id IN ( SELECT things_i_own() AS things_i_own)))
  with check (place_id = ( SELECT here() AS here))

policy definer on group_answers for all to kith_definer
  using true
  with check true

policy definer on group_asks for all to kith_definer
  using true
  with check true

policy everyone on group_kinds for select to public
  using true

policy definer on groups for all to kith_definer
  using true
  with check true

policy known on groups for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((kind = ANY (ARRAY['partnership'::text, 'school'::text, 'small_school'::text, 'class'::text, 'organisation'::text, 'board'::text])) OR (id IN ( SELECT my_groups.group_id
   FROM my_groups() my_groups(group_id, kind, role))) OR (id IN ( SELECT my_powers.group_id
   FROM my_powers() my_powers(group_id, power)))))

policy definer on helper_consents for all to kith_definer
  using true
  with check true

policy two_sides on helper_consents for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND ((( SELECT me() AS me) = person_id) OR (( SELECT me() AS me) = helper_id)) AND (NOT (person_id IN ( SELECT barred_to_me() AS barred_to_me))) AND (NOT (helper_id IN ( SELECT barred_to_me() AS barred_to_me))))

policy definer on import_pieces for all to kith_definer
  using true
  with check true

policy own on import_pieces for all to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (import_id IN ( SELECT imports.id
   FROM imports
  WHERE (imports.started_by = ( SELECT me() AS me)))))
  with check ((place_id = ( SELECT here() AS here)) AND (import_id IN ( SELECT imports.id
   FROM imports
  WHERE (imports.started_by = ( SELECT me() AS me)))))

policy definer on import_problems for all to kith_definer
  using true
  with check true

policy own on import_problems for all to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (import_id IN ( SELECT imports.id
   FROM imports
  WHERE (imports.started_by = ( SELECT me() AS me)))))
  with check ((place_id = ( SELECT here() AS here)) AND (import_id IN ( SELECT imports.id
   FROM imports
  WHERE (imports.started_by = ( SELECT me() AS me)))))

policy runners on import_problems for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (import_id IN ( SELECT imports.id
   FROM imports)))

policy definer on import_rows for all to kith_definer
  using true
  with check true

policy own on import_rows for all to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (import_id IN ( SELECT imports.id
   FROM imports
  WHERE (imports.started_by = ( SELECT me() AS me)))))
  with check ((place_id = ( SELECT here() AS here)) AND (import_id IN ( SELECT imports.id
   FROM imports
  WHERE (imports.started_by = ( SELECT me() AS me)))))

policy definer on imports for all to kith_definer
  using true
  with check true

policy go_on on imports for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ( SELECT i_run_imports() AS i_run_imports) AND (started_by = ( SELECT me() AS me)))
  with check ((place_id = ( SELECT here() AS here)) AND (started_by = ( SELECT me() AS me)))

policy runners on imports for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ( SELECT i_run_imports() AS i_run_imports) AND ((started_by = ( SELECT me() AS me)) OR ( SELECT i_run_imports_of_all() AS i_run_imports_of_all)))

policy start on imports for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND ( SELECT i_run_imports() AS i_run_imports) AND (started_by = ( SELECT me() AS me)))

policy definer on keep_decisions for all to kith_definer
  using true
  with check true

policy definer on legal_holds for all to kith_definer
  using true
  with check true

policy sign_in_only on limits for all to kith_auth
  using true
  with check true

policy definer on listening_counts for all to kith_definer
  using true
  with check true

policy definer on listening_log for all to kith_definer
  using true
  with check true

policy with_listening on listening_log for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (listening_id IN ( SELECT listenings.id
   FROM listenings)))

policy definer on listening_results for all to kith_definer
  using true
  with check true

policy definer on listening_sheets for all to kith_definer
  using true
  with check true

policy definer on listening_voters for all to kith_definer
  using true
  with check true

policy definer on listenings for all to kith_definer
  using true
  with check true

policy with_source on listenings for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT sources.id
   FROM sources)))

policy definer on mapping_marks for all to kith_definer
  using true
  with check true

policy definer on mapping_offers for all to kith_definer
  using true
  with check true

policy definer on mapping_readers for all to kith_definer
  using true
  with check true

policy definer on mappings for all to kith_definer
  using true
  with check true

policy definer on meeting_guests for all to kith_definer
  using true
  with check true

policy mine_or_sides on meeting_guests for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (NOT (person_id IN ( SELECT barred_to_me() AS barred_to_me))) AND (meeting_id IN ( SELECT meetings_i_see() AS meetings_i_see)) AND ((person_id = ( SELECT me() AS me)) OR (meeting_id IN ( SELECT thing_ids_i_see() AS thing_ids_i_see))))

policy definer on meeting_words for all to kith_definer
  using true
  with check true

policy mine on meeting_words for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (meeting_id IN ( SELECT things_i_own() AS things_i_own)) AND (NOT (by_id IN ( SELECT barred_to_me() AS barred_to_me))))

policy definer on meetings for all to kith_definer
  using true
  with check true

policy seen on meetings for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT meetings_i_see() AS meetings_i_see)))

policy definer on memberships for all to kith_definer
  using true
  with check true

policy seen on memberships for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT memberships_i_see() AS memberships_i_see)))

policy definer on mentor_asks for all to kith_definer
  using true
  with check true

policy mine on mentor_asks for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (learner_id = ( SELECT me() AS me)))

policy definer on mentor_choices for all to kith_definer
  using true
  with check true

policy mine on mentor_choices for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (learner_id = ( SELECT me() AS me)))

policy definer on mentor_offers for all to kith_definer
  using true
  with check true

policy mine on mentor_offers for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (person_id = ( SELECT me() AS me)))

policy definer on mentor_pairs for all to kith_definer
  using true
  with check true

policy definer on mentor_refusals for all to kith_definer
  using true
  with check true

policy mine on mentor_refusals for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (mentor_id = ( SELECT me() AS me)) AND (NOT (learner_id IN ( SELECT barred_to_me() AS barred_to_me))))

policy say on mentor_refusals for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (mentor_id = ( SELECT me() AS me)) AND (learner_id <> ( SELECT me() AS me)) AND (learner_id IN ( SELECT people_i_see() AS people_i_see)) AND is_known_child(learner_id))

policy unsay on mentor_refusals for delete to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (mentor_id = ( SELECT me() AS me)))

policy definer on mentor_rounds for all to kith_definer
  using true
  with check true

policy runners on mentor_rounds for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (group_id IN ( SELECT my_powers.group_id
   FROM my_powers() my_powers(group_id, power)
  WHERE (my_powers.power = 'run_mentoring'::text))))

policy definer on mentor_wishes for all to kith_definer
  using true
  with check true

policy mine on mentor_wishes for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (learner_id = ( SELECT me() AS me)))

policy definer on merges for all to kith_definer
  using true
  with check true

policy definer on notices for all to kith_definer
  using true
  with check true

policy mark_mine on notices for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (to_id = ( SELECT me() AS me)))
  with check ((place_id = ( SELECT here() AS here)) AND (to_id = ( SELECT me() AS me)))

policy mine on notices for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (to_id = ( SELECT me() AS me)) AND ((about_id IS NULL) OR (NOT (about_id IN ( SELECT barred_to_me() AS barred_to_me)))))

policy sign_in_only on outbox for all to kith_auth
  using true
  with check true

policy definer on override_holds for all to kith_definer
  using true
  with check true

policy leads on override_holds for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (override_id IN ( SELECT overrides.id
   FROM overrides
  WHERE (overrides.child_id <> ( SELECT me() AS me)))))

policy definer on overrides for all to kith_definer
  using true
  with check true

policy no_kin on overrides for select to kith_app
  using ((child_id = ( SELECT me() AS me)) OR (lead_id = ( SELECT me() AS me)) OR (NOT (child_id IN ( SELECT kin_of_mine() AS kin_of_mine))))

policy shown on overrides for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (NOT (child_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((lead_id = ( SELECT me() AS me)) OR (child_id IN ( SELECT people_under('safeguard'::text) AS people_under
EXCEPT
 SELECT me() AS me)) OR ((child_id = ( SELECT me() AS me)) AND (NOT override_is_held(id)))))

policy definer on paper_readings for all to kith_definer
  using true
  with check true

policy definer on paper_sheets for all to kith_definer
  using true
  with check true

policy definer on paper_tallies for all to kith_definer
  using true
  with check true

policy with_source on paper_tallies for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (budget_id IN ( SELECT sources.id
   FROM sources)))

policy definer on parties for all to kith_definer
  using true
  with check true

policy sign_in_only on passkeys for all to kith_auth
  using true
  with check true

policy definer on people for all to kith_definer
  using true
  with check true

policy me on people for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id = ( SELECT me() AS me)) AND ( SELECT may_do('profile.write'::text) AS may_do))
  with check ((place_id = ( SELECT here() AS here)) AND (id = ( SELECT me() AS me)))

policy seen on people for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((id = ( SELECT me() AS me)) OR (id IN ( SELECT people_of_my_ties() AS people_of_my_ties)) OR (id IN ( SELECT people_near_me() AS people_near_me)) OR (id IN ( SELECT people_by_role() AS people_by_role))))

policy change_me on people_private for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (person_id = ( SELECT me() AS me)) AND (( SELECT helper() AS helper) IS NULL))
  with check ((place_id = ( SELECT here() AS here)) AND (person_id = ( SELECT me() AS me)))

policy definer on people_private for all to kith_definer
  using true
  with check true

policy me on people_private for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (person_id = ( SELECT me() AS me)) AND (( SELECT helper() AS helper) IS NULL))

policy definer on places for all to kith_definer
  using true
  with check true

policy here on places for select to kith_app
  using (place_id = ( SELECT here() AS here))

policy sign_in on places for select to kith_auth
  using true

policy definer on plan_agreements for all to kith_definer
  using true
  with check true

policy say on plan_agreements for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (person_id = ( SELECT me() AS me)) AND (plan_id IN ( SELECT plan_partners.plan_id
   FROM plan_partners
  WHERE ((plan_partners.person_id = ( SELECT me() AS me)) AND (plan_partners.ended_at IS NULL)))) AND ((plan_id IN ( SELECT my_plans() AS my_plans)) OR (plan_id IN ( SELECT plans_open_to_me.plan_id
   FROM plans_open_to_me() plans_open_to_me(plan_id, may, through, through_id)
  WHERE (plans_open_to_me.through = 'tie'::text)))))

policy sides on plan_agreements for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (NOT (person_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((plan_id IN ( SELECT my_plans() AS my_plans)) OR ((person_id = ( SELECT me() AS me)) AND (( SELECT helper() AS helper) IS NULL))))

policy definer on plan_items for all to kith_definer
  using true
  with check true

policy end_text on plan_items for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND ( SELECT may_do('plan.write'::text) AS may_do))
  with check ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)))

policy mine on plan_items for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND ((( SELECT helper() AS helper) IS NULL) OR (item_id IN ( SELECT thing_ids_i_see() AS thing_ids_i_see))))

policy write on plan_items for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND i_own_part(item_id, plan_id) AND ( SELECT may_do('plan.write'::text) AS may_do))

policy ask on plan_partners for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND (( SELECT helper() AS helper) IS NULL) AND (asked_by = ( SELECT me() AS me)) AND ((person_id = ( SELECT me() AS me)) OR (person_id IN ( SELECT my_live_ties.other_id
   FROM my_live_ties() my_live_ties(tie_id, other_id, kind)))))

policy change on plan_partners for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND (( SELECT helper() AS helper) IS NULL))
  with check ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)))

policy definer on plan_partners for all to kith_definer
  using true
  with check true

policy sides on plan_partners for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (NOT (person_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((plan_id IN ( SELECT my_plans() AS my_plans)) OR ((person_id = ( SELECT me() AS me)) AND (( SELECT helper() AS helper) IS NULL))))

policy answer on plan_proposals for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND ( SELECT may_do('plan.answer_proposal'::text) AS may_do))
  with check ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND (answered_by = ( SELECT me() AS me)))

policy definer on plan_proposals for all to kith_definer
  using true
  with check true

policy propose on plan_proposals for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (by_id = ( SELECT me() AS me)) AND (answer IS NULL) AND ((plan_id, tie_id) IN ( SELECT plans_open_to_me.plan_id,
    plans_open_to_me.through_id
   FROM plans_open_to_me() plans_open_to_me(plan_id, may, through, through_id)
  WHERE ((plans_open_to_me.may = 'propose'::text) AND (plans_open_to_me.through = 'tie'::text)))))

policy sides on plan_proposals for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (NOT (by_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((plan_id IN ( SELECT my_plans() AS my_plans)) OR ((by_id = ( SELECT me() AS me)) AND (( SELECT helper() AS helper) IS NULL))))

policy change on plan_reviews for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND ( SELECT may_do('plan.write'::text) AS may_do))
  with check ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)))

policy definer on plan_reviews for all to kith_definer
  using true
  with check true

policy mine on plan_reviews for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)))

policy write on plan_reviews for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND ( SELECT may_do('plan.write'::text) AS may_do))

policy definer on plan_versions for all to kith_definer
  using true
  with check true

policy mine on plan_versions for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)))

policy write on plan_versions for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (plan_id IN ( SELECT my_plans() AS my_plans)) AND (made_by = ( SELECT me() AS me)) AND (NOT (helper_id IS DISTINCT FROM ( SELECT helper() AS helper))) AND ( SELECT may_do('plan.write'::text) AS may_do))

policy begin_mine on plans for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND i_own_thing(id, 'plan'::text, owner_id) AND ( SELECT may_do('plan.write'::text) AS may_do))

policy definer on plans for all to kith_definer
  using true
  with check true

policy mine_or_opened on plans for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((owner_id = ( SELECT me() AS me)) OR (id IN ( SELECT my_plans() AS my_plans)) OR (id IN ( SELECT plans_open_to_me.plan_id
   FROM plans_open_to_me() plans_open_to_me(plan_id, may, through, through_id)))))

policy definer on project_news for all to kith_definer
  using true
  with check true

policy with_source on project_news for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (project_id IN ( SELECT sources.id
   FROM sources)))

policy definer on readings for all to kith_definer
  using true
  with check true

policy definer on reads for all to kith_definer
  using true
  with check true

policy owner on reads for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (owner_id IN ( SELECT my_parties() AS my_parties)) AND (NOT (reader_id IN ( SELECT barred_to_me() AS barred_to_me))) AND (NOT ((through = 'override'::text) AND override_is_held(through_id))))

policy definer on recent_changes for all to kith_definer
  using true
  with check true

policy definer on recommendations for all to kith_definer
  using true
  with check true

policy with_source on recommendations for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (id IN ( SELECT sources.id
   FROM sources)))

policy sign_in_only on reminders for all to kith_auth
  using true
  with check true

policy everyone on role_powers for select to public
  using true

policy definer on roll_ids for all to kith_definer
  using true
  with check true

policy sign_in_only on school_identities for all to kith_auth
  using true
  with check true

policy sign_in_only on school_visits for all to kith_auth
  using true
  with check true

policy sign_in_only on secrets for all to kith_auth
  using true
  with check true

policy definer on sense_makings for all to kith_definer
  using true
  with check true

policy definer on sense_readers for all to kith_definer
  using true
  with check true

policy definer on sense_voices for all to kith_definer
  using true
  with check true

policy sign_in_only on sessions for all to kith_auth
  using true
  with check true

policy definer on shared_codes for all to kith_definer
  using true
  with check true

policy mine on shared_codes for all to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (person_id = ( SELECT me() AS me)))
  with check ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (person_id = ( SELECT me() AS me)))

policy definer on sheet_statements for all to kith_definer
  using true
  with check true

policy definer on source_answers for all to kith_definer
  using true
  with check true

policy with_source on source_answers for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (source_id IN ( SELECT sources.id
   FROM sources)) AND (NOT (who_id IN ( SELECT barred_to_me() AS barred_to_me))))

policy definer on source_follows for all to kith_definer
  using true
  with check true

policy mine on source_follows for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (person_id = ( SELECT me() AS me)))

policy both_ends on source_links for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (from_id IN ( SELECT sources.id
   FROM sources)) AND (to_id IN ( SELECT sources.id
   FROM sources)))

policy definer on source_links for all to kith_definer
  using true
  with check true

policy definer on source_parts for all to kith_definer
  using true
  with check true

policy mine_or_run on source_parts for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (NOT (person_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((person_id = ( SELECT me() AS me)) OR (source_id IN ( SELECT sources_i_run() AS sources_i_run))))

policy definer on sources for all to kith_definer
  using true
  with check true

policy shown on sources for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((shown_to = 'public'::text) OR (id IN ( SELECT sources_shown_to_me.source_id
   FROM sources_shown_to_me() sources_shown_to_me(source_id)))))

policy definer on speak_up_answers for all to kith_definer
  using true
  with check true

policy definer on speak_ups for all to kith_definer
  using true
  with check true

policy definer on statement_votes for all to kith_definer
  using true
  with check true

policy definer on statements for all to kith_definer
  using true
  with check true

policy definer on terms for all to kith_definer
  using true
  with check true

policy everybody on terms for select to kith_app
  using (place_id = ( SELECT here() AS here))

policy setters on terms for all to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (group_id IN ( SELECT my_powers.group_id
   FROM my_powers() my_powers(group_id, power)
  WHERE (my_powers.power = 'set_terms'::text))))
  with check ((place_id = ( SELECT here() AS here)) AND (group_id IN ( SELECT my_powers.group_id
   FROM my_powers() my_powers(group_id, power)
  WHERE (my_powers.power = 'set_terms'::text))))

policy definer on theme_readings for all to kith_definer
  using true
  with check true

policy definer on themes for all to kith_definer
  using true
  with check true

policy everyone on thing_kinds for select to public
  using true

policy by_its_verb on things for insert to kith_app
  with check (kind <> 'turn_to'::text)

policy by_its_verb_listening on things for insert to kith_app
  with check (kind <> ALL (ARRAY['listening'::text, 'voice'::text, 'statement'::text, 'theme'::text]))

policy consented on things for insert to kith_app
  with check (( SELECT may_do('web.write'::text) AS may_do) OR (kind <> ALL (ARRAY['web'::text, 'web_entry'::text])))

policy consented_plan on things for insert to kith_app
  with check (( SELECT may_do('plan.write'::text) AS may_do) OR (kind <> ALL (ARRAY['plan'::text, 'plan_item'::text])))

policy definer on things for all to kith_definer
  using true
  with check true

policy own on things for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (owner_id IN ( SELECT my_parties() AS my_parties)) AND ((parent_id IS NULL) OR i_own_whole(parent_id, owner_id)))

policy own_change on things for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (owner_id IN ( SELECT my_parties() AS my_parties)))
  with check ((place_id = ( SELECT here() AS here)) AND (owner_id IN ( SELECT my_parties() AS my_parties)))

policy seen on things for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((((owner_id = ( SELECT me() AS me)) OR (owner_id IN ( SELECT my_parties() AS my_parties))) AND ((( SELECT helper() AS helper) IS NULL) OR (apart_since IS NULL))) OR (id IN ( SELECT thing_ids_i_see() AS thing_ids_i_see))))

policy definer on tie_answers for all to kith_definer
  using true
  with check true

policy mine on tie_answers for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((( SELECT me() AS me) = person_id) OR (( SELECT me() AS me) = for_id)) AND ((tie_id IN ( SELECT n.tie_id
   FROM ties_near_me() n(tie_id, from_id, to_id))) OR (tie_id IN ( SELECT ties_to_confirm() AS ties_to_confirm))))

policy confirmers on tie_confirmations for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (tie_id IN ( SELECT ties.id
   FROM ties
  WHERE ((ties.to_id IN ( SELECT people_under('confirm_links'::text) AS people_under)) AND (ties.from_id <> ( SELECT me() AS me))))))

policy definer on tie_confirmations for all to kith_definer
  using true
  with check true

policy everyone on tie_kinds for select to public
  using true

policy everyone on tie_yes for select to public
  using true

policy definer on ties for all to kith_definer
  using true
  with check true

policy seen on ties for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND ((id IN ( SELECT ties_near_me.tie_id
   FROM ties_near_me() ties_near_me(tie_id, from_id, to_id))) OR (id IN ( SELECT ties_to_confirm() AS ties_to_confirm))))

policy definer on trail for all to kith_definer
  using true
  with check true

policy mine on trail for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND ((( SELECT me() AS me) = actor_id) OR (( SELECT me() AS me) = subject_id)) AND (NOT (actor_id IN ( SELECT barred_to_me() AS barred_to_me))) AND (NOT (subject_id IN ( SELECT barred_to_me() AS barred_to_me))))

policy definer on turn_to for all to kith_definer
  using true
  with check true

policy definer on turn_to_names for all to kith_definer
  using true
  with check true

policy definer on turn_to_readers for all to kith_definer
  using true
  with check true

policy about_me_or_checked_by_me on vettings for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (NOT (person_id IN ( SELECT barred_to_me() AS barred_to_me))) AND ((person_id = ( SELECT me() AS me)) OR (person_id IN ( SELECT people_under('vet'::text) AS people_under))))

policy definer on vettings for all to kith_definer
  using true
  with check true

policy definer on voices for all to kith_definer
  using true
  with check true

policy counted on votes for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (ballot_id IN ( SELECT ballots.id
   FROM ballots
  WHERE (ballots.counted_at IS NOT NULL))))

policy definer on votes for all to kith_definer
  using true
  with check true

policy definer on web_entries for all to kith_definer
  using true
  with check true

policy mend on web_entries for update to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (owner_id = ( SELECT me() AS me)) AND (tie_id IS NULL) AND (id IN ( SELECT entries_of_mine() AS entries_of_mine)))
  with check ((place_id = ( SELECT here() AS here)) AND (owner_id = ( SELECT me() AS me)) AND ( SELECT may_do('web.write'::text) AS may_do))

policy mine on web_entries for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (owner_id = ( SELECT me() AS me)) AND (id IN ( SELECT entries_of_mine() AS entries_of_mine)))

policy say on web_entries for insert to kith_app
  with check ((place_id = ( SELECT here() AS here)) AND (owner_id = ( SELECT me() AS me)) AND i_own_thing(id, 'web_entry'::text, owner_id) AND ( SELECT may_do('web.write'::text) AS may_do) AND ((tie_id IS NULL) OR (tie_id IN ( SELECT ties_of_mine() AS ties_of_mine))))

policy confirmers on withdrawn_links for select to kith_app
  using ((place_id = ( SELECT here() AS here)) AND (( SELECT helper() AS helper) IS NULL) AND (tie_id IN ( SELECT ties.id
   FROM ties
  WHERE ((ties.to_id IN ( SELECT people_under('confirm_links'::text) AS people_under)) AND (ties.from_id <> ( SELECT me() AS me))))))

policy definer on withdrawn_links for all to kith_definer
  using true
  with check true

grant select on public.accounts to kith_app

grant delete, insert, select, update on public.accounts to kith_definer

grant delete, insert, select, update on public.adult_words to kith_definer

grant delete, insert, select, update on public.ages to kith_definer

grant delete, insert, select, update on public.assemblies to kith_definer

grant delete, insert, select, update on public.assembly_addresses to kith_definer

grant delete, insert, select, update on public.assembly_answers to kith_definer

grant select on public.assembly_changes to kith_app

grant delete, insert, select, update on public.assembly_changes to kith_definer

grant delete, insert, select, update on public.assembly_checks to kith_definer

grant delete, insert, select, update on public.assembly_codes to kith_definer

grant delete, insert, select, update on public.assembly_comments to kith_definer

grant select on public.assembly_drafts to kith_app

grant delete, insert, select, update on public.assembly_drafts to kith_definer

grant delete, insert, select, update on public.assembly_draws to kith_definer

grant delete, insert, select, update on public.assembly_looks to kith_definer

grant delete, insert, select, update on public.assembly_members to kith_definer

grant delete, insert, select, update on public.assembly_numbers to kith_definer

grant delete, insert, select, update on public.assembly_payments to kith_definer

grant delete, insert, select, update on public.assembly_pool to kith_definer

grant select on public.assembly_traits to kith_app

grant delete, insert, select, update on public.assembly_traits to kith_definer

grant select on public.assembly_waves to kith_app

grant delete, insert, select, update on public.assembly_waves to kith_definer

grant delete, insert, select, update on public.ballot_envelopes to kith_definer

grant select on public.ballot_options to kith_app

grant delete, insert, select, update on public.ballot_options to kith_definer

grant select on public.ballot_receipts to kith_app

grant delete, insert, select, update on public.ballot_receipts to kith_definer

grant select on public.ballot_roll to kith_app

grant delete, insert, select, update on public.ballot_roll to kith_definer

grant select on public.ballots to kith_app

grant delete, insert, select, update on public.ballots to kith_definer

grant select on public.blocks to kith_app

grant delete, insert, select, update on public.blocks to kith_definer

grant delete, insert, select, update on public.budget_ideas to kith_definer

grant delete, insert, select, update on public.budget_projects to kith_definer

grant select on public.budget_results to kith_app

grant delete, insert, select, update on public.budget_results to kith_definer

grant select on public.budgets to kith_app

grant delete, insert, select, update on public.budgets to kith_definer

grant delete, insert, select, update on public.checks_in_date to kith_definer

grant delete, insert, select, update on public.code_uses to kith_definer

grant select on public.commitment_ends to kith_app

grant delete, insert, select, update on public.commitment_ends to kith_definer

grant select on public.commitments to kith_app

grant delete, insert, select, update on public.commitments to kith_definer

grant select on public.companions to kith_app

grant delete, insert, select, update on public.companions to kith_definer

grant delete, insert, select, update on public.companions_who_count to kith_definer

grant delete, insert, select, update on public.concerns to kith_definer

grant insert, select, update on public.corrections to kith_app

grant delete, insert, select, update on public.corrections to kith_definer

grant delete, insert, select, update on public.departures to kith_definer

grant insert, select, update on public.done_requests to kith_app

grant delete, insert, select, update on public.done_requests to kith_definer

grant delete, insert, select, update on public.entries to kith_definer

grant insert, select on public.entry_words to kith_app

grant delete, insert, select, update on public.entry_words to kith_definer

grant delete, insert, select, update on public.erasures to kith_definer

grant delete, insert, select, update on public.gathering_guests to kith_definer

grant delete, insert, select, update on public.gathering_hands to kith_definer

grant delete, insert, select, update on public.gathering_notes to kith_definer

grant delete, insert, select, update on public.gathering_rooms to kith_definer

grant delete, insert, select, update on public.gathering_rounds to kith_definer

grant delete, insert, select, update on public.gathering_seats to kith_definer

grant delete, insert, select, update on public.gathering_steps to kith_definer

grant select on public.gatherings to kith_app

grant delete, insert, select, update on public.gatherings to kith_definer

grant insert, select on public.grants to kith_app

grant delete, insert, select, update on public.grants to kith_definer

grant delete, insert, select, update on public.group_answers to kith_definer

grant delete, insert, select, update on public.group_ask_facts to kith_definer

grant delete, insert, select, update on public.group_asks to kith_definer

grant select on public.group_kinds to kith_app

grant select on public.group_kinds to kith_definer

grant insert, select on public.groups to kith_app

grant delete, insert, select, update on public.groups to kith_definer

grant select on public.helper_consents to kith_app

grant delete, insert, select, update on public.helper_consents to kith_definer

grant delete, insert, select on public.import_pieces to kith_app

grant delete, insert, select, update on public.import_pieces to kith_definer

grant delete, insert, select on public.import_problems to kith_app

grant delete, insert, select, update on public.import_problems to kith_definer

grant delete, insert, select on public.import_rows to kith_app

grant delete, insert, select, update on public.import_rows to kith_definer

grant insert, select, update on public.imports to kith_app

grant delete, insert, select, update on public.imports to kith_definer

grant delete, insert, select, update on public.keep_decisions to kith_definer

grant select on public.kith_migrations to kith_jobs

grant delete, insert, select, update on public.legal_holds to kith_definer

grant delete, insert, select, update on public.listening_counts to kith_definer

grant select on public.listening_log to kith_app

grant delete, insert, select, update on public.listening_log to kith_definer

grant delete, insert, select, update on public.listening_results to kith_definer

grant delete, insert, select, update on public.listening_sheets to kith_definer

grant delete, insert, select, update on public.listening_voters to kith_definer

grant select on public.listenings to kith_app

grant delete, insert, select, update on public.listenings to kith_definer

grant delete, insert, select, update on public.mapping_marks to kith_definer

grant delete, insert, select, update on public.mapping_offers to kith_definer

grant delete, insert, select, update on public.mapping_readers to kith_definer

grant delete, insert, select, update on public.mappings to kith_definer

grant select on public.meeting_guests to kith_app

grant delete, insert, select, update on public.meeting_guests to kith_definer

grant select on public.meeting_words to kith_app

grant delete, insert, select, update on public.meeting_words to kith_definer

grant select on public.meetings to kith_app

grant delete, insert, select, update on public.meetings to kith_definer

grant select on public.memberships to kith_app

grant delete, insert, select, update on public.memberships to kith_definer

grant select on public.mentor_asks to kith_app

grant delete, insert, select, update on public.mentor_asks to kith_definer

grant select on public.mentor_choices to kith_app

grant delete, insert, select, update on public.mentor_choices to kith_definer

grant select on public.mentor_offers to kith_app

grant delete, insert, select, update on public.mentor_offers to kith_definer

grant delete, insert, select, update on public.mentor_openings to kith_definer

grant delete, insert, select, update on public.mentor_pairings to kith_definer

grant delete, insert, select, update on public.mentor_pairs to kith_definer

grant delete, insert, select on public.mentor_refusals to kith_app

grant delete, insert, select, update on public.mentor_refusals to kith_definer

grant select on public.mentor_rounds to kith_app

grant delete, insert, select, update on public.mentor_rounds to kith_definer

grant delete, insert, select, update on public.mentor_waits to kith_definer

grant select on public.mentor_wishes to kith_app

grant delete, insert, select, update on public.mentor_wishes to kith_definer

grant delete, insert, select, update on public.merges to kith_definer

grant select on public.notices to kith_app

grant delete, insert, select, update on public.notices to kith_definer

grant delete, insert, select, update on public.open_blocks to kith_definer

grant delete, insert, select, update on public.open_companions to kith_definer

grant select on public.override_holds to kith_app

grant delete, insert, select, update on public.override_holds to kith_definer

grant select on public.overrides to kith_app

grant delete, insert, select, update on public.overrides to kith_definer

grant delete, insert, select, update on public.paper_readings to kith_definer

grant delete, insert, select, update on public.paper_sheets to kith_definer

grant select on public.paper_tallies to kith_app

grant delete, insert, select, update on public.paper_tallies to kith_definer

grant delete, insert, select, update on public.parties to kith_definer

grant select on public.people to kith_app

grant delete, insert, select, update on public.people to kith_definer

grant select on public.people_private to kith_app

grant delete, insert, select, update on public.people_private to kith_definer

grant select on public.places to kith_app

grant select on public.places to kith_auth

grant delete, insert, select, update on public.places to kith_definer

grant insert, select on public.plan_agreements to kith_app

grant delete, insert, select, update on public.plan_agreements to kith_definer

grant insert, select on public.plan_items to kith_app

grant delete, insert, select, update on public.plan_items to kith_definer

grant insert, select on public.plan_partners to kith_app

grant delete, insert, select, update on public.plan_partners to kith_definer

grant insert, select on public.plan_proposals to kith_app

grant delete, insert, select, update on public.plan_proposals to kith_definer

grant insert, select, update on public.plan_reviews to kith_app

grant delete, insert, select, update on public.plan_reviews to kith_definer

grant insert, select on public.plan_versions to kith_app

grant delete, insert, select, update on public.plan_versions to kith_definer

grant insert, select on public.plans to kith_app

grant delete, insert, select, update on public.plans to kith_definer

grant delete, insert, select, update on public.project_news to kith_definer

grant delete, insert, select, update on public.readings to kith_definer

grant select on public.reads to kith_app

grant delete, insert, select, update on public.reads to kith_definer

grant delete, insert, select, update on public.recent_changes to kith_definer

grant select on public.recommendations to kith_app

grant delete, insert, select, update on public.recommendations to kith_definer

grant select on public.role_powers to kith_app

grant select on public.role_powers to kith_definer

grant delete, insert, select, update on public.roll_ids to kith_definer

grant delete, insert, select, update on public.sense_makings to kith_definer

grant delete, insert, select, update on public.sense_readers to kith_definer

grant delete, insert, select, update on public.sense_voices to kith_definer

grant insert, select on public.shared_codes to kith_app

grant delete, insert, select, update on public.shared_codes to kith_definer

grant delete, insert, select, update on public.sheet_statements to kith_definer

grant select on public.source_answers to kith_app

grant delete, insert, select, update on public.source_answers to kith_definer

grant select on public.source_follows to kith_app

grant delete, insert, select, update on public.source_follows to kith_definer

grant delete, insert, select, update on public.source_links to kith_definer

grant select on public.source_parts to kith_app

grant delete, insert, select, update on public.source_parts to kith_definer

grant delete, insert, select, update on public.sources to kith_definer

grant delete, insert, select, update on public.speak_up_answers to kith_definer

grant delete, insert, select, update on public.speak_ups to kith_definer

grant delete, insert, select, update on public.standing_holds to kith_definer

grant delete, insert, select, update on public.statement_votes to kith_definer

grant delete, insert, select, update on public.statements to kith_definer

grant delete, insert, select, update on public.terms to kith_app

grant delete, insert, select, update on public.terms to kith_definer

grant delete, insert, select, update on public.theme_readings to kith_definer

grant delete, insert, select, update on public.themes to kith_definer

grant select on public.thing_kinds to kith_app

grant select on public.thing_kinds to kith_definer

grant insert, select on public.things to kith_app

grant delete, insert, select, update on public.things to kith_definer

grant select on public.tie_answers to kith_app

grant delete, insert, select, update on public.tie_answers to kith_definer

grant select on public.tie_confirmations to kith_app

grant delete, insert, select, update on public.tie_confirmations to kith_definer

grant delete, insert, select, update on public.tie_facts to kith_definer

grant select on public.tie_kinds to kith_app

grant select on public.tie_kinds to kith_definer

grant delete, insert, select, update on public.tie_states to kith_definer

grant select on public.tie_yes to kith_app

grant select on public.tie_yes to kith_definer

grant select on public.ties to kith_app

grant delete, insert, select, update on public.ties to kith_definer

grant delete, insert, select, update on public.told_ties to kith_definer

grant select on public.trail to kith_app

grant delete, insert, select, update on public.trail to kith_definer

grant delete, insert, select, update on public.turn_to to kith_definer

grant delete, insert, select, update on public.turn_to_names to kith_definer

grant delete, insert, select, update on public.turn_to_readers to kith_definer

grant delete, insert, select, update on public.under_concern to kith_definer

grant select on public.vettings to kith_app

grant delete, insert, select, update on public.vettings to kith_definer

grant delete, insert, select, update on public.voices to kith_definer

grant select on public.votes to kith_app

grant delete, insert, select, update on public.votes to kith_definer

grant insert, select on public.web_entries to kith_app

grant delete, insert, select, update on public.web_entries to kith_definer

grant select on public.withdrawn_links to kith_app

grant delete, insert, select, update on public.withdrawn_links to kith_definer

grant delete, insert, select, update on sign_in.account_people to kith_auth

grant delete, insert, select, update on sign_in.accounts to kith_auth

grant delete, insert, select, update on sign_in.cards to kith_auth

grant delete, insert, select, update on sign_in.challenges to kith_auth

grant delete, insert, select, update on sign_in.codes to kith_auth

grant delete, insert, select, update on sign_in.limits to kith_auth

grant delete, insert, select, update on sign_in.outbox to kith_auth

grant delete, insert, select, update on sign_in.passkeys to kith_auth

grant delete, insert, select, update on sign_in.reminders to kith_auth

grant delete, insert, select, update on sign_in.school_identities to kith_auth

grant delete, insert, select, update on sign_in.school_visits to kith_auth

grant delete, insert, select, update on sign_in.secrets to kith_auth

grant delete, insert, select, update on sign_in.sessions to kith_auth

view ages (owner kith_definer)
 SELECT p.place_id,
    p.id AS person_id,
    a.known_child,
    a.child,
    a.age
   FROM (people p
     CROSS JOIN LATERAL age_of(p.place_id, p.id) a(known_child, child, age));

view checks_in_date (owner kith_definer)
 SELECT place_id,
    person_id,
    role
   FROM vettings v
  WHERE ((ended_at IS NULL) AND (review_on >= CURRENT_DATE));

view companions_who_count (owner kith_definer)
 SELECT m.place_id,
    m.tie_id,
    m.person_id
   FROM ((open_companions m
     JOIN ties t ON (((t.place_id = m.place_id) AND (t.id = m.tie_id))))
     CROSS JOIN LATERAL counts_beside(m.place_id, m.person_id, t.from_id, t.to_id) counts_beside(counts));

view group_ask_facts (owner kith_definer)
 SELECT k.place_id,
    k.id AS ask_id,
    k.group_id,
    g.kind,
    g.name,
    k.person_id,
    k.asked_by,
    k.asked_at,
    yes_to_group(g.kind, k.person_id) AS needs,
    own.answer AS own_says,
    par.answer AS parent_says,
    ((k.taken_back_at IS NULL) AND (g.closed_at IS NULL) AND is_in_group(g.id, k.asked_by) AND (NOT is_in_group(g.id, k.person_id))) AS open,
    (EXISTS ( SELECT
           FROM open_blocks b
          WHERE ((b.place_id = k.place_id) AND (((b.protects_id = k.person_id) AND ((b.against_id = k.asked_by) OR is_in_group(g.id, b.against_id))) OR ((b.against_id = k.person_id) AND ((b.protects_id = k.asked_by) OR is_in_group(g.id, b.protects_id))))))) AS blocked
   FROM (((group_asks k
     JOIN groups g ON (((g.place_id = k.place_id) AND (g.id = k.group_id))))
     LEFT JOIN LATERAL ( SELECT a.answer
           FROM group_answers a
          WHERE ((a.place_id = k.place_id) AND (a.ask_id = k.id) AND (a.person_id = k.person_id))
          ORDER BY a.said_order DESC
         LIMIT 1) own ON (true))
     LEFT JOIN LATERAL ( SELECT a.answer
           FROM group_answers a
          WHERE ((a.place_id = k.place_id) AND (a.ask_id = k.id) AND (a.person_id <> k.person_id))
          ORDER BY a.said_order DESC
         LIMIT 1) par ON (true));

view mentor_openings (owner kith_definer)
 SELECT o.place_id,
    o.id AS offer_id,
    o.person_id,
    o.about,
    o.loves,
    o.languages,
    o.times,
    o.places,
    a.known_child AS peer,
    a.age,
    b.year_group,
    b.birth_date,
    is_vetted(o.place_id, o.person_id,
        CASE
            WHEN a.known_child THEN 'peer_mentor'::text
            ELSE 'mentor'::text
        END) AS checked,
        CASE
            WHEN a.known_child THEN ((o.agreed_at IS NOT NULL) OR COALESCE(( SELECT (y.needs = ANY (ARRAY['nobody'::text, 'child'::text]))
               FROM tie_yes y
              WHERE ((y.kind = 'mentor'::text) AND ((a.age >= y.from_age) AND (a.age <= y.to_age)))), false))
            ELSE (NOT a.child)
        END AS allowed,
    ((NOT (EXISTS ( SELECT
           FROM departures d
          WHERE ((d.place_id = o.place_id) AND (d.person_id = o.person_id) AND (d.returned_at IS NULL))))) AND (NOT (EXISTS ( SELECT
           FROM under_concern n
          WHERE ((n.place_id = o.place_id) AND (n.about_id = o.person_id)))))) AS here
   FROM ((mentor_offers o
     JOIN ages a ON (((a.place_id = o.place_id) AND (a.person_id = o.person_id))))
     LEFT JOIN people_private b ON (((b.place_id = o.place_id) AND (b.person_id = o.person_id))))
  WHERE (o.ended_at IS NULL);

view mentor_pairings (owner kith_definer)
 SELECT t.place_id,
    t.id AS tie_id,
    t.from_id AS mentor_id,
    t.to_id AS learner_id,
    s.state
   FROM (ties t
     CROSS JOIN LATERAL ( SELECT x.place_id,
            x.tie_id,
            x.kind,
            x.from_id,
            x.to_id,
            x.made_by,
            x.made_at,
            x.source,
            x.anew_at,
            x.from_child,
            x.to_child,
            x.confirmation,
            x.blocked,
            x.from_says,
            x.to_says,
            x.from_parent_says,
            x.to_parent_says,
            x.from_needs,
            x.to_needs,
            x.last_word_at,
            x.state
           FROM tie_states x
          WHERE ((x.place_id = t.place_id) AND (x.tie_id = t.id))
         LIMIT 1) s)
  WHERE ((t.kind = 'mentor'::text) AND ((s.state = 'live'::text) OR waits_for_a_place(t.id, s.state, s.blocked, t.to_id, ARRAY[s.from_says, s.to_says, s.from_parent_says, s.to_parent_says])));

view mentor_waits (owner kith_definer)
 SELECT f.place_id,
    f.tie_id,
    f.from_id AS mentor_id,
    f.to_id AS learner_id,
    (NOT f.vetted) AS for_check,
    (NOT f.companioned) AS for_second
   FROM (tie_facts f
     JOIN tie_states s ON (((s.place_id = f.place_id) AND (s.tie_id = f.tie_id))))
  WHERE ((f.kind = 'mentor'::text) AND (s.state = 'resting'::text) AND (NOT f.blocked) AND (NOT f.concern) AND (NOT f.departed) AND (((('no'::text <> COALESCE(f.from_says, ''::text)) AND ('no'::text <> COALESCE(f.to_says, ''::text))) AND ('no'::text <> COALESCE(f.from_parent_says, ''::text))) AND ('no'::text <> COALESCE(f.to_parent_says, ''::text))));

view open_blocks (owner kith_definer)
 SELECT place_id,
    protects_id,
    against_id
   FROM blocks
  WHERE (lifted_at IS NULL);

view open_companions (owner kith_definer)
 SELECT place_id,
    tie_id,
    person_id
   FROM companions
  WHERE (ended_at IS NULL);

view standing_holds (owner kith_definer)
 SELECT place_id,
    id,
    person_id,
    group_id
   FROM legal_holds
  WHERE ((ended_at IS NULL) AND ((agreed_at IS NOT NULL) OR (asked_at > (now() - '14 days'::interval))));

view tie_facts (owner kith_definer)
 SELECT t.place_id,
    t.id AS tie_id,
    t.kind,
    t.from_id,
    t.to_id,
    t.made_by,
    t.made_at,
    t.source,
    t.anew_at,
    f.child AS from_child,
    o.child AS to_child,
    COALESCE(c.outcome,
        CASE
            WHEN (k.needs_confirmation OR (t.source = 'roll'::text)) THEN 'waiting'::text
            ELSE 'confirmed'::text
        END) AS confirmation,
    word_that_counts(said.f_order, said.f_no, said.no) AS from_says,
    word_that_counts(said.t_order, said.t_no, said.no) AS to_says,
        CASE
            WHEN parent.for_from THEN word_that_counts(said.fp_order, said.fp_no, said.no)
            ELSE NULL::text
        END AS from_parent_says,
        CASE
            WHEN parent.for_to THEN word_that_counts(said.tp_order, said.tp_no, said.no)
            ELSE NULL::text
        END AS to_parent_says,
    COALESCE(fy.needs, 'child'::text) AS from_needs,
    COALESCE(ty.needs, 'child'::text) AS to_needs,
    GREATEST(said.f_at, said.t_at,
        CASE
            WHEN parent.for_from THEN said.fp_at
            ELSE NULL::timestamp with time zone
        END,
        CASE
            WHEN parent.for_to THEN said.tp_at
            ELSE NULL::timestamp with time zone
        END, c.said_at) AS last_word_at,
    (p.peers OR k.kin OR ((k.vetted_role IS NOT NULL) AND (f.known_child OR (f.child AND (NOT o.child)) OR (EXISTS ( SELECT
           FROM checks_in_date v
          WHERE ((v.place_id = t.place_id) AND (v.person_id = t.from_id) AND (v.role = k.vetted_role))))) AND (o.known_child OR (o.child AND (NOT f.child)) OR (EXISTS ( SELECT
           FROM checks_in_date v
          WHERE ((v.place_id = t.place_id) AND (v.person_id = t.to_id) AND (v.role = k.vetted_role))))))) AS vetted,
    (p.peers OR (NOT k.needs_companion) OR (EXISTS ( SELECT
           FROM (open_companions m
             CROSS JOIN LATERAL counts_beside(m.place_id, m.person_id, t.from_id, t.to_id) counts_beside(counts))
          WHERE ((m.place_id = t.place_id) AND (m.tie_id = t.id))))) AS companioned,
    ((o.child AND (EXISTS ( SELECT
           FROM under_concern n
          WHERE ((n.place_id = t.place_id) AND (n.about_id = t.from_id))))) OR (f.child AND (EXISTS ( SELECT
           FROM under_concern n
          WHERE ((n.place_id = t.place_id) AND (n.about_id = t.to_id)))))) AS concern,
    (EXISTS ( SELECT
           FROM departures d
          WHERE ((d.place_id = t.place_id) AND (d.person_id = ANY (ARRAY[t.from_id, t.to_id])) AND (d.returned_at IS NULL)))) AS departed,
    block.stands AS blocked
   FROM ((((((((((ties t
     JOIN tie_kinds k ON ((k.kind = t.kind)))
     CROSS JOIN LATERAL ( SELECT age_of.known_child,
            age_of.child,
            age_of.age
           FROM age_of(t.place_id, t.from_id) age_of(known_child, child, age)
         LIMIT 1) f)
     CROSS JOIN LATERAL ( SELECT age_of.known_child,
            age_of.child,
            age_of.age
           FROM age_of(t.place_id, t.to_id) age_of(known_child, child, age)
         LIMIT 1) o)
     CROSS JOIN LATERAL ( SELECT (((NOT f.child) AND (NOT o.child)) OR (f.known_child AND o.known_child)) AS peers) p)
     LEFT JOIN tie_yes fy ON ((f.child AND (fy.kind = t.kind) AND ((f.age >= fy.from_age) AND (f.age <= fy.to_age)) AND (k.mutual OR (t.kind <> 'parent'::text)))))
     LEFT JOIN tie_yes ty ON ((o.child AND (ty.kind = t.kind) AND ((o.age >= ty.from_age) AND (o.age <= ty.to_age)))))
     CROSS JOIN LATERAL ( SELECT COALESCE(max(a.said_order) FILTER (WHERE (a.answer = 'no'::text)), (0)::bigint) AS no,
            max(a.said_order) FILTER (WHERE ((a.person_id = t.from_id) AND (a.for_id = t.from_id))) AS f_order,
            max(a.said_order) FILTER (WHERE ((a.person_id = t.from_id) AND (a.for_id = t.from_id) AND (a.answer = 'no'::text))) AS f_no,
            max(a.said_at) FILTER (WHERE ((a.person_id = t.from_id) AND (a.for_id = t.from_id))) AS f_at,
            max(a.said_order) FILTER (WHERE ((a.person_id = t.to_id) AND (a.for_id = t.to_id))) AS t_order,
            max(a.said_order) FILTER (WHERE ((a.person_id = t.to_id) AND (a.for_id = t.to_id) AND (a.answer = 'no'::text))) AS t_no,
            max(a.said_at) FILTER (WHERE ((a.person_id = t.to_id) AND (a.for_id = t.to_id))) AS t_at,
            max(a.said_order) FILTER (WHERE ((a.person_id <> t.from_id) AND (a.for_id = t.from_id))) AS fp_order,
            max(a.said_order) FILTER (WHERE ((a.person_id <> t.from_id) AND (a.for_id = t.from_id) AND (a.answer = 'no'::text))) AS fp_no,
            max(a.said_at) FILTER (WHERE ((a.person_id <> t.from_id) AND (a.for_id = t.from_id))) AS fp_at,
            max(a.said_order) FILTER (WHERE ((a.person_id <> t.to_id) AND (a.for_id = t.to_id))) AS tp_order,
            max(a.said_order) FILTER (WHERE ((a.person_id <> t.to_id) AND (a.for_id = t.to_id) AND (a.answer = 'no'::text))) AS tp_no,
            max(a.said_at) FILTER (WHERE ((a.person_id <> t.to_id) AND (a.for_id = t.to_id))) AS tp_at
           FROM tie_answers a
          WHERE ((a.place_id = t.place_id) AND (a.tie_id = t.id) AND (a.said_at >= COALESCE(t.anew_at, '-infinity'::timestamp with time zone)))) said)
     CROSS JOIN LATERAL ( SELECT COALESCE((fy.needs = ANY (ARRAY['parent'::text, 'both'::text])), false) AS for_from,
            COALESCE((ty.needs = ANY (ARRAY['parent'::text, 'both'::text])), false) AS for_to) parent)
     LEFT JOIN LATERAL ( SELECT n.outcome,
            n.said_at
           FROM tie_confirmations n
          WHERE ((k.needs_confirmation OR (t.source = 'roll'::text)) AND (n.place_id = t.place_id) AND (n.tie_id = t.id))
          ORDER BY n.said_order DESC
         LIMIT 1) c ON (true))
     CROSS JOIN LATERAL ( SELECT ((EXISTS ( SELECT
                   FROM open_blocks b
                  WHERE ((b.place_id = t.place_id) AND (b.protects_id = t.from_id) AND (b.against_id = t.to_id)))) OR (EXISTS ( SELECT
                   FROM open_blocks b
                  WHERE ((b.place_id = t.place_id) AND (b.protects_id = t.to_id) AND (b.against_id = t.from_id))))) AS stands
         LIMIT 1) block);

view tie_states (owner kith_definer)
 SELECT place_id,
    tie_id,
    kind,
    from_id,
    to_id,
    made_by,
    made_at,
    source,
    anew_at,
    from_child,
    to_child,
    confirmation,
    blocked,
    from_says,
    to_says,
    from_parent_says,
    to_parent_says,
    from_needs,
    to_needs,
    last_word_at,
        CASE
            WHEN (blocked OR concern OR departed OR (confirmation = 'refused'::text) OR wrong_no) THEN 'resting'::text
            WHEN ((NOT all_yes) OR (confirmation = 'waiting'::text)) THEN 'asked'::text
            WHEN ((NOT vetted) OR (NOT companioned)) THEN 'resting'::text
            ELSE 'live'::text
        END AS state
   FROM ( SELECT f_1.place_id,
            f_1.tie_id,
            f_1.kind,
            f_1.from_id,
            f_1.to_id,
            f_1.made_by,
            f_1.made_at,
            f_1.source,
            f_1.anew_at,
            f_1.from_child,
            f_1.to_child,
            f_1.confirmation,
            f_1.from_says,
            f_1.to_says,
            f_1.from_parent_says,
            f_1.to_parent_says,
            f_1.from_needs,
            f_1.to_needs,
            f_1.last_word_at,
            f_1.vetted,
            f_1.companioned,
            f_1.concern,
            f_1.departed,
            f_1.blocked,
            ((NOT (f_1.from_says IS DISTINCT FROM 'no'::text)) OR (NOT (f_1.to_says IS DISTINCT FROM 'no'::text)) OR (NOT (f_1.from_parent_says IS DISTINCT FROM 'no'::text)) OR (NOT (f_1.to_parent_says IS DISTINCT FROM 'no'::text))) AS wrong_no,
            (((f_1.from_needs = ANY (ARRAY['nobody'::text, 'parent'::text])) OR (NOT (f_1.from_says IS DISTINCT FROM 'yes'::text))) AND ((f_1.to_needs = ANY (ARRAY['nobody'::text, 'parent'::text])) OR (NOT (f_1.to_says IS DISTINCT FROM 'yes'::text))) AND ((f_1.from_needs = ANY (ARRAY['nobody'::text, 'child'::text])) OR (NOT (f_1.from_parent_says IS DISTINCT FROM 'yes'::text))) AND ((f_1.to_needs = ANY (ARRAY['nobody'::text, 'child'::text])) OR (NOT (f_1.to_parent_says IS DISTINCT FROM 'yes'::text)))) AS all_yes
           FROM tie_facts f_1) f;

view told_ties (owner kith_definer)
 SELECT t.place_id,
    t.id,
    t.from_id,
    t.to_id
   FROM (ties t
     JOIN tie_kinds k ON ((k.kind = t.kind)))
  WHERE (((NOT k.needs_confirmation) AND (t.source <> 'roll'::text)) OR ('confirmed'::text = ( SELECT n.outcome
           FROM tie_confirmations n
          WHERE ((n.place_id = t.place_id) AND (n.tie_id = t.id))
          ORDER BY n.said_order DESC
         LIMIT 1)));

view under_concern (owner kith_definer)
 SELECT place_id,
    about_id
   FROM concerns
  WHERE ((closed_at IS NULL) AND (worry = 'about'::text));

CREATE OR REPLACE FUNCTION public.account_for(owner uuid, of_kind text, because uuid, in_unit text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  found_id uuid;
begin
  insert into accounts (place_id, id, owner_id, kind, source_id, unit) values (here(), gen_random_uuid(), owner, of_kind, because, in_unit)
    on conflict do nothing;
  select a.id into found_id from accounts a where a.place_id = here() and a.owner_id = owner and a.kind = of_kind
    and a.source_id is not distinct from because and a.unit = in_unit;
  return found_id;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.add_commitment(new_id uuid, because uuid, who uuid, does text, by_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  whose uuid;
begin
  select t.owner_id into whose from things t where t.place_id = here() and t.id = because and t.id in (select thing_ids_i_see());
  if whose is null or helper() is not null or not (who in (me(), whose) or exists (
    select from meetings m join ties t on t.place_id = m.place_id and t.id = m.tie_id
    where m.place_id = here() and m.id = because and who in (t.from_id, t.to_id))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  insert into commitments (place_id, id, source_id, who_id, what, by_on, made_by, taken_on_at)
  values (here(), new_id, because, who, does, by_day, me(), case when who = me() then now() end);
  perform write_trail('commitment.make', who, because);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.add_invited(new_person uuid, new_tie uuid, name text, address text, tie_kind text, i_am text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  k tie_kinds;
begin
  select * into k from tie_kinds where kind = tie_kind;
  if k.kind is null or k.needs_confirmation or i_am not in ('from', 'to') then
    raise exception 'no such tie' using errcode = 'KI004';
  end if;
  if helper() is not null then raise exception 'only by oneself' using errcode = 'KI001'; end if;
  insert into trail (place_id, actor_id, verb, subject_id, thing_id, detail)
  values (here(), me(), 'person.invite', me(), new_tie, jsonb_build_object('kind', tie_kind));
  insert into parties (place_id, id, kind) values (here(), new_person, 'person');
  insert into people (place_id, id, given_name) values (here(), new_person, name);
  insert into people_private (place_id, person_id, email) values (here(), new_person, address);
  insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
  values (here(), new_tie, tie_kind, case when i_am = 'from' then me() else new_person end,
    case when i_am = 'from' then new_person else me() end, me(), 'person');
  insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
  values (here(), gen_random_uuid(), new_tie, me(), me(), 'yes');
  return new_tie;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.add_name_to_gathering(new_id uuid, which uuid, called_so text, is_grown boolean, out_of text, is_here boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform gathering_i_lead(which);
  insert into gathering_guests (place_id, id, gathering_id, name, grown, comes_from, answer, here, asked_by)
  values (here(), new_id, which, trim(called_so), is_grown, nullif(trim(out_of), ''), 'yes', case when is_here then 'yes' end, me())
  on conflict do nothing;
  perform write_trail('gathering.add_name', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.add_recommendation(new_id uuid, which uuid, says text, because text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s sources;
begin
  select * into s from sources x where x.place_id = here() and x.id = which;
  if s.id is null or not (i_run(which) or i_am('facilitator', which)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform make_source(new_id, 'recommendation', s.host_id, s.host_id, left(trim(says), 300), s.shown_to, s.for_group_id, s.from_age);
  insert into recommendations (place_id, id, assembly_id, n, text, why)
  select here(), new_id, which, 1 + count(r.id), trim(says), nullif(trim(because), '') from recommendations r
    where r.place_id = here() and r.assembly_id = which;
  insert into source_links (place_id, from_id, to_id, made_by) values (here(), which, new_id, me());
  perform write_trail('assembly.recommend', me(), new_id);
  perform tell_thread(which, 'assembly.recommended');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.add_statement(new_id uuid, which uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_may_speak_in(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if (select count(*) >= 10 from statements s where s.place_id = here() and s.listening_id = which and s.added_by = me() and s.standing = 'waiting') then
    raise exception 'ten wait' using errcode = 'KI004';
  end if;
  insert into statements (place_id, id, listening_id, words, added_by, standing) values (here(), new_id, which, said, me(), 'waiting');
  perform write_trail('listening.add', me(), which);
  perform tell(p.person_id, 'listening.to_read', null, which) from source_parts p
    where p.place_id = here() and p.source_id = which and p.part = 'moderator' and p.ended_at is null and p.person_id <> me()
      and not exists (select from notices n where n.place_id = here() and n.to_id = p.person_id and n.kind = 'listening.to_read'
        and n.thing_id = which and n.seen_at is null);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.add_to_roll(which uuid, new_id uuid, their_name text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if which not in (select ballot_id from ballots_i_keep()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from ballots b where b.place_id = here() and b.id = which and b.closed_at is not null) then
    raise exception 'over' using errcode = 'KI004';
  end if;
  insert into ballot_roll (place_id, ballot_id, id, name) values (here(), which, new_id, trim(their_name)) on conflict do nothing;
  perform write_trail('ballot.add_to_roll', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.address_to_invite(who uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select b.email from people_private b
  where b.place_id = here() and b.person_id = who and helper() is null and (
    exists (select from tie_states t join tie_kinds k on k.kind = t.kind
            where t.place_id = here() and t.from_id = who and (k.needs_confirmation or t.source = 'roll')
              and t.confirmation = 'confirmed' and not t.blocked
              and t.to_id in (select person_id from people_under('confirm_links')))
    or exists (select from trail l join ties t on t.place_id = l.place_id and t.id = l.thing_id
               where l.place_id = here() and l.actor_id = me() and l.verb = 'person.invite' and who in (t.from_id, t.to_id))
    or (who in (select person_id from people_under('run_imports')) and not is_child(who)))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.addresses_to_draw(which uuid)
 RETURNS TABLE(id uuid, traits jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 5000
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.id, a.traits from assembly_addresses a
  where a.place_id = here() and a.assembly_id = which and i_run(which)
    and not exists (select from assembly_codes c where c.place_id = here() and c.assembly_id = which and c.address_id = a.id)
  order by a.id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.adults_to_turn_to(which uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select w.id, called(w.id) from (
    select m.person_id as id from memberships m
    where m.place_id = here() and m.to_at is null and m.role in ('teacher', 'aide')
      and m.group_id in (select l.group_id from in_mapping(which) l where l.person_id = me())
    union
    select m.person_id from memberships m join mappings x on x.place_id = here() and x.id = which
    join groups g on g.place_id = here() and g.id = x.group_id
    where m.place_id = here() and m.to_at is null and m.role = 'head' and m.group_id in (g.id, g.parent_id)
    union
    select t.other_id from my_live_ties() t join tie_kinds k on k.kind = t.kind and k.vetted_role is not null
  ) w
  where helper() is null and i_am_in_mapping(which)
    and not is_child(w.id) and not is_between_blocked(me(), w.id)
    and not exists (select from departures d where d.place_id = here() and d.person_id = w.id and d.returned_at is null)
  order by 2
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.after_leaving(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  heir memberships;
begin
  update groups g set closed_at = now() where g.place_id = here() and g.id = which and g.closed_at is null
    and not exists (select from memberships m where m.place_id = here() and m.group_id = which and m.to_at is null);
  if found or not exists (select from groups g join group_kinds k on k.kind = g.kind and k.people_make
      where g.place_id = here() and g.id = which and g.kind <> 'family')
    or exists (select from memberships m where m.place_id = here() and m.group_id = which and m.to_at is null
      and m.role = 'convener') then
    return;
  end if;
  select m.* into heir from memberships m join ages a on a.place_id = m.place_id and a.person_id = m.person_id
    where m.place_id = here() and m.group_id = which and m.to_at is null order by a.child, m.from_at, m.id limit 1;
  update memberships set to_at = now() where place_id = here() and id = heir.id;
  insert into memberships (place_id, id, group_id, person_id, role, source)
  values (here(), gen_random_uuid(), which, heir.person_id, 'convener', 'person');
  perform tell(heir.person_id, 'group.convene', null, which);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.age_of(place uuid, who uuid)
 RETURNS TABLE(known_child boolean, child boolean, age integer)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
select a.known_child,
  a.known_child or (a.undated and not exists (select from adult_words w where w.place_id = place and w.person_id = who)), a.age
from (
  select b.birth_date is null as undated,
    -- What a birth date tells already is not looked up.
    case when b.birth_date is null then exists (
      select from memberships m
      where m.place_id = place and m.person_id = who and m.role = 'student' and m.source = 'roll' and m.to_at is null)
    else b.birth_date > current_date - interval '18 years' end as known_child,
    coalesce(extract(year from age(b.birth_date))::int, b.year_group + 4, 0) as age
  from (select) this
  -- Lateral with a limit: one look a person, where the planner would rather read whole tables for a class of thirty.
  left join lateral (select birth_date, year_group from people_private b
    where b.place_id = place and b.person_id = who limit 1) b on true
  -- With a limit here as well, or membership would be looked up each time that it is named.
  limit 1) a
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.agree_to_offer(which uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  child uuid;
begin
  if which not in (select o.offer_id from offers_of_my_children() o) or said not in ('yes', 'no') then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  update mentor_offers set agreed_by = case said when 'yes' then me() end, agreed_at = case said when 'yes' then now() end
    where place_id = here() and id = which returning person_id into child;
  perform write_trail('mentoring.agree', child, which, jsonb_build_object('answer', said));
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.am_i_held()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select is_held(me()) and helper() is null $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_gathering(which uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not gathering_is_for_me(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from gatherings g where g.place_id = here() and g.id = which
    and (g.closed_at is not null or g.called_off_at is not null)) then raise exception 'over' using errcode = 'KI004'; end if;
  insert into gathering_guests (place_id, id, gathering_id, person_id, answer)
  values (here(), gen_random_uuid(), which, me(), said)
  on conflict (place_id, gathering_id, person_id) do update set answer = excluded.answer;
  insert into source_parts (place_id, source_id, person_id, part, given_by) values (here(), which, me(), 'guest', me())
  on conflict (place_id, source_id, person_id, part) do update set ended_at = null;
  perform write_trail('gathering.answer', me(), which, jsonb_build_object('answer', said));
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_group_ask(which uuid, said text, whom uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  f group_ask_facts;
begin
  select * into f from group_ask_facts x where x.place_id = here() and x.ask_id = which;
  if f.ask_id is null or f.person_id <> whom or which not in (
    select a.ask_id from my_group_asks() a where a.i_am = case when whom = me() then 'asked' else 'parent' end) then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  insert into group_answers (place_id, id, ask_id, person_id, answer) values (here(), gen_random_uuid(), which, me(), said);
  perform write_trail('group.answer', whom, which, jsonb_build_object('answer', said));
  select * into f from group_ask_facts x where x.place_id = here() and x.ask_id = which;
  if (f.needs = 'parent' or f.own_says is not distinct from 'yes') and f.own_says is distinct from 'no'
    and (f.needs = 'own' or f.parent_says is not distinct from 'yes') then
    if why_not_in(f.group_id, whom, f.asked_by) is not null then
      raise exception 'not as things stand' using errcode = 'KI004';
    end if;
    perform tell(m.person_id, 'group.joined', whom, f.group_id) from memberships m
      where m.place_id = here() and m.group_id = f.group_id and m.to_at is null;
    insert into memberships (place_id, id, group_id, person_id, role, source)
    values (here(), gen_random_uuid(), f.group_id, whom, 'member', 'person');
  end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_guest(which uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  whom uuid;
begin
  update meeting_guests set answer = said, answered_at = now()
    where place_id = here() and meeting_id = which and person_id = me() and helper() is null
      and which in (select meeting_id from meetings_i_see());
  if not found then raise exception 'not asked' using errcode = 'KI003'; end if;
  select owner_id into whom from things where place_id = here() and id = which;
  perform write_trail('conversation.answer_guest', whom, which);
  perform tell(whom, 'conversation.guest_answered', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_letter(hash text, new_id uuid, says text, called_it text, reach_at text, their jsonb, by_way text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  c assembly_codes;
  w int;
begin
  select * into c from assembly_codes x where x.place_id = here() and x.code_hash = hash for update;
  if c.code_hash is null then raise exception 'no such code' using errcode = 'KI002'; end if;
  if by_way <> 'web' and not is_clerk_of(c.assembly_id) then raise exception 'not a clerk' using errcode = 'KI003'; end if;
  if c.answer_id = new_id then return 'done'; end if;
  if c.answer_id is not null and not exists (select from assembly_answers a where a.place_id = here() and a.id = c.answer_id
    and (a.said = 'no' or a.gone_at is not null)) then return 'before'; end if;
  if not takes_answers(c.assembly_id) then raise exception 'too late' using errcode = 'KI004'; end if;
  if says = 'yes' and exists (select from assembly_traits t where t.place_id = here() and t.assembly_id = c.assembly_id
    group by t.category having not coalesce(bool_or(t.value = their ->> t.category), false)) then
    raise exception 'a trait is missing' using errcode = 'KI004';
  end if;
  select n into w from assembly_waves x where x.place_id = here() and x.id = c.wave_id;
  insert into assembly_answers (place_id, id, assembly_id, said, name, reach, traits, household, way, wave, typed_by)
  values (here(), new_id, c.assembly_id, says, case when says = 'yes' then trim(called_it) end,
    case when says = 'yes' then trim(reach_at) end,
    case when says = 'yes' then (select coalesce(jsonb_object_agg(t.category, their ->> t.category), '{}') from (
      select distinct category from assembly_traits x where x.place_id = here() and x.assembly_id = c.assembly_id) t) else '{}' end,
    c.address_id::text, by_way, coalesce(w, 0), case when by_way <> 'web' then me() end);
  update assembly_codes set answer_id = new_id where place_id = here() and code_hash = hash;
  -- A no that became a yes, or the other way round: the later word counts and the earlier is gone.
  if c.answer_id is not null then
    delete from assembly_answers a where a.place_id = here() and a.id = c.answer_id
      and not exists (select from assembly_pool p where p.place_id = here() and p.answer_id = a.id);
  end if;
  if me() is not null and by_way <> 'web' then perform write_trail('assembly.type_answer', me(), c.assembly_id); end if;
  return 'done';
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_mapping(new_id uuid, which uuid, word text, named jsonb, readers uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  answer uuid;
begin
  if helper() is not null or not i_am_in_mapping(which) then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  if not mapping_is_open(which) or word is null or word not in ('people', 'nobody')
    or (word = 'people') <> (jsonb_array_length(named) > 0) or jsonb_array_length(named) > 5
    or exists (select from jsonb_array_elements(named) n where (n->>'person') is not null
      and (n->>'person')::uuid not in (select person_id from adults_to_turn_to(which))) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  -- From two devices at once: the second finds the answer of the first, and stands instead.
  perform in_turn('turn_to ' || which || me());
  select a.id into answer from turn_to a where a.place_id = here() and a.mapping_id = which and a.owner_id = me();
  if answer is null then
    answer := new_id;
    insert into things (place_id, id, kind, owner_id, apart_since) values (here(), answer, 'turn_to', me(), now());
    insert into turn_to (place_id, id, mapping_id, owner_id, said) values (here(), answer, which, me(), word);
  else
    update turn_to set said = word, said_at = now() where place_id = here() and id = answer;
  end if;
  delete from turn_to_names where place_id = here() and answer_id = answer;
  insert into turn_to_names (place_id, answer_id, n, person_id, name)
  select here(), answer, n, (one->>'person')::uuid, trim(one->>'name') from jsonb_array_elements(named) with ordinality e (one, n);
  perform write_trail('mapping.say', me(), answer);
  perform let_read(which, readers);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_mentor_ask(which uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  a mentor_asks;
begin
  select * into a from mentor_asks x where x.place_id = here() and x.id = which and x.taken_back_at is null;
  if a.id is null or helper() is not null or not wide_powers_open()
    or me() not in (select r.person_id from runners_for(a.learner_id) r) then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  update mentor_asks set answer = said, answered_by = me(), answered_at = now() where place_id = here() and id = which;
  perform write_trail('mentoring.answer_ask', a.learner_id, which);
  perform tell(a.learner_id, 'mentoring.ask_answered', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_offer(which uuid, word text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  f mapping_offers;
begin
  select * into f from mapping_offers x where x.place_id = here() and x.id = which and x.learner_id = me()
    and x.id in (select offer_id from my_offers());
  if f.id is null then raise exception 'not yours to answer' using errcode = 'KI003'; end if;
  if f.became is not null or (word = 'yes' and is_between_blocked(f.by_id, me())) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  update mapping_offers set answer = word, answered_at = now() where place_id = here() and id = which;
  perform write_trail('mapping.answer_offer', me(), which);
  if not is_between_blocked(f.by_id, me()) then perform tell(f.by_id, 'mapping.offer_answered', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_slip(code bytea, what text, said text, as_whom text, called_it text, use_shown text, lift boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v voices;
begin
  select * into v from voices where place_id = here() and slip_hash = code and withdrawn_at is null;
  if v.id is null then raise exception 'no door' using errcode = 'KI002'; end if;
  if what = 'withdraw' then
    perform unsay_voice(v.id);
  elsif what = 'confirm' then
    if v.confirmed_at is null then
      update voices set confirmed_at = now(), confirmed_by = 'slip' where place_id = here() and id = v.id;
      perform publish_voice(v.id);
    end if;
  else
    perform change_voice(v.id, said, as_whom, called_it, use_shown, lift, 'slip');
  end if;
  if v.confirmed_at is null and what <> 'withdraw' then perform tell(v.listener_id, 'listening.confirmed', null, v.id); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_source(which uuid, said text, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  about uuid;
begin
  update source_answers set says = said, words = trim(why), answered_at = now()
    where place_id = here() and id = which and who_id = me() and answered_at is null and passed_on_at is null and helper() is null
    returning source_id into about;
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('thread.answer', me(), about);
  perform tell_thread(about, 'thread.answered');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_speak_up(which uuid, said text, promise_id uuid, does text, by_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s record;
begin
  select * into s from my_speak_ups() m where m.id = which;
  if s.id is null or s.to_id <> me() then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into speak_up_answers (place_id, speak_up_id, said_by, words) values (here(), which, me(), said) on conflict do nothing;
  if not found then raise exception 'answered' using errcode = 'KI004'; end if;
  if nullif(trim(does), '') is not null then
    insert into commitments (place_id, id, source_id, who_id, what, by_on, made_by, taken_on_at)
    values (here(), promise_id, which, me(), does, by_day, me(), now());
  end if;
  perform write_trail('speak_up.answer', s.learner_id, which);
  perform tell(s.learner_id, 'speak_up.answered', me(), which);
  if s.by_id <> s.learner_id then perform tell(s.by_id, 'speak_up.answered', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answer_tie(which uuid, said text, whom uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s record;
begin
  select * into s from tie_states t where t.place_id = here() and t.tie_id = which;
  if s.tie_id is null or which not in (select tie_id from ties_i_see()) or whom not in (s.from_id, s.to_id)
    or helper() is not null then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  if whom <> me() and not (whom in (select person_id from my_children())
    and case when whom = s.from_id then s.from_needs else s.to_needs end in ('parent', 'both')) then
    raise exception 'not yours to answer' using errcode = 'KI003';
  end if;
  if said = 'yes' and (s.blocked or s.confirmation <> 'confirmed') then
    raise exception 'not possible' using errcode = 'KI004';
  end if;
  insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
  values (here(), gen_random_uuid(), which, me(), whom, said);
  perform write_trail('tie.answer', whom, which, jsonb_build_object('answer', said));
  if said = 'yes' then
    perform tell(case when whom = s.from_id then s.to_id else s.from_id end, 'tie.answered', whom, which);
  end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answerers_for(which uuid, part_of_name text)
 RETURNS TABLE(person_id uuid, name text, office text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id, called(p.id), string_agg(distinct g.name, ', ')
  from people p
  left join memberships m on m.place_id = p.place_id and m.person_id = p.id and m.to_at is null
    and m.group_id in (select o.id from groups o where o.place_id = here() and o.closed_at is null and (
      o.kind in ('organisation', 'board')
      or exists (select from role_powers r where r.group_kind = o.kind and r.role = m.role and r.power = 'host' and r.reaches_below)))
  left join groups g on g.place_id = m.place_id and g.id = m.group_id
  where p.place_id = here() and i_run(which) and not is_child(p.id) and not has_left(p.id)
    and p.id not in (select b.person_id from barred_to_me() b)
    and (g.id is not null or p.id in (select s.person_id from people_i_see() s))
    and not exists (select from erasures e where e.place_id = here() and e.person_id = p.id)
    and (position(lower(trim(part_of_name)) in lower(called(p.id))) > 0
      or position(lower(trim(part_of_name)) in lower(coalesce(g.name, ''))) > 0)
  group by p.id order by 3 nulls last, 2, 1 limit 60
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.answers_of(of uuid[])
 RETURNS TABLE(id uuid, source_id uuid, who text, mine boolean, by_on date, asked_at timestamp with time zone, says text, words text, answered_at timestamp with time zone, passed_on_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.id, a.source_id, called(a.who_id), a.who_id is not distinct from me(), a.by_on, a.asked_at, a.says, a.words, a.answered_at,
    a.passed_on_at
  from source_answers a
  where a.place_id = here() and a.source_id = any (of) and sees_source(a.source_id)
    and a.who_id not in (select person_id from barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE PROCEDURE public.as_definer(IN target regprocedure)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter function %s security definer', target);
  execute format('alter function %s set search_path = public, pg_temp', target);
  -- What is open to one person is few rows; the planner's own guess is a thousand.
  if (select proretset from pg_proc where oid = target) then execute format('alter function %s rows 100', target); end if;
  execute format('revoke all on function %s from public', target);
  execute format('alter function %s owner to kith_definer', target);
  execute format('grant execute on function %s to kith_app', target);
end
$procedure$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.ask_for_answer(new_id uuid, which uuid, who uuid, by_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) or is_child(who) or who in (select person_id from barred_to_me())
    or not exists (select from people p where p.place_id = here() and p.id = who) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if exists (select from source_answers a where a.place_id = here() and a.id = new_id) then return; end if;
  update source_answers set passed_on_at = now()
    where place_id = here() and source_id = which and answered_at is null and passed_on_at is null;
  insert into source_answers (place_id, id, source_id, who_id, by_on, asked_by) values (here(), new_id, which, who, by_day, me());
  perform write_trail('thread.ask_answer', who, which);
  if who <> me() then perform tell(who, 'thread.answer_owed', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ask_for_hold(id uuid, whom uuid, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_decide_keeping() or whom = me() or whom in (select person_id from barred_to_me())
    or not exists (select from parties p where p.place_id = here() and p.id = whom) then
    raise exception 'not yours to hold' using errcode = 'KI003';
  end if;
  insert into legal_holds (place_id, id, person_id, group_id, why, asked_by)
  select here(), ask_for_hold.id, case p.kind when 'person' then p.id end, case p.kind when 'group' then p.id end, reason, me()
  from parties p where p.place_id = here() and p.id = whom;
  perform write_trail('hold.ask', me());
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ask_for_mentor(new_id uuid, said text, whom uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not is_learner(me()) or whom = me()
    or (whom is not null and whom not in (select person_id from people_i_see())) then
    raise exception 'not yours to ask' using errcode = 'KI003';
  end if;
  if not exists (select from runners_for(me())) then raise exception 'nobody to ask' using errcode = 'KI004'; end if;
  insert into things (place_id, id, kind, owner_id) values (here(), new_id, 'mentor_ask', me());
  insert into mentor_asks (place_id, id, learner_id, person_id, words) values (here(), new_id, me(), whom, said);
  perform write_trail('mentoring.ask', me(), new_id);
  perform tell(r.person_id, 'mentoring.asked', null, new_id) from runners_for(me()) r;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ask_guest(which uuid, whom uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  through uuid;
begin
  if helper() is not null or not exists (select from things t where t.place_id = here() and t.id = which and t.kind = 'conversation'
    and t.owner_id = me()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select l.tie_id into through from my_live_ties() l join tie_kinds k on k.kind = l.kind and k.kin where l.other_id = whom limit 1;
  if through is null then raise exception 'not kin by a live tie' using errcode = 'KI003'; end if;
  if not exists (select from meetings m where m.place_id = here() and m.id = which and m.held_on is null and m.called_off_at is null) then
    raise exception 'too late' using errcode = 'KI004';
  end if;
  if exists (select from meetings m join ties t on t.place_id = m.place_id and t.id = m.tie_id
    join open_blocks b on b.place_id = m.place_id and whom in (b.protects_id, b.against_id)
      and t.from_id in (b.protects_id, b.against_id)
    where m.place_id = here() and m.id = which) then return; end if;
  insert into meeting_guests (place_id, meeting_id, person_id, tie_id) values (here(), which, whom, through) on conflict do nothing;
  perform write_trail('conversation.ask_guest', me(), which);
  perform tell(whom, 'conversation.guest', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ask_into_group(new_id uuid, which uuid, who uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  why text := why_not_ask(which, who);
  f group_ask_facts;
begin
  if why = 'not_yours' then raise exception 'nobody you can ask' using errcode = 'KI003'; end if;
  if why is not null then raise exception 'not as things stand: %', why using errcode = 'KI004'; end if;
  select * into f from group_ask_facts x where x.place_id = here() and x.group_id = which and x.person_id = who and x.open;
  if f.ask_id is not null then return f.ask_id; end if;
  -- One that whoever made it can no longer follow up gives way.
  update group_asks set taken_back_at = now()
    where place_id = here() and group_id = which and person_id = who and taken_back_at is null;
  insert into group_asks (place_id, id, group_id, person_id, asked_by) values (here(), new_id, which, who, me());
  -- A parent who asks has said a parent's yes by it.
  if who in (select c.person_id from my_children() c) then
    insert into group_answers (place_id, id, ask_id, person_id, answer) values (here(), gen_random_uuid(), new_id, me(), 'yes');
  end if;
  perform write_trail('group.ask', me(), new_id);
  select * into f from group_ask_facts x where x.place_id = here() and x.ask_id = new_id;
  if not f.blocked then
    if f.needs <> 'parent' then perform tell(who, 'group.asked', me(), new_id); end if;
    if f.needs <> 'own' and f.parent_says is distinct from 'yes' then
      perform tell(s.from_id, 'group.child_asked', who, new_id) from tie_states s
      where s.place_id = here() and s.to_id = who and s.kind = 'parent' and s.state = 'live' and s.from_id <> me();
    end if;
  end if;
  return new_id;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ask_panel_to_day(which uuid, day uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ask_tie(new_id uuid, tie_kind text, other uuid, i_am text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  k tie_kinds;
  tie uuid;
  a uuid := case when i_am = 'from' then me() else other end;
  b uuid := case when i_am = 'from' then other else me() end;
begin
  select * into k from tie_kinds where kind = tie_kind;
  if k.kind is null or i_am not in ('from', 'to') then raise exception 'no such tie' using errcode = 'KI004'; end if;
  if other not in (select person_id from people_i_may_ask()) then
    raise exception 'not somebody you can add' using errcode = 'KI003';
  end if;
  perform write_trail('tie.ask', me(), new_id, jsonb_build_object('kind', tie_kind));
  select t.id into tie from ties t where t.place_id = here() and t.kind = tie_kind
    and ((t.from_id = a and t.to_id = b) or (k.mutual and t.from_id = b and t.to_id = a));
  if tie is null then
    insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
    values (here(), new_id, tie_kind, a, b, me(), 'person') returning id into tie;
  end if;
  insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
  values (here(), gen_random_uuid(), tie, me(), me(), 'yes');
  if tie in (select t.tie_id from tie_states t where t.place_id = here() and t.confirmation = 'confirmed' and not t.blocked) then
    perform tell(other, 'tie.asked', me(), tie);
  end if;
  return tie;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ask_to_gathering(which uuid, who uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform gathering_i_lead(which);
  if who = me() or who not in (select person_id from people_i_see()) or exists (select from open_blocks b where b.place_id = here()
    and ((b.protects_id = who and b.against_id = me()) or (b.protects_id = me() and b.against_id = who))) then
    raise exception 'nobody you can ask' using errcode = 'KI003';
  end if;
  insert into gathering_guests (place_id, id, gathering_id, person_id, asked_by)
  values (here(), gen_random_uuid(), which, who, me()) on conflict (place_id, gathering_id, person_id) do nothing;
  if not found then return; end if;
  insert into source_parts (place_id, source_id, person_id, part, given_by) values (here(), which, who, 'guest', me())
  on conflict do nothing;
  perform write_trail('gathering.ask', who, which);
  perform tell(who, 'gathering.asked', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.balance_of(account uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(sum(case when e.to_id = account then e.amount else -e.amount end), 0)::bigint
  from entries e where e.place_id = here() and account in (e.from_id, e.to_id)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.ballot_is_open(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from ballots b where b.place_id = here() and b.id = which and b.opens_at <= now()
    and (b.closes_at is null or b.closes_at > now()) and b.closed_at is null)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ballot_to_seal(which uuid)
 RETURNS TABLE(secret boolean, key_check text, options integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select b.secret, b.key_check, (select count(*)::int from ballot_options o where o.place_id = b.place_id and o.ballot_id = b.id)
  from ballots b where b.place_id = here() and b.id = which and sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ballots_i_keep()
 RETURNS TABLE(ballot_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select b.id from ballots b where b.place_id = here() and helper() is null
    and (b.about_id in (select source_id from sources_i_run())
      or b.about_id in (select source_id from my_parts() where part in ('roll_keeper', 'facilitator')))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.barred_to_me()
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select b.protects_id from open_blocks b where b.place_id = here() and b.against_id = me()
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.begin_budget_count(which uuid, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.begin_change(new_id uuid, which uuid, what text, many integer, words text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  draw uuid := latest_draw(which);
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if draw is null or is_committed(which) or (what = 'replace' and empty_places(which) = 0) then
    raise exception 'nothing to fill' using errcode = 'KI004';
  end if;
  if exists (select from assembly_changes c where c.place_id = here() and c.assembly_id = which and c.done_at is null and c.problem is null) then
    return;
  end if;
  insert into assembly_changes (place_id, id, assembly_id, draw_id, kind, stage, leaving, wanted, seed)
  select here(), new_id, which, draw, what, stage_of(which), coalesce((select array_agg(m.pseudonym order by m.pseudonym)
      from assembly_members m where m.place_id = here() and m.draw_id = draw and m.left_at is not null and m.joined_at is not null
        and m.left_at > coalesce((select max(c.done_at) from assembly_changes c where c.place_id = here() and c.assembly_id = which
          and c.kind = 'replace' and c.done_at is not null), '-infinity')), '{}'),
    case when what = 'stand_by' then many end, trim(words);
  perform write_trail('assembly.change_panel', me(), which);
  perform enqueue_assembly('assembly_change', here(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.begin_draw(new_id uuid, which uuid, since_wave integer, ending text[])
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  latest uuid;
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform from assemblies a where a.place_id = here() and a.id = which for update;
  if is_committed(which) then return 'before'; end if;
  if exists (select from assembly_traits t where t.place_id = here() and t.assembly_id = which and t.least is null)
    or not exists (select from assembly_traits t where t.place_id = here() and t.assembly_id = which) then
    raise exception 'quotas are missing' using errcode = 'KI004';
  end if;
  if exists (select from assembly_members m where m.place_id = here() and m.assembly_id = which and m.joined_at is not null)
    and not exists (select from assemblies a where a.place_id = here() and a.id = which and a.term_months is not null) then
    raise exception 'there is a panel' using errcode = 'KI004';
  end if;
  insert into assembly_draws (place_id, id, assembly_id, n, from_wave, begun_by)
  select here(), new_id, which, 1 + count(d.id), since_wave, me() from assembly_draws d where d.place_id = here() and d.assembly_id = which;
  update assembly_members m set ends_with = new_id where m.place_id = here() and m.assembly_id = which
    and m.joined_at is not null and m.left_at is null and m.draw_id::text || ' ' || m.pseudonym = any (ending);
  perform write_trail('assembly.begin_draw', me(), which);
  perform enqueue_assembly('assembly_draw', here(), new_id);
  return 'begun';
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.begin_or_end_assembly(which uuid, what text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if what = 'begin' then
    update assemblies set begun_on = coalesce(begun_on, current_date) where place_id = here() and id = which;
  elsif what = 'end' then
    update assemblies set done_on = coalesce(done_on, current_date) where place_id = here() and id = which;
  else raise exception 'no such step' using errcode = 'KI004';
  end if;
  perform write_trail('assembly.change', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.births_of(keep uuid, other uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when not (may_merge(keep) and may_merge(other)) then null
    when a.birth_date is null or b.birth_date is null then 'unknown'
    when a.birth_date = b.birth_date then 'same' else 'different' end
  from (select keep as a_id, other as b_id) k
  left join people_private a on a.place_id = here() and a.person_id = k.a_id
  left join people_private b on b.place_id = here() and b.person_id = k.b_id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.block_contact(new_id uuid, protects uuid, against uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not (protects = me() or (against <> me() and i_lead_over(protects))) then
    raise exception 'not yours to set' using errcode = 'KI003';
  end if;
  if protects = me() and against not in (select person_id from people_i_see()) then
    raise exception 'nobody you see' using errcode = 'KI003';
  end if;
  insert into blocks (place_id, id, protects_id, against_id, made_by) values (here(), new_id, protects, against, me());
  perform write_trail('contact.block', protects, new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.budget_count_progress(which uuid, share integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update budgets set progress = share where me() is null and place_id = here() and id = which and stage = 'counting' $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.budget_to_count(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.budget_votes(which uuid)
 RETURNS TABLE(answer jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10000
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select v.answer from budgets b join votes v on v.place_id = b.place_id and v.ballot_id = b.ballot_id
  where me() is null and b.place_id = here() and b.id = which order by v.id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.by_code(hash text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('assembly', c.assembly_id, 'title', s.title, 'question', a.question, 'days', a.days, 'reach', a.reach,
    'until', a.answers_until, 'keepDays', a.keep_days, 'fromAge', s.from_age, 'open', takes_answers(c.assembly_id),
    'answer', (select jsonb_build_object('id', w.id, 'said', w.said, 'name', w.name, 'reach', w.reach, 'traits', w.traits, 'way', w.way,
        'saidAt', w.said_at, 'gone', w.gone_at is not null, 'mine', w.person_id is not null and w.person_id = me(),
        'linked', w.person_id is not null) from assembly_answers w where w.place_id = here() and w.id = c.answer_id),
    'looks', coalesce((select jsonb_agg(jsonb_build_object('who', l.who, 'times', l.times, 'last', l.last) order by l.last desc)
      from (select called(k.reader_id) as who, count(*) as times, max(k.at) as last from assembly_looks k
        join assembly_answers w on w.place_id = here() and w.id = c.answer_id
        where k.place_id = here() and k.assembly_id = c.assembly_id and k.what <> 'letters' and k.at >= w.said_at
        group by k.reader_id) l where l.who is not null), '[]'),
    'draws', coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'n', d.n, 'pseudonym', p.pseudonym, 'panels', p.panels,
        'of', jsonb_array_length(d.document -> 'panels'), 'drawnAt', d.drawn_at, 'voidAt', d.void_at,
        'member', m.joined_at is not null, 'standsBy', m.stands_by, 'leftAt', m.left_at) order by d.n)
      from assembly_pool p join assembly_draws d on d.place_id = p.place_id and d.id = p.draw_id and d.committed_at is not null
      left join assembly_members m on m.place_id = p.place_id and m.draw_id = p.draw_id and m.pseudonym = p.pseudonym
      where p.place_id = here() and p.answer_id = c.answer_id), '[]'))
  from assembly_codes c join assemblies a on a.place_id = c.place_id and a.id = c.assembly_id
  join sources s on s.place_id = c.place_id and s.id = c.assembly_id
  where c.place_id = here() and c.code_hash = hash
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.call_gathering(new_id uuid, host uuid, called_it text, the_shape text, at timestamp with time zone, lasts integer, in_place text, is_about text, shown text, for_group uuid, age_from integer, because uuid, again_of uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  series uuid := new_id;
begin
  if helper() is not null or not (i_have('host', host)
    or (because is not null and i_run(because) and host = (select s.host_id from sources s where s.place_id = here() and s.id = because))
    or (again_of is not null and i_lead(again_of) and host = (select s.host_id from sources s where s.place_id = here() and s.id = again_of)))
  then raise exception 'not yours to call' using errcode = 'KI003'; end if;
  if because is not null and not sees_source(because) then raise exception 'unseen' using errcode = 'KI002'; end if;
  if at > now() + interval '3 years' or at < now() - interval '3 years' then raise exception 'not a day it can be' using errcode = 'KI004'; end if;
  if exists (select from gatherings g where g.place_id = here() and g.id = new_id) then return; end if;
  if again_of is not null then
    select g.series_id into series from gatherings g where g.place_id = here() and g.id = again_of and i_lead(again_of);
    if series is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  end if;
  perform make_source(new_id, 'gathering', host, host, called_it, shown, for_group, age_from);
  insert into gatherings (place_id, id, shape, starts_at, minutes, at_place, about, series_id)
  values (here(), new_id, the_shape, at, lasts, trim(in_place), trim(is_about), series);
  if because is not null then
    insert into source_links (place_id, from_id, to_id, made_by) values (here(), because, new_id, me());
  end if;
  if again_of is not null then
    insert into gathering_guests (place_id, id, gathering_id, person_id, name, grown, comes_from, asked_by)
    select here(), gen_random_uuid(), new_id, g.person_id, g.name, g.grown, g.comes_from, me()
    from gathering_guests g where g.place_id = here() and g.gathering_id = again_of and g.answer is distinct from 'no';
    insert into source_parts (place_id, source_id, person_id, part, given_by)
    select here(), new_id, p.person_id, p.part, me() from source_parts p
    where p.place_id = here() and p.source_id = again_of and p.ended_at is null and p.part in ('host', 'facilitator', 'guest')
      and (p.part <> 'guest' or exists (select from gathering_guests g where g.place_id = here() and g.gathering_id = new_id
        and g.person_id = p.person_id));
    insert into gathering_steps (place_id, gathering_id, position, title, minutes)
    select here(), new_id, s.position, s.title, s.minutes from gathering_steps s
    where s.place_id = here() and s.gathering_id = again_of;
    insert into source_links (place_id, from_id, to_id, made_by) values (here(), again_of, new_id, me()) on conflict do nothing;
  end if;
  perform write_trail('gathering.call', me(), new_id);
  perform tell(w.person_id, 'gathering.called', null, new_id) from (
    select f.person_id from people_for(for_group, age_from) f where for_group is not null and shown <> 'named'
    union select g.person_id from gathering_guests g
      where g.place_id = here() and g.gathering_id = new_id and g.person_id is not null) w
  where w.person_id <> me();
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.call_off_conversation(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  m meetings;
begin
  select * into m from meetings x where x.place_id = here() and x.id = which for update;
  if m.id is null or conversation_is_for(m.tie_id) is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  if m.held_on is not null or m.called_off_at is not null then raise exception 'too late' using errcode = 'KI004'; end if;
  update meetings set called_off_at = now() where place_id = here() and id = which;
  perform write_trail('conversation.call_off', conversation_is_for(m.tie_id), which);
  perform tell(other_side(m.tie_id), 'conversation.called_off', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.call_off_gathering(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform gathering_i_lead(which);
  update gatherings set called_off_at = now() where place_id = here() and id = which;
  perform write_trail('gathering.call_off', me(), which);
  perform tell_guests(which, 'gathering.called_off');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.call_off_mentor_round(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not runs_round(which, 'open') and not runs_round(which, 'draft') then
    raise exception 'not yours to call off' using errcode = 'KI003';
  end if;
  delete from mentor_pairs where place_id = here() and round_id = which;
  update mentor_rounds set state = 'called_off', ended_at = now() where place_id = here() and id = which;
  perform write_trail('mentoring.call_off', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.called(who uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select spoken_name(p.given_name, p.preferred_name, p.family_name) from people p
  where p.place_id = here() and p.id = who and p.id not in (select person_id from barred_to_me())
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.can_mentor(learners uuid[], only_these uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(learner_id uuid, mentor_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with l as materialized (
    select a.person_id, a.known_child, a.age, b.year_group, b.birth_date, schools_of(a.person_id) as schools
    from ages a left join people_private b on b.place_id = a.place_id and b.person_id = a.person_id
    where a.place_id = here() and a.person_id = any (learners) and is_learner(a.person_id)
  ), m as materialized (
    select o.person_id, o.peer, o.age, o.year_group, o.birth_date, schools_of(o.person_id) as schools from mentor_openings o
    where o.place_id = here() and o.checked and o.allowed and o.here and (only_these is null or o.person_id = any (only_these))
  )
  select l.person_id, m.person_id from l cross join m
  where m.person_id <> l.person_id
    and (not m.peer or (l.known_child
      and coalesce(m.year_group > l.year_group, m.birth_date <= l.birth_date - interval '1 year', m.age > l.age)))
    and (m.schools = '{}' or m.schools && l.schools)
    and not exists (select from open_blocks x where x.place_id = here()
      and m.person_id in (x.protects_id, x.against_id) and l.person_id in (x.protects_id, x.against_id))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.cast_vote(which uuid, envelope bytea, said jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  b ballots;
  place uuid := my_place_on_roll(which);
begin
  select * into b from ballots x where x.place_id = here() and x.id = which for share;
  if b.id is null or place is null then raise exception 'not on the roll' using errcode = 'KI003'; end if;
  if not ballot_is_open(which) then raise exception 'not open' using errcode = 'KI004'; end if;
  if b.secret <> (envelope is not null) or b.secret = (said is not null) then raise exception 'not so' using errcode = 'KI004'; end if;
  update ballot_roll set voted = 'screen' where place_id = here() and ballot_id = which and id = place and voted is null;
  if not found then return false; end if;
  if b.secret then insert into ballot_envelopes (place_id, ballot_id, roll_id, sealed) values (here(), which, place, envelope);
  else insert into votes (place_id, ballot_id, id, answer, roll_id) values (here(), which, gen_random_uuid(), said, place);
  end if;
  return true;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.change_assembly(which uuid, facts jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if is_committed(which) then raise exception 'a draw is under way' using errcode = 'KI004'; end if;
  -- What was promised to those who answered is not made longer afterwards.
  if exists (select from assembly_answers a where a.place_id = here() and a.assembly_id = which)
    and (facts ->> 'keepDays')::int > (select keep_days from assemblies where place_id = here() and id = which) then
    raise exception 'kept longer than was said' using errcode = 'KI004';
  end if;
  update assemblies set question = trim(facts ->> 'question'), framed_by = trim(facts ->> 'framedBy'), stance = facts ->> 'stance',
    days = trim(facts ->> 'days'), reach = trim(facts ->> 'reach'), places = (facts ->> 'places')::int,
    answers_until = (facts ->> 'answersUntil')::date, keep_days = (facts ->> 'keepDays')::int,
    term_months = (facts ->> 'termMonths')::int
  where place_id = here() and id = which;
  perform write_trail('assembly.change', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.change_gathering(which uuid, called_it text, at timestamp with time zone, lasts integer, in_place text, is_about text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  was gatherings := gathering_i_lead(which);
begin
  update sources set title = trim(called_it) where place_id = here() and id = which;
  update gatherings set starts_at = at, minutes = lasts, at_place = trim(in_place), about = trim(is_about)
    where place_id = here() and id = which;
  if was.starts_at <> at then
    update gathering_guests set reminded_at = null where place_id = here() and gathering_id = which;
  end if;
  perform write_trail('gathering.change', me(), which);
  if was.starts_at <> at or was.at_place <> trim(in_place) then perform tell_guests(which, 'gathering.changed'); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.change_input(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('kind', c.kind, 'stage', c.stage, 'wanted', c.wanted, 'seed', c.seed, 'places', a.places,
    'quotas', quotas_of(a.id),
    'people', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', w.id, 'traits', w.traits, 'household', w.household))
        order by w.id)
      from assembly_answers w join assembly_pool p on p.place_id = w.place_id and p.answer_id = w.id and p.draw_id = c.draw_id
      where w.place_id = here()), '[]'),
    'staying', coalesce((select jsonb_agg(s.answer_id order by s.answer_id) from staying_in(a.id, null) s), '[]'),
    'out', coalesce((select jsonb_agg(o.answer_id order by o.answer_id) from (
      select m.answer_id from assembly_members m where m.place_id = here() and m.assembly_id = a.id and m.left_at is not null
        and m.answer_id is not null
      union select p.answer_id from assembly_pool p join assembly_answers w on w.place_id = p.place_id and w.id = p.answer_id
        where p.place_id = here() and p.draw_id = c.draw_id and w.gone_at is not null) o), '[]'),
    'standBy', coalesce((select jsonb_agg(m.answer_id order by m.stands_by) from assembly_members m
      where m.place_id = here() and m.draw_id = c.draw_id and m.stands_by is not null and m.joined_at is null and m.left_at is null
        and m.answer_id is not null), '[]'))
  from assembly_changes c join assemblies a on a.place_id = c.place_id and a.id = c.assembly_id
  where me() is null and c.place_id = here() and c.id = which and c.done_at is null and c.problem is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.change_project(which uuid, called_it text, says text, where_at text, how_much bigint, helps uuid, ideas jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  p budget_projects;
begin
  select x.* into p from budget_projects x join budgets b on b.place_id = x.place_id and b.id = x.budget_id
    where x.place_id = here() and x.id = which and b.stage in ('ideas', 'projects');
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if p.id is null or is_child(helps) then raise exception 'not now' using errcode = 'KI004'; end if;
  update sources set title = trim(called_it) where place_id = here() and id = which;
  update budget_projects set words = trim(says), at_place = nullif(trim(where_at), ''), cost = how_much, helper_id = helps
    where place_id = here() and id = which;
  if jsonb_array_length(ideas) > 0 then perform lead_to_project(which, ideas); end if;
  if helps is distinct from p.helper_id and helps is not null and helps <> me() then perform tell(helps, 'budget.helper', me(), which); end if;
  perform write_trail('budget.change_project', me(), which);
  perform tell_thread(which, 'budget.project_changed');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.change_voice(which uuid, said text, as_whom text, called_it text, use_shown text, lift boolean, by_whom text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  was voices;
begin
  select * into was from voices where place_id = here() and id = which;
  perform check_use(was.teller_id, false, as_whom, use_shown);
  update voices set words = said, said_as = as_whom, said_name = called_it, shown = use_shown, may_lift = lift,
    confirmed_at = case when by_whom is null then confirmed_at else coalesce(confirmed_at, now()) end,
    confirmed_by = coalesce(confirmed_by, by_whom)
    where place_id = here() and id = which;
  if was.confirmed_at is not null or by_whom is not null then perform publish_voice(which); end if;
  -- What was made of the words as they stood goes with them, and what was lifted goes with the yes to it.
  if said <> was.words or use_shown = 'moderators' then perform take_from_readings(which, was.words); end if;
  if not lift then perform drop_lifted(which); end if;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.changed_since(since pg_snapshot)
 RETURNS TABLE(as_of text, standing text, about uuid[])
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.check_assembly(which uuid, what text, says text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if nullif(trim(says), '') is null then
    delete from assembly_checks where place_id = here() and assembly_id = which and item = what;
  else
    insert into assembly_checks (place_id, assembly_id, item, words, by_id) values (here(), which, what, trim(says), me())
    on conflict (place_id, assembly_id, item) do update set words = excluded.words, by_id = me(), done_on = current_date
      where assembly_checks.words <> excluded.words;
  end if;
  if found then perform write_trail('assembly.check', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.check_use(teller uuid, a_child boolean, said text, use_shown text)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if said = 'own' and use_shown = 'public' and (a_child or coalesce(is_child(teller), false)) then
    raise exception 'not under a child''s own name' using errcode = 'KI004';
  end if;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.choose_mentors(chosen uuid[], must_speak text[], must_meet text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not is_learner(me()) then
    raise exception 'not yours to choose' using errcode = 'KI003';
  end if;
  if cardinality(chosen) > 6 or cardinality(chosen) <> (select count(distinct x) from unnest(chosen) x) then
    raise exception 'at most six, each once' using errcode = 'KI004';
  end if;
  perform in_turn('mentor choices ' || me());
  if exists (select from unnest(chosen) x where x not in (select m.mentor_id from mentors_for_me() m)
      and x not in (select c.mentor_id from mentor_choices c where c.place_id = here() and c.learner_id = me())) then
    raise exception 'nobody you can choose' using errcode = 'KI003';
  end if;
  delete from mentor_choices where place_id = here() and learner_id = me();
  insert into mentor_choices (place_id, learner_id, rank, mentor_id)
    select here(), me(), x.n, x.id from unnest(chosen) with ordinality x (id, n);
  insert into mentor_wishes (place_id, learner_id, languages, times) values (here(), me(), must_speak, must_meet)
    on conflict (place_id, learner_id) do update set languages = excluded.languages, times = excluded.times, said_at = now();
  perform write_trail('mentoring.choose', me());
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.class_to_mark(which uuid)
 RETURNS TABLE(group_id uuid, group_name text, learner_id uuid, name text, mark text, mark_before text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select l.group_id, g.name, l.person_id, spoken_name(p.given_name, p.preferred_name, p.family_name), m.mark, b.mark
  from in_mapping(which) l join groups g on g.place_id = here() and g.id = l.group_id
  join people p on p.place_id = here() and p.id = l.person_id
  join mappings x on x.place_id = here() and x.id = which
  left join mapping_marks m on m.place_id = here() and m.mapping_id = which and m.staff_id = me() and m.learner_id = l.person_id
  left join mapping_marks b on b.place_id = here() and b.mapping_id = x.before_id and b.staff_id = me()
    and b.learner_id = l.person_id
  -- Not `i_have`, which would work out my powers for each learner.
  where helper() is null and (select not is_child(me())) and l.person_id <> me()
    and l.group_id in (select w.group_id from my_powers() w where w.power = 'see_roll')
    and l.person_id not in (select person_id from barred_to_me())
  order by g.name, p.family_name, p.given_name, p.id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.classes_i_read(which uuid)
 RETURNS TABLE(group_id uuid, name text, learners integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select g.id, g.name, count(distinct l.person_id)::int
  from in_mapping(which) l join groups g on g.place_id = here() and g.id = l.group_id
  where i_read_mapping(which) and i_have('see_roll', l.group_id) group by g.id, g.name order by g.name
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.clerks_of(which uuid)
 RETURNS TABLE(person_id uuid, name text, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.person_id, called(p.person_id), p.given_at from source_parts p
  where p.place_id = here() and p.source_id = which and p.part = 'clerk' and p.ended_at is null and i_run(which)
    and called(p.person_id) is not null order by 2
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.close_ballot(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  b ballots;
begin
  select * into b from ballots x where x.place_id = here() and x.id = which for update;
  if b.id is null or helper() is not null
    or not (i_run(b.about_id) or i_am('facilitator', b.about_id) or (me() is null and coalesce(b.closes_at <= now(), false))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if b.closes_at > now() then raise exception 'not yet' using errcode = 'KI004'; end if;
  update ballots set closed_at = now() where place_id = here() and id = which and closed_at is null;
  if found and me() is not null then perform write_trail('ballot.close', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.close_concern(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  about uuid;
begin
  select about_id into about from concerns where place_id = here() and id = which;
  if helper() is not null or about is null or about = me() or not i_lead_over(about)
    or is_kin(me(), about) then
    raise exception 'not yours to close' using errcode = 'KI003';
  end if;
  update concerns set closed_at = now(), closed_by = me() where place_id = here() and id = which and closed_at is null;
  perform write_trail('concern.close', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.close_gathering(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform gathering_i_lead(which);
  if (select g.starts_at from gatherings g where g.place_id = here() and g.id = which) > now() + interval '12 hours' then
    raise exception 'it has not been yet' using errcode = 'KI004';
  end if;
  perform close_poll(b.id) from ballots b where b.place_id = here() and b.about_id = which and b.closed_at is null;
  update gatherings set closed_at = now() where place_id = here() and id = which;
  delete from gathering_rounds where place_id = here() and gathering_id = which and state <> 'made';
  perform write_trail('gathering.close', me(), which);
  perform enqueue_gathering('send', here(), which, null);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.close_mapping(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update mappings m set closed_at = now() where m.place_id = here() and m.id = which and m.closed_at is null
    and helper() is null and i_have('run_mentoring', m.group_id);
  if not found then raise exception 'not yours to close' using errcode = 'KI003'; end if;
  perform write_trail('mapping.close', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.close_override(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update overrides set closed_at = now()
  where place_id = here() and id = which and lead_id = me() and closed_at is null and helper() is null;
  if not found then raise exception 'not yours to close' using errcode = 'KI003'; end if;
  insert into trail (place_id, actor_id, verb, subject_id, thing_id) values (here(), me(), 'override.close', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.close_poll(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from ballots b join gatherings g on g.place_id = b.place_id and g.id = b.about_id
    where b.place_id = here() and b.id = which and i_lead(g.id)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform close_ballot(which);
  perform enqueue_gathering('count', here(), which, null);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.come_in(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not gathering_is_for_me(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if not exists (select from gatherings g where g.place_id = here() and g.id = which and g.closed_at is null
    and g.called_off_at is null and g.starts_at < now() + interval '12 hours') then raise exception 'not now' using errcode = 'KI004'; end if;
  insert into gathering_guests (place_id, id, gathering_id, person_id, answer)
  values (here(), gen_random_uuid(), which, me(), 'yes') on conflict (place_id, gathering_id, person_id) do nothing;
  perform set_here(g.id, 'yes') from gathering_guests g
    where g.place_id = here() and g.gathering_id = which and g.person_id = me();
  perform write_trail('gathering.come_in', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.comment_draft(new_id uuid, draft uuid, says text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  about uuid;
begin
  select d.assembly_id into about from assembly_drafts d join sources s on s.place_id = d.place_id and s.id = d.assembly_id
    where d.place_id = here() and d.id = draft and (is_for_me(s.for_group_id, s.from_age) or i_run(s.id));
  if about is null or helper() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into assembly_comments (place_id, id, draft_id, by_id, words) values (here(), new_id, draft, me(), trim(says));
  perform write_trail('assembly.comment', me(), about);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.comments_of(which uuid)
 RETURNS TABLE(id uuid, draft_id uuid, who text, mine boolean, words text, said_at timestamp with time zone, reply text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.id, c.draft_id, case when not is_child(c.by_id) then called(c.by_id) end, c.by_id is not distinct from me(), c.words,
    c.said_at, c.reply
  from assembly_comments c join assembly_drafts d on d.place_id = c.place_id and d.id = c.draft_id
  where c.place_id = here() and d.assembly_id = which and sees_source(which)
    and (c.reply is not null or i_run(which) or (helper() is null and c.by_id = me()))
    and c.by_id not in (select person_id from barred_to_me())
  order by c.said_at, c.id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.confirm_conversation(which uuid, mended text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  standing meeting_words;
  tie uuid;
begin
  if helper() is not null or not exists (select from things t where t.place_id = here() and t.id = which and t.kind = 'conversation'
    and t.owner_id = me()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select m.tie_id into tie from meetings m where m.place_id = here() and m.id = which;
  select * into standing from meeting_words w where w.place_id = here() and w.meeting_id = which order by w.said_order desc limit 1;
  if standing.id is null then raise exception 'nothing was written' using errcode = 'KI004'; end if;
  if mended is null or mended = standing.text then
    update meeting_words set confirmed_at = coalesce(confirmed_at, now()) where place_id = here() and id = standing.id;
  else
    insert into meeting_words (place_id, id, meeting_id, by_id, text, read_back, confirmed_at)
    values (here(), gen_random_uuid(), which, me(), mended, false, now());
  end if;
  perform write_trail('conversation.confirm', me(), which);
  if other_side(tie) is not null then perform tell(other_side(tie), 'conversation.confirmed', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.confirm_tie(which uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  t ties;
begin
  select * into t from ties where place_id = here() and id = which;
  if t.id is null or helper() is not null or t.to_id not in (select person_id from people_under('confirm_links'))
    or me() in (t.from_id, t.to_id) or which not in (select tie_id from ties_i_see())
    or not (t.source = 'roll' or (select k.needs_confirmation from tie_kinds k where k.kind = t.kind)) then
    raise exception 'not yours to confirm' using errcode = 'KI003';
  end if;
  insert into tie_confirmations (place_id, id, tie_id, outcome, said_by)
  values (here(), gen_random_uuid(), which, said, me());
  perform write_trail('tie.confirm', t.to_id, which, jsonb_build_object('outcome', said));
  -- Who confirms cannot see a block; a notice must not tell of it either.
  if said = 'confirmed' and not exists (select from tie_states b where b.place_id = here() and b.tie_id = which and b.blocked) then
    perform tell(t.to_id, 'parent.confirmed', t.from_id, which);
    perform tell(t.from_id, 'parent.confirmed', t.to_id, which);
  end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.confirm_voice(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v voices;
begin
  select * into v from voices where place_id = here() and id = which and teller_id = me() and withdrawn_at is null and helper() is null;
  if v.id is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  if v.confirmed_at is not null then return; end if;
  update voices set confirmed_at = now(), confirmed_by = 'teller' where place_id = here() and id = which;
  perform publish_voice(which);
  perform write_trail('listening.confirm', me(), which);
  if v.listener_id is not null then perform tell(v.listener_id, 'listening.confirmed', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.conversation_is_for(tie uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t.to_id from ties t join tie_kinds k on k.kind = t.kind and not k.kin and not k.mutual
  where t.place_id = here() and t.id = tie and t.id in (select tie_id from my_live_ties()) and helper() is null
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.count_budget_again(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update budgets set failed_at = null where place_id = here() and id = which and stage = 'counting' and failed_at is not null;
  if not found then raise exception 'not now' using errcode = 'KI004'; end if;
  perform enqueue_budget('budget_count', here(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.count_input(which uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  given jsonb;
begin
  perform only_the_count();
  with recursive s as (select * from sources x where x.place_id = here() and x.id = which),
  up as (
    select g.id as group_id, g.id as at from groups g where g.place_id = here()
    union select up.group_id, g.parent_id from up join groups g on g.place_id = here() and g.id = up.at where g.parent_id is not null
  ), school as (
    select up.group_id, min(g.name) as name from up join groups g on g.place_id = here() and g.id = up.at and g.kind = 'school' group by up.group_id
  ), everybody as materialized (
    select p.person_id, case when not a.child then '18+' when a.age = 0 then null when a.age < 11 then '4–10' when a.age < 16 then '11–15'
        else '16–17' end as band,
      (select min(c.name) from memberships m join school c on c.group_id = m.group_id
        where m.place_id = here() and m.person_id = p.person_id and m.to_at is null and m.role = 'student') as school
    from s, people_for(s.for_group_id, s.from_age) p join ages a on a.place_id = here() and a.person_id = p.person_id
  )
  select jsonb_build_object(
    'statements', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'standing', t.standing) order by t.id), '[]') from statements t
      where t.place_id = here() and t.listening_id = which and t.standing in ('in', 'meta')),
    'known', (select coalesce(jsonb_agg(jsonb_build_object('person', w.id, 'age', e.band, 'school', e.school) order by w.id), '[]')
      from listening_voters w join everybody e on e.person_id = w.person_id where w.place_id = here() and w.listening_id = which),
    'place', (select coalesce(jsonb_agg(jsonb_build_object('attribute', x.attribute, 'value', x.value, 'people', x.people)), '[]') from (
      select 'age' as attribute, band as value, count(*) as people from everybody where band is not null group by band
      union all select 'school', school, count(*) from everybody where school is not null group by school) x),
    'before', (select r.kept from listening_results r where r.place_id = here() and r.listening_id = which),
    'hash', (select r.input_hash from listening_results r where r.place_id = here() and r.listening_id = which),
    'asked', (select c.asked_at::text from listening_counts c where c.place_id = here() and c.listening_id = which)) into given;
  return given;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.count_is_at(which uuid, how_far real)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform only_the_count();
  update listening_counts set share = how_far where place_id = here() and listening_id = which;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.count_listening(which uuid, at_once boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if at_once then delete from listening_results where place_id = here() and listening_id = which; end if;
  insert into listening_counts (place_id, listening_id) values (here(), which)
  on conflict (place_id, listening_id) do update set asked_at = now(), failed_at = null;
  perform enqueue_listening_count(here(), which, greatest(now() + interval '1 second', (select r.counted_at + count_rests(r.seconds)
    from listening_results r where r.place_id = here() and r.listening_id = which)));
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.count_recommendation(which uuid, said_yes integer, of integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update recommendations set votes_for = said_yes, votes = of, counted = 'paper' where place_id = here() and id = which
    and counted is distinct from 'ballot' and assembly_id in (select source_id from sources_i_run());
  if not found then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('assembly.count', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.count_rests(seconds real)
 RETURNS interval
 LANGUAGE sql
 IMMUTABLE
AS $function$ select make_interval(secs => greatest(15, 9 * seconds)::double precision) $function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.counts_beside(place uuid, who uuid, one uuid, other uuid)
 RETURNS TABLE(counts boolean)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
select true from (select child from age_of(place, who) limit 1) a
where not a.child and who not in (one, other)
  and not exists (select from departures d where d.place_id = place and d.person_id = who and d.returned_at is null)
  and not exists (select from under_concern n where n.place_id = place and n.about_id = who)
  and not exists (select from open_blocks b where b.place_id = place and b.protects_id = who and b.against_id in (one, other))
  and not exists (select from open_blocks b where b.place_id = place and b.against_id = who and b.protects_id in (one, other))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.counts_of_assembly(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'addresses', (select count(*) from assembly_addresses a where a.place_id = here() and a.assembly_id = which),
    'letters', (select coalesce(sum(w.letters), 0) from assembly_waves w where w.place_id = here() and w.assembly_id = which),
    'yes', (select count(*) from assembly_answers a where a.place_id = here() and a.assembly_id = which and a.said = 'yes' and a.gone_at is null),
    'no', (select count(*) from assembly_answers a where a.place_id = here() and a.assembly_id = which and a.said = 'no'))
  where sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.decide_draw(which uuid, picked integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  d assembly_draws;
  said text;
begin
  select * into d from assembly_draws x where x.place_id = here() and x.id = which for update;
  if d.id is null or not (i_run(d.assembly_id) or is_clerk_of(d.assembly_id)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  select min(n.words) into said from assembly_numbers n where n.place_id = here() and n.draw_id = which
    having count(*) >= 2 and count(distinct n.words) = 1;
  if said is null or d.drawn_at is not null or d.void_at is not null or d.committed_at is null
    or picked not between 1 and jsonb_array_length(d.document -> 'panels') then
    raise exception 'not decided' using errcode = 'KI004';
  end if;
  update assembly_draws set words = said, panel_number = picked, drawn_at = now() where place_id = here() and id = which;
  update assembly_members set left_at = now(), left_when = 'term', ends_with = null
    where place_id = here() and ends_with = which and left_at is null;
  update source_parts p set ended_at = now() from assembly_members m join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
    where p.place_id = here() and m.place_id = here() and m.assembly_id = d.assembly_id and m.left_when = 'term'
      and p.source_id = d.assembly_id and p.person_id = a.person_id and p.part = 'member' and p.ended_at is null;
  -- Whoever took their answer back since it was published is drawn, and has left.
  insert into assembly_members (place_id, draw_id, pseudonym, assembly_id, answer_id, joined_at, left_at, left_when)
  select here(), which, p.pseudonym, d.assembly_id, p.answer_id, now(), case when a.gone_at is not null then now() end,
    case when a.gone_at is not null then stage_of(d.assembly_id) end
  from assembly_pool p join assembly_answers a on a.place_id = p.place_id and a.id = p.answer_id
  where p.place_id = here() and p.draw_id = which and (d.document -> 'panels' -> (picked - 1)) ? p.pseudonym
    and p.answer_id not in (select answer_id from staying_in(d.assembly_id, which));
  perform members_have_parts(d.assembly_id);
  perform write_trail('assembly.draw', me(), d.assembly_id);
  perform tell_thread(d.assembly_id, 'assembly.drawn');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.decide_keeping(id uuid, whom uuid, reason text, until_on date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  due record;
begin
  select * into due from due_for_decision() d where d.person_id = whom;
  if due.person_id is null then raise exception 'not yours to decide' using errcode = 'KI003'; end if;
  if until_on is null and due.held or until_on not between current_date + 1 and current_date + 1827 then
    raise exception 'not possible' using errcode = 'KI004';
  end if;
  insert into keep_decisions (place_id, id, person_id, keep_until, why, decided_by)
  values (here(), decide_keeping.id, whom, until_on, reason, me());
  perform write_trail(case when until_on is null then 'keeping.delete' else 'keeping.keep' end, me());
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.decide_statement(which uuid, stands text, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s statements;
begin
  select * into s from statements where place_id = here() and id = which for update;
  if s.id is null or not i_moderate(s.listening_id) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if stands not in ('in', 'out') or (stands = 'out') <> (why is not null) or s.standing = stands or s.standing = 'out' then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  insert into listening_log (place_id, listening_id, what, reason)
  values (here(), s.listening_id, case when stands = 'in' then 'shown' when s.standing = 'waiting' then 'not_shown' else 'taken_out' end, why);
  update statements set standing = stands, reason = why, decided_at = now() where place_id = here() and id = which;
  if stands = 'in' then perform publish_statement(which);
  elsif s.standing <> 'waiting' then
    perform drop_source(which);
    perform count_listening(s.listening_id, true);
  end if;
  perform write_trail('listening.decide', me(), s.listening_id);
  if s.added_by is not null and s.added_by <> me() then
    perform tell(s.added_by, case when stands = 'in' then 'listening.statement_shown' else 'listening.statement_not' end, null, s.listening_id);
  end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.demo_person(place uuid, external text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id from roll_ids where place_id = place and place in (select place_id from places where slug = 'wharton-vale')
    and source = 'roll' and kind = 'person' and external_id = external
$function$
-- owner kith_definer, executed by kith_auth, kith_definer

CREATE OR REPLACE FUNCTION public.differing_sheets(which uuid)
 RETURNS TABLE(serial integer, one jsonb, one_fault text, one_by text, other jsonb, other_fault text, other_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select d.serial, a.answer, a.fault, called(a.read_by), b.answer, b.fault, called(b.read_by)
  from sheets_read(which) d
  join paper_readings a on a.place_id = here() and a.budget_id = which and a.serial = d.serial and a.nth = 1
  join paper_readings b on b.place_id = here() and b.budget_id = which and b.serial = d.serial and b.nth = 2
  where d.state = 'differs' and is_clerk(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.done_reading(which uuid, open_all boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if open_all and not i_moderate(listening_of_sense(which)) or not open_all and not i_read_sense(which) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  update sense_readers set done_at = now() where place_id = here() and sense_id = which and person_id = me() and done_at is null;
  update sense_makings m set opened_at = now() where m.place_id = here() and m.id = which and m.opened_at is null and (open_all
    or not exists (select from sense_readers r where r.place_id = here() and r.sense_id = which and r.done_at is null));
  if found then
    perform tell(r.person_id, 'listening.side_by_side', null, which) from sense_readers r
      where r.place_id = here() and r.sense_id = which and r.person_id <> me();
  end if;
  perform write_trail('listening.read_done', me(), listening_of_sense(which));
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.draft_question(new_id uuid, which uuid, says text, because text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into assembly_drafts (place_id, id, assembly_id, text, why) values (here(), new_id, which, trim(says), nullif(trim(because), ''));
  perform write_trail('assembly.draft', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.draw_goes_on(which uuid, so_far real)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update assembly_draws set share = greatest(share, so_far)
    where me() is null and place_id = here() and id = which and found_at is null and problem is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.draw_input(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('panelSize', a.places, 'quotas', quotas_of(a.id),
    'people', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', w.id, 'traits', w.traits, 'household', w.household))
        order by w.id)
      from assembly_answers w where w.place_id = here() and w.assembly_id = a.id and w.said = 'yes' and w.gone_at is null
        and (w.id in (select answer_id from staying_in(a.id, d.id)) or (w.wave >= d.from_wave and not exists (
          select from assembly_members m where m.place_id = here() and m.assembly_id = a.id and m.answer_id = w.id
            and m.joined_at is not null)))), '[]'),
    'selected', coalesce((select jsonb_agg(s.answer_id order by s.answer_id) from staying_in(a.id, d.id) s), '[]'))
  from assembly_draws d join assemblies a on a.place_id = d.place_id and a.id = d.assembly_id
  where me() is null and d.place_id = here() and d.id = which and d.found_at is null and d.problem is null and d.void_at is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.drop_lifted(from_voice uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform drop_statement(s.id) from statements s where s.place_id = here() and s.voice_id = from_voice;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.drop_source(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from source_links l where l.place_id = here() and l.from_id = which)
    or exists (select from commitments c where c.place_id = here() and c.source_id = which)
    or exists (select from source_answers a where a.place_id = here() and a.source_id = which) then
    update things t set owner_id = s.host_id from sources s where t.place_id = here() and s.place_id = here() and s.id = t.id and t.id = which;
    update sources set title = '…' where place_id = here() and id = which;
  else
    delete from grants where place_id = here() and thing_id = which;
    delete from things where place_id = here() and id = which and kind in ('voice', 'statement', 'theme');
  end if;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.drop_statement(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s statements;
begin
  delete from statements where place_id = here() and id = which returning * into s;
  if s.id is null then return; end if;
  perform drop_source(which);
  if s.standing in ('in', 'meta') then
    insert into listening_log (place_id, listening_id, what) values (here(), s.listening_id, 'taken_back');
    perform count_listening(s.listening_id, true);
  end if;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.due_for_decision()
 RETURNS TABLE(person_id uuid, name text, left_on date, due_on date, pupil boolean, held boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select d.person_id, called(d.person_id), d.left_on, d.due_on, d.pupil, is_held(d.person_id) from (
    select x.person_id, x.left_on, x.pupil, case
        when x.pupil and b.birth_date is not null then greatest((b.birth_date + interval '25 years')::date, x.left_on)
        when x.pupil then (x.left_on + interval '10 years')::date
        else x.left_on + 365 end as due_on
    from (
      select l.person_id, max(l.left_at)::date as left_on, exists (
        select from memberships m where m.place_id = here() and m.person_id = l.person_id and m.role = 'student') as pupil
      from departures l where l.place_id = here() and l.returned_at is null group by l.person_id) x
    left join people_private b on b.place_id = here() and b.person_id = x.person_id) d
  where i_decide_keeping() and d.due_on <= current_date and d.person_id <> me()
    and not exists (select from erasures e where e.place_id = here() and e.person_id = d.person_id)
    and not exists (select from merges g where g.place_id = here() and g.from_id = d.person_id)
    and not exists (select from keep_decisions k where k.place_id = here() and k.person_id = d.person_id and k.keep_until > current_date)
    and d.person_id not in (select person_id from barred_to_me())
  order by d.due_on, d.person_id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.empty_places(which uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select greatest(0, (select a.places from assemblies a where a.place_id = here() and a.id = which)
    - (select count(*)::int from assembly_members m where m.place_id = here() and m.assembly_id = which
        and m.joined_at is not null and m.left_at is null))
  where sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_commitment(which uuid, how text, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  c commitments;
begin
  select * into c from commitments x where x.place_id = here() and x.id = which for update;
  if c.id is null or helper() is not null or me() is null or not (c.who_id = me() or (c.made_by = me() and c.taken_on_at is null and how = 'let_go')) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  insert into commitment_ends (place_id, commitment_id, came, words, said_by)
  values (here(), which, how, nullif(trim(said), ''), me()) on conflict do nothing;
  perform write_trail('commitment.end', c.who_id, c.source_id);
  if c.taken_on_at is not null then perform tell_thread(c.source_id, 'thread.came'); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_consent(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  c helper_consents;
begin
  select * into c from helper_consents where place_id = here() and id = which and ended_at is null;
  if c.id is null or helper() is not null or me() not in (c.person_id, c.helper_id) then
    raise exception 'not yours to end' using errcode = 'KI003';
  end if;
  update helper_consents set ended_at = now() where place_id = here() and id = which;
  perform write_trail('consent.end', c.person_id, which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_group(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_convene(which) then raise exception 'not yours to end' using errcode = 'KI003'; end if;
  perform tell(m.person_id, 'group.ended', null, null) from memberships m
    where m.place_id = here() and m.group_id = which and m.to_at is null and m.person_id <> me();
  update memberships set to_at = now() where place_id = here() and group_id = which and to_at is null;
  perform write_trail('group.end', me(), which);
  perform after_leaving(which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_ideas(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update budgets set stage = 'projects' where place_id = here() and id = which and stage = 'ideas';
  if found then perform write_trail('budget.end_ideas', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_listening(which uuid, over boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update listenings set ended_at = case when over then now() end where place_id = here() and id = which;
  perform write_trail('listening.end', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_membership(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  x memberships;
begin
  select * into x from memberships m where m.place_id = here() and m.id = which and m.to_at is null
    and m.id in (select membership_id from memberships_i_see());
  if x.id is null or x.person_id = me() or not i_convene(x.group_id) then
    raise exception 'not yours to end' using errcode = 'KI003';
  end if;
  update memberships set to_at = now()
    where place_id = here() and group_id = x.group_id and person_id = x.person_id and to_at is null;
  perform write_trail('group.end_membership', x.person_id, x.group_id);
  perform tell(x.person_id, 'group.ended', null, null);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_mentor_offer()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update mentor_offers set ended_at = now() where place_id = here() and person_id = me() and ended_at is null and helper() is null;
  if not found then raise exception 'nothing to end' using errcode = 'KI003'; end if;
  perform write_trail('mentoring.end_offer', me());
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_offer(which uuid, came text, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  f mapping_offers;
begin
  select * into f from mapping_offers x where x.place_id = here() and x.id = which and me() in (x.learner_id, x.by_id)
    and x.id in (select offer_id from my_offers());
  if f.id is null then raise exception 'not yours to say' using errcode = 'KI003'; end if;
  update mapping_offers set became = came, became_words = said, became_by = me(), became_at = now()
    where place_id = here() and id = which;
  perform write_trail('mapping.end_offer', f.learner_id, which);
  if not is_between_blocked(f.by_id, f.learner_id) then
    perform tell(case me() when f.learner_id then f.by_id else f.learner_id end, 'mapping.offer_ended', me(), which);
  end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_panel_vote(ballot uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform close_ballot(ballot);
  perform enqueue_assembly('assembly_vote', here(), ballot);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_part(which uuid, who uuid, what text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or me() is null or not (who = me() or i_run(which)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update source_parts set ended_at = now()
    where place_id = here() and source_id = which and person_id = who and part = what and ended_at is null;
  if found then perform write_trail('thread.end_part', who, which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.end_vetting(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  who uuid;
begin
  select person_id into who from vettings where place_id = here() and id = which;
  if helper() is not null or who is null or who = me() or who not in (select person_id from people_under('vet')) then
    raise exception 'not yours to vet' using errcode = 'KI003';
  end if;
  update vettings set ended_at = now() where place_id = here() and id = which and ended_at is null;
  perform write_trail('vetting.end', who, which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.enqueue(task text, payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if task not in ('import') then raise exception 'no such task' using errcode = 'KI004'; end if;
  perform graphile_worker.add_job(task, payload::json, job_key => task || ':' || (payload->>'id'));
end
$function$
-- owner kith_jobs, executed by kith_app, kith_jobs

CREATE OR REPLACE FUNCTION public.enqueue_assembly(task text, place uuid, which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(task, json_build_object('id', which, 'placeId', place), job_key => task || ':' || which);
end
$function$
-- owner kith_jobs, executed by kith_definer, kith_jobs

CREATE OR REPLACE FUNCTION public.enqueue_budget(task text, place uuid, which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(task, json_build_object('id', which, 'placeId', place), job_key => task || ':' || which);
end
$function$
-- owner kith_jobs, executed by kith_definer, kith_jobs

CREATE OR REPLACE FUNCTION public.enqueue_gathering(task text, place uuid, which uuid, of_round integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job('gathering_' || task, json_build_object('id', which, 'placeId', place, 'round', of_round),
    job_key => 'gathering_' || task || ':' || which);
end
$function$
-- owner kith_jobs, executed by kith_definer, kith_jobs

CREATE OR REPLACE FUNCTION public.enqueue_listening_count(place uuid, which uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  -- Without a queue yet (a town being made) what waits is found in the night.
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job('listening_count', json_build_object('id', which, 'placeId', place),
    job_key => 'listening_count:' || which, job_key_mode => 'preserve_run_at', run_at => at);
end
$function$
-- owner kith_jobs, executed by kith_definer, kith_jobs

CREATE OR REPLACE FUNCTION public.enqueue_mentor_round(place uuid, which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job('mentoring_round', json_build_object('id', which, 'placeId', place),
    job_key => 'mentoring_round:' || which);
end
$function$
-- owner kith_jobs, executed by kith_definer, kith_jobs

CREATE OR REPLACE FUNCTION public.enter(new_id uuid, from_account uuid, to_account uuid, how_much bigint, because uuid, says text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  f accounts;
begin
  if exists (select from entries e where e.place_id = here() and e.id = new_id) then return; end if;
  select * into f from accounts a where a.place_id = here() and a.id = from_account for update;
  if f.id is null or f.unit is distinct from (select a.unit from accounts a where a.place_id = here() and a.id = to_account)
    or (f.kind <> 'outside' and balance_of(from_account) < how_much) then
    raise exception 'not there' using errcode = 'KI004';
  end if;
  insert into entries (place_id, id, from_id, to_id, amount, source_id, words, made_by)
  values (here(), new_id, from_account, to_account, how_much, because, trim(says), me());
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.enter_hands(which uuid, hands jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from ballots b where b.place_id = here() and b.id = which and i_lead(b.about_id)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if not ballot_is_open(which) then raise exception 'over' using errcode = 'KI004'; end if;
  insert into gathering_hands (place_id, ballot_id, option_id, hands)
  select here(), which, h.key::uuid, h.value::int from jsonb_each_text(hands) h
  on conflict (place_id, ballot_id, option_id) do update set hands = excluded.hands;
  perform write_trail('gathering.hands', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.enter_sheet(which uuid, sheet integer, answers jsonb, who uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  h listening_sheets;
  voter uuid;
begin
  select * into h from listening_sheets where place_id = here() and listening_id = which and number = sheet for update;
  if h.number is null or not i_clerk(which) or (who is not null and (who not in (select person_id from people_i_see())
      or not exists (select from sources s, people_for(s.for_group_id, s.from_age) p where s.place_id = here() and s.id = which and p.person_id = who))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if h.entered_at is not null then raise exception 'entered before' using errcode = 'KI004'; end if;
  if who is null then
    voter := gen_random_uuid();
    insert into listening_voters (place_id, id, listening_id) values (here(), voter, which);
  else
    voter := voter_of(which, who);
  end if;
  insert into statement_votes (place_id, statement_id, voter_id, vote)
    select here(), s.id, voter, (answers->>s.id::text)::smallint from statements s
    where s.place_id = here() and s.standing in ('in', 'meta') and answers ? s.id::text and s.id in (
      select o.statement_id from sheet_statements o where o.place_id = here() and o.listening_id = which and o.number = sheet)
  on conflict do nothing;
  update listening_sheets set voter_id = case when who is null then voter end, entered_by = me(), entered_at = now()
    where place_id = here() and listening_id = which and number = sheet;
  perform write_trail('listening.enter', coalesce(who, me()), which);
  perform count_listening(which, false);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.entries_of_mine()
 RETURNS TABLE(entry_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select e.id from web_entries e join things t on t.place_id = e.place_id and t.id = e.id
  where e.place_id = here() and e.owner_id = me() and (helper() is null or t.apart_since is null)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.entries_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or (new.place_id, new.id, new.amount, new.source_id, new.made_at)
    is distinct from (old.place_id, old.id, old.amount, old.source_id, old.made_at) then
    raise exception 'an entry stays as it was made' using errcode = 'KI004';
  end if;
  return new;
end
$function$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.entry_becomes_tie(which uuid, tie uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if which not in (select entry_id from entries_of_mine()) or tie not in (
    select t.tie_id from my_ties() t where t.child_id is null and t.state in ('asked', 'live')) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  if exists (select from web_entries e where e.place_id = here() and e.owner_id = me() and e.tie_id = tie) then
    raise exception 'already in the picture' using errcode = 'KI004';
  end if;
  update web_entries set tie_id = tie, name = null, how = concat_ws(', ', name, nullif(how, ''))
    where place_id = here() and id = which and name is not null;
  if not found then raise exception 'not a name' using errcode = 'KI004'; end if;
  perform write_trail('web.write', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.erase_me(never_came uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  gone uuid := me();
  strangers uuid[];
  practice text;
begin
  if helper() is not null then raise exception 'only by oneself' using errcode = 'KI001'; end if;
  if is_held(gone) then raise exception 'under a hold' using errcode = 'KI004'; end if;
  for practice in select called from hooks('erase_with') loop execute format('select %I()', practice); end loop;
  insert into erasures (place_id, person_id) values (here(), gone) on conflict do nothing;
  select coalesce(array_agg(distinct i.person_id), '{}') into strangers from people_i_invited() i
  where i.person_id = any (never_came) and not exists (
    select from roll_ids r where r.place_id = here() and r.kind = 'person' and r.id = i.person_id
    union all select from memberships m where m.place_id = here() and m.person_id = i.person_id
    union all select from trail l where l.place_id = here() and l.actor_id = i.person_id
    union all select from ties t where t.place_id = here() and i.person_id in (t.from_id, t.to_id)
      and gone not in (t.from_id, t.to_id)
    union all select from concerns n where n.place_id = here() and n.about_id = i.person_id
    union all select from vettings v where v.place_id = here() and v.person_id = i.person_id
    union all select from adult_words w where w.place_id = here() and w.person_id = i.person_id
    union all select from helper_consents c where c.place_id = here() and i.person_id in (c.person_id, c.helper_id)
    union all select from things h where h.place_id = here() and h.owner_id = i.person_id
    union all select from plan_partners r join plans p on p.place_id = r.place_id and p.id = r.plan_id
      where r.place_id = here() and r.person_id = i.person_id and p.owner_id <> gone);
  delete from web_entries where place_id = here() and owner_id = gone;
  delete from web_entries e using ties t
    where e.place_id = here() and t.place_id = here() and t.id = e.tie_id and gone in (t.from_id, t.to_id);
  delete from plan_agreements where place_id = here() and (
    person_id = gone or plan_id in (select id from plans where place_id = here() and owner_id = gone));
  delete from plan_partners where place_id = here() and (
    person_id = gone or plan_id in (select id from plans where place_id = here() and owner_id = gone));
  delete from plan_proposals where place_id = here() and (
    by_id = gone or plan_id in (select id from plans where place_id = here() and owner_id = gone));
  delete from plan_reviews where place_id = here()
    and plan_id in (select id from plans where place_id = here() and owner_id = gone);
  delete from plan_items where place_id = here()
    and plan_id in (select id from plans where place_id = here() and owner_id = gone);
  -- What they wrote into others' plans: a suggestion that was taken, a version of a group's plan.
  update plan_items set text = '…', written_by = null where place_id = here() and written_by = gone;
  update plan_items i set text = '…' from plan_versions v join plans p on p.place_id = v.place_id and p.id = v.plan_id
    where i.place_id = here() and v.place_id = here() and v.plan_id = i.plan_id and v.version = i.from_version
      and v.made_by = gone and v.helper_id is null and p.owner_id <> gone;
  delete from plan_versions where place_id = here()
    and plan_id in (select id from plans where place_id = here() and owner_id = gone);
  delete from plans where place_id = here() and owner_id = gone;
  delete from grants where place_id = here() and (given_by = gone
    or thing_id in (select id from things where place_id = here() and owner_id = gone)
    or tie_id in (select id from ties where place_id = here() and gone in (from_id, to_id)));
  delete from reads where place_id = here() and owner_id = gone;
  -- Entries others wrote about a tie with me are gone with the tie; their things go too, and what they were opened by.
  delete from grants g using things t where g.place_id = here() and t.place_id = here() and t.id = g.thing_id
    and t.kind = 'web_entry' and not exists (select from web_entries e where e.place_id = t.place_id and e.id = t.id);
  delete from things t where t.place_id = here() and t.owner_id = gone and t.parent_id is not null;
  delete from things t where t.place_id = here() and t.owner_id = gone;
  delete from things t where t.place_id = here() and t.kind = 'web_entry'
    and not exists (select from web_entries e where e.place_id = t.place_id and e.id = t.id);
  delete from companions where place_id = here() and (person_id = gone
    or tie_id in (select id from ties where place_id = here() and gone in (from_id, to_id)));
  delete from tie_confirmations where place_id = here()
    and tie_id in (select id from ties where place_id = here() and gone in (from_id, to_id));
  delete from tie_answers where place_id = here()
    and tie_id in (select id from ties where place_id = here() and gone in (from_id, to_id));
  delete from ties where place_id = here() and gone in (from_id, to_id);
  delete from group_asks where place_id = here() and gone in (person_id, asked_by);
  delete from group_answers where place_id = here() and person_id = gone;
  delete from helper_consents where place_id = here() and gone in (person_id, helper_id);
  delete from code_uses u using shared_codes c
    where u.place_id = here() and c.place_id = here() and c.code = u.code and gone in (c.person_id, u.used_by);
  delete from shared_codes where place_id = here() and person_id = gone;
  update merges set moved = '{}' where place_id = here() and into_id = gone;
  delete from done_requests where place_id = here() and person_id = gone;
  delete from notices where place_id = here() and gone in (to_id, about_id);
  delete from trail where place_id = here() and subject_id = gone;
  update trail set detail = '{}' where place_id = here() and actor_id = gone;
  delete from corrections where place_id = here() and person_id = gone;
  delete from people_private where place_id = here() and person_id = gone;
  delete from adult_words where place_id = here() and person_id = gone;
  delete from vettings where place_id = here() and person_id = gone;
  update memberships set to_at = coalesce(to_at, now()), opens_on = null where place_id = here() and person_id = gone;
  -- Groups that people made: the last to leave closes it, and its name goes with them.
  perform after_leaving(g.id) from groups g join group_kinds k on k.kind = g.kind and k.people_make
    where g.place_id = here() and g.closed_at is null
      and g.id in (select group_id from memberships m where m.place_id = here() and m.person_id = gone);
  update groups g set name = '…' from group_kinds k where g.place_id = here() and k.kind = g.kind and k.people_make
    and g.closed_at is not null
    and g.id in (select group_id from memberships m where m.place_id = here() and m.person_id = gone);
  insert into departures (place_id, id, person_id, source) values (here(), gen_random_uuid(), gone, 'person');
  update people set given_name = '…', family_name = '', preferred_name = null, pronouns = null
    where place_id = here() and id = gone;
  update imports set file_name = '…' where place_id = here() and started_by = gone;
  -- Those they invited who never came: a name and an address that only they wrote.
  delete from notices where place_id = here() and (to_id = any (strangers) or about_id = any (strangers));
  delete from departures where place_id = here() and person_id = any (strangers);
  delete from blocks where place_id = here() and (protects_id = any (strangers) or against_id = any (strangers));
  delete from people_private where place_id = here() and person_id = any (strangers);
  delete from people where place_id = here() and id = any (strangers);
  delete from parties where place_id = here() and id = any (strangers);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_assemblies()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_ballots()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update votes v set roll_id = null from ballot_roll r where v.place_id = here() and r.place_id = here() and r.ballot_id = v.ballot_id
    and r.id = v.roll_id and r.person_id = me();
  delete from ballot_roll r where r.place_id = here() and r.person_id = me() and (r.voted is null or exists (
    select from ballot_envelopes e where e.place_id = here() and e.ballot_id = r.ballot_id and e.roll_id = r.id));
  update ballot_roll set person_id = null, name = '…' where place_id = here() and person_id = me();
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_budgets()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update budget_ideas i set words = '…', at_place = null from things t where i.place_id = here() and t.place_id = here() and t.id = i.id
    and t.owner_id = me();
  update budget_ideas set why = null, read_by = null where place_id = here() and read_by = me();
  update budget_projects set helper_id = null where place_id = here() and helper_id = me();
  update project_news set words = '…', said_by = null where place_id = here() and said_by = me()
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_consequence()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update sources s set title = '…' from things t where s.place_id = here() and t.place_id = here() and t.id = s.id and t.owner_id = me()
    and (exists (select from source_links l where l.place_id = here() and l.from_id = s.id)
      or exists (select from commitments c where c.place_id = here() and c.source_id = s.id));
  update things t set owner_id = s.host_id from sources s where t.place_id = here() and s.place_id = here() and s.id = t.id
    and t.owner_id = me() and s.title = '…';
  delete from source_parts where place_id = here() and person_id = me();
  delete from source_follows where place_id = here() and person_id = me();
  delete from source_answers where place_id = here() and who_id = me() and answered_at is null;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_gatherings()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from gathering_notes where place_id = here() and by_id = me();
  delete from gathering_guests where place_id = here() and person_id = me();
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_ledger()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update entries e set words = '…' from accounts a where e.place_id = here() and a.place_id = here() and a.owner_id = me()
    and a.id in (e.from_id, e.to_id);
  update entries set made_by = null where place_id = here() and made_by = me()
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_listening()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform unsay_voice(v.id) from voices v where v.place_id = here() and v.teller_id = me();
  update readings set voice_id = null where place_id = here()
    and voice_id in (select v.id from voices v where v.place_id = here() and v.teller_id = me());
  delete from voices where place_id = here() and teller_id = me();
  update voices set listener_id = null where place_id = here() and listener_id = me();
  update voices set second_id = null where place_id = here() and second_id = me();
  perform drop_statement(s.id) from statements s where s.place_id = here() and s.added_by = me();
  perform count_listening(w.listening_id, true) from listening_voters w where w.place_id = here() and w.person_id = me();
  delete from listening_voters where place_id = here() and person_id = me();
  delete from readings where place_id = here() and reader_id = me();
  delete from sense_readers where place_id = here() and person_id = me();
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_meetings()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from commitment_ends e using commitments c where e.place_id = here() and c.place_id = here() and c.id = e.commitment_id
    and (c.who_id = me() or c.source_id in (select t.id from things t where t.place_id = here() and t.owner_id = me()));
  delete from commitments where place_id = here()
    and (who_id = me() or source_id in (select t.id from things t where t.place_id = here() and t.owner_id = me()));
  update commitments set what = '…' where place_id = here() and made_by = me() and taken_on_at is null;
  update commitment_ends set words = null where place_id = here() and said_by = me();
  delete from meeting_guests where place_id = here() and (person_id = me()
    or meeting_id in (select t.id from things t where t.place_id = here() and t.owner_id = me()));
  delete from meeting_words where place_id = here()
    and meeting_id in (select t.id from things t where t.place_id = here() and t.owner_id = me());
  update meeting_words set text = '…' where place_id = here() and by_id = me() and confirmed_at is null;
  delete from meetings where place_id = here() and id in (select t.id from things t where t.place_id = here() and t.owner_id = me());
  update meetings set tie_id = null, at_place = case when made_by = me() then null else at_place end
    where place_id = here() and tie_id in (select t.id from ties t where t.place_id = here() and me() in (t.from_id, t.to_id));
  update meeting_guests set tie_id = null
    where place_id = here() and tie_id in (select t.id from ties t where t.place_id = here() and me() in (t.from_id, t.to_id));
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_mentoring()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform tell(s.to_id, 'mentoring.another') from tie_states s
    where s.place_id = here() and s.from_id = me() and s.kind = 'mentor' and s.state = 'live';
  delete from mentor_choices where place_id = here() and me() in (learner_id, mentor_id);
  delete from mentor_wishes where place_id = here() and learner_id = me();
  delete from mentor_refusals where place_id = here() and me() in (learner_id, mentor_id);
  delete from mentor_offers where place_id = here() and person_id = me();
  update mentor_offers set agreed_by = null, agreed_at = null where place_id = here() and agreed_by = me();
  delete from mentor_asks where place_id = here() and learner_id = me();
  update mentor_asks set person_id = null where place_id = here() and person_id = me();
  update mentor_asks set answer = '…', answered_by = null where place_id = here() and answered_by = me();
  delete from mentor_pairs where place_id = here() and me() in (learner_id, mentor_id);
  update mentor_pairs set companion_id = null where place_id = here() and companion_id = me();
  update mentor_pairs p set tie_id = null from ties t
    where p.place_id = here() and t.place_id = here() and t.id = p.tie_id and me() in (t.from_id, t.to_id);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_speaking_up()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from speak_up_answers a using things h where a.place_id = here() and h.place_id = here() and h.id = a.speak_up_id
    and h.owner_id = me();
  delete from speak_ups s using things h where s.place_id = here() and h.place_id = here() and h.id = s.id and h.owner_id = me();
  update speak_ups set words = '…' where place_id = here() and by_id = me();
  update speak_ups set tie_id = null
    where place_id = here() and tie_id in (select t.id from ties t where t.place_id = here() and me() in (t.from_id, t.to_id));
  update speak_up_answers set words = '…' where place_id = here() and said_by = me();
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.erase_with_who_knows_whom()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from turn_to_names where place_id = here() and answer_id in (
    select id from turn_to where place_id = here() and owner_id = me());
  delete from turn_to_readers where place_id = here() and (reader_id = me() or answer_id in (
    select id from turn_to where place_id = here() and owner_id = me()));
  delete from turn_to where place_id = here() and owner_id = me();
  delete from mapping_marks where place_id = here() and me() in (staff_id, learner_id);
  delete from mapping_offers where place_id = here() and learner_id = me();
  update mapping_offers set words = '…' where place_id = here() and by_id = me();
  update mapping_offers set became_words = '…' where place_id = here() and became_by = me();
  delete from mapping_readers where place_id = here() and person_id = me();
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.explain_budget(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is null then perform enqueue_budget('budget_why', here(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.fail_budget_count(which uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update budgets set failed_at = now() where me() is null and place_id = here() and id = which and stage = 'counting' $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.fail_count(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform only_the_count();
  update listening_counts set failed_at = now() where place_id = here() and listening_id = which;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.fail_mentor_round(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is not null or helper() is not null then raise exception 'for the round only' using errcode = 'KI003'; end if;
  update mentor_rounds set state = 'open', step = 0, failed_at = now() where place_id = here() and id = which and state = 'running';
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.fail_rooms(which uuid, of_round integer, because jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  update gathering_rounds set state = 'not_made', why = because
    where place_id = here() and gathering_id = which and round = of_round and state = 'making';
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.fellows()
 RETURNS TABLE(person_id uuid, group_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select m.person_id, m.group_id
  from (select distinct group_id, kind from my_groups()) g
  join group_kinds k on k.kind = g.kind and k.members_meet
  join memberships m on m.place_id = here() and m.group_id = g.group_id and m.to_at is null
  join ages a on a.place_id = m.place_id and a.person_id = m.person_id
  where case
      when g.kind = 'family' then true
      when k.people_make then together_in(m.group_id, m.person_id)
      else not a.child or (select i_look_as_a_child()) end
    and m.person_id not in (select barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.fill_panel_roll(ballot uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  about uuid;
  added int;
begin
  select b.about_id into about from ballots b where b.place_id = here() and b.id = ballot and i_run(b.about_id);
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into ballot_roll (place_id, ballot_id, id, person_id)
  select here(), ballot, gen_random_uuid(), a.person_id from staying_in(about, null) s
  join assembly_answers a on a.place_id = here() and a.id = s.answer_id
  where a.person_id is not null on conflict do nothing;
  get diagnostics added = row_count;
  perform write_trail('ballot.fill_roll', me(), ballot);
  return added;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.fill_roll(which uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s sources;
  added int;
begin
  if which not in (select ballot_id from ballots_i_keep()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from ballots b where b.place_id = here() and b.id = which and b.closed_at is not null) then
    raise exception 'over' using errcode = 'KI004';
  end if;
  select x.* into s from ballots b join sources x on x.place_id = b.place_id and x.id = b.about_id where b.place_id = here() and b.id = which;
  insert into ballot_roll (place_id, ballot_id, id, person_id)
  select here(), which, gen_random_uuid(), f.person_id from people_for(s.for_group_id, s.from_age) f on conflict do nothing;
  get diagnostics added = row_count;
  perform write_trail('ballot.fill_roll', me(), which);
  return added;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.find_on_roll(which uuid, said_name text)
 RETURNS TABLE(roll_id uuid, name text, voted text, added boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.id, coalesce(r.name, called(r.person_id)), r.voted, r.person_id is null
  from budgets b join ballot_roll r on r.place_id = b.place_id and r.ballot_id = b.ballot_id
  left join people p on p.place_id = r.place_id and p.id = r.person_id
  where b.place_id = here() and b.id = which and i_may_tick(which)
    and (r.person_id is null or r.person_id not in (select person_id from barred_to_me()))
    and lower(regexp_replace(trim(said_name), '\s+', ' ', 'g')) in (lower(r.name), lower(p.given_name || ' ' || p.family_name),
      lower(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.find_to_hold(part text)
 RETURNS TABLE(id uuid, name text, is_group boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select f.id, f.name, f.is_group from (
    select p.id, called(p.id) as name, false as is_group from people p
    where p.place_id = here() and position(lower(part) in lower(concat_ws(' ', p.preferred_name, p.given_name, p.family_name))) > 0
      and p.id <> me() and p.id not in (select person_id from barred_to_me())
    union all
    select g.id, g.name, true from groups g
    where g.place_id = here() and g.kind in ('partnership', 'school', 'small_school', 'class', 'organisation', 'board')
      and position(lower(part) in lower(g.name)) > 0) f
  where i_decide_keeping() and length(trim(part)) >= 2 order by f.is_group desc, f.name, f.id limit 20
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.follow_source(which uuid, on_it boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or me() is null or not sees_source(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into source_follows (place_id, source_id, person_id, ended_at)
  values (here(), which, me(), case when not on_it then now() end)
  on conflict (place_id, source_id, person_id) do update set ended_at = excluded.ended_at;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.found_group(new_id uuid, group_kind text, group_name text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not exists (select from group_kinds k where k.kind = group_kind and k.people_make) then
    raise exception 'not yours to found' using errcode = 'KI003';
  end if;
  insert into parties (place_id, id, kind) values (here(), new_id, 'group');
  insert into groups (place_id, id, kind, name) values (here(), new_id, group_kind, trim(group_name));
  insert into memberships (place_id, id, group_id, person_id, role, source)
  values (here(), gen_random_uuid(), new_id, me(), case group_kind when 'family' then 'member' else 'convener' end, 'person');
  perform write_trail('group.found', me(), new_id);
  return new_id;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.fund_assembly(new_id uuid, which uuid, amount bigint, in_unit text, says text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  host uuid := (select s.host_id from sources s where s.place_id = here() and s.id = which);
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform enter(new_id, account_for(host, 'outside', null, in_unit), account_for(host, 'purpose', which, in_unit), amount, which, says);
  perform write_trail('assembly.fund', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.gathering_facts(which uuid)
 RETURNS TABLE(coming integer, maybe integer, present integer, i_said text, i_am_here boolean, is_for_me boolean, i_lead boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select (count(*) filter (where g.answer = 'yes'))::int, (count(*) filter (where g.answer = 'maybe'))::int,
    (count(*) filter (where g.here = 'yes'))::int,
    max(g.answer) filter (where g.person_id = me() and helper() is null),
    coalesce(bool_or(g.here = 'yes') filter (where g.person_id = me() and helper() is null), false),
    gathering_is_for_me(which), i_lead(which)
  from gathering_guests g where g.place_id = here() and g.gathering_id = which and sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.gathering_i_lead(which uuid)
 RETURNS gatherings
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  g gatherings;
begin
  select * into g from gatherings x where x.place_id = here() and x.id = which and i_lead(which);
  if g.id is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  if g.closed_at is not null or g.called_off_at is not null then raise exception 'over' using errcode = 'KI004'; end if;
  return g;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.gathering_is_for_me(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and sees_source(which) and (
    exists (select from gathering_guests g where g.place_id = here() and g.gathering_id = which and g.person_id = me())
    or i_lead(which)
    or exists (select from sources s where s.place_id = here() and s.id = which and s.shown_to <> 'named'
      and is_for_me(s.for_group_id, s.from_age)))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.gathering_list(which uuid)
 RETURNS TABLE(guest_id uuid, name text, has_account boolean, mine boolean, answer text, is_here text, comes_from text, grown boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select g.id, coalesce(g.name, called(g.person_id)), g.person_id is not null, g.person_id is not distinct from me(), g.answer, g.here,
    g.comes_from, g.grown
  from gathering_guests g
  where g.place_id = here() and g.gathering_id = which and i_lead(which)
    and (g.person_id is null or g.person_id not in (select person_id from barred_to_me()))
    and (not exists (select from under_concern n where n.place_id = here() and n.about_id = me())
      or not coalesce(is_child(g.person_id), not g.grown))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.gatherings_i_come_to(until_at timestamp with time zone, from_at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int from gathering_guests g join gatherings x on x.place_id = g.place_id and x.id = g.gathering_id
  where g.place_id = here() and g.person_id = me() and helper() is null and g.answer in ('yes', 'maybe')
    and x.called_off_at is null and x.closed_at is null and x.starts_at between from_at and until_at and sees_source(x.id)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.give_consent(new_id uuid, person uuid, to_helper uuid, for_verbs text[], how text, until timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or to_helper not in (select person_id from people_i_see())
    or (how = 'signed_in') <> (person = me())
    or (person <> me() and (person not in (select person_id from people_i_see()) or to_helper = me()
      or is_child(me()) or not (person in (select person_id from people_under('see_roll'))
        or person in (select other_id from my_live_ties())))) then
    raise exception 'not yours to give' using errcode = 'KI003';
  end if;
  if until is null or until <= now() or until > now() + interval '366 days' then
    raise exception 'at most a year' using errcode = 'KI004';
  end if;
  -- An adult helps a child only inside a live tie.
  if is_child(person) and not is_known_child(to_helper) and not exists (
    select from tie_states s where s.place_id = here() and s.state = 'live'
      and person in (s.from_id, s.to_id) and to_helper in (s.from_id, s.to_id)) then
    raise exception 'no live tie' using errcode = 'KI004';
  end if;
  insert into helper_consents (place_id, id, person_id, helper_id, verbs, given_how, witness_id, until_at)
  values (here(), new_id, person, to_helper, for_verbs, how, case when how <> 'signed_in' then me() end, until);
  perform write_trail('consent.give', person, new_id);
  perform tell(to_helper, 'consent.given', person, new_id);
  if person <> me() then perform tell(person, 'consent.recorded', to_helper, new_id); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.give_part(which uuid, who uuid, what text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) or not exists (select from people p where p.place_id = here() and p.id = who)
    or who in (select person_id from barred_to_me()) or (is_child(who) and who not in (select person_id from people_i_see())) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if what = 'host' and is_child(who) then raise exception 'a grown-up runs it' using errcode = 'KI004'; end if;
  insert into source_parts (place_id, source_id, person_id, part, given_by) values (here(), which, who, what, me())
  on conflict (place_id, source_id, person_id, part) do update set ended_at = null, given_by = me(), given_at = now()
    where source_parts.ended_at is not null;
  perform write_trail('thread.give_part', who, which);
  if who <> me() then perform tell(who, 'thread.part', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.group_is_open_between(which uuid, owner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from memberships m where m.place_id = here() and m.group_id = which
                 and m.person_id = owner and m.to_at is null)
    and (i_have('see_roll', which) or (
      select case
        when g.kind = 'family' then true
        when k.people_make then together_in(which, owner)
        else not is_child(owner) or i_look_as_a_child() end
      from groups g join group_kinds k on k.kind = g.kind where g.place_id = here() and g.id = which))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.group_lacks(which uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when exists (select from keepers(which)) then null
    when 2 > (select count(distinct m.person_id) from memberships m
              join ages a on a.place_id = m.place_id and a.person_id = m.person_id
              where m.place_id = here() and m.group_id = which and m.to_at is null and not a.child) then 'second_adult'
    else 'check' end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.groups_around_me()
 RETURNS TABLE(group_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = me() and m.to_at is null
    union select p.group_id from my_powers() p
    union
    select g.parent_id from up u join groups g on g.place_id = here() and g.id = u.group_id where g.parent_id is not null
  )
  select group_id from up
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.groups_i_host()
 RETURNS TABLE(group_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select g.id, g.name from groups g where g.place_id = here() and g.closed_at is null and helper() is null
    and g.id in (select group_id from my_powers() where power = 'host')
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.grown_ups_of_assembly(which uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with near as materialized (
    select m.person_id from sources s join memberships m on m.place_id = s.place_id and m.group_id = s.host_id
    where s.place_id = here() and s.id = which and m.to_at is null and m.role <> 'student'
    union select p.person_id from source_parts p where p.place_id = here() and p.source_id = which and p.ended_at is null
  )
  select n.person_id, called(n.person_id) from near n
  where i_run(which) and not is_child(n.person_id) and not has_left(n.person_id) and called(n.person_id) is not null
  order by 2 limit 200
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.grown_ups_of_host(which uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct m.person_id, called(m.person_id) from sources s
  join memberships m on m.place_id = s.place_id and m.group_id = s.host_id and m.to_at is null
  where s.place_id = here() and s.id = which and i_run(which) and not is_child(m.person_id) and not has_left(m.person_id)
    and m.person_id not in (select person_id from barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.guest_ages(who uuid[])
 RETURNS TABLE(guest_id uuid, person_id uuid, age text, keeps boolean, checked boolean, worry boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select g.id, g.person_id,
    case when g.person_id is null then case when g.grown then 'grown' else 'child' end
      when not a.child then 'grown' when a.known_child then 'child' else 'unsure' end,
    coalesce(not a.child and not w.is_so and not has_left(g.person_id), false),
    coalesce(not a.child and exists (select from checks_in_date v where v.place_id = here() and v.person_id = g.person_id), false),
    not coalesce(a.child, not g.grown) and w.is_so
  from gathering_guests g left join ages a on a.place_id = g.place_id and a.person_id = g.person_id
  cross join lateral (select exists (
    select from under_concern n where n.place_id = here() and n.about_id = g.person_id) as is_so) w
  where g.place_id = here() and g.id = any (who)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.guest_pairs(who uuid[])
 RETURNS TABLE(a uuid, b uuid, apart boolean, needs_keepers boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with p as materialized (select * from guest_ages(who)), live as materialized (
    select s.from_id, s.to_id from tie_states s join tie_kinds k on k.kind = s.kind and (k.kin or k.vetted_role is not null)
    where s.place_id = here() and s.state = 'live'
      and s.from_id in (select person_id from p) and s.to_id in (select person_id from p)
  ), pairs as (
    select x.guest_id as a, y.guest_id as b, x.worry or y.worry as worry,
      exists (select from open_blocks o where o.place_id = here()
        and ((o.protects_id = x.person_id and o.against_id = y.person_id)
          or (o.protects_id = y.person_id and o.against_id = x.person_id))) as blocked,
      (x.age <> y.age or x.age = 'unsure') and not exists (select from live l
        where (l.from_id = x.person_id and l.to_id = y.person_id) or (l.from_id = y.person_id and l.to_id = x.person_id)) as mixed
    from p x join p y on x.guest_id < y.guest_id
  )
  select a, b, blocked or (mixed and worry), mixed from pairs
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.half_terms_for(which uuid[])
 RETURNS TABLE(group_id uuid, title text, starts_on date, ends_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select w as group_id, w as at, 0 as n from unnest(which) w
    union all
    select u.group_id, g.parent_id, u.n + 1 from up u join groups g on g.place_id = here() and g.id = u.at
    where g.parent_id is not null
  ), nearest as (
    select distinct on (u.group_id) u.group_id, u.at from up u
    where exists (select from terms t where t.place_id = here() and t.group_id = u.at and t.kind = 'half_term')
    order by u.group_id, u.n
  )
  select n.group_id, h.title, h.starts_on, h.ends_on from nearest n cross join lateral (
    select t.* from terms t where t.place_id = here() and t.group_id = n.at and t.kind = 'half_term'
      and t.starts_on <= current_date order by t.starts_on desc limit 1) h
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.hands_of(which uuid)
 RETURNS TABLE(option_id uuid, hands integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select h.option_id, h.hands from gathering_hands h join ballots b on b.place_id = h.place_id and b.id = h.ballot_id
  where h.place_id = here() and h.ballot_id = which and (i_lead(b.about_id) or (b.counted_at is not null and sees_source(which)))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.has_left(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from departures d where d.place_id = here() and d.person_id = who and d.returned_at is null)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.has_mentor(who uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  -- Before setting out to work out how ties stand.
  if not exists (select from ties t where t.place_id = here() and t.to_id = who and t.kind = 'mentor') then return false; end if;
  return exists (select from tie_states s where s.place_id = here() and s.to_id = who and s.kind = 'mentor' and s.state = 'live');
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.have_idea(new_id uuid, which uuid, called_it text, says text, where_at text, for_somebody boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s sources;
begin
  select * into s from sources x where x.place_id = here() and x.id = which;
  if s.id is null or helper() is not null or (for_somebody and not i_run(which))
    or not (for_somebody or (sees_source(which) and is_for_me(s.for_group_id, s.from_age))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if exists (select from budget_ideas i where i.place_id = here() and i.id = new_id) then return; end if;
  if not exists (select from budgets b where b.place_id = here() and b.id = which and b.stage = 'ideas') then
    raise exception 'not now' using errcode = 'KI004';
  end if;
  perform make_source(new_id, 'idea', case when for_somebody then s.host_id else me() end, s.host_id, called_it, 'named',
    s.for_group_id, s.from_age);
  insert into budget_ideas (place_id, id, budget_id, words, at_place) values (here(), new_id, which, trim(says), nullif(trim(where_at), ''));
  insert into source_links (place_id, from_id, to_id, made_by) values (here(), which, new_id, me());
  perform write_trail('budget.idea', me(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.have_met(a uuid, b uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (
    select from ties t where t.place_id = here() and t.from_id in (a, b) and t.to_id in (a, b)
    union all select from blocks x where x.place_id = here() and x.protects_id in (a, b) and x.against_id in (a, b)
    union all select from concerns n where n.place_id = here() and n.about_id in (a, b) and n.raised_by in (a, b)
      and n.about_id <> n.raised_by
    union all select from vettings v where v.place_id = here() and v.person_id in (a, b) and v.seen_by in (a, b)
    union all select from adult_words w where w.place_id = here() and w.person_id in (a, b) and w.said_by in (a, b)
    union all select from overrides o where o.place_id = here() and o.child_id in (a, b) and o.lead_id in (a, b)
    union all select from group_asks k where k.place_id = here() and k.person_id in (a, b) and k.asked_by in (a, b)
    union all select from helper_consents c where c.place_id = here()
      and (c.person_id in (a, b))::int + (c.helper_id in (a, b))::int + (coalesce(c.witness_id in (a, b), false))::int > 1)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.hear_voice(new_id uuid, which uuid, teller uuid, given_name text, a_child boolean, hears text, at_reach text, said text, as_whom text, called_it text, use_shown text, lift boolean, agreed text, second uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_listen_in(which) or exists (select from listenings l where l.place_id = here() and l.id = which and l.ended_at is not null)
    or (teller is not null and (teller = me() or teller not in (select person_id from people_i_see())
      or not exists (select from sources s, people_for(s.for_group_id, s.from_age) p
        where s.place_id = here() and s.id = which and p.person_id = teller))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if second is null and (teller is not null and not may_hear_alone(teller) or teller is null and a_child and not is_known_child(me()))
    or second is not null and second not in (select person_id from seconds_for_voice(which, teller))
    or not may_hear_alone(coalesce(teller, me())) and exists (select from under_concern n where n.place_id = here() and n.about_id = me()) then
    raise exception 'a second grown-up is missing' using errcode = 'KI004';
  end if;
  perform check_use(teller, a_child, as_whom, use_shown);
  insert into voices (place_id, id, listening_id, teller_id, teller_name, channel, reach, words, said_as, said_name, shown, may_lift,
    listener_id, second_id, consent)
  values (here(), new_id, which, teller, case when teller is null then given_name end,
    case when teller is null and hears = 'here' then 'paper' else hears end, at_reach, said, as_whom, called_it, use_shown, lift, me(), second, agreed);
  perform write_trail('listening.hear', coalesce(teller, me()), new_id);
  if teller is not null then perform tell(teller, 'listening.played_back', me(), new_id); end if;
  if second is not null then perform tell(second, 'listening.second', coalesce(teller, me()), new_id); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.held_by_assemblies()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_ballots()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('voted', (select jsonb_agg(jsonb_build_object('title', s.title, 'way', r.voted,
        -- An open vote, in the words of what was chosen.
        'answer', (select string_agg(o.title, ', ' order by position(o.id::text in v.answer::text)) from ballot_options o
          where o.place_id = here() and o.ballot_id = r.ballot_id and position(o.id::text in v.answer::text) > 0),
        'words', v.answer ->> 'words') order by s.made_at)
    from ballot_roll r join sources s on s.place_id = r.place_id and s.id = r.ballot_id
    left join votes v on v.place_id = r.place_id and v.ballot_id = r.ballot_id and v.roll_id = r.id
    where r.place_id = here() and r.person_id = me()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_budgets()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_consequence()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'parts', (select jsonb_agg(jsonb_build_object('title', s.title, 'part', p.part, 'madeAt', p.given_at, 'endedAt', p.ended_at)
      order by p.given_at) from source_parts p join sources s on s.place_id = p.place_id and s.id = p.source_id
      where p.place_id = here() and p.person_id = me()),
    'following', (select jsonb_agg(jsonb_build_object('title', s.title, 'madeAt', f.from_at, 'endedAt', f.ended_at) order by f.from_at)
      from source_follows f join sources s on s.place_id = f.place_id and s.id = f.source_id
      where f.place_id = here() and f.person_id = me()),
    'answersOwed', (select jsonb_agg(jsonb_build_object('title', s.title, 'until', a.by_on, 'madeAt', a.asked_at, 'answer', a.says,
        'words', a.words, 'answeredAt', a.answered_at, 'passedOnAt', a.passed_on_at) order by a.asked_at)
      from source_answers a join sources s on s.place_id = a.place_id and s.id = a.source_id
      where a.place_id = here() and a.who_id = me()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_gatherings()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'gatherings', (select jsonb_agg(jsonb_build_object('title', s.title, 'startsAt', x.starts_at, 'answer', g.answer, 'wasHere', g.here,
        'comesFrom', g.comes_from, 'madeAt', g.made_at) order by x.starts_at, g.id)
      from gathering_guests g join gatherings x on x.place_id = g.place_id and x.id = g.gathering_id
      join sources s on s.place_id = g.place_id and s.id = g.gathering_id
      where g.place_id = here() and g.person_id = me()),
    'gatheringNotes', (select jsonb_agg(jsonb_build_object('title', s.title, 'words', n.text, 'saidAt', n.written_at)
        order by n.written_order)
      from gathering_notes n join sources s on s.place_id = n.place_id and s.id = n.gathering_id
      where n.place_id = here() and n.by_id = me()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_ledger()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('money', (select jsonb_agg(jsonb_build_object('unit', a.unit, 'madeAt', a.opened_at, 'entries', (
      select jsonb_agg(jsonb_build_object('title', s.title, 'amount', case when a.id = e.to_id then e.amount else -e.amount end,
        'words', e.words, 'madeAt', e.made_at) order by e.made_at)
      from entries e join sources s on s.place_id = e.place_id and s.id = e.source_id
      where e.place_id = a.place_id and a.id in (e.from_id, e.to_id))) order by a.opened_at)
    from accounts a where a.place_id = here() and a.owner_id = me()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_listening()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'voicesSaid', (select jsonb_agg(jsonb_build_object('title', s.title, 'words', v.words, 'shown', v.shown, 'saidAs', v.said_as,
        'saidName', v.said_name, 'mayLift', v.may_lift, 'channel', v.channel, 'by', called(v.listener_id), 'secondAdult', called(v.second_id),
        'madeAt', v.written_at, 'confirmedAt', v.confirmed_at, 'withdrawnAt', v.withdrawn_at) order by v.written_at)
      from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id where v.place_id = here() and v.teller_id = me()),
    'voicesHeard', (select jsonb_agg(jsonb_build_object('title', s.title, 'about', coalesce(called(v.teller_id), v.teller_name),
        'madeAt', v.written_at) order by v.written_at)
      from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id
      where v.place_id = here() and v.listener_id = me()
        and (v.teller_id is null or v.teller_id not in (select person_id from barred_to_me()))),
    'voicesSecond', (select jsonb_agg(jsonb_build_object('title', s.title, 'about', coalesce(called(v.teller_id), v.teller_name),
        'madeAt', v.written_at) order by v.written_at)
      from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id
      where v.place_id = here() and v.second_id = me()
        and (v.teller_id is null or v.teller_id not in (select person_id from barred_to_me()))),
    'statementsAdded', (select jsonb_agg(jsonb_build_object('title', o.title, 'words', s.words, 'standing', s.standing, 'reason', s.reason,
        'madeAt', s.made_at) order by s.made_at)
      from statements s join sources o on o.place_id = s.place_id and o.id = s.listening_id where s.place_id = here() and s.added_by = me()),
    'statementVotes', (select jsonb_agg(jsonb_build_object('words', s.words,
        'vote', case v.vote when 1 then 'agree' when -1 then 'disagree' else 'pass' end) order by s.id)
      from listening_voters w join statement_votes v on v.place_id = w.place_id and v.voter_id = w.id
      join statements s on s.place_id = v.place_id and s.id = v.statement_id where w.place_id = here() and w.person_id = me()),
    'readings', (select jsonb_agg(jsonb_build_object('title', m.title, 'words', r.words, 'madeAt', r.said_at) order by r.said_at)
      from readings r join sense_makings m on m.place_id = r.place_id and m.id = r.sense_id
      where r.place_id = here() and r.reader_id = me()),
    'senseReader', (select jsonb_agg(jsonb_build_object('title', m.title, 'madeAt', m.made_at, 'endedAt', r.done_at) order by m.made_at)
      from sense_readers r join sense_makings m on m.place_id = r.place_id and m.id = r.sense_id
      where r.place_id = here() and r.person_id = me()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_meetings()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'conversations', (select jsonb_agg(jsonb_build_object(
        'who', called(case when i.from_id = me() then i.to_id else i.from_id end), 'planned', m.starts_at, 'place', m.at_place,
        'heldOn', m.held_on, 'minutes', m.minutes, 'by', called(m.made_by), 'madeAt', m.made_at, 'recordedAt', m.recorded_at,
        'calledOffAt', m.called_off_at,
        'words', case when h.owner_id = me() then (select jsonb_agg(jsonb_build_object(
            'by', called(w.by_id), 'text', w.text, 'saidAt', w.said_at, 'readBack', w.read_back, 'confirmedAt', w.confirmed_at)
            order by w.said_order) from meeting_words w where w.place_id = here() and w.meeting_id = m.id) end,
        'guests', case when h.owner_id = me() then (select jsonb_agg(jsonb_build_object(
            'who', called(g.person_id), 'askedAt', g.asked_at, 'answer', g.answer, 'answeredAt', g.answered_at) order by g.asked_at)
            from meeting_guests g where g.place_id = here() and g.meeting_id = m.id
              and g.person_id not in (select person_id from barred_to_me())) end) order by m.made_at)
      from meetings m join things h on h.place_id = m.place_id and h.id = m.id
      left join ties i on i.place_id = m.place_id and i.id = m.tie_id
      where m.place_id = here() and (h.owner_id = me() or me() in (i.from_id, i.to_id) or m.made_by = me())
        and not exists (select from barred_to_me() b where b.person_id in (h.owner_id, i.from_id, m.made_by))),
    'wordsForOthers', (select jsonb_agg(jsonb_build_object('text', w.text, 'saidAt', w.said_at) order by w.said_at)
      from meeting_words w join things h on h.place_id = w.place_id and h.id = w.meeting_id
      where w.place_id = here() and w.by_id = me() and h.owner_id not in (select person_id from barred_to_me())),
    'sittingIn', (select jsonb_agg(jsonb_build_object(
        'who', called(h.owner_id), 'askedAt', g.asked_at, 'answer', g.answer, 'answeredAt', g.answered_at) order by g.asked_at)
      from meeting_guests g join things h on h.place_id = g.place_id and h.id = g.meeting_id
      where g.place_id = here() and g.person_id = me() and h.owner_id not in (select person_id from barred_to_me())),
    'promises', (select jsonb_agg(jsonb_build_object(
        'who', called(c.who_id), 'what', c.what, 'until', c.by_on, 'by', called(c.made_by), 'madeAt', c.made_at,
        'takenOnAt', c.taken_on_at, 'came', e.came, 'words', case when e.said_by = me() or c.who_id = me() then e.words end,
        'endedAt', e.said_at) order by c.made_at)
      from commitments c left join commitment_ends e on e.place_id = c.place_id and e.commitment_id = c.id
      where c.place_id = here() and me() in (c.who_id, c.made_by)
        and not exists (select from barred_to_me() b where b.person_id in (c.who_id, c.made_by))))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_mentoring()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'mentorOffers', (select jsonb_agg(jsonb_build_object(
        'aboutMe', o.about, 'loves', o.loves, 'languages', to_jsonb(o.languages), 'times', to_jsonb(o.times),
        'places', o.places, 'madeAt', o.made_at, 'agreedBy', called(o.agreed_by), 'agreedAt', o.agreed_at,
        'endedAt', o.ended_at) order by o.made_at)
      from mentor_offers o where o.place_id = here() and o.person_id = me()),
    'offersAgreed', (select jsonb_agg(jsonb_build_object(
        'who', called(o.person_id), 'madeAt', o.made_at, 'agreedAt', o.agreed_at) order by o.agreed_at)
      from mentor_offers o where o.place_id = here() and o.agreed_by = me()
        and o.person_id not in (select person_id from barred_to_me())),
    'mentorChoices', (select jsonb_agg(jsonb_build_object(
        'rank', c.rank, 'who', coalesce(called(c.mentor_id), '…'), 'chosenAt', c.chosen_at) order by c.rank)
      from mentor_choices c where c.place_id = here() and c.learner_id = me()
        and c.mentor_id not in (select person_id from barred_to_me())),
    'mentorWishes', (select jsonb_agg(jsonb_build_object(
        'languages', to_jsonb(w.languages), 'times', to_jsonb(w.times), 'saidAt', w.said_at))
      from mentor_wishes w where w.place_id = here() and w.learner_id = me()),
    'mentorAsks', (select jsonb_agg(jsonb_build_object(
        'who', called(a.person_id), 'text', a.words, 'askedAt', a.asked_at, 'answer', a.answer, 'by', called(a.answered_by),
        'answeredAt', a.answered_at, 'takenBackAt', a.taken_back_at) order by a.asked_at)
      from mentor_asks a where a.place_id = here() and a.learner_id = me()),
    'mentorAnswers', (select jsonb_agg(jsonb_build_object(
        'answer', a.answer, 'askedAt', a.asked_at, 'answeredAt', a.answered_at) order by a.answered_at)
      from mentor_asks a where a.place_id = here() and a.answered_by = me()),
    'mentorRefusals', (select jsonb_agg(jsonb_build_object('who', called(f.learner_id), 'saidAt', f.said_at) order by f.said_at)
      from mentor_refusals f where f.place_id = here() and f.mentor_id = me()
        and f.learner_id not in (select person_id from barred_to_me())),
    'mentorPairs', (select jsonb_agg(jsonb_build_object(
        'learner', called(p.learner_id), 'mentor', called(p.mentor_id), 'companion', called(p.companion_id), 'cameBy', p.came,
        'madeAt', p.made_at, 'publishedAt', r.ended_at) order by r.ended_at)
      from mentor_pairs p join mentor_rounds r on r.place_id = p.place_id and r.id = p.round_id and r.state = 'published'
      where p.place_id = here() and me() in (p.learner_id, p.mentor_id, p.companion_id)
        and not exists (select from barred_to_me() b where b.person_id in (p.learner_id, p.mentor_id, p.companion_id))),
    'mentorRounds', (select jsonb_agg(jsonb_build_object(
        'group', g.name, 'openedAt', r.opened_at, 'closesOn', r.closes_on) order by r.opened_at)
      from mentor_rounds r join groups g on g.place_id = r.place_id and g.id = r.group_id
      where r.place_id = here() and r.opened_by = me()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_speaking_up()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('speakUps', (select jsonb_agg(jsonb_build_object(
      'who', called(h.owner_id), 'by', called(s.by_id), 'askedOf', called(s.to_id), 'askedAt', s.made_at,
      'words', s.words,
      'answer', a.words, 'saidBy', called(a.said_by), 'saidAt', a.said_at) order by s.made_at)
    from speak_ups s join things h on h.place_id = s.place_id and h.id = s.id
    left join speak_up_answers a on a.place_id = s.place_id and a.speak_up_id = s.id
    where s.place_id = here() and me() in (h.owner_id, s.by_id, s.to_id, a.said_by)
      and not exists (select from barred_to_me() b where b.person_id in (h.owner_id, s.by_id, s.to_id))))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_by_who_knows_whom()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'turnTo', (select jsonb_agg(jsonb_build_object('group', g.name, 'said', a.said, 'saidAt', a.said_at,
        'names', (select jsonb_agg(coalesce(n.name, called(n.person_id)) order by n.n) from turn_to_names n
          where n.place_id = here() and n.answer_id = a.id and (n.person_id is null or called(n.person_id) is not null)),
        'mayRead', (select jsonb_agg(called(r.reader_id) order by r.let_at) from turn_to_readers r
          where r.place_id = here() and r.answer_id = a.id and called(r.reader_id) is not null)) order by a.said_at)
      from turn_to a join mappings m on m.place_id = here() and m.id = a.mapping_id
      join groups g on g.place_id = here() and g.id = m.group_id
      where a.place_id = here() and a.owner_id = me()),
    'knownBy', (select jsonb_agg(jsonb_build_object('by', called(k.staff_id), 'mark', k.mark, 'saidAt', k.marked_at)
        order by k.marked_at)
      from mapping_marks k where k.place_id = here() and k.learner_id = me()),
    'mappingMarks', (select jsonb_agg(jsonb_build_object('about', called(k.learner_id), 'mark', k.mark, 'saidAt', k.marked_at)
        order by k.marked_at)
      from mapping_marks k where k.place_id = here() and k.staff_id = me()
        and k.learner_id not in (select person_id from barred_to_me())),
    'mappingReader', (select jsonb_agg(jsonb_build_object('group', g.name, 'namedAt', r.named_at) order by r.named_at)
      from mapping_readers r join mappings m on m.place_id = here() and m.id = r.mapping_id
      join groups g on g.place_id = here() and g.id = m.group_id
      where r.place_id = here() and r.person_id = me()),
    'mappingOffers', (select jsonb_agg(jsonb_build_object('who', f.learner, 'by', f.offered_by, 'secondAdult', f.second, 'text', f.words,
        'madeAt', f.made_at, 'offerAnswer', f.answer, 'became', f.became, 'words', f.became_words,
        'saidBy', f.became_by) order by f.made_at)
      from my_offers() f))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_doings()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'looks', (select jsonb_agg(jsonb_build_object(
        'who', called(r.reader_id), 'what', kind_of_thing(r.thing_id), 'through', r.through, 'at', r.at) order by r.at)
      from reads r where r.place_id = here() and r.owner_id = me()
        and not (r.through = 'override' and override_is_held(r.through_id))),
    'looksByMe', (select jsonb_agg(jsonb_build_object(
        'who', case when r.through <> 'override' then called(r.owner_id) end, 'what', kind_of_thing(r.thing_id),
        'through', r.through, 'at', r.at) order by r.at)
      from reads r where r.place_id = here() and r.reader_id = me()
        and r.owner_id not in (select person_id from barred_to_me())),
    'overrides', (select jsonb_agg(jsonb_build_object(
        'who', called(o.lead_id), 'reason', o.reason, 'openedAt', o.opened_at, 'until', o.until_at,
        'closedAt', o.closed_at) order by o.opened_at)
      from overrides o where o.place_id = here() and o.child_id = me() and not override_is_held(o.id)),
    'overridesByMe', (select jsonb_agg(jsonb_build_object(
        'openedAt', o.opened_at, 'until', o.until_at, 'closedAt', o.closed_at) order by o.opened_at)
      from overrides o where o.place_id = here() and o.lead_id = me()),
    'holdsByMe', (select jsonb_agg(jsonb_build_object('heldAt', h.held_at, 'until', h.until_at) order by h.held_at)
      from override_holds h where h.place_id = here() and h.lead_id = me()),
    'trail', (select jsonb_agg(jsonb_build_object(
        'at', l.at, 'verb', l.verb, 'by', called(l.actor_id), 'helper', called(l.helper_id), 'about', called(l.subject_id),
        'detail', nullif(l.detail, '{}')) order by l.at)
      from trail l where l.place_id = here() and me() in (l.actor_id, l.helper_id, l.subject_id)
        and l.subject_id not in (select person_id from barred_to_me())),
    'notices', (select jsonb_agg(jsonb_build_object(
        'notice', n.kind, 'about', called(n.about_id), 'madeAt', n.made_at, 'seenAt', n.seen_at) order by n.made_at, n.id)
      from notices n where n.place_id = here() and n.to_id = me()),
    'imports', (select jsonb_agg(jsonb_build_object(
        'fileName', i.file_name, 'startedAt', i.started_at, 'finishedAt', i.finished_at) order by i.started_at)
      from imports i where i.place_id = here() and i.started_by = me()),
    'requests', (select jsonb_agg(jsonb_build_object('doneAt', d.done_at, 'ledTo', d.led_to) order by d.done_at)
      from done_requests d where d.place_id = here() and d.person_id = me()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_groups()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'groupAsks', (select jsonb_agg(jsonb_build_object(
        'group', f.name, 'kind', f.kind, 'by', called(f.asked_by), 'who', called(f.person_id), 'askedAt', f.asked_at,
        'takenBackAt', k.taken_back_at) order by f.asked_at)
      from group_ask_facts f join group_asks k on k.place_id = f.place_id and k.id = f.ask_id
      where f.place_id = here() and (f.asked_by = me() or (f.person_id = me() and not f.blocked))
        and not exists (select from barred_to_me() b where b.person_id in (f.asked_by, f.person_id))),
    'groupAnswers', (select jsonb_agg(jsonb_build_object(
        'group', f.name, 'for', called(f.person_id), 'answer', a.answer, 'saidAt', a.said_at) order by a.said_order)
      from group_answers a join group_ask_facts f on f.place_id = a.place_id and f.ask_id = a.ask_id
      where a.place_id = here() and a.person_id = me()
        and not exists (select from barred_to_me() b where b.person_id in (f.asked_by, f.person_id))))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_on_me()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  told jsonb := held_self() || held_groups() || held_ties() || held_words() || held_doings();
  practice text;
  more jsonb;
begin
  if helper() is not null then raise exception 'only by oneself' using errcode = 'KI001'; end if;
  for practice in select called from hooks('held_by') loop
    execute format('select %I()', practice) into more;
    told := told || more;
  end loop;
  return jsonb_strip_nulls(told);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.held_self()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'me', (select jsonb_agg(jsonb_build_object(
        'givenName', p.given_name, 'familyName', p.family_name, 'preferredName', p.preferred_name,
        'pronouns', p.pronouns, 'arrivedAt', p.arrived_at, 'birthDate', b.birth_date, 'yearGroup', b.year_group,
        'email', b.email, 'phone', b.phone, 'language', b.locale,
        'countedAs', case when a.known_child then 'child' when a.child then 'unknown' else 'adult' end))
      from people p left join people_private b on b.place_id = p.place_id and b.person_id = p.id
      join ages a on a.place_id = p.place_id and a.person_id = p.id
      where p.place_id = here() and p.id = me()),
    'corrections', (select jsonb_agg(jsonb_build_object(
        'field', c.field, 'rollSays', c.roll_says, 'saidAt', c.said_at) order by c.said_at)
      from corrections c where c.place_id = here() and c.person_id = me()),
    'grownUp', (select jsonb_agg(jsonb_build_object(
        'basis', w.basis, 'by', called(w.said_by), 'saidAt', w.said_at) order by w.said_at)
      from adult_words w where w.place_id = here() and w.person_id = me()),
    'roll', (select jsonb_agg(jsonb_build_object('source', r.source, 'externalId', r.external_id))
      from roll_ids r where r.place_id = here() and r.kind = 'person' and r.id = me()),
    'groups', (select jsonb_agg(jsonb_build_object(
        'group', g.name, 'kind', g.kind, 'role', m.role, 'from', m.from_at,
        'to', case when m.opens_on is null then m.to_at end, 'source', m.source, 'recordedAt', m.recorded_at) order by m.from_at, g.name)
      from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
      where m.place_id = here() and m.person_id = me()),
    'departures', (select jsonb_agg(jsonb_build_object(
        'leftAt', d.left_at, 'returnedAt', d.returned_at, 'source', d.source) order by d.left_at)
      from departures d where d.place_id = here() and d.person_id = me()),
    'merges', (select jsonb_agg(jsonb_build_object(
        'mergedAt', m.merged_at, 'by', called(m.merged_by), 'kept', m.into_id = me()) order by m.merged_at)
      from merges m where m.place_id = here() and me() in (m.from_id, m.into_id)),
    'checks', (select jsonb_agg(jsonb_build_object(
        'role', v.role, 'check', v.check_kind, 'issuedOn', v.issued_on, 'by', called(v.seen_by), 'seenAt', v.seen_at,
        'reviewOn', v.review_on, 'endedAt', v.ended_at) order by v.seen_at)
      from vettings v where v.place_id = here() and v.person_id = me()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_ties()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with mine as (
    select t.*, case when t.from_id = me() then t.to_id else t.from_id end as other from ties t
    where t.place_id = here() and t.id in (select tie_id from ties_of_mine())
  )
  select jsonb_build_object(
    'ties', (select jsonb_agg(jsonb_build_object(
        'who', called(t.other), 'tie', t.kind, 'source', t.source, 'madeAt', t.made_at,
        'state', (select s.state from tie_states s where s.place_id = here() and s.tie_id = t.id),
        'answers', (select jsonb_agg(jsonb_build_object(
            'by', called(a.person_id), 'for', called(a.for_id), 'answer', a.answer, 'saidAt', a.said_at)
            order by a.said_order)
          from tie_answers a where a.place_id = here() and a.tie_id = t.id and me() in (a.person_id, a.for_id)),
        'confirmed', (select jsonb_agg(jsonb_build_object('outcome', c.outcome, 'saidAt', c.said_at) order by c.said_order)
          from tie_confirmations c where c.place_id = here() and c.tie_id = t.id)) order by t.made_at, t.id)
      from mine t),
    'answersForOthers', (select jsonb_agg(jsonb_build_object(
        'for', called(a.for_id), 'tie', t.kind, 'answer', a.answer, 'saidAt', a.said_at) order by a.said_order)
      from tie_answers a join ties t on t.place_id = a.place_id and t.id = a.tie_id
      where a.place_id = here() and a.person_id = me() and a.for_id <> me() and me() not in (t.from_id, t.to_id)
        and a.for_id not in (select person_id from barred_to_me())),
    'companions', (select jsonb_agg(jsonb_build_object(
        'who', called(c.person_id), 'tie', t.kind, 'with', (
          select string_agg(called(x), ', ') from unnest(array[t.from_id, t.to_id]) x where x <> me()),
        'namedAt', c.named_at, 'by', called(c.named_by), 'endedAt', c.ended_at) order by c.named_at)
      from companions c join ties t on t.place_id = c.place_id and t.id = c.tie_id
      where c.place_id = here() and (c.person_id = me() or t.id in (select m.id from mine m))
        and not exists (select from barred_to_me() b where b.person_id in (t.from_id, t.to_id, c.person_id))),
    'people', (select jsonb_agg(jsonb_build_object(
        'name', coalesce(e.name, (select called(m.other) from mine m where m.id = e.tie_id)), 'how', e.how,
        'keptToMyself', h.apart_since is not null, 'madeAt', e.made_at,
        'words', (select jsonb_agg(jsonb_build_object(
            'circle', w.circle, 'near', w.near, 'gives', w.gives, 'saidAt', w.said_at) order by w.said_order)
          from entry_words w where w.place_id = here() and w.entry_id = e.id)) order by e.made_at, e.id)
      from web_entries e join things h on h.place_id = e.place_id and h.id = e.id
      where e.place_id = here() and e.owner_id = me()),
    'codes', (select jsonb_agg(jsonb_build_object(
        'code', c.code, 'madeAt', c.made_at, 'until', c.until_at, 'endedAt', c.ended_at,
        'usedBy', (select jsonb_agg(jsonb_build_object('who', called(u.used_by), 'at', u.used_at))
          from code_uses u where u.place_id = here() and u.code = c.code)) order by c.made_at)
      from shared_codes c where c.place_id = here() and c.person_id = me()),
    'codesUsed', (select jsonb_agg(jsonb_build_object('who', called(c.person_id), 'at', u.used_at) order by u.used_at)
      from code_uses u join shared_codes c on c.place_id = u.place_id and c.code = u.code
      where u.place_id = here() and u.used_by = me()),
    'helpers', (select jsonb_agg(jsonb_build_object(
        'who', called(c.person_id), 'helper', called(c.helper_id), 'may', c.verbs, 'how', c.given_how,
        'witness', called(c.witness_id), 'givenAt', c.given_at, 'until', c.until_at, 'endedAt', c.ended_at)
        order by c.given_at)
      from helper_consents c where c.place_id = here() and me() in (c.person_id, c.helper_id, c.witness_id)),
    'blocks', (select jsonb_agg(jsonb_build_object(
        'against', called(b.against_id), 'protects', called(b.protects_id), 'by', called(b.made_by), 'madeAt', b.made_at,
        'liftedAt', b.lifted_at, 'liftedBy', called(b.lifted_by)) order by b.made_at)
      from blocks b where b.place_id = here() and (b.protects_id = me()
        or (b.against_id <> me() and me() in (b.made_by, b.lifted_by)))))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.held_words()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'plan', (select jsonb_agg(jsonb_build_object(
        'madeAt', p.made_at,
        'versions', (select jsonb_agg(jsonb_build_object(
            'version', v.version, 'madeAt', v.made_at, 'by', called(v.made_by), 'helper', called(v.helper_id))
            order by v.version)
          from plan_versions v where v.place_id = here() and v.plan_id = p.id),
        'items', (select jsonb_agg(jsonb_build_object(
            'section', i.section, 'text', i.text, 'fromVersion', i.from_version, 'toVersion', i.to_version,
            'doneOn', i.done_on, 'suggestedBy', called(i.written_by), 'keptToMyself', h.apart_since is not null)
            order by i.from_version, i.position)
          from plan_items i join things h on h.place_id = i.place_id and h.id = i.item_id
          where i.place_id = here() and i.plan_id = p.id),
        'suggestions', (select jsonb_agg(jsonb_build_object(
            'by', called(s.by_id), 'section', s.section, 'text', s.text, 'saidAt', s.said_at, 'answer', s.answer,
            'answeredAt', s.answered_at) order by s.said_at)
          from plan_proposals s where s.place_id = here() and s.plan_id = p.id
            and s.by_id not in (select person_id from barred_to_me())),
        'asked', (select jsonb_agg(jsonb_build_object(
            'who', called(r.person_id), 'as', r.agrees_as, 'askedAt', r.asked_at, 'endedAt', r.ended_at) order by r.asked_at)
          from plan_partners r where r.place_id = here() and r.plan_id = p.id
            and r.person_id not in (select person_id from barred_to_me())),
        'agreements', (select jsonb_agg(jsonb_build_object(
            'who', called(a.person_id), 'version', a.version, 'answer', a.answer, 'words', a.words, 'saidAt', a.said_at)
            order by a.said_order)
          from plan_agreements a where a.place_id = here() and a.plan_id = p.id
            and a.person_id not in (select person_id from barred_to_me())),
        'reviews', (select jsonb_agg(jsonb_build_object('dueOn', r.due_on, 'heldOn', r.held_on, 'words', r.words)
            order by r.due_on)
          from plan_reviews r where r.place_id = here() and r.plan_id = p.id)) order by p.made_at)
      from plans p where p.place_id = here() and p.owner_id = me()),
    'plansOfOthers', (select jsonb_agg(jsonb_build_object(
        'who', called(p.owner_id), 'version', v.version, 'madeAt', v.made_at) order by v.made_at)
      from plan_versions v join plans p on p.place_id = v.place_id and p.id = v.plan_id
      where v.place_id = here() and p.owner_id <> me() and me() in (v.made_by, v.helper_id)
        and p.owner_id not in (select person_id from barred_to_me())),
    'suggestions', (select jsonb_agg(jsonb_build_object(
        'who', called(p.owner_id), 'section', s.section, 'text', s.text, 'saidAt', s.said_at, 'answer', s.answer,
        'answeredAt', s.answered_at) order by s.said_at)
      from plan_proposals s join plans p on p.place_id = s.place_id and p.id = s.plan_id
      where s.place_id = here() and s.by_id = me()),
    'askedOfMe', (select jsonb_agg(jsonb_build_object(
        'who', called(p.owner_id), 'as', r.agrees_as, 'askedAt', r.asked_at, 'endedAt', r.ended_at) order by r.asked_at)
      from plan_partners r join plans p on p.place_id = r.place_id and p.id = r.plan_id
      where r.place_id = here() and r.person_id = me() and p.owner_id <> me()
        and p.owner_id not in (select person_id from barred_to_me())),
    'agreements', (select jsonb_agg(jsonb_build_object(
        'who', called(p.owner_id), 'version', a.version, 'answer', a.answer, 'words', a.words, 'saidAt', a.said_at)
        order by a.said_order)
      from plan_agreements a join plans p on p.place_id = a.place_id and p.id = a.plan_id
      where a.place_id = here() and a.person_id = me() and p.owner_id <> me()),
    'things', (select jsonb_agg(jsonb_build_object(
        'what', t.kind, 'madeAt', t.made_at, 'keptToMyself', t.apart_since is not null) order by t.made_at, t.id)
      from things t where t.place_id = here() and t.owner_id = me()),
    'opened', (select jsonb_agg(jsonb_build_object(
        'what', t.kind, 'to', coalesce(q.name, called(case when i.from_id = me() then i.to_id else i.from_id end)),
        'may', g.may, 'givenAt', g.given_at, 'until', g.until_at, 'takenBackAt', g.taken_back_at) order by g.given_at)
      from grants g join things t on t.place_id = g.place_id and t.id = g.thing_id
      left join ties i on i.place_id = g.place_id and i.id = g.tie_id
      left join groups q on q.place_id = g.place_id and q.id = g.group_id
      where g.place_id = here() and me() in (g.given_by, t.owner_id)),
    'openedToMe', (select jsonb_agg(jsonb_build_object('who', called(o.owner_id), 'what', o.kind) order by o.kind)
      from (select distinct owner_id, kind from opened_to_me()
        where owner_id not in (select child_id from my_open_overrides())) o))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.helper()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.helper_id', true), '')::uuid $function$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.helpers_of_projects(which uuid[])
 RETURNS TABLE(project_id uuid, name text, mine boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id, called(p.helper_id), p.helper_id is not distinct from me() from budget_projects p
  where p.place_id = here() and p.id = any (which) and sees_source(p.id) and p.helper_id is not null and not is_child(p.helper_id)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.here()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.place_id', true), '')::uuid $function$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.hold_override(new_id uuid, which uuid, why text, days integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  o overrides;
begin
  select * into o from overrides where place_id = here() and id = which;
  if o.id is null or helper() is not null or o.child_id = me() or is_kin(me(), o.child_id)
    or not i_lead_over(o.child_id) or days not between 1 and 30 then
    raise exception 'not yours to hold' using errcode = 'KI003';
  end if;
  insert into override_holds (place_id, id, override_id, lead_id, until_at, reason)
  values (here(), new_id, which, me(), now() + make_interval(days => days), why);
  insert into trail (place_id, actor_id, verb, subject_id, thing_id) values (here(), me(), 'override.hold', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.holds_stand_in(place uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from standing_holds h where h.place_id = place) $function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.holds_told()
 RETURNS TABLE(id uuid, name text, is_group boolean, why text, asked_by text, asked_at timestamp with time zone, agreed_by text, agreed_at timestamp with time zone, end_asked_by text, end_asked_at timestamp with time zone, ended_by text, ended_at timestamp with time zone, stands boolean, i_asked boolean, i_asked_end boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select h.id, coalesce(called(h.person_id), g.name, '…'), g.id is not null, h.why, called(h.asked_by), h.asked_at,
    called(h.agreed_by), h.agreed_at, called(h.end_asked_by), h.end_asked_at, called(h.ended_by), h.ended_at,
    h.id in (select s.id from standing_holds s where s.place_id = here()), h.asked_by = me(), coalesce(h.end_asked_by = me(), false)
  from legal_holds h left join groups g on g.place_id = h.place_id and g.id = h.group_id
  where h.place_id = here() and i_decide_keeping() and h.person_id is distinct from me()
    and (h.person_id is null or h.person_id not in (select person_id from barred_to_me()))
  order by h.ended_at nulls first, h.asked_at desc, h.id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.hooks(hook text)
 RETURNS TABLE(called text)
 LANGUAGE sql
 STABLE
AS $function$
  select p.proname::text from pg_proc p
  where p.pronamespace = 'public'::regnamespace and starts_with(p.proname, hook || '_') order by 1
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.how_kept(which uuid)
 RETURNS TABLE(lacks text, children integer, grown integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when g.kind <> 'family' then group_lacks(which) end,
    (count(distinct a.person_id) filter (where a.child))::int, (count(distinct a.person_id) filter (where not a.child))::int
  from my_groups() g join memberships m on m.place_id = here() and m.group_id = g.group_id and m.to_at is null
  join ages a on a.place_id = m.place_id and a.person_id = m.person_id
  where g.group_id = which group by g.kind
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_am(wanted text, which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from my_parts() p where p.source_id = which and p.part = wanted) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_am_in_mapping(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select exists (
      select from memberships m where m.place_id = here() and m.person_id = me() and m.role = 'student' and m.to_at is null
        and m.group_id in (select b.group_id from mapping_groups(which) b))
    and not exists (select from departures d where d.place_id = here() and d.person_id = me() and d.returned_at is null)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.i_clerk(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select helper() is null and (i_run(which) or i_am('clerk', which)) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_convene(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and exists (
    select from my_groups() m join group_kinds k on k.kind = m.kind and k.people_make
    where m.group_id = which and m.role = 'convener')
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_decide_keeping()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and exists (
    select from my_powers() w join groups g on g.place_id = here() and g.id = w.group_id
    where g.kind = 'partnership' and w.power in ('run_imports', 'safeguard'))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_deliver(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and (i_run(which)
    or exists (select from budget_projects p where p.place_id = here() and p.id = which and p.helper_id = me())
    or exists (select from commitments c where c.place_id = here() and c.source_id = which and c.who_id = me() and c.taken_on_at is not null))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_have(wanted text, over_group uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from my_powers() p where p.power = wanted and p.group_id = over_group) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_have_left()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from departures d where d.place_id = here() and d.person_id = me() and d.returned_at is null)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_lead(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select helper() is null and (i_run(which) or i_am('facilitator', which)) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_lead_over(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select wide_powers_open() and me() in (select person_id from leads_over(who)) $function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.i_listen_in(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select helper() is null and (i_run(which) or i_am('listener', which)) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_look_as_a_child()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select is_known_child(me()) and (helper() is null or is_known_child(helper())) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_may_note(which uuid, room uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and exists (select from gatherings g where g.place_id = here() and g.id = which
      and g.closed_at is null and g.called_off_at is null)
    and (room is null or exists (select from gathering_rooms r where r.place_id = here() and r.id = room and r.gathering_id = which))
    and (i_lead(which) or (i_am('here', which) and (room is null or room in (select room_id from my_seats(which)))))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_may_offer(which uuid, learner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i_read_mapping(which) and learner <> me() and not is_between_blocked(me(), learner)
    and exists (select from in_mapping(which) l where l.person_id = learner and i_have('see_roll', l.group_id))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_may_speak_in(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and exists (select from sources s join listenings l on l.place_id = s.place_id and l.id = s.id
    where s.place_id = here() and s.id = which and l.ended_at is null and is_for_me(s.for_group_id, s.from_age))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_may_tick(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select helper() is null and (i_run(which) or i_am('roll_keeper', which)) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_moderate(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select helper() is null and (i_run(which) or i_am('moderator', which)) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_own_part(which uuid, part_of uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from things t where t.place_id = here() and t.id = which and t.parent_id = part_of
                 and t.owner_id in (select my_parties()))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_own_thing(which uuid, of_kind text, owner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from things t where t.place_id = here() and t.id = which and t.kind = of_kind and t.owner_id = owner)
    and owner in (select my_parties())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_own_whole(part_of uuid, owner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from things t where t.place_id = here() and t.id = part_of and t.owner_id = owner)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_read_mapping(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and not is_child(me())
    and exists (select from mapping_readers r where r.place_id = here() and r.mapping_id = which and r.person_id = me())
    and not exists (select from under_concern n where n.place_id = here() and n.about_id = me())
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.i_read_sense(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and exists (select from sense_readers r where r.place_id = here() and r.sense_id = which and r.person_id = me())
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.i_run(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select which in (select source_id from sources_i_run()) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_run_imports()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from powers_of_my_roles() where power = 'run_imports') $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_run_imports_of_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from my_powers() w join groups g on g.place_id = here() and g.id = w.group_id
                 where w.power = 'run_imports' and g.kind = 'partnership')
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.i_run_kith()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select pg_has_role(session_user, 'kith_definer', 'member') $function$
-- owner the owner, executed by kith_app, public

CREATE OR REPLACE FUNCTION public.i_run_place()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from my_powers() w join groups g on g.place_id = here() and g.id = w.group_id
                 where w.power = 'run_imports' and g.parent_id is null)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ideas_to_read(which uuid)
 RETURNS TABLE(id uuid, title text, words text, at_place text, made_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.id, s.title, i.words, i.at_place, s.made_at from budget_ideas i
  join sources s on s.place_id = i.place_id and s.id = i.id join things t on t.place_id = i.place_id and t.id = i.id
  where i.place_id = here() and i.budget_id = which and i.says is null and i_run(which)
    and t.owner_id not in (select person_id from barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.import_apply(which uuid, complete boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  src text;
  counts jsonb := '{}';
  n int;
  limited boolean;
begin
  select i.source into src from imports i
    where i.place_id = here() and i.id = which and (i.started_by = me() or i_run_kith());
  if src is null or not (i_run_imports() or i_run_kith()) then
    raise exception 'not yours to import' using errcode = 'KI003';
  end if;
  limited := not i_run_kith() and not exists (
    select from my_powers() w join groups g on g.place_id = here() and g.id = w.group_id
    where w.power = 'run_imports' and g.kind = 'partnership');
  -- Groups that people made say nothing of where somebody works or learns.
  create temp table made on commit drop as select g.id from groups g join group_kinds k on k.kind = g.kind and k.people_make
    where g.place_id = here();
  create temp table care on commit drop as select w.group_id as id from my_powers() w where w.power = 'run_imports';

  create temp table r on commit drop as
    select i.n, i.kind, i.record, i.record->>'sourcedId' as ext, (i.record->>'deleted')::boolean as gone, i.new_id,
      -- Columns of their own, so that the planner can count them: whom it is about, and where or what they are to whom.
      coalesce(i.record->>'person', i.record->>'learner') as whom,
      case i.kind when 'role' then 'org' when 'enrolment' then 'class' when 'guardianLink' then 'person' end as at_kind,
      coalesce(i.record->>'guardian', case i.kind when 'role' then i.record->>'org' when 'enrolment' then i.record->>'class' end)
        as at_ext
    from import_rows i where i.place_id = here() and i.import_id = which;
  create index on r (kind, ext);
  analyze r;
  if limited then
    if exists (
      select from r cross join lateral (values
        ('org', case r.kind when 'org' then r.ext when 'class' then r.record->>'school' when 'role' then r.record->>'org' end),
        ('class', case r.kind when 'class' then r.ext when 'enrolment' then r.record->>'class' end)) a (kind, ext)
      left join roll_ids k on k.place_id = here() and k.source = src and k.kind = a.kind and k.external_id = a.ext
      left join groups g on g.place_id = here() and g.id = k.id
      where r.kind in ('org', 'class', 'role', 'enrolment') and a.ext is not null
        and not exists (select from care where care.id = k.id)
        and case when k.id is null then r.kind = 'org' and r.record->>'type' = 'school'
              else g.kind in ('school', 'small_school', 'class') end) then
      raise exception 'a school outside your care' using errcode = 'KI003';
    end if;
    delete from r where r.kind = 'org' and r.record->>'type' <> 'school';
  end if;

  -- Organisations, then classes: groups of this source, under the ids they already have or new ones.
  insert into roll_ids (place_id, source, kind, external_id, id)
    select here(), src, case r.kind when 'session' then 'term' else r.kind end, r.ext, min(r.new_id::text)::uuid
    from r where r.kind in ('org', 'class', 'person', 'session') and not r.gone
    group by r.kind, r.ext on conflict do nothing;
  create temp table known on commit drop as
    select k.kind, k.external_id as ext, k.id from roll_ids k where k.place_id = here() and k.source = src;
  create unique index on known (kind, ext);
  create index on known (id);
  analyze known;
  create temp table forgotten on commit drop as
    select e.person_id as id from erasures e where e.place_id = here();

  insert into parties (place_id, id, kind)
    select here(), k.id, case when k.kind = 'person' then 'person' else 'group' end
    from known k where k.kind in ('org', 'class', 'person') on conflict do nothing;

  insert into groups (place_id, id, kind, name)
    select here(), k.id,
      case r.record->>'type' when 'school' then 'school' when 'department' then 'organisation' else 'partnership' end,
      left(coalesce(r.record->>'name', r.ext), 200)
    from r join known k on k.kind = 'org' and k.ext = r.ext where r.kind = 'org' and not r.gone
    on conflict (place_id, id) do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('schoolsNew', n);
  insert into groups (place_id, id, kind, parent_id, name)
    select here(), k.id, 'class', s.id, left(coalesce(nullif(r.record->>'title', ''), r.record->>'code', r.ext), 200)
    from r join known k on k.kind = 'class' and k.ext = r.ext
    join known s on s.kind = 'org' and s.ext = r.record->>'school'
    join groups h on h.place_id = here() and h.id = s.id
    where r.kind = 'class' and not r.gone on conflict (place_id, id) do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('classesNew', n);
  if not limited then
    update groups g set parent_id = p.id
      from r join known k on k.kind = 'org' and k.ext = r.ext
      join known p on p.kind = 'org' and p.ext = r.record->>'parent'
      where r.kind = 'org' and not r.gone and g.place_id = here() and g.id = k.id
        and g.parent_id is distinct from p.id and p.id <> g.id;
  end if;
  update groups g set name = left(coalesce(r.record->>'name', r.record->>'title'), 200), closed_at = null
    from r join known k on k.kind = r.kind and k.ext = r.ext
    where r.kind in ('org', 'class') and not r.gone and g.place_id = here() and g.id = k.id
      and coalesce(r.record->>'name', r.record->>'title', '') <> ''
      and (g.name <> left(coalesce(r.record->>'name', r.record->>'title'), 200) or g.closed_at is not null);
  create temp table named on commit drop as
    select k.id from r join known k on k.kind = r.kind and k.ext = r.ext where r.kind in ('org', 'class');
  create temp table ending on commit drop as
    select k.id from r join known k on k.kind = r.kind and k.ext = r.ext where r.kind in ('org', 'class') and r.gone;
  if complete then
    -- Classes of a school that the roll names, and that it names no more: last year's.
    insert into ending
      with recursive up (class_id, at) as (
        select k.id, g.parent_id from known k join groups g on g.place_id = here() and g.id = k.id
        where k.kind = 'class' and k.id not in (select named.id from named)
        union
        select up.class_id, g.parent_id from up join groups g on g.place_id = here() and g.id = up.at
        where g.kind <> 'school'
      )
      select distinct up.class_id from up join known s on s.kind = 'org' and s.id = up.at
      join r on r.kind = 'org' and r.ext = s.ext and r.record->>'type' = 'school';
  end if;
  update groups g set closed_at = now() where g.place_id = here() and g.closed_at is null and g.id in (select id from ending);
  get diagnostics n = row_count; counts := counts || jsonb_build_object('groupsClosed', n);

  -- Terms hang on the group at the top of the roll, or on its first school.
  insert into terms as t (place_id, id, group_id, kind, title, starts_on, ends_on)
    select here(), k.id, top.id,
      case r.record->>'type' when 'schoolYear' then 'year' when 'gradingPeriod' then 'half_term' else 'term' end,
      left(r.record->>'title', 200), (r.record->>'startDate')::date, (r.record->>'endDate')::date
    from r join known k on k.kind = 'term' and k.ext = r.ext
    cross join lateral (
      select g.id from known o join groups g on g.place_id = here() and g.id = o.id
      where o.kind = 'org' and (not limited or g.id in (select care.id from care))
      order by (g.id in (select named.id from named)) desc, (g.parent_id is null) desc, (g.kind = 'partnership') desc, g.id
      limit 1) top
    where r.kind = 'session' and not r.gone
    on conflict (place_id, id) do update
      set title = excluded.title, starts_on = excluded.starts_on, ends_on = excluded.ends_on
      where (t.title, t.starts_on, t.ends_on) is distinct from (excluded.title, excluded.starts_on, excluded.ends_on)
        and (not limited or t.group_id in (select care.id from care));
  get diagnostics n = row_count; counts := counts || jsonb_build_object('terms', n);
  update terms t set parent_id = p.id
    from r join known k on k.kind = 'term' and k.ext = r.ext
    join known p on p.kind = 'term' and p.ext = r.record->>'parent'
    where r.kind = 'session' and not r.gone and t.place_id = here() and t.id = k.id and t.parent_id is distinct from p.id
      and (not limited or t.group_id in (select care.id from care));
  create temp table past on commit drop as
    select k.id from r join known k on k.kind = 'term' and k.ext = r.ext join terms t on t.place_id = here() and t.id = k.id
    where r.kind = 'session' and r.gone and (not limited or t.group_id in (select care.id from care));
  update terms t set parent_id = null where t.place_id = here() and t.parent_id in (select id from past);
  delete from terms t where t.place_id = here() and t.id in (select id from past);

  -- People. Who asked to be forgotten stays forgotten; a person's own correction wins and the difference is kept.
  create temp table mine on commit drop as
    select q.id from people q where q.place_id = here() and limited
      and not exists (
        select from memberships x join groups g on g.place_id = x.place_id and g.id = x.group_id
        join role_powers w on w.group_kind = g.kind and w.role = x.role
        where x.place_id = here() and x.person_id = q.id and x.to_at is null and x.group_id not in (select id from care))
      and (exists (select from memberships x where x.place_id = here() and x.person_id = q.id and x.to_at is null
                   and x.group_id in (select id from care))
        or not exists (select from memberships x where x.place_id = here() and x.person_id = q.id and x.to_at is null
                       and x.group_id not in (select id from made))
          and not exists (select from ties t where t.place_id = here() and t.from_id = q.id and not exists (
            select from memberships x where x.place_id = here() and x.person_id = t.to_id and x.to_at is null
              and x.group_id in (select id from care))));
  create temp table p on commit drop as
    select distinct on (k.id) k.id, r.gone, r.record,
      left(coalesce(nullif(r.record->>'givenName', ''), r.record->>'familyName', '?'), 200) as given_name,
      -- Whoever has one name is called by it once.
      case when coalesce(r.record->>'givenName', '') = '' then '' else left(coalesce(r.record->>'familyName', ''), 200) end
        as family_name,
      left(r.record->>'preferredGivenName', 200) as preferred_name,
      left(r.record->>'pronouns', 60) as pronouns,
      left(r.record->>'email', 320) as email, left(coalesce(r.record->>'phone', r.record->>'sms'), 60) as phone,
      (r.record->>'birthDate')::date as birth_date,
      case when (r.record->>'year')::int between -1 and 14 then (r.record->>'year')::int end as year_group
    from r join known k on k.kind = 'person' and k.ext = r.ext
    where r.kind = 'person' and k.id not in (select id from forgotten)
    -- Two rows of a roll can be one person (0014): they are gone, or switched off, only where both say so.
    order by k.id, r.gone, r.record->>'enabled' is not distinct from 'false', r.n desc;
  create unique index on p (id);
  analyze p;
  if limited then
    select count(*) into n from p join people q on q.place_id = here() and q.id = p.id
      where p.id not in (select id from mine);
    counts := counts || jsonb_build_object('notYours', n);
    delete from p using people q where q.place_id = here() and q.id = p.id and p.id not in (select id from mine);
  end if;
  insert into people (place_id, id, given_name, family_name, preferred_name, pronouns)
    select here(), id, given_name, family_name, preferred_name, pronouns from p where not gone
    on conflict (place_id, id) do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('peopleNew', n);
  insert into people_private (place_id, person_id, birth_date, year_group, email, phone)
    select here(), id, birth_date, year_group, email, phone from p
    where exists (select from people q where q.place_id = here() and q.id = p.id) on conflict do nothing;
  -- Of what somebody put right themselves: what the roll says, while that differs.
  update corrections c set roll_says = s.says
    from (select p.id, f.field, nullif(f.says, f.own) as says from p
      join people o on o.place_id = here() and o.id = p.id
      join people_private b on b.place_id = here() and b.person_id = p.id
      cross join lateral (values
        ('given_name', p.given_name, o.given_name), ('family_name', p.family_name, o.family_name),
        ('preferred_name', p.preferred_name, o.preferred_name), ('pronouns', p.pronouns, o.pronouns),
        ('email', p.email, b.email), ('phone', p.phone, b.phone)) f (field, says, own)
      where not p.gone) s
    where c.place_id = here() and c.person_id = s.id and c.field = s.field and c.roll_says is distinct from s.says;
  create temp table c on commit drop as
    select c.person_id as id, array_agg(c.field) as fields from corrections c where c.place_id = here() group by 1;
  with name_changes as (
    update people q set given_name = v.given_name, family_name = v.family_name,
        preferred_name = v.preferred_name, pronouns = v.pronouns
      from (select p.id,
          case when 'given_name' = any (c.fields) then o.given_name else p.given_name end as given_name,
          case when 'family_name' = any (c.fields) then o.family_name else p.family_name end as family_name,
          case when 'preferred_name' = any (c.fields) then o.preferred_name else p.preferred_name end as preferred_name,
          case when 'pronouns' = any (c.fields) then o.pronouns else p.pronouns end as pronouns
        from p join people o on o.place_id = here() and o.id = p.id left join c on c.id = p.id where not p.gone) v
      where q.place_id = here() and q.id = v.id
        and (q.given_name, q.family_name, q.preferred_name, q.pronouns)
          is distinct from (v.given_name, v.family_name, v.preferred_name, v.pronouns)
      returning q.id
  ), detail_changes as (
    update people_private q set
        birth_date = coalesce(p.birth_date, q.birth_date), year_group = coalesce(p.year_group, q.year_group),
        email = case when 'email' = any (c.fields) then q.email else p.email end,
        phone = case when 'phone' = any (c.fields) then q.phone else p.phone end
      from p left join c on c.id = p.id
      where q.place_id = here() and q.person_id = p.id and not p.gone
        and (q.birth_date, q.year_group, q.email, q.phone) is distinct from (
          coalesce(p.birth_date, q.birth_date), coalesce(p.year_group, q.year_group),
          case when 'email' = any (c.fields) then q.email else p.email end,
          case when 'phone' = any (c.fields) then q.phone else p.phone end)
      returning q.person_id
  )
  select count(*) into n from (select id from name_changes union select person_id from detail_changes) changed;
  counts := counts || jsonb_build_object('peopleChanged', n);
  update departures d set returned_at = now() from p
    where d.place_id = here() and d.person_id = p.id and d.source = 'roll' and d.returned_at is null
      and not p.gone and p.record->>'enabled' is distinct from 'false';
  get diagnostics n = row_count; counts := counts || jsonb_build_object('peopleBack', n);

  -- Everybody of this source who is here, by the roll's id: a table of its own, so that the planner can count them.
  create temp table folk on commit drop as
    select k.ext, k.id from known k join people q on q.place_id = here() and q.id = k.id
    where k.kind = 'person' and k.id not in (select id from forgotten) and k.id not in (select p.id from p where p.gone);
  create unique index on folk (ext);
  analyze folk;

  -- What they are: staff, parents and guardians are grown up by the roll's word (a relative may be a sister of nine);
  -- learners and staff are in their groups.
  insert into adult_words (place_id, person_id, basis)
    select distinct here(), k.id, 'roll' from r join folk k on k.ext = r.whom
    join known o on o.kind = 'org' and o.ext = r.at_ext
    where r.kind = 'role' and not r.gone and r.record->>'role' not in ('student', 'relative')
      and (not limited or o.id in (select care.id from care))
    on conflict do nothing;
  -- A place that begins on a later day waits for it: now it would open doors before its time.
  create temp table m on commit drop as
    select distinct k.id as person_id, g.id as group_id, (r.gone or coalesce((r.record->>'endDate')::date < current_date, false)) as gone,
      case when (r.record->>'beginDate')::date > current_date then (r.record->>'beginDate')::date end as opens_on,
      case when r.record->>'role' in ('student', 'teacher', 'aide') then r.record->>'role'
           when r.record->>'role' in ('principal', 'siteAdministrator', 'districtAdministrator', 'systemAdministrator')
             then 'administrator'
           else 'staff' end as role
    from r join folk k on k.ext = r.whom
    join known g on g.kind = r.at_kind and g.ext = r.at_ext
    join groups h on h.place_id = here() and h.id = g.id
    where r.kind in ('role', 'enrolment') and g.id not in (select id from ending)
      and (not limited or g.id in (select care.id from care))
      and r.record->>'role' not in ('parent', 'guardian', 'relative');
  create temp table waiting on commit drop as
    select m.group_id, m.person_id, m.role, min(m.opens_on) as opens_on from m
    where m.opens_on is not null and not m.gone and not exists (select from m x
      where x.group_id = m.group_id and x.person_id = m.person_id and x.role = m.role and x.opens_on is null and not x.gone)
    group by m.group_id, m.person_id, m.role;
  select count(*) into n from waiting;
  counts := counts || jsonb_build_object('membershipsLater', n);
  delete from m where opens_on is not null and not gone;
  create index on m (group_id, person_id);
  analyze m;
  -- What waited goes by what this roll says, as what is given does below.
  delete from memberships x where x.place_id = here() and x.source = 'roll' and x.opens_on is not null
    and x.group_id in (select k.id from known k where k.kind in ('org', 'class'))
    and (not limited or x.group_id in (select care.id from care))
    and (exists (select from m where m.group_id = x.group_id and m.person_id = x.person_id and m.role = x.role)
      or exists (select from waiting w where w.group_id = x.group_id and w.person_id = x.person_id and w.role = x.role)
      or x.person_id in (select p.id from p where p.gone)
      or x.group_id in (select id from ending)
      or complete and x.group_id in (select id from named));
  insert into memberships (place_id, id, group_id, person_id, role, source, from_at, to_at, opens_on)
    select here(), gen_random_uuid(), w.group_id, w.person_id, w.role, 'roll', w.opens_on, w.opens_on, w.opens_on from waiting w
    where not exists (select from memberships x where x.place_id = here() and x.group_id = w.group_id
      and x.person_id = w.person_id and x.role = w.role and x.opens_on is not null);
  insert into memberships (place_id, id, group_id, person_id, role, source)
    select here(), gen_random_uuid(), m.group_id, m.person_id, m.role, 'roll' from m
    where not gone on conflict (place_id, group_id, person_id, role) where to_at is null do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('membershipsNew', n);
  create temp table ended (person_id uuid, role text) on commit drop;
  with x as (
    update memberships x set to_at = now()
      where x.place_id = here() and x.source = 'roll' and x.to_at is null
        and x.group_id in (select k.id from known k where k.kind in ('org', 'class'))
        and (not limited or x.group_id in (select care.id from care))
        and not exists (select from m where m.group_id = x.group_id and m.person_id = x.person_id and m.role = x.role
                        and not m.gone)
        and (exists (select from m where m.group_id = x.group_id and m.person_id = x.person_id and m.role = x.role and m.gone)
          or x.person_id in (select p.id from p where p.gone)
          or x.group_id in (select id from ending)
          or complete and x.group_id in (select id from named))
      returning x.person_id, x.role)
  insert into ended select x.person_id, x.role from x;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('membershipsEnded', n);
  -- Left: whom the roll marks so or switches off, and staff whom a complete roll has stopped naming altogether.
  insert into departures (place_id, id, person_id, source)
    select here(), gen_random_uuid(), q.id, 'roll' from people q
    where q.place_id = here() and (
        exists (select from p where p.id = q.id and (p.gone or p.record->>'enabled' = 'false'))
        or q.id in (select e.person_id from ended e where e.role <> 'student')
          and complete and not exists (select from p where p.id = q.id and not p.gone)
          and not exists (select from memberships x where x.place_id = here() and x.person_id = q.id and x.to_at is null
                          and x.group_id not in (select id from made))
          and not exists (select from ties t join tie_kinds k on k.kind = t.kind and k.kin
                          where t.place_id = here() and t.from_id = q.id))
      and not exists (select from departures d where d.place_id = here() and d.person_id = q.id and d.returned_at is null);
  get diagnostics n = row_count; counts := counts || jsonb_build_object('peopleLeft', n);

  -- Parent links are proposals: a tie with its source, told to nobody until the school confirms it. Somebody of whom
  -- the roll does not say what they are to the child is no kin: the link is counted and left. An update need not say
  -- again what it said of them before: they are that still, to a brother or sister too.
  if not complete then
    update r set record = r.record || jsonb_build_object('relation', s.relation)
      from (select folk.ext, min(case t.kind when 'parent' then 'parent' else 'relative' end) as relation
            from folk join ties t on t.place_id = here() and t.from_id = folk.id
            where t.source = 'roll' and t.kind in ('parent', 'family') group by 1) s
      where r.kind = 'guardianLink' and r.record->>'relation' = 'unknown' and s.ext = r.at_ext
        and not exists (select from r x where x.kind = 'role' and x.whom = r.at_ext);
  end if;
  select count(*) into n from r where r.kind = 'guardianLink' and not r.gone
    and coalesce(r.record->>'relation', '') not in ('parent', 'guardian', 'relative');
  counts := counts || jsonb_build_object('linksUnclear', n);
  create temp table l on commit drop as
    select distinct on (a.id, b.id) a.id as from_id, b.id as to_id,
      case when r.record->>'relation' in ('parent', 'guardian') then 'parent' else 'family' end as kind
    from r join folk a on a.ext = r.at_ext join folk b on b.ext = r.whom
    where r.kind = 'guardianLink' and a.id <> b.id and not r.gone
      and r.record->>'relation' in ('parent', 'guardian', 'relative')
      and (not limited or exists (select from memberships x where x.place_id = here() and x.person_id = b.id
                                  and x.to_at is null and x.group_id in (select care.id from care)))
    order by a.id, b.id, r.record->>'relation';
  create unique index on l (from_id, to_id);
  create index on l (to_id);
  analyze l;
  -- Links it has stopped naming: of learners on this roll. A list of one school says nothing of a parent whom only
  -- another school names, and an update nothing of a learner for whom it brings no link.
  create temp table dropped on commit drop as
    select t.id, t.kind from ties t join p on p.id = t.to_id
    where t.place_id = here() and t.source = 'roll' and t.kind in ('parent', 'family')
      and not exists (select from l where l.from_id = t.from_id and l.to_id = t.to_id and l.kind = t.kind)
      and (exists (select from l where l.from_id = t.from_id and l.to_id = t.to_id)
        or p.gone or exists (select from p g where g.id = t.from_id)
        or case when complete then not exists (
             select from memberships x join groups g on g.place_id = x.place_id and g.id = x.group_id
             where x.place_id = here() and x.person_id = t.to_id and x.to_at is null
               and g.kind in ('school', 'small_school') and x.group_id not in (select id from named))
           else exists (select from l where l.to_id = t.to_id) and 2 > (
             select count(*) from memberships x join groups g on g.place_id = x.place_id and g.id = x.group_id
             where x.place_id = here() and x.person_id = t.to_id and x.to_at is null
               and g.kind in ('school', 'small_school')) end);
  delete from ties t where t.place_id = here() and t.id in (select id from dropped)
    and not exists (select from tie_confirmations c where c.place_id = t.place_id and c.tie_id = t.id)
    and not exists (select from tie_answers a where a.place_id = t.place_id and a.tie_id = t.id);
  get diagnostics n = row_count; counts := counts || jsonb_build_object('linksWithdrawn', n);
  delete from withdrawn_links w using ties t, l where w.place_id = here() and t.place_id = here() and t.id = w.tie_id
    and l.from_id = t.from_id and l.to_id = t.to_id;
  insert into withdrawn_links (place_id, tie_id)
    select here(), t.id from dropped d join ties t on t.place_id = here() and t.id = d.id
    where not exists (select from l where l.from_id = t.from_id and l.to_id = t.to_id)
      and coalesce((select c.outcome from tie_confirmations c where c.place_id = t.place_id and c.tie_id = t.id
                    order by c.said_order desc limit 1), '') <> 'refused'
    on conflict do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('linksToLookAt', n);
  insert into ties (place_id, id, kind, from_id, to_id, source)
    select here(), gen_random_uuid(), l.kind, l.from_id, l.to_id, 'roll' from l
    where not exists (select from ties t where t.place_id = here() and t.kind in ('parent', 'family')
                      and t.from_id = l.from_id and t.to_id = l.to_id)
      and not exists (select from ties t where t.place_id = here() and t.kind in ('parent', 'family')
                      and t.from_id = l.to_id and t.to_id = l.from_id)
    on conflict do nothing;
  get diagnostics n = row_count; counts := counts || jsonb_build_object('linksProposed', n);

  counts := counts || jsonb_build_object(
    'people', (select count(*) from p where not gone), 'forgotten', (
      select count(*) from r join known k on k.kind = 'person' and k.ext = r.ext
      where r.kind = 'person' and k.id in (select id from forgotten)));
  drop table made, care, r, known, forgotten, named, ending, past, mine, p, c, folk, m, ended, l, dropped;
  return counts;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.in_mapping(which uuid)
 RETURNS TABLE(person_id uuid, group_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct m.person_id, m.group_id from memberships m
  where m.place_id = here() and m.role = 'student' and m.to_at is null
    and m.group_id in (select g.group_id from mapping_groups(which) g)
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.in_turn(what text)
 RETURNS void
 LANGUAGE sql
AS $function$
  -- From here on nothing is taken from what was worked out before the wait (`keep_while_reading`).
  select pg_current_xact_id();
  select pg_advisory_xact_lock(hashtextextended(here()::text || ' ' || what, 0))
$function$
-- owner the owner, executed by kith_definer

CREATE OR REPLACE FUNCTION public.invite_to_listening(which uuid, who uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_listen_in(which) or who = me() or who not in (select person_id from people_i_see()) or not may_hear_alone(who)
    or not exists (select from sources s, people_for(s.for_group_id, s.from_age) p
      where s.place_id = here() and s.id = which and p.person_id = who) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  perform write_trail('listening.invite', who, which);
  perform tell(who, 'listening.invited', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.is_between_blocked(a uuid, b uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from open_blocks x where x.place_id = here()
    and ((x.protects_id = a and x.against_id = b) or (x.protects_id = b and x.against_id = a)))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.is_child(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select child from ages where place_id = here() and person_id = who $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.is_clerk(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select helper() is null and (i_run(which) or i_am('clerk', which)) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.is_clerk_of(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select i_am('clerk', which) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.is_committed(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from assembly_draws d where d.place_id = here() and d.assembly_id = which
    and d.problem is null and d.drawn_at is null and d.void_at is null)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.is_for_me(for_group uuid, age_from integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive above as (
    select m.group_id as id from my_groups() m
    union select g.parent_id from above b join groups g on g.place_id = here() and g.id = b.id where g.parent_id is not null
  )
  select me() is not null and not has_left(me())
    and (age_from is null or exists (select from ages a where a.place_id = here() and a.person_id = me()
      and (a.age >= age_from or not a.child)))
    and (for_group is null or for_group in (select id from above))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.is_held(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = who
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  )
  select exists (select from standing_holds h where h.place_id = here()
                 and (h.person_id = who or h.group_id in (select up.group_id from up)))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.is_in_group(which uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from memberships m where m.place_id = here() and m.group_id = which and m.person_id = who
                 and m.to_at is null)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.is_kin(a uuid, b uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from ties t join tie_kinds k on k.kind = t.kind and k.kin
                 where t.place_id = here() and ((t.from_id = a and t.to_id = b) or (t.from_id = b and t.to_id = a)))
    or exists (select from memberships x join memberships y
                 on y.place_id = x.place_id and y.group_id = x.group_id and y.person_id = b
               join groups g on g.place_id = x.place_id and g.id = x.group_id and g.kind = 'family'
               where x.place_id = here() and x.person_id = a)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.is_known_child(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select known_child from ages where place_id = here() and person_id = who $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.is_learner(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select (is_known_child(who) or exists (select from memberships m where m.place_id = here() and m.person_id = who
      and m.role = 'student' and m.source = 'roll' and m.to_at is null))
    and not exists (select from departures d where d.place_id = here() and d.person_id = who and d.returned_at is null)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.is_live_kin(a uuid, b uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (
    select from ties t join tie_kinds k on k.kind = t.kind and k.kin
    join tie_states s on s.place_id = t.place_id and s.tie_id = t.id and s.state = 'live'
    where t.place_id = here() and ((t.from_id = a and t.to_id = b) or (t.from_id = b and t.to_id = a)))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.is_vetted(place uuid, who uuid, for_role text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from checks_in_date v where v.place_id = place and v.person_id = who and v.role = for_role)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.join_answer(hash text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  about uuid;
begin
  if me() is null or helper() is not null then raise exception 'not signed in' using errcode = 'KI003'; end if;
  update assembly_answers a set person_id = me() from assembly_codes c
    where a.place_id = here() and c.place_id = here() and c.code_hash = hash and a.id = c.answer_id and a.person_id is null
      and a.said = 'yes' and a.gone_at is null
      and not exists (select from assembly_answers o where o.place_id = here() and o.assembly_id = a.assembly_id and o.person_id = me())
    returning a.assembly_id into about;
  if about is null then raise exception 'joined already' using errcode = 'KI004'; end if;
  perform members_have_parts(about);
  perform write_trail('assembly.join_answer', me(), about);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_addresses(which uuid, list jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  kept int;
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from assembly_waves w where w.place_id = here() and w.assembly_id = which) then
    raise exception 'letters went out' using errcode = 'KI004';
  end if;
  delete from assembly_addresses where place_id = here() and assembly_id = which;
  insert into assembly_addresses (place_id, assembly_id, id, lines, traits)
  select here(), which, (a.value ->> 'id')::uuid, a.value ->> 'lines', a.value -> 'traits' from jsonb_array_elements(list) a;
  get diagnostics kept = row_count;
  perform write_trail('assembly.addresses', me(), which);
  return kept;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_budget_count(which uuid, the_pabulib text, the_record jsonb, the_hash text, the_outcome jsonb, stories jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_change(which uuid, result jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  c assembly_changes;
begin
  select * into c from assembly_changes x where x.place_id = here() and x.id = which for update;
  if me() is not null then raise exception 'for the draw only' using errcode = 'KI003'; end if;
  if c.id is null or c.done_at is not null or c.problem is not null then return; end if;
  insert into assembly_members (place_id, draw_id, pseudonym, assembly_id, answer_id, stands_by, joined_at, change_id)
  select here(), c.draw_id, p.pseudonym, c.assembly_id, p.answer_id, case when c.kind = 'stand_by' then j.ordinality end,
    case when c.kind = 'replace' then now() end, which
  from jsonb_array_elements_text(result -> 'joined') with ordinality j
  join assembly_pool p on p.place_id = here() and p.draw_id = c.draw_id and p.answer_id = j.value::uuid
  on conflict (place_id, draw_id, pseudonym) do update
    set joined_at = coalesce(assembly_members.joined_at, excluded.joined_at), change_id = excluded.change_id;
  update assembly_changes set done_at = now(), empty = (result ->> 'empty')::int, relaxed = result -> 'relaxed', came_from = result ->> 'from',
    joined = array(select p.pseudonym from jsonb_array_elements_text(result -> 'joined') with ordinality j
      join assembly_pool p on p.place_id = here() and p.draw_id = c.draw_id and p.answer_id = j.value::uuid order by j.ordinality)
    where place_id = here() and id = which;
  perform members_have_parts(c.assembly_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_count(which uuid, asked text, hash text, of_all jsonb, of_kept jsonb, took real)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform only_the_count();
  if exists (select from listening_counts c where c.place_id = here() and c.listening_id = which and c.asked_at::text is distinct from asked) then
    perform enqueue_listening_count(here(), which, now() + count_rests(took));
    if exists (select from jsonb_to_recordset(of_kept->'statements') x (id uuid) where x.id not in (
        select s.id from statements s where s.place_id = here() and s.listening_id = which and s.standing in ('in', 'meta')))
      or exists (select from jsonb_to_recordset(of_kept->'people') x (id uuid) where x.id not in (
        select w.id from listening_voters w where w.place_id = here() and w.listening_id = which)) then return; end if;
  else
    delete from listening_counts where place_id = here() and listening_id = which;
  end if;
  if of_all is null then return; end if;
  insert into listening_results (place_id, listening_id, input_hash, told, kept, seconds)
    select here(), which, hash, of_all, of_kept, took where exists (select from listenings l where l.place_id = here() and l.id = which)
  on conflict (place_id, listening_id) do update set input_hash = hash, told = of_all, kept = of_kept, seconds = took, counted_at = now();
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_draw(which uuid, published jsonb, its_digest text, people jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is not null then raise exception 'for the draw only' using errcode = 'KI003'; end if;
  update assembly_draws set document = published, digest = its_digest, found_at = now(), share = 1
    where place_id = here() and id = which and found_at is null and problem is null and void_at is null;
  if not found then return; end if;
  insert into assembly_pool (place_id, draw_id, answer_id, pseudonym, panels)
  select here(), which, (p.value ->> 'id')::uuid, p.value ->> 'pseudonym', (p.value ->> 'panels')::int from jsonb_array_elements(people) p;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_letters(new_id uuid, which uuid, over text[], words text, shares jsonb, codes jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if is_committed(which) then raise exception 'a draw is under way' using errcode = 'KI004'; end if;
  if exists (select from assembly_waves w where w.place_id = here() and w.id = new_id) then return; end if;
  insert into assembly_waves (place_id, id, assembly_id, n, letters, spread, seed, strata)
  select here(), new_id, which, 1 + count(w.id), jsonb_array_length(codes), over, trim(words), shares
  from assembly_waves w where w.place_id = here() and w.assembly_id = which;
  insert into assembly_codes (place_id, code_hash, assembly_id, wave_id, address_id)
  select here(), c.value ->> 'hash', which, new_id, (c.value ->> 'address')::uuid from jsonb_array_elements(codes) c;
  perform write_trail('assembly.letters', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_mentor_round(which uuid, pairs jsonb, ranks integer[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is not null or helper() is not null then raise exception 'for the round only' using errcode = 'KI003'; end if;
  perform from mentor_rounds where place_id = here() and id = which and state = 'running' for update;
  if not found then return; end if;
  delete from mentor_pairs where place_id = here() and round_id = which;
  insert into mentor_pairs (place_id, round_id, learner_id, mentor_id, came)
    select here(), which, p.learner, p.mentor, p.came
    from jsonb_to_recordset(pairs) p (learner uuid, mentor uuid, came text)
    where p.learner in (select l.learner_id from learners_of_round(which) l)
      and (p.mentor is null or p.mentor in (select o.person_id from mentor_openings o where o.place_id = here()));
  update mentor_rounds set state = 'draft', step = 3, ran_at = now(), by_rank = ranks where place_id = here() and id = which;
  perform tell(r.opened_by, 'mentoring.round_ran', null, which) from mentor_rounds r where r.place_id = here() and r.id = which;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_rooms(which uuid, of_round integer, rooms jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  room record;
  room_id uuid;
  guests uuid[];
begin
  if me() is not null or not exists (select from gathering_rounds r where r.place_id = here() and r.gathering_id = which
    and r.round = of_round and r.state = 'making') then raise exception 'not now' using errcode = 'KI003'; end if;
  for room in select ordinality as number, value from jsonb_array_elements(rooms) with ordinality loop
    select array_agg(g.id) into guests from jsonb_array_elements_text(room.value) w
      join gathering_guests g on g.place_id = here() and g.gathering_id = which and g.id = w::uuid;
    if room_lacks(guests) is not null then raise exception 'a room that may not be' using errcode = 'KI004'; end if;
    room_id := gen_random_uuid();
    insert into gathering_rooms (place_id, id, gathering_id, round, number) values (here(), room_id, which, of_round, room.number);
    insert into gathering_seats (place_id, gathering_id, round, guest_id, room_id)
    select here(), which, of_round, g, room_id from unnest(guests) g;
  end loop;
  update gathering_rounds set state = 'made' where place_id = here() and gathering_id = which and round = of_round;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_support(ballot uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update recommendations r set counted = 'ballot', votes = v.all_votes, votes_for = v.those_for
  from (select o.id, (select count(*)::int from votes x where x.place_id = here() and x.ballot_id = ballot) as all_votes,
      (select count(*)::int from votes x where x.place_id = here() and x.ballot_id = ballot and x.answer ? o.id::text) as those_for
    from ballot_options o join ballots b on b.place_id = o.place_id and b.id = o.ballot_id and b.counted_at is not null
    where o.place_id = here() and o.ballot_id = ballot) v
  where me() is null and r.place_id = here() and r.id = v.id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keep_votes(which uuid, answers jsonb, receipts text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  b ballots;
begin
  select * into b from ballots x where x.place_id = here() and x.id = which for update;
  if me() is not null or b.closed_at is null then raise exception 'not now' using errcode = 'KI003'; end if;
  if b.counted_at is not null then return; end if;
  if (select count(*) from ballot_envelopes e where e.place_id = here() and e.ballot_id = which) <> cardinality(receipts) then
    raise exception 'an envelope is missing' using errcode = 'KI004';
  end if;
  delete from ballot_envelopes where place_id = here() and ballot_id = which;
  insert into votes (place_id, ballot_id, id, answer)
  select here(), which, d.id, d.value from (
    select gen_random_uuid() as id, a.value from jsonb_array_elements(answers) a) d order by d.id;
  insert into ballot_receipts (place_id, ballot_id, receipt) select here(), which, r from unnest(receipts) r order by r;
  update ballots set counted_at = now() where place_id = here() and id = which;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE PROCEDURE public.keep_while_reading(IN target regprocedure)
 LANGUAGE plpgsql
AS $procedure$
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
$procedure$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.keep_would_have_won(project uuid, what jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update budget_projects set would_have_won = what where me() is null and place_id = here() and id = project $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.keepers(which uuid)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with grown as (
    select distinct m.person_id, exists (
      select from checks_in_date v where v.place_id = here() and v.person_id = m.person_id) as checked
    from memberships m join ages a on a.place_id = m.place_id and a.person_id = m.person_id
    where m.place_id = here() and m.group_id = which and m.to_at is null and not a.child
      and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id
                      and d.returned_at is null)
      and not exists (select from under_concern n where n.place_id = here() and n.about_id = m.person_id)
  )
  select g.person_id from grown g where (select count(*) >= 2 and bool_or(checked) from grown)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.kin_of_mine()
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when t.from_id = me() then t.to_id else t.from_id end
  from ties t join tie_kinds k on k.kind = t.kind and k.kin
  where t.place_id = here() and me() in (t.from_id, t.to_id)
  union
  select y.person_id from memberships x join groups g on g.place_id = x.place_id and g.id = x.group_id and g.kind = 'family'
  join memberships y on y.place_id = x.place_id and y.group_id = x.group_id
  where x.place_id = here() and x.person_id = me()
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.kind_of_thing(which uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select kind from things where place_id = here() and id = which $function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.latest_draw(which uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select d.id from assembly_draws d where d.place_id = here() and d.assembly_id = which and d.drawn_at is not null order by d.n desc limit 1
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.lead_to_project(which uuid, ideas jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into source_links (place_id, from_id, to_id, made_by)
  select here(), i.id, which, me() from jsonb_array_elements_text(ideas) e join budget_ideas i on i.place_id = here() and i.id = e.value::uuid
    join budget_projects p on p.place_id = here() and p.id = which and p.budget_id = i.budget_id
  where i.says = 'yes' on conflict do nothing;
  insert into source_links (place_id, from_id, to_id, made_by)
  select here(), p.budget_id, which, me() from budget_projects p where p.place_id = here() and p.id = which
    and jsonb_array_length(ideas) = 0 on conflict do nothing
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.leads_over(who uuid)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = who and m.to_at is null
    union
    select t.to_member from (
      select m.group_id as to_member from ties t join memberships m
        on m.place_id = t.place_id and m.person_id = t.to_id and m.to_at is null
      where t.place_id = here() and t.from_id = who and not is_child(who)) t
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  ), leads as (
    select m.person_id, m.group_id, g.kind = 'partnership' and g.parent_id is null as at_the_top from memberships m
    join groups g on g.place_id = m.place_id and g.id = m.group_id
    join role_powers p on p.group_kind = g.kind and p.role = m.role and p.power = 'safeguard'
    where m.place_id = here() and m.to_at is null
  ), theirs as (
    select l.person_id from leads l where l.group_id in (select group_id from up)
  )
  select person_id from theirs
  union
  select l.person_id from leads l where l.at_the_top and not exists (select from theirs)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.leads_who_read(about uuid)
 RETURNS TABLE(given_name text, preferred_name text, family_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.given_name, p.preferred_name, p.family_name
  from leads_over(about) l join people p on p.place_id = here() and p.id = l.person_id
  where about in (select person_id from people_i_see()) and l.person_id <> about and not is_kin(l.person_id, about)
    and not exists (select from barred_to_me() b where b.person_id = l.person_id)
  order by p.given_name
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.learners_of_round(which uuid)
 RETURNS TABLE(learner_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive down as (
    select r.group_id from mentor_rounds r where r.place_id = here() and r.id = which
    union
    select g.id from down d join groups g on g.place_id = here() and g.parent_id = d.group_id
  )
  select distinct m.person_id from down d
  join memberships m on m.place_id = here() and m.group_id = d.group_id and m.to_at is null and m.role = 'student'
  where (m.source = 'roll' or exists (
      select from ages a where a.place_id = here() and a.person_id = m.person_id and a.known_child))
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
    and m.person_id not in (select p.learner_id from mentor_pairings p where p.place_id = here() and p.state in ('live', 'asked'))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.leave_group(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or which not in (
    select m.group_id from my_groups() m join group_kinds k on k.kind = m.kind and k.people_make) then
    raise exception 'not yours to leave' using errcode = 'KI003';
  end if;
  update memberships set to_at = now() where place_id = here() and group_id = which and person_id = me() and to_at is null;
  perform write_trail('group.leave', me(), which);
  perform after_leaving(which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.leave_panel(draw uuid, who text, at_stage text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  m assembly_members;
begin
  select * into m from assembly_members x where x.place_id = here() and x.draw_id = draw and x.pseudonym = who and x.left_at is null;
  if m.pseudonym is null or not is_clerk_of(m.assembly_id) then raise exception 'not a clerk' using errcode = 'KI003'; end if;
  if at_stage not in ('before', 'after', 'day') then raise exception 'no such stage' using errcode = 'KI004'; end if;
  if m.answer_id is not null then perform take_out(m.answer_id, at_stage);
  else update assembly_members set left_at = now(), left_when = at_stage where place_id = here() and draw_id = draw and pseudonym = who;
  end if;
  perform write_trail('assembly.leave_panel', me(), m.assembly_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.let_read(which uuid, readers uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  answer uuid;
begin
  select a.id into answer from turn_to a
  where a.place_id = here() and a.mapping_id = which and a.owner_id = me() and a.said is not null and helper() is null;
  if answer is null or exists (select from unnest(readers) r where r not in (select person_id from readers_of_mapping(which))) then
    raise exception 'not yours to let' using errcode = 'KI003';
  end if;
  delete from turn_to_readers where place_id = here() and answer_id = answer and reader_id <> all (readers);
  insert into turn_to_readers (place_id, answer_id, reader_id) select distinct here(), answer, r from unnest(readers) r
  on conflict do nothing;
  perform write_trail('mapping.let', me(), answer);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.letters_to_print(wave uuid)
 RETURNS TABLE(address_id uuid, lines text)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  which uuid := (select w.assembly_id from assembly_waves w where w.place_id = here() and w.id = wave);
begin
  perform look_at(which, 'letters');
  return query select a.id, a.lines from assembly_codes c
    join assembly_addresses a on a.place_id = c.place_id and a.assembly_id = c.assembly_id and a.id = c.address_id
    where c.place_id = here() and c.wave_id = wave order by a.lines, a.id;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.lift_block(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  b blocks;
begin
  select * into b from blocks where place_id = here() and id = which and lifted_at is null;
  if b.id is null or helper() is not null or b.against_id = me() or not (
    me() in (b.made_by, b.protects_id) and b.made_by = b.protects_id
    or i_lead_over(b.protects_id)) then
    raise exception 'not yours to lift' using errcode = 'KI003';
  end if;
  update blocks set lifted_at = now(), lifted_by = me() where place_id = here() and id = which;
  perform write_trail('contact.lift', b.protects_id, which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.lift_statement(new_id uuid, from_voice uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v voices;
begin
  select * into v from voices where place_id = here() and id = from_voice and confirmed_at is not null and withdrawn_at is null and may_lift;
  if v.id is null or what_i_am_to_voice(v) is null or not i_moderate(v.listening_id) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into statements (place_id, id, listening_id, words, voice_id, standing, decided_at)
  values (here(), new_id, v.listening_id, said, from_voice, 'in', now());
  perform publish_statement(new_id);
  insert into listening_log (place_id, listening_id, what) values (here(), v.listening_id, 'lifted');
  perform write_trail('listening.lift', coalesce(v.teller_id, me()), new_id);
  if v.teller_id is not null then perform tell(v.teller_id, 'listening.lifted', null, from_voice); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.link_sources(from_source uuid, to_source uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not sees_source(from_source) or not i_run(to_source) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if from_source in (
    with recursive forth as (
      select to_source as id union select l.to_id from forth f join source_links l on l.place_id = here() and l.from_id = f.id
    ) select id from forth) then raise exception 'it came of that' using errcode = 'KI004'; end if;
  insert into source_links (place_id, from_id, to_id, made_by) values (here(), from_source, to_source, me()) on conflict do nothing;
  perform write_trail('thread.link', me(), to_source);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.listening_of_sense(which uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select listening_id from sense_makings where place_id = here() and id = which $function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.listening_of_statement(which uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.listening_id from statements s left join voices v on v.place_id = s.place_id and v.id = s.voice_id
  where s.place_id = here() and s.id = which and sees_source(s.listening_id)
    and (s.standing in ('in', 'meta') or helper() is null and me() in (s.added_by, v.teller_id))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.look_at(which uuid, at_what text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_clerk_of(which) then raise exception 'not a clerk' using errcode = 'KI003'; end if;
  insert into assembly_looks (place_id, assembly_id, reader_id, what) values (here(), which, me(), at_what);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.looks_of(which uuid)
 RETURNS TABLE(who text, what text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select called(l.reader_id), l.what, l.at from assembly_looks l
  where l.place_id = here() and l.assembly_id = which and (i_run(which) or is_clerk_of(which))
  order by l.at desc limit 200
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_assembly(new_id uuid, host uuid, called_it text, facts jsonb, for_group uuid, age_from integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not i_have('host', host) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform make_source(new_id, 'assembly', host, host, called_it, 'public', for_group, age_from);
  insert into assemblies (place_id, id, question, framed_by, stance, days, reach, places, answers_until, keep_days, term_months)
  values (here(), new_id, trim(facts ->> 'question'), trim(facts ->> 'framedBy'), facts ->> 'stance', trim(facts ->> 'days'),
    trim(facts ->> 'reach'), (facts ->> 'places')::int, (facts ->> 'answersUntil')::date, (facts ->> 'keepDays')::int,
    (facts ->> 'termMonths')::int);
  perform write_trail('assembly.make', me(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_ballot(new_id uuid, about uuid, question text, the_form text, is_secret boolean, the_rule jsonb, hash text, the_key_check text, opens timestamp with time zone, closes timestamp with time zone, options jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s sources;
begin
  select * into s from sources x where x.place_id = here() and x.id = about;
  if s.id is null or helper() is not null or not (i_run(about) or i_am('facilitator', about)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if exists (select from ballots b where b.place_id = here() and b.id = new_id) then return; end if;
  perform make_source(new_id, 'ballot', s.host_id, s.host_id, question, s.shown_to, s.for_group_id, s.from_age);
  insert into source_links (place_id, from_id, to_id, made_by) values (here(), about, new_id, me());
  insert into ballots (place_id, id, about_id, form, secret, rule, rule_hash, key_check, opens_at, closes_at)
  values (here(), new_id, about, the_form, is_secret, the_rule, hash, the_key_check, opens, closes);
  insert into ballot_options (place_id, ballot_id, id, position, title)
  select here(), new_id, (o.value ->> 'id')::uuid, o.ordinality, o.value ->> 'title'
  from jsonb_array_elements(options) with ordinality o;
  perform write_trail('ballot.make', me(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_budget(new_id uuid, host uuid, called_it text, says text, for_group uuid, age_from integer, how_much bigint, in_unit text, ideas_to date, projects_to date, results date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if host not in (select group_id from groups_i_host()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from budgets b where b.place_id = here() and b.id = new_id) then return; end if;
  perform make_source(new_id, 'budget', host, host, called_it, 'public', for_group, age_from);
  insert into budgets (place_id, id, words, amount, unit, ideas_until, projects_until, results_on)
  values (here(), new_id, trim(says), how_much, in_unit, ideas_to, projects_to, results);
  perform write_trail('budget.make', me(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_listening(new_id uuid, host uuid, called_it text, asks text, says text, shown text, for_group uuid, age_from integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not i_have('host', host) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform make_source(new_id, 'listening', host, host, called_it, shown, for_group, age_from);
  insert into listenings (place_id, id, question, about) values (here(), new_id, nullif(trim(asks), ''), nullif(trim(says), ''));
  perform write_trail('listening.make', me(), new_id);
  perform give_part(new_id, me(), 'moderator');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_offer(new_id uuid, which uuid, learner uuid, second uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_may_offer(which, learner) or second not in (select person_id from seconds_for_offer(which, learner)) then
    raise exception 'not yours to offer' using errcode = 'KI003';
  end if;
  perform in_turn('mapping offer ' || which || learner || me());
  if exists (select from mapping_offers f where f.place_id = here() and f.mapping_id = which and f.learner_id = learner
      and f.by_id = me() and f.became is null and f.answer is distinct from 'no') then
    raise exception 'one at a time' using errcode = 'KI004';
  end if;
  insert into mapping_offers (place_id, id, mapping_id, learner_id, by_id, second_id, words)
  values (here(), new_id, which, learner, me(), second, said);
  perform write_trail('mapping.offer', learner, new_id);
  perform tell(learner, 'mapping.offered', me(), new_id);
  perform tell(second, 'mapping.second', learner, new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_project(new_id uuid, which uuid, called_it text, says text, where_at text, how_much bigint, helps uuid, ideas jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s sources;
  next int;
begin
  select * into s from sources x where x.place_id = here() and x.id = which;
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if exists (select from budget_projects p where p.place_id = here() and p.id = new_id) then return; end if;
  perform from budgets b where b.place_id = here() and b.id = which and b.stage in ('ideas', 'projects') for update;
  if not found or is_child(helps) then raise exception 'not now' using errcode = 'KI004'; end if;
  perform make_source(new_id, 'project', s.host_id, s.host_id, called_it, s.shown_to, s.for_group_id, s.from_age);
  select coalesce(max(p.position), 0) + 1 into next from budget_projects p where p.place_id = here() and p.budget_id = which;
  insert into budget_projects (place_id, id, budget_id, label, position, words, at_place, cost, helper_id)
  values (here(), new_id, which, next::text, next, trim(says), nullif(trim(where_at), ''), how_much, helps);
  perform lead_to_project(new_id, ideas);
  if helps is not null and helps <> me() then perform tell(helps, 'budget.helper', me(), new_id); end if;
  perform write_trail('budget.project', me(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_rooms(which uuid, asks text, most integer, mixed boolean, children_apart boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  last gathering_rounds;
  n int;
begin
  perform gathering_i_lead(which);
  perform in_turn('rooms ' || which);
  select * into last from gathering_rounds r where r.place_id = here() and r.gathering_id = which order by r.round desc limit 1;
  if last.state = 'making' then return last.round; end if;
  n := coalesce(last.round, 0) + case when last.state = 'not_made' then 0 else 1 end;
  delete from gathering_rounds where place_id = here() and gathering_id = which and round = n;
  insert into gathering_rounds (place_id, gathering_id, round, question, size, mix, ages_apart, seed, state)
  values (here(), which, n, trim(asks), most, mixed, children_apart, floor(random() * 1000000)::int, 'making');
  perform write_trail('gathering.make_rooms', me(), which);
  perform enqueue_gathering('rooms', here(), which, n);
  return n;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_sense(new_id uuid, which uuid, called_it text, readers uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_moderate(which) or exists (select from unnest(readers) r where r <> me() and r not in (select person_id from people_i_see())
      and not exists (select from source_parts p where p.place_id = here() and p.source_id = which and p.person_id = r and p.ended_at is null)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if coalesce(cardinality(readers), 0) not between 2 and 20 or not exists (select from voices_in(which) v where not v.private) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  insert into sense_makings (place_id, id, listening_id, title, made_by) values (here(), new_id, which, called_it, me());
  insert into sense_voices (place_id, sense_id, voice_id) select here(), new_id, v.id from voices_in(which) v where not v.private limit 60;
  insert into sense_readers (place_id, sense_id, person_id) select distinct here(), new_id, r from unnest(readers) r;
  perform write_trail('listening.sense', me(), which);
  perform tell(r, 'listening.sense', me(), new_id) from (select distinct unnest(readers)) u (r) where r <> me();
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_slip(which uuid, code bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update voices set slip_hash = code where place_id = here() and id = which and listener_id = me() and helper() is null
    and withdrawn_at is null and not coalesce(is_child(teller_id), false)
    and (teller_id is null or teller_id not in (select person_id from barred_to_me()));
  if not found then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('listening.slip', coalesce((select teller_id from voices where place_id = here() and id = which), me()), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.make_source(new_id uuid, of_kind text, owner uuid, host uuid, called_it text, shown text, for_group uuid, age_from integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into things (place_id, id, kind, owner_id) values (here(), new_id, of_kind, owner);
  insert into sources (place_id, id, host_id, title, shown_to, for_group_id, from_age, made_by)
  values (here(), new_id, host, trim(called_it), shown, for_group, age_from, coalesce(me(), owner));
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.mapping_figures(which uuid)
 RETURNS TABLE(learners integer, known_well integer, known_little integer, known_to_nobody integer, answered integer, not_answered integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int, (count(*) filter (where well))::int, (count(*) filter (where not well and little))::int,
    (count(*) filter (where not well and not little))::int, (count(*) filter (where said))::int,
    (count(*) filter (where not said))::int
  from mappings m cross join lateral (
    select exists (select from mapping_marks k where k.place_id = here() and k.mapping_id = which
        and k.learner_id = l.person_id and k.mark = 'well') as well,
      exists (select from mapping_marks k where k.place_id = here() and k.mapping_id = which
        and k.learner_id = l.person_id and k.mark = 'little') as little,
      exists (select from turn_to a where a.place_id = here() and a.mapping_id = which and a.owner_id = l.person_id
        and a.said is not null) as said
    from (select distinct person_id from in_mapping(which)) l) c
  where m.place_id = here() and m.id = which and not mapping_is_open(which) and i_have('run_mentoring', m.group_id)
  having count(*) > 0
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mapping_groups(which uuid)
 RETURNS TABLE(group_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive below as (
    select m.group_id from mappings m where m.place_id = here() and m.id = which
    union
    select g.id from below b join groups g on g.place_id = here() and g.parent_id = b.group_id
  )
  select group_id from below
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.mapping_is_open(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from mappings m where m.place_id = here() and m.id = which and m.closed_at is null
    and m.until_on >= current_date)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.mapping_readers_possible(over_group uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select over_group as id
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.id where g.parent_id is not null
  ), below as (
    select over_group as id
    union
    select g.id from below b join groups g on g.place_id = here() and g.parent_id = b.id
  )
  select w.id, called(w.id) from (
    select distinct m.person_id as id from memberships m
    where m.place_id = here() and m.to_at is null and m.role <> 'student'
      and m.group_id in (select id from up union select id from below)) w
  where i_have('run_mentoring', over_group) and not is_child(w.id) and called(w.id) is not null
    and exists (select from below b where sees_roll(w.id, b.id))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mark_here(which uuid, marks jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform gathering_i_lead(which);
  if exists (select from jsonb_each_text(marks) m where m.value not in ('yes', 'no')
    or m.key::uuid not in (select guest_id from gathering_list(which))) then
    raise exception 'not on the list' using errcode = 'KI003';
  end if;
  perform set_here(g.id, m.value) from jsonb_each_text(marks) m
    join gathering_guests g on g.place_id = here() and g.id = m.key::uuid and g.here is distinct from m.value;
  perform write_trail('gathering.mark_here', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mark_key(note uuid, so boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  n gathering_notes;
begin
  select * into n from gathering_notes x where x.place_id = here() and x.id = note;
  if n.id is null or not i_may_note(n.gathering_id, n.room_id) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update gathering_notes set is_key = so where place_id = here() and id = note;
  perform write_trail('gathering.mark_key', me(), n.gathering_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mark_learners(which uuid, marks jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from jsonb_object_keys(marks) k where k::uuid not in (select learner_id from class_to_mark(which)))
    or not exists (select from class_to_mark(which)) then
    raise exception 'not yours to mark' using errcode = 'KI003';
  end if;
  if not mapping_is_open(which) then raise exception 'it is over' using errcode = 'KI004'; end if;
  insert into mapping_marks (place_id, mapping_id, staff_id, learner_id, mark)
  select here(), which, me(), key::uuid, value from jsonb_each_text(marks)
  on conflict (place_id, mapping_id, staff_id, learner_id) do update set mark = excluded.mark, marked_at = now()
    where mapping_marks.mark <> excluded.mark;
  perform write_trail('mapping.mark', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mark_paper(which uuid, place uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if which not in (select ballot_id from ballots_i_keep()) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if not ballot_is_open(which) then raise exception 'not open' using errcode = 'KI004'; end if;
  update ballot_roll set voted = 'paper' where place_id = here() and ballot_id = which and id = place and voted is null;
  return found;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.may_do(verb text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select helper() is null or verb = any (verbs_i_may_do_for(me())) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.may_hear_alone(teller uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select not is_child(teller) or is_known_child(me()) and is_known_child(teller)
    or exists (select from my_live_ties() l where l.other_id = teller)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.may_let_in(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and wide_powers_open() and proof() is distinct from 'let-in' and not is_child(me()) and me() in (select person_id from who_runs_it_beside(who))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.may_merge(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i_run_kith() or (
    helper() is null and who <> me() and who not in (select b.person_id from barred_to_me() b)
    and (who in (select p.person_id from people_under('run_imports') p)
      or exists (select from ties t join tie_kinds k on k.kind = t.kind and k.kin
                 where t.place_id = here() and t.from_id = who
                   and t.to_id in (select p.person_id from people_under('run_imports') p)))
    and not exists (
      select from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
      join role_powers r on r.group_kind = g.kind and r.role = m.role
      -- Whoever founded a circle of friends has no power that somebody else could come by this way.
      join group_kinds k on k.kind = g.kind and not k.people_make
      where m.place_id = here() and m.person_id = who and m.to_at is null
        and (r.power = 'safeguard' or m.group_id not in (
          select w.group_id from my_powers() w where w.power = 'run_imports'))))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.me()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.person_id', true), '')::uuid $function$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.meetings_i_see()
 RETURNS TABLE(meeting_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select m.id from meetings m where m.place_id = here() and helper() is null
    and (m.id in (select thing_id from things_i_own()) or m.id in (select thing_id from open_to_me()))
  union
  select g.meeting_id from meeting_guests g join things t on t.place_id = g.place_id and t.id = g.meeting_id
  where g.place_id = here() and g.person_id = me() and g.answer is distinct from 'no' and helper() is null
    and g.tie_id in (select tie_id from my_live_ties())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.members_have_parts(which uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into source_parts (place_id, source_id, person_id, part, given_by)
  select here(), which, a.person_id, 'member', coalesce(me(), a.person_id) from assembly_members m
  join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
  where m.place_id = here() and m.assembly_id = which and m.joined_at is not null and m.left_at is null and a.person_id is not null
  on conflict (place_id, source_id, person_id, part) do update set ended_at = null, given_at = now() where source_parts.ended_at is not null
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.memberships_i_see()
 RETURNS TABLE(membership_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.id from memberships m
  where m.place_id = here() and m.person_id not in (select barred_to_me()) and (
    m.person_id = me()
    or (m.person_id, m.group_id) in (select f.person_id, f.group_id from fellows() f) and m.to_at is null
    or m.group_id in (select w.group_id from my_powers() w where w.power = 'see_roll')
    or m.person_id in (select my_children()) and helper() is null)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mend_quota(which uuid, of_category text, of_value text, bound text, by_as_many integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) or is_committed(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  update assembly_traits set least = case when bound = 'min' then by_as_many else least end,
    most = case when bound = 'max' then by_as_many else most end
  where place_id = here() and assembly_id = which and category = of_category and value = of_value and least is not null;
  if not found then raise exception 'no such quota' using errcode = 'KI004'; end if;
  perform write_trail('assembly.quotas', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mend_voice(which uuid, said text, as_whom text, called_it text, use_shown text, lift boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v voices;
  mine boolean;
begin
  select * into v from voices where place_id = here() and id = which and withdrawn_at is null for update;
  mine := v.teller_id = me();
  if v.id is null or helper() is not null or not coalesce(mine, false) and not (v.listener_id = me() and v.confirmed_at is null
      and what_i_am_to_voice(v) is not null) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  perform change_voice(which, said, as_whom, called_it, use_shown, lift, case when mine then 'teller' end);
  perform write_trail('listening.mend', coalesce(v.teller_id, me()), which);
  if mine and v.confirmed_at is null and v.listener_id is not null then perform tell(v.listener_id, 'listening.confirmed', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mentor_round_facts(which uuid)
 RETURNS TABLE(learners integer, chosen integer, mentors integer, free integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with l as materialized (select x.learner_id from learners_of_round(which) x)
  select (select count(*)::int from l), (select count(*)::int from l where exists (
      select from mentor_choices c where c.place_id = here() and c.learner_id = l.learner_id)),
    count(*)::int, coalesce(sum(m.places - m.taken), 0)::int
  from mentors_in_my_care() m
  where m.check_is = 'in_date' and not m.waits_for_parent and m.taken < m.places
  having exists (select from mentor_rounds r where r.place_id = here() and r.id = which and i_have('run_mentoring', r.group_id))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mentor_round_input(which uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  given jsonb;
begin
  if me() is not null or helper() is not null then raise exception 'for the round only' using errcode = 'KI003'; end if;
  update mentor_rounds set step = 1 where place_id = here() and id = which and state = 'running';
  if not found then return null; end if;
  with l as materialized (select x.learner_id from learners_of_round(which) x),
  y as materialized (
    select z.learner_id, z.mentor_id, z.rank from mentor_choices z
    where z.place_id = here() and z.learner_id in (select l.learner_id from l)),
  c as materialized (
    select y.*, f.mentor_id is not null as possible
    from y left join can_mentor((select array_agg(distinct y.learner_id) from y), (select array_agg(distinct y.mentor_id) from y)) f
      on f.learner_id = y.learner_id and f.mentor_id = y.mentor_id),
  m as (
    select o.person_id, o.languages, o.times, o.checked and o.allowed as checked,
      greatest(0, o.places - places_taken(o.person_id)) as free
    from mentor_openings o where o.place_id = here() and o.person_id in (select c.mentor_id from c))
  select jsonb_build_object(
    'seed', (select r.seed from mentor_rounds r where r.place_id = here() and r.id = which),
    'learners', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', l.learner_id, 'languages', coalesce(to_jsonb(w.languages), '[]'), 'times', coalesce(to_jsonb(w.times), '[]'),
        'choices', (select coalesce(jsonb_agg(c.mentor_id order by c.rank), '[]') from c
          where c.learner_id = l.learner_id and c.mentor_id in (select m.person_id from m)))), '[]')
      from l left join mentor_wishes w on w.place_id = here() and w.learner_id = l.learner_id),
    'mentors', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', m.person_id, 'places', m.free, 'languages', m.languages, 'times', m.times, 'vetted', m.checked,
        'refuses', (select coalesce(jsonb_agg(f.learner_id), '[]') from mentor_refusals f
          where f.place_id = here() and f.mentor_id = m.person_id and f.learner_id in (select l.learner_id from l)))), '[]')
      from m),
    'apart', (select coalesce(jsonb_agg(jsonb_build_array(c.learner_id, c.mentor_id)), '[]') from c
      where not c.possible and c.mentor_id in (select m.person_id from m)),
    'chose', (select coalesce(jsonb_agg(distinct c.learner_id), '[]') from c)) into given;
  return given;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mentor_round_pairs(which uuid)
 RETURNS TABLE(learner_id uuid, learner text, mentor_id uuid, mentor text, came text, needs_second boolean, companion_id uuid, companion text, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with mine as materialized (
    select r.id from mentor_rounds r where r.place_id = here() and r.id = which and r.state in ('draft', 'published')
      and i_have('run_mentoring', r.group_id)),
  -- Not `called`: a round has three names in each of its lines, and who is barred to me is looked up once.
  barred as materialized (select b.person_id from barred_to_me() b),
  -- Each mentor once: they have some twenty-five learners.
  mentors as materialized (
    select n.id, spoken_name(n.given_name, n.preferred_name, n.family_name) as name, a.child, a.known_child
    from (select distinct p.mentor_id from mine join mentor_pairs p on p.place_id = here() and p.round_id = mine.id) p
    join people n on n.place_id = here() and n.id = p.mentor_id
    cross join lateral (select a.* from ages a where a.place_id = here() and a.person_id = n.id limit 1) a
    where n.id not in (select b.person_id from barred b))
  select p.learner_id, l.name, p.mentor_id, m.name, p.came,
    p.mentor_id is not null and (la.child or m.child) and not (la.known_child and m.known_child), p.companion_id, c.name, s.state
  from mine join mentor_pairs p on p.place_id = here() and p.round_id = mine.id
  cross join lateral (
    select n.id, spoken_name(n.given_name, n.preferred_name, n.family_name) as name from people n
    where n.place_id = here() and n.id = p.learner_id and n.id not in (select b.person_id from barred b) limit 1) l
  left join mentors m on m.id = p.mentor_id
  left join lateral (
    select n.id, spoken_name(n.given_name, n.preferred_name, n.family_name) as name from people n
    where n.place_id = here() and n.id = p.companion_id and n.id not in (select b.person_id from barred b) limit 1) c on true
  -- Lateral: the planner would rather work out everybody and every tie of the place.
  cross join lateral (select a.* from ages a where a.place_id = here() and a.person_id = p.learner_id limit 1) la
  left join lateral (select x.state from tie_states x where x.place_id = here() and x.tie_id = p.tie_id limit 1) s on true
  where p.mentor_id is null or m.id is not null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mentoring_coverage(only_these uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(learner_id uuid, name text, group_id uuid, group_name text, school_id uuid, school_name text, stands text, talks integer, half_term text, starts_on date, ends_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive care as (
    select p.group_id from my_powers() p where p.power = 'run_mentoring'
  ), climb as (
    select g.id as group_id, g.id as at from groups g where g.place_id = here() and g.id in (select c.group_id from care c)
    union
    select c.group_id, g.parent_id from climb c join groups g on g.place_id = here() and g.id = c.at
    where g.parent_id is not null and g.kind not in ('school', 'small_school')
  ), units as (
    select c.group_id, g.id as unit_id, g.kind, g.name from climb c join groups g on g.place_id = here() and g.id = c.at
    where g.kind in ('school', 'small_school')
  ), placed as (
    select distinct on (m.person_id) m.person_id, u.unit_id, u.name
    from memberships m join units u on u.group_id = m.group_id
    where m.place_id = here() and m.to_at is null and m.role = 'student'
      and (only_these is null or m.person_id = any (only_these))
      and m.person_id not in (select b.person_id from barred_to_me() b)
      and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
    order by m.person_id, u.kind desc, u.name, u.unit_id
  ), halves as (
    select h.* from half_terms_for((select coalesce(array_agg(distinct p.unit_id), '{}') from placed p)) h
  ), parts as materialized (
    select u.unit_id, u.name, w.id as school_id, w.name as school_name, x.group_id is not null as set, x.title, x.starts_on, x.ends_on
    from (select distinct p.unit_id, p.name from placed p) u
    left join halves x on x.group_id = u.unit_id
    left join lateral (
      with recursive up as (
        select u.unit_id as id
        union select g.parent_id from up join groups g on g.place_id = here() and g.id = up.id where g.kind <> 'school'
      )
      select g.id, g.name from up join groups g on g.place_id = here() and g.id = up.id and g.kind = 'school' limit 1) w on true
  )
  select p.person_id, spoken_name(n.given_name, n.preferred_name, n.family_name), p.unit_id, p.name, u.school_id, u.school_name,
    case when l.live then case when not u.set then 'unset' when l.talks >= 2 then 'two' when l.talks = 1 then 'one' else 'none' end
      when l.holds or exists (select from mentor_choices c where c.place_id = here() and c.learner_id = p.person_id)
        or exists (select from mentor_asks a where a.place_id = here() and a.learner_id = p.person_id
          and a.answered_at is null and a.taken_back_at is null) then 'waits'
      else 'nobody' end,
    case when u.set then l.talks end, u.title, u.starts_on, u.ends_on
  from placed p join parts u on u.unit_id = p.unit_id
  -- Learner by learner: the planner would rather work out every tie of the place. No state: a tie that holds no place.
  cross join lateral (select n.* from people n where n.place_id = here() and n.id = p.person_id limit 1) n
  cross join lateral (
    select coalesce(bool_or(s.state = 'live'), false) as live, coalesce(bool_or(s.state <> 'live'), false) as holds,
      coalesce(sum(m.talks), 0)::int as talks
    from ties t
    left join lateral (select g.state from mentor_pairings g where g.place_id = here() and g.tie_id = t.id limit 1) s on true
    left join lateral (
      select count(*) as talks from meetings m where m.place_id = here() and m.tie_id = t.id and m.shape = 'conversation'
        and m.minutes >= 15 and m.held_on between u.starts_on and u.ends_on) m on true
    where t.place_id = here() and t.to_id = p.person_id and t.kind = 'mentor') l
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mentoring_is_about(round uuid, only_these uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive care as (
    select p.group_id from my_powers() p where p.power = 'run_mentoring'
      and (round is null or p.group_id = (select r.group_id from mentor_rounds r where r.place_id = here() and r.id = round))
  ), down as (
    select c.group_id from care c
    union
    select g.id from down d join groups g on g.place_id = here() and g.parent_id = d.group_id
  ), up as (
    select c.group_id from care c
    union
    select g.parent_id from up u join groups g on g.place_id = here() and g.id = u.group_id where g.parent_id is not null
  ), pairs as (
    select p.* from mentor_pairs p where p.place_id = here() and p.round_id = round and exists (select from care)
  ), members as materialized (
    select m.person_id from down d join memberships m on m.place_id = here() and m.group_id = d.group_id and m.to_at is null
    where only_these is null or m.person_id = any (only_these)
    union select p.learner_id from pairs p
  ), paired as materialized (
    select t.id, t.from_id from members m join ties t on t.place_id = here() and t.to_id = m.person_id
      and t.kind = any (array(select k.kind from tie_kinds k where k.needs_companion))
  )
  select a.id from (
    select d.group_id from down d union all select u.group_id from up u union all select m.person_id from members m
    union all select t.id from paired t union all select distinct t.from_id from paired t
    union all select distinct c.person_id from paired t join companions c on c.place_id = here() and c.tie_id = t.id
    union all select distinct p.mentor_id from pairs p union all select distinct p.companion_id from pairs p union all select round
  ) a (id) where a.id is not null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mentoring_touches(written uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select case when not exists (select from groups g where g.place_id = here() and g.id = any (written)) then array(
    select a.id from (
      select w from unnest(written) w
      union select t.to_id from ties t where t.place_id = here() and t.id = any (written)
      union select t.to_id from ties t where t.place_id = here() and t.from_id = any (written) and t.kind = 'mentor'
      union select t.to_id from companions c join ties t on t.place_id = here() and t.id = c.tie_id
        where c.place_id = here() and c.person_id = any (written)
    ) a (id)
    where exists (select from memberships m where m.place_id = here() and m.person_id = a.id
      and m.group_id in (select p.group_id from my_powers() p where p.power = 'run_mentoring'))
  ) end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mentors_for_me()
 RETURNS TABLE(mentor_id uuid, name text, about text, loves text, languages text[], times text[], peer boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.person_id, called(m.person_id), m.about, m.loves, m.languages, m.times, m.peer
  from mentor_openings m
  where m.place_id = here() and helper() is null and not has_mentor(me())
    and m.person_id in (select f.mentor_id from can_mentor(array[me()]) f) and places_taken(m.person_id) < m.places
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.mentors_in_my_care()
 RETURNS TABLE(person_id uuid, name text, peer boolean, check_is text, review_on date, waits_for_parent boolean, places integer, taken integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with care as (select c.person_id from people_under('run_mentoring') c)
  select m.person_id, called(m.person_id), m.peer,
    case when m.checked then 'in_date' when v.review_on is null then 'none' else 'lapsed' end, v.review_on,
    not m.allowed, m.places, places_taken(m.person_id)
  from mentor_openings m left join lateral (
    select x.review_on from vettings x where x.place_id = here() and x.person_id = m.person_id and x.ended_at is null
      and x.role = case when m.peer then 'peer_mentor' else 'mentor' end order by x.review_on desc limit 1) v on true
  where m.place_id = here() and exists (select from powers_of_my_roles() p where p.power = 'run_mentoring')
    and m.person_id not in (select b.person_id from barred_to_me() b)
    and (m.person_id in (select c.person_id from care c) or (not m.peer and schools_of(m.person_id) = '{}'))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.merge_facts(keep uuid, other uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  was jsonb;
  own corrections;
  word text;
begin
  select to_jsonb(p) || coalesce(to_jsonb(b), '{}') - 'place_id' - 'person_id' into was
    from people p left join people_private b on b.place_id = p.place_id and b.person_id = p.id
    where p.place_id = here() and p.id = other;
  insert into people_private (place_id, person_id) values (here(), keep) on conflict do nothing;
  update people_private k set birth_date = coalesce(k.birth_date, o.birth_date),
      year_group = coalesce(k.year_group, o.year_group), email = coalesce(k.email, o.email),
      phone = coalesce(k.phone, o.phone), locale = coalesce(k.locale, o.locale)
    from people_private o where k.place_id = here() and o.place_id = here() and k.person_id = keep and o.person_id = other;
  update people k set preferred_name = coalesce(k.preferred_name, o.preferred_name),
      pronouns = coalesce(k.pronouns, o.pronouns), arrived_at = least(k.arrived_at, o.arrived_at)
    from people o where k.place_id = here() and o.place_id = here() and k.id = keep and o.id = other;
  for own in select * from corrections c where c.place_id = here() and c.person_id = other
    and not exists (select from corrections k where k.place_id = here() and k.person_id = keep and k.field = c.field) loop
    word := was->>own.field;
    if own.field in ('email', 'phone') then
      execute format('update people_private set %I = $1 where place_id = here() and person_id = $2', own.field) using word, keep;
    else
      execute format('update people set %I = $1 where place_id = here() and id = $2', own.field) using word, keep;
    end if;
    insert into corrections (place_id, person_id, field, said_at, roll_says)
    values (here(), keep, own.field, own.said_at, own.roll_says);
  end loop;
  insert into adult_words (place_id, person_id, basis, said_by, said_at)
    select here(), keep, w.basis, w.said_by, w.said_at from adult_words w
    where w.place_id = here() and w.person_id = other on conflict do nothing;
  delete from corrections where place_id = here() and person_id = other;
  delete from adult_words where place_id = here() and person_id = other;
  delete from people_private where place_id = here() and person_id = other;
  return was;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_pairs(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  -- A door that is shut because its owner has left a group stays shut when the other record brings them back into it.
  update grants g set taken_back_at = now() from things t
    where g.place_id = here() and t.place_id = here() and t.id = g.thing_id and g.group_id is not null
      and g.taken_back_at is null and t.owner_id in (keep, other) and not is_in_group(g.group_id, t.owner_id)
      and is_in_group(g.group_id, case when t.owner_id = keep then other else keep end);
  update memberships m set to_at = greatest(now(), m.from_at) from (
      select x.id, row_number() over (partition by x.group_id, x.role order by x.source = 'roll' desc, x.from_at, x.id) as n
      from memberships x where x.place_id = here() and x.person_id in (keep, other) and x.to_at is null) d
    where m.place_id = here() and m.id = d.id and d.n > 1;
  update group_asks k set taken_back_at = now() where k.place_id = here() and k.person_id = other and k.taken_back_at is null
    and exists (select from group_asks o where o.place_id = here() and o.group_id = k.group_id and o.person_id = keep
      and o.taken_back_at is null);
  delete from code_uses u using shared_codes c where u.place_id = here() and c.place_id = here() and c.code = u.code
    and u.used_by in (keep, other) and c.person_id in (keep, other);
  delete from code_uses u where u.place_id = here() and u.used_by = other
    and exists (select from code_uses o where o.place_id = here() and o.code = u.code and o.used_by = keep);
  update plan_partners k set ended_at = null from plan_partners o where k.place_id = here() and o.place_id = here()
    and k.plan_id = o.plan_id and k.person_id = keep and o.person_id = other and o.ended_at is null;
  delete from plan_partners p where p.place_id = here() and p.person_id = other
    and exists (select from plan_partners o where o.place_id = here() and o.plan_id = p.plan_id and o.person_id = keep);
  -- Whoever may act for one of the two would now act for both: asked anew.
  update helper_consents set ended_at = now() where place_id = here() and person_id in (keep, other) and ended_at is null;
  -- The plan that was written in last stays the plan; the other is closed, whole, and still read by those who could.
  update plans p set closed_at = now() where p.place_id = here() and p.id = (
    select o.id from plans o left join lateral (
      select max(v.made_at) as at from plan_versions v where v.place_id = o.place_id and v.plan_id = o.id) v on true
    where o.place_id = here() and o.owner_id in (keep, other) and o.closed_at is null
    order by v.at desc nulls last, o.owner_id = keep desc offset 1 limit 1);
  update plan_partners r set ended_at = now() from plans p where r.place_id = here() and p.place_id = here()
    and p.id = r.plan_id and p.owner_id in (keep, other) and p.closed_at is not null and r.ended_at is null;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_people(keep uuid, other uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  why text;
  moved jsonb := '{}';
  ids jsonb;
  n int;
  c record;
  practice text;
  here_by_one boolean;
begin
  perform from people where place_id = here() and id in (keep, other) order by id for update;
  why := why_not_merge(keep, other);
  if why = 'not_yours' then raise exception 'not yours to merge' using errcode = 'KI003'; end if;
  if why is not null then raise exception 'not as things stand: %', why using errcode = 'KI004'; end if;
  -- A child that one record still has here is here; a grown-up whom one record has as left stays so until somebody says otherwise.
  here_by_one := is_child(keep) and is_child(other) and 1 = (
    select count(distinct d.person_id) from departures d
    where d.place_id = here() and d.person_id in (keep, other) and d.returned_at is null);

  for c in
    select x.id as theirs, y.id as ours, coalesce(s.state = 'live', false) and not coalesce(r.state = 'live', false) as theirs_first
    from ties x join tie_kinds k on k.kind = x.kind
    join ties y on y.place_id = x.place_id and y.kind = x.kind and keep in (y.from_id, y.to_id)
      and (k.mutual or (y.from_id = keep) = (x.from_id = other))
      and case when y.from_id = keep then y.to_id else y.from_id end = case when x.from_id = other then x.to_id else x.from_id end
    join tie_states s on s.place_id = x.place_id and s.tie_id = x.id
    join tie_states r on r.place_id = y.place_id and r.tie_id = y.id
    where x.place_id = here() and other in (x.from_id, x.to_id)
  loop
    perform merge_tie(case when c.theirs_first then c.theirs else c.ours end, case when c.theirs_first then c.ours else c.theirs end);
    moved := moved || jsonb_build_object('ties put together', coalesce(moved->'ties put together', '[]') || jsonb_build_array(c.theirs));
  end loop;
  perform merge_webs(keep, other);
  perform merge_pairs(keep, other);
  for practice in select called from hooks('merge_with') loop
    execute format('select %I($1, $2)', practice) using keep, other;
  end loop;
  moved := moved || jsonb_build_object('was', merge_facts(keep, other));

  for c in
    select r.relname as tab, a.attname as col from pg_attribute a join pg_class r on r.oid = a.attrelid
    where r.relnamespace = 'public'::regnamespace and r.relkind in ('r', 'p') and a.atttypid = 'uuid'::regtype
      and a.attnum > 0 and not a.attisdropped and a.attname <> 'place_id'
      and r.relname not in ('merges', 'erasures', 'trail', 'parties', 'people', 'recent_changes')
      and exists (select from pg_attribute p where p.attrelid = r.oid and p.attname = 'place_id')
    order by r.relname, a.attname
  loop
    execute format('with m as (update %1$I x set %2$I = $1 where x.place_id = here() and x.%2$I = $2 returning to_jsonb(x)->''id'' as id)
      select count(*), coalesce(jsonb_agg(m.id) filter (where m.id is not null), ''[]'') from m', c.tab, c.col)
      into n, ids using keep, other;
    if n > 0 then
      moved := moved || jsonb_build_object(c.tab || '.' || c.col, case when ids = '[]' then to_jsonb(n) else ids end);
    end if;
  end loop;
  update trail set
      detail = detail || jsonb_strip_nulls(jsonb_build_object(
        'actorWas', case when actor_id = other then other end, 'helperWas', case when helper_id = other then other end,
        'subjectWas', case when subject_id = other then other end)),
      actor_id = case when actor_id = other then keep else actor_id end,
      helper_id = case when helper_id = other then keep else helper_id end,
      subject_id = case when subject_id = other then keep else subject_id end
    where place_id = here() and other in (actor_id, helper_id, subject_id);

  if here_by_one then
    update departures set returned_at = now()
      where place_id = here() and person_id = keep and returned_at is null and source = 'roll';
  end if;
  -- Nobody is the second adult of a tie of their own.
  update companions m set ended_at = now() from ties t where m.place_id = here() and t.place_id = here() and t.id = m.tie_id
    and m.person_id = keep and keep in (t.from_id, t.to_id) and m.ended_at is null;
  delete from people where place_id = here() and id = other;
  delete from parties where place_id = here() and id = other;
  insert into merges (place_id, from_id, into_id, merged_by, moved) values (here(), other, keep, me(), moved);
  if me() is not null then perform write_trail('person.merge', keep); end if;
  perform tell(keep, 'person.merged');
  return case when i_run_kith() then moved else '{}' end;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.merge_tie(stays uuid, gone uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  stays_live boolean := (select s.state = 'live' from tie_states s where s.place_id = here() and s.tie_id = stays);
  gone_live boolean := (select s.state = 'live' from tie_states s where s.place_id = here() and s.tie_id = gone);
  refused tie_confirmations;
  other text;
begin
  if stays_live is distinct from gone_live then
    update grants set taken_back_at = now() where place_id = here() and taken_back_at is null
      and tie_id = case when stays_live then gone else stays end;
  end if;
  update grants g set taken_back_at = now() where g.place_id = here() and g.tie_id = gone and g.taken_back_at is null
    and exists (select from grants h where h.place_id = here() and h.tie_id = stays and h.thing_id = g.thing_id
      and h.taken_back_at is null and h.may = g.may and h.until_at is not distinct from g.until_at);
  select c.* into refused from (
    select distinct on (c.tie_id) c.* from tie_confirmations c
    where c.place_id = here() and c.tie_id in (stays, gone) order by c.tie_id, c.said_order desc) c
  where c.outcome = 'refused' limit 1;
  update tie_confirmations set tie_id = stays where place_id = here() and tie_id = gone;
  if refused.id is not null then
    insert into tie_confirmations (place_id, id, tie_id, outcome, said_by)
    values (here(), gen_random_uuid(), stays, 'refused', refused.said_by);
  end if;
  update companions c set tie_id = stays, ended_at = coalesce(c.ended_at, (
      select now() where exists (select from companions o where o.place_id = here() and o.tie_id = stays and o.ended_at is null)))
    where c.place_id = here() and c.tie_id = gone;
  -- What was said about the one tie stays beside what was said about the other, as a name only its owner sees.
  update web_entries e set tie_id = null, name = (
      select left(spoken_name(p.given_name, p.preferred_name, p.family_name), 120)
      from ties t join people p on p.place_id = t.place_id
        and p.id = case when e.owner_id = t.from_id then t.to_id else t.from_id end
      where t.place_id = here() and t.id = gone)
    from ties g, ties s
    where e.place_id = here() and e.tie_id = gone and g.place_id = here() and g.id = gone and s.place_id = here() and s.id = stays
      and exists (select from web_entries o where o.place_id = here() and o.tie_id = stays and (o.owner_id = e.owner_id
        or (e.owner_id not in (s.from_id, s.to_id) and o.owner_id not in (g.from_id, g.to_id))));
  update web_entries set tie_id = stays where place_id = here() and tie_id = gone;
  for other in select r.relname from pg_attribute a join pg_class r on r.oid = a.attrelid and r.relkind in ('r', 'p')
    where r.relnamespace = 'public'::regnamespace and a.attname = 'tie_id' and r.relname <> 'withdrawn_links' loop
    execute format('update %I set tie_id = $1 where place_id = here() and tie_id = $2', other) using stays, gone;
  end loop;
  -- What counted no more of the one does not count for both.
  update ties s set anew_at = greatest(s.anew_at, g.anew_at) from ties g
    where s.place_id = here() and s.id = stays and g.place_id = here() and g.id = gone and not stays_live;
  update reads set through_id = stays where place_id = here() and through_id = gone;
  update notices set thing_id = stays where place_id = here() and thing_id = gone;
  update trail set thing_id = stays where place_id = here() and thing_id = gone;
  delete from withdrawn_links where place_id = here() and tie_id = gone;
  delete from ties where place_id = here() and id = gone;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_webs(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  stays uuid := (select id from things where place_id = here() and kind = 'web' and owner_id = keep);
  gone uuid := (select id from things where place_id = here() and kind = 'web' and owner_id = other);
begin
  if stays is null or gone is null then return; end if;
  insert into grants (place_id, id, thing_id, tie_id, group_id, may, given_by, given_at, until_at)
    select here(), gen_random_uuid(), t.id, g.tie_id, g.group_id, g.may, g.given_by, g.given_at, g.until_at
    from grants g join things t on t.place_id = g.place_id and t.parent_id = gone and t.apart_since is null
    where g.place_id = here() and g.thing_id = gone and g.taken_back_at is null;
  update grants set thing_id = stays, taken_back_at = coalesce(taken_back_at, now()) where place_id = here() and thing_id = gone;
  update things set parent_id = stays, apart_since = coalesce(apart_since, now()) where place_id = here() and parent_id = gone;
  update reads set thing_id = stays where place_id = here() and thing_id = gone;
  update notices set thing_id = stays where place_id = here() and thing_id = gone;
  update trail set thing_id = stays where place_id = here() and thing_id = gone;
  delete from things where place_id = here() and id = gone;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_assemblies(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_ballots(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  twice record;
begin
  for twice in select k.ballot_id, k.id as kept, k.voted as kept_voted, o.id as gone, o.voted as gone_voted, b.counted_at
    from ballot_roll k join ballot_roll o on o.place_id = k.place_id and o.ballot_id = k.ballot_id and o.person_id = other
    join ballots b on b.place_id = k.place_id and b.id = k.ballot_id
    where k.place_id = here() and k.person_id = keep
  loop
    if twice.kept_voted is null then
      delete from ballot_roll where place_id = here() and ballot_id = twice.ballot_id and id = twice.kept;
    elsif twice.gone_voted is null then
      delete from ballot_roll where place_id = here() and ballot_id = twice.ballot_id and id = twice.gone;
    elsif twice.counted_at is null and (twice.gone_voted = 'screen' or twice.kept_voted = 'screen') then
      -- A sheet cannot be taken out of the box, an envelope can.
      if twice.gone_voted = 'paper' then
        delete from ballot_envelopes where place_id = here() and ballot_id = twice.ballot_id and roll_id = twice.kept;
        delete from votes where place_id = here() and ballot_id = twice.ballot_id and roll_id = twice.kept;
        update ballot_roll set voted = 'paper' where place_id = here() and ballot_id = twice.ballot_id and id = twice.kept;
      else
        delete from votes where place_id = here() and ballot_id = twice.ballot_id and roll_id = twice.gone;
      end if;
      delete from ballot_roll where place_id = here() and ballot_id = twice.ballot_id and id = twice.gone;
    else
      update votes set roll_id = null where place_id = here() and ballot_id = twice.ballot_id and roll_id = twice.gone;
      update ballot_roll set person_id = null, name = '…' where place_id = here() and ballot_id = twice.ballot_id and id = twice.gone;
    end if;
  end loop;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_consequence(keep uuid, other uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update source_parts p set ended_at = null from source_parts o where p.place_id = here() and o.place_id = here()
    and p.source_id = o.source_id and p.part = o.part and p.person_id = keep and o.person_id = other and o.ended_at is null;
  update source_follows f set ended_at = null from source_follows o where f.place_id = here() and o.place_id = here()
    and f.source_id = o.source_id and f.person_id = keep and o.person_id = other and o.ended_at is null;
  delete from source_parts p where p.place_id = here() and p.person_id = other and exists (
    select from source_parts o where o.place_id = here() and o.source_id = p.source_id and o.person_id = keep and o.part = p.part);
  delete from source_follows f where f.place_id = here() and f.person_id = other and exists (
    select from source_follows o where o.place_id = here() and o.source_id = f.source_id and o.person_id = keep)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_gatherings(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  twice record;
begin
  for twice in select k.id as kept, o.id as gone, o.here, o.answer from gathering_guests k
    join gathering_guests o on o.place_id = k.place_id and o.gathering_id = k.gathering_id and o.person_id = other
    where k.place_id = here() and k.person_id = keep
  loop
    update gathering_guests g set here = coalesce(nullif(g.here, 'no'), twice.here), answer = coalesce(g.answer, twice.answer)
      where g.place_id = here() and g.id = twice.kept;
    update gathering_steps set guest_id = twice.kept where place_id = here() and guest_id = twice.gone;
    update gathering_seats s set guest_id = twice.kept where s.place_id = here() and s.guest_id = twice.gone and not exists (
      select from gathering_seats x where x.place_id = here() and x.gathering_id = s.gathering_id and x.round = s.round
        and x.guest_id = twice.kept);
    delete from gathering_guests where place_id = here() and id = twice.gone;
  end loop;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_ledger(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  twice record;
begin
  for twice in select o.id as gone, k.id as kept from accounts o join accounts k on k.place_id = o.place_id and k.owner_id = keep
    and k.kind = o.kind and k.unit = o.unit and k.source_id is not distinct from o.source_id
    where o.place_id = here() and o.owner_id = other
  loop
    update entries set from_id = twice.kept where place_id = here() and from_id = twice.gone;
    update entries set to_id = twice.kept where place_id = here() and to_id = twice.gone;
    delete from accounts where place_id = here() and id = twice.gone;
  end loop;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_listening(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into statement_votes (place_id, statement_id, voter_id, vote)
    select v.place_id, v.statement_id, k.id, v.vote from listening_voters o
    join listening_voters k on k.place_id = o.place_id and k.listening_id = o.listening_id and k.person_id = keep
    join statement_votes v on v.place_id = o.place_id and v.voter_id = o.id
    where o.place_id = here() and o.person_id = other
  on conflict do nothing;
  perform count_listening(o.listening_id, true) from listening_voters o
    join listening_voters k on k.place_id = o.place_id and k.listening_id = o.listening_id and k.person_id = keep
    where o.place_id = here() and o.person_id = other;
  delete from listening_voters o using listening_voters k where o.place_id = here() and o.person_id = other
    and k.place_id = here() and k.listening_id = o.listening_id and k.person_id = keep;
  delete from sense_readers o using sense_readers k where o.place_id = here() and o.person_id = other
    and k.place_id = here() and k.sense_id = o.sense_id and k.person_id = keep;
  update voices set listener_id = null where place_id = here() and listener_id in (keep, other) and teller_id in (keep, other);
  update voices set second_id = null where place_id = here() and second_id in (keep, other) and teller_id in (keep, other);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_meetings(keep uuid, other uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from meeting_guests g where g.place_id = here() and g.person_id = other and exists (
    select from meeting_guests o where o.place_id = here() and o.meeting_id = g.meeting_id and o.person_id = keep)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_mentoring(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update mentor_offers o set ended_at = now() where o.place_id = here() and o.person_id = other and o.ended_at is null
    and exists (select from mentor_offers k where k.place_id = here() and k.person_id = keep and k.ended_at is null);
  delete from mentor_choices c where c.place_id = here() and c.learner_id = other
    and exists (select from mentor_choices k where k.place_id = here() and k.learner_id = keep);
  delete from mentor_choices c where c.place_id = here() and c.mentor_id = other
    and exists (select from mentor_choices k where k.place_id = here() and k.learner_id = c.learner_id and k.mentor_id = keep);
  delete from mentor_wishes w where w.place_id = here() and w.learner_id = other
    and exists (select from mentor_wishes k where k.place_id = here() and k.learner_id = keep);
  delete from mentor_refusals f where f.place_id = here() and f.mentor_id = other
    and exists (select from mentor_refusals k where k.place_id = here() and k.mentor_id = keep and k.learner_id = f.learner_id);
  delete from mentor_refusals f where f.place_id = here() and f.learner_id = other
    and exists (select from mentor_refusals k where k.place_id = here() and k.learner_id = keep and k.mentor_id = f.mentor_id);
  delete from mentor_pairs p where p.place_id = here() and p.learner_id = other
    and exists (select from mentor_pairs k where k.place_id = here() and k.learner_id = keep and k.round_id = p.round_id);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.merge_with_who_knows_whom(keep uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  twice uuid;
begin
  for twice in
    select case when x.said_at < y.said_at then x.id else y.id end
    from turn_to x join turn_to y on y.place_id = x.place_id and y.mapping_id = x.mapping_id and y.owner_id = other
    where x.place_id = here() and x.owner_id = keep
  loop
    delete from turn_to_names where place_id = here() and answer_id = twice;
    delete from turn_to_readers where place_id = here() and answer_id = twice;
    delete from turn_to where place_id = here() and id = twice;
  end loop;
  delete from turn_to_readers r where r.place_id = here() and r.reader_id = other and exists (
    select from turn_to_readers k where k.place_id = here() and k.answer_id = r.answer_id and k.reader_id = keep);
  delete from mapping_readers r where r.place_id = here() and r.person_id = other and exists (
    select from mapping_readers k where k.place_id = here() and k.mapping_id = r.mapping_id and k.person_id = keep);
  delete from mapping_marks m where m.place_id = here() and (
    (m.staff_id in (keep, other) and m.learner_id in (keep, other))
    or exists (select from mapping_marks k where k.place_id = here() and k.mapping_id = m.mapping_id
      and (k.marked_at, k.staff_id, k.learner_id) > (m.marked_at, m.staff_id, m.learner_id)
      and ((k.staff_id = m.staff_id and k.learner_id <> m.learner_id and k.learner_id in (keep, other) and m.learner_id in (keep, other))
        or (k.learner_id = m.learner_id and k.staff_id <> m.staff_id and k.staff_id in (keep, other) and m.staff_id in (keep, other)))));
  -- Nobody is the second adult of what they offer themselves, and nobody offers themselves something.
  delete from mapping_offers f where f.place_id = here()
    and ((f.learner_id in (keep, other))::int + (f.by_id in (keep, other))::int + (f.second_id in (keep, other))::int) > 1;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.moderators_of(which uuid)
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select called(p.person_id) from source_parts p
  where p.place_id = here() and p.source_id = which and p.part in ('moderator', 'host') and p.ended_at is null
    and sees_source(which) and not is_child(p.person_id) and called(p.person_id) is not null
  group by 1 order by 1
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.money_of_assembly(which uuid)
 RETURNS TABLE(unit text, set_aside bigint, left_over bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.unit, coalesce(sum(e.amount) filter (where e.to_id = a.id), 0)::bigint, balance_of(a.id)
  from accounts a left join entries e on e.place_id = a.place_id and a.id in (e.from_id, e.to_id)
  where a.place_id = here() and a.kind = 'purpose' and a.source_id = which and sees_source(which) group by a.id, a.unit
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.move_guest(which uuid, guest uuid, into_room uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  of_round int;
  was uuid;
  lacks text;
begin
  perform gathering_i_lead(which);
  select r.round into of_round from gathering_rooms r where r.place_id = here() and r.id = into_room and r.gathering_id = which
    and r.round = (select max(x.round) from gathering_rounds x where x.place_id = here() and x.gathering_id = which);
  if of_round is null or not exists (select from gathering_list(which) l where l.guest_id = guest and l.is_here = 'yes') then
    raise exception 'not one to move' using errcode = 'KI003';
  end if;
  perform in_turn('rooms ' || which);
  select s.room_id into was from gathering_seats s where s.place_id = here() and s.gathering_id = which and s.round = of_round
    and s.guest_id = guest;
  if was is not distinct from into_room then return null; end if;
  lacks := coalesce(room_lacks(guest || array(select guest_id from sitting_in(into_room))),
    room_lacks(array(select guest_id from sitting_in(was) where guest_id <> guest)));
  if lacks is not null then return lacks; end if;
  insert into gathering_seats (place_id, gathering_id, round, guest_id, room_id) values (here(), which, of_round, guest, into_room)
  on conflict (place_id, gathering_id, round, guest_id) do update set room_id = into_room;
  perform write_trail('gathering.move', me(), which);
  return null;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_answer(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', a.id,
    'now', case when a.said is not null then words_of_answer(a.id) end,
    'readers', (select jsonb_agg(r.reader_id) from turn_to_readers r where r.place_id = here() and r.answer_id = a.id),
    'before', case when b.said is not null then words_of_answer(b.id) end))
  from mappings m
  left join turn_to a on a.place_id = here() and a.mapping_id = m.id and a.owner_id = me()
  left join turn_to b on b.place_id = here() and b.mapping_id = m.before_id and b.owner_id = me()
  where m.place_id = here() and m.id = which and helper() is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_booth(which uuid)
 RETURNS TABLE(id uuid, title text, "ballotId" uuid, form text, most integer, points integer, "resultsOn" date, options jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select b.id, s.title, b.ballot_id, v.form, b.most, b.points, b.results_on,
    (select jsonb_agg(jsonb_build_object('position', o.position, 'title', o.title, 'withdrawn_at', o.withdrawn_at))
      from ballot_options o where o.place_id = b.place_id and o.ballot_id = b.ballot_id)
  from budgets b join sources s on s.place_id = b.place_id and s.id = b.id
  join ballots v on v.place_id = b.place_id and v.id = b.ballot_id
  where b.place_id = here() and b.id = which and sees_source(which) and ballot_is_open(b.ballot_id)
    and my_vote_in(b.ballot_id) = 'may'
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_children()
 RETURNS TABLE(person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.my_children', true);
      list_1 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from my_children_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := kept;
      else
        select coalesce(array_agg(a.person_id), '{}') into list_1 from my_children_anew() a;
        kept := list_1::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.my_children', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_children_anew()
 RETURNS TABLE(person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  if not exists (select from ties t where t.place_id = here() and t.kind = 'parent' and t.from_id = me()) then return; end if;
  return query select s.to_id from tie_states s
    where s.place_id = here() and s.from_id = me() and s.kind = 'parent' and s.state = 'live' and s.to_child;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_group_asks()
 RETURNS TABLE(ask_id uuid, group_id uuid, kind text, group_name text, i_am text, person_id uuid, person_name text, asked_by text, asked_at timestamp with time zone, i_said text, waits_for_other boolean, why_not text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select f.ask_id, f.group_id, f.kind, f.name, i.am, f.person_id, called(f.person_id), called(f.asked_by), f.asked_at,
    case i.am when 'asked' then f.own_says when 'parent' then f.parent_says end,
    case i.am when 'asked' then f.needs <> 'own' and coalesce(f.parent_says, '') <> 'yes'
      when 'parent' then f.needs = 'both' and coalesce(f.own_says, '') <> 'yes' else true end,
    case when i.am <> 'asker' then why_not_in(f.group_id, f.person_id, f.asked_by) end
  from group_ask_facts f cross join lateral (select case
    when f.asked_by = me() then 'asker'
    when f.person_id = me() and f.needs <> 'parent' then 'asked'
    when f.person_id in (select c.person_id from my_children() c) and f.needs <> 'own' then 'parent' end as am) i
  where f.place_id = here() and f.open and i.am is not null and helper() is null
    and (i.am = 'asker' or not f.blocked)
    and f.asked_by not in (select b.person_id from barred_to_me() b)
    and f.person_id not in (select b.person_id from barred_to_me() b)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_groups()
 RETURNS TABLE(group_id uuid, kind text, role text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.my_groups', true);
      list_1 uuid[]; list_2 text[]; list_3 text[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from my_groups_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := split_part(kept, e'\n', 1); list_2 := split_part(kept, e'\n', 2); list_3 := split_part(kept, e'\n', 3);
      else
        select coalesce(array_agg(a.group_id), '{}'), coalesce(array_agg(a.kind), '{}'), coalesce(array_agg(a.role), '{}') into list_1, list_2, list_3 from my_groups_anew() a;
        kept := list_1::text || e'\n' || list_2::text || e'\n' || list_3::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.my_groups', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1, list_2, list_3);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_groups_anew()
 RETURNS TABLE(group_id uuid, kind text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select m.group_id, g.kind, m.role
  from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
  where m.place_id = here() and m.person_id = me() and m.to_at is null and g.closed_at is null
    and not exists (select from departures d where d.place_id = here() and d.person_id = me() and d.returned_at is null)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_live_ties()
 RETURNS TABLE(tie_id uuid, other_id uuid, kind text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.my_live_ties', true);
      list_1 uuid[]; list_2 uuid[]; list_3 text[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from my_live_ties_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := split_part(kept, e'\n', 1); list_2 := split_part(kept, e'\n', 2); list_3 := split_part(kept, e'\n', 3);
      else
        select coalesce(array_agg(a.tie_id), '{}'), coalesce(array_agg(a.other_id), '{}'), coalesce(array_agg(a.kind), '{}') into list_1, list_2, list_3 from my_live_ties_anew() a;
        kept := list_1::text || e'\n' || list_2::text || e'\n' || list_3::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.my_live_ties', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1, list_2, list_3);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_live_ties_anew()
 RETURNS TABLE(tie_id uuid, other_id uuid, kind text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select s.tie_id, case when s.from_id = me() then s.to_id else s.from_id end, s.kind from my_tie_states() s
  where s.state = 'live'
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_mappings()
 RETURNS TABLE(mapping_id uuid, group_id uuid, group_name text, group_kind text, asked_by text, opened_at timestamp with time zone, until_on date, over boolean, i_run boolean, i_read boolean, i_mark boolean, i_answer boolean, answer_id uuid, said text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.my_mappings', true);
      list_1 uuid[]; list_2 uuid[]; list_3 text[]; list_4 text[]; list_5 text[]; list_6 timestamp with time zone[]; list_7 date[]; list_8 boolean[]; list_9 boolean[]; list_10 boolean[]; list_11 boolean[]; list_12 boolean[]; list_13 uuid[]; list_14 text[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from my_mappings_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := split_part(kept, e'\n', 1); list_2 := split_part(kept, e'\n', 2); list_3 := split_part(kept, e'\n', 3); list_4 := split_part(kept, e'\n', 4); list_5 := split_part(kept, e'\n', 5); list_6 := split_part(kept, e'\n', 6); list_7 := split_part(kept, e'\n', 7); list_8 := split_part(kept, e'\n', 8); list_9 := split_part(kept, e'\n', 9); list_10 := split_part(kept, e'\n', 10); list_11 := split_part(kept, e'\n', 11); list_12 := split_part(kept, e'\n', 12); list_13 := split_part(kept, e'\n', 13); list_14 := split_part(kept, e'\n', 14);
      else
        select coalesce(array_agg(a.mapping_id), '{}'), coalesce(array_agg(a.group_id), '{}'), coalesce(array_agg(a.group_name), '{}'), coalesce(array_agg(a.group_kind), '{}'), coalesce(array_agg(a.asked_by), '{}'), coalesce(array_agg(a.opened_at), '{}'), coalesce(array_agg(a.until_on), '{}'), coalesce(array_agg(a.over), '{}'), coalesce(array_agg(a.i_run), '{}'), coalesce(array_agg(a.i_read), '{}'), coalesce(array_agg(a.i_mark), '{}'), coalesce(array_agg(a.i_answer), '{}'), coalesce(array_agg(a.answer_id), '{}'), coalesce(array_agg(a.said), '{}') into list_1, list_2, list_3, list_4, list_5, list_6, list_7, list_8, list_9, list_10, list_11, list_12, list_13, list_14 from my_mappings_anew() a;
        kept := list_1::text || e'\n' || list_2::text || e'\n' || list_3::text || e'\n' || list_4::text || e'\n' || list_5::text || e'\n' || list_6::text || e'\n' || list_7::text || e'\n' || list_8::text || e'\n' || list_9::text || e'\n' || list_10::text || e'\n' || list_11::text || e'\n' || list_12::text || e'\n' || list_13::text || e'\n' || list_14::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.my_mappings', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1, list_2, list_3, list_4, list_5, list_6, list_7, list_8, list_9, list_10, list_11, list_12, list_13, list_14);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_mappings_anew()
 RETURNS TABLE(mapping_id uuid, group_id uuid, group_name text, group_kind text, asked_by text, opened_at timestamp with time zone, until_on date, over boolean, i_run boolean, i_read boolean, i_mark boolean, i_answer boolean, answer_id uuid, said text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  with mine as materialized (select p.group_id, p.power from my_powers() p where p.power in ('run_mentoring', 'see_roll'))
  select * from (
    select m.id, m.group_id, g.name, g.kind, called(m.asked_by), m.opened_at, m.until_on,
      m.closed_at is not null or m.until_on < current_date,
      exists (select from mine w where w.power = 'run_mentoring' and w.group_id = m.group_id) as i_run,
      case when sees then i_read_mapping(m.id) else false end as i_read,
      case when sees then (select not is_child(me())) else false end as i_mark,
      a.said is not null or i_am_in_mapping(m.id) as i_answer,
      a.id, a.said
    from mappings m join groups g on g.place_id = here() and g.id = m.group_id
    cross join lateral (
      select exists (select from mine w where w.power = 'see_roll' and w.group_id in (select b.group_id from mapping_groups(m.id) b))
        as sees) s
    left join turn_to a on a.place_id = here() and a.mapping_id = m.id and a.owner_id = me()
    where m.place_id = here() and helper() is null
      and (a.said is not null or m.group_id in (select u.group_id from groups_around_me() u))) x
  where i_run or i_read or i_mark or i_answer
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_mentor_choices()
 RETURNS TABLE(rank integer, mentor_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.rank, c.mentor_id, m.name
  from mentor_choices c left join mentors_for_me() m on m.mentor_id = c.mentor_id
  where c.place_id = here() and c.learner_id = me() and helper() is null
  order by c.rank
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_mentor_round()
 RETURNS TABLE(closes_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = me() and m.to_at is null and m.role = 'student'
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  )
  select min(r.closes_on) from mentor_rounds r
  where r.place_id = here() and r.state = 'open' and r.group_id in (select u.group_id from up u) and helper() is null
  having min(r.closes_on) is not null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_mentor_standing()
 RETURNS TABLE(check_is text, review_on date, waits_for_parent boolean, peer boolean, taken integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when m.checked then 'in_date' when v.review_on is null then 'none' else 'lapsed' end, v.review_on,
    not m.allowed, m.peer, my_places_taken()
  from mentor_openings m left join lateral (
    select x.review_on from vettings x where x.place_id = here() and x.person_id = me() and x.ended_at is null
      and x.role = case when m.peer then 'peer_mentor' else 'mentor' end order by x.review_on desc limit 1) v on true
  where m.place_id = here() and m.person_id = me() and helper() is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_mentoring()
 RETURNS TABLE(learner boolean, has_one boolean, runs boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select helper() is null and is_learner(me()), has_mentor(me()),
    exists (select from powers_of_my_roles() p where p.power = 'run_mentoring')
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_offer(which uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when not i_may_speak_in(which) or is_child(me()) or i_listen_in(which) then null
    when exists (select from source_parts p where p.place_id = here() and p.source_id = which and p.person_id = me() and p.part = 'offers')
    then 'made' else 'open' end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_offers()
 RETURNS TABLE(offer_id uuid, i_am text, learner text, offered_by text, second text, words text, made_at timestamp with time zone, answer text, became text, became_words text, became_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select f.id, case me() when f.learner_id then 'learner' when f.by_id then 'by' else 'second' end,
    called(f.learner_id), called(f.by_id), called(f.second_id), f.words, f.made_at, f.answer, f.became, f.became_words,
    called(f.became_by)
  from mapping_offers f
  where f.place_id = here() and helper() is null and me() in (f.learner_id, f.by_id, f.second_id)
    and (me() = f.learner_id or not is_between_blocked(me(), f.learner_id))
    and not exists (select from barred_to_me() b where b.person_id in (f.learner_id, f.by_id, f.second_id))
  order by f.made_at desc
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_open_overrides()
 RETURNS TABLE(override_id uuid, child_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select o.id, o.child_id from overrides o
  where o.place_id = here() and o.lead_id = me() and o.closed_at is null and o.until_at > now() and helper() is null
    and exists (select from powers_of_my_roles() p where p.power = 'safeguard') and is_child(o.child_id)
    and o.child_id not in (select barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_opinion(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('voter', w.id,
    'votes', (select coalesce(jsonb_agg(jsonb_build_object('statement', v.statement_id, 'vote', v.vote)), '[]') from statement_votes v
      where v.place_id = here() and v.voter_id = w.id),
    'outcome', (r.kept - 'people') || jsonb_build_object('people', (select coalesce(jsonb_agg(p), '[]')
      from jsonb_array_elements(r.kept->'people') p where p->>'id' = w.id::text)))
  from listening_voters w join listening_results r on r.place_id = w.place_id and r.listening_id = w.listening_id
  where w.place_id = here() and w.listening_id = which and w.person_id = me() and helper() is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_own_things()
 RETURNS TABLE(thing_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$ select t.id from things t where t.place_id = here() and t.owner_id = me() $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_parties()
 RETURNS TABLE(party_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.my_parties', true);
      list_1 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from my_parties_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := kept;
      else
        select coalesce(array_agg(a.party_id), '{}') into list_1 from my_parties_anew() a;
        kept := list_1::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.my_parties', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_parties_anew()
 RETURNS TABLE(party_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select me()
  union
  select g.group_id from my_groups() g join group_kinds k on k.kind = g.kind
  where helper() is null and k.members_read
    and not exists (select from memberships m where m.place_id = here() and m.group_id = g.group_id and m.to_at is null
                    and m.person_id in (select barred_to_me()))
    and (not k.people_make or g.kind = 'family' or i_look_as_a_child()
    or not exists (select from memberships m join ages a on a.place_id = m.place_id and a.person_id = m.person_id
                   where m.place_id = here() and m.group_id = g.group_id and m.to_at is null
                     and m.person_id <> me() and a.child)
    or me() in (select person_id from keepers(g.group_id)))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_parts()
 RETURNS TABLE(source_id uuid, part text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select s.source_id, s.part from source_parts s join things t on t.place_id = s.place_id and t.id = s.source_id
  where s.place_id = here() and s.person_id = me() and s.ended_at is null and helper() is null and not has_left(me())
    and t.owner_id not in (select person_id from barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_place_on_roll(which uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  place uuid;
begin
  if helper() is not null or me() is null or has_left(me()) then return null; end if;
  select r.id into place from ballot_roll r where r.place_id = here() and r.ballot_id = which and r.person_id = me();
  if place is null and exists (select from ballots b join source_parts p on p.place_id = b.place_id and p.source_id = b.about_id
    where b.place_id = here() and b.id = which and b.rule ->> 'roll' = 'parts' and p.part = coalesce(b.rule ->> 'part', p.part)
      and p.person_id = me() and p.ended_at is null) then
    insert into ballot_roll (place_id, ballot_id, id, person_id) values (here(), which, gen_random_uuid(), me()) on conflict do nothing;
    select r.id into place from ballot_roll r where r.place_id = here() and r.ballot_id = which and r.person_id = me();
  end if;
  return place;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_places_taken()
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int from my_tie_states() s
  where s.kind = 'mentor' and s.from_id = me() and (s.state = 'live' or waits_for_a_place(
    s.tie_id, s.state, s.blocked, s.to_id, array[s.from_says, s.to_says, s.from_parent_says, s.to_parent_says]))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_plans()
 RETURNS TABLE(plan_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$ select p.id from plans p where p.place_id = here() and p.owner_id in (select my_parties()) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_powers()
 RETURNS TABLE(group_id uuid, power text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.my_powers', true);
      list_1 uuid[]; list_2 text[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from my_powers_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := split_part(kept, e'\n', 1); list_2 := split_part(kept, e'\n', 2);
      else
        select coalesce(array_agg(a.group_id), '{}'), coalesce(array_agg(a.power), '{}') into list_1, list_2 from my_powers_anew() a;
        kept := list_1::text || e'\n' || list_2::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.my_powers', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1, list_2);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_powers_anew()
 RETURNS TABLE(group_id uuid, power text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  if not exists (select from powers_of_my_roles()) then return; end if;
  return query with recursive mine as materialized (select * from powers_of_my_roles()),
    below as (
      select m.group_id as top, m.group_id from mine m
      union
      select b.top, g.id from below b join groups g on g.place_id = here() and g.parent_id = b.group_id
    )
    select distinct b.group_id, m.power from mine m join below b on b.top = m.group_id
    where m.reaches_below or b.group_id = m.group_id;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_rooms(which uuid)
 RETURNS TABLE(round integer, room_id uuid, number integer, question text, mates text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.round, m.room_id, r.number, d.question, array(
    select coalesce(g.name, called(g.person_id)) from sitting_in(m.room_id) x
    join gathering_guests g on g.place_id = here() and g.id = x.guest_id
    where g.person_id is distinct from me() and (g.person_id is null or g.person_id not in (select person_id from barred_to_me()))
    order by 1)
  from my_seats(which) m join gathering_rooms r on r.place_id = here() and r.id = m.room_id
  join gathering_rounds d on d.place_id = here() and d.gathering_id = which and d.round = m.round
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_seats(which uuid)
 RETURNS TABLE(round integer, room_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.round, s.room_id from gathering_guests g join gathering_seats s on s.place_id = g.place_id and s.guest_id = g.id
  where g.place_id = here() and g.gathering_id = which and g.person_id = me() and helper() is null
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_speak_ups()
 RETURNS TABLE(id uuid, tie_id uuid, learner_id uuid, learner text, by_id uuid, by_name text, to_id uuid, to_name text, made_at timestamp with time zone, answered_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.id, s.tie_id, h.owner_id, called(h.owner_id), s.by_id, called(s.by_id), s.to_id, called(s.to_id), s.made_at, a.said_at
  from speak_ups s join things h on h.place_id = s.place_id and h.id = s.id
  left join speak_up_answers a on a.place_id = s.place_id and a.speak_up_id = s.id
  where s.place_id = here() and helper() is null
    and (h.owner_id = me() or s.to_id = me() or (s.by_id = me() and s.tie_id in (select l.tie_id from my_live_ties() l)))
    and not exists (select from barred_to_me() b where b.person_id in (h.owner_id, s.by_id, s.to_id))
    and (h.owner_id = me() or not exists (select from open_blocks b where b.place_id = here()
      and me() in (b.protects_id, b.against_id) and h.owner_id in (b.protects_id, b.against_id)))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_statements(which uuid)
 RETURNS TABLE(id uuid, words text, standing text, reason text, voice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.id, s.words, s.standing, s.reason, s.voice_id from statements s left join voices v on v.place_id = s.place_id and v.id = s.voice_id
  where s.place_id = here() and s.listening_id = which and helper() is null and (s.added_by = me() or v.teller_id = me())
  order by s.made_at
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_tie_states()
 RETURNS TABLE(tie_id uuid, kind text, from_id uuid, to_id uuid, anew_at timestamp with time zone, from_says text, to_says text, from_parent_says text, to_parent_says text, from_needs text, to_needs text, last_word_at timestamp with time zone, state text, confirmed boolean, blocked boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.my_tie_states', true);
      list_1 uuid[]; list_2 text[]; list_3 uuid[]; list_4 uuid[]; list_5 timestamp with time zone[]; list_6 text[]; list_7 text[]; list_8 text[]; list_9 text[]; list_10 text[]; list_11 text[]; list_12 timestamp with time zone[]; list_13 text[]; list_14 boolean[]; list_15 boolean[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from my_tie_states_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := split_part(kept, e'\n', 1); list_2 := split_part(kept, e'\n', 2); list_3 := split_part(kept, e'\n', 3); list_4 := split_part(kept, e'\n', 4); list_5 := split_part(kept, e'\n', 5); list_6 := split_part(kept, e'\n', 6); list_7 := split_part(kept, e'\n', 7); list_8 := split_part(kept, e'\n', 8); list_9 := split_part(kept, e'\n', 9); list_10 := split_part(kept, e'\n', 10); list_11 := split_part(kept, e'\n', 11); list_12 := split_part(kept, e'\n', 12); list_13 := split_part(kept, e'\n', 13); list_14 := split_part(kept, e'\n', 14); list_15 := split_part(kept, e'\n', 15);
      else
        select coalesce(array_agg(a.tie_id), '{}'), coalesce(array_agg(a.kind), '{}'), coalesce(array_agg(a.from_id), '{}'), coalesce(array_agg(a.to_id), '{}'), coalesce(array_agg(a.anew_at), '{}'), coalesce(array_agg(a.from_says), '{}'), coalesce(array_agg(a.to_says), '{}'), coalesce(array_agg(a.from_parent_says), '{}'), coalesce(array_agg(a.to_parent_says), '{}'), coalesce(array_agg(a.from_needs), '{}'), coalesce(array_agg(a.to_needs), '{}'), coalesce(array_agg(a.last_word_at), '{}'), coalesce(array_agg(a.state), '{}'), coalesce(array_agg(a.confirmed), '{}'), coalesce(array_agg(a.blocked), '{}') into list_1, list_2, list_3, list_4, list_5, list_6, list_7, list_8, list_9, list_10, list_11, list_12, list_13, list_14, list_15 from my_tie_states_anew() a;
        kept := list_1::text || e'\n' || list_2::text || e'\n' || list_3::text || e'\n' || list_4::text || e'\n' || list_5::text || e'\n' || list_6::text || e'\n' || list_7::text || e'\n' || list_8::text || e'\n' || list_9::text || e'\n' || list_10::text || e'\n' || list_11::text || e'\n' || list_12::text || e'\n' || list_13::text || e'\n' || list_14::text || e'\n' || list_15::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.my_tie_states', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1, list_2, list_3, list_4, list_5, list_6, list_7, list_8, list_9, list_10, list_11, list_12, list_13, list_14, list_15);
    end $function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_tie_states_anew()
 RETURNS TABLE(tie_id uuid, kind text, from_id uuid, to_id uuid, anew_at timestamp with time zone, from_says text, to_says text, from_parent_says text, to_parent_says text, from_needs text, to_needs text, last_word_at timestamp with time zone, state text, confirmed boolean, blocked boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select s.tie_id, s.kind, s.from_id, s.to_id, s.anew_at, s.from_says, s.to_says, s.from_parent_says, s.to_parent_says,
    s.from_needs, s.to_needs, s.last_word_at, s.state, s.confirmation = 'confirmed', s.blocked
  from tie_states s where s.place_id = here() and me() in (s.from_id, s.to_id)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_tie_states_of(only_these uuid[])
 RETURNS TABLE(tie_id uuid, kind text, from_id uuid, to_id uuid, anew_at timestamp with time zone, from_says text, to_says text, from_parent_says text, to_parent_says text, from_needs text, to_needs text, last_word_at timestamp with time zone, state text, confirmed boolean, blocked boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select s.tie_id, s.kind, s.from_id, s.to_id, s.anew_at, s.from_says, s.to_says, s.from_parent_says, s.to_parent_says,
    s.from_needs, s.to_needs, s.last_word_at, s.state, s.confirmation = 'confirmed', s.blocked
  from unnest(only_these) o (id)
  cross join lateral (select x.* from tie_states x where x.place_id = here() and x.tie_id = o.id limit 1) s
  where me() in (s.from_id, s.to_id)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.my_ties(only_these uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(tie_id uuid, kind text, other_id uuid, other_name text, i_am text, state text, i_said text, waits_for text, since timestamp with time zone, child_id uuid, child_name text, companion_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select s.tie_id, s.kind, o.id, spoken_name(o.given_name, o.preferred_name, o.family_name),
    case when s.from_id = s.who then 'from' else 'to' end, s.state,
    -- While it rests, my own last word, be it one that counts no more: nobody shall tell from it that the other said no.
    case when s.state = 'resting' then (select a.answer from tie_answers a where a.place_id = here() and a.tie_id = s.tie_id
           and a.for_id = s.who and (a.person_id = s.who) = (s.who = me()) and a.said_at >= coalesce(s.anew_at, '-infinity')
           order by a.said_order desc limit 1)
         when s.who <> me() then (case when s.from_id = s.who then s.from_parent_says else s.to_parent_says end)
         when s.from_id = me() then s.from_says else s.to_says end,
    case when s.state <> 'asked' then null
      when coalesce(case when s.from_id = s.who then s.from_says else s.to_says end, '') <> 'yes'
        and case when s.from_id = s.who then s.from_needs else s.to_needs end in ('child', 'both') then 'me'
      when coalesce(case when s.from_id = s.who then s.to_says else s.from_says end, '') <> 'yes'
        and case when s.from_id = s.who then s.to_needs else s.from_needs end in ('child', 'both') then 'them'
      else 'parent' end,
    case when s.state = 'live' then s.last_word_at end,
    case when s.who <> me() then s.who end,
    case when s.who <> me() then (select spoken_name(c.given_name, c.preferred_name, c.family_name) from people c
      where c.place_id = here() and c.id = s.who) end,
    -- The second adult of a tie of mine.
    case when s.who = me() and s.confirmed then (select spoken_name(c.given_name, c.preferred_name, c.family_name)
      from open_companions m join people c on c.place_id = here() and c.id = m.person_id
      where m.place_id = here() and m.tie_id = s.tie_id and m.person_id not in (select b.person_id from barred_to_me() b) limit 1) end
  from (
    select me() as who, m.* from my_tie_states() m where only_these is null
    union all
    select me(), m.* from my_tie_states_of(only_these) m where only_these is not null
    union all
    select c.* from tie_states_of_my_children() c
    where me() not in (c.from_id, c.to_id) and (only_these is null or c.tie_id = any (only_these))) s
  join people o on o.place_id = here() and o.id = case when s.from_id = s.who then s.to_id else s.from_id end
  -- Of mine those near me (`ties_near_me`) are the confirmed ones, without another look at them.
  where (s.who = me() and s.confirmed or s.who <> me() and s.tie_id in (select t.tie_id from ties_near_me() t)
      or s.tie_id in (select t.tie_id from ties_to_confirm() t))
    and o.id not in (select b.person_id from barred_to_me() b)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_voices()
 RETURNS TABLE(id uuid, listening_id uuid, title text, i_am text, words text, teller text, written_at timestamp with time zone, confirmed_at timestamp with time zone, withdrawn_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select v.id, v.listening_id, s.title, case me() when v.teller_id then 'teller' when v.listener_id then 'listener' else 'second' end,
    v.words, coalesce(called(v.teller_id), v.teller_name), v.written_at, v.confirmed_at, v.withdrawn_at
  from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id
  where v.place_id = here() and helper() is null and me() in (v.teller_id, v.listener_id, v.second_id)
    and (v.teller_id = me() or v.teller_id is null or v.teller_id not in (select person_id from barred_to_me()))
  order by v.written_at desc
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_vote_in(which uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(
    (select coalesce(r.voted, 'may') from ballot_roll r where r.place_id = here() and r.ballot_id = which and r.person_id = me()),
    (select 'may' from ballots b join my_parts() p on p.source_id = b.about_id
      where b.place_id = here() and b.id = which and b.rule ->> 'roll' = 'parts' and p.part = coalesce(b.rule ->> 'part', p.part) limit 1))
  where helper() is null and not has_left(me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.my_wide_roles()
 RETURNS TABLE(group_id uuid, role text, power text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select m.group_id, m.role, p.power
  from my_groups() m join role_powers p on p.group_kind = m.kind and p.role = m.role and p.reaches_below
  where helper() is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.name_answerer(which uuid, who uuid, promised text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) or who not in (select person_id from grown_ups_of_assembly(which)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  update assemblies set answerer_id = who, answerer_words = trim(promised) where place_id = here() and id = which;
  perform write_trail('assembly.name_answerer', who, which);
  if who <> me() then perform tell(who, 'assembly.answerer', me(), which); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.name_companion(new_id uuid, which uuid, who uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  t ties;
begin
  select * into t from ties where place_id = here() and id = which;
  if t.id is null or helper() is not null
    or not exists (select from people_under('name_companions') p where p.person_id in (t.from_id, t.to_id))
    or me() in (t.from_id, t.to_id) or who in (t.from_id, t.to_id) or is_child(who)
    or who not in (select person_id from people_under('name_companions')) then
    raise exception 'not yours to name' using errcode = 'KI003';
  end if;
  update companions set ended_at = now() where place_id = here() and tie_id = which and ended_at is null;
  insert into companions (place_id, id, tie_id, person_id, named_by) values (here(), new_id, which, who, me());
  perform write_trail('companion.name', case when is_child(t.from_id) then t.from_id else t.to_id end, which);
  perform tell(t.from_id, 'companion.named', who, which);
  perform tell(t.to_id, 'companion.named', who, which);
  perform tell(who, 'companion.named', who, which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.name_for_listening(which uuid, who uuid, what text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if what not in ('moderator', 'listener', 'clerk', 'second') or (what <> 'listener' and is_child(who))
    or exists (select from under_concern n where n.place_id = here() and n.about_id = who) then
    raise exception 'a grown-up does that' using errcode = 'KI004';
  end if;
  perform give_part(which, who, what);
  delete from source_parts where place_id = here() and source_id = which and person_id = who and part = 'offers';
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.name_of(place uuid, who uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(preferred_name, given_name) || case when family_name = '' then '' else ' ' || left(family_name, 1) end
  from people where place_id = place and id = who
$function$
-- owner kith_definer, executed by kith_auth, kith_definer

CREATE OR REPLACE FUNCTION public.name_of_voice(v voices)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when v.shown = 'public' then case v.said_as when 'own' then coalesce(called(v.teller_id), v.teller_name) when 'other' then v.said_name end end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.name_second(which uuid, whom uuid, who uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  named int;
begin
  if not runs_round(which, 'draft') or who not in (select u.person_id from people_under('name_companions') u) or is_child(who)
    or exists (select from under_concern n where n.place_id = here() and n.about_id = who)
    or exists (select from departures d where d.place_id = here() and d.person_id = who and d.returned_at is null) then
    raise exception 'not yours to name' using errcode = 'KI003';
  end if;
  update mentor_pairs p set companion_id = who
    where p.place_id = here() and p.round_id = which and p.mentor_id is not null and (whom is null or p.learner_id = whom)
      and needs_second(p.mentor_id, p.learner_id) and who not in (p.mentor_id, p.learner_id)
      and p.learner_id not in (select b.person_id from barred_to_me() b)
      and not exists (select from open_blocks x where x.place_id = here() and who in (x.protects_id, x.against_id)
        and (p.mentor_id in (x.protects_id, x.against_id) or p.learner_id in (x.protects_id, x.against_id)));
  get diagnostics named = row_count;
  if named > 0 then perform write_trail('mentoring.change_round', me(), which); end if;
  return named;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.name_to_me(who uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  if who = me() or who not in (select person_id from barred_to_me()) and exists (
      select from told_ties t where t.place_id = here() and t.from_id = me() and t.to_id = who
      union all select from told_ties t where t.place_id = here() and t.to_id = me() and t.from_id = who)
    or who in (select person_id from people_i_see()) then
    return (select spoken_name(p.given_name, p.preferred_name, p.family_name) from people p where p.place_id = here() and p.id = who);
  end if;
  return null;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.names_a_child_of(which uuid, words text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (
    select from gathering_guests g left join people p on p.place_id = g.place_id and p.id = g.person_id
    cross join lateral regexp_split_to_table(lower(concat_ws(' ', g.name, p.given_name, p.preferred_name, p.family_name)), '[^[:alnum:]]+') part
    where g.place_id = here() and g.gathering_id = which and coalesce(is_child(g.person_id), not g.grown) and length(part) > 2
      and part = any (regexp_split_to_array(lower(words), '[^[:alnum:]]+')))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.names_kept_until(which uuid)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select pool_kept_until(a) from assemblies a where a.place_id = here() and a.id = which and (i_run(which) or is_clerk_of(which))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.names_of_assembly(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'answerer', (select called(a.answerer_id) from assemblies a where a.place_id = here() and a.id = which),
    'checks', coalesce((select jsonb_object_agg(c.item, called(c.by_id)) from assembly_checks c
      where c.place_id = here() and c.assembly_id = which), '{}'),
    'clerks', coalesce((select jsonb_agg(called(p.person_id) order by called(p.person_id)) from source_parts p
      where p.place_id = here() and p.source_id = which and p.part = 'clerk' and p.ended_at is null
        and called(p.person_id) is not null), '[]'))
  where sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE PROCEDURE public.near(IN target regprocedure)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter function %s set enable_hashjoin = off', target);
  execute format('alter function %s set enable_mergejoin = off', target);
  execute format('alter function %s set enable_seqscan = off', target);
end
$procedure$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.needs_second(mentor uuid, learner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select not ((not is_child(mentor) and not is_child(learner)) or (is_known_child(mentor) and is_known_child(learner)))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.note_read(which uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  door record;
  owner uuid;
begin
  select owner_id into owner from things where place_id = here() and id = which and owner_id in (select my_parties());
  if owner is not null then
    if helper() is not null then
      insert into reads (place_id, reader_id, owner_id, thing_id, through)
      values (here(), helper(), owner, which, 'helper');
    elsif owner <> me() then
      insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
      values (here(), me(), owner, which, 'group', owner);
    end if;
    return 'own';
  end if;
  if helper() is not null then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  select * into door from open_to_me() o where o.thing_id = which
  order by array_position(array['tie', 'group', 'override'], o.through) limit 1;
  if not found then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
  values (here(), me(), door.owner_id, which, door.through, door.through_id);
  return door.through;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.notes_of(which uuid)
 RETURNS TABLE(id uuid, round integer, room_id uuid, number integer, text text, is_key boolean, mine boolean, by_name text, written_at timestamp with time zone, names_a_child boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select n.id, r.round, n.room_id, r.number, case when i.inside or not k.so then n.text end, n.is_key,
    n.by_id is not distinct from me() and helper() is null,
    case when i.inside then called(n.by_id) end, case when i.inside then n.written_at end, k.so
  from gathering_notes n join gatherings g on g.place_id = n.place_id and g.id = n.gathering_id
  left join gathering_rooms r on r.place_id = n.place_id and r.id = n.room_id
  cross join lateral (select i_lead(which) as leads, i_am('here', which) as was_here) w
  cross join lateral (select w.leads or (w.was_here and (g.closed_at is not null or n.room_id is null
    or n.room_id in (select room_id from my_seats(which)))) as inside) i
  cross join lateral (select names_a_child_of(which, n.text) as so) k
  where n.place_id = here() and n.gathering_id = which
    and (i.inside or (g.sent_at is not null and sees_source(which)))
    and n.by_id not in (select person_id from barred_to_me())
  order by n.written_order
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.notes_to_write_of(children boolean)
 RETURNS TABLE(gathering uuid, person uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  return query update gathering_guests g set notes_letter_at = now() from gatherings x
    where g.place_id = here() and x.place_id = g.place_id and x.id = g.gathering_id and x.sent_at > now() - interval '3 days'
      and g.here = 'yes' and g.notes_letter_at is null and g.person_id is not null and not has_left(g.person_id)
      and (children or not is_child(g.person_id))
    returning g.gathering_id, g.person_id;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.numbers_of(which uuid)
 RETURNS TABLE(typed integer, mine boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int, coalesce(bool_or(n.person_id = me()), false) from assembly_numbers n
  where n.place_id = here() and n.draw_id = which
    and exists (select from assembly_draws d where d.place_id = here() and d.id = which and sees_source(d.assembly_id))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.offer_another()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from mentor_choices c using ties t
    where c.place_id = new.place_id and t.place_id = new.place_id and t.id = new.tie_id and t.kind = 'mentor'
      and c.learner_id = t.to_id and c.mentor_id = t.from_id;
  insert into notices (place_id, to_id, kind)
    select t.place_id, t.to_id, 'mentoring.another' from ties t
    where t.place_id = new.place_id and t.id = new.tie_id and t.kind = 'mentor' and not has_mentor(t.to_id)
      and is_learner(t.to_id) and not exists (select from notices n where n.place_id = t.place_id and n.to_id = t.to_id
        and n.kind = 'mentoring.another' and n.seen_at is null);
  return null;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.offer_mentoring(new_id uuid, of_me text, love text, speak text[], can_meet text[], how_many integer)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  offer uuid;
  child boolean := is_child(me());
begin
  if helper() is not null or (child and not is_known_child(me())) or exists (
    select from departures d where d.place_id = here() and d.person_id = me() and d.returned_at is null) then
    raise exception 'not yours to offer' using errcode = 'KI003';
  end if;
  perform in_turn('mentor offer ' || me());
  update mentor_offers set about = of_me, loves = love, languages = speak, times = can_meet, places = how_many
    where place_id = here() and person_id = me() and ended_at is null returning id into offer;
  if offer is null then
    insert into mentor_offers (place_id, id, person_id, about, loves, languages, times, places)
      values (here(), new_id, me(), of_me, love, speak, can_meet, how_many) returning id into offer;
    if child and not (select m.allowed from mentor_openings m where m.place_id = here() and m.offer_id = offer) then
      perform tell(s.from_id, 'mentoring.child_offers', me(), offer) from tie_states s
        where s.place_id = here() and s.to_id = me() and s.kind = 'parent' and s.state = 'live';
    end if;
  end if;
  perform write_trail('mentoring.offer', me(), offer);
  return offer;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.offer_to_listen(which uuid, so boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if my_offer(which) is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  delete from source_parts where place_id = here() and source_id = which and person_id = me() and part = 'offers';
  if not so then return; end if;
  insert into source_parts (place_id, source_id, person_id, part, given_by, ended_at) values (here(), which, me(), 'offers', me(), now());
  perform write_trail('listening.offer', me(), which);
  perform tell(p.person_id, 'listening.offered', null, which) from source_parts p
    where p.place_id = here() and p.source_id = which and p.part = 'moderator' and p.ended_at is null and p.person_id <> me();
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.offers_of_my_children()
 RETURNS TABLE(offer_id uuid, name text, about text, agreed boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select o.id, called(o.person_id), o.about, o.agreed_at is not null
  from mentor_offers o join ages a on a.place_id = o.place_id and a.person_id = o.person_id
  join tie_yes y on y.kind = 'mentor' and a.age between y.from_age and y.to_age and y.needs in ('parent', 'both')
  where o.place_id = here() and o.ended_at is null and helper() is null and o.person_id in (select c.person_id from my_children() c)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.offers_to_listen(which uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.person_id, called(p.person_id) from source_parts p
  where p.place_id = here() and p.source_id = which and p.part = 'offers' and i_run(which) and called(p.person_id) is not null
    and p.person_id not in (select b.person_id from barred_to_me() b) and not is_child(p.person_id) and not has_left(p.person_id)
  order by 2
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.only_the_count()
 RETURNS void
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  if me() is not null or helper() is not null then raise exception 'for the count only' using errcode = 'KI003'; end if;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.open_account(owner uuid, of_kind text, because uuid, in_unit text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not i_run(because) or owner in (select person_id from barred_to_me())
    or not exists (select from sources s where s.place_id = here() and s.id = because and (s.host_id = owner
      or (of_kind = 'own' and exists (select from people p where p.place_id = here() and p.id = owner)))) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  return account_for(owner, of_kind, case when of_kind = 'purpose' then because end, in_unit);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.open_conversation(new_id uuid, tie uuid, whom uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into things (place_id, id, kind, owner_id) values (here(), new_id, 'conversation', whom);
  insert into grants (place_id, id, thing_id, tie_id, may, given_by) values (here(), gen_random_uuid(), new_id, tie, 'see', me());
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.open_mapping(new_id uuid, over_group uuid, readers uuid[], until_day date, before uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not i_have('run_mentoring', over_group) then
    raise exception 'not yours to open' using errcode = 'KI003';
  end if;
  perform in_turn('mapping ' || over_group);
  if not exists (select from groups g where g.place_id = here() and g.id = over_group and g.closed_at is null
      and g.kind in ('class', 'small_school'))
    or until_day < current_date or until_day > current_date + 200
    or coalesce(cardinality(readers), 0) not between 1 and 6
    or exists (select from unnest(readers) r where r not in (select p.person_id from mapping_readers_possible(over_group) p))
    or (before is not null and not exists (
      select from mappings b where b.place_id = here() and b.id = before and b.group_id = over_group))
    or exists (select from mappings m where m.place_id = here() and m.group_id = over_group and m.closed_at is null
      and m.until_on >= current_date) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  update mappings set closed_at = now() where place_id = here() and group_id = over_group and closed_at is null;
  insert into mappings (place_id, id, group_id, asked_by, until_on, before_id)
  values (here(), new_id, over_group, me(), until_day, before);
  insert into mapping_readers (place_id, mapping_id, person_id) select distinct here(), new_id, r from unnest(readers) r;
  perform write_trail('mapping.open', me(), new_id);
  perform tell(r, 'mapping.read', me(), new_id) from (select distinct unnest(readers)) u (r) where r <> me();
  perform tell(l.person_id, 'mapping.answer', null, new_id) from (select distinct person_id from in_mapping(new_id)) l;
  -- Those who teach there, and not everybody who may see the roll.
  perform tell(s.person_id, 'mapping.mark', null, new_id) from (
    select distinct m.person_id from memberships m join groups g on g.place_id = here() and g.id = m.group_id and g.kind = 'class'
    where m.place_id = here() and m.to_at is null and m.role in ('teacher', 'aide')
      and m.group_id in (select x.group_id from mapping_groups(new_id) x)) s where s.person_id <> me();
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.open_memberships()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  opened int;
begin
  if me() is not null or here() is not null then raise exception 'for the night only' using errcode = 'KI003'; end if;
  delete from memberships m where m.opens_on <= current_date and (
    exists (select from memberships x where x.place_id = m.place_id and x.group_id = m.group_id
      and x.person_id = m.person_id and x.role = m.role and x.to_at is null)
    or exists (select from groups g where g.place_id = m.place_id and g.id = m.group_id and g.closed_at is not null));
  update memberships m set to_at = null, opens_on = null where m.opens_on <= current_date;
  get diagnostics opened = row_count;
  return opened;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.open_mentor_round(new_id uuid, for_group uuid, closes date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_have('run_mentoring', for_group) or not exists (select from groups g where g.place_id = here() and g.id = for_group
      and g.kind in ('partnership', 'school', 'small_school') and g.closed_at is null) then
    raise exception 'not yours to open' using errcode = 'KI003';
  end if;
  perform in_turn('mentor round ' || for_group);
  if exists (select from mentor_rounds r where r.place_id = here() and r.group_id = for_group
      and r.state in ('open', 'running', 'draft')) then
    raise exception 'one at a time' using errcode = 'KI004';
  end if;
  insert into mentor_rounds (place_id, id, group_id, opened_by, closes_on, seed)
    values (here(), new_id, for_group, me(), closes, ('x' || left(md5(new_id::text), 6))::bit(24)::int);
  perform write_trail('mentoring.open_round', me(), new_id);
  perform tell(l.learner_id, 'mentoring.round_opened', null, new_id) from learners_of_round(new_id) l;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.open_override(new_id uuid, child uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or child = me() or not is_child(child) or not i_lead_over(child)
    or is_kin(me(), child) or child in (select person_id from barred_to_me()) then
    raise exception 'not yours to open' using errcode = 'KI003';
  end if;
  if not exists (select from leads_over(child) l where l.person_id <> me() and not is_kin(l.person_id, child)) then
    raise exception 'no second lead' using errcode = 'KI004';
  end if;
  insert into overrides (place_id, id, child_id, lead_id, reason, until_at)
  values (here(), new_id, child, me(), why, now() + interval '24 hours');
  insert into trail (place_id, actor_id, verb, subject_id, thing_id) values (here(), me(), 'override.open', me(), new_id);
  perform tell(l.person_id, 'override.opened', me(), new_id) from leads_over(child) l
  where l.person_id <> me() and not is_kin(l.person_id, child);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.open_since(which uuid[])
 RETURNS TABLE(thing_id uuid, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select o.thing_id, min(case when o.through = 'override' then '-infinity' else g.given_at end)
  from open_to_me() o join things t on t.place_id = here() and t.id = o.thing_id
  left join grants g on g.place_id = t.place_id and o.through_id = coalesce(g.tie_id, g.group_id)
    and (g.thing_id = t.id or (g.thing_id = t.parent_id and t.apart_since is null))
    and g.taken_back_at is null and (g.until_at is null or g.until_at > now())
  where t.id = any (which)
  group by o.thing_id
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.open_to_me()
 RETURNS TABLE(thing_id uuid, owner_id uuid, may text, through text, through_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.open_to_me', true);
      list_1 uuid[]; list_2 uuid[]; list_3 text[]; list_4 text[]; list_5 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from open_to_me_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := split_part(kept, e'\n', 1); list_2 := split_part(kept, e'\n', 2); list_3 := split_part(kept, e'\n', 3); list_4 := split_part(kept, e'\n', 4); list_5 := split_part(kept, e'\n', 5);
      else
        select coalesce(array_agg(a.thing_id), '{}'), coalesce(array_agg(a.owner_id), '{}'), coalesce(array_agg(a.may), '{}'), coalesce(array_agg(a.through), '{}'), coalesce(array_agg(a.through_id), '{}') into list_1, list_2, list_3, list_4, list_5 from open_to_me_anew() a;
        kept := list_1::text || e'\n' || list_2::text || e'\n' || list_3::text || e'\n' || list_4::text || e'\n' || list_5::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.open_to_me', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1, list_2, list_3, list_4, list_5);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.open_to_me_anew()
 RETURNS TABLE(thing_id uuid, owner_id uuid, may text, through text, through_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive doors as (
    select g.thing_id, g.may, 'tie' as through, g.tie_id as through_id
    from grants g join my_live_ties() l on l.tie_id = g.tie_id
    where g.place_id = here() and g.taken_back_at is null and (g.until_at is null or g.until_at > now())
    union all
    select g.thing_id, g.may, 'group', g.group_id
    from grants g join (select distinct group_id from my_groups()) m on m.group_id = g.group_id
    where g.place_id = here() and g.taken_back_at is null and (g.until_at is null or g.until_at > now())
    union all
    select t.id, 'see', 'override', o.override_id
    from my_open_overrides() o join things t on t.place_id = here() and t.owner_id = o.child_id and t.parent_id is null
  ), reach as (
    select t.id, t.owner_id, d.may, d.through, d.through_id
    from doors d join things t on t.place_id = here() and t.id = d.thing_id
    union all
    select t.id, t.owner_id, r.may, r.through, r.through_id
    from reach r join things t on t.place_id = here() and t.parent_id = r.id
    where t.apart_since is null or r.through = 'override'
  )
  select r.id, r.owner_id, r.may, r.through, r.through_id from reach r
  where r.owner_id not in (select my_parties())
    and r.owner_id not in (select barred_to_me())
    and not exists (select from open_blocks b where b.place_id = here()
                    and b.protects_id = me() and b.against_id = r.owner_id)
    -- a group opens a child's things to an adult in it only where both are kin by a live tie or it is their class
    and (r.through <> 'group' or (select group_is_open_between(r.through_id, r.owner_id)))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.open_vote(which uuid, ballot uuid, how_many integer, how_many_points integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  b budgets;
  s sources;
begin
  select * into b from budgets x where x.place_id = here() and x.id = which for update;
  select * into s from sources x where x.place_id = here() and x.id = which;
  if not i_run(which) or not exists (select from ballots v where v.place_id = here() and v.id = ballot and v.about_id = which) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if b.ballot_id = ballot then return; end if;
  if b.stage not in ('ideas', 'projects') then raise exception 'not now' using errcode = 'KI004'; end if;
  update budgets set stage = 'voting', ballot_id = ballot, most = how_many, points = how_many_points where place_id = here() and id = which;
  -- From now on a project goes by its number on the ballot.
  update budget_projects set position = position + 100000, label = 'out ' || position where place_id = here() and budget_id = which;
  update budget_projects p set position = o.position, label = o.position::text from ballot_options o
    where p.place_id = here() and p.budget_id = which and o.place_id = here() and o.ballot_id = ballot and o.id = p.id;
  perform enter(md5(which::text || ' set aside')::uuid, account_for(s.host_id, 'outside', null, b.unit),
    account_for(s.host_id, 'purpose', which, b.unit), b.amount, which, s.title);
  perform tell(r.person_id, 'budget.vote', null, which) from ballot_roll r
    where r.place_id = here() and r.ballot_id = ballot and r.person_id is not null;
  perform write_trail('budget.open_vote', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.opened_to_me()
 RETURNS TABLE(owner_id uuid, kind text, thing_id uuid, may_propose boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select o.owner_id, t.kind, coalesce(t.parent_id, t.id), bool_or(o.may = 'propose' and o.through = 'tie')
  from open_to_me() o join things t on t.place_id = here() and t.id = o.thing_id
  where helper() is null
  group by o.owner_id, t.kind, coalesce(t.parent_id, t.id)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.order_of(which uuid)
 RETURNS TABLE(place integer, title text, minutes integer, guest_id uuid, who text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.position, s.title, s.minutes, case when i_lead(which) then s.guest_id end,
    case when not coalesce(is_child(g.person_id), not g.grown) or i_lead(which) or i_am('here', which)
      then coalesce(g.name, called(g.person_id)) end
  from gathering_steps s left join gathering_guests g on g.place_id = s.place_id and g.id = s.guest_id
  where s.place_id = here() and s.gathering_id = which and sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.other_side(tie uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when t.from_id = me() then t.to_id else t.from_id end from ties t
  where t.place_id = here() and t.id = tie and me() in (t.from_id, t.to_id)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.override_is_held(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(distinct h.lead_id) >= 2 from override_holds h
  where h.place_id = here() and h.override_id = which and h.until_at > now()
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.overrides_over_me()
 RETURNS TABLE(override_id uuid, lead_name text, reason text, opened_at timestamp with time zone, until_at timestamp with time zone, closed_at timestamp with time zone, told_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select o.id, called(o.lead_id), o.reason, o.opened_at, o.until_at, o.closed_at,
    greatest(o.opened_at, (
      select h.last from (
        select max(h.until_at) as last from override_holds h where h.place_id = here() and h.override_id = o.id
        group by h.lead_id) h
      order by h.last desc offset 1 limit 1))
  from overrides o
  where o.place_id = here() and o.child_id = me() and helper() is null and not override_is_held(o.id)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.owner_of_thing(which uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select owner_id from things where place_id = here() and id = which $function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.pair_by_hand(which uuid, whom uuid, with_mentor uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not runs_round(which, 'draft') or not exists (
      select from mentor_pairs p where p.place_id = here() and p.round_id = which and p.learner_id = whom
        and whom not in (select b.person_id from barred_to_me() b)) then
    raise exception 'not yours to change' using errcode = 'KI003';
  end if;
  if with_mentor is not null and (with_mentor not in (select m.person_id from mentors_in_my_care() m)
      or not exists (select from can_mentor(array[whom], array[with_mentor]))
      or exists (select from mentor_refusals f where f.place_id = here() and f.mentor_id = with_mentor and f.learner_id = whom)
      or exists (select from mentor_wishes w join mentor_openings o on o.place_id = w.place_id and o.person_id = with_mentor
        where w.place_id = here() and w.learner_id = whom and ((w.languages <> '{}' and not w.languages && o.languages)
          or (w.times <> '{}' and not w.times && o.times)))
      or (select o.places from mentor_openings o where o.place_id = here() and o.person_id = with_mentor) <= places_taken(with_mentor) + (
        select count(*) from mentor_pairs p where p.place_id = here() and p.round_id = which and p.mentor_id = with_mentor
          and p.learner_id <> whom)) then
    raise exception 'cannot be' using errcode = 'KI004';
  end if;
  update mentor_pairs p set mentor_id = with_mentor, came = 'by_hand', companion_id = null
    where p.place_id = here() and p.round_id = which and p.learner_id = whom;
  perform write_trail('mentoring.change_round', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.pairs_alike()
 RETURNS TABLE(one_id uuid, other_id uuid, same_birth boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with care as materialized (select u.person_id from people_under('run_imports') u),
  mine as materialized (
    select c.person_id from care c
    union
    select t.from_id from ties t join tie_kinds k on k.kind = t.kind and k.kin
    where t.place_id = here() and t.to_id in (select c.person_id from care c)),
  named as materialized (
    select p.id, lower(trim(coalesce(p.preferred_name, p.given_name))) as given, lower(trim(p.family_name)) as family,
      v.birth_date as born
    from mine m join people p on p.place_id = here() and p.id = m.person_id
    left join people_private v on v.place_id = here() and v.person_id = p.id
    where p.id <> me() and p.id not in (select b.person_id from barred_to_me() b)),
  pairs as (
    select a.id as one_id, b.id as other_id, a.born = b.born as same_birth, true as same_name
    from named a join named b on b.given = a.given and b.family = a.family and a.id < b.id
    where a.born is null or b.born is null or a.born = b.born
    union
    select a.id, b.id, true, false from named a join named b on b.born = a.born and a.id < b.id
    where (a.given = b.given and a.given <> '') <> (a.family = b.family and a.family <> ''))
  select x.one_id, x.other_id, coalesce(x.same_birth, false) from pairs x
  where helper() is null
    and ((x.same_name and x.same_birth) is true or not exists (
      select from roll_ids a join roll_ids b on b.place_id = a.place_id and b.kind = a.kind and b.source = a.source
      where a.place_id = here() and a.kind = 'person' and a.id = x.one_id and b.id = x.other_id))
    and not exists (select from ties t where t.place_id = here() and t.from_id in (x.one_id, x.other_id)
      and t.to_id in (x.one_id, x.other_id))
  order by coalesce(x.same_birth, false) desc, x.same_name desc, x.one_id, x.other_id limit 60
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.pairs_in_my_care()
 RETURNS TABLE(tie_id uuid, kind text, from_id uuid, from_name text, to_id uuid, to_name text, companion_id uuid, companion_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with care as (select person_id from people_under('name_companions')),
  named as (
    select p.id, spoken_name(p.given_name, p.preferred_name, p.family_name) as name
    from people p where p.place_id = here())
  select s.tie_id, s.kind, s.from_id, f.name, s.to_id, t.name, m.person_id, w.name
  from tie_kinds k join tie_states s on s.kind = k.kind
  join tie_facts x on x.place_id = s.place_id and x.tie_id = s.tie_id
  join named f on f.id = s.from_id join named t on t.id = s.to_id
  left join companions m on m.place_id = s.place_id and m.tie_id = s.tie_id and m.ended_at is null
  left join named w on w.id = m.person_id and w.id not in (select person_id from barred_to_me())
  where k.needs_companion and s.place_id = here() and helper() is null and me() not in (s.from_id, s.to_id)
    and ((s.from_child and s.from_id in (select person_id from care)) or (s.to_child and s.to_id in (select person_id from care)))
    and s.from_id not in (select person_id from barred_to_me()) and s.to_id not in (select person_id from barred_to_me())
    and (s.state = 'live' or (s.state = 'resting' and not (s.blocked or x.concern or x.departed)
      and 'no' not in (coalesce(s.from_says, ''), coalesce(s.to_says, ''), coalesce(s.from_parent_says, ''),
        coalesce(s.to_parent_says, ''))))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.panel_of(which uuid)
 RETURNS TABLE(draw_id uuid, draw_n integer, pseudonym text, traits jsonb, joined_at timestamp with time zone, stepped_in boolean, stands_by integer, left_at timestamp with time zone, left_when text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with draws as materialized (
    select d.id, d.n, (select jsonb_object_agg(p.value ->> 'pseudonym', p.value -> 'traits')
      from jsonb_array_elements(d.document -> 'people') p) as traits
    from assembly_draws d where d.place_id = here() and d.assembly_id = which and d.drawn_at is not null
  )
  select m.draw_id, d.n, m.pseudonym, d.traits -> m.pseudonym, m.joined_at, m.change_id is not null, m.stands_by, m.left_at, m.left_when
  from assembly_members m join draws d on d.id = m.draw_id
  where m.place_id = here() and m.assembly_id = which and sees_source(which)
  order by d.n, length(m.pseudonym), m.pseudonym
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.paper_answers(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(jsonb_agg(d.answer order by md5(d.serial || which::text)), '[]') from sheets_read(which) d
  where me() is null and d.fault is null and d.state in ('agreed', 'settled')
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.paper_figures(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.paper_state(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select paper_figures(which) where is_clerk(which) or i_may_tick(which) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.parts_in_listening(which uuid)
 RETURNS TABLE(person_id uuid, name text, part text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.person_id, called(p.person_id), p.part from source_parts p
  where p.place_id = here() and p.source_id = which and p.ended_at is null and i_moderate(which) and called(p.person_id) is not null
  order by 3, 2
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.pay_member(new_id uuid, which uuid, draw uuid, who text, amount bigint, in_unit text, says text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.payments_of(which uuid)
 RETURNS TABLE(id uuid, pseudonym text, amount bigint, unit text, words text, made_at timestamp with time zone, mine boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id, p.pseudonym, e.amount, c.unit, e.words, e.made_at, coalesce(a.person_id = me(), false)
  from assembly_payments p join entries e on e.place_id = p.place_id and e.id = p.id
  join accounts c on c.place_id = e.place_id and c.id = e.from_id
  left join assembly_members m on m.place_id = p.place_id and m.draw_id = p.draw_id and m.pseudonym = p.pseudonym
  left join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
  where p.place_id = here() and p.assembly_id = which and helper() is null
    and (i_run(which) or is_clerk_of(which) or a.person_id = me())
  order by e.made_at, p.id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_by_role()
 RETURNS TABLE(person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.people_by_role', true);
      list_1 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from people_by_role_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := kept;
      else
        select coalesce(array_agg(a.person_id), '{}') into list_1 from people_by_role_anew() a;
        kept := list_1::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.people_by_role', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_by_role_anew()
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.person_id from (
    select m.person_id from memberships m where m.place_id = here() and m.to_at is null
      -- Whoever hosts gatherings in the name of a group learns nobody's name by it.
      and m.group_id in (select w.group_id from my_powers() w where w.power <> 'host')
    union select side.id from ties t cross join lateral (values (t.from_id), (t.to_id)) side (id)
      where t.place_id = here() and t.id in (select ties_to_confirm())
  ) p
  where p.person_id not in (select barred_to_me())
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.people_for(for_group uuid, age_from integer)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 2000
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive below as (
    select for_group as id where for_group is not null
    union select g.id from below b join groups g on g.place_id = here() and g.parent_id = b.id
  )
  select p.id from people p join ages a on a.place_id = p.place_id and a.person_id = p.id
  where p.place_id = here() and not has_left(p.id)
    and not exists (select from merges m where m.place_id = here() and m.from_id = p.id)
    and not exists (select from erasures e where e.place_id = here() and e.person_id = p.id)
    and (age_from is null or a.age >= age_from or not a.child)
    and (for_group is null or exists (select from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
      where m.place_id = here() and m.person_id = p.id and m.to_at is null and g.closed_at is null and m.group_id in (select id from below)))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.people_i_invited()
 RETURNS TABLE(person_id uuid, address text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id, b.email from trail l
  join ties t on t.place_id = l.place_id and t.id = l.thing_id
  join people p on p.place_id = l.place_id and p.id in (t.from_id, t.to_id) and p.id <> me()
  left join people_private b on b.place_id = p.place_id and b.person_id = p.id
  where l.place_id = here() and l.actor_id = me() and l.verb = 'person.invite' and helper() is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_i_may_ask()
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.person_id from (
    select f.person_id from fellows() f
    union select c.person_id from code_uses u join shared_codes c on c.place_id = u.place_id and c.code = u.code
      where u.place_id = here() and u.used_by = me() and c.ended_at is null and c.until_at > now()
    union select m.person_id from my_powers() w join my_groups() g on g.group_id = w.group_id and w.power = 'see_roll'
      join memberships m on m.place_id = here() and m.group_id = w.group_id and m.to_at is null
  ) p
  where p.person_id <> me() and p.person_id not in (select barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_i_may_ask_in()
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select l.other_id from my_live_ties() l
  union select c.person_id from code_uses u join shared_codes c on c.place_id = u.place_id and c.code = u.code
    where u.place_id = here() and u.used_by = me() and c.ended_at is null and c.until_at > now()
      and c.person_id not in (select b.person_id from barred_to_me() b)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_i_see()
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$ select person_id from people_near_me() union select person_id from people_by_role() $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_near_me()
 RETURNS TABLE(person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 30
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.people_near_me', true);
      list_1 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from people_near_me_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := kept;
      else
        select coalesce(array_agg(a.person_id), '{}') into list_1 from people_near_me_anew() a;
        kept := list_1::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.people_near_me', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_near_me_anew()
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select p.person_id from (
    select me() as person_id
    union select o.person_id from people_of_my_ties() o
    union select f.person_id from fellows() f
    union select o.child_id from my_open_overrides() o
    union select c.helper_id from helper_consents c where c.place_id = here() and c.person_id = me()
    union select c.person_id from helper_consents c where c.place_id = here() and c.helper_id = me()
      and helper() is null and cardinality(verbs_i_may_do_for(c.person_id)) > 0
    union select b.against_id from open_blocks b where b.place_id = here() and b.protects_id = me() and helper() is null
    union select c.person_id from code_uses u join shared_codes c on c.place_id = u.place_id and c.code = u.code
      where u.place_id = here() and u.used_by = me() and c.ended_at is null and c.until_at > now()
    union select r.reader_id from reads r where r.place_id = here() and r.owner_id in (select my_parties()) and helper() is null
      and not (r.through = 'override' and override_is_held(r.through_id))
    union select t.actor_id from trail t where t.place_id = here() and t.subject_id = me() and helper() is null
    -- Of `ties_to_confirm` those about me, without a look at all the others.
    union select m.person_id from ties t join companions m on m.place_id = here() and m.tie_id = t.id and m.ended_at is null
      where t.place_id = here() and t.to_id = me() and t.from_id <> me() and helper() is null
        and (t.source = 'roll' or t.kind in (select k.kind from tie_kinds k where k.needs_confirmation))
        and t.from_id not in (select barred_to_me()) and me() in (select people_under('confirm_links'))
  ) p
  where p.person_id not in (select barred_to_me())
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.people_of_address(place uuid, address text)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with matches as (
    select b.person_id from people_private b
    left join corrections c on c.place_id = b.place_id and c.person_id = b.person_id and c.field = 'email'
    -- What somebody wrote over the roll's address is where to write to them, and no way in: nobody has proved it.
    where b.place_id = place and lower(case when c.person_id is null then b.email else c.roll_says end) = lower(address)
      and not exists (select from departures d where d.place_id = place and d.person_id = b.person_id and d.returned_at is null)
  )
  select m.person_id from matches m
  where (select count(*) from matches) = 1 and (
    exists (select from memberships x where x.place_id = place and x.person_id = m.person_id and x.to_at is null
            and x.role in ('teacher', 'aide', 'administrator', 'staff', 'head', 'coordinator', 'safeguarding_lead'))
    or exists (select from tie_states t join tie_kinds k on k.kind = t.kind
               where t.place_id = place and t.from_id = m.person_id and (k.needs_confirmation or t.source = 'roll')
                 and t.confirmation = 'confirmed'))
$function$
-- owner kith_definer, executed by kith_auth, kith_definer

CREATE OR REPLACE FUNCTION public.people_of_my_ties()
 RETURNS TABLE(person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.people_of_my_ties', true);
      list_1 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from people_of_my_ties_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := kept;
      else
        select coalesce(array_agg(a.person_id), '{}') into list_1 from people_of_my_ties_anew() a;
        kept := list_1::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.people_of_my_ties', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_of_my_ties_anew()
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  with near as materialized (select * from ties_near_me())
  select p.person_id from (
    select side.id as person_id from near n cross join lateral (values (n.from_id), (n.to_id)) side (id)
    union select m.person_id from near n join companions m on m.place_id = here() and m.tie_id = n.tie_id and m.ended_at is null
      where me() in (n.from_id, n.to_id)
  ) p
  where p.person_id not in (select barred_to_me())
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.people_of_school_address(place uuid, address text)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with matches as (
    select b.person_id from people_private b
    left join corrections c on c.place_id = b.place_id and c.person_id = b.person_id and c.field = 'email'
    where b.place_id = place and lower(case when c.person_id is null then b.email else c.roll_says end) = lower(address)
      and exists (select from roll_ids r where r.place_id = place and r.id = b.person_id and r.kind = 'person')
      and not exists (select from departures d where d.place_id = place and d.person_id = b.person_id and d.returned_at is null)
  )
  select m.person_id from matches m where (select count(*) from matches) = 1
$function$
-- owner kith_definer, executed by kith_auth, kith_definer

CREATE OR REPLACE FUNCTION public.people_under(wanted text)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 2000
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct m.person_id from memberships m
  where m.place_id = here() and m.to_at is null
    and m.group_id in (select p.group_id from my_powers() p where p.power = wanted)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.people_with_wide_roles()
 RETURNS TABLE(person_id uuid, name text, role text, group_name text, may_let_in boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select w.person_id, called(w.person_id), w.role, w.group_name, may_let_in(w.person_id)
  from wide_roles() w
  where w.group_id in (select p.group_id from my_powers() p where p.power = 'run_imports')
    and w.person_id not in (select barred_to_me())
  order by 2, 4, 3
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.place_of_code(hash text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select c.place_id from assembly_codes c where c.code_hash = hash $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.place_of_public(which uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select place_id from sources where id = which and shown_to = 'public' limit 1
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.place_of_slip(code bytea)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select place_id from voices where slip_hash = code $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.places_taken(mentor uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select count(*)::int from mentor_pairings p where p.place_id = here() and p.mentor_id = mentor
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.places_with_gatherings(around timestamp with time zone)
 RETURNS TABLE(place_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is not null or here() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  return query select distinct g.place_id from gatherings g where g.starts_at between around - interval '4 days' and around + interval '3 days';
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.plan_conversation(new_id uuid, tie uuid, at timestamp with time zone, in_place text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  whom uuid := conversation_is_for(tie);
begin
  if whom is null then raise exception 'no live tie' using errcode = 'KI003'; end if;
  if at <= now() then raise exception 'has passed' using errcode = 'KI004'; end if;
  perform open_conversation(new_id, tie, whom);
  insert into meetings (place_id, id, shape, tie_id, starts_at, at_place, made_by)
  values (here(), new_id, 'conversation', tie, at, nullif(trim(in_place), ''), me());
  perform write_trail('conversation.plan', whom, new_id);
  perform tell(other_side(tie), 'conversation.planned', me(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.plans_open_to_me()
 RETURNS TABLE(plan_id uuid, may text, through text, through_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select o.thing_id, o.may, o.through, o.through_id
  from open_to_me() o join plans p on p.place_id = here() and p.id = o.thing_id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.pool_by_trait(which uuid)
 RETURNS TABLE(category text, value text, n integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t.key, t.value, count(*)::int from assembly_answers a, jsonb_each_text(a.traits) t
  where a.place_id = here() and a.assembly_id = which and a.said = 'yes' and a.gone_at is null and i_run(which)
  group by 1, 2
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.pool_kept_until(a assemblies)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.keep_days + coalesce(a.done_on, greatest(a.answers_until,
    (select max(d.chance_on) from assembly_draws d where d.place_id = a.place_id and d.assembly_id = a.id),
    (select max(m.joined_at)::date from assembly_members m where m.place_id = a.place_id and m.assembly_id = a.id),
    (select coalesce((max(g.starts_at) + make_interval(months => coalesce(a.term_months, 0)))::date, a.answers_until + 365)
      from source_links l join gatherings g on g.place_id = l.place_id and g.id = l.to_id and g.called_off_at is null
      where l.place_id = a.place_id and l.from_id = a.id)))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.post_entry(new_id uuid, from_account uuid, to_account uuid, how_much bigint, because uuid, says text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  payee uuid;
begin
  if helper() is not null or not i_run(because) or not exists (
    select from accounts a join sources s on s.place_id = a.place_id and s.id = because and s.host_id = a.owner_id
    where a.place_id = here() and a.id = from_account) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform enter(new_id, from_account, to_account, how_much, because, says);
  select p.id into payee from accounts a join people p on p.place_id = a.place_id and p.id = a.owner_id
    where a.place_id = here() and a.id = to_account;
  perform write_trail('ledger.post', coalesce(payee, me()), because);
  if payee is distinct from me() and payee is not null then perform tell(payee, 'ledger.paid', me(), because); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.powers_of_my_roles()
 RETURNS TABLE(group_id uuid, power text, reaches_below boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.powers_of_my_roles', true);
      list_1 uuid[]; list_2 text[]; list_3 boolean[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from powers_of_my_roles_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := split_part(kept, e'\n', 1); list_2 := split_part(kept, e'\n', 2); list_3 := split_part(kept, e'\n', 3);
      else
        select coalesce(array_agg(a.group_id), '{}'), coalesce(array_agg(a.power), '{}'), coalesce(array_agg(a.reaches_below), '{}') into list_1, list_2, list_3 from powers_of_my_roles_anew() a;
        kept := list_1::text || e'\n' || list_2::text || e'\n' || list_3::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.powers_of_my_roles', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1, list_2, list_3);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.powers_of_my_roles_anew()
 RETURNS TABLE(group_id uuid, power text, reaches_below boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select m.group_id, p.power, p.reaches_below
  from my_groups() m join role_powers p on p.group_kind = m.kind and p.role = m.role
  where helper() is null and (not p.reaches_below or (select wide_powers_open()))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.print_sheets(which uuid, how_many integer)
 RETURNS TABLE(from_serial integer, to_serial integer)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.print_sheets(which uuid, how_many integer, on_it uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  first int;
begin
  if not i_clerk(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if how_many not between 1 and 200 or exists (select from unnest(on_it) x where x not in (
      select s.id from statements s where s.place_id = here() and s.listening_id = which and s.standing in ('in', 'meta'))) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  perform in_turn('sheets ' || which);
  select coalesce(max(number), 0) + 1 into first from listening_sheets where place_id = here() and listening_id = which;
  insert into listening_sheets (place_id, listening_id, number, printed_by)
    select here(), which, x, me() from generate_series(first, first + how_many - 1) x;
  insert into sheet_statements (place_id, listening_id, number, n, statement_id)
    select here(), which, x, o.n, o.id from generate_series(first, first + how_many - 1) x, unnest(on_it) with ordinality o (id, n);
  perform write_trail('listening.print', me(), which);
  return first;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.promise(new_id uuid, because uuid, who uuid, does text, by_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not (i_run(because) or because in (select source_id from my_parts())
      or exists (select from source_answers a where a.place_id = here() and a.source_id = because and a.who_id = me()))
    or (who <> me() and not (i_run(because) and not is_child(who)) and not exists (
      select from source_parts p where p.place_id = here() and p.source_id = because and p.person_id = who and p.ended_at is null))
    or who in (select person_id from barred_to_me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  insert into commitments (place_id, id, source_id, who_id, what, by_on, made_by, taken_on_at)
  values (here(), new_id, because, who, does, by_day, me(), case when who = me() then now() end)
  on conflict do nothing;
  if not found then return; end if;
  perform write_trail('commitment.make', who, because);
  if who = me() then perform tell_thread(because, 'thread.promised');
  else perform tell(who, 'thread.promise_proposed', me(), because); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.promises_of(of uuid[])
 RETURNS TABLE(id uuid, source_id uuid, who text, mine boolean, what text, by_on date, made_at timestamp with time zone, came text, came_words text, ended_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.id, c.source_id, case when not is_child(c.who_id) then called(c.who_id) end, c.who_id is not distinct from me(), c.what,
    c.by_on, c.made_at, e.came, e.words, e.said_at
  from commitments c left join commitment_ends e on e.place_id = c.place_id and e.commitment_id = c.id
  where c.place_id = here() and c.source_id = any (of) and c.taken_on_at is not null and sees_source(c.source_id)
    and c.who_id not in (select person_id from barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.proof()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.proof', true), '') $function$
-- owner the owner, executed by public

CREATE OR REPLACE PROCEDURE public.protect(IN target regclass, IN rights text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy definer on %s to kith_definer using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to kith_definer', target);
  if rights <> '' then execute format('grant %s on %s to kith_app', rights, target); end if;
end
$procedure$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.publish_draw(which uuid, how text, says text, on_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  about uuid;
begin
  update assembly_draws set chance = how, chance_says = trim(says), chance_on = on_day, committed_at = now()
    where place_id = here() and id = which and found_at is not null and committed_at is null and void_at is null
      and assembly_id in (select source_id from sources_i_run()) and on_day >= current_date
    returning assembly_id into about;
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('assembly.publish_draw', me(), about);
  perform tell_thread(about, 'assembly.committed');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.publish_mentor_round(which uuid)
 RETURNS TABLE(asked integer, left_out integer)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  p record;
  tie uuid;
  done int := 0;
  passed int := 0;
  able uuid[];
begin
  if not runs_round(which, 'draft') then raise exception 'not yours to publish' using errcode = 'KI003'; end if;
  -- Two rounds may have the same two in them, and the same mentor's last place.
  perform in_turn('mentor rounds');
  able := array(select l.learner_id from learners_of_round(which) l);
  for p in
    with x as materialized (
      select y.* from mentor_pairs y where y.place_id = here() and y.round_id = which and y.mentor_id is not null)
    select x.*, f.mentor_id is not null as possible
    from x left join can_mentor((select array_agg(x.learner_id) from x), (select array_agg(x.mentor_id) from x)) f
      on f.learner_id = x.learner_id and f.mentor_id = x.mentor_id
    order by x.learner_id
  loop
    if not p.possible or p.learner_id <> all (able)
      or places_taken(p.mentor_id) >= (select o.places from mentor_openings o
        where o.place_id = here() and o.person_id = p.mentor_id) then
      passed := passed + 1;
      continue;
    end if;
    select t.id into tie from ties t
      where t.place_id = here() and t.kind = 'mentor' and t.from_id = p.mentor_id and t.to_id = p.learner_id;
    if tie is null then
      insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
        values (here(), gen_random_uuid(), 'mentor', p.mentor_id, p.learner_id, me(), 'person') returning id into tie;
    else
      -- They were together, or nearly, before: both say yes anew, and a no of then is no longer in the way.
      update ties t set anew_at = clock_timestamp() where t.place_id = here() and t.id = tie;
    end if;
    update mentor_pairs x set tie_id = tie where x.place_id = here() and x.round_id = which and x.learner_id = p.learner_id;
    -- Nobody names the second adult of a pair of their own.
    if p.companion_id is not null and me() not in (p.mentor_id, p.learner_id) then
      update companions c set ended_at = now() where c.place_id = here() and c.tie_id = tie and c.ended_at is null;
      insert into companions (place_id, id, tie_id, person_id, named_by)
        values (here(), gen_random_uuid(), tie, p.companion_id, me());
      perform tell(p.companion_id, 'companion.named', p.companion_id, tie);
    end if;
    perform tell(p.learner_id, 'mentoring.matched', p.mentor_id, tie);
    perform tell(p.mentor_id, 'mentoring.matched_learner', p.learner_id, tie);
    perform tell(s.from_id, 'mentoring.child_matched', p.learner_id, tie)
      from tie_states s join tie_states own on own.place_id = here() and own.tie_id = tie and own.to_needs in ('parent', 'both')
      where s.place_id = here() and s.to_id = p.learner_id and s.kind = 'parent' and s.state = 'live';
    perform write_trail('mentoring.match', p.learner_id, tie);
    done := done + 1;
  end loop;
  -- Whoever chose and is asked with nobody does not go on waiting for it.
  perform tell(y.learner_id, 'mentoring.none_yet') from mentor_pairs y
    where y.place_id = here() and y.round_id = which and y.tie_id is null and y.came <> 'no_choices' and y.learner_id = any (able);
  update mentor_rounds set state = 'published', ended_at = now() where place_id = here() and id = which;
  perform write_trail('mentoring.publish', me(), which);
  return query select done, passed;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.publish_statement(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  st statements;
  l sources;
  teller uuid;
begin
  select * into st from statements where place_id = here() and id = which;
  select * into l from sources where place_id = here() and id = st.listening_id;
  select v.teller_id into teller from voices v where v.place_id = here() and v.id = st.voice_id;
  perform make_source(which, 'statement', coalesce(teller, st.added_by, l.host_id), l.host_id, left(st.words, 300), l.shown_to, l.for_group_id, l.from_age);
  update sources set made_by = host_id where place_id = here() and id = which;
  if st.voice_id is not null then
    insert into source_links (place_id, from_id, to_id, made_by) values (here(), st.voice_id, which, l.host_id) on conflict do nothing;
  end if;
  perform count_listening(st.listening_id, false);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.publish_theme(new_id uuid, which uuid, called_it text, what text, out_of uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  l sources;
begin
  select s.* into l from sources s where s.place_id = here() and s.id = listening_of_sense(which);
  if l.id is null or not i_moderate(l.id) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if coalesce(cardinality(out_of), 0) = 0 or exists (select from sense_makings m where m.place_id = here() and m.id = which and m.opened_at is null)
    or exists (select from unnest(out_of) r where r not in (select x.id from readings x where x.place_id = here() and x.sense_id = which)) then
    raise exception 'not as things stand' using errcode = 'KI004';
  end if;
  perform make_source(new_id, 'theme', l.host_id, l.host_id, called_it, l.shown_to, l.for_group_id, l.from_age);
  insert into themes (place_id, id, sense_id, says) values (here(), new_id, which, what);
  insert into theme_readings (place_id, theme_id, reading_id) select distinct here(), new_id, r from unnest(out_of) r;
  insert into source_links (place_id, from_id, to_id, made_by)
    select distinct here(), x.voice_id, new_id, me() from readings x join sources s on s.place_id = here() and s.id = x.voice_id
    where x.place_id = here() and x.id = any (out_of)
    union select here(), l.id, new_id, me();
  -- So that whoever begins at the listening reads these first words, and not all there are.
  insert into source_links (place_id, from_id, to_id, made_by)
    select distinct here(), l.id, x.voice_id, me() from readings x join sources s on s.place_id = here() and s.id = x.voice_id
    where x.place_id = here() and x.id = any (out_of) on conflict do nothing;
  perform write_trail('listening.theme', me(), new_id);
  perform tell_thread(new_id, 'listening.theme');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.publish_voice(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v voices;
  l sources;
  shown_as text;
begin
  select * into v from voices where place_id = here() and id = which;
  select * into l from sources where place_id = here() and id = v.listening_id;
  shown_as := case when v.shown = 'moderators' then 'named' when v.shown = 'public' then l.shown_to else least(l.shown_to, 'asked') end;
  if l.shown_to = 'named' then shown_as := 'named'; end if;
  if not exists (select from sources where place_id = here() and id = which) then
    perform make_source(which, 'voice', coalesce(v.teller_id, l.host_id), l.host_id, '…', shown_as, l.for_group_id, l.from_age);
  end if;
  update sources set made_by = host_id, shown_to = shown_as,
    title = case when v.shown = 'moderators' then '“…”' when length(v.words) > 100
      then '“' || regexp_replace(left(v.words, 100), '\s+\S*$', '') || '…”' else '“' || v.words || '”' end
    where place_id = here() and id = which;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.published_votes(which uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select r.pabulib from budget_results r where me() is null and r.place_id = here() and r.budget_id = which $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.quotas_of(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('category', t.category, 'value', t.value, 'min', t.least,
    'max', t.most, 'minFlex', t.least_flex, 'maxFlex', t.most_flex)) order by t.category_position, t.position), '[]')
  from assembly_traits t where t.place_id = here() and t.assembly_id = which
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.raise_concern(new_id uuid, about uuid, worry text, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or about not in (select person_id from people_i_see()) then
    raise exception 'nobody you see' using errcode = 'KI003';
  end if;
  insert into concerns (place_id, id, about_id, raised_by, worry, words) values (here(), new_id, about, me(), worry, said);
  -- The trail's line belongs to whoever raised it: the other is not told.
  perform write_trail('concern.raise', me(), new_id);
  perform tell(l.person_id, 'concern.raised', null, new_id) from leads_over(about) l
  where l.person_id <> about and not is_kin(l.person_id, about);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_answers(which uuid)
 RETURNS TABLE(id uuid, said text, name text, reach text, traits jsonb, way text, wave integer, said_at timestamp with time zone, gone boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform look_at(which, 'answers');
  return query select a.id, a.said, a.name, a.reach, a.traits, a.way, a.wave, a.said_at, a.gone_at is not null
    from assembly_answers a where a.place_id = here() and a.assembly_id = which order by a.said_at, a.id;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_answers_of(child uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  one record;
  told jsonb := '[]';
begin
  if child not in (select child_id from my_open_overrides()) then raise exception 'no door' using errcode = 'KI002'; end if;
  for one in
    select o.thing_id, o.through_id, g.name, m.opened_at from turn_to_open_to_me() o
    join mappings m on m.place_id = here() and m.id = o.mapping_id
    join groups g on g.place_id = here() and g.id = m.group_id
    where o.owner_id = child and o.through = 'override' order by m.opened_at desc
  loop
    insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
    values (here(), me(), child, one.thing_id, 'override', one.through_id);
    told := told || jsonb_build_array(words_of_answer(one.thing_id) || jsonb_build_object('group', one.name, 'openedAt', one.opened_at));
  end loop;
  return told;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_concerns()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  found jsonb;
begin
  if helper() is not null then raise exception 'no door' using errcode = 'KI002'; end if;
  with mine as (
    select c.* from concerns c where c.place_id = here() and c.about_id <> me()
      and i_lead_over(c.about_id) and not is_kin(me(), c.about_id)
      and c.about_id not in (select barred_to_me())
  ), looked as (
    insert into trail (place_id, actor_id, verb, subject_id, thing_id)
    select here(), me(), 'concern.read', me(), m.id from mine m
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'aboutId', m.about_id, 'about', called(m.about_id), 'raisedBy', m.raised_by,
    'raisedByName', called(m.raised_by), 'raisedAt', m.raised_at, 'worry', m.worry, 'words', m.words, 'closedAt', m.closed_at,
    'closedByName', called(m.closed_by)) order by m.raised_at desc), '[]') into found from mine m;
  return found;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_conversation(which uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  door text;
begin
  if helper() is not null or not exists (select from meetings m where m.place_id = here() and m.id = which) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  door := note_read(which);
  return (
    select jsonb_build_object('door', door, 'words', w.text, 'byId', w.by_id, 'saidAt', w.said_at, 'readBack', w.read_back,
      'confirmedAt', w.confirmed_at,
      'firstWords', (select f.text from meeting_words f where f.place_id = here() and f.meeting_id = which
                     order by f.said_order limit 1))
    from meeting_words w where w.place_id = here() and w.meeting_id = which order by w.said_order desc limit 1);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_conversations_as_companion(tie uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not exists (
    select from companions_who_count c where c.place_id = here() and c.tie_id = tie and c.person_id = me()
  ) or exists (select from ties t where t.place_id = here() and t.id = tie
    and (t.from_id in (select barred_to_me()) or t.to_id in (select barred_to_me()))) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
  select here(), me(), h.owner_id, m.id, 'companion', tie
  from meetings m join things h on h.place_id = m.place_id and h.id = m.id
  where m.place_id = here() and m.tie_id = tie and m.held_on is not null;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', m.id, 'heldOn', m.held_on, 'minutes', m.minutes, 'words', w.text, 'byId', w.by_id,
      'promises', (select coalesce(jsonb_agg(c.what order by c.made_at, c.id), '[]') from commitments c
        where c.place_id = here() and c.source_id = m.id and c.made_by = w.by_id)) order by m.held_on desc, m.id), '[]')
    from meetings m join ties t on t.place_id = m.place_id and t.id = m.tie_id
    join lateral (select * from meeting_words w where w.place_id = here() and w.meeting_id = m.id and w.by_id = t.from_id
      order by w.said_order desc limit 1) w on true
    where m.place_id = here() and m.tie_id = tie);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_idea(which uuid, said text, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  i budget_ideas;
  teller uuid;
begin
  select * into i from budget_ideas x where x.place_id = here() and x.id = which for update;
  select t.owner_id into teller from things t where t.place_id = here() and t.id = which;
  if i.id is null or not i_run(i.budget_id) or teller in (select person_id from barred_to_me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  if i.says is not null or teller = me() then raise exception 'not now' using errcode = 'KI004'; end if;
  update budget_ideas set says = said, why = nullif(trim(reason), ''), read_by = me(), read_at = now()
    where place_id = here() and id = which;
  if said = 'yes' then
    update sources s set shown_to = b.shown_to from sources b where s.place_id = here() and s.id = which and b.place_id = here()
      and b.id = i.budget_id;
  end if;
  perform write_trail('budget.read_idea', coalesce((select p.id from people p where p.place_id = here() and p.id = teller), me()), which);
  perform tell(p.id, 'budget.idea_read', me(), which) from people p where p.place_id = here() and p.id = teller;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_mapping(which uuid, in_class uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_read_mapping(which) or not i_have('see_roll', in_class) or in_class not in (select group_id from mapping_groups(which)) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
  select here(), me(), o.owner_id, o.thing_id, o.through, o.through_id from turn_to_open_to_me() o
  where o.mapping_id = which and o.through = 'named'
    and o.owner_id in (select l.person_id from in_mapping(which) l where l.group_id = in_class);
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', p.id, 'name', called(p.id),
      'marks', coalesce((select jsonb_agg(jsonb_build_object('staffId', k.staff_id, 'name', called(k.staff_id), 'mark', k.mark)
          order by called(k.staff_id))
        from mapping_marks k where k.place_id = here() and k.mapping_id = which and k.learner_id = p.id
          and called(k.staff_id) is not null), '[]'),
      'answer', (select words_of_answer(o.thing_id) || jsonb_build_object('markers', coalesce((
            select jsonb_agg(n.person_id) from turn_to_names n
            where n.place_id = here() and n.answer_id = o.thing_id and sees_roll(n.person_id, in_class)), '[]'))
        from turn_to_open_to_me() o where o.mapping_id = which and o.owner_id = p.id and o.through = 'named'),
      'offers', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'by', called(f.by_id), 'madeAt', f.made_at,
          'state', case when f.became is not null then f.became when f.answer = 'no' then 'not' else 'waiting' end) order by f.made_at)
        from mapping_offers f where f.place_id = here() and f.mapping_id = which and f.learner_id = p.id), '[]'))
      order by p.family_name, p.given_name, p.id), '[]')
    from in_mapping(which) l join people p on p.place_id = here() and p.id = l.person_id
    where l.group_id = in_class and p.id <> me() and p.id not in (select person_id from barred_to_me()));
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_mentor_asks()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  found jsonb;
begin
  if helper() is not null then raise exception 'no door' using errcode = 'KI002'; end if;
  with mine as (
    select a.*, r.group_id from mentor_asks a cross join lateral runners_for(a.learner_id) r
    where a.place_id = here() and r.person_id = me() and wide_powers_open() and a.taken_back_at is null
      and (a.answered_at is null or a.answered_at > now() - interval '60 days')
  ), looked as (
    insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
    select here(), me(), m.learner_id, m.id, 'group', m.group_id from mine m
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'learner', called(m.learner_id), 'somebody', called(m.person_id), 'words', m.words, 'askedAt', m.asked_at,
    'answer', m.answer, 'answeredBy', called(m.answered_by), 'answeredAt', m.answered_at)
    order by m.answered_at is not null, m.asked_at), '[]') into found from mine m;
  return found;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_panel(which uuid)
 RETURNS TABLE(draw_id uuid, pseudonym text, name text, reach text, joined_at timestamp with time zone, stands_by integer, left_at timestamp with time zone, is_here boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform look_at(which, 'panel');
  return query select m.draw_id, m.pseudonym, a.name, a.reach, m.joined_at, m.stands_by, m.left_at, a.person_id is not null
    from assembly_members m left join assembly_answers a on a.place_id = m.place_id and a.id = m.answer_id
    where m.place_id = here() and m.assembly_id = which order by m.left_at nulls first, m.stands_by nulls first, a.name;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_plan(which uuid, at_version integer DEFAULT NULL::integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  door text;
  version_read int;
  seen uuid[];
  whole boolean;
  own boolean;
  one uuid;
begin
  select coalesce(at_version, max(v.version)) into version_read from plan_versions v
  where v.place_id = here() and v.plan_id = which;
  own := exists (select from my_plans() m where m.plan_id = which);
  if own then
    door := note_read(which);
    whole := true;
    select array_agg(t.id) into seen from things t where t.place_id = here() and t.parent_id = which
      and (helper() is null or t.apart_since is null);
  else
    select coalesce(array_agg(distinct o.thing_id), '{}') into seen from open_to_me() o
    where o.thing_id in (select t.id from things t where t.place_id = here() and (t.id = which or t.parent_id = which));
    -- What was opened is what stood when it was opened, and what came later; an override opens it all.
    if at_version is not null then
      select coalesce(array_agg(o.thing_id), '{}') into seen from open_since(seen) o
      where o.since = '-infinity' or at_version >= (
        select coalesce(max(v.version), 1) from plan_versions v
        where v.place_id = here() and v.plan_id = which and v.made_at <= o.since);
    end if;
    whole := which = any (seen);
    if helper() is not null or cardinality(seen) = 0 then
      raise exception 'no door' using errcode = 'KI002';
    end if;
    if whole then
      door := note_read(which);
    else
      foreach one in array seen loop door := note_read(one); end loop;
    end if;
  end if;
  return jsonb_build_object(
    'planId', which,
    'ownerId', (select p.owner_id from plans p where p.place_id = here() and p.id = which),
    'door', door,
    'whole', whole,
    'version', version_read,
    'latest', (select max(v.version) from plan_versions v where v.place_id = here() and v.plan_id = which),
    'madeAt', (select v.made_at from plan_versions v
               where v.place_id = here() and v.plan_id = which and v.version = version_read),
    'items', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', i.item_id, 'section', i.section, 'text', i.text, 'goalId', i.goal_id, 'doneOn', i.done_on,
        'position', i.position, 'writtenBy', i.written_by,
        'apart', own and t.apart_since is not null) order by i.position, i.item_id), '[]')
      from plan_items i join things t on t.place_id = i.place_id and t.id = i.item_id
      where i.place_id = here() and i.plan_id = which and i.item_id = any (seen)
        and i.from_version <= version_read and (i.to_version is null or i.to_version > version_read)),
    'partners', case when whole then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'personId', r.person_id, 'name',
        spoken_name(p.given_name, p.preferred_name, p.family_name), 'as', r.agrees_as,
        'answer', a.answer, 'words', a.words, 'version', a.version, 'at', a.said_at)
        order by array_position(array['learner', 'parent', 'tutor', 'mentor', 'other'], r.agrees_as), r.person_id), '[]')
      from plan_partners r join people p on p.place_id = r.place_id and p.id = r.person_id
      left join lateral (
        select * from plan_agreements a where a.place_id = r.place_id and a.plan_id = r.plan_id
          and a.person_id = r.person_id and a.version <= version_read
        order by a.said_order desc limit 1) a on true
      where r.place_id = here() and r.plan_id = which and r.ended_at is null
        and r.person_id not in (select barred_to_me())) else '[]' end,
    'reviews', case when whole then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'dueOn', r.due_on, 'heldOn', r.held_on, 'words', r.words) order by r.due_on, r.id), '[]')
      from plan_reviews r where r.place_id = here() and r.plan_id = which) else '[]' end);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_proposals_as_companion(tie uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not exists (
    select from companions_who_count c where c.place_id = here() and c.tie_id = tie and c.person_id = me()
  ) or exists (
    select from ties t where t.place_id = here() and t.id = tie
      and (t.from_id in (select barred_to_me()) or t.to_id in (select barred_to_me()))) then
    raise exception 'no door' using errcode = 'KI002';
  end if;
  insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
  select distinct here(), me(), p.owner_id, p.id, 'companion', tie
  from plan_proposals r join plans p on p.place_id = r.place_id and p.id = r.plan_id
  where r.place_id = here() and r.tie_id = tie;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', r.id, 'planId', r.plan_id, 'byId', r.by_id, 'section', r.section, 'text', r.text, 'saidAt', r.said_at,
      'answer', r.answer) order by r.said_at desc), '[]')
    from plan_proposals r where r.place_id = here() and r.tie_id = tie);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_sense(which uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  m sense_makings;
  i_run_it boolean;
begin
  select * into m from sense_makings where place_id = here() and id = which;
  i_run_it := i_moderate(m.listening_id);
  if m.id is null or not (i_run_it or i_read_sense(which)) then raise exception 'no door' using errcode = 'KI002'; end if;
  return jsonb_build_object('id', m.id, 'listeningId', m.listening_id, 'title', m.title, 'iRead', i_read_sense(which), 'iRun', i_run_it,
    'opened', m.opened_at is not null,
    'done', exists (select from sense_readers r where r.place_id = here() and r.sense_id = which and r.person_id = me() and r.done_at is not null),
    'voices', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'words', v.words, 'name', v.name) order by md5(v.id::text)), '[]')
      from voices_in(m.listening_id) v where not v.private and v.id in (
        select x.voice_id from sense_voices x where x.place_id = here() and x.sense_id = which)),
    'readers', (select coalesce(jsonb_agg(jsonb_build_object('name', called(r.person_id), 'done', r.done_at is not null) order by called(r.person_id)), '[]')
      from sense_readers r where r.place_id = here() and r.sense_id = which and called(r.person_id) is not null),
    'readings', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reader', called(x.reader_id), 'mine', x.reader_id = me(),
        'words', x.words, 'voiceId', x.voice_id) order by called(x.reader_id), x.said_at), '[]')
      from readings x where x.place_id = here() and x.sense_id = which and (x.reader_id = me() or m.opened_at is not null)
        and called(x.reader_id) is not null),
    'themes', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'title', s.title) order by t.published_at), '[]')
      from themes t join sources s on s.place_id = t.place_id and s.id = t.id where t.place_id = here() and t.sense_id = which));
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_sheet(which uuid, number integer, said jsonb, wrong text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_speak_up(which uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  s record;
begin
  select * into s from my_speak_ups() m where m.id = which;
  if s.id is null then raise exception 'no door' using errcode = 'KI002'; end if;
  if s.learner_id <> me() then
    insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
    values (here(), me(), s.learner_id, which, 'tie', s.tie_id);
  end if;
  return (select jsonb_build_object('id', u.id, 'tieId', u.tie_id, 'learnerId', s.learner_id, 'learner', s.learner, 'byId', u.by_id,
      'by', s.by_name, 'toId', u.to_id, 'to', s.to_name, 'words', u.words, 'madeAt', u.made_at, 'answer', a.words,
      'answeredAt', a.said_at,
      'promises', (select coalesce(jsonb_agg(jsonb_build_object('what', c.what, 'byOn', c.by_on, 'came', e.came)), '[]')
        from commitments c left join commitment_ends e on e.place_id = c.place_id and e.commitment_id = c.id
        where c.place_id = here() and c.source_id = which))
    from speak_ups u left join speak_up_answers a on a.place_id = u.place_id and a.speak_up_id = u.id
    where u.place_id = here() and u.id = which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_theme(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('id', t.id, 'title', s.title, 'says', t.says, 'publishedAt', t.published_at,
    'listeningId', m.listening_id, 'sense', m.title, 'readers', (select count(*) from sense_readers r where r.place_id = here() and r.sense_id = m.id),
    'readings', (select coalesce(jsonb_agg(jsonb_build_object('words', x.words,
        'reader', case when not is_child(x.reader_id) then called(x.reader_id) end) order by x.said_at), '[]')
      from theme_readings o join readings x on x.place_id = o.place_id and x.id = o.reading_id
      where o.place_id = here() and o.theme_id = t.id))
  from themes t join sources s on s.place_id = t.place_id and s.id = t.id
  join sense_makings m on m.place_id = t.place_id and m.id = t.sense_id
  where t.place_id = here() and t.id = which and sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_voice(which uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v voices;
  as_what text;
begin
  select * into v from voices where place_id = here() and id = which;
  if v.id is null then raise exception 'no door' using errcode = 'KI002'; end if;
  as_what := what_i_am_to_voice(v);
  if as_what is null then raise exception 'no door' using errcode = 'KI002'; end if;
  if as_what = 'moderator' and v.shown = 'moderators' and v.teller_id is not null and v.words is not null then
    insert into reads (place_id, reader_id, owner_id, thing_id, through, through_id)
    select here(), me(), v.teller_id, v.id, 'group', s.host_id from sources s where s.place_id = here() and s.id = v.listening_id;
  end if;
  return jsonb_build_object('id', v.id, 'listeningId', v.listening_id, 'iAm', as_what, 'words', v.words, 'name', name_of_voice(v),
    'byListener', v.consent <> 'own', 'consent', v.consent, 'writtenAt', v.written_at, 'confirmedAt', v.confirmed_at,
    'confirmedBy', v.confirmed_by, 'withdrawnAt', v.withdrawn_at, 'shown', v.shown, 'mayLift', v.may_lift,
    'isSource', sees_source(v.id))
    || case when as_what in ('teller', 'listener', 'second') then jsonb_build_object('saidAs', v.said_as, 'saidName', v.said_name,
      'teller', coalesce(called(v.teller_id), v.teller_name), 'listener', called(v.listener_id),
      'second', coalesce(called(v.second_id), (select string_agg(called(c.person_id), ', ') from companions_who_count c
        join ties t on t.place_id = c.place_id and t.id = c.tie_id
        where c.place_id = here() and v.teller_id in (t.from_id, t.to_id) and v.listener_id in (t.from_id, t.to_id))),
      'tellerIsHere', v.teller_id is not null, 'tellerIsChild', coalesce(is_child(v.teller_id), false), 'hasSlip', v.slip_hash is not null) else '{}' end;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.read_web(owner uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.readers_of_mapping(which uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.person_id, called(r.person_id) from mapping_readers r
  where r.place_id = here() and r.mapping_id = which and which in (select mapping_id from my_mappings())
    and not is_between_blocked(me(), r.person_id)
    and not exists (select from departures d where d.place_id = here() and d.person_id = r.person_id and d.returned_at is null)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.record_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE PROCEDURE public.record_changes(IN target regclass, VARIADIC columns text[])
 LANGUAGE plpgsql
AS $procedure$
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
$procedure$
-- owner the owner, executed by public

CREATE OR REPLACE FUNCTION public.record_conversation(which uuid, tie uuid, held date, length_minutes integer, said text, aloud boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  whom uuid := conversation_is_for(tie);
  planned meetings;
begin
  if whom is null then raise exception 'no live tie' using errcode = 'KI003'; end if;
  if held > current_date or held < current_date - 366 then raise exception 'not a day it can be' using errcode = 'KI004'; end if;
  select * into planned from meetings m where m.place_id = here() and m.id = which for update;
  if planned.id is null then
    perform open_conversation(which, tie, whom);
    insert into meetings (place_id, id, shape, tie_id, held_on, minutes, recorded_at, made_by)
    values (here(), which, 'conversation', tie, held, length_minutes, now(), me());
  elsif planned.tie_id is distinct from tie or planned.held_on is not null or planned.called_off_at is not null then
    raise exception 'not one to be held' using errcode = 'KI004';
  else
    update meetings set held_on = held, minutes = length_minutes, recorded_at = now() where place_id = here() and id = which;
  end if;
  insert into meeting_words (place_id, id, meeting_id, by_id, text, read_back, confirmed_at)
  values (here(), gen_random_uuid(), which, me(), said, aloud and whom <> me(), case when whom = me() then now() end);
  perform write_trail('conversation.note', whom, which);
  perform tell(other_side(tie), 'conversation.noted', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.record_vetting(new_id uuid, who uuid, for_role text, kind text, issued date, review date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or who = me() or who not in (select person_id from people_under('vet')) then
    raise exception 'not yours to vet' using errcode = 'KI003';
  end if;
  insert into vettings (place_id, id, person_id, role, check_kind, issued_on, seen_by, review_on)
  values (here(), new_id, who, for_role, kind, issued, me(), review);
  perform write_trail('vetting.record', who, new_id, jsonb_build_object('role', for_role));
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.recount_listenings()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform enqueue_listening_count(c.place_id, c.listening_id, now()) from listening_counts c;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.refuse_change(which uuid, why text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update assembly_changes set problem = why where me() is null and place_id = here() and id = which and done_at is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.refuse_draw(which uuid, why jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update assembly_draws set problem = why where me() is null and place_id = here() and id = which and found_at is null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.remind_of_gatherings(today date)
 RETURNS TABLE(gathering uuid, person uuid, starts timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  return query with due as (
    update gathering_guests g set reminded_at = now() from gatherings x
    where g.place_id = here() and x.place_id = g.place_id and x.id = g.gathering_id and x.starts_at::date = today + 1
      and x.called_off_at is null and x.closed_at is null and g.reminded_at is null and g.answer in ('yes', 'maybe')
      and g.person_id is not null and not has_left(g.person_id)
    returning g.gathering_id, g.person_id, x.starts_at
  ), told as (
    insert into notices (place_id, to_id, kind, thing_id) select here(), d.person_id, 'gathering.tomorrow', d.gathering_id from due d
  ) select d.gathering_id, d.person_id, d.starts_at from due d;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.remove_entry(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if which not in (select entry_id from entries_of_mine()) or not may_do('web.write') then raise exception 'no door' using errcode = 'KI002'; end if;
  delete from grants where place_id = here() and thing_id = which;
  delete from web_entries where place_id = here() and id = which;
  delete from things where place_id = here() and id = which;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.reply_comment(which uuid, says text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  whose uuid;
  about uuid;
begin
  update assembly_comments c set reply = trim(says), replied_at = now() from assembly_drafts d
    where c.place_id = here() and c.id = which and d.place_id = c.place_id and d.id = c.draft_id and i_run(d.assembly_id)
      and c.by_id not in (select person_id from barred_to_me())
    returning c.by_id, d.assembly_id into whose, about;
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform write_trail('assembly.reply', me(), about);
  if whose <> me() then perform tell(whose, 'assembly.replied', null, about); end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.result_of(which uuid)
 RETURNS TABLE(counted_at timestamp with time zone, input_hash text, told jsonb, counting boolean, share real, failed boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.counted_at, r.input_hash, r.told, c.listening_id is not null, c.share, c.failed_at is not null
  from listenings l left join listening_results r on r.place_id = l.place_id and r.listening_id = l.id
  left join listening_counts c on c.place_id = l.place_id and c.listening_id = l.id
  where l.place_id = here() and l.id = which and sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.roll_id(of_source text, of_kind text, external text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select id from roll_ids where place_id = here() and source = of_source and kind = of_kind and external_id = external
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.roll_knows(of_source text, of_kind text, external text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select (i_run_imports() or i_run_kith()) and roll_id(of_source, of_kind, external) is not null
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.roll_name_of_group(of_source text, which uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  known text;
begin
  if not (i_have('run_imports', which) or i_run_kith()) then
    raise exception 'a school outside your care' using errcode = 'KI003';
  end if;
  select min(k.external_id) into known from roll_ids k
    where k.place_id = here() and k.source = of_source and k.kind = 'org' and k.id = which;
  if known is null then
    known := which::text;
    insert into roll_ids (place_id, source, kind, external_id, id) values (here(), of_source, 'org', known, which);
  end if;
  return known;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.room_lacks(who uuid[])
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when bool_or(p.apart) then 'apart'
    when not coalesce(bool_or(p.needs_keepers), false) then null
    else (select case when count(*) < 2 then 'second_adult' when not bool_or(a.checked) then 'check' end
      from guest_ages(who) a where a.keeps) end
  from guest_pairs(who) p
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.rooms_input(which uuid, of_round integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with present as (
    select g.id, g.person_id, lower(g.name) as name, g.comes_from from gathering_guests g
    where g.place_id = here() and g.gathering_id = which and g.here = 'yes'
  ), everybody as (select array_agg(id) as ids from present), pairs as materialized (
    select p.* from everybody e, guest_pairs(e.ids) p
  ), sat as (
    select s.room_id, p.id from gatherings x join gathering_seats s on s.place_id = x.place_id and s.gathering_id = x.id
    join gathering_guests g on g.place_id = s.place_id and g.id = s.guest_id
    join present p on p.person_id = g.person_id or p.name = lower(g.name)
    where x.place_id = here() and (x.id <> which or s.round < of_round)
      and x.series_id = (select y.series_id from gatherings y where y.place_id = here() and y.id = which)
  )
  select jsonb_build_object('size', r.size, 'mix', r.mix, 'agesApart', r.ages_apart, 'seed', r.seed,
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'age', a.age, 'keeps', a.keeps, 'checked', a.checked,
        'from', coalesce(p.comes_from, (select g.name from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
          where m.place_id = here() and m.person_id = p.person_id and m.to_at is null
          order by array_position(array['class', 'small_school', 'school', 'organisation', 'board', 'team', 'circle', 'cell'], g.kind),
            g.name limit 1), '')) order by p.id), '[]')
      from present p, everybody e, guest_ages(e.ids) a where a.guest_id = p.id),
    'apart', (select coalesce(jsonb_agg(jsonb_build_array(a, b)), '[]') from pairs where apart),
    'needKeepers', (select coalesce(jsonb_agg(jsonb_build_array(a, b)), '[]') from pairs where needs_keepers),
    'met', (select coalesce(jsonb_agg(distinct jsonb_build_array(x.id, y.id)), '[]')
      from sat x join sat y on y.room_id = x.room_id and x.id < y.id))
  from gathering_rounds r
  where me() is null and r.place_id = here() and r.gathering_id = which and r.round = of_round and r.state = 'making'
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.rooms_of(which uuid)
 RETURNS TABLE(round integer, room_id uuid, number integer, lacks text, guest_id uuid, name text, is_here text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with rooms as materialized (
    select r.round, r.id, r.number, room_lacks(array(select x.guest_id from sitting_in(r.id) x)) as lacks
    from gathering_rooms r where r.place_id = here() and r.gathering_id = which and i_lead(which)
  ), listed as materialized (select * from gathering_list(which))
  select r.round, r.id, r.number, r.lacks, l.guest_id, l.name, l.is_here
  from rooms r left join gathering_seats s on s.place_id = here() and s.room_id = r.id left join listed l on l.guest_id = s.guest_id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.rounds_of(which uuid)
 RETURNS TABLE(round integer, question text, size integer, mix boolean, ages_apart boolean, state text, why jsonb, rooms integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.round, r.question, r.size, r.mix, r.ages_apart, r.state, case when i_lead(which) then r.why end,
    (select count(*)::int from gathering_rooms x where x.place_id = here() and x.gathering_id = which and x.round = r.round)
  from gathering_rounds r
  where r.place_id = here() and r.gathering_id = which and (i_lead(which) or i_am('here', which))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.run_mentor_round(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not runs_round(which, 'open') and not runs_round(which, 'draft') then
    raise exception 'not yours to run' using errcode = 'KI003';
  end if;
  update mentor_rounds set state = 'running', step = 0, failed_at = null where place_id = here() and id = which;
  perform write_trail('mentoring.run_round', me(), which);
  perform enqueue_mentor_round(here(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.runners_for(who uuid)
 RETURNS TABLE(person_id uuid, group_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select m.group_id, true as own from memberships m where m.place_id = here() and m.person_id = who and m.to_at is null
    union
    select g.parent_id, false from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  )
  select distinct on (m.person_id) m.person_id, m.group_id
  from up join groups g on g.place_id = here() and g.id = up.group_id and g.closed_at is null
  join memberships m on m.place_id = here() and m.group_id = g.id and m.to_at is null
  join role_powers p on p.group_kind = g.kind and p.role = m.role and p.power = 'run_mentoring' and (p.reaches_below or up.own)
  where m.person_id <> who
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
    and not exists (select from open_blocks x where x.place_id = here()
      and m.person_id in (x.protects_id, x.against_id) and who in (x.protects_id, x.against_id))
  order by m.person_id, m.group_id
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.runs_round(which uuid, in_state text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from mentor_rounds r where r.place_id = here() and r.id = which and i_have('run_mentoring', r.group_id) for update;
  return found and exists (select from mentor_rounds r where r.place_id = here() and r.id = which and r.state = in_state);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.save_steps(which uuid, steps jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform gathering_i_lead(which);
  if exists (select from jsonb_array_elements(steps) s where s ->> 'guest' is not null
    and (s ->> 'guest')::uuid not in (select guest_id from gathering_list(which))) then
    raise exception 'not on the list' using errcode = 'KI003';
  end if;
  delete from gathering_steps where place_id = here() and gathering_id = which;
  insert into gathering_steps (place_id, gathering_id, position, title, minutes, guest_id)
  select here(), which, s.ordinality, trim(s.value ->> 'title'), (s.value ->> 'minutes')::int, (s.value ->> 'guest')::uuid
  from jsonb_array_elements(steps) with ordinality s;
  perform write_trail('gathering.order', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.say_adult(who uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or who = me() or who not in (select person_id from people_i_see())
    or is_child(me()) or is_known_child(who)
    or not exists (select from checks_in_date v where v.place_id = here() and v.person_id = me()) then
    raise exception 'not yours to say' using errcode = 'KI003';
  end if;
  insert into adult_words (place_id, person_id, basis, said_by) values (here(), who, 'colleague', me())
  on conflict do nothing;
  perform write_trail('person.adult', who);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.say_let_in(who uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not may_let_in(who) then raise exception 'not yours to let in' using errcode = 'KI003'; end if;
  perform write_trail('passkeys.let_in', who);
  perform tell(who, 'passkeys.let_in', who);
  perform tell(r.person_id, 'passkeys.let_in', who) from who_runs_it_beside(who) r where r.person_id <> me();
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.say_news(new_id uuid, which uuid, how text, says text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.say_number(which uuid, says text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  d assembly_draws;
  tidied text := regexp_replace(trim(says), '\s+', ' ', 'g');
begin
  select * into d from assembly_draws x where x.place_id = here() and x.id = which for update;
  if d.id is null or not (i_run(d.assembly_id) or is_clerk_of(d.assembly_id)) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if d.committed_at is null or d.drawn_at is not null or d.void_at is not null or d.chance_on > current_date then
    raise exception 'not now' using errcode = 'KI004';
  end if;
  insert into assembly_numbers (place_id, draw_id, person_id, words) values (here(), which, me(), tidied)
  on conflict (place_id, draw_id, person_id) do update set words = excluded.words, said_at = now();
  perform write_trail('assembly.say_number', me(), d.assembly_id);
  if not exists (select from assembly_numbers n where n.place_id = here() and n.draw_id = which and n.person_id <> me()) then return 'one'; end if;
  if exists (select from assembly_numbers n where n.place_id = here() and n.draw_id = which and n.words <> tidied) then return 'differs'; end if;
  return 'agreed';
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.say_of_hold(which uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  h legal_holds;
begin
  select * into h from legal_holds l where l.place_id = here() and l.id = which for update;
  if not i_decide_keeping() or h.id is null or h.person_id is not distinct from me()
    or h.person_id in (select person_id from barred_to_me()) then
    raise exception 'not yours to hold' using errcode = 'KI003';
  end if;
  if said = 'yes' and h.agreed_at is null and h.asked_by <> me() and which in (select id from standing_holds where place_id = here()) then
    update legal_holds set agreed_by = me(), agreed_at = now() where place_id = here() and id = which;
  elsif said = 'end' and h.ended_at is null and h.end_asked_at is null then
    update legal_holds set end_asked_by = me(), end_asked_at = now() where place_id = here() and id = which;
  elsif said = 'end' and h.ended_at is null and h.end_asked_by <> me() then
    update legal_holds set ended_by = me(), ended_at = now() where place_id = here() and id = which;
  elsif said = 'stay' and h.ended_at is null then
    update legal_holds set end_asked_by = null, end_asked_at = null where place_id = here() and id = which;
  else
    raise exception 'not possible' using errcode = 'KI004';
  end if;
  perform write_trail('hold.' || said, me());
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.say_sent_away(who uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not may_let_in(who) then raise exception 'not yours to send away' using errcode = 'KI003'; end if;
  perform write_trail('passkeys.send_away', who);
  perform tell(who, 'passkeys.send_away', who);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.say_voice(new_id uuid, which uuid, said text, as_whom text, called_it text, use_shown text, lift boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_may_speak_in(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  perform check_use(me(), false, as_whom, use_shown);
  insert into voices (place_id, id, listening_id, teller_id, channel, words, said_as, said_name, shown, may_lift, consent, confirmed_at, confirmed_by)
  values (here(), new_id, which, me(), 'here', said, as_whom, called_it, use_shown, lift, 'own', now(), 'teller');
  perform publish_voice(new_id);
  perform write_trail('listening.say', me(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.schools_of(who uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select m.group_id from memberships m where m.place_id = here() and m.person_id = who and m.to_at is null
    union
    select g.parent_id from up join groups g on g.place_id = here() and g.id = up.group_id where g.parent_id is not null
  )
  select coalesce(array_agg(g.id), '{}') from up join groups g on g.place_id = here() and g.id = up.group_id and g.kind = 'school'
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.seconds_for_offer(which uuid, learner uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.person_id, called(p.person_id) from (
    select distinct m.person_id from memberships m
    where m.place_id = here() and m.to_at is null and m.role <> 'student') p
  where i_may_offer(which, learner) and p.person_id not in (me(), learner)
    and exists (select from in_mapping(which) l where l.person_id = learner and sees_roll(p.person_id, l.group_id))
    and not is_child(p.person_id) and called(p.person_id) is not null and not is_between_blocked(p.person_id, learner)
    and not exists (select from under_concern n where n.place_id = here() and n.about_id = p.person_id)
  order by 2
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.seconds_for_round(which uuid, part text)
 RETURNS TABLE(person_id uuid, name text, is_one boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive down as (
    select r.group_id from mentor_rounds r where r.place_id = here() and r.id = which and i_have('run_mentoring', r.group_id)
    union
    select g.id from down d join groups g on g.place_id = here() and g.parent_id = d.group_id
  ), already as materialized (
    -- First who they are, few, and of those only whether they count: a school has some thousand ties with one.
    select n.person_id from (
      select distinct c.person_id from (
        select distinct m.person_id from memberships m
        where m.place_id = here() and m.to_at is null and m.group_id in (select d.group_id from down d)) l
      join ties t on t.place_id = here() and t.to_id = l.person_id
        and t.kind = any (array(select k.kind from tie_kinds k where k.needs_companion))
      join companions c on c.place_id = here() and c.tie_id = t.id and c.ended_at is null) n
    where exists (select from companions_who_count w where w.place_id = here() and w.person_id = n.person_id)
  ), able as (
    select n.id as person_id, spoken_name(n.given_name, n.preferred_name, n.family_name) as name,
      n.id in (select a.person_id from already a) as is_one
    from people n
    where n.place_id = here() and exists (select from down) and n.id not in (select b.person_id from barred_to_me() b)
      and n.id in (select u.person_id from people_under('name_companions') u
                   where part <> '' or u.person_id in (select a.person_id from already a))
  )
  select a.person_id, a.name, a.is_one from able a
  where (a.is_one or (part <> '' and position(lower(part) in lower(a.name)) > 0)) and not is_child(a.person_id)
  order by a.is_one desc, a.name limit 60
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.seconds_for_voice(which uuid, teller uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select m.group_id as id from memberships m where m.place_id = here() and m.person_id = teller and m.to_at is null
    union select g.parent_id from up join groups g on g.place_id = here() and g.id = up.id where g.parent_id is not null
  ), possible as (
    select m.person_id as id from memberships m
      where teller is not null and m.place_id = here() and m.to_at is null and m.role <> 'student' and m.group_id in (select id from up)
    union
    select p.person_id from source_parts p
      where teller is null and p.place_id = here() and p.source_id = which and p.ended_at is null
        and p.part in ('host', 'moderator', 'listener', 'second')
  )
  select p.id, called(p.id) from possible p
  where i_listen_in(which) and p.id <> me() and p.id is distinct from teller and not is_child(p.id) and not has_left(p.id)
    and called(p.id) is not null
    and not exists (select from under_concern n where n.place_id = here() and n.about_id = p.id)
    and not exists (select from open_blocks b where b.place_id = here()
      and p.id in (b.protects_id, b.against_id) and (teller in (b.protects_id, b.against_id) or me() in (b.protects_id, b.against_id)))
  order by 2
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sees_roll(who uuid, over_group uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select over_group as id, false as above
    union
    select g.parent_id, true from up join groups g on g.place_id = here() and g.id = up.id where g.parent_id is not null
  )
  select exists (
    select from up join memberships m on m.place_id = here() and m.group_id = up.id and m.person_id = who and m.to_at is null
    join groups g on g.place_id = here() and g.id = m.group_id and g.closed_at is null
    join role_powers p on p.group_kind = g.kind and p.role = m.role and p.power = 'see_roll'
    where not up.above or p.reaches_below)
    and not exists (select from departures d where d.place_id = here() and d.person_id = who and d.returned_at is null)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.sees_source(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from sources s where s.place_id = here() and s.id = which
    and (s.shown_to = 'public' or s.id in (select source_id from sources_shown_to_me())))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.send_notes(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me() is not null then raise exception 'not yours' using errcode = 'KI003'; end if;
  update gatherings set sent_at = now() where place_id = here() and id = which and closed_at is not null and sent_at is null;
  if not found then return; end if;
  insert into notices (place_id, to_id, kind, thing_id)
  select here(), w.person_id, 'gathering.notes', which from (
    select g.person_id from gathering_guests g where g.place_id = here() and g.gathering_id = which and g.here = 'yes'
    union select f.person_id from source_follows f where f.place_id = here() and f.source_id = which and f.ended_at is null) w
  where w.person_id is not null and not has_left(w.person_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.senses_of(which uuid)
 RETURNS TABLE(id uuid, title text, i_read boolean, done boolean, opened boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.id, m.title, i_read_sense(m.id), r.done_at is not null, m.opened_at is not null
  from sense_makings m left join sense_readers r on r.place_id = here() and r.sense_id = m.id and r.person_id = me()
  where m.place_id = here() and m.listening_id = which and (i_read_sense(m.id) or i_moderate(which)) order by m.made_at
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.set_here(guest uuid, is_here text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  g gathering_guests;
begin
  update gathering_guests x set here = is_here where x.place_id = here() and x.id = guest returning * into g;
  if g.person_id is null then return; end if;
  if is_here = 'yes' then
    insert into source_parts (place_id, source_id, person_id, part, given_by)
    select here(), g.gathering_id, g.person_id, part, me() from unnest(array['guest', 'here']) part
    on conflict (place_id, source_id, person_id, part) do update set ended_at = null;
  else
    update source_parts set ended_at = now() where place_id = here() and source_id = g.gathering_id and person_id = g.person_id
      and part = 'here' and ended_at is null;
  end if;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.set_passkey_rule(from_when timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not i_run_place() or proof() is distinct from 'proved' then
    raise exception 'not yours to set' using errcode = 'KI003';
  end if;
  update places set passkeys_from = from_when where place_id = here();
  perform write_trail('passkeys.rule', me(), null, jsonb_build_object('from', from_when));
  perform tell(w.person_id, 'passkeys.rule', me()) from (select distinct person_id from wide_roles()) w where w.person_id <> me();
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.set_quotas(which uuid, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if is_committed(which) then raise exception 'a draw is under way' using errcode = 'KI004'; end if;
  update assembly_traits t set people = (q.value ->> 'people')::int, least = (q.value ->> 'least')::int, most = (q.value ->> 'most')::int,
    least_flex = null, most_flex = null
  from jsonb_array_elements(given) q
  where t.place_id = here() and t.assembly_id = which and t.category = q.value ->> 'category' and t.value = q.value ->> 'value';
  perform write_trail('assembly.quotas', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.set_traits(which uuid, asked jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if is_committed(which) or exists (select from assembly_answers a where a.place_id = here() and a.assembly_id = which) then
    raise exception 'somebody has answered' using errcode = 'KI004';
  end if;
  delete from assembly_traits where place_id = here() and assembly_id = which;
  insert into assembly_traits (place_id, assembly_id, category, value, category_position, position)
  select here(), which, trim(c.value ->> 'category'), trim(v.value #>> '{}'), c.ordinality, v.ordinality
  from jsonb_array_elements(asked) with ordinality c, jsonb_array_elements(c.value -> 'values') with ordinality v;
  perform write_trail('assembly.traits', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.settle_sheet(which uuid, number integer, said jsonb, wrong text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sheets_of(which uuid)
 RETURNS TABLE(number integer, statements uuid[], words text[], entered boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select h.number, array_agg(s.id order by o.n), array_agg(s.words order by o.n), h.entered_at is not null
  from listening_sheets h
  join sheet_statements o on o.place_id = h.place_id and o.listening_id = h.listening_id and o.number = h.number
  join statements s on s.place_id = o.place_id and s.id = o.statement_id and s.standing in ('in', 'meta')
  where h.place_id = here() and h.listening_id = which and i_clerk(which)
  group by h.place_id, h.listening_id, h.number order by h.number
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sheets_read(which uuid)
 RETURNS TABLE(serial integer, answer jsonb, fault text, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.serial, coalesce(c.answer, a.answer), case when c.nth is null then a.fault else c.fault end,
    case when c.nth is not null then 'settled' when b.nth is null then 'once'
      when (a.answer, a.fault) is not distinct from (b.answer, b.fault) then 'agreed' else 'differs' end
  from paper_readings a
  left join paper_readings b on b.place_id = a.place_id and b.budget_id = a.budget_id and b.serial = a.serial and b.nth = 2
  left join paper_readings c on c.place_id = a.place_id and c.budget_id = a.budget_id and c.serial = a.serial and c.nth = 3
  where a.place_id = here() and a.budget_id = which and a.nth = 1
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.sign_in_changed(what text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if what not in ('card.used', 'secret.changed', 'email.added', 'email.removed', 'school.added', 'school.removed',
    'passkey.added', 'passkey.removed') or helper() is not null then
    raise exception 'no such change' using errcode = 'KI004';
  end if;
  perform tell(me(), what, me());
  if what = 'card.used' or (what = 'email.added' and is_child(me())) then
    perform tell(t.person_id, what, me()) from (
      select distinct t.person_id
      from memberships c join groups g on g.place_id = c.place_id and g.id = c.group_id and g.kind = 'class'
      join memberships t on t.place_id = c.place_id and t.group_id = c.group_id and t.role = 'teacher' and t.to_at is null
      where c.place_id = here() and c.person_id = me() and c.to_at is null and t.person_id <> me()) t;
  end if;
  -- Whoever stole a mailbox would add a way of their own: for somebody who can see many, those who run the place look too.
  if what in ('passkey.added', 'school.added') and exists (select from my_wide_roles()) then
    perform tell(r.person_id, what, me()) from who_runs_it_beside(me()) r;
  end if;
  perform write_trail(what, me());
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sitting_in(room uuid)
 RETURNS TABLE(guest_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.guest_id from gathering_seats s join gathering_guests g on g.place_id = s.place_id and g.id = s.guest_id and g.here = 'yes'
  where s.place_id = here() and s.room_id = room
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.slip_voice(code bytea)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('id', v.id, 'title', s.title, 'words', v.words, 'saidAs', v.said_as, 'saidName', v.said_name, 'shown', v.shown,
    'mayLift', v.may_lift, 'confirmedAt', v.confirmed_at, 'withdrawnAt', v.withdrawn_at, 'writtenAt', v.written_at,
    'isSource', exists (select from sources p where p.place_id = here() and p.id = v.id and p.shown_to = 'public'))
  from voices v join sources s on s.place_id = v.place_id and s.id = v.listening_id
  where v.place_id = here() and v.slip_hash = code
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.source_kind(which uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t.kind from things t where t.place_id = here() and t.id = which and sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sources_i_run()
 RETURNS TABLE(source_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.sources_i_run', true);
      list_1 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from sources_i_run_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := kept;
      else
        select coalesce(array_agg(a.source_id), '{}') into list_1 from sources_i_run_anew() a;
        kept := list_1::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.sources_i_run', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sources_i_run_anew()
 RETURNS TABLE(source_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.id from sources s join things t on t.place_id = s.place_id and t.id = s.id
  where s.place_id = here() and helper() is null
    and s.host_id in (select group_id from my_powers() where power = 'host')
    and t.owner_id not in (select person_id from barred_to_me())
  union select source_id from my_parts() where part = 'host'
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.sources_shown_to_me()
 RETURNS TABLE(source_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.sources_shown_to_me', true);
      list_1 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from sources_shown_to_me_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := kept;
      else
        select coalesce(array_agg(a.source_id), '{}') into list_1 from sources_shown_to_me_anew() a;
        kept := list_1::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.sources_shown_to_me', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sources_shown_to_me_anew()
 RETURNS TABLE(source_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  -- Asked once for each whom things are for, and not for each of two thousand voices.
  with whom as materialized (
    select d.for_group_id, d.from_age
    from (select distinct s.for_group_id, s.from_age from sources s where s.place_id = here() and s.shown_to = 'asked') d
    where is_for_me(d.for_group_id, d.from_age)
  )
  select s.id from sources s join whom w on s.for_group_id is not distinct from w.for_group_id
    and s.from_age is not distinct from w.from_age where s.place_id = here() and s.shown_to = 'asked'
  union
  select t.id from (
    select source_id as id from sources_i_run()
    union select source_id from my_parts()
    union select a.source_id from source_answers a
      where a.place_id = here() and a.who_id = me() and a.passed_on_at is null and helper() is null
    union select s.id from sources s where s.place_id = here() and s.id in (select thing_id from thing_ids_i_see())
  ) seen join things t on t.place_id = here() and t.id = seen.id
  where t.owner_id not in (select person_id from barred_to_me())
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.speak_up(new_id uuid, tie uuid, to_whom uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  learner uuid := conversation_is_for(tie);
begin
  if learner is null or learner = me() or to_whom not in (select person_id from whom_to_speak_to(tie)) then
    raise exception 'not somebody to speak to' using errcode = 'KI003';
  end if;
  insert into things (place_id, id, kind, owner_id) values (here(), new_id, 'speak_up', learner);
  insert into speak_ups (place_id, id, tie_id, by_id, to_id, words) values (here(), new_id, tie, me(), to_whom, said);
  perform write_trail('speak_up.ask', learner, new_id);
  perform tell(to_whom, 'speak_up.asked', me(), new_id);
  perform tell(learner, 'speak_up.for_you', me(), new_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.spoken_name(given text, preferred text, family text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select concat_ws(' ', coalesce(preferred, given), nullif(family, '')) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.stage_of(which uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when a.begun_on is null then 'before' else 'after' end from assemblies a where a.place_id = here() and a.id = which
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.start_budget_count(which uuid, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform begin_budget_count(which, reason);
  perform enqueue_budget('budget_count', here(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.statements_in(which uuid)
 RETURNS TABLE(id uuid, words text, standing text, lifted boolean, my_vote smallint, priority double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 500
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with k as (
    select x.id, x.priority from listening_results r, jsonb_to_recordset(r.kept->'statements') x (id uuid, priority double precision)
    where r.place_id = here() and r.listening_id = which)
  select s.id, s.words, s.standing, s.voice_id is not null, v.vote, k.priority
  from statements s
  left join listening_voters w on w.place_id = here() and w.listening_id = which and w.person_id = me() and helper() is null
  left join statement_votes v on v.place_id = here() and v.statement_id = s.id and v.voter_id = w.id
  left join k on k.id = s.id
  where s.place_id = here() and s.listening_id = which and s.standing in ('in', 'meta') and sees_source(which)
  order by md5(s.id::text)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.statements_to_read(which uuid)
 RETURNS TABLE(id uuid, words text, made_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.id, s.words, s.made_at from statements s
  where s.place_id = here() and s.listening_id = which and s.standing = 'waiting' and i_moderate(which)
    and (s.added_by is null or s.added_by not in (select person_id from barred_to_me()))
  order by s.made_at, s.id
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.staying_in(which uuid, draw uuid)
 RETURNS TABLE(answer_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.answer_id from assembly_members m
  where m.place_id = here() and m.assembly_id = which and m.joined_at is not null and m.left_at is null and m.answer_id is not null
    and (draw is null or m.ends_with is distinct from draw)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.still_to_explain(which uuid)
 RETURNS TABLE(project_id uuid, label text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id, p.label from budget_projects p where me() is null and p.place_id = here() and p.budget_id = which
    and p.story is not null and not (p.story ->> 'won')::boolean and p.withdrawn_at is null and p.would_have_won is null
  order by p.position
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sweep_assembly_pools()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  swept int;
begin
  with due as (
    select a.place_id, a.id from assemblies a where pool_kept_until(a) < current_date
      and not holds_stand_in(a.place_id)
  ), answers as (
    delete from assembly_answers w using due where w.place_id = due.place_id and w.assembly_id = due.id returning w.id
  ), codes as (
    delete from assembly_codes c using due where c.place_id = due.place_id and c.assembly_id = due.id
  ), addresses as (
    delete from assembly_addresses d using due where d.place_id = due.place_id and d.assembly_id = due.id
  ), members as (
    update assembly_members m set answer_id = null from due
    where m.place_id = due.place_id and m.assembly_id = due.id and m.answer_id is not null
  ), looks as (
    delete from assembly_looks l using due where l.place_id = due.place_id and l.assembly_id = due.id
  )
  select count(*) into swept from answers;
  return swept;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sweep_import_files()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  swept int;
begin
  with old as (
    select i.place_id, i.id from imports i
    where coalesce(i.finished_at, i.started_at) < now() - interval '30 days'
      and (i.state in ('done', 'failed') or (i.state = 'waiting' and i.format = 'plain' and not i.options ? 'plain'))
      and exists (select from import_pieces p where p.place_id = i.place_id and p.import_id = i.id)
      and not holds_stand_in(i.place_id)
  ), dropped as (
    delete from import_pieces p using old where p.place_id = old.place_id and p.import_id = old.id
  ), ended as (
    update imports i set state = 'failed', trouble = '{"code": "too-old"}', finished_at = now() from old
    where i.place_id = old.place_id and i.id = old.id and i.state = 'waiting'
  )
  select count(*) into swept from old;
  return swept;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sweep_mentor_checks()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.sweep_recent_changes()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with swept as (delete from recent_changes where on_day < current_date - 1 returning place_id)
  insert into recent_changes (place_id, about) select distinct place_id, '00000000-0000-0000-0000-000000000000'::uuid from swept
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_back_group_ask(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update group_asks set taken_back_at = now()
  where place_id = here() and id = which and asked_by = me() and taken_back_at is null and helper() is null;
  if not found then raise exception 'not yours to take back' using errcode = 'KI003'; end if;
  perform write_trail('group.take_back', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_back_mentor_ask(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update mentor_asks set taken_back_at = now() where place_id = here() and id = which and learner_id = me()
    and answered_at is null and taken_back_at is null and helper() is null;
  if not found then raise exception 'not yours to take back' using errcode = 'KI003'; end if;
  perform write_trail('mentoring.take_back_ask', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_back_note(note uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  n gathering_notes;
begin
  select * into n from gathering_notes x where x.place_id = here() and x.id = note;
  if n.id is null or not i_may_note(n.gathering_id, n.room_id) or not (n.by_id = me() or i_lead(n.gathering_id)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  delete from gathering_notes where place_id = here() and id = note;
  perform write_trail('gathering.take_back_note', n.by_id, n.gathering_id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_back_statement(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not exists (select from statements s left join voices v on v.place_id = s.place_id and v.id = s.voice_id
      where s.place_id = here() and s.id = which and (s.added_by = me() or v.teller_id = me())) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  perform drop_statement(which);
  perform write_trail('listening.take_back', me(), null);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_back_tick(which uuid, place uuid, reason text, handed_in integer, in_hand integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_envelopes(which uuid)
 RETURNS TABLE(sealed bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select e.sealed from ballot_envelopes e join ballots b on b.place_id = e.place_id and b.id = e.ballot_id
  where me() is null and e.place_id = here() and e.ballot_id = which and b.closed_at is not null and b.counted_at is null
  order by md5(e.sealed::text)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_from_readings(from_voice uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  part text;
  l uuid;
begin
  select listening_id into l from voices where place_id = here() and id = from_voice;
  update readings set words = '…' where place_id = here() and voice_id = from_voice;
  for part in select trim(x) from regexp_split_to_table(coalesce(said, ''), '[.!?\n]+') x where length(trim(x)) >= 12 loop
    update readings x set words = replace(x.words, part, '…') from sense_makings m
      where x.place_id = here() and m.place_id = here() and m.id = x.sense_id and m.listening_id = l and position(part in x.words) > 0;
    update themes t set says = replace(t.says, part, '…') from sense_makings m
      where t.place_id = here() and m.place_id = here() and m.id = t.sense_id and m.listening_id = l and position(part in t.says) > 0;
    update sources s set title = replace(s.title, part, '…') from themes t join sense_makings m on m.place_id = t.place_id and m.id = t.sense_id
      where s.place_id = here() and t.place_id = here() and t.id = s.id and m.listening_id = l and position(part in s.title) > 0;
  end loop;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.take_off_gathering(which uuid, guest uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  g gathering_guests;
begin
  perform gathering_i_lead(which);
  delete from gathering_guests x where x.place_id = here() and x.gathering_id = which and x.id = guest
    and x.id in (select guest_id from gathering_list(which)) returning * into g;
  if g.id is null then raise exception 'not on the list' using errcode = 'KI003'; end if;
  update source_parts set ended_at = now() where place_id = here() and source_id = which and person_id = g.person_id
    and part in ('guest', 'here') and ended_at is null;
  perform write_trail('gathering.take_off', coalesce(g.person_id, me()), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_on(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  because uuid;
begin
  if helper() is not null or not exists (select from commitments where place_id = here() and id = which and who_id = me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  update commitments set taken_on_at = now() where place_id = here() and id = which and taken_on_at is null returning source_id into because;
  if because is null then return; end if;
  perform write_trail('commitment.take_on', me(), because);
  perform tell_thread(because, 'thread.promised');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.take_out(answer uuid, stage text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update assembly_members m set left_at = now(), left_when = stage
    where m.place_id = here() and m.answer_id = answer and m.left_at is null;
  update source_parts p set ended_at = now() from assembly_answers a
    where p.place_id = here() and a.place_id = here() and a.id = answer and p.source_id = a.assembly_id
      and p.person_id = a.person_id and p.part = 'member' and p.ended_at is null
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.takes_answers(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from assemblies a where a.place_id = here() and a.id = which and a.answers_until >= current_date
    and a.done_on is null) and not is_committed(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.tell(whom uuid, what text, about uuid DEFAULT NULL::uuid, thing uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into notices (place_id, to_id, kind, about_id, thing_id) select here(), whom, what, about, thing
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.tell_about_plan(plan uuid, what text, whom uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  owner uuid;
begin
  select owner_id into owner from plans where place_id = here() and id = plan;
  if what in ('plan.proposed', 'plan.answered') and owner <> me() then
    perform tell(p.id, what, me(), plan) from people p where p.place_id = here() and p.id = owner
      and (exists (select from plan_proposals r where r.place_id = here() and r.plan_id = plan and r.by_id = me())
        or exists (select from plan_agreements a where a.place_id = here() and a.plan_id = plan and a.person_id = me()));
  elsif what = 'plan.asked' and plan in (select plan_id from my_plans()) and whom <> me()
    and exists (select from plan_partners r where r.place_id = here() and r.plan_id = plan and r.person_id = whom) then
    perform tell(whom, what, me(), plan);
  end if;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.tell_guests(which uuid, what text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into notices (place_id, to_id, kind, thing_id)
  select here(), g.person_id, what, which from gathering_guests g
  where g.place_id = here() and g.gathering_id = which and g.person_id is distinct from me() and g.person_id is not null
    and g.answer is distinct from 'no'
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.tell_of_departure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.tell_of_ended_check()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform tell_of_rest(w.place_id, w.tie_id, w.mentor_id, w.learner_id, 'check', null) from ties t
    join mentor_waits w on w.place_id = t.place_id and w.tie_id = t.id
    where t.place_id = new.place_id and t.kind = 'mentor' and t.from_id = new.person_id and w.for_check and not w.for_second;
  return null;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.tell_of_rest(place uuid, tie uuid, mentor uuid, learner uuid, waits_for text, gone uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into notices (place_id, to_id, kind, about_id, thing_id)
    select place, x.who, 'mentoring.rests', x.other, tie from (values (learner, mentor), (mentor, learner)) x (who, other)
    where x.who is distinct from gone
    union all
    select place, r.person_id, 'mentoring.waits_' || waits_for, learner, tie from runners_for(learner) r
    where learner is distinct from gone and r.person_id not in (mentor, coalesce(gone, mentor))
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.tell_thread(which uuid, what text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into notices (place_id, to_id, kind, thing_id)
  select here(), t.person_id, what, t.source_id from told_of(which) t
  where t.person_id is distinct from me() and exists (select from sources s where s.place_id = here() and s.id = which)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.themes_of(which uuid)
 RETURNS TABLE(id uuid, title text, says text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t.id, s.title, t.says from themes t join sources s on s.place_id = t.place_id and s.id = t.id
  join sense_makings m on m.place_id = t.place_id and m.id = t.sense_id
  where t.place_id = here() and m.listening_id = which and sees_source(t.id) order by t.published_at
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.thing_ids_i_see()
 RETURNS TABLE(thing_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.thing_ids_i_see', true);
      list_1 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from thing_ids_i_see_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := kept;
      else
        select coalesce(array_agg(a.thing_id), '{}') into list_1 from thing_ids_i_see_anew() a;
        kept := list_1::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.thing_ids_i_see', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.thing_ids_i_see_anew()
 RETURNS TABLE(thing_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  select t.id from things t where t.place_id = here() and t.owner_id in (select my_parties())
    and (helper() is null or t.apart_since is null)
  union
  select o.thing_id from open_to_me() o
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.things_i_own()
 RETURNS TABLE(thing_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$ select t.id from things t where t.place_id = here() and t.owner_id in (select my_parties()) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.tie_states_of_my_children()
 RETURNS TABLE(who uuid, tie_id uuid, kind text, from_id uuid, to_id uuid, anew_at timestamp with time zone, from_says text, to_says text, from_parent_says text, to_parent_says text, from_needs text, to_needs text, last_word_at timestamp with time zone, state text, confirmed boolean, blocked boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  if helper() is not null or not exists (select from my_children()) then return; end if;
  return query select c.person_id, o.tie_id, o.kind, o.from_id, o.to_id, o.anew_at, o.from_says, o.to_says, o.from_parent_says,
      o.to_parent_says, o.from_needs, o.to_needs, o.last_word_at, o.state, o.confirmation = 'confirmed', o.blocked
    from my_children() c cross join lateral (
      select * from tie_states f where f.place_id = here() and f.from_id = c.person_id
      union all
      select * from tie_states t where t.place_id = here() and t.to_id = c.person_id) o;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.ties_for_my_children()
 RETURNS TABLE(tie_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  if helper() is not null or not exists (select from my_children()) then return; end if;
  return query select s.tie_id from my_children() c cross join lateral (
      select f.* from tie_states f
      where f.place_id = here() and f.from_id = c.person_id and f.from_needs in ('parent', 'both')
      union all
      select o.* from tie_states o
      where o.place_id = here() and o.to_id = c.person_id and o.to_needs in ('parent', 'both')) s
    where s.confirmation = 'confirmed'
      and s.from_id not in (select b.person_id from barred_to_me() b) and s.to_id not in (select b.person_id from barred_to_me() b);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.ties_i_see()
 RETURNS TABLE(tie_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$ select tie_id from ties_near_me() union select tie_id from ties_to_confirm() $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ties_near_me()
 RETURNS TABLE(tie_id uuid, from_id uuid, to_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      reading constant boolean := pg_current_xact_id_if_assigned() is null
        or current_setting('app.only_reads', true) is not distinct from 'on';
      whose constant text := concat_ws(' ', current_setting('app.place_id', true), current_setting('app.person_id', true),
        current_setting('app.helper_id', true), current_setting('app.proof', true), '');
      kept text := current_setting('app.ties_near_me', true);
      list_1 uuid[]; list_2 uuid[]; list_3 uuid[];
    begin
      if not reading or starts_with(kept, whose || 'many') then
        return query select * from ties_near_me_anew();
        return;
      end if;
      if starts_with(kept, whose || '{') then
        kept := substr(kept, length(whose) + 1);
        list_1 := split_part(kept, e'\n', 1); list_2 := split_part(kept, e'\n', 2); list_3 := split_part(kept, e'\n', 3);
      else
        select coalesce(array_agg(a.tie_id), '{}'), coalesce(array_agg(a.from_id), '{}'), coalesce(array_agg(a.to_id), '{}') into list_1, list_2, list_3 from ties_near_me_anew() a;
        kept := list_1::text || e'\n' || list_2::text || e'\n' || list_3::text;
        -- Thousands would take longer to spell out and to read than to find.
        perform set_config('app.ties_near_me', whose || case when length(kept) < 80000 then kept else 'many' end, true);
      end if;
      return query select * from unnest(list_1, list_2, list_3);
    end $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ties_near_me_anew()
 RETURNS TABLE(tie_id uuid, from_id uuid, to_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  return query select t.id, t.from_id, t.to_id from (
    select f.*, f.to_id as other_id from told_ties f where f.place_id = here() and f.from_id = me()
    union all
    select o.*, o.from_id from told_ties o where o.place_id = here() and o.to_id = me()
  ) t where t.other_id not in (select barred_to_me());
  -- Most people are nobody's parent and nobody's second adult here.
  return query select t.id, t.from_id, t.to_id from ties_for_my_children() c join ties t on t.place_id = here() and t.id = c.tie_id
    where me() not in (t.from_id, t.to_id);
  if not exists (select from open_companions m where m.place_id = here() and m.person_id = me()) then return; end if;
  return query select t.id, t.from_id, t.to_id from companions_who_count m join ties t on t.place_id = m.place_id and t.id = m.tie_id
    where m.place_id = here() and m.person_id = me() and helper() is null
      and t.from_id not in (select barred_to_me()) and t.to_id not in (select barred_to_me());
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.ties_of_mine()
 RETURNS TABLE(tie_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$ select n.tie_id from ties_near_me() n where me() in (n.from_id, n.to_id)
     union
     -- A side of mine that I myself may confirm: asked of those few who may confirm any.
     select t.id from ties t where t.place_id = here() and t.to_id = me() and me() in (select people_under('confirm_links'))
       and t.id in (select ties_to_confirm()) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.ties_to_confirm()
 RETURNS TABLE(tie_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t.id from ties t
  where t.place_id = here() and helper() is null and t.to_id in (select people_under('confirm_links'))
    and (t.source = 'roll' or t.kind in (select k.kind from tie_kinds k where k.needs_confirmation))
    and t.from_id <> me() and t.to_id not in (select barred_to_me())
    and t.from_id not in (select barred_to_me())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.together_in(which uuid, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when not is_child(me()) and not is_child(other) then true
    when is_known_child(other) and i_look_as_a_child() then true
    when is_child(me()) then other in (select person_id from keepers(which))
    else helper() is null and me() in (select person_id from keepers(which)) end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.told_by_hand(which uuid)
 RETURNS TABLE(source_id uuid, name text, channel text, reach text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  practice text;
begin
  if not i_run(which) then return; end if;
  return query select t.source_id, called(t.person_id), 'paper'::text, null::text from told_of(which) t
    where t.person_id in (select s.person_id from people_i_see() s) and t.person_id <> me() and not exists (
      select from people_private p where p.place_id = here() and p.person_id = t.person_id and coalesce(p.email, '') <> '');
  for practice in select called from hooks('told_by_hand') loop
    return query execute format('select source_id, name, channel, reach from %I($1)', practice) using which;
  end loop;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.told_by_hand_gatherings(which uuid)
 RETURNS TABLE(source_id uuid, name text, channel text, reach text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive back as (
    select which as id
    union select l.from_id from back b join source_links l on l.place_id = here() and l.to_id = b.id
  )
  select g.gathering_id, g.name, 'paper', g.comes_from
  from back b join gathering_guests g on g.place_id = here() and g.gathering_id = b.id
  where g.name is not null and g.here = 'yes' and i_run(g.gathering_id)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.told_by_hand_listening(which uuid)
 RETURNS TABLE(source_id uuid, name text, channel text, reach text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive back as (
    select which as id
    union select l.from_id from back b join source_links l on l.place_id = here() and l.to_id = b.id
  )
  select v.id, coalesce(called(v.teller_id), v.teller_name), v.channel, v.reach
  from back b join voices v on v.place_id = here() and v.id = b.id
  where v.channel <> 'here' and v.withdrawn_at is null and v.confirmed_at is not null and i_run(v.listening_id)
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.told_of(which uuid)
 RETURNS TABLE(person_id uuid, source_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive back as (
    select which as id, 0 as steps
    union select l.from_id, b.steps + 1 from back b join source_links l on l.place_id = here() and l.to_id = b.id where b.steps < 30
  )
  select distinct on (n.person_id) n.person_id, n.id from (
    select f.person_id, b.id, b.steps from back b
      join source_follows f on f.place_id = here() and f.source_id = b.id and f.ended_at is null
    union all select p.id, b.id, b.steps from back b join things t on t.place_id = here() and t.id = b.id
      join people p on p.place_id = here() and p.id = t.owner_id
  ) n where not has_left(n.person_id)
  order by n.person_id, n.steps, n.id
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.turn_to_open_to_me()
 RETURNS TABLE(thing_id uuid, owner_id uuid, mapping_id uuid, through text, through_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.id, a.owner_id, a.mapping_id, 'named', a.mapping_id
  from turn_to_readers r join turn_to a on a.place_id = here() and a.id = r.answer_id and a.said is not null
  where r.place_id = here() and r.reader_id = me() and i_read_mapping(a.mapping_id)
    and exists (select from in_mapping(a.mapping_id) l where l.person_id = a.owner_id and i_have('see_roll', l.group_id))
    and not is_between_blocked(me(), a.owner_id)
  union all
  select a.id, a.owner_id, a.mapping_id, 'override', o.through_id
  from open_to_me() o join turn_to a on a.place_id = here() and a.id = o.thing_id and a.said is not null
  where o.through = 'override'
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.turnout_of(which uuid)
 RETURNS TABLE(on_roll integer, by_screen integer, by_paper integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int, (count(*) filter (where r.voted = 'screen'))::int, (count(*) filter (where r.voted = 'paper'))::int
  from ballot_roll r where r.place_id = here() and r.ballot_id = which and sees_source(which)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.unsay_answer(hash text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  c assembly_codes;
begin
  select * into c from assembly_codes x where x.place_id = here() and x.code_hash = hash for update;
  if c.answer_id is null then raise exception 'nothing to take back' using errcode = 'KI002'; end if;
  perform take_out(c.answer_id, stage_of(c.assembly_id));
  update assembly_answers set gone_at = coalesce(gone_at, now()), name = null, reach = null, person_id = null
    where place_id = here() and id = c.answer_id;
  delete from assembly_answers a where a.place_id = here() and a.id = c.answer_id
    and not exists (select from assembly_pool p where p.place_id = here() and p.answer_id = a.id);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.unsay_voice(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v voices;
begin
  select * into v from voices where place_id = here() and id = which and withdrawn_at is null for update;
  if v.id is null then return; end if;
  perform take_from_readings(which, v.words);
  perform drop_lifted(which);
  update voices set words = null, withdrawn_at = now(), said_as = 'none', said_name = null, teller_name = null, reach = null
    where place_id = here() and id = which;
  delete from sense_voices where place_id = here() and voice_id = which;
  perform drop_source(which);
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.use_code(given text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  whose uuid;
begin
  select c.person_id into whose from shared_codes c
  where c.place_id = here() and c.code = upper(given) and c.ended_at is null and c.until_at > now() and may_do('tie.ask')
    and c.person_id <> me() and c.person_id not in (select barred_to_me());
  if whose is null then return null; end if;
  insert into code_uses (place_id, code, used_by) values (here(), upper(given), me()) on conflict do nothing;
  return whose;
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.verbs_i_may_do_for(whom uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct v), '{}') from helper_consents c, unnest(c.verbs) v
  where c.place_id = here() and c.person_id = whom and c.helper_id = coalesce(helper(), me())
    and c.ended_at is null and c.until_at > now()
    and not exists (select from open_blocks b where b.place_id = here()
                    and whom in (b.protects_id, b.against_id) and c.helper_id in (b.protects_id, b.against_id))
    and not exists (select from under_concern n where n.place_id = here() and n.about_id = c.helper_id
                    and is_child(whom))
    and not exists (select from departures d where d.place_id = here() and d.person_id = c.helper_id
                    and d.returned_at is null)
    -- A grown-up helps a child inside a live tie only, and no longer than it lives.
    and (not is_child(whom) or is_known_child(c.helper_id) or exists (
      select from tie_states s where s.place_id = here() and s.state = 'live'
        and ((s.from_id = whom and s.to_id = c.helper_id) or (s.to_id = whom and s.from_id = c.helper_id))))
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.voices_in(which uuid)
 RETURNS TABLE(id uuid, words text, name text, by_listener boolean, private boolean, may_lift boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 500
 SET search_path TO 'public', 'pg_temp'
AS $function$
  -- Asked once, and not for each of hundreds of voices.
  with i as materialized (select i_moderate(which) as moderate),
  shown as materialized (select source_id as id from sources_shown_to_me()),
  barred as materialized (select person_id as id from barred_to_me())
  select v.id, case when v.shown <> 'moderators' then v.words end,
    case when v.shown = 'public' and v.said_as <> 'none' then name_of_voice(v) end, v.consent <> 'own', v.shown = 'moderators',
    v.may_lift and i.moderate
  from voices v cross join i
  where v.place_id = here() and v.listening_id = which and v.confirmed_at is not null and v.words is not null
    and (v.shown <> 'moderators' and (v.id in (select id from shown)
        or exists (select from sources s where s.place_id = here() and s.id = v.id and s.shown_to = 'public'))
      or i.moderate and (v.teller_id is null or v.teller_id not in (select id from barred)))
  order by md5(v.id::text)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.void_draw(which uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  about uuid;
begin
  update assembly_draws set void_at = now(), void_why = trim(why)
    where place_id = here() and id = which and drawn_at is null and void_at is null and problem is null
      and assembly_id in (select source_id from sources_i_run())
    returning assembly_id into about;
  if about is null then raise exception 'not yours' using errcode = 'KI003'; end if;
  update assembly_members set ends_with = null where place_id = here() and ends_with = which;
  perform write_trail('assembly.void_draw', me(), about);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.vote_statement(which uuid, vote_is integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  l uuid;
begin
  select listening_id into l from statements where place_id = here() and id = which and standing in ('in', 'meta');
  if l is null or not i_may_speak_in(l) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into statement_votes (place_id, statement_id, voter_id, vote) values (here(), which, voter_of(l, me()), vote_is)
  on conflict (place_id, statement_id, voter_id) do update set vote = excluded.vote;
  perform count_listening(l, false);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.voter_of(which uuid, who uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  it uuid;
begin
  insert into listening_voters (place_id, id, listening_id, person_id) values (here(), gen_random_uuid(), which, who)
  on conflict (place_id, listening_id, person_id) do nothing;
  select id into it from listening_voters where place_id = here() and listening_id = which and person_id = who;
  return it;
end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.votes_to_count(which uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  votes text;
begin
  perform only_the_count();
  select json_object_agg(x.voter_id, x.answers)::text into votes from (
    select v.voter_id, json_object_agg(v.statement_id, v.vote) as answers from statements s
    join statement_votes v on v.place_id = s.place_id and v.statement_id = s.id
    where s.place_id = here() and s.listening_id = which and s.standing in ('in', 'meta') group by v.voter_id) x;
  return coalesce(votes, '{}');
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.waits_for_a_place(which uuid, state text, blocked boolean, learner uuid, words text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case state
    when 'asked' then exists (
      select from mentor_pairs p join mentor_rounds r on r.place_id = p.place_id and r.id = p.round_id
      where p.place_id = here() and p.tie_id = which and r.ended_at > current_date - 30)
    when 'resting' then not blocked and array_position(words, 'no') is null
      and not exists (select from departures d where d.place_id = here() and d.person_id = learner and d.returned_at is null)
    else false end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.waits_for_me()
 RETURNS TABLE(what text, id uuid, source_id uuid, title text, by_on date, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'answer', a.id, a.source_id, s.title, a.by_on, a.asked_at
  from source_answers a join sources s on s.place_id = a.place_id and s.id = a.source_id
  where a.place_id = here() and helper() is null and a.who_id = me() and a.answered_at is null and a.passed_on_at is null
    and sees_source(s.id)
  union all
  select case when c.taken_on_at is null then 'asked' else 'promise' end, c.id, c.source_id, s.title, c.by_on, c.made_at
  from commitments c join sources s on s.place_id = c.place_id and s.id = c.source_id
  where c.place_id = here() and helper() is null and c.who_id = me() and c.made_by not in (select person_id from barred_to_me())
    and not exists (select from commitment_ends e where e.place_id = c.place_id and e.commitment_id = c.id)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.what_i_am_to_voice(v voices)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when helper() is not null then case when v.confirmed_at is not null and v.shown <> 'moderators' and sees_source(v.id) then 'reader' end
    when v.teller_id = me() then 'teller'
    when v.teller_id in (select person_id from barred_to_me())
    then case when v.confirmed_at is not null and v.shown <> 'moderators' and sees_source(v.id) then 'reader' end
    when v.listener_id = me() then 'listener'
    when v.second_id = me() or exists (
      select from companions_who_count c join ties t on t.place_id = c.place_id and t.id = c.tie_id
      where c.place_id = here() and c.person_id = me() and v.teller_id in (t.from_id, t.to_id) and v.listener_id in (t.from_id, t.to_id)) then 'second'
    when v.confirmed_at is null then null
    when i_moderate(v.listening_id) then 'moderator'
    when v.shown <> 'moderators' and sees_source(v.id) then 'reader'
  end
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.who_can_let_me_in()
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$ select name from who_runs_it_beside(me()) where helper() is null and exists (select from my_wide_roles()) $function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.who_runs_it_beside(who uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive up as (
    select w.group_id as of_id, w.group_id from wide_roles() w where w.person_id = who
    union
    select u.of_id, g.parent_id from up u join groups g on g.place_id = here() and g.id = u.group_id where g.parent_id is not null
  )
  select r.person_id, called(r.person_id)
  from up u join wide_roles() r on r.group_id = u.group_id and r.runs
  where r.person_id <> who
    and not exists (select from open_blocks b where b.place_id = here()
                    and r.person_id in (b.protects_id, b.against_id) and who in (b.protects_id, b.against_id))
  group by r.person_id having count(distinct u.of_id) = (select count(distinct o.of_id) from up o)
  order by 2
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.who_runs_mentoring()
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select called(r.person_id) from runners_for(me()) r where helper() is null order by 1
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.who_said_news(which uuid)
 RETURNS TABLE(news_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select n.id, called(n.said_by) from project_news n
  where n.place_id = here() and n.project_id = which and sees_source(which) and not is_child(n.said_by)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.whom_to_speak_to(tie uuid)
 RETURNS TABLE(person_id uuid, name text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive over as (
    select m.group_id from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id and g.closed_at is null
    where m.place_id = here() and m.person_id = conversation_is_for(tie) and m.to_at is null
    union
    select g.parent_id from over o join groups g on g.place_id = here() and g.id = o.group_id where g.parent_id is not null
  )
  select distinct on (p.id) p.id, spoken_name(p.given_name, p.preferred_name, p.family_name), m.role
  from over o join memberships m on m.place_id = here() and m.group_id = o.group_id and m.to_at is null
  join groups g on g.place_id = here() and g.id = o.group_id
  join role_powers r on r.group_kind = g.kind and r.role = m.role
  join people p on p.place_id = here() and p.id = m.person_id
  where conversation_is_for(tie) is distinct from me() and m.person_id not in (me(), conversation_is_for(tie)) and not is_child(m.person_id)
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
    and not exists (select from open_blocks b where b.place_id = here() and m.person_id in (b.protects_id, b.against_id)
      and (me() in (b.protects_id, b.against_id) or conversation_is_for(tie) in (b.protects_id, b.against_id)))
  order by p.id, array_position(array['teacher', 'head', 'safeguarding_lead', 'coordinator', 'aide', 'administrator'], m.role)
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.why_not_ask(which uuid, who uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when helper() is not null or who = me() or not exists (
      select from my_groups() m join group_kinds k on k.kind = m.kind and k.people_make
      where m.group_id = which and (m.kind = 'family' or m.role = 'convener')) then 'not_yours'
    when who not in (select p.person_id from people_i_may_ask_in() p) then 'not_yours'
    when is_in_group(which, who) then 'there'
    else why_not_in(which, who, me()) end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.why_not_in(which uuid, who uuid, asker uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with others as (
    select distinct m.person_id, (not a.child and not w.child) or (a.known_child and w.known_child) as peer
    from memberships m join ages a on a.place_id = m.place_id and a.person_id = m.person_id
    join ages w on w.place_id = m.place_id and w.person_id = who
    where m.place_id = here() and m.group_id = which and m.to_at is null
  )
  select case
    when g.closed_at is not null then 'closed'
    when g.kind = 'family' then case
      when not is_live_kin(asker, who) then 'kin'
      when exists (select from others o where o.person_id <> asker and not is_live_kin(asker, o.person_id)) then 'others_kin'
      when exists (select from others o where not o.peer and o.person_id <> asker and not is_live_kin(o.person_id, who))
        then 'child_kin' end
    when is_child(who) and exists (select from others o where not o.peer) then group_lacks(which) end
  from groups g where g.place_id = here() and g.id = which
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.why_not_merge(keep uuid, other uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when not (may_merge(keep) and may_merge(other)) then 'not_yours'
    when keep = other then 'same'
    when 2 > (select count(*) from people p where p.place_id = here() and p.id in (keep, other))
      or exists (select from erasures e where e.place_id = here() and e.person_id in (keep, other)) then 'gone'
    when have_met(keep, other) then 'met'
    when exists (select from ages a join ages b on b.place_id = a.place_id where a.place_id = here()
      and a.person_id in (keep, other) and b.person_id in (keep, other) and a.known_child and not b.child) then 'ages' end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.wide_powers_open()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select proof() is not null or not exists (
    select from places p where p.place_id = here() and p.passkeys_from <= now())
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.wide_roles()
 RETURNS TABLE(person_id uuid, group_id uuid, role text, group_name text, runs boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.person_id, g.id, m.role, g.name, bool_or(r.power = 'run_imports')
  from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id and g.closed_at is null
  join role_powers r on r.group_kind = g.kind and r.role = m.role and r.reaches_below
  where m.place_id = here() and m.to_at is null
    and not exists (select from departures d where d.place_id = here() and d.person_id = m.person_id and d.returned_at is null)
  group by m.person_id, g.id, m.role, g.name
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.withdraw_answer(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  answer uuid;
begin
  update turn_to a set said = null, said_at = now()
  where a.place_id = here() and a.mapping_id = which and a.owner_id = me() and a.said is not null and helper() is null
  returning a.id into answer;
  if answer is null then raise exception 'nothing to take back' using errcode = 'KI003'; end if;
  delete from turn_to_names where place_id = here() and answer_id = answer;
  delete from turn_to_readers where place_id = here() and answer_id = answer;
  perform write_trail('mapping.withdraw', me(), answer);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.withdraw_option(which uuid, option uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from ballots b where b.place_id = here() and b.id = which and b.counted_at is null and i_run(b.about_id)) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  update ballot_options set withdrawn_at = coalesce(withdrawn_at, now()), withdrawn_why = trim(why)
    where place_id = here() and ballot_id = which and id = option;
  perform write_trail('ballot.withdraw_option', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.withdraw_project(which uuid, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  b budgets;
begin
  select x.* into b from budgets x join budget_projects p on p.place_id = x.place_id and p.budget_id = x.id
    where x.place_id = here() and p.id = which for update of x;
  if not i_run(which) then raise exception 'not yours' using errcode = 'KI003'; end if;
  if b.stage not in ('ideas', 'projects', 'voting') then raise exception 'not now' using errcode = 'KI004'; end if;
  update budget_projects set withdrawn_at = now(), withdrawn_why = trim(reason)
    where place_id = here() and id = which and withdrawn_at is null;
  if not found then return; end if;
  if b.ballot_id is not null then
    perform withdraw_option(b.ballot_id, which, reason);
    perform tell(r.person_id, 'budget.withdrawn', null, which) from ballot_roll r
      where r.place_id = here() and r.ballot_id = b.ballot_id and r.person_id is not null and r.person_id <> me();
  end if;
  perform tell_thread(which, 'budget.withdrawn');
  perform write_trail('budget.withdraw_project', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.withdraw_voice(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if helper() is not null or not exists (select from voices v where v.place_id = here() and v.id = which and v.teller_id = me()) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  perform unsay_voice(which);
  perform write_trail('listening.withdraw', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.word_that_counts(spoke bigint, own_no bigint, last_no bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select case when spoke = own_no then 'no' when spoke > last_no then 'yes' end $function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.words_of_answer(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('said', a.said, 'saidAt', a.said_at, 'names', coalesce((
      select jsonb_agg(jsonb_build_object('personId', n.person_id, 'name', coalesce(n.name, called(n.person_id))) order by n.n)
      from turn_to_names n where n.place_id = here() and n.answer_id = a.id
        and (n.person_id is null or called(n.person_id) is not null)), '[]'))
  from turn_to a where a.place_id = here() and a.id = which
$function$
-- owner kith_definer, executed by kith_definer

CREATE OR REPLACE FUNCTION public.write_note(new_id uuid, which uuid, room uuid, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_may_note(which, room) then raise exception 'not yours' using errcode = 'KI003'; end if;
  insert into gathering_notes (place_id, id, gathering_id, room_id, by_id, text) values (here(), new_id, which, room, me(), trim(said))
  on conflict do nothing;
  perform write_trail('gathering.note', me(), which);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.write_reading(new_id uuid, which uuid, heard text, in_voice uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not i_read_sense(which) or exists (select from sense_makings m where m.place_id = here() and m.id = which
      and m.opened_at is not null)
    or in_voice is not null and not exists (select from sense_voices x where x.place_id = here() and x.sense_id = which and x.voice_id = in_voice)
    or in_voice is not null and in_voice not in (select v.id from voices_in(listening_of_sense(which)) v where not v.private) then
    raise exception 'not yours' using errcode = 'KI003';
  end if;
  insert into readings (place_id, id, sense_id, reader_id, voice_id, words) values (here(), new_id, which, me(), in_voice, heard);
  perform write_trail('listening.read', me(), listening_of_sense(which));
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.write_trail(what text, subject uuid, thing uuid DEFAULT NULL::uuid, more jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not may_do(what) then
    raise exception 'not consented: %', what using errcode = 'KI001';
  end if;
  -- Whom I invited is told by that line alone, so only the invitation writes it.
  if what = 'person.invite' then raise exception 'not written by hand' using errcode = 'KI003'; end if;
  insert into trail (place_id, actor_id, helper_id, verb, subject_id, thing_id, detail)
  values (here(), me(), helper(), what, subject, thing, more);
end
$function$
-- owner kith_definer, executed by kith_app, kith_definer

CREATE OR REPLACE FUNCTION public.yes_to_group(group_kind text, who uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when not a.child then 'own'
    when group_kind <> 'family' then case when a.age >= 13 then 'own' else 'both' end
    else case y.needs when 'both' then 'both' when 'parent' then 'parent' else 'own' end end
  from ages a left join tie_yes y on y.kind = 'family' and a.age between y.from_age and y.to_age
  where a.place_id = here() and a.person_id = who
$function$
-- owner kith_definer, executed by kith_definer
