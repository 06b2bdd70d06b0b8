import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { BackLink, Layout, PageTitle, Table, Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { needRuns } from '../my-side.ts'

export interface MentorRow {
  readonly person_id: string
  readonly name: string
  readonly peer: boolean
  readonly check_is: 'in_date' | 'lapsed' | 'none'
  readonly review_on: string | null
  readonly waits_for_parent: boolean
  readonly places: number
  readonly taken: number
}

export const mentorsInMyCare = async (tx: Tx): Promise<readonly MentorRow[]> =>
  (await sql<MentorRow>`select * from mentors_in_my_care() order by check_is = 'in_date', name`.execute(tx))
    .rows

/** `/mentoring/mentors`: who offers, whether their check stands, how many they take. Not what they wrote for learners. */
export async function showMentors({ tx }: Ask) {
  await needRuns(tx)
  const mentors = await mentorsInMyCare(tx)
  const { rows } = await sql<{
    has: boolean
  }>`select exists (select from powers_of_my_roles() where power = 'vet') as has`.execute(tx)
  const vets = rows[0]!.has
  return (
    <Layout title={t('Who offers')} wide before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}>
      <PageTitle
        lead={t(
          'People of your schools, and neighbours. Learners see those whose check stands and who have room.',
        )}
      >
        {t('Who offers to be a mentor')}
      </PageTitle>
      <Table
        caption={t('Who offers to be a mentor')}
        hideCaption
        columns={[
          { text: t('Name') },
          { text: t('Check') },
          { text: t('Learners'), number: true },
          { text: t('Takes'), number: true },
        ]}
        rows={mentors.map((one) => [
          one.peer && vets ? <a href={`/mentoring/mentors/${one.person_id}`}>{one.name}</a> : one.name,
          <Check one={one} vets={vets} />,
          String(one.taken),
          String(one.places),
        ])}
        empty={t('Nobody has offered yet. Anybody grown up can, at “Be a mentor”.')}
      />
    </Layout>
  )
}

function Check({ one, vets }: { one: MentorRow; vets: boolean }) {
  const date = one.review_on === null ? '' : formatDate(one.review_on)
  const [tone, words] =
    one.check_is === 'in_date'
      ? (['good', t('until {date}', { date })] as const)
      : one.check_is === 'lapsed'
        ? (['wrong', t('out of date since {date}', { date })] as const)
        : (['waiting', one.peer ? t('no training yet') : t('not seen yet')] as const)
  return (
    <>
      <Tag tone={tone}>{words}</Tag>
      {one.waits_for_parent && <Tag tone="waiting">{t('waits for a parent')}</Tag>}
      {one.peer && <Tag>{t('older learner')}</Tag>}
      {one.check_is !== 'in_date' && vets && (
        <>
          {' '}
          <a
            href={
              one.peer
                ? `/mentoring/mentors/${one.person_id}`
                : `/school/vetting?name=${encodeURIComponent(one.name)}`
            }
          >
            {one.peer ? t('Write down the training') : t('Write down the check')}
            <span class="unseen"> {one.name}</span>
          </a>
        </>
      )}
    </>
  )
}
