import { sql } from 'kysely'
import { Button, ButtonRow, Card, Details, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatRelativeDay, t } from '#words'
import type { House } from '../house.ts'
import type { Ask } from '../http/ask.tsx'
import type { Way } from '../practice.ts'
import { noticeSaid } from '../practice-words.ts'
import { noticeOfMe } from './notice-words.ts'
import { PasskeyNews } from './passkey-news.tsx'
import { SafetyNews } from './safety-news.tsx'

interface NoticeRow {
  readonly id: string
  readonly kind: string
  readonly thing_id: string | null
  /** It tells me about myself. */
  readonly of_me: boolean
  readonly made_at: Date
  readonly seen_at: Date | null
  /** What whom it is about is called; null where I do not see them any more. */
  readonly about: string | null
}

const MOST_NOTICES = 20

/** What is new for me, and the ways on. Seeing the page marks what is new as seen. */
export async function homePage(ask: Ask) {
  const { tx, house } = ask
  const [notices, ways, passkeys, safety] = await Promise.all([
    seeNotices(ask),
    waysFor(ask),
    PasskeyNews(ask),
    SafetyNews({ tx, now: house.now() }),
  ])
  const fresh = notices.filter(({ seen_at }) => seen_at === null)
  const earlier = notices.filter(({ seen_at }) => seen_at !== null)
  return (
    <Layout title={t('Home')} current="home">
      <PageTitle>{t('What is new for you')}</PageTitle>
      {passkeys}
      {safety}
      <ThingList label={t('New for you')} empty={{ text: t('Nothing new since you were last here.') }}>
        {fresh.map((notice) => (
          <OneNotice notice={notice} house={house} />
        ))}
      </ThingList>
      {earlier.length > 0 && (
        <Details summary={t('Earlier')}>
          <ThingList label={t('Earlier')} empty={{ text: '' }}>
            {earlier.map((notice) => (
              <OneNotice notice={notice} house={house} />
            ))}
          </ThingList>
        </Details>
      )}
      <Card title={t('My people')}>
        <p>{t('Who is around you, what each gives you, and where nobody is yet.')}</p>
        <ButtonRow>
          <Button href="/people" kind="quiet">
            {t('See my people')}
          </Button>
        </ButtonRow>
      </Card>
      <Card title={t('My plan')}>
        <p>{t('What you are good at, what matters to you, and what you want to do next.')}</p>
        <ButtonRow>
          <Button href="/plan" kind="quiet">
            {t('See my plan')}
          </Button>
        </ButtonRow>
      </Card>
      {ways.map(({ title, says, href, go }) => (
        <Card title={title}>
          <p>{says}</p>
          <ButtonRow>
            <Button href={href} kind="quiet">
              {go}
            </Button>
          </ButtonRow>
        </Card>
      ))}
    </Layout>
  )
}

/** The latest first, as they stood before this page marked them as seen. */
async function seeNotices({ me, tx, house }: Ask): Promise<readonly NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    with latest as materialized (
      select n.id, n.kind, n.thing_id, n.about_id, n.about_id is not distinct from n.to_id as of_me, n.made_at, n.seen_at
      from notices n order by n.made_at desc limit ${MOST_NOTICES}
    ), named as materialized (
      select a.id, name_to_me(a.id) as about from (select distinct about_id as id from latest where about_id is not null) a
    )
    select n.id, n.kind, n.thing_id, n.of_me, n.made_at, n.seen_at, p.about
    from latest n left join named p on p.id = n.about_id order by n.made_at desc`.execute(tx)
  if (me.helperId === undefined)
    await tx.updateTable('notices').set({ seen_at: house.now() }).where('seen_at', 'is', null).execute()
  return rows
}

async function waysFor(ask: Ask): Promise<readonly Way[]> {
  const ways = await Promise.all(ask.house.practices.map((practice) => practice.ways?.(ask)))
  return ways.flatMap((some) => some ?? [])
}

function OneNotice({ notice, house }: { notice: NoticeRow; house: House }) {
  const about = notice.about ?? t('Somebody')
  const { text, href } =
    (notice.of_me && noticeOfMe(notice.kind, notice.thing_id)) ||
    noticeSaid(house.practices, notice.kind, about, notice.thing_id)
  return (
    <Thing
      title={text}
      {...(href !== undefined && { href })}
      meta={formatRelativeDay(notice.made_at, house.now())}
    />
  )
}
