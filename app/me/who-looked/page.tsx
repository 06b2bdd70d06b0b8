import { type OverrideOverMe, overridesOverMe } from '#core/safety/overrides.ts'
import { looksAt } from '#core/things/looks.ts'
import { Refused } from '#db/refused.ts'
import { Layout, PageTitle, Thing, ThingList, WhoLooked } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { thingKinds } from '../../practice-words.ts'

/** `/who-looked`: everybody who read something of mine, when and through what. */
export async function whoLookedPage({ tx, me, house }: Ask) {
  if (me.helperId !== undefined) throw new Refused('not-consented')
  return (
    <Layout title={t('Who looked')}>
      <PageTitle lead={t('Every time somebody else reads something of yours, it is written down here.')}>
        {t('Who looked at my things')}
      </PageTitle>
      <ForMySafety looks={await overridesOverMe(tx)} />
      <WhoLooked looks={await looksAt(tx, undefined, thingKinds(house.practices))} />
      <p>
        <a href="/me/trail">{t('What was done for you and about you')}</a>
      </p>
    </Layout>
  )
}

const ForMySafety = ({ looks }: { looks: readonly OverrideOverMe[] }) =>
  looks.length === 0 ? null : (
    <section>
      <h2>{t('For my safety')}</h2>
      <ThingList label={t('For my safety')} empty={{ text: '' }}>
        {looks.map(({ lead, reason, openedAt, until, closedAt }) => (
          <Thing
            title={t('{name} could look at everything that is mine', {
              name: lead ?? t('A safeguarding lead'),
            })}
            meta={t('From {from} to {until}', {
              from: formatDateTime(openedAt),
              until: formatDateTime(closedAt ?? until),
            })}
          >
            <p>{t('The reason: {reason}', { reason })}</p>
          </Thing>
        ))}
      </ThingList>
    </section>
  )
