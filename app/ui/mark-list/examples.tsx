import type { Example } from '../patterns/example.ts'
import { MarkList } from './mark-list.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Three learners, one of them marked',
    show: () => (
      <MarkList
        name="know"
        options={[
          { value: 'well', label: 'Know well' },
          { value: 'little', label: 'A little' },
          { value: 'not', label: 'Not yet' },
        ]}
        rows={[
          { id: 'asha', name: 'Asha Patel', value: 'well' },
          { id: 'ben', name: 'Ben Okafor' },
          { id: 'cat', name: 'Cat Lewis' },
        ]}
      />
    ),
  },
]
