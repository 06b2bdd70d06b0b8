import type pg from 'pg'
import { type Finding, well, wrong } from './finding.ts'

const MOST = 5

/** Sign-in codes, reviews and the trail take the time from both sides. */
export async function clock(db: pg.Client): Promise<readonly Finding[]> {
  const before = Date.now()
  const { rows } = await db.query<{ now: string }>(
    'select extract(epoch from clock_timestamp()) * 1000 as now',
  )
  const apart = Math.round((Number(rows[0]!.now) - (before + Date.now()) / 2) / 1000)
  if (Math.abs(apart) <= MOST) return [well('clock', 'Both clocks say the same.')]
  return [
    wrong(
      'clock',
      `The database's clock is ${Math.abs(apart)} seconds ${apart > 0 ? 'ahead of' : 'behind'} this machine's.`,
      'Let both take their time from the network (timedatectl set-ntp true): codes end too early or too late otherwise.',
    ),
  ]
}
