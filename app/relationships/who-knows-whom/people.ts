import type { Naming } from '#core/people/where-people-are.ts'

const done = 'What somebody did in a role for others is in their trail.'

/** What every column of this practice's tables that holds an id is to somebody. */
export const people: Readonly<Record<string, Naming>> = {
  'mapping_marks.learner_id': { told: 'knownBy' },
  'mapping_marks.mapping_id': 'nobody',
  'mapping_marks.staff_id': { told: 'mappingMarks' },
  'mapping_offers.became_by': { told: 'mappingOffers' },
  'mapping_offers.by_id': { told: 'mappingOffers' },
  'mapping_offers.id': 'nobody',
  'mapping_offers.learner_id': { told: 'mappingOffers' },
  'mapping_offers.mapping_id': 'nobody',
  'mapping_offers.second_id': { told: 'mappingOffers' },
  'mapping_readers.mapping_id': 'nobody',
  'mapping_readers.person_id': { told: 'mappingReader' },
  'mappings.asked_by': { not: done },
  'mappings.before_id': 'nobody',
  'mappings.group_id': 'nobody',
  'mappings.id': 'nobody',
  'turn_to.id': 'nobody',
  'turn_to.mapping_id': 'nobody',
  'turn_to.owner_id': { told: 'turnTo' },
  'turn_to_names.answer_id': 'nobody',
  'turn_to_names.person_id': {
    not: 'Whom a learner can turn to is read by the learner and by whom they let read it.',
  },
  'turn_to_readers.answer_id': 'nobody',
  'turn_to_readers.reader_id': {
    not: 'Whom a learner lets read is theirs to say, and to take back, unseen.',
  },
}
