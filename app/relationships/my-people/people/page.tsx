import { doorsOfMyWeb, readersIn } from '#core/things/doors.ts'
import { type MyTie, myTies } from '#core/ties/my-ties.ts'
import { type Entry, myEntries, myWeb } from '#core/web/web.ts'
import {
  Button,
  ButtonRow,
  currentPage,
  Layout,
  PageTitle,
  type Tied,
  WebOfPeople,
  WhoCanSee,
} from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { Asked } from './asked.tsx'
import { Nobody } from './nobody.tsx'

/** `/people`: who is around me, drawn and as a list; who asks; where nobody is yet, said to me alone. */
export async function peoplePage({ me, tx }: Ask) {
  const tied = myTies(tx)
  const [web, entries, ties] = await Promise.all([doorsOfMyWeb(tx, me, tied), myEntries(tx), tied])
  const webId = web?.id ?? (await myWeb(tx, me))
  const own = ties.filter((tie) => tie.child === null)
  const people = entries.flatMap((entry) => tiedOf(entry, own))
  const placed = new Set(entries.map((entry) => entry.tieId))
  return (
    <Layout title={t('My people')} current="people" wide>
      <PageTitle lead={t('Who is around you, by your own word. Nobody sees it unless you open it.')}>
        {t('My people')}
      </PageTitle>
      <Asked ties={ties.filter((tie) => asksMe(tie))} />
      <ButtonRow>
        <Button href="/people/add">{t('Add somebody')}</Button>
        <Button href="/people/code" kind="quiet">
          {t('Give somebody my code')}
        </Button>
        <Button href="/groups" kind="quiet">
          {t('My groups')}
        </Button>
      </ButtonRow>
      <MyWeb people={people} />
      <Unplaced ties={own.filter((tie) => tie.state !== 'resting' && !asksMe(tie) && !placed.has(tie.id))} />
      <Nobody people={people} />
      <WhoCanSee thing={t('my people')} readers={readersIn(web?.doors)} href={`/things/${webId}`} />
    </Layout>
  )
}

const MyWeb = ({ people }: { people: readonly Tied[] }) => (
  <WebOfPeople me={{ name: currentPage().person?.firstName ?? '' }} people={people} />
)

const asksMe = (tie: MyTie): boolean =>
  tie.child === null
    ? tie.waitsFor === 'me' && tie.iSaid !== 'no'
    : tie.waitsFor === 'parent' && tie.iSaid !== 'no'

function tiedOf(entry: Entry, ties: readonly MyTie[]): Tied[] {
  const { id, circle, near, gives, apart } = entry
  const href = `/people/entries/${id}`
  if (entry.tieId === null)
    return [{ id, name: entry.name!, circle, near, gives, state: 'mine', href, apart }]
  const tie = ties.find((one) => one.id === entry.tieId)
  // Not told of the tie any more (a block between the two): it is as if it had never been.
  return tie === undefined
    ? []
    : [{ id, name: tie.other.name, circle, near, gives, state: tie.state, href, apart }]
}

/** Ties that I have not said anything about yet. */
function Unplaced({ ties }: { ties: readonly MyTie[] }) {
  if (ties.length === 0) return null
  return (
    <section>
      <h2>{t('Not in the picture yet')}</h2>
      <p>{t('You know each other here, but you have not said what they give you.')}</p>
      <ul>
        {ties.map((tie) => (
          <li>
            <a href={`/people/ties/${tie.id}`}>{tie.other.name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
