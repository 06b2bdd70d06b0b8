import { Button } from '../button/button.tsx'
import type { Example } from '../patterns/example.ts'
import { Thing, ThingList } from './thing-list.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Some things',
    show: () => (
      <ThingList label="Steps" empty={{ text: 'No steps yet.' }}>
        <Thing
          title="Ask Jean about the allotment"
          href="#thing-list"
          meta="by 12 March"
          actions={
            <Button kind="link" about="Ask Jean about the allotment">
              Done
            </Button>
          }
        />
        <Thing title="Bring the form back" meta="by 14 March" />
      </ThingList>
    ),
  },
  {
    name: 'Nothing yet',
    show: () => (
      <ThingList
        empty={{
          text: 'You have no steps yet. A step is one thing to do next.',
          href: '#thing-list',
          action: 'Write a first step',
        }}
      >
        {[]}
      </ThingList>
    ),
  },
]
