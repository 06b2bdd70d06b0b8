import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  problemWith,
  Radios,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { dayOf, formatDate, formatDateTime, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { momentAt } from '../../http/moment-at.ts'
import { typedDay } from '../../http/typed-date.ts'
import { needPower } from '../powers.ts'
import { type Wide, wideIn } from './people.ts'
import { type Rule, ruleHere } from './rule.ts'

const AT = '/school/passkeys'

export const schema = z.looseObject({ rule: z.enum(['off', 'from', 'now'], t('Choose one.')) })

/** `/school/passkeys`: the rule that whoever can see many comes in with a passkey, who has one, and letting somebody in. */
export async function showPasskeys(ask: Ask & { shown?: Shown }) {
  const { tx, c } = ask
  await needPower(tx, 'run_imports')
  const { problems, values } = ask.shown ?? blank
  const [rule, people] = [await ruleHere(tx), await wideIn(ask)]
  return (
    <Layout
      title={t('Passkeys')}
      current="school"
      wrong={problems.length > 0}
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <ErrorSummary problems={problems} />
      <PageTitle
        lead={t(
          'Some people here can see a whole school. With a passkey, a stolen e-mail password is not enough to see what they see.',
        )}
      >
        {t('Who can see many comes in with a passkey')}
      </PageTitle>
      <p>{ruleWords(rule)}</p>
      {rule.mine && (
        <section>
          <h2>{t('Change the rule')}</h2>
          {c.var.session?.proof === 'proved' ? (
            <Form action={AT} requestId={ask.shown?.requestId}>
              <Radios
                name="rule"
                legend={t('Do they need a passkey?')}
                value={values.rule ?? (rule.from === null ? 'off' : rule.holds ? 'now' : 'from')}
                error={problemWith(problems, 'rule')}
                options={[
                  {
                    value: 'now',
                    label: t('Yes, from now on'),
                    hint: t('Whoever has none is shut out of their work until somebody lets them in.'),
                  },
                  {
                    value: 'from',
                    label: t('Yes, from a day on'),
                    hint: t('Until then their home page asks them to add one.'),
                  },
                  {
                    value: 'off',
                    label: t('No'),
                    hint: t('A code by e-mail is then enough to see a whole school.'),
                  },
                ]}
              />
              <DateField
                name="from"
                label={t('From which day')}
                value={
                  values['from-day'] !== undefined
                    ? typed(values)
                    : rule.from && !rule.holds
                      ? dayOf(rule.from)
                      : ''
                }
                error={problemWith(problems, 'from')}
              />
              <Button>{t('Keep it')}</Button>
              <p class="field-hint">{t('Everybody it is about is told, and that it was you.')}</p>
            </Form>
          ) : (
            <Notice title={t('Use your passkey first')}>
              <p>{t('So that nobody can change this who only has your e-mail.')}</p>
              <ButtonRow>
                <Button href={`/account/sure?then=${AT}`}>{t('Use your passkey')}</Button>
              </ButtonRow>
            </Notice>
          )}
        </section>
      )}
      <h2>{t('Who this is about')}</h2>
      <ThingList label={t('Who this is about')} empty={{ text: t('Nobody yet.') }}>
        {people.map((one) => (
          <Thing title={one.name} meta={one.roles.join(' · ')} actions={<Ways {...one} />}>
            <p>{factorWords(one)}</p>
          </Thing>
        ))}
      </ThingList>
    </Layout>
  )
}

const typed = (values: Shown['values']) =>
  ['year', 'month', 'day'].map((part) => values[`from-${part}`] ?? '').join('-')

const ruleWords = ({ from, holds }: Rule): string =>
  from === null
    ? t('This is off: they come in as everybody does.')
    : holds
      ? t('This is on, since {day}. Whoever has not used a passkey sees their own pages only.', {
          day: formatDate(from),
        })
      : t('This begins on {day}. Until then they come in as everybody does.', { day: formatDate(from) })

function factorWords({ factors }: Wide): string {
  const { comesIn, count, waitingUntil, letInUntil } = factors
  if (letInUntil !== null) return t('Let in until {when}.', { when: formatDateTime(letInUntil) })
  if (count > 0) return t('{count, plural, one {Has a passkey.} other {Has # passkeys.}}', { count })
  if (waitingUntil !== null)
    return t('Has added a passkey. It counts from {when}.', { when: formatDateTime(waitingUntil) })
  return comesIn ? t('Has no passkey yet.') : t('Has not come in yet.')
}

const Ways = ({ id, name, mayLetIn, factors }: Wide) =>
  mayLetIn && factors.comesIn ? (
    <Button kind="quiet" href={`${AT}/${id}`} about={name}>
      {t('Lost it, or not them?')}
    </Button>
  ) : null

/** @throws Refused where they do not run the place, or have not used a passkey */
export async function changeRule({ tx, input, house }: Ask & { input: z.output<typeof schema> }) {
  await sql`select set_passkey_rule(${await fromWhen(input)})`.execute(tx)
  return { to: AT, say: t('The rule is changed, and everybody it is about is told.') }

  async function fromWhen({ rule }: { rule: string }): Promise<Date | null> {
    if (rule === 'off') return null
    if (rule === 'now') return new Date()
    const day = typedDay(input, 'from', house.now())
    if (day === null || day <= dayOf(house.now()))
      throw new Mend('from', t('Write a day that is still to come.'))
    return momentAt(tx, day, '00:00')
  }
}

/** One of those the page is about, whom whoever asks can let in. @throws Refused unseen */
export async function wideOne(ask: Ask): Promise<Wide> {
  await needPower(ask.tx, 'run_imports')
  const one = (await wideIn(ask)).find(({ id }) => id === ask.c.req.param('person'))
  if (one === undefined || !one.mayLetIn) throw new Refused('unseen')
  return one
}
