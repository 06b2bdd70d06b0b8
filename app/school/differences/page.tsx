import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import { BackLink, Layout, PageTitle, Table } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { needPower } from '../powers.ts'

interface Row extends Record<'given_name' | 'family_name', string> {
  readonly preferred_name: string | null
  readonly pronouns: string | null
  readonly field: string
  readonly roll_says: string
  readonly said_at: Date
}

/** `/school/differences`: what people put right of themselves and the roll still says otherwise. Their word stands. */
export async function showDifferences({ tx }: Ask) {
  await needPower(tx, 'confirm_links')
  const { rows } = await sql<Row>`
    select p.given_name, p.preferred_name, p.family_name, p.pronouns, c.field, c.roll_says, c.said_at
    from corrections c join people p on p.id = c.person_id
    where c.roll_says is not null and c.person_id in (select person_id from people_under('confirm_links'))
    order by p.family_name, p.given_name, c.field`.execute(tx)
  return (
    <Layout
      wide
      title={t('The roll says something else')}
      current="school"
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'People have put this right themselves, and their own word stands here. Change it in the school’s own system too, or ask them.',
        )}
      >
        {t('The roll says something else')}
      </PageTitle>
      <Table
        caption={t('Differences')}
        hideCaption
        columns={[
          { text: t('Who') },
          { text: t('What') },
          { text: t('Their own word') },
          { text: t('The roll says') },
          { text: t('Since') },
        ]}
        rows={rows.map((row) => [
          nameOf(row),
          fieldWords(row.field),
          ownWord(row),
          row.roll_says,
          formatDate(row.said_at),
        ])}
        empty={t('Nothing: the roll and the people agree.')}
      />
    </Layout>
  )
}

function fieldWords(field: string): string {
  const words: Readonly<Record<string, string>> = {
    given_name: t('First name'),
    family_name: t('Last name'),
    preferred_name: t('First name they use'),
    pronouns: t('Pronouns'),
    email: t('E-mail address'),
    phone: t('Phone number'),
  }
  return words[field] ?? field
}

/** Addresses are the person's own to read. */
function ownWord(row: Row): string {
  if (row.field === 'email' || row.field === 'phone') return t('Another, known to them')
  return row[row.field as 'given_name' | 'family_name' | 'preferred_name' | 'pronouns'] ?? t('None')
}
