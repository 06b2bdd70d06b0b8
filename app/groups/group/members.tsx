import { roleWords } from '#core/groups/group-words.ts'
import type { Member, MyGroup } from '#core/groups/my-groups.ts'
import { nameOf } from '#core/people/name.ts'
import { Button, Thing, ThingList } from '#ui/ui.ts'
import { formatList, t } from '#words'

interface Props {
  readonly group: MyGroup
  readonly members: readonly Member[]
  readonly meId: string
  readonly mayEnd: boolean
}

/** Who is in it, of those the policies show me. */
export const Members = ({ group, members, meId, mayEnd }: Props) => (
  <section>
    <h2>{t('Who is in it')}</h2>
    <ThingList label={t('Who is in it')} empty={{ text: t('Nobody you can see.') }}>
      {members.map((member) => (
        <Thing
          title={member.personId === meId ? t('{name} (you)', { name: nameOf(member) }) : nameOf(member)}
          meta={formatList(member.roles.map(roleWords))}
          {...(mayEnd &&
            member.personId !== meId && {
              actions: (
                <Button kind="quiet" href={`/groups/${group.id}/members/${member.id}`} about={nameOf(member)}>
                  {t('End their place')}
                </Button>
              ),
            })}
        />
      ))}
    </ThingList>
  </section>
)
