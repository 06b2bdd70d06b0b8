import { rules } from './rules.ts'

/** `docs/retention.md`, from the rules. */
export function retentionPage(): string {
  const rows = rules.map(
    ({ what, kept, why, ends, tables }) =>
      `| ${what} | ${kept} | ${why} | ${ends} | ${tables.map((name) => `\`${name}\``).join(' ')} |`,
  )
  return `# What is kept, how long, and why

Written from \`db/retention/rules.ts\` by \`node --import tsx scripts/retention.ts\`; \`db/retention/retention.test.ts\` sees that every
table is in one rule, that the page is up to date, and that the jobs of the night go by these days. A place has its own schedule
for what ends “by a decision”: it stands above this page where it is longer, and a court's or an inquiry's order above both.

| what | kept | why | ends | tables |
|---|---|---|---|---|
${rows.join('\n')}

Backups keep everything for as long as they are kept themselves: thirty days in \`docs/run-it.md\`. Logs have nobody in them.

**Not built yet.** What ends “by a decision” has no queue that brings it before a lead when its time has come; nothing can be marked
as held for an inquiry; and there is no command that forgets somebody who does not ask for it themselves on \`/me/delete\`. No job
deletes anything that ends by a decision, so nothing that has to be held is lost meanwhile.
`
}
