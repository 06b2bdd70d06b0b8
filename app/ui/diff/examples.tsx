import type { Example } from '../patterns/example.ts'
import { Diff } from './diff.tsx'

export const examples: readonly Example[] = [
  {
    name: 'One sentence changed',
    show: () => (
      <Diff
        between={{ before: '3 March, by Asha', after: '9 March, by Asha' }}
        segments={[
          { kind: 'same', text: 'I want to ' },
          { kind: 'removed', text: 'get better at maths' },
          { kind: 'added', text: 'pass the maths test that the college asks for' },
          { kind: 'same', text: '.\nMo helps on Tuesdays.' },
        ]}
      />
    ),
  },
]
