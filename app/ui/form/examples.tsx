import { Button } from '../button/button.tsx'
import { TextArea } from '../field/field.tsx'
import type { Example } from '../patterns/example.ts'
import { Form } from './form.tsx'

export const examples: readonly Example[] = [
  {
    name: 'A form that keeps what is typed',
    show: () => (
      <Form action="#form" draft="example">
        <TextArea name="words" label="What matters to you?" rows={3} />
        <Button>Keep it</Button>
      </Form>
    ),
  },
]
