import type { Context } from 'hono'
import { z } from 'zod'
import { amIHeld } from '#core/keeping/holds.ts'
import { eraseMe } from '#core/people/erase.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { clearSessionCookie } from '../../http/session/cookies.ts'

export const schema = z.object({ word: z.string().trim().max(60).default('') })

/** `/me/delete`: what goes, what is kept and why; take it with you first; then a word to be typed. */
export async function deletePage({ me, tx, shown = blank }: Ask & { shown?: Shown }) {
  if (me.helperId !== undefined) throw new Refused('not-consented')
  if (await amIHeld(tx)) return Held()
  const word = t('delete me')
  return (
    <Layout
      title={t('Delete me')}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/me">{t('Me')}</BackLink>}
    >
      <PageTitle
        lead={t('You can do this at any time. Nobody has to agree, and you do not have to say why.')}
      >
        {t('Delete me')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <h2>{t('What goes')}</h2>
      <ul>
        <li>{t('Your name, how to reach you, and every way you sign in.')}</li>
        <li>{t('Your people, every version of your plan, and all you wrote in them.')}</li>
        <li>{t('What you suggested to others, even if they put it in their plan.')}</li>
        <li>{t('Everything you opened to others or they opened to you, and who may help who.')}</li>
        <li>{t('The names of people you invited who never came.')}</li>
      </ul>
      <h2>{t('What is kept, and why')}</h2>
      <ul>
        <li>
          {t(
            'A number without your name, if you were on a school’s list, so that the next list does not bring you back.',
          )}
        </li>
        <li>{t('What others wrote in their own things, because it is theirs.')}</li>
        <li>{t('Votes that were counted, and answers you gave for a group, without your name.')}</li>
        <li>
          {t(
            'Worries about safety that you told a lead, or that somebody told them about you. The law says they must be kept.',
          )}
        </li>
        <li>{t('That something happened, with no words, so that the numbers stay right.')}</li>
      </ul>
      <p>{t('The school keeps its own list outside Kith. Ask the school about that one.')}</p>
      <Notice kind="warning">
        <p>{t('This cannot be taken back. Take what is yours with you first.')}</p>
        <ButtonRow>
          <Button kind="quiet" href="/me/held.json">
            {t('Take it with me')}
          </Button>
          <Button kind="quiet" href="/me/held">
            {t('Read it first')}
          </Button>
        </ButtonRow>
      </Notice>
      <Form action="/me/delete" requestId={shown.requestId}>
        <TextField
          name="word"
          label={t('If you are sure, type “{word}”', { word })}
          value={shown.values.word}
          error={problemWith(shown.problems, 'word')}
          autocomplete="off"
          width="middle"
        />
        <ButtonRow>
          <Button kind="danger">{t('Delete me for good')}</Button>
          <Button kind="quiet" href="/me">
            {t('No, go back')}
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

/** What is said to somebody under a hold: that it is so, until when, and whom to ask; why is for those who placed it. */
const Held = () => (
  <Layout title={t('Delete me')} before={<BackLink href="/me">{t('Me')}</BackLink>}>
    <PageTitle>{t('Delete me')}</PageTitle>
    <Notice kind="warning" title={t('You cannot be deleted just now')}>
      <p>
        {t(
          'Two people who look after this place have to keep what is here about you for now, because a court, an inquiry or a complaint may need it. When they let go, you can delete yourself here.',
        )}
      </p>
      <p>{t('Ask the school or whoever runs this place. You can still take a copy with you.')}</p>
      <Button kind="quiet" href="/me/held.json">
        {t('Take it with me')}
      </Button>
    </Notice>
  </Layout>
)

/** Deletes me and signs this browser out. */
export async function deleteMe({ c, house, tx, me, input }: Ask & { input: z.output<typeof schema> }) {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
  if (plain(input.word) !== plain(t('delete me')))
    throw new Mend('word', t('Type “{word}” if you are sure, or go back.', { word: t('delete me') }))
  await eraseMe(tx, house.signIn.authDb, me)
  clearSessionCookie(c, house.publicUrl)
  c.header('Clear-Site-Data', '"cache", "storage"')
  return '/goodbye'
}

/** `/goodbye`: for whoever has just been deleted; there is nobody to sign in. */
export const goodbyePage = (c: Context) =>
  c.html(
    <Layout title={t('Goodbye')}>
      <PageTitle lead={t('Your words are gone from here, and nobody can sign in as you any more.')}>
        {t('Goodbye')}
      </PageTitle>
      <p>
        {t('Thank you for being here. You are always welcome back: ask somebody you know to invite you.')}
      </p>
      <p>
        <a href="/">{t('Go to the home page')}</a>
      </p>
    </Layout>,
  )
