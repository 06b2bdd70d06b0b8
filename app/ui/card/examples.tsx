import { Button } from '../button/button.tsx'
import type { Example } from '../patterns/example.ts'
import { Tag } from '../tag/tag.tsx'
import { Card } from './card.tsx'

export const examples: readonly Example[] = [
  {
    name: 'With something to do',
    show: () => (
      <Card
        level={3}
        title="Learn to graft apple trees"
        href="#card"
        meta={<Tag tone="good">agreed</Tag>}
        actions={<Button kind="quiet">Say how it went</Button>}
      >
        <p>With Jean, on the allotment, before the end of March.</p>
      </Card>
    ),
  },
]
