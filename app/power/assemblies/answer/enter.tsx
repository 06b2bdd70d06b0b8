import type { Context, Handler } from 'hono'
import { z } from 'zod'
import { asPerson } from '#db/client.ts'
import {
  Button,
  ErrorSummary,
  Form,
  Island,
  Layout,
  PageTitle,
  type Problem,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import type { House } from '../../../house.ts'
import { show } from '../../../http/ask.tsx'
import { addressOf } from '../../../http/session/address.ts'
import { TooManyTries } from '../../../sign-in/errors.ts'
import { codeHash } from '../codes.ts'
import { keepCode } from './code-cookie.ts'
import { placeOfCode } from './letter.ts'

const schema = z.object({ code: z.string().trim().min(1).max(60) })

/** `/assemblies/answer`: the code of a letter, for anybody who has one. */
export const enterPage =
  (house: House): Handler =>
  (c) =>
    shown(house, c)

function shown(house: House, c: Context, problems: readonly Problem[] = [], code?: string) {
  const { me } = c.var
  const page = async () => <EnterPage problems={problems} code={code} />
  // Before a code is known there is no place: a transaction for nobody, nowhere.
  return me === null
    ? house.db
        .transaction()
        .execute((tx) => show({ c, house, me: null, tx }, page, problems.length > 0 ? 422 : 200))
    : asPerson(house.db, me, (tx) => show({ c, house, me, tx }, page, problems.length > 0 ? 422 : 200))
}

const EnterPage = ({ problems, code }: { problems: readonly Problem[]; code: string | undefined }) => (
  <Layout title={t('Answer a letter')} wrong={problems.length > 0}>
    <ErrorSummary problems={problems} />
    <PageTitle
      lead={t('Your address was drawn by lot. You need no account: the code in your letter is enough.')}
    >
      {t('Answer a letter')}
    </PageTitle>
    <Form action="/assemblies/answer">
      <TextField
        name="code"
        label={t('The code in your letter')}
        hint={t('Like K7QF2-MPX9R. Big or small letters are the same.')}
        autocomplete="off"
        spellcheck={false}
        width="middle"
        value={code}
        error={problemWith(problems, 'code')}
      />
      <Button>{t('Go on')}</Button>
    </Form>
    <p>
      {t(
        'No letter at hand? Call the number in it, or the people who sent it: they can type your answer in.',
      )}
    </p>
    <Island name="card" />
  </Layout>
)

/** Tries are counted by where they come from, and given back when a code is right: 50 bits are not to be guessed. */
export const enterCode =
  (house: House): Handler =>
  async (c) => {
    const parsed = schema.safeParse(await c.req.parseBody())
    const problem = (message: string) =>
      shown(house, c, [{ field: 'code', message }], parsed.success ? parsed.data.code : undefined)
    if (!parsed.success) return problem(t('Type the code in your letter.'))
    const { limits } = house.signIn
    try {
      await limits.count('card', 'letter', addressOf(c))
    } catch (error) {
      if (!(error instanceof TooManyTries)) throw error
      const minutes = Math.max(1, Math.ceil(error.retryAfterSeconds / 60))
      return problem(
        t('Too many tries from here. Wait {minutes, plural, one {# minute} other {# minutes}}.', { minutes }),
      )
    }
    const hash = codeHash(house.secret, parsed.data.code)
    const place = await house.db.transaction().execute((tx) => placeOfCode(tx, hash))
    if (place === null)
      return problem(t('This is not the code of a letter. Look at it again, letter by letter.'))
    await limits.giveBack('card', 'letter', addressOf(c))
    keepCode(c, house, parsed.data.code)
    return c.redirect('/assemblies/answer/yours', 303)
  }
