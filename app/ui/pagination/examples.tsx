import type { Example } from '../patterns/example.ts'
import { Pagination } from './pagination.tsx'

export const examples: readonly Example[] = [
  { name: 'In the middle', show: () => <Pagination page={2} pages={7} href={(page) => `#page-${page}`} /> },
]
