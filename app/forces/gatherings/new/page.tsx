import { validate } from 'uuid'
import { z } from 'zod'
import { callGathering, gathering, SHAPES } from '#core/meetings/gathering.ts'
import { saveOrder } from '#core/meetings/gathering-guests.ts'
import { source } from '#core/threads/source.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  SelectField,
  TextField,
} from '#ui/ui.ts'
import { currentTimeZone, t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { typedMoment } from '../../../http/typed-moment.ts'
import { groupsIHost, groupsToAsk } from '../hosting.ts'
import { shapes } from '../shapes.ts'
import { WhenAndWhere, whenAndWhereFields } from '../when-and-where.tsx'
import { roundtable } from './roundtable.ts'

const optionalId = z.union([z.literal('').transform(() => undefined), z.uuid()]).optional()
const chooseOne = () => t('Choose one.')

export const schema = z.object({
  ...whenAndWhereFields,
  host: z.uuid({ error: chooseOne }),
  shape: z.enum(SHAPES, { error: chooseOne }),
  shown: z.enum(['named', 'asked', 'public'], { error: chooseOne }),
  for: optionalId,
  age: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(4).max(30)], {
      error: () => t('Write an age between 4 and 30, or leave it empty.'),
    })
    .optional(),
  because: optionalId,
  again: optionalId,
})

/** `/gatherings/new`: calls one; with `?again=` the same people once more, with `?because=` out of something on a thread. */
export async function showNew({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const { values, problems, requestId } = shown
  const wrong = (field: string) => problemWith(problems, field)
  const given = (name: 'again' | 'because') => {
    const id = values[name] ?? c.req.query(name) ?? ''
    return validate(id) ? id : ''
  }
  const [again, because] = [given('again'), given('because')]
  const last = again === '' ? undefined : await gathering(tx, again)
  const why = because === '' ? undefined : await source(tx, because)
  const hosts = await hostsFor(tx, last?.hostId ?? why?.hostId, last?.hostName ?? why?.hostName)
  if (hosts.length === 0) throw new Refused('unseen')
  return (
    <Layout
      title={t('Call a gathering')}
      wrong={problems.length > 0}
      before={<BackLink href="/gatherings">{t('Gatherings')}</BackLink>}
    >
      <PageTitle
        {...(last && { lead: t('The same people are asked again.') })}
        {...(why && { lead: t('Because of: {title}', { title: why.title }) })}
      >
        {t('Call a gathering')}
      </PageTitle>
      <ErrorSummary problems={problems} />
      <Form action="/gatherings/new" draft="gathering" requestId={requestId}>
        <input type="hidden" name="because" value={because} />
        <input type="hidden" name="again" value={again} />
        <SelectField
          name="host"
          label={t('Who calls it?')}
          value={values.host ?? last?.hostId ?? why?.hostId}
          error={wrong('host')}
          options={hosts.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Radios
          name="shape"
          legend={t('What kind is it?')}
          value={values.shape ?? last?.shape ?? 'drop_in'}
          error={wrong('shape')}
          options={SHAPES.map((shape) => ({
            value: shape,
            label: shapes[shape].name(),
            hint: shapes[shape].says(),
          }))}
        />
        <WhenAndWhere
          shown={shown}
          zone={currentTimeZone()}
          of={last && { title: last.title, about: last.about, minutes: last.minutes, atPlace: last.atPlace }}
        />
        <SelectField
          name="for"
          label={t('Whom is it for?')}
          value={values.for ?? last?.forGroupId ?? ''}
          error={wrong('for')}
          options={[
            { value: '', text: t('Everybody here') },
            ...(await groupsToAsk(tx)).map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <TextField
          name="age"
          label={t('From which age?')}
          width="short"
          inputmode="numeric"
          value={values.age ?? (last?.fromAge ? String(last.fromAge) : undefined)}
          error={wrong('age')}
          optional
        />
        <Radios
          name="shown"
          legend={t('Who sees it?')}
          value={values.shown ?? last?.shownTo ?? 'asked'}
          error={wrong('shown')}
          options={[
            { value: 'asked', label: t('Those whom it is for'), hint: t('A group is told at once.') },
            { value: 'named', label: t('Only those I ask by name') },
            {
              value: 'public',
              label: t('Anybody, without an account'),
              hint: t('The notes can be read by anybody too. No child is named in them.'),
            },
          ]}
        />
        <Button>{t('Call it')}</Button>
      </Form>
    </Layout>
  )
}

/** Groups I host; where it comes of something that I run, the group that runs it. */
async function hostsFor(tx: Ask['tx'], id: string | undefined, name: string | undefined) {
  const mine = await groupsIHost(tx)
  if (id === undefined || mine.some((group) => group.id === id)) return mine
  return [{ id, name: name ?? '' }, ...mine]
}

export async function call({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const startsAt = await typedMoment(tx, input, house.now())
  await callGathering(tx, {
    id: requestId,
    hostId: input.host,
    title: input.title,
    shape: input.shape,
    startsAt,
    minutes: input.minutes,
    atPlace: input.place,
    about: input.about,
    shownTo: input.shown,
    forGroupId: input.for ?? null,
    fromAge: input.age ?? null,
    ...(input.because !== undefined && { becauseOf: input.because }),
    ...(input.again !== undefined && { againOf: input.again }),
  })
  if (input.shape === 'roundtable' && input.again === undefined) await saveOrder(tx, requestId, roundtable())
  return { to: `/gatherings/${requestId}`, say: t('Called.') }
}
