import { Command } from 'commander'
import { addressHere, readConfig } from '../app/config.ts'
import { openDatabase } from '../app/database.ts'
import { log } from '../app/log.ts'
import { openHouse } from '../app/open-house.ts'
import { installationSecret } from '../app/secret.ts'
import type { SignInDeps } from '../app/sign-in/deps.ts'
import { invitePerson } from '../app/sign-in/person/invite-person.ts'
import { letIn, sendAway } from '../app/sign-in/person/let-in.ts'
import { waysIn } from '../app/sign-in/person/ways-in.ts'
import { signOutPerson } from '../app/sign-in/session/end-session.ts'
import { asOperator } from '../db/as-operator.ts'
import { connect, type Tx } from '../db/client.ts'
import { findPlace, type Place } from './import/place.ts'
import { type Found, findPeople } from './person/find-people.ts'
import { sayLetIn } from './person/let-in.ts'
import { makePerson } from './person/make-person.ts'
import { endRole, giveRole } from './person/role.ts'

interface Options {
  readonly role?: string
  readonly group?: string
  readonly end?: true
  readonly given?: string
  readonly family?: string
  readonly email?: string
  readonly invite?: true
  readonly signOut?: true
  readonly letIn?: true
  readonly place?: string
}

/** `kith person`: whom the place knows, and what no roll brings: roles, and people who are on none. */
export function personCommand(): Command {
  return new Command('person')
    .description('find people, give them roles by hand, make people who are on no roll, ask them in')
    .argument('[name...]', 'part of a name, or an id; none lists those with a role that was given by hand')
    .option('--given <name>', 'make somebody: their first name (they count as grown up)')
    .option('--family <name>', 'and last name')
    .option('--email <address>', 'and where to write to them')
    .option('--role <role>', 'give this role in --group: head, coordinator, safeguarding_lead …')
    .option('--group <name>', 'the school, partnership or other group, by its name')
    .option('--end', 'take the role away instead')
    .option('--invite', 'send them a link to come in')
    .option('--sign-out', 'sign them out on every device, and take away passkeys added within a day')
    .option('--let-in', 'for a day, without a passkey: they lost theirs, and you spoke to them')
    .option('--place <slug>', 'which place, where there is more than one')
    .addHelpText(
      'after',
      `
Examples:
  npx kith person okafor
  npx kith person --given Maja --family Ali --email maja@wharton.example \\
    --role coordinator --group "Wharton Partnership of Schools" --invite
  npx kith person "Freya Jones" --role head --group "Bridgefield East" --end
  npx kith person "Maja Ali" --let-in`,
    )
    .action(run)
}

async function run(words: readonly string[], options: Options): Promise<void> {
  const config = readConfig()
  const database = await openDatabase(config)
  const owner = connect(database.url, { max: 2 })
  try {
    const place = await findPlace(owner, { ...(options.place !== undefined && { place: options.place }) })
    const name = words.join(' ').trim()
    const done = await asOperator(owner, place.id, (tx) => change(tx, place, name, options))
    const publicUrl = config.publicUrl ?? addressHere(config.port)
    const secret = installationSecret(config, database.url)
    const { house, close } = await openHouse({ config, url: database.url, publicUrl, secret, log })
    try {
      const say = [...done.said]
      if (options.invite) {
        say.push(await invite(house.signIn, place, done.people[0]!))
        if (config.smtpUrl === undefined && !config.demo)
          say.push('But no letter leaves this Kith: SMTP_URL is not set. Set it, and ask them again.')
      }
      if (options.signOut) say.push(await signOut(house.signIn, place, done.people[0]!))
      if (options.letIn) say.push(await letInForADay(house.signIn, place, done.people[0]!))
      say.push(...(await tell(house.signIn, place, done.people)))
      process.stdout.write(`${say.join('\n')}\n`)
    } finally {
      await close()
    }
  } finally {
    await owner.destroy()
    await database.stop()
  }
}

interface Done {
  readonly people: readonly Found[]
  readonly said: readonly string[]
}

async function change(tx: Tx, place: Place, name: string, options: Options): Promise<Done> {
  const { given, role, group, end } = options
  const isForOne = options.invite || options.signOut || options.letIn
  if ((role === undefined) !== (group === undefined))
    throw new Error('A role is given in a group: --role head --group "Bridgefield East".')
  if (end && role === undefined)
    throw new Error('Say which role ends: --role head --group "Bridgefield East" --end.')
  if (given !== undefined && name !== '')
    throw new Error('Either find somebody by name, or make somebody with --given.')
  const made = given === undefined ? undefined : await makePerson(tx, place.id, { ...options, given })
  const found = await findPeople(tx, place.id, made ?? name)
  const said = made === undefined ? [] : ['Made.']
  if (role === undefined && !isForOne) return { people: found, said }
  const [one, another] = found
  if (one === undefined) throw new Error(`Nobody here is called “${name}”.`)
  if (another !== undefined)
    throw new Error(
      `“${name}” is more than one. Name one by the id:\n${found.slice(0, 10).map(tellApart).join('\n')}`,
    )
  if (role !== undefined && group !== undefined)
    said.push(
      end ? await endRole(tx, place.id, one, role, group) : await giveRole(tx, place.id, one, role, group),
    )
  if (options.letIn) await sayLetIn(tx, place.id, one.id)
  return { people: await findPeople(tx, place.id, one.id), said }
}

/** Several of one name: what they are here tells them apart. */
const tellApart = ({ id, name, roles }: Found) => `  ${id}  ${[name, ...roles.slice(0, 2)].join(', ')}`

async function invite(deps: SignInDeps, place: Place, { id, name, email }: Found): Promise<string> {
  if (email === null)
    throw new Error(`There is no e-mail address for ${name}. Put it on the roll, or make them with --email.`)
  await invitePerson(deps, { placeId: place.id, personId: id, email, from: place.name, place: place.name })
  return `A link to come in is on its way to ${email}. It works once, for 14 days.`
}

async function signOut(deps: SignInDeps, place: Place, { id, name }: Found): Promise<string> {
  const person = { placeId: place.id, personId: id }
  const count = await signOutPerson(deps, person)
  await sendAway(deps, person)
  return count === 0
    ? `${name} was not signed in anywhere.`
    : `${name} is signed out, ${count === 1 ? 'on one device' : `on ${count} devices`}.`
}

async function letInForADay(deps: SignInDeps, place: Place, { id, name }: Found): Promise<string> {
  const until = await letIn(deps, { placeId: place.id, personId: id })
  return until === undefined
    ? `${name} has never come in. Ask them in with --invite.`
    : `${name} is let in without a passkey for a day. One that they add by then counts at once: /account/passkeys`
}

async function tell(deps: SignInDeps, place: Place, people: readonly Found[]): Promise<readonly string[]> {
  if (people.length === 0) return ['Nobody found.']
  const ways = await waysIn(
    deps,
    place.id,
    people.map(({ id }) => id),
  )
  return people.flatMap(({ id, name, email, roles }) => {
    const way = ways.get(id)?.state
    const words = { in: 'signs in', invited: 'was asked to come in' }
    const entry = way === undefined ? (email === null ? 'has no way in' : 'has not come in') : words[way]
    return [
      `${name}  ${id}`,
      `  ${entry}${email === null ? '' : `, ${email}`}`,
      ...roles.map((role) => `  ${role}`),
    ]
  })
}
