import {
  type AdviceReason,
  type AgreementLists,
  advise,
  analyse,
  type Coverage,
  checkStructure,
  coverage,
  type KnownPerson,
  type Outcome,
  type PlacePart,
  readVotes,
  type Standing,
  type Vote,
} from '@kith/opinion-groups'

/** What a count is made from. */
export interface CountInput {
  readonly statements: readonly { readonly id: string; readonly standing: Standing }[]
  readonly votes: readonly Vote[]
  readonly known: readonly KnownPerson[]
  readonly place: readonly PlacePart[]
  /** What was kept of the count before: groups keep their names. */
  readonly before: Outcome | null
}

/** What everybody may know of a count: figures, and places on a map without names. */
export interface Told {
  readonly people: number
  readonly votes: number
  readonly show: 'groups' | 'agreement'
  readonly reasons: readonly AdviceReason[]
  readonly lists: AgreementLists
  /** Statements by how much all groups agree, or disagree, with them. */
  readonly across: readonly {
    readonly statement: string
    readonly says: 'agree' | 'disagree'
    readonly share: number
  }[]
  readonly groups: readonly {
    readonly name: string
    readonly people: number
    /** What marks it: how many of those who answered said so, inside and outside. */
    readonly stands: readonly {
      readonly statement: string
      readonly says: 'agree' | 'disagree'
      readonly share: number
      readonly elsewhere: number
    }[]
  }[]
  /** Across, up, and which group (−1: none); rounded, in an order that says nothing. */
  readonly points: readonly (readonly [x: number, y: number, group: number])[]
  readonly coverage: readonly Pick<Coverage, 'attribute' | 'unknown' | 'parts'>[]
}

export interface CountOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number) => void
  /** Left out, answers are compared with shuffled ones, which is nearly all of the work. */
  readonly unchecked?: true
}

/** Fewer answers to one statement, or people in one group, would say what single people answered. */
const FEWEST = 5
/** Fewer of one kind of people are not shown. */
const FEWEST_OF_A_KIND = 10

/**
 * Where people agree, what divides them, and whose voice is missing. Below about 30 people, or where answers hang together no
 * more than by chance, lists and no groups.
 */
export async function countVotes(
  { statements, votes, known, place, before }: CountInput,
  options: CountOptions = {},
): Promise<{ told: Told; kept: Outcome }> {
  const table = readVotes(votes, statements)
  const previous = before === null ? {} : { previous: before }
  const kept = analyse(table, previous)
  const enough = !advise(table).reasons.some(({ kind }) => kind === 'too-few-people')
  const advice = advise(
    table,
    enough && !options.unchecked ? await checkStructure(table, options) : undefined,
  )
  const answered = new Set(
    kept.statements
      .filter(({ agree, disagree, pass }) => agree + disagree + pass >= FEWEST)
      .map(({ id }) => id),
  )
  const often = <T extends { statement: string }>(list: readonly T[]) =>
    list.filter(({ statement }) => answered.has(statement))
  const { lists } = advice
  const groups = advice.show === 'groups' ? kept.groups : []
  const told: Told = {
    people: kept.people.length,
    votes: kept.votes,
    show: advice.show,
    reasons: advice.reasons,
    lists: {
      agree: often(lists.agree),
      disagree: often(lists.disagree),
      divided: often(lists.divided),
      unsure: often(lists.unsure),
    },
    across: groups.length < 2 ? [] : acrossOf(kept, answered),
    groups: groups.map(({ name, members, representative }) => ({
      name,
      people: members.length,
      stands:
        members.length < FEWEST
          ? []
          : often(representative).map(({ statement, by, share, otherCount, otherVotes }) => ({
              statement,
              says: by,
              share,
              elsewhere: (otherCount + 1) / (otherVotes + 2),
            })),
    })),
    points:
      advice.show === 'groups'
        ? kept.people
            .map(
              ({ x, y, group }) =>
                [
                  Math.round(x * 100) / 100,
                  Math.round(y * 100) / 100,
                  groups.findIndex(({ name }) => name === group),
                ] as const,
            )
            .sort((one, other) => one[0] - other[0] || one[1] - other[1])
        : [],
    coverage: coverage(table, known, place, FEWEST_OF_A_KIND).map(({ attribute, unknown, parts }) => ({
      attribute,
      unknown,
      parts,
    })),
  }
  return { told, kept }
}

function acrossOf({ statements }: Outcome, answered: ReadonlySet<string>): Told['across'] {
  return statements
    .filter(
      ({ id, standing, agreedAcross }) => standing === 'in' && answered.has(id) && agreedAcross !== null,
    )
    .map(({ id, agreedAcross, disagreedAcross }) => {
      const [agree, disagree] = [agreedAcross ?? 0, disagreedAcross ?? 0]
      return agree >= disagree
        ? { statement: id, says: 'agree' as const, share: agree }
        : { statement: id, says: 'disagree' as const, share: disagree }
    })
    .sort((one, other) => other.share - one.share)
    .slice(0, 8)
}
