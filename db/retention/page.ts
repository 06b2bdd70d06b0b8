import { days, pupils, rules } from './rules.ts'

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

## What ends by a decision
Somebody who left stands on \`/keeping\` when their time has come: ${days.left} days after they left, a pupil at their ${pupils.birthday}th birthday (${pupils.yearsAfter} years after
they left, where nobody knows it). Those who run the whole place and its safeguarding leads keep the record longer, one to five
years and with a reason, or delete it as if its owner had (\`/me/delete\`). No job deletes anything that ends by a decision.

## What is held
One of them asks for a hold over a person, or over everybody who is or was in a group, with a reason; from that moment nothing of
theirs is deleted: not by that queue, and not by themselves, who are told so in a sentence on \`/me/delete\`. Without a second
person's yes the hold is over after a fortnight; two end it. While any hold stands in a place, files of rolls and an assembly's
addresses and answers, which name many, are left as they are too. All of it is written down with names.

Not held: sessions, codes, printed cards and letters, which sign-in deletes by itself and which say nothing of what somebody did;
and what people take out of their own things, one by one. \`app/keeping/keeping.test.ts\` tries both queue and holds.
`
}
