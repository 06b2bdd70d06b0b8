export { Button, ButtonRow } from './button/button.tsx'
export { Card } from './card/card.tsx'
export { CardSheet, type SignInCard } from './card-sheet/card-sheet.tsx'
export { Checkboxes, type Choice, Radios } from './choice/choice.tsx'
export { Confirm } from './confirm/confirm.tsx'
export { Details } from './details/details.tsx'
export { Diff, type Segment } from './diff/diff.tsx'
export { Emblem } from './emblem/emblem.tsx'
export { ErrorSummary, type Problem, problemWith } from './error-summary/error-summary.tsx'
export {
  CodeField,
  DateField,
  type DateValue,
  EmailField,
  FileField,
  fieldId,
  type Option,
  SelectField,
  TextArea,
  TextField,
} from './field/field.tsx'
export { CsrfField, csrfFieldName, Form, RequestIdField, requestIdFieldName } from './form/form.tsx'
export { Layout } from './layout/layout.tsx'
export { MarkList } from './mark-list/mark-list.tsx'
export { Notice } from './notice/notice.tsx'
export { Island } from './page/island.tsx'
export { currentPage, type Flash, inPage, type NavItem, type PageContext } from './page/page.ts'
export { BackLink, PageTitle } from './page-title/page-title.tsx'
export { Pagination } from './pagination/pagination.tsx'
export { PatternsPage } from './patterns.tsx'
export { PersonChip } from './person-chip/person-chip.tsx'
export { Progress } from './progress/progress.tsx'
export { Qr } from './qr/qr.tsx'
export { type Step, Stepper } from './stepper/stepper.tsx'
export { Table } from './table/table.tsx'
export { Tabs } from './tabs/tabs.tsx'
export { Tag } from './tag/tag.tsx'
export { Thing, ThingList } from './thing-list/thing-list.tsx'
export {
  type Circle,
  circles,
  type Gift,
  gifts,
  PeopleList,
  type Tied,
  WebOfPeople,
} from './web-of-people/web-of-people.tsx'
export { type Reader, WhoCanSee } from './who-can-see/who-can-see.tsx'
export { type Look, WhoLooked } from './who-looked/who-looked.tsx'
