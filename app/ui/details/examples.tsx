import type { Example } from '../patterns/example.ts'
import { Details } from './details.tsx'

export const examples: readonly Example[] = [
  {
    name: 'More for those who want it',
    show: () => (
      <Details summary="Why do you ask?">
        <p>So that your tutor knows whom to ring. Nobody else sees it.</p>
      </Details>
    ),
  },
]
