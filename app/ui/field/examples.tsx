import type { Example } from '../patterns/example.ts'
import { CodeField, DateField, EmailField, FileField, SelectField, TextArea, TextField } from './field.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Text',
    show: () => <TextField name="name" label="What do you call them?" hint="A name only you need to know." />,
  },
  {
    name: 'Text with something wrong',
    show: () => (
      <TextField
        name="goal"
        label="What do you want?"
        value=" "
        error="Write what you want, in a word or many."
      />
    ),
  },
  {
    name: 'Room for more, with a count',
    show: () => (
      <TextArea
        name="strengths"
        label="What are you good at?"
        hint="Things you do, things people thank you for."
        maxlength={500}
        value={'I can make my brother laugh.\nI know every bus in town.'}
        optional
      />
    ),
  },
  {
    name: 'One of a longer list',
    show: () => (
      <SelectField
        name="school"
        label="Which school?"
        value="b"
        options={[
          { value: 'a', text: 'Wharton High' },
          { value: 'b', text: 'Millbank Small School' },
        ]}
      />
    ),
  },
  {
    name: 'A date',
    show: () => (
      <DateField
        name="review"
        label="When shall we look again?"
        hint="For example 9 3 2027"
        value="2027-03-09"
      />
    ),
  },
  {
    name: 'A date that is not one',
    show: () => (
      <DateField
        name="born"
        label="When were you born?"
        value={{ day: '31', month: '2', year: '2012' }}
        error="February has no 31st. Look at the day again."
      />
    ),
  },
  {
    name: 'E-mail',
    show: () => (
      <EmailField name="email" label="Your e-mail address" hint="We send a link there and nothing else." />
    ),
  },
  {
    name: 'A code',
    show: () => (
      <CodeField name="code" label="The code on your card" hint="Big or small letters, both are fine." />
    ),
  },
  {
    name: 'A file',
    show: () => (
      <FileField name="roll" label="The school's roll" hint="A zip or a CSV file." accept=".zip,.csv" />
    ),
  },
]
