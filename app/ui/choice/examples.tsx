import type { Example } from '../patterns/example.ts'
import { Checkboxes, Radios } from './choice.tsx'

export const examples: readonly Example[] = [
  {
    name: 'One answer',
    show: () => (
      <Radios
        name="near"
        legend="How close is Mo to you?"
        hint="Your own word. You can change it."
        value="2"
        options={[
          { value: '1', label: 'Close', hint: 'I would tell them first.' },
          { value: '2', label: 'Near' },
          { value: '3', label: 'Further off' },
        ]}
      />
    ),
  },
  {
    name: 'Two short answers',
    show: () => (
      <Radios
        name="yes"
        legend="Is Mo somebody you see at school?"
        inline
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
    ),
  },
  {
    name: 'Several answers, with something wrong',
    show: () => (
      <Checkboxes
        name="gives"
        legend="What does Mo give you?"
        error="Choose one at least, or go back."
        values={['cared']}
        options={[
          { value: 'part', label: 'I take part' },
          { value: 'recognised', label: 'I am recognised' },
          { value: 'cared', label: 'I feel cared for' },
          { value: 'motivated', label: 'I am motivated' },
        ]}
      />
    ),
  },
]
