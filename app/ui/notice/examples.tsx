import type { Example } from '../patterns/example.ts'
import { Notice } from './notice.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Done',
    show: () => <Notice kind="done">We have asked Mo. You will see it here when Mo says yes.</Notice>,
  },
  {
    name: 'Take care',
    show: () => <Notice kind="warning">Your mum will be told that you changed this.</Notice>,
  },
  {
    name: 'Problem',
    show: () => <Notice kind="problem">The file is not a zip. Choose the one that ends in .zip.</Notice>,
  },
  {
    name: 'Good to know',
    show: () => (
      <Notice title="What stays yours">
        <p>Only you see this page until you open it to somebody.</p>
      </Notice>
    ),
  },
]
