import { sql } from 'kysely'
import { z } from 'zod'
import { type DescribedThing, describeThing } from '#core/things/describe-thing.ts'
import { type Door, doorsOf, readersIn } from '#core/things/doors.ts'
import { looksAt } from '#core/things/looks.ts'
import { closeDoor, openThing, setApart } from '#core/things/open-thing.ts'
import { myTies } from '#core/ties/my-ties.ts'
import { otherIs } from '#core/ties/tie-kind.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  DateField,
  Details,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  SelectField,
  Thing,
  ThingList,
  WhoCanSee,
  WhoLooked,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { typedDate } from '../../http/typed-date.ts'
import { thingKinds } from '../../practice-words.ts'

export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('open'),
    id: z.uuid(),
    to: z.string().regex(/^(tie|group):[0-9a-f-]{36}$/, { error: () => t('Choose who to open it to.') }),
    may: z.enum(['see', 'propose'], { error: () => t('Choose what they may do.') }).default('see'),
    'until-day': z.string().default(''),
    'until-month': z.string().default(''),
    'until-year': z.string().default(''),
  }),
  z.object({ do: z.literal('close'), id: z.uuid(), grant: z.uuid() }),
  z.object({ do: z.literal('apart'), id: z.uuid() }),
  z.object({ do: z.literal('together'), id: z.uuid() }),
])

/** `/things/:id`: who can see one thing of mine, and who looked; both changed and read here. */
export async function showThing(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const thing = await describeThing(tx, c.req.param('id')!, thingKinds(ask.house.practices))
  const doors = (await doorsOf(tx, [thing.id])).get(thing.id) ?? []
  const looks = await looksAt(tx, thing.id)
  return (
    <Layout
      title={t('Who can see this')}
      current={thing.kind.startsWith('plan') ? 'plan' : 'people'}
      wrong={shown.problems.length > 0}
      before={<BackLink href={thing.href}>{thing.back}</BackLink>}
    >
      <PageTitle caption={thing.what} {...(thing.text !== null && { lead: thing.text })}>
        {t('Who can see this?')}
      </PageTitle>
      {thing.chosenThere ? (
        <p>
          <a href={thing.href}>{t('Who can see this is chosen under “{page}”.', { page: thing.back })}</a>
        </p>
      ) : (
        <>
          <WhoCanSee thing={thing.what} readers={readersIn(doors)} />
          <ThingList label={t('Open to')} empty={{ text: t('It is open to nobody else.') }}>
            {doors.map((door) => (
              <DoorThing door={door} thing={thing} />
            ))}
          </ThingList>
          {thing.parentId !== null && <Apart thing={thing} />}
          <OpenForm ask={ask} thing={thing} shown={shown} choices={await choicesFor(ask)} />
        </>
      )}
      <h2>{t('Who looked')}</h2>
      <WhoLooked looks={looks} />
    </Layout>
  )
}

const DoorThing = ({ door, thing }: { door: Door; thing: DescribedThing }) => (
  <Thing
    title={
      door.through === undefined
        ? door.name
        : t('{name} ({through})', { name: door.name, through: door.through })
    }
    meta={[
      door.may === 'propose' ? t('can see it and suggest') : t('can see it'),
      door.until !== null && t('until {date}', { date: formatDate(door.until) }),
      door.shut && t('closed for now, because things between you are resting'),
      door.byWhole && t('because all of it is open to them'),
    ]
      .filter(Boolean)
      .join(', ')}
    actions={
      door.byWhole ? (
        <Button kind="quiet" href={`/things/${thing.parentId}`} about={door.name}>
          {t('Change it for all of it')}
        </Button>
      ) : (
        <Form action={`/things/${thing.id}`}>
          <input type="hidden" name="grant" value={door.grantId} />
          <Button kind="quiet" name="do" value="close" about={door.name}>
            {t('Close it')}
          </Button>
        </Form>
      )
    }
  />
)

const Apart = ({ thing }: { thing: DescribedThing }) => (
  <Form action={`/things/${thing.id}`}>
    <p>
      {thing.apart
        ? t('You keep this to yourself. People who can see the rest do not see this.')
        : t('This goes with the rest. Whoever can see the rest can see this too.')}
    </p>
    <Button kind="quiet" name="do" value={thing.apart ? 'together' : 'apart'}>
      {thing.apart ? t('Let it be seen with the rest') : t('Keep it to myself')}
    </Button>
  </Form>
)

interface Choice {
  readonly value: string
  readonly text: string
}

/** People with a live tie, and groups I am in whose members may read together. */
async function choicesFor({ tx }: Ask): Promise<readonly Choice[]> {
  const ties = (await myTies(tx)).filter((tie) => tie.child === null && tie.state === 'live')
  const { rows: groups } = await sql<{ group_id: string; name: string }>`
    select distinct m.group_id, g.name from my_groups() m join groups g on g.id = m.group_id
    join group_kinds k on k.kind = g.kind and k.members_meet order by g.name`.execute(tx)
  return [
    ...ties.map((tie) => ({
      value: `tie:${tie.id}`,
      text: t('{name} ({through})', { name: tie.other.name, through: otherIs(tie.kind, tie.iAm) }),
    })),
    ...groups.map(({ group_id, name }) => ({
      value: `group:${group_id}`,
      text: t('Everybody in {group}', { group: name }),
    })),
  ]
}

function OpenForm({
  ask,
  thing,
  shown,
  choices,
}: {
  ask: Ask
  thing: DescribedThing
  shown: Shown
  choices: readonly Choice[]
}) {
  if (ask.me.helperId !== undefined)
    return <p>{t('Only the person it belongs to can open it, when they are signed in themselves.')}</p>
  if (choices.length === 0)
    return (
      <p>
        {t('There is nobody to open it to yet. First, you and they both say yes to each other.')}{' '}
        <a href="/people/add">{t('Add somebody')}</a>
      </p>
    )
  return (
    <Details summary={t('Open it to somebody')} open={shown.problems.length > 0}>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/things/${thing.id}`} requestId={shown.requestId}>
        <SelectField
          name="to"
          label={t('Who to?')}
          options={[{ value: '', text: t('Choose') }, ...choices]}
          value={shown.values.to}
          error={problemWith(shown.problems, 'to')}
        />
        {thing.kind === 'plan' && (
          <Radios
            name="may"
            legend={t('What may they do?')}
            options={[
              { value: 'see', label: t('See it') },
              {
                value: 'propose',
                label: t('See it and suggest things'),
                hint: t('You say yes or no to each.'),
              },
            ]}
            value={shown.values.may ?? 'see'}
            error={problemWith(shown.problems, 'may')}
          />
        )}
        <DateField
          name="until"
          label={t('Until when?')}
          hint={t('Leave it empty to keep it open. You can close it at any time.')}
          value={{
            day: shown.values['until-day'],
            month: shown.values['until-month'],
            year: shown.values['until-year'],
          }}
          error={problemWith(shown.problems, 'until')}
          optional
        />
        <Button name="do" value="open">
          {t('Open it')}
        </Button>
      </Form>
    </Details>
  )
}

export async function changeThing({
  tx,
  me,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/things/${input.id}`
  const thing = await describeThing(tx, input.id, thingKinds(house.practices))
  if (thing.chosenThere) throw new Refused('not-possible')
  switch (input.do) {
    case 'open': {
      const until = typedDate(input, 'until', house.now())
      const [kind, id] = input.to.split(':') as ['tie' | 'group', string]
      if (until !== null && until <= house.now())
        throw new Mend('until', t('Choose a day that is still to come.'))
      await openThing(tx, me, {
        id: requestId,
        thingId: thing.id,
        to: kind === 'tie' ? { tieId: id } : { groupId: id },
        may: thing.kind === 'plan' ? input.may : 'see',
        until,
      })
      return { to, say: t('It is open to them now.') }
    }
    case 'close':
      await closeDoor(tx, me, input.grant)
      return { to, say: t('Closed. They cannot see it any more.') }
    default:
      if (thing.parentId === null) throw new Refused('not-possible')
      await setApart(tx, me, thing.id, input.do === 'apart')
      return { to, say: t('Saved.') }
  }
}
