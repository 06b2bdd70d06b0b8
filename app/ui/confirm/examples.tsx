import type { Example } from '../patterns/example.ts'
import { ConfirmForm } from './confirm.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Before something ends',
    show: () => (
      <ConfirmForm action="#confirm" yes="Yes, end it" noHref="#confirm" danger values={{ version: '3' }} />
    ),
  },
]
