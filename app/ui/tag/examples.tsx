import type { Example } from '../patterns/example.ts'
import { Tag } from './tag.tsx'

export const examples: readonly Example[] = [
  {
    name: 'How things stand',
    show: () => (
      <p>
        <Tag>draft</Tag> <Tag tone="good">agreed</Tag> <Tag tone="waiting">waiting for a yes</Tag>{' '}
        <Tag tone="wrong">not read</Tag>
      </p>
    ),
  },
]
