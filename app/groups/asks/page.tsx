import { z } from 'zod'
import { answerGroupAsk, type GroupAsk, myGroupAsks, takeBackGroupAsk } from '#core/groups/ask-in.ts'
import { kindWords } from '#core/groups/group-words.ts'
import { whyNotWords } from '#core/groups/why-not-words.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Form, Layout, Notice, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'

export const schema = z.object({ id: z.uuid(), answer: z.enum(['yes', 'no']) })
export const takeBackSchema = z.object({ id: z.uuid() })

async function found({ tx }: Ask, id: string): Promise<GroupAsk> {
  const ask = (await myGroupAsks(tx)).find((one) => one.id === id)
  if (ask === undefined) throw new Refused('unseen')
  return ask
}

/** `/groups/asks/:id`: somebody asks me, or a child of mine, into a group. */
export async function showAnswer(ask: Ask) {
  const one = await found(ask, ask.c.req.param('id')!)
  if (one.iAm === 'asker') throw new Refused('unseen')
  const mine = one.iAm === 'asked'
  return (
    <Layout
      title={one.groupName}
      current="people"
      before={<BackLink href="/groups">{t('My groups')}</BackLink>}
    >
      <PageTitle caption={mine ? kindWords(one.kind) : t('For {child}', { child: one.personName })}>
        {mine
          ? t('{name} is asking you to join “{group}”', { name: one.askedBy, group: one.groupName })
          : t('{name} is asking {child} to join “{group}”', {
              name: one.askedBy,
              child: one.personName,
              group: one.groupName,
            })}
      </PageTitle>
      <p>
        {one.kind === 'family'
          ? t(
              'In a family group, people see each other, and adults can read what a child opens to the family.',
            )
          : t(
              'People in it see each other by name. They can open things to everybody in it; nothing opens by itself.',
            )}
      </p>
      {!mine && (
        <p>
          {t(
            'At {child}’s age this needs a parent’s yes as well. {child} decides too where they are old enough.',
            { child: one.personName },
          )}
        </p>
      )}
      {one.whyNot !== null && (
        <Notice title={t('Not possible just now')}>
          <p>{whyNotWords(one.whyNot)}</p>
        </Notice>
      )}
      {one.iSaid === 'yes' && <p>{t('You said yes. It is waiting for somebody else’s yes.')}</p>}
      {one.iSaid === 'no' && <p>{t('You said “not now”.')}</p>}
      <Form action={`/groups/asks/${one.id}`}>
        <ButtonRow>
          {one.iSaid !== 'yes' && one.whyNot === null && (
            <Button name="answer" value="yes">
              {t('Say yes')}
            </Button>
          )}
          {one.iSaid !== 'no' && (
            <Button name="answer" value="no" kind="quiet">
              {t('Not now')}
            </Button>
          )}
        </ButtonRow>
      </Form>
      <p>
        {t(
          'You do not have to say why. If you say “not now”, {name} is not told: to them it looks as if it is still waiting.',
          {
            name: one.askedBy,
          },
        )}
      </p>
    </Layout>
  )
}

export async function answerAsk(ask: Ask & { input: z.output<typeof schema> }) {
  const { tx, me, input } = ask
  const one = await found(ask, input.id)
  await answerGroupAsk(tx, {
    askId: one.id,
    answer: input.answer,
    forId: one.iAm === 'parent' ? one.personId : me.personId,
  })
  if (input.answer === 'no') return { to: '/groups', say: t('Noted, just for you. Nobody is told.') }
  if (one.waitsForOther)
    return { to: '/groups', say: t('You said yes. It is waiting for somebody else’s yes.') }
  return one.iAm === 'parent'
    ? { to: '/groups', say: t('{child} is in it now.', { child: one.personName }) }
    : { to: `/groups/${one.groupId}`, say: t('You are in it now.') }
}

export async function takeBack(ask: Ask & { input: z.output<typeof takeBackSchema> }) {
  const one = await found(ask, ask.input.id)
  await takeBackGroupAsk(ask.tx, one.id)
  return { to: `/groups/${one.groupId}`, say: t('Taken back.') }
}
