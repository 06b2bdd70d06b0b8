import type { RollProblem } from '../roll/problem.ts'
import type { ReadOptions, RollKind, RollRecord } from '../roll/types.ts'
import { type OneRoster, oneRosterFrom } from './open.ts'
import type { PlacedFile } from './source.ts'

const ORG = 's1'

/** A roll with nothing wrong with it, to spoil one file at a time. */
export const GOOD = {
  'manifest.csv': 'propertyName,value\noneroster.version,1.2\nfile.users,bulk\n',
  'orgs.csv': `sourcedId,status,name,type,parentSourcedId\nd1,,Trust,district,\n${ORG},active,Vale Primary,school,d1\ns2,,Overdale,school,d1\n`,
  'academicSessions.csv':
    'sourcedId,title,type,startDate,endDate,schoolYear\ny1,2026/27,schoolYear,2026-09-01,2027-07-22,2027\n',
  'classes.csv': `sourcedId,title,grades,classType,schoolSourcedId,termSourcedIds\nc1,7B,07,homeroom,${ORG},y1\n`,
  'users.csv':
    'sourcedId,enabledUser,givenName,familyName,email,phone,agentSourcedIds,grades,pronouns\n' +
    'l1,true,Ada,Okafor,,,"g1,g2",07,she/her\ng1,true,Ngozi,Okafor,n@example.org,+44 7700 900123,,,\n' +
    'g2,true,Ife,Okafor,,,,,\nt1,true,Tom,Tate,,,,,\n',
  'roles.csv':
    `sourcedId,userSourcedId,roleType,role,orgSourcedId\nr1,l1,primary,student,${ORG}\nr2,g1,primary,parent,${ORG}\n` +
    `r3,g2,primary,relative,${ORG}\nr4,t1,primary,teacher,${ORG}\n`,
  'enrollments.csv': `sourcedId,classSourcedId,userSourcedId,role,primary,schoolSourcedId\ne1,c1,l1,student,false,${ORG}\ne2,c1,t1,teacher,true,${ORG}\n`,
} as const

/** The same as OneRoster 1.1: roles stand in users.csv. */
export const GOOD_11 = {
  ...without('roles.csv'),
  'manifest.csv': 'propertyName,value\noneroster.version,1.1\n',
  'users.csv':
    'sourcedId,enabledUser,orgSourcedIds,role,givenName,familyName,agentSourcedIds\n' +
    `l1,true,"${ORG},s2",student,Ada,Okafor,"g1,g2"\ng1,true,${ORG},parent,Ngozi,Okafor,\n` +
    `g2,true,${ORG},relative,Ife,Okafor,\nt1,true,${ORG},teacher,Tom,Tate,\n`,
}

function without(name: keyof typeof GOOD): Record<string, string> {
  const { [name]: _, ...rest } = GOOD
  return rest
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** A roll of files in memory, a `/` in a name for a folder, given in chunks of `chunk` bytes. */
export function rollFrom(files: Files, chunk = 1 << 16): Promise<OneRoster> {
  const placed = Object.entries(files).map(([path, content]): PlacedFile => {
    const bytes = Buffer.from(content)
    const name = path.split('/').at(-1)!
    return {
      name,
      folder: path.slice(0, -name.length - 1),
      bytes: bytes.length,
      open: async () => chunks(bytes, chunk),
    }
  })
  return oneRosterFrom({ files: placed, close: async () => {} })
}

export async function* chunks(bytes: Uint8Array, size = 1 << 16): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export type Outcome = { readonly records: RollRecord[]; readonly problems: RollProblem[] }

export async function outcomeOf(roll: OneRoster, options: ReadOptions = {}): Promise<Outcome> {
  const problems: RollProblem[] = []
  const records = await gather(roll.records({ ...options, onProblem: (problem) => problems.push(problem) }))
  return { records, problems }
}

export const readFiles = async (files: Files, options?: ReadOptions): Promise<Outcome> =>
  outcomeOf(await rollFrom(files), options)

export const ofKind = <K extends RollKind>(records: readonly RollRecord[], kind: K) =>
  records.filter((record): record is Extract<RollRecord, { kind: K }> => record.kind === kind)

/** Problems as one line each: `file:line field code`. */
export const brief = (problems: readonly RollProblem[]): string[] =>
  problems.map(({ file, line, field, code }) => `${file}:${line ?? '-'} ${field ?? '-'} ${code}`)

export async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
