import { sql } from 'kysely'
import { z } from 'zod'
import { mergePeople, whyNotMerge } from '#core/people/merge.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Card,
  Checkboxes,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  problemWith,
  Tag,
} from '#ui/ui.ts'
import { formatList, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { needPower } from '../../powers.ts'
import { whyNotWords } from '../words.ts'
import { type Facts, factsOf } from './record.ts'

export const schema = z.object({
  keep: z.uuid(),
  other: z.uuid(),
  sure: z.literal('yes', { error: () => t('Tick that you have checked it. It cannot be undone.') }),
})

const AT = '/school/same-person'

/** `/school/same-person/:keep/:other`: the two beside each other, what moves, and the button. */
export async function showTwo(ask: Ask & { shown?: Shown }) {
  const { c, tx, me, shown = blank } = ask
  await needPower(tx, 'run_imports')
  const pair = { placeId: me.placeId, keepId: c.req.param('keep') ?? '', otherId: c.req.param('other') ?? '' }
  const [keep, other] = [await factsOf(ask, pair.keepId), await factsOf(ask, pair.otherId)]
  const why = await whyNotMerge(tx, pair)
  const { rows } = await sql<{ births: string | null }>`
    select births_of(${pair.keepId}, ${pair.otherId}) as births`.execute(tx)
  const births = rows[0]?.births
  return (
    <Layout
      title={t('Are these one person?')}
      current="school"
      wrong={shown.problems.length > 0}
      before={<BackLink href={AT}>{t('Two records of one person')}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      <PageTitle>{t('Are these one person?')}</PageTitle>
      {births === 'same' && <Tag tone="good">{t('Born on the same day')}</Tag>}
      {births === 'different' && <Tag tone="wrong">{t('Born on different days')}</Tag>}
      {births === 'unknown' && <p>{t('Kith does not know both birth dates.')}</p>}
      <Record facts={keep} title={t('This record stays: {name}', { name: keep.name })} />
      <Record facts={other} title={t('This record goes: {name}', { name: other.name })} />
      {why === null ? (
        <MakeOne {...{ keep, other, shown }} />
      ) : (
        <Notice kind="problem" title={t('These two cannot be made one')}>
          <p>{whyNotWords(why)}</p>
        </Notice>
      )}
    </Layout>
  )
}

const Record = ({ facts, title }: { facts: Facts; title: string }) => (
  <Card title={title}>
    <ul>
      <li>{facts.onRoll ? t('On a roll') : t('On no roll: invited, or written in by hand')}</li>
      <li>
        {facts.groups.length === 0
          ? t('In no class or school')
          : t('In {groups}', { groups: formatList(facts.groups) })}
      </li>
      {facts.family.length > 0 && (
        <li>{t('Family links with {names}', { names: formatList(facts.family) })}</li>
      )}
      <li>{facts.signsIn ? t('Can sign in') : t('Has never signed in')}</li>
    </ul>
  </Card>
)

const MakeOne = ({ keep, other, shown }: { keep: Facts; other: Facts; shown: Shown }) => (
  <section>
    <h2>{t('What happens')}</h2>
    <ul>
      <li>
        {t(
          'Everything of the record that goes moves to the one that stays: classes, family links, people, plan, and what they shared. You do not see what is theirs.',
        )}
      </li>
      <li>{t('The names of the record that stays are kept. They can change them.')}</li>
      <li>{t('Nobody sees more than before. What was kept from somebody stays kept from them.')}</li>
      <li>{t('If both have a plan, the one written in last goes on. The other can still be read.')}</li>
      <li>{t('If somebody helps one of the two, they have to be asked again.')}</li>
      <li>{t('They sign in as before, and they are told.')}</li>
    </ul>
    <p>
      <a href={`${AT}/${other.id}/${keep.id}`}>{t('The other way round: keep the other record')}</a>
    </p>
    <Form action={`${AT}/${keep.id}/${other.id}`} requestId={shown.requestId}>
      <Checkboxes
        name="sure"
        legend={t('It cannot be undone')}
        options={[{ value: 'yes', label: t('I have checked: they are one person') }]}
        error={problemWith(shown.problems, 'sure')}
      />
      <ButtonRow>
        <Button kind="danger">{t('Make them one')}</Button>
        <Button kind="quiet" href={AT}>
          {t('No, go back')}
        </Button>
      </ButtonRow>
    </Form>
  </section>
)

export async function makeOne(ask: Ask & { input: z.output<typeof schema> }) {
  const { tx, me, house, input } = ask
  await needPower(tx, 'run_imports')
  const pair = { placeId: me.placeId, keepId: input.keep, otherId: input.other }
  const { name } = await factsOf(ask, pair.keepId)
  await factsOf(ask, pair.otherId)
  const why = await whyNotMerge(tx, pair)
  if (why !== null) throw new Mend('', whyNotWords(why))
  await mergePeople(tx, house.signIn.authDb, pair, house.now())
  return { to: AT, say: t('{name} is one record now.', { name }) }
}
