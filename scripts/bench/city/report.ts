import { availableParallelism, totalmem } from 'node:os'
import type { Imported } from './import.ts'
import type { Loaded } from './load.ts'
import type { Policies } from './policies.ts'

/** What came of a town: seconds it took to make, and its pages by name. */
export interface Measured {
  readonly people: number
  readonly made: number
  readonly loads: ReadonlyMap<string, Loaded>
  readonly policies: ReadonlyMap<string, Policies>
}

/** What the server's answer should take at most, with ten clients: milliseconds at the median, and of ninety-nine in a hundred. */
const AIM = { median: 50, p99: 150, policies: 1.3 } as const

const number = (n: number) => n.toLocaleString('en')
const ms = (n: number) => (n < 10 ? n.toFixed(1) : n.toFixed(0))
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

/** `docs/performance.md`, from what was measured. Towns from the smallest to the largest. */
export function performancePage(towns: readonly Measured[], roll: Imported, now = new Date()): string {
  const largest = towns.at(-1)!
  const sizes = towns.map(({ people }) => number(people))
  const pages = [...largest.loads.keys()]
  const missed = pages.filter((name) => !meets(largest.loads.get(name)!))
  const missedResting = pages.filter((name) => !meets(largest.loads.get(name)!.resting))
  const overAim = [...largest.policies].filter(([, one]) => ratio(one) > AIM.policies).map(([name]) => name)
  return `# How quick it is

Written by one command, \`npm run bench -- city\`, in a quarter of an hour; every figure below is from its last run: ${now.toISOString().slice(0, 10)},
${availableParallelism()} cores and ${Math.round(totalmem() / 2 ** 30)} GB of memory, shared by Kith, its PostgreSQL and the ten clients, who ask as fast as they are answered. The
town is made by a seeded generator (\`scripts/bench/city/fill.ts\`): in one of ${number(largest.people)} people two in five learn, and there are
some ${number(largest.people * 8)} ties and ${number(largest.people * 3)} meetings. Its PostgreSQL waits for no disk.

Smaller: \`npm run bench -- city --people 1000 --import 1000\` (a minute). One part of it: \`--only load\`, \`policies\` or \`import\`.

## Pages, in a town of ${number(largest.people)}
The aim is a server's answer in ${AIM.median} ms at the median and ${AIM.p99} ms for ninety-nine in a hundred, with ten clients. There are two ways to
be ten clients. Ten who open a page, rest half a second by chance and open the next (“resting”: already quicker than people
read): ${missedResting.length === 0 ? 'each page meets it.' : `not met by: ${missedResting.join(', ')}.`} Ten who never pause, which shows all that can be had from this machine and is as much as some
hundreds of people who read what they opened: ${missed.length === 0 ? 'each page meets it.' : `not met by: ${missed.join(', ')}.`}

${table(
  [
    'page',
    'resting',
    '99 in 100',
    'never pausing',
    '99 in 100',
    'a second',
    'processor a request',
    'alone and anew',
    'bytes',
  ],
  pages.map((name) => {
    const one = largest.loads.get(name)!
    return [
      name,
      ...(one.resting === undefined
        ? ['', '']
        : [`${ms(one.resting.median)} ms`, `${ms(one.resting.p99)} ms`]),
      `${ms(one.median)} ms`,
      `${ms(one.p99)} ms`,
      String(one.perSecond),
      one.cpu === undefined ? '' : `${ms(one.cpu)} ms`,
      one.anew === undefined ? '' : `${ms(one.anew)} ms`,
      number(one.bytes),
    ]
  }),
)}

Meanwhile mentors here and there write a talk down, one each second in a town of 100,000 (\`talks.ts\`). Coverage and a round are kept for
whoever asked until something is written that they follow from (\`docs/decisions/0016-kept-between-requests.md\`): “alone and anew” is
what one person alone waits where nothing is kept, as for the first look of a day.

“A bare page with one query” is Hono, this driver and PostgreSQL with one row by its key, without sign-in, rules or a layout: what
there is to be had at most.

## How it grows
With ten who never pause: the median, in milliseconds, and requests a second, by how many people the town has.

${table(
  ['page', ...sizes.map((size) => `${size}`)],
  pages.map((name) => [
    name,
    ...towns.map(({ loads }) => `${ms(loads.get(name)!.median)} ms, ${loads.get(name)!.perSecond}/s`),
  ]),
)}

Made in ${towns.map(({ made }) => `${made.toFixed(0)} s`).join(', ')}. A class, a school and a mentor's learners are as large in each town; a town of 1,000 has one
school of 400, so “1,500” is fewer there.

## What row policies cost
Each page's own statements with their values, sent again all at once, as the page sends them: as requests run them, and with a login that passes every
policy, where each table is a view with the one condition somebody would write by hand (the place; “mine” for a few:
\`scripts/bench/city/without-policies.ts\`). Both give the same rows; statements where they do not are left out of both sums. The aim is ${AIM.policies}${overAim.length === 0 ? ', and each page meets it' : `; not met by: ${overAim.join(', ')}`}.
What this does not show: functions that work out whom a page is about run in both, and the rules of who may see whom stand
in them. So it is the price of asking the rules at every table, not of having them.

${table(
  ['page', ...sizes.map((size) => `${size}`), 'queries', 'left out'],
  [...largest.policies.keys()].map((name) => [
    name,
    ...towns.map((town) => policyCell(town.policies.get(name)!)),
    String(largest.policies.get(name)!.statements),
    String(largest.policies.get(name)!.left),
  ]),
)}

## A roll of ${number(roll.learners)} learners
A OneRoster folder with their parents and teachers, ${number(roll.people)} people, by \`kith import oneroster\`: **${roll.seconds.toFixed(0)} s**, read, checked, compared with
what is there and written in one transaction. PostgreSQL's own COPY of the ${number(roll.rows)} rows that came of it, into the same tables with
their indexes and foreign keys: **${roll.copySeconds.toFixed(0)} s**, ${(roll.seconds / roll.copySeconds).toFixed(1)} times as quick, without reading or comparing anything.

The importing process had this much memory, in megabytes, at each twentieth of the way: ${along(roll.megabytes).join(', ')}; at most ${Math.max(...roll.megabytes)}.
`
}

const meets = (one: Pick<Loaded, 'median' | 'p99'> | undefined) =>
  one !== undefined && one.median <= AIM.median && one.p99 <= AIM.p99
const ratio = ({ withPolicies, without }: Policies) => withPolicies / without
const policyCell = (one: Policies) =>
  `${ratio(one).toFixed(2)} (${ms(one.withPolicies)} / ${ms(one.without)} ms)`

/** Twenty of them, evenly. */
const along = (all: readonly number[]) =>
  Array.from({ length: 20 }, (_, at) => all[Math.floor((at * (all.length - 1)) / 19)]!)
