import { t } from '#words'

export const Optional = () => <span class="field-optional"> {t('(if you like)')}</span>
