import type { Me } from '#db/client.ts'
import { toldAsks } from '../model/asks.ts'
import { ballotsIKeep, myVoteIn } from '../model/ballots.ts'
import { doorsToMe } from '../model/doors.ts'
import { listOf, notesShown, roomsOfMine, roomsToLead } from '../model/gatherings.ts'
import { fellows } from '../model/groups.ts'
import { verbsFor } from '../model/helpers.ts'
import { statementsToRead, voicesOfMine, voicesShown } from '../model/listening.ts'
import { peopleIMayAsk } from '../model/people.ts'
import { myParts, promisesTold, sourcesIRun } from '../model/sources.ts'
import { myLiveTies, otherSide, toldTies } from '../model/ties.ts'
import type { Place } from '../model/town.ts'
import { visibleTo } from '../model/visible.ts'
import { answersOpenTo, learnersToMark, mappingsOfMine, offersOfMine } from '../model/who-knows-whom.ts'
import type { CatalogueTable } from './catalogue.ts'
import { NAMED, type Seen } from './seen.ts'

/** What the model says that somebody is shown, in the keys of the database. */
export function expectedFor(at: Place, me: Me, catalogue: readonly CatalogueTable[]): Seen {
  const visible = visibleTo(at, me)
  const keys = new Map(catalogue.map(({ name, key }) => [name, key]))
  const tables = Object.entries(visible).map(([table, rows]) => {
    const key = keys.get(table)
    if (key === undefined) throw new Error(`The model has a rule for ${table}, which is no table.`)
    return [table, new Set(rows.map((row: object) => joined(row as Record<string, unknown>, key)))] as const
  })
  const told = new Set(
    toldTies(at, me).map(({ tie, who, state }) =>
      [tie.id, otherSide(tie, who), tie.from_id === who ? 'from' : 'to', state]
        .concat(who === me.personId ? [] : [who])
        .join(' '),
    ),
  )
  return new Map([
    ...tables,
    [
      'open_to_me()',
      new Set(
        doorsToMe(at, me).map(({ thing, may, through, throughId }) =>
          [thing.id, thing.owner_id, may, through, throughId].join(' '),
        ),
      ),
    ],
    [
      'my_live_ties()',
      new Set(myLiveTies(at, me).map((tie) => [tie.id, otherSide(tie, me.personId), tie.kind].join(' '))),
    ],
    ['my_ties()', told],
    ['my_ties(array(select id from ties))', told],
    [NAMED, new Set(visible.people.map(({ id }) => id))],
    ['my_group_asks()', new Set(toldAsks(at, me).map(({ ask, iAm }) => `${ask.id} ${iAm}`))],
    ['fellows()', new Set(fellows(at, me).map(({ personId, groupId }) => `${personId} ${groupId}`))],
    ['people_i_may_ask()', peopleIMayAsk(at, me)],
    [
      'turn_to_open_to_me()',
      new Set(
        answersOpenTo(at, me).map(({ answer, through, throughId }) =>
          [answer.id, answer.owner_id, through, throughId].join(' '),
        ),
      ),
    ],
    [
      'my_mappings()',
      new Set(
        mappingsOfMine(at, me).map(({ id, iRun, iRead, iMark, iAnswer }) =>
          [id, ...[iRun, iRead, iMark, iAnswer].map((is) => (is ? 't' : 'f'))].join(' '),
        ),
      ),
    ],
    [
      'my_mappings() m cross join class_to_mark(m.mapping_id) c',
      new Set(
        mappingsOfMine(at, me).flatMap(({ id }) =>
          [...learnersToMark(at, me, id)].map((who) => `${id} ${who}`),
        ),
      ),
    ],
    ['my_offers()', new Set(offersOfMine(at, me).map(({ offer, iAm }) => `${offer.id} ${iAm}`))],
    ['my_parts()', new Set(myParts(at, me).map((row) => `${row.source_id} ${row.part}`))],
    ['sources_i_run()', sourcesIRun(at, me)],
    [
      'promises_of(array(select id from sources))',
      new Set(
        promisesTold(at, me).map(({ id, mine, named }) => `${id} ${mine ? 't' : 'f'} ${named ? 't' : 'f'}`),
      ),
    ],
    ['ballots_i_keep()', ballotsIKeep(at, me)],
    [
      'ballots cross join my_vote_in(id) way',
      new Set(visible.ballots.map((ballot) => [ballot.id, myVoteIn(at, me, ballot) ?? []].flat().join(' '))),
    ],
    ...gatherings(at, me, visible.gatherings),
    [
      'listenings l cross join voices_in(l.id) v',
      new Set(
        visible.listenings.flatMap(({ id }) =>
          voicesShown(at, me, id).map((one) =>
            [one.id, ...[one.words, one.mayLift].map((is) => (is ? 't' : 'f'))].join(' '),
          ),
        ),
      ),
    ],
    [
      'listenings l cross join statements_to_read(l.id) s',
      new Set(visible.listenings.flatMap((one) => statementsToRead(at, me, one.id).map(({ id }) => id))),
    ],
    ['my_voices()', new Set(voicesOfMine(at, me).map(({ id, iAm }) => `${id} ${iAm}`))],
    ['unnest(verbs_i_may_do_for(me())) verb', verbsFor(at, me, me.personId)],
    [
      'helper_consents cross join unnest(verbs_i_may_do_for(person_id)) verb',
      new Set(
        visible.helper_consents.flatMap(({ person_id: person }) =>
          [...verbsFor(at, me, person)].map((verb) => `${person} ${verb}`),
        ),
      ),
    ],
  ])
}

/** Who comes, who sits where and what was noted, of each gathering that is seen. */
function gatherings(at: Place, me: Me, seen: readonly { readonly id: string }[]): [string, Set<string>][] {
  const told = <T>(name: string, of: (id: string) => readonly T[], key: (one: T, id: string) => string) =>
    [name, new Set(seen.flatMap(({ id }) => of(id).map((one) => key(one, id))))] as [string, Set<string>]
  const is = (so: boolean) => (so ? 't' : 'f')
  return [
    told(
      'gatherings g cross join gathering_list(g.id) l',
      (id) => listOf(at, me, id),
      (guest, id) => `${id} ${guest.id} t`,
    ),
    told(
      'gatherings g cross join rooms_of(g.id) r',
      (id) => roomsToLead(at, me, id),
      ({ roomId, lacks, guestId }) => [roomId, lacks ?? [], guestId ?? []].flat().join(' '),
    ),
    told(
      'gatherings g cross join my_rooms(g.id) m',
      (id) => roomsOfMine(at, me, id),
      ({ roomId, mates }) => `${roomId} ${mates}`,
    ),
    told(
      'gatherings g cross join notes_of(g.id) n',
      (id) => notesShown(at, me, id),
      ({ id, words, by }) => `${id} ${is(words)} ${is(by)}`,
    ),
  ]
}

const joined = (row: Record<string, unknown>, key: readonly string[]) =>
  key.map((column) => String(row[column])).join(' ')
