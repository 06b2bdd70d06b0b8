import { t } from '#words'
import { Button } from '../button/button.tsx'

/** Shown by the drafts script: when it put back what was typed here before, and while what is sent waits for a signal. */
export const DraftKept = () => (
  <>
    <div class="draft-kept" role="status" data-draft-kept hidden>
      <p>{t('You typed this before and did not send it. It was kept on this device only.')}</p>
      <Button kind="link" type="button" data-draft-drop>
        {t('Take it out again')}
      </Button>
    </div>
    <div class="draft-kept" role="status" data-draft-waits hidden>
      <p>
        {t(
          'There is no signal. It is kept on this device, and is sent when the signal is back. Leave this page open, or come back to it.',
        )}
      </p>
    </div>
  </>
)
