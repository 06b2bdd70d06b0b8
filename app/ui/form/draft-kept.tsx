import { t } from '#words'
import { Button } from '../button/button.tsx'

/** Shown by the drafts script when it put back what was typed here before. */
export const DraftKept = () => (
  <div class="draft-kept" role="status" data-draft-kept hidden>
    <p>{t('You typed this before and did not send it. It was kept on this device only.')}</p>
    <Button kind="link" type="button" data-draft-drop>
      {t('Take it out again')}
    </Button>
  </div>
)
