import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'

/** Somebody of the cast, or a stranger without a sign-in at an address that is public. */
export type Who = Name | 'nobody'

/** The named people, and the tie by which the roll calls Amelia Priya's mother. */
export type Ids = Readonly<Record<Who | 'parentTie', string>>

/** Somebody of Wharton Vale does something, perhaps while another acts for them, after others did what it takes. */
export interface Act {
  readonly as: Who
  readonly helper?: Name
  readonly does: (ids: Ids) => RawBuilder<unknown>
  readonly after?: readonly Act[]
}

/** A change that one may make and others may not: the first is the control of the others. */
export interface Case {
  readonly what: string
  readonly may: Act
  readonly mayNot: Readonly<Record<string, Act>>
}

export const PLACE = DEMO_PLACE
export const PLAN = idOf('plan priya')
export const WEB = idOf('web priya')
export const MENTOR_TIE = idOf('tie nia priya')
export const FRIEND_TIE = idOf('tie ngozi priya')
export const SUPPORTER_TIE = idOf('tie walter priya')
/** A fresh id, the same in every run. */
export const fresh = (name: string): string => idOf(`writes ${name}`)

export const act = (as: Who, does: Act['does'], ...after: readonly Act[]): Act => ({ as, does, after })

/** While another acts for them, by a consent to these verbs that the person gives first. */
export const helped = (as: Name, helper: Name, verbs: readonly string[], does: Act['does']): Act => ({
  as,
  helper,
  does,
  after: [
    act(
      as,
      (ids) => sql`select give_consent(${fresh('consent')}, ${ids[as]}, ${ids[helper]}, ${[...verbs]}::text[],
        'signed_in', now() + interval '1 hour')`,
    ),
  ],
})

/** While Beth acts for Tomos, who used her code. */
export const helpedByBeth = (does: Act['does']): Act => {
  const attempt = helped('tomos', 'beth', ['profile.write'], does)
  const code = act(
    'beth',
    (ids) => sql`insert into shared_codes (place_id, code, person_id, until_at)
      values (${PLACE}, 'BETHZZZZ', ${ids.beth}, now() + interval '1 day')`,
  )
  const use = act('tomos', () => sql`select use_code('BETHZZZZ')`)
  return { ...attempt, after: [code, use, ...attempt.after!] }
}

/** A call whose answer is null when there is nothing for whoever calls. */
export const gives = (call: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select given from (select ${call} as given) g where given is not null`
