import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { retentionPage } from '../db/retention/page.ts'

// Writes docs/retention.md from the rules; run it after changing them.
writeFileSync(join(import.meta.dirname, '../docs/retention.md'), retentionPage())
