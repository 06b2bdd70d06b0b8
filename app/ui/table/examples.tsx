import type { Example } from '../patterns/example.ts'
import { Table } from './table.tsx'

const columns = [
  { text: 'Line' },
  { text: 'What is wrong' },
  { text: 'How to mend it' },
  { text: 'Rows', number: true },
]

export const examples: readonly Example[] = [
  {
    name: 'What an import could not take',
    show: () => (
      <Table
        caption="What could not be taken"
        columns={columns}
        rows={[
          ['users.csv 12', 'The class 7X is not in classes.csv', 'Add the class or take the line out', '3'],
          ['users.csv 40', 'No family name', 'Fill in familyName', '1'],
        ]}
      />
    ),
  },
  {
    name: 'Nothing',
    show: () => <Table caption="Nothing" columns={columns} rows={[]} empty="Everything was taken." />,
  },
]
