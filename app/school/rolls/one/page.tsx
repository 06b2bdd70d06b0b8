import { z } from 'zod'
import { countWords } from '#core/rolls/count-words.ts'
import { dropFile, isFileKept } from '#core/rolls/kept-file.ts'
import { sayTrouble, type Trouble } from '#core/rolls/trouble.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Form, Layout, Notice, PageTitle, Progress } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { needPower } from '../../powers.ts'
import { type Import, isRunning, needsMap, readImport } from '../imports.ts'
import { ProblemGroups } from '../problems/groups.tsx'
import { countProblems } from '../problems/problems.ts'
import { startImport } from '../start-import.ts'

export const schema = z.object({ id: z.uuid(), do: z.enum(['bring', 'try', 'drop']) })

/** `/rolls/:id`: how far an import has come, and what it found. */
export async function showRoll(ask: Ask) {
  const { c, me, tx } = ask
  await needPower(tx, 'run_imports')
  const one = await readImport(tx, c.req.param('id') ?? '')
  if (needsMap(one)) return c.redirect(`/rolls/${one.id}/map`, 303)
  const mine = one.started_by === me.personId && (await isFileKept(tx, one.id))
  return (
    <Layout title={one.file_name} current="school" before={<BackLink href="/rolls">{t('Rolls')}</BackLink>}>
      <PageTitle caption={one.file_name} lead={leadOf(one)}>
        {titleOf(one)}
      </PageTitle>
      {isRunning(one) && <UnderWay one={one} />}
      {one.state === 'failed' && (
        <>
          <Notice kind="problem" title={t('Nothing was changed')}>
            <p>{one.trouble && sayTrouble(one.trouble)}</p>
          </Notice>
          <Button href="/rolls">{t('Choose a file again')}</Button>
        </>
      )}
      {one.state === 'done' && (
        <>
          <Counts one={one} />
          {mine && <WhatNow one={one} />}
          <ProblemGroups one={one} groups={await countProblems(tx, one.id)} />
        </>
      )}
    </Layout>
  )
}

function titleOf(one: Import): string {
  if (one.state === 'failed') return t('This roll could not be brought in')
  if (isRunning(one)) return one.dry_run ? t('Looking at the roll') : t('Bringing the roll in')
  return one.dry_run ? t('If you bring it in, this happens') : t('The roll is in')
}

const leadOf = (one: Import) =>
  one.state === 'done' && one.dry_run
    ? t('Nothing was changed yet.')
    : t('Started {when}.', { when: formatDateTime(one.started_at) })

/** How far: reading is nine tenths of the bar, writing the last. */
export function progressWords(one: Import): { value: number; max: number; text: string } {
  const share = one.total_bytes > 0 ? Math.min(1, one.read_bytes / one.total_bytes) : 0
  switch (one.state) {
    case 'waiting':
      return { value: 0, max: 100, text: t('It is waiting its turn.') }
    case 'writing':
      return { value: 90, max: 100, text: t('It has all been read. Now it is being saved.') }
    default:
      return {
        value: Math.round(share * 90),
        max: 100,
        text: t('{share, number, percent} has been read.', { share }),
      }
  }
}

function UnderWay({ one }: { one: Import }) {
  const { value, max, text } = progressWords(one)
  return (
    <>
      <Progress
        label={t('How far it is')}
        text={text}
        value={value}
        max={max}
        src={`/rolls/${one.id}/progress`}
      />
      <p>{t('You can leave this page. The work carries on, even if Kith is restarted.')}</p>
      <Button href={`/rolls/${one.id}`} kind="quiet">
        {t('Look again')}
      </Button>
    </>
  )
}

/** `/rolls/:id/progress`: the same for the bar that moves by itself. */
export async function rollProgress({ c, tx }: Ask) {
  await needPower(tx, 'run_imports')
  const one = await readImport(tx, c.req.param('id') ?? '')
  return c.json({ ...progressWords(one), done: !isRunning(one) })
}

function Counts({ one }: { one: Import }) {
  const words = countWords(one.counts)
  const changes = Object.entries(one.counts).some(([name, count]) => !UNCHANGED.includes(name) && count > 0)
  return (
    <>
      {!changes && (
        <p>
          {one.dry_run
            ? t('It would change nothing: all of it is here already.')
            : t('It changed nothing: all of it was here already.')}
        </p>
      )}
      <ul class="roll-counts">
        {words.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {!one.dry_run && (one.counts.linksProposed ?? 0) > 0 && (
        <p>
          <a href="/school/links">{t('Look at the family links')}</a>
        </p>
      )}
    </>
  )
}

const UNCHANGED = ['people', 'problems', 'linksUnclear', 'membershipsLater', 'notYours', 'forgotten']

const WhatNow = ({ one }: { one: Import }) => (
  <Form action={`/rolls/${one.id}`}>
    <ButtonRow>
      <Button name="do" value="bring">
        {t('Bring it in now')}
      </Button>
      {one.format === 'plain' && (
        <Button kind="quiet" href={`/rolls/${one.id}/map`}>
          {t('Say what the columns are again')}
        </Button>
      )}
      <Button name="do" value="drop" kind="quiet">
        {t('Throw the file away')}
      </Button>
    </ButtonRow>
    <p class="field-hint">{t('Kith keeps the file for a month, or until you do one or the other.')}</p>
  </Form>
)

export async function changeRoll({ me, tx, input }: Ask & { input: z.output<typeof schema> }) {
  await needPower(tx, 'run_imports')
  const one = await readImport(tx, input.id)
  if (one.started_by !== me.personId || isRunning(one)) throw new Refused('not-possible')
  if (input.do === 'drop') {
    await dropFile(tx, one.id)
    if (needsMap(one))
      await tx
        .updateTable('imports')
        .set({ state: 'failed', trouble: JSON.stringify({ code: 'thrown-away' } satisfies Trouble) })
        .where('id', '=', one.id)
        .execute()
    return { to: '/rolls', say: t('The file is thrown away. Nothing was changed.') }
  }
  await startImport(tx, me, one.id, input.do === 'try')
  return `/rolls/${one.id}`
}
