import type { Me } from '#db/client.ts'
import { isBarredTo } from './blocks.ts'
import { idsOfSources, myParts, sourcesIRun } from './sources.ts'
import { helped, type Place, type Row } from './town.ts'

const iModerate = (at: Place, me: Me, id: string): boolean =>
  !helped(me) &&
  (sourcesIRun(at, me).has(id) ||
    myParts(at, me).some((row) => row.source_id === id && row.part === 'moderator'))

const isKept = (at: Place, me: Me, who: string | null): boolean => who !== null && isBarredTo(at, me, who)

/** Confirmed voices of a listening: to who moderates all but those of whom they are kept from; to others those whose source they see. */
export function voicesShown(at: Place, me: Me, listeningId: string) {
  const [seen, moderates] = [idsOfSources(at, me), iModerate(at, me, listeningId)]
  return at.voices
    .filter((row) => row.listening_id === listeningId && row.confirmed_at !== null && row.words !== null)
    .filter(
      (row) =>
        (row.shown !== 'moderators' && seen.has(row.id)) || (moderates && !isKept(at, me, row.teller_id)),
    )
    .map((row) => ({ id: row.id, words: row.shown !== 'moderators', mayLift: row.may_lift && moderates }))
}

/** Statements that wait, for who moderates; not of whom they are kept from. */
export const statementsToRead = (at: Place, me: Me, listeningId: string): readonly Row<'statements'>[] =>
  iModerate(at, me, listeningId)
    ? at.statements.filter(
        (row) =>
          row.listening_id === listeningId && row.standing === 'waiting' && !isKept(at, me, row.added_by),
      )
    : []

/** Voices that I said, wrote down or am the second grown-up of; from my own sign-in. */
export const voicesOfMine = (at: Place, me: Me): readonly { readonly id: string; readonly iAm: string }[] =>
  helped(me)
    ? []
    : at.voices
        .filter((row) => [row.teller_id, row.listener_id, row.second_id].includes(me.personId))
        .filter((row) => row.teller_id === me.personId || !isKept(at, me, row.teller_id))
        .map((row) => ({
          id: row.id,
          iAm:
            row.teller_id === me.personId
              ? 'teller'
              : row.listener_id === me.personId
                ? 'listener'
                : 'second',
        }))
