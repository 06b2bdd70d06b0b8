const drawings = {
  done: 'M6 12.5l4 4 8-9',
  warning: 'M12 6v8M12 17.5v.5',
  problem: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  info: 'M12 11v7M12 6.5v.5',
} as const

/** The sign beside a notice's title; the title says the same in words. */
export const NoticeMark = ({ kind }: { kind: keyof typeof drawings }) => (
  <svg class="notice-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="11" fill="none" stroke="currentColor" stroke-width="2" />
    <path d={drawings[kind]} fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
  </svg>
)
