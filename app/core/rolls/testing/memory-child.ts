import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { asOperator } from '#db/as-operator.ts'
import { connect } from '#db/client.ts'
import { generateRoll } from '#standards/oneroster/generate.ts'
import { bringIn } from '../bring-in.ts'

/** Run by `memory.proof.ts` in a process with little memory: brings a made-up roll into a place of its own, all but the end. */
const [learners = '0'] = process.argv.slice(2)
const owner = connect(process.env.KITH_TEST_DATABASE!, { max: 1 })
const [placeId, importId] = [newId(), newId()]
const found = await bringIn(
  (work) =>
    asOperator(owner, placeId, async (tx) => {
      await sql`insert into places (place_id, name, slug) values (${placeId}, 'Memory', ${placeId})`.execute(
        tx,
      )
      await sql`insert into imports (place_id, id, format, source, file_name, dry_run)
        values (${placeId}, ${importId}, 'oneroster', 'roll', 'made up', true)`.execute(tx)
      return work(tx)
    }),
  {
    importId,
    placeId,
    source: 'roll',
    records: () => generateRoll(Number(learners)),
    isComplete: () => true,
    dryRun: true,
  },
)
await owner.destroy()
process.stdout.write(JSON.stringify(found.counts))
