import { validate } from 'uuid'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  type Problem,
  problemWith,
  Tag,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { needPower } from '../powers.ts'
import { MOST_FOUND, pairsAlike, peopleCalled, type Somebody } from './alike.ts'
import { whereWords } from './words.ts'

const AT = '/school/same-person'

/** `/school/same-person`: which two records are one person: those that look alike, or any two found by name. */
export async function showSamePerson({ c, tx }: Ask) {
  await needPower(tx, 'run_imports')
  const ticked = [...new Set((c.req.queries('who') ?? []).filter((id) => validate(id)))]
  if (ticked.length === 2) return c.redirect(`${AT}/${ticked[0]}/${ticked[1]}`, 303)
  const [name, other] = [part(c.req.query('name')), part(c.req.query('other'))]
  const found = await peopleCalled(tx, name, other)
  const problems: readonly Problem[] =
    c.req.query('compare') === undefined
      ? []
      : [{ field: 'who', message: t('Tick two people, the two that are one.') }]
  const pairs = await pairsAlike(tx)
  return (
    <Layout
      title={t('Two records of one person')}
      current="school"
      wrong={problems.length > 0}
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <ErrorSummary problems={problems} />
      <PageTitle
        lead={t(
          'Sometimes a person is here twice: from two rolls, or from a roll and an invitation. Here the two become one.',
        )}
      >
        {t('Two records of one person')}
      </PageTitle>
      <h2>{t('They look alike')}</h2>
      <ThingList
        label={t('They look alike')}
        empty={{ text: t('Nobody in your care looks like somebody else. You can look by name below.') }}
      >
        {pairs.map(({ one, other: second, sameBirth }) => (
          <Thing
            title={
              one.name === second.name
                ? one.name
                : t('{one} and {other}', { one: one.name, other: second.name })
            }
            href={`${AT}/${one.id}/${second.id}`}
            meta={t('{one} · {other}', { one: whereWords(one), other: whereWords(second) })}
          >
            {sameBirth && <Tag tone="waiting">{t('Born on the same day')}</Tag>}
          </Thing>
        ))}
      </ThingList>
      <h2>{t('Find two by name')}</h2>
      <Form action={AT} method="get">
        <TextField name="name" label={t('Part of the name')} value={name} type="search" maxlength={100} />
        <TextField
          name="other"
          label={t('Part of the other name')}
          hint={t('If it is spelled in another way.')}
          value={other}
          type="search"
          maxlength={100}
          optional
        />
        <Button kind="quiet">{t('Find')}</Button>
      </Form>
      {name + other !== '' && <Found {...{ name, other, found, ticked, problems }} />}
    </Layout>
  )
}

const part = (typed: string | undefined) => (typed ?? '').trim().slice(0, 100)

interface FoundProps {
  readonly name: string
  readonly other: string
  readonly found: readonly Somebody[]
  readonly ticked: readonly string[]
  readonly problems: readonly Problem[]
}

const Found = ({ name, other, found, ticked, problems }: FoundProps) =>
  found.length < 2 ? (
    <p>{t('Fewer than two people in your care have that name. Try a shorter part of it.')}</p>
  ) : (
    <Form action={AT} method="get">
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="other" value={other} />
      <input type="hidden" name="compare" value="yes" />
      <Checkboxes
        name="who"
        legend={t('Which two are one person?')}
        hint={
          found.length < MOST_FOUND
            ? t('Tick two.')
            : t('Tick two. Only the first {most} are here: type more of the name to see others.', {
                most: MOST_FOUND,
              })
        }
        options={found.map((one) => ({ value: one.id, label: one.name, hint: whereWords(one) }))}
        values={ticked}
        error={problemWith(problems, 'who')}
      />
      <Button>{t('Look at the two')}</Button>
    </Form>
  )
