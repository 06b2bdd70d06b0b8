import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { publishedRule, readPabulib } from '@kith/participatory-budgeting'
import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { connect } from '#db/client.ts'
import { scratchDatabase } from '#db/embedded/scratch.ts'
import { migrate } from '#db/migrate.ts'
import { bringIn } from './bring-in.ts'

const shared =
  process.env.KITH_SHARED_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))
const file = `${shared}/pabulib/Poland_Swiecie_2023.pb`
if (!existsSync(file)) console.log(`No ${file}: the budget of Świecie 2023 is not brought in.`)

test.runIf(existsSync(file))(
  'Świecie 2023, brought in with its 2,553 ballots, has its published 17 winners',
  async () => {
    const database = await scratchDatabase()
    const owner = connect(database.url, { max: 1 })
    try {
      await migrate(database.url)
      const placeId = newId()
      const election = readPabulib(readFileSync(file))
      expect(publishedRule(election)!.rule).toMatchObject({ rule: 'equal-shares', completion: 'add1' })
      const found = await asOperator(owner, placeId, async (tx) => {
        await tx
          .insertInto('places')
          .values({ place_id: placeId, name: 'Świecie', slug: 'swiecie' })
          .execute()
        return bringIn(tx, { placeId, election, host: 'Świecie', title: 'Świecie 2023' })
      })
      expect(found.winners).toHaveLength(17)
      expect(found.differs).toEqual({ missing: [], added: [] })
      const { many } = await owner
        .selectFrom('votes')
        .select(({ fn }) => fn.countAll<number>().as('many'))
        .executeTakeFirstOrThrow()
      expect(Number(many)).toBe(2553)
    } finally {
      await owner.destroy()
      await database.stop()
    }
  },
  120_000,
)
