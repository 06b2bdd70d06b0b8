const KINDS = [
  'place',
  'person',
  'group',
  'membership',
  'tie',
  'answer',
  'confirmation',
  'vetting',
  'concern',
  'block',
  'companion',
  'departure',
  'web',
  'entry',
  'word',
  'plan',
  'item',
  'item row',
  'review',
  'proposal',
  'agreement',
  'grant',
  'override',
  'hold',
  'consent',
  'line',
  'read',
  'notice',
  'request',
  'import',
  'term',
  'row',
  'ask',
  'group answer',
  'meeting',
  'said',
  'promise',
  'mapping',
  'turn to',
  'offer',
  'offer',
  'mentor ask',
  'round',
  'source',
  'owed answer',
  'ballot',
  'option',
  'roll',
  'vote',
  'draft',
  'comment',
  'address',
  'wave',
  'letter answer',
  'look',
  'draw',
  'change',
  'payment',
  'gathering',
  'guest',
  'room',
  'note',
] as const

export type IdKind = (typeof KINDS)[number]

/** The same kind and number have the same id in every place: what forgets the place mixes them up. */
export const idOf = (kind: IdKind, n: number): string =>
  `${hex(KINDS.indexOf(kind), 8)}-0000-4000-8000-${hex(n, 12)}`

/** Ids in words: `person 3`. */
export const named = (text: string): string =>
  text.replace(
    /([0-9a-f]{8})-0000-4000-8000-([0-9a-f]{12})/g,
    (whole, kind: string, n: string) =>
      KINDS[Number.parseInt(kind, 16)]?.concat(' ', String(Number.parseInt(n, 16))) ?? whole,
  )

const hex = (n: number, width: number) => n.toString(16).padStart(width, '0')
