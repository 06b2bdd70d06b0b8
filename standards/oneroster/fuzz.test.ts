import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RollUnreadable } from '../roll/problem.ts'
import { problemText } from '../roll/problem-text.ts'
import { type Files, GOOD, GOOD_11, outcomeOf, rollFrom } from './testing.ts'

/** Reads to the end; checks what a reader promises whatever the input. */
async function promisesHold(files: Files, chunk: number): Promise<void> {
  try {
    const { records, problems } = await outcomeOf(await rollFrom(files, chunk))
    for (const problem of problems) expect(problemText(problem).what).not.toBe('')
    const seen = {
      org: new Set<string>(),
      session: new Set<string>(),
      class: new Set<string>(),
      person: new Set<string>(),
    }
    for (const record of records) {
      if (record.kind === 'org') {
        if (record.parent !== null) expect(seen.org).toContain(record.parent)
        seen.org.add(record.sourcedId)
      } else if (record.kind === 'session') seen.session.add(record.sourcedId)
      else if (record.kind === 'class') {
        if (!record.deleted) expect(seen.org).toContain(record.school)
        for (const session of record.sessions) expect(seen.session).toContain(session)
        seen.class.add(record.sourcedId)
      } else if (record.kind === 'person') {
        expect(seen.person).not.toContain(record.sourcedId)
        seen.person.add(record.sourcedId)
      } else if (record.kind === 'role') {
        expect(seen.person).toContain(record.person)
        expect(seen.org).toContain(record.org)
      } else if (record.kind === 'enrolment') {
        expect(seen.person).toContain(record.person)
        expect(seen.class).toContain(record.class)
      } else {
        expect(seen.person).toContain(record.learner)
        expect(seen.person).toContain(record.guardian)
      }
    }
  } catch (error) {
    if (!(error instanceof RollUnreadable)) throw error
  }
}

const roll = fc.constantFrom<Files>(GOOD, GOOD_11)
const chunk = fc.constantFrom(1, 5, 64, 65536)
const nameIn = (files: Files, place: number) => Object.keys(files)[place % Object.keys(files).length]!

test('any bytes in any file', async () => {
  await fc.assert(
    fc.asyncProperty(
      roll,
      fc.nat(9),
      fc.uint8Array({ maxLength: 400 }),
      chunk,
      async (files, place, bytes, size) => {
        await promisesHold({ ...files, [nameIn(files, place)]: bytes }, size)
      },
    ),
    { numRuns: 300 },
  )
})

test('any bytes below good headings', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'l1,g"\n\r;s1c\0é= '), maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(roll, fc.nat(9), text, chunk, async (files, place, rows, size) => {
      const name = nameIn(files, place)
      await promisesHold({ ...files, [name]: `${String(files[name]).split('\n')[0]}\n${rows}` }, size)
    }),
    { numRuns: 500 },
  )
})

test('a good file cut anywhere, or with a stretch of it changed', async () => {
  const change = fc.record({
    at: fc.nat(400),
    length: fc.nat(12),
    put: fc.uint8Array({ maxLength: 6 }),
    cut: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(roll, fc.nat(9), change, chunk, async (files, place, { at, length, put, cut }, size) => {
      const name = nameIn(files, place)
      const good = Buffer.from(String(files[name]))
      const spoilt = cut
        ? good.subarray(0, at)
        : Buffer.concat([good.subarray(0, at), put, good.subarray(at + length)])
      await promisesHold({ ...files, [name]: spoilt }, size)
    }),
    { numRuns: 800 },
  )
})
