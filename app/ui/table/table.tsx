import type { Child } from 'hono/jsx'

export interface Column {
  readonly text: string
  readonly number?: boolean
}

interface TableProps {
  readonly caption: string
  readonly columns: readonly Column[]
  /** Cells in the order of the columns; the first names the row. */
  readonly rows: readonly (readonly Child[])[]
  /** What to say while there are no rows. */
  readonly empty?: string
  readonly hideCaption?: boolean
}

/** A table; on a phone each row becomes a card that repeats the column's name before each cell. */
export function Table({ caption, columns, rows, empty, hideCaption }: TableProps) {
  if (rows.length === 0 && empty !== undefined) return <p class="table-empty">{empty}</p>
  return (
    <table class="table">
      <caption class={hideCaption ? 'unseen' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column.number ? 'number' : undefined}>
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell, index) => (
              <Cell cell={cell} column={columns[index]} first={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ cell, column, first }: { cell: Child; column: Column | undefined; first: boolean }) {
  const label = (
    <span class="table-label" aria-hidden="true">
      {column?.text}
    </span>
  )
  const name = column?.number ? 'number' : undefined
  return first ? (
    <th scope="row" class={name}>
      {cell}
    </th>
  ) : (
    <td class={name}>
      {label}
      <span class="table-cell">{cell}</span>
    </td>
  )
}
