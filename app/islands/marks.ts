// A class list by keyboard: 1, 2 and 3 choose in the row that has the focus, and the next row follows.
for (const list of document.querySelectorAll<HTMLElement>('[data-marks]')) {
  const rows = [...list.querySelectorAll('fieldset')]
  const choices = (row: Element | undefined) => [
    ...(row?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? []),
  ]
  const hint = list.parentElement?.querySelector<HTMLElement>('[data-marks-keys]')
  if (hint) hint.hidden = false
  list.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows.findIndex((one) => one.contains(event.target as Node))
    const chosen = choices(rows[row])[Number(event.key) - 1]
    if (chosen === undefined) return
    event.preventDefault()
    chosen.checked = true
    chosen.dispatchEvent(new Event('input', { bubbles: true }))
    const next = choices(rows[row + 1])
    ;(next.find(({ checked }) => checked) ?? next[0] ?? chosen).focus()
  })
}
