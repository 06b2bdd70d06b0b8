import { beforeAll, expect, test } from 'vitest'
import { type Town, town } from '#test/support/town.ts'
import { LUNCH, projectOf, YARD } from './seed/budgets.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
})

const yard = `/budgets/${YARD.id}`
const lunch = `/budgets/${LUNCH.id}`

test('anybody reads what won, who paid and why the others lost, without an account', async () => {
  const stranger = await vale.browser()
  for (const path of [
    yard,
    `${yard}/results`,
    `${yard}/check`,
    `${yard}/rule`,
    `/budgets/projects/${projectOf(YARD, 0)}`,
    `/budgets/projects/${projectOf(YARD, 3)}`,
    lunch,
  ]) {
    const page = await stranger.get(path)
    console.log(path, page.status, page.text.slice(0, 1800), '\n')
  }
})
