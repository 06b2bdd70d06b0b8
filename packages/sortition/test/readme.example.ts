import { commit, draw, explain, findLottery, verify } from '@kith/sortition'

const people = Array.from({ length: 60 }, (_, at) => ({
  id: `person${at}@example.org`,
  traits: { age: at % 3 === 0 ? 'under 30' : '30 and over', area: at % 5 === 0 ? 'the estate' : 'the town' },
}))
const quotas = [
  { category: 'age', value: 'under 30', min: 5, max: 6 },
  { category: 'age', value: '30 and over', min: 6, max: 7 },
  { category: 'area', value: 'the estate', min: 4, max: 5 },
  { category: 'area', value: 'the town', min: 7, max: 8 },
]

const lottery = await findLottery({ people, quotas, panelSize: 12 })
console.log(explain(lottery).lowest)
// { chance: 0.1666…, people: 48, because: [ { category: 'area', value: 'the town', bound: 'max', places: 8, people: 48 } ] }

const { document, digest, tickets } = commit(lottery, {
  secret: 'kept by the clerk until the draw',
  panels: 1000,
})
console.log(`Publish the document and this: ${digest}. Give each of ${tickets.length} people their ticket.`)

const { panel } = draw(document, 'the lottery numbers of Saturday: 3 11 17 28 33 41')
console.log(`The panel: ${panel.join(', ')}`)
console.log(verify(document, 'the lottery numbers of Saturday: 3 11 17 28 33 41').ok) // true
