import { myGroupAsks } from '#core/groups/ask-in.ts'
import { isMade, kindWords, opensWords, roleWords } from '#core/groups/group-words.ts'
import { howKept, membersOf, openedTo } from '#core/groups/my-groups.ts'
import { BackLink, Button, ButtonRow, Layout, PageTitle } from '#ui/ui.ts'
import { formatList, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { foundGroup } from '../found.ts'
import { KeptNotice } from './kept-notice.tsx'
import { Members } from './members.tsx'
import { Opened } from './opened.tsx'
import { Waiting } from './waiting.tsx'

/** `/groups/:id`: who is in it as far as I may see, what I opened to it, and what I can do. */
export async function groupPage(ask: Ask) {
  const { tx, me } = ask
  const group = await foundGroup(ask)
  const made = isMade(group.kind)
  const mine = me.helperId === undefined
  const convenes = mine && made && group.roles.includes('convener')
  const asksIn = convenes || (mine && group.kind === 'family')
  const asks = (await myGroupAsks(tx)).filter((one) => one.iAm === 'asker' && one.groupId === group.id)
  return (
    <Layout title={group.name} current="people" before={<BackLink href="/groups">{t('My groups')}</BackLink>}>
      <PageTitle
        caption={t('{kind}, you as {roles}', {
          kind: kindWords(group.kind),
          roles: formatList(group.roles.map(roleWords)),
        })}
        lead={opensWords(group.kind, group.roles, group.powers)}
      >
        {group.name}
      </PageTitle>
      {made && group.kind !== 'family' && <KeptNotice kept={await howKept(tx, group.id)} />}
      {group.meets && (
        <Members
          group={group}
          members={await membersOf(tx, group.id)}
          meId={me.personId}
          mayEnd={convenes && group.kind !== 'family'}
        />
      )}
      {asksIn && (
        <ButtonRow>
          <Button href={`/groups/${group.id}/ask`}>{t('Ask somebody to join')}</Button>
        </ButtonRow>
      )}
      <Waiting asks={asks} />
      {group.meets && <Opened opened={await openedTo(tx, group.id)} />}
      {made && mine && (
        <>
          <h2>{t('Leaving')}</h2>
          <p>{t('You can leave at any time. You do not have to say why.')}</p>
          <ButtonRow>
            <Button kind="quiet" href={`/groups/${group.id}/leave`}>
              {t('Leave this group')}
            </Button>
            {convenes && (
              <Button kind="quiet" href={`/groups/${group.id}/end`}>
                {t('End it for everybody')}
              </Button>
            )}
          </ButtonRow>
        </>
      )}
    </Layout>
  )
}
