import { Notice } from '#ui/ui.ts'
import { t } from '#words'

/** What to do at once, before anything here. The numbers are those of the demo town's country. */
export const InDanger = () => (
  <Notice kind="problem" title={t('If you are in danger now')}>
    <p>
      {t('Ring')} <a href="tel:999">999</a>. {t('It is free, even from a phone with no credit.')}
    </p>
    <p>
      {t('Are you under 19, and do you want to talk to somebody? Ring Childline on')}{' '}
      <a href="tel:08001111">0800 1111</a>.{' '}
      {t('It is free, day and night, and you do not have to say who you are.')}
    </p>
    <p>
      {t('Nobody watches Kith day and night. What you send here may not be read until the next school day.')}
    </p>
  </Notice>
)
