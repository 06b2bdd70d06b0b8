import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Form, Layout, Notice, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { waysIn } from '../../../sign-in/person/ways-in.ts'
import { isOfUnknownAge, maySayAdult } from '../../grown-ups/may-say.ts'
import { needPower } from '../../powers.ts'
import { inviteThem } from '../invite.ts'
import { type Link, linksBeside } from '../links.ts'
import { kindWords, Standing } from '../words.tsx'

export const schema = z.object({ id: z.uuid(), do: z.enum(['confirmed', 'refused', 'invite']) })

async function beside({ tx }: Ask, id: string) {
  const links = await linksBeside(tx, id)
  const link = links.find((one) => one.id === id)
  if (link === undefined) throw new Refused('unseen')
  return { link, links }
}

/** `/school/links/:id`: one link, with the others of the same learner and of the same grown-up. */
export async function showLink(ask: Ask) {
  const { c, tx, me, house } = ask
  await needPower(tx, 'confirm_links')
  const { link, links } = await beside(ask, c.req.param('id') ?? '')
  const ways = await waysIn(
    house.signIn,
    me.placeId,
    links.map(({ otherId }) => otherId),
  )
  const ofLearner = links.filter((one) => one.id !== link.id && one.learnerId === link.learnerId)
  const ofOther = links.filter((one) => one.id !== link.id && one.otherId === link.otherId)
  const unknown = (await maySayAdult(tx)) && (await isOfUnknownAge(tx, link.otherId))
  const title = t('{other} and {learner}', { other: link.other, learner: link.learner })
  return (
    <Layout title={title} current="school" before={<BackLink href="/school/links">{t('Families')}</BackLink>}>
      <PageTitle caption={kindWords(link)}>{title}</PageTitle>
      <p>
        <Standing link={link} way={ways.get(link.otherId)} />
      </p>
      <p>
        {link.kind === 'parent'
          ? t('The roll says that {other} is a parent or guardian of {learner}.', {
              other: link.other,
              learner: link.learner,
            })
          : t('The roll says that {other} is family of {learner}.', {
              other: link.other,
              learner: link.learner,
            })}
      </p>
      {link.outcome === null && (
        <Notice>
          {t(
            'Once you confirm, both are told, and you can invite {other}. They see nothing that was not opened to them. If you refuse, nobody is told, and you do not have to say why.',
            {
              other: link.other,
            },
          )}
        </Notice>
      )}
      {unknown && (
        <p>
          {t('Nobody has said whether {other} is grown up.', { other: link.other })}{' '}
          <a href={`/school/grown-ups?person=${link.otherId}`}>{t('Do you know?')}</a>
        </p>
      )}
      <Decide
        link={link}
        canInvite={link.outcome === 'confirmed' && ways.get(link.otherId)?.state !== 'in'}
      />
      <Others
        title={t('Other family of {learner}', { learner: link.learner })}
        links={ofLearner}
        name={(one) => one.other}
      />
      <Others
        title={t('Other children {other} looks after', { other: link.other })}
        links={ofOther}
        name={(one) => one.learner}
      />
    </Layout>
  )
}

const Decide = ({ link, canInvite }: { link: Link; canInvite: boolean }) => (
  <Form action={`/school/links/${link.id}`}>
    <ButtonRow>
      {canInvite && !link.withdrawn && (
        <Button name="do" value="invite">
          {t('Invite them')}
        </Button>
      )}
      {(link.outcome !== 'confirmed' || link.withdrawn) && (
        <Button name="do" value="confirmed">
          {link.withdrawn ? t('It is still right') : t('Confirm')}
        </Button>
      )}
      {link.outcome !== 'refused' && (
        <Button name="do" value="refused" kind="quiet">
          {t('Refuse')}
        </Button>
      )}
    </ButtonRow>
  </Form>
)

const Others = ({
  title,
  links,
  name,
}: {
  title: string
  links: readonly Link[]
  name: (link: Link) => string
}) => (
  <section>
    <h2>{title}</h2>
    <ThingList label={title} empty={{ text: t('Nobody else.') }}>
      {links.map((one) => (
        <Thing title={name(one)} href={`/school/links/${one.id}`} meta={kindWords(one)}>
          <Standing link={one} way={undefined} />
        </Thing>
      ))}
    </ThingList>
  </section>
)

export async function changeLink(ask: Ask & { input: z.output<typeof schema> }) {
  const { tx, input } = ask
  await needPower(tx, 'confirm_links')
  const to = `/school/links/${input.id}`
  if (input.do === 'invite') {
    const { link } = await beside(ask, input.id)
    if (link.outcome !== 'confirmed') throw new Refused('not-possible')
    const asked = await inviteThem(ask, [link])
    if (asked === 0)
      return {
        to,
        say: t('The roll has no e-mail address for {other}. Add it there, or ask them to come by.', {
          other: link.other,
        }),
      }
    return { to, say: t('We have invited {other}.', { other: link.other }) }
  }
  await sql`select confirm_tie(${input.id}, ${input.do})`.execute(tx)
  return {
    to,
    say: input.do === 'confirmed' ? t('The link is confirmed.') : t('The link is refused. Nobody is told.'),
  }
}
