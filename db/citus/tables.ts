/** Tables that are the same everywhere and small: on Citus a copy stands on every node (`create_reference_table`). */
export const reference: Readonly<Record<string, string>> = {
  group_kinds: 'what each kind of group shows, written by migrations only',
  places: 'the places themselves; sign-in reads their names',
  role_powers: 'what a role in a group may do, written by migrations only',
  thing_kinds: 'kinds of thing, written by migrations only',
  tie_kinds: 'kinds of tie, written by migrations only',
  tie_yes: 'whose yes a tie needs, written by migrations only',
}

/** Tables of the coordinator alone. All of `sign_in` is, because an account spans places. */
export const local: Readonly<Record<string, string>> = {
  kith_migrations: 'what this database is, not what is in it',
}

/** Unique keys that do not begin with place_id: on Citus they hold in a place only, which has to be enough. */
export const uniqueInPlaceIsEnough: Readonly<Record<string, string>> = {
  voices_slip_hash_key: 'random bits of a paper slip: no two are alike by chance',
  assembly_codes_code_hash_idx: 'random bits of an invitation: no two are alike by chance',
}

/** Triggers need `citus.enable_unsafe_triggers`, which is safe where all they touch is of the same place. */
export const triggers: Readonly<Record<string, string>> = {
  '* record_*': 'what the write is about is written down in its place',
  'departures tell_of_departure': 'ties of the one who left rest, and those people are told',
  'entries entries_stay': 'refuses: an entry in a ledger is never changed',
  'tie_answers offer_another': 'a no to a mentor leads to another offer in that place',
  'vettings tell_of_ended_check': 'ties that the check held up rest, and those people are told',
}
