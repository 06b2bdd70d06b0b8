import type { Example } from '../patterns/example.ts'
import { Tabs } from './tabs.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Pages side by side',
    show: () => (
      <Tabs
        label="My plan"
        items={[
          { text: 'Now', href: '#tabs', current: true },
          { text: 'Earlier versions', href: '#tabs' },
          { text: 'Print', href: '#tabs' },
        ]}
      />
    ),
  },
]
