import { z } from 'zod'
import { doorsOf, readersIn } from '#core/things/doors.ts'
import { myTies } from '#core/ties/my-ties.ts'
import { type Entry, myEntries, removeEntry, sayWord } from '#core/web/web.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Confirm,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  WhoCanSee,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { NameFields, nameSchema } from '../name-fields.tsx'
import { WordFields, wordSchema } from '../word-fields.tsx'
import { ThisIs, tiesNotPlaced } from './this-is.tsx'

/** With a name, where the entry is only a name. */
export const schema = z.object({
  id: z.uuid(),
  name: nameSchema.name.optional(),
  how: nameSchema.how,
  ...wordSchema,
})
export const removeSchema = z.object({ id: z.uuid() })

async function found({ c, tx }: Ask): Promise<{ entry: Entry; name: string }> {
  const entry = (await myEntries(tx)).find(({ id }) => id === c.req.param('id'))
  if (entry === undefined) throw new Refused('unseen')
  if (entry.tieId === null) return { entry, name: entry.name! }
  const [tie] = await myTies(tx, entry.tieId)
  if (tie === undefined) throw new Refused('unseen')
  return { entry, name: tie.other.name }
}

/** `/people/entries/:id`: what I say about somebody, and who can see that. */
export async function showEntry(ask: Ask & { shown?: Shown }) {
  const { entry, name } = await found(ask)
  const shown = ask.shown ?? {
    ...blank,
    values: {
      name: entry.name ?? undefined,
      how: entry.how ?? undefined,
      circle: entry.circle,
      near: String(entry.near),
    },
    all: (field: string) => (field === 'gives' ? entry.gives : []),
  }
  const doors = await doorsOf(ask.tx, [entry.id])
  return (
    <Layout
      title={name}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/people">{t('My people')}</BackLink>}
    >
      <PageTitle {...(entry.how !== null && { lead: entry.how })}>{name}</PageTitle>
      {entry.tieId === null ? (
        <>
          <p>{t('Just a name. They are not told.')}</p>
          <ThisIs entry={entry} name={name} ties={await tiesNotPlaced(ask)} />
        </>
      ) : (
        <p>
          <a href={`/people/ties/${entry.tieId}`}>{t('How things are between {name} and you', { name })}</a>
        </p>
      )}
      <WhoCanSee
        thing={t('what I say about {name}', { name })}
        readers={readersIn(doors.get(entry.id))}
        href={`/things/${entry.id}`}
      />
      <ErrorSummary problems={shown.problems} />
      <Form action={`/people/entries/${entry.id}`} requestId={shown.requestId}>
        {entry.tieId === null && <NameFields shown={shown} />}
        <WordFields shown={shown} />
        <ButtonRow>
          <Button>{t('Save')}</Button>
          <Button kind="quiet" href={`/people/entries/${entry.id}/remove`}>
            {t('Take out of my picture')}
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

export async function changeWord({ tx, me, input }: Ask & { input: z.output<typeof schema> }) {
  const { id, name, how, ...word } = input
  await sayWord(tx, me, id, word, name === undefined ? undefined : { name, how: how || null })
  return { to: '/people', say: t('Saved.') }
}

/** `/people/entries/:id/remove`: asks first, because what was said goes with it. */
export async function askRemove(ask: Ask) {
  const { entry, name } = await found(ask)
  return (
    <Layout title={t('Take out of my picture')} current="people">
      <Confirm
        question={t('Take {name} out of your picture?', { name })}
        action={`/people/entries/${entry.id}/remove`}
        yes={t('Yes, take out')}
        noHref={`/people/entries/${entry.id}`}
      >
        <p>{t('What you said about them is deleted. They are not told.')}</p>
      </Confirm>
    </Layout>
  )
}

export async function remove({ tx, me, input }: Ask & { input: z.output<typeof removeSchema> }) {
  await removeEntry(tx, me, input.id)
  return { to: '/people', say: t('Taken out of your picture.') }
}
