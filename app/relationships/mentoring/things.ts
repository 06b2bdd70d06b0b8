import type { ThingKind } from '#core/things/describe-thing.ts'
import { t } from '#words'

/** What mentoring adds to what somebody owns: who they asked for. */
export const things: Readonly<Record<string, ThingKind>> = {
  mentor_ask: {
    what: () => t('Who I asked for as a mentor'),
    href: () => '/mentoring/ask',
    back: () => t('Ask for somebody you know'),
  },
}
