import { Checkboxes } from '#ui/ui.ts'
import { t } from '#words'

/** The tick on every form that signs somebody in. */
export const SharedDevice = ({ ticked }: { ticked: boolean }) => (
  <Checkboxes
    name="shared"
    legend={t('Whose device is this?')}
    values={ticked ? ['yes'] : []}
    options={[
      {
        value: 'yes',
        label: t('Other people use it too'),
        hint: t('You are signed out when you close the browser, or after two hours.'),
      },
    ]}
  />
)

/** Where to go on to, carried from form to form. */
export const NextField = ({ next }: { next: string }) =>
  next === '/' ? null : <input type="hidden" name="next" value={next} />
