import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { findChrome } from '../../../scripts/chrome.ts'
import { chromeArgs } from '../../../scripts/chrome-args.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Playwright reaches the browser of this run. */
    browserAddress: string
  }
}

/** One Chromium for a run of journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({ executablePath: findChrome(), args: [...chromeArgs] })
  project.provide('browserAddress', server.wsEndpoint())
  return () => server.close()
}
