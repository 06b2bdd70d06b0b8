import type { StubbornBrowser } from './stubborn-browser.ts'

export const LEARNERS = 1200

/** Lets the job queue bring in a made-up list of learners called `family`, each with a mother and a class. */
export async function bringInRoll(
  browser: StubbornBrowser,
  family: string,
  learners = LEARNERS,
): Promise<void> {
  const lines = Array.from(
    { length: learners },
    (_, n) =>
      `${family}${n},Given${n},${family},K${n % 60},Mother${n} ${family},mother${n}@${family}.example`,
  )
  const text = ['UPN,Forename,Surname,Class,Mother,Mother email', ...lines].join('\n')
  const file = new File([text], `${family}.csv`, { type: 'text/csv' })
  const page = await browser.get('/rolls')
  const kept = await browser.send('/rolls', { ...hidden(page.html), file, source: family, do: 'bring' })
  const map = await browser.get(kept.to)
  const columns = ['upn', 'givenName', 'familyName', 'class', 'parent1.name', 'parent1.email']
  await browser.send(kept.to, {
    ...hidden(map.html),
    ...Object.fromEntries(columns.map((column, n) => [`column-${n}`, column])),
    school: 'new',
    schoolName: `${family} School`,
    do: 'bring',
  })
}

const hidden = (html: string) => ({ request_id: /name="request_id" value="([^"]*)"/.exec(html)![1]! })
