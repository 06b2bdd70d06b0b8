import { z } from 'zod'
import { askPartner, endPartner } from '#core/plans/agreement.ts'
import { beginPlan, type Partner, readPlan } from '#core/plans/plan.ts'
import { doorsOf } from '#core/things/doors.ts'
import { myTies } from '#core/ties/my-ties.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { asWords } from '../agreements.tsx'

export const schema = z.object({ do: z.enum(['ask', 'end']), person: z.uuid() })

const asFor = (kind: string): Partner['as'] =>
  kind === 'parent' || kind === 'tutor' || kind === 'mentor' ? kind : 'other'

/** `/plan/partners`: whom I ask to agree with my plan. */
export async function showPartners({ me, tx, shown = blank }: Ask & { shown?: Shown }) {
  const planId = await beginPlan(tx, me)
  const plan = await readPlan(tx, planId)
  const asked = new Map(plan.partners.map((partner) => [partner.personId, partner]))
  const people = (await choices({ tx })).filter(({ personId }) => !asked.has(personId))
  const readers = new Set(
    ((await doorsOf(tx, [planId])).get(planId) ?? []).filter((door) => !door.shut).map(({ name }) => name),
  )
  return (
    <Layout
      title={t('Ask somebody to agree')}
      current="plan"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/plan">{t('My plan')}</BackLink>}
    >
      <PageTitle lead={t('They look at the plan and say yes, or say how they see it.')}>
        {t('Ask somebody to agree')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <ThingList label={t('Asked')} empty={{ text: t('You have not asked anybody yet.') }}>
        {[...asked.values()].map((partner) => (
          <Thing
            title={partner.personId === me.personId ? t('You') : partner.name}
            meta={asWords(partner.as)}
            actions={
              <OneButton act="end" person={partner.personId} words={t('Stop asking')} about={partner.name} />
            }
          />
        ))}
      </ThingList>
      <h2>{t('Who you can ask')}</h2>
      <ThingList
        label={t('Who you can ask')}
        empty={{ text: t('Nobody else yet. First, you and they both say yes to each other.') }}
      >
        {[
          ...(asked.has(me.personId)
            ? []
            : [{ personId: me.personId, name: t('You'), as: 'learner' as const }]),
          ...people,
        ].map((person) => (
          <Thing
            title={person.name}
            meta={
              person.personId === me.personId || readers.has(person.name)
                ? asWords(person.as)
                : t('{as}. Open your plan to them first.', { as: asWords(person.as) })
            }
            actions={<OneButton act="ask" person={person.personId} words={t('Ask')} about={person.name} />}
          />
        ))}
      </ThingList>
      <p>
        <a href={`/things/${planId}`}>{t('Open my plan to somebody')}</a>
      </p>
    </Layout>
  )
}

async function choices({ tx }: Pick<Ask, 'tx'>) {
  const ties = (await myTies(tx)).filter((tie) => tie.child === null && tie.state === 'live')
  return ties.map((tie) => ({
    personId: tie.other.id,
    name: tie.other.name,
    as: tie.iAm === 'to' ? asFor(tie.kind) : ('other' as const),
  }))
}

const OneButton = ({
  act,
  person,
  words,
  about,
}: {
  act: 'ask' | 'end'
  person: string
  words: string
  about: string
}) => (
  <Form action="/plan/partners">
    <input type="hidden" name="person" value={person} />
    <Button kind="quiet" name="do" value={act} about={about}>
      {words}
    </Button>
  </Form>
)

export async function changePartners({ me, tx, input }: Ask & { input: z.output<typeof schema> }) {
  const planId = await beginPlan(tx, me)
  if (input.do === 'end') {
    await endPartner(tx, me, planId, input.person)
    return { to: '/plan/partners', say: t('Saved.') }
  }
  if (input.person === me.personId) {
    await askPartner(tx, me, planId, me.personId, 'learner')
    return { to: '/plan', say: t('Saved.') }
  }
  const person = (await choices({ tx })).find(({ personId }) => personId === input.person)
  if (person === undefined)
    throw new Mend('', t('You can ask people when you have both said yes to each other.'))
  await askPartner(tx, me, planId, person.personId, person.as)
  return { to: '/plan/partners', say: t('We have asked {name}.', { name: person.name }) }
}
