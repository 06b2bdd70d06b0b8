import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { Diff } from './diff.tsx'

test('says in words what came and what went, and keeps every letter', () => {
  const html = show(() =>
    Diff({
      segments: [
        { kind: 'same', text: 'I want ' },
        { kind: 'removed', text: '<maths>' },
        { kind: 'added', text: 'a job' },
      ],
    }),
  )
  expect(html).toMatch(/I want <del><span class="unseen">taken out: <\/span>&lt;maths&gt;/)
  expect(html).toMatch(/<ins><span class="unseen">added: <\/span>a job/)
})
