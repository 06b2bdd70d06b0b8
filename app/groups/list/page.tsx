import { type GroupAsk, myGroupAsks } from '#core/groups/ask-in.ts'
import { kindWords, opensWords, roleWords } from '#core/groups/group-words.ts'
import { type MyGroup, myGroups } from '#core/groups/my-groups.ts'
import { BackLink, Button, ButtonRow, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatList, t } from '#words'
import type { Ask } from '../../http/ask.tsx'

/** `/groups`: the groups I am in, what each opens, and who asks me in. */
export async function groupsPage({ tx, me }: Ask) {
  const groups = await myGroups(tx)
  const asks = await myGroupAsks(tx)
  return (
    <Layout
      title={t('My groups')}
      current="people"
      before={<BackLink href="/people">{t('My people')}</BackLink>}
    >
      <PageTitle lead={t('The groups you are in, what you do there, and what that lets you see.')}>
        {t('My groups')}
      </PageTitle>
      <AsksOfMe asks={asks.filter((ask) => ask.iAm !== 'asker' && ask.iSaid === null)} />
      {me.helperId === undefined && (
        <ButtonRow>
          <Button href="/groups/new">{t('Start a group')}</Button>
        </ButtonRow>
      )}
      <ThingList label={t('My groups')} empty={{ text: t('You are not in a group yet.') }}>
        {groups.map((group) => (
          <Listed group={group} />
        ))}
      </ThingList>
      <Answered asks={asks.filter((ask) => ask.iAm !== 'asker' && ask.iSaid !== null)} />
    </Layout>
  )
}

const Listed = ({ group }: { group: MyGroup }) => (
  <Thing
    title={group.name}
    href={`/groups/${group.id}`}
    meta={t('{kind}, you as {roles}', {
      kind: kindWords(group.kind),
      roles: formatList(group.roles.map(roleWords)),
    })}
  >
    <p>{opensWords(group.kind, group.roles, group.powers)}</p>
  </Thing>
)

function AsksOfMe({ asks }: { asks: readonly GroupAsk[] }) {
  if (asks.length === 0) return null
  return (
    <section>
      <h2>{t('Somebody is asking')}</h2>
      <ThingList label={t('Somebody is asking')} empty={{ text: '' }}>
        {asks.map((ask) => (
          <Thing
            title={
              ask.iAm === 'parent'
                ? t('{name} is asking {child} to join “{group}” ({kind})', {
                    ...words(ask),
                    child: ask.personName,
                  })
                : t('{name} is asking you to join “{group}” ({kind})', words(ask))
            }
            actions={
              <Button kind="quiet" href={`/groups/asks/${ask.id}`} about={ask.groupName}>
                {t('Answer')}
              </Button>
            }
          />
        ))}
      </ThingList>
    </section>
  )
}

/** What I said and may say differently. */
function Answered({ asks }: { asks: readonly GroupAsk[] }) {
  if (asks.length === 0) return null
  return (
    <section>
      <h2>{t('What you answered')}</h2>
      <ul>
        {asks.map((ask) => (
          <li>
            <a href={`/groups/asks/${ask.id}`}>{ask.groupName}</a>{' '}
            {ask.iSaid === 'no'
              ? t('You said “not now”.')
              : t('You said yes. It is waiting for somebody else’s yes.')}
          </li>
        ))}
      </ul>
    </section>
  )
}

const words = (ask: GroupAsk) => ({
  name: ask.askedBy,
  kind: kindWords(ask.kind),
  group: ask.groupName,
})
