import type { Example } from '../patterns/example.ts'
import { Progress } from './progress.tsx'

export const examples: readonly Example[] = [
  { name: 'Under way', show: () => <Progress label="Reading the roll" value={412} max={1200} /> },
]
