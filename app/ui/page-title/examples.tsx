import type { Example } from '../patterns/example.ts'
import { BackLink } from './page-title.tsx'

export const examples: readonly Example[] = [
  { name: 'The way back', show: () => <BackLink href="#page-title">My people</BackLink> },
]
