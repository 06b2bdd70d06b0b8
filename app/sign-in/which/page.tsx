import type { Context } from 'hono'
import { z } from 'zod'
import { Button, Form, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Described, SignInDeps } from '../deps.ts'
import { nextPath, readForm } from '../form.ts'
import { NextField } from '../shared-device.tsx'
import { choosePerson, peopleOf } from './choose-person.ts'

const whichForm = z.object({ place: z.uuid(), person: z.uuid(), next: nextPath })

export const WhichPage = ({ people, next }: { people: readonly Described[]; next: string }) => (
  <Layout title={t('Who are you here as?')}>
    <PageTitle lead={t('Your sign-in works for each of these.')}>{t('Who are you here as?')}</PageTitle>
    <ThingList
      label={t('Who you can be here')}
      empty={{ text: t('Nobody here signs in with this any more. Ask the place that invited you.') }}
    >
      {people.map(({ placeId, personId, name, place }) => (
        <Thing
          title={name}
          meta={place}
          actions={
            <Form action="/sign-in/which">
              <input type="hidden" name="place" value={placeId} />
              <input type="hidden" name="person" value={personId} />
              <NextField next={next} />
              <Button about={t('as {name}, {place}', { name, place })}>{t('Go on')}</Button>
            </Form>
          }
        />
      ))}
    </ThingList>
  </Layout>
)

export const whichPage = (deps: SignInDeps) => ({
  async show(c: Context) {
    const { session } = c.var
    if (session === null) return c.redirect('/sign-in', 303)
    const people = await deps.describe(await peopleOf(deps, session.accountId))
    return c.html(<WhichPage people={people} next={nextPath.parse(c.req.query('then'))} />)
  },

  async send(c: Context) {
    const { session } = c.var
    if (session === null) return c.redirect('/sign-in', 303)
    const form = await readForm(c, whichForm)
    const chosen = form.ok && { placeId: form.data.place, personId: form.data.person }
    if (chosen && (await choosePerson(deps, session, chosen))) return c.redirect(form.data.next, 303)
    return c.redirect('/sign-in/which', 303)
  },
})
