import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  Details,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  problemWith,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { listed } from '../listed.ts'
import { Standing, standing } from './standing.tsx'

export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('offer'),
    about: z
      .string()
      .trim()
      .min(1, { error: () => t('Write a little about you.') })
      .max(1000, { error: () => t('Write at most 1000 letters.') }),
    loves: z
      .string()
      .trim()
      .max(500, { error: () => t('Write at most 500 letters.') })
      .default(''),
    languages: z.string().max(800).default(''),
    times: z.string().max(800).default(''),
    places: z.coerce
      .number({ error: () => t('Write a number from 1 to 25.') })
      .int({ error: () => t('Write a number from 1 to 25.') })
      .min(1, { error: () => t('Write a number from 1 to 25.') })
      .max(25, { error: () => t('Write a number from 1 to 25.') }),
  }),
  z.object({ do: z.literal('end') }),
])

/** `/mentoring/offer`: what I say to learners who might choose me, and how my offer stands. */
export async function showOffer(ask: Ask & { shown?: Shown }) {
  const { tx, me, shown = blank } = ask
  if (me.helperId !== undefined) throw new Refused('unseen')
  const mine = await tx
    .selectFrom('mentor_offers')
    .selectAll()
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const how = await standing(tx)
  const { problems, values } = shown
  const said = (name: string, before: string | undefined) => values[name] ?? before
  return (
    <Layout
      title={t('Be a mentor')}
      current="home"
      wrong={problems.length > 0}
      before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'Fifteen minutes, twice each half-term, for a learner who chose you. You listen, and you speak up for them.',
        )}
      >
        {mine === undefined ? t('Be a mentor') : t('What you offer')}
      </PageTitle>
      <ErrorSummary problems={problems} />
      {how !== undefined && <Standing how={how} places={mine?.places ?? 0} />}
      <Form action="/mentoring/offer" requestId={shown.requestId} draft="mentor-offer">
        <Notice title={t('Who sees this')}>
          <p>
            {t(
              'Learners who look for a mentor see all of it, and your name, once your check stands. If you work or learn at a school, only learners there. Those who run mentoring see your name, your check and how many you take.',
            )}
          </p>
        </Notice>
        <TextArea
          name="about"
          label={t('About you')}
          hint={t('What you do, and why you would like to. Plain words: a child of eleven reads this.')}
          value={said('about', mine?.about)}
          error={problemWith(problems, 'about')}
          maxlength={1000}
          rows={4}
        />
        <TextField
          name="loves"
          label={t('What you love')}
          hint={t('Football, baking, old radios …')}
          value={said('loves', mine?.loves)}
          error={problemWith(problems, 'loves')}
          maxlength={500}
          optional
        />
        <TextField
          name="languages"
          label={t('Languages you speak')}
          hint={t('With commas between')}
          value={said('languages', mine?.languages.join(', '))}
          error={problemWith(problems, 'languages')}
          optional
        />
        <TextField
          name="times"
          label={t('When you can meet')}
          hint={t('In words, with commas between: Tuesday lunch, after school')}
          value={said('times', mine?.times.join(', '))}
          error={problemWith(problems, 'times')}
          optional
        />
        <TextField
          name="places"
          label={t('For how many learners at most?')}
          value={said('places', String(mine?.places ?? 1))}
          error={problemWith(problems, 'places')}
          type="number"
          inputmode="numeric"
          width="short"
        />
        <Button name="do" value="offer">
          {mine === undefined ? t('Offer this') : t('Keep this')}
        </Button>
      </Form>
      {mine !== undefined && (
        <>
          <p>
            <a href="/mentoring/offer/could-not">{t('Is there somebody you could not take?')}</a>
          </p>
          <Details summary={t('Stop offering')}>
            <p>{t('Nobody new can choose you. Those you mentor now stay with you.')}</p>
            <Form action="/mentoring/offer">
              <Button kind="danger" name="do" value="end">
                {t('Stop offering')}
              </Button>
            </Form>
          </Details>
        </>
      )}
    </Layout>
  )
}

export async function changeOffer({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  if (input.do === 'end') {
    await sql`select end_mentor_offer()`.execute(tx)
    return { to: '/mentoring', say: t('You no longer offer. Thank you for having done so.') }
  }
  const { about, loves, places } = input
  const [languages, times] = [[...listed(input.languages)], [...listed(input.times)]]
  try {
    await sql`select offer_mentoring(${requestId}, ${about}, ${loves}, ${languages}::text[], ${times}::text[], ${places})`.execute(
      tx,
    )
  } catch (error) {
    if ((error as { code?: string }).code !== 'KI003') throw error
    throw new Mend(
      'about',
      t('Somebody who is checked has to say first that you are an adult. Ask at school, and come back.'),
    )
  }
  return { to: '/mentoring/offer', say: t('Thank you. Your offer is kept.') }
}
