import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Learner {
  readonly id: string
  readonly friends: readonly string[]
}

/** The namings that the METIS partitioner keeps at exact balance, the best of twenty runs; undefined where it is not installed. */
export function metisKept(
  learners: readonly Learner[],
  units: number,
): { kept: number; sizes: string } | undefined {
  const at = new Map(learners.map(({ id }, l) => [id, l]))
  const near = learners.map(() => new Map<number, number>())
  learners.forEach(({ friends }, l) => {
    for (const friend of friends) {
      const f = at.get(friend)!
      near[l]!.set(f, (near[l]!.get(f) ?? 0) + 1)
      near[f]!.set(l, (near[f]!.get(l) ?? 0) + 1)
    }
  })
  const edges = near.reduce((sum, list) => sum + list.size, 0) / 2
  const lines = near.map((list) => [...list].map(([other, weight]) => `${other + 1} ${weight}`).join(' '))
  const folder = mkdtempSync(join(tmpdir(), 'kith-metis-'))
  try {
    const file = join(folder, 'graph')
    writeFileSync(file, `${learners.length} ${edges} 001\n${lines.join('\n')}\n`)
    if (spawnSync('gpmetis', ['-ufactor=1', '-ncuts=20', file, String(units)]).status !== 0) return undefined
    const part = readFileSync(`${file}.part.${units}`, 'utf8').trim().split('\n')
    const sizes = Array.from({ length: units }, (_, u) => part.filter((p) => Number(p) === u).length)
    const kept = learners.reduce(
      (sum, { friends }, l) => sum + friends.filter((friend) => part[at.get(friend)!] === part[l]).length,
      0,
    )
    return { kept, sizes: `${Math.min(...sizes)}–${Math.max(...sizes)}` }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
