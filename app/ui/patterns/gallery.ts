import { examples as button } from '../button/examples.tsx'
import { examples as card } from '../card/examples.tsx'
import { examples as cardSheet } from '../card-sheet/examples.tsx'
import { examples as choice } from '../choice/examples.tsx'
import { examples as confirm } from '../confirm/examples.tsx'
import { examples as details } from '../details/examples.tsx'
import { examples as diff } from '../diff/examples.tsx'
import { examples as errorSummary } from '../error-summary/examples.tsx'
import { examples as field } from '../field/examples.tsx'
import { examples as form } from '../form/examples.tsx'
import { examples as markList } from '../mark-list/examples.tsx'
import { examples as notice } from '../notice/examples.tsx'
import { examples as pageTitle } from '../page-title/examples.tsx'
import { examples as pagination } from '../pagination/examples.tsx'
import { examples as personChip } from '../person-chip/examples.tsx'
import { examples as progress } from '../progress/examples.tsx'
import { examples as qr } from '../qr/examples.tsx'
import { examples as stepper } from '../stepper/examples.tsx'
import { examples as table } from '../table/examples.tsx'
import { examples as tabs } from '../tabs/examples.tsx'
import { examples as tag } from '../tag/examples.tsx'
import { examples as thingList } from '../thing-list/examples.tsx'
import { examples as webOfPeople } from '../web-of-people/examples.tsx'
import { examples as whoCanSee } from '../who-can-see/examples.tsx'
import { examples as whoLooked } from '../who-looked/examples.tsx'
import type { Example } from './example.ts'

/** Every component's examples, by its folder's name. A test compares this with the folders. */
export const gallery: Readonly<Record<string, readonly Example[]>> = {
  'web-of-people': webOfPeople,
  'error-summary': errorSummary,
  'page-title': pageTitle,
  button,
  field,
  choice,
  'mark-list': markList,
  form,
  confirm,
  notice,
  card,
  'thing-list': thingList,
  tag,
  'person-chip': personChip,
  'who-can-see': whoCanSee,
  'who-looked': whoLooked,
  table,
  progress,
  tabs,
  details,
  stepper,
  diff,
  pagination,
  qr,
  'card-sheet': cardSheet,
}
