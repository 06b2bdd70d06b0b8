import type { Example } from '../patterns/example.ts'
import { Button, ButtonRow } from './button.tsx'

export const examples: readonly Example[] = [
  {
    name: 'The main thing, and a way back',
    show: () => (
      <ButtonRow>
        <Button>Ask Mo</Button>
        <Button kind="quiet" href="#button">
          Not now
        </Button>
      </ButtonRow>
    ),
  },
  {
    name: 'Something that ends',
    show: () => (
      <ButtonRow>
        <Button kind="danger">End it</Button>
        <Button kind="quiet">Keep it</Button>
      </ButtonRow>
    ),
  },
  {
    name: 'Small, beside what it is about',
    show: () => (
      <Button kind="link" about="Mo Farrell">
        Remove
      </Button>
    ),
  },
]
