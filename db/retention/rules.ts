/** How long one kind of thing is kept, and why. `docs/retention.md` is written from this list. */
export interface Rule {
  readonly what: string
  /** Tables, by name or by what their names begin with (`ballot*`); every table of the catalogue is in one rule. */
  readonly tables: readonly string[]
  /** In words: the days that a job goes by stand in `days`. */
  readonly kept: string
  readonly why: string
  /** What ends it: a job of the night, whoever it is about, a person who decides, or nothing. */
  readonly ends: 'by itself' | 'by its owner' | 'by a decision' | 'stays'
}

/** The days that the jobs of the night go by. */
export const days = {
  /** After they are over. */
  codes: 1,
  sessions: 1,
  cards: 365,
  /** From the day they were written, sent or not. */
  letters: 30,
  rollFiles: 30,
  changes: 1,
  /** After somebody who was no pupil left: then a person decides. */
  left: 365,
} as const

/** When a person decides about a pupil's record: their birthday, or so long after they left where nobody knows it. */
export const pupils = { birthday: 25, yearsAfter: 10 } as const

const owner = 'until they take it out or delete themselves (/me/delete), and for as long as they are here'

/** Everything that is kept, in the order in which somebody would ask. */
export const rules: readonly Rule[] = [
  {
    what: 'Who somebody is, and what a roll says of them',
    tables: ['people', 'people_private', 'parties', 'corrections', 'adult_words', 'roll_ids', 'merges'],
    kept: 'while they are here; after they left, until a lead decides (a pupil’s record by the place’s own schedule, often the 25th birthday)',
    why: 'A school has to be able to say who was its pupil; whoever returns finds their own again',
    ends: 'by a decision',
  },
  {
    what: 'Classes, groups and who is and was in them',
    tables: [
      'groups',
      'group_asks',
      'group_answers',
      'memberships',
      'departures',
      'terms',
      'withdrawn_links',
    ],
    kept: 'as who they are',
    why: 'Who taught or looked after whom, and when, is asked years later',
    ends: 'by a decision',
  },
  {
    what: 'A plan, the web of people, what they opened',
    tables: [
      'plans',
      'plan_*',
      'web_entries',
      'entry_words',
      'things',
      'grants',
      'shared_codes',
      'code_uses',
    ],
    kept: owner,
    why: 'It is theirs',
    ends: 'by its owner',
  },
  {
    what: 'Ties: what each side said, companions',
    tables: ['ties', 'tie_answers', 'tie_confirmations', 'companions'],
    kept: 'as who they are; of somebody deleted, the mark that there was one',
    why: 'A grown-up’s contact with a child must be traceable when somebody asks years later',
    ends: 'by a decision',
  },
  {
    what: 'Vetting',
    tables: ['vettings'],
    kept: 'as who they are; never the certificate itself, only that it was seen, by whom and until when',
    why: 'Keeping children safe in education: the single central record',
    ends: 'by a decision',
  },
  {
    what: 'Concerns, looks for safety, who may not meet whom',
    tables: ['concerns', 'overrides', 'override_holds', 'blocks'],
    kept: 'with the child’s record, also when somebody named in it deletes themselves; never by a job',
    why: 'Statutory guidance: a safeguarding record is kept until the 25th birthday at least, longer while an inquiry holds it',
    ends: 'by a decision',
  },
  {
    what: 'Talks, what was noted and agreed, what was promised',
    tables: ['meetings', 'meeting_*', 'commitments', 'commitment_ends'],
    kept: owner,
    why: 'It is theirs and the other’s; of one who is deleted the words go',
    ends: 'by its owner',
  },
  {
    what: 'Mentoring and who knows whom',
    tables: ['mentor_*', 'speak_ups', 'speak_up_answers', 'mappings', 'mapping_*', 'turn_to', 'turn_to_*'],
    kept: owner,
    why: 'What somebody said about people is theirs, readable by those they let, round by round',
    ends: 'by its owner',
  },
  {
    what: 'Helping somebody',
    tables: ['helper_consents'],
    kept: 'a year at most as a consent; that there was one stays in the trail',
    why: 'Who acted for whom must be seen afterwards',
    ends: 'by itself',
  },
  {
    what: 'Voices, stories, listening together',
    tables: ['voices', 'listening*', 'statement*', 'sense_*', 'theme*', 'sheet_*', 'readings'],
    kept: owner,
    why: 'They belong to the teller; withdrawn, they are gone everywhere',
    ends: 'by its owner',
  },
  {
    what: 'Votes and ballots',
    tables: ['ballot*', 'votes'],
    kept: 'sealed until the end; then without a name, for ever',
    why: 'A count that anybody can do again',
    ends: 'stays',
  },
  {
    what: 'Gatherings and their notes',
    tables: ['gathering*'],
    kept: 'as the group they are of',
    why: 'Minutes',
    ends: 'by a decision',
  },
  {
    what: 'Ideas and projects of a budget, sheets of paper',
    tables: ['budget*', 'project_*', 'paper_*', 'recommendations'],
    kept: 'as long as the decision they led to is in the open; the names of those deleted go',
    why: 'What was decided with whose money can be looked at',
    ends: 'stays',
  },
  {
    what: 'An assembly’s addresses and answers',
    tables: ['assembl*'],
    kept: 'as many days after its end (its last planned day, where nobody ends it) as its letter said; of the panel pseudonyms stay',
    why: 'The letter promised it; the draw can be done again without names',
    ends: 'by itself',
  },
  {
    what: 'What an institution said it would do, and the thread back to who said it',
    tables: ['sources', 'source_*'],
    kept: 'as long as the thing it is about',
    why: 'Voices have consequence: what came of it stays to be seen',
    ends: 'stays',
  },
  {
    what: 'Ledgers',
    tables: ['accounts', 'entries'],
    kept: 'for ever; of somebody deleted a mark without a name',
    why: 'Money has to add up, and its auditors look back six years at least',
    ends: 'stays',
  },
  {
    what: 'Who did and who looked',
    tables: ['trail', 'reads', 'notices', 'erasures', 'done_requests'],
    kept: 'as who they are; of somebody deleted without a name',
    why: 'They can see who looked, and so can whoever has to find out',
    ends: 'by a decision',
  },
  {
    what: 'Holds, and what was decided about records whose time had come',
    tables: ['legal_holds', 'keep_decisions'],
    kept: 'for ever',
    why: 'That nothing was deleted while it had to be kept, and who decided the rest, can be asked years later',
    ends: 'stays',
  },
  {
    what: 'Files of rolls, and their problems',
    tables: ['imports', 'import_*'],
    kept: `the file ${days.rollFiles} days; what came of it as long as the roll`,
    why: 'To be mended and brought in again; not longer, for it has everybody in it',
    ends: 'by itself',
  },
  {
    what: 'Signing in: who, by what',
    tables: [
      'sign_in.account*',
      'sign_in.passkeys',
      'sign_in.secrets',
      'sign_in.school_identities',
      'sign_in.reminders',
    ],
    kept: 'until they take a way in away, leave or delete themselves',
    why: 'To let them in, and nobody else',
    ends: 'by its owner',
  },
  {
    what: 'Signing in: sessions, codes, tries',
    tables: [
      'sign_in.sessions',
      'sign_in.codes',
      'sign_in.challenges',
      'sign_in.school_visits',
      'sign_in.limits',
    ],
    kept: `${days.sessions} day after they are over`,
    why: 'A list of who came when is nobody’s business',
    ends: 'by itself',
  },
  {
    what: 'Printed cards',
    tables: ['sign_in.cards'],
    kept: `${days.cards} days after they ran out`,
    why: 'Who handed a way in to a child is asked within a school year',
    ends: 'by itself',
  },
  {
    what: 'Letters that wait or, without a mail server, lie here',
    tables: ['sign_in.outbox'],
    kept: `until they are sent; ${days.letters} days at most`,
    why: 'To be sent',
    ends: 'by itself',
  },
  {
    what: 'Whom or what a change was about, by ids: no words, and not by whom',
    tables: ['recent_changes'],
    kept: `the day it was written and ${days.changes} more`,
    why: 'So that figures about a whole school are worked out anew when something in them changed, and only then',
    ends: 'by itself',
  },
  {
    what: 'The place itself, and lists that come with Kith',
    tables: [
      'places',
      'group_kinds',
      'tie_kinds',
      'tie_yes',
      'thing_kinds',
      'role_powers',
      'kith_migrations',
    ],
    kept: 'as long as the installation',
    why: 'They are about nobody',
    ends: 'stays',
  },
]
