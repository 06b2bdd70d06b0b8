import { z } from 'zod'
import { endCodes, makeCode, myCode } from '#core/ties/shared-code.ts'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'

export const schema = z.object({ do: z.enum(['make', 'end']) })

/** `/people/code`: a code to give somebody here, so that they can add me. */
export async function showMyCode({ tx, house }: Ask) {
  const code = await myCode(tx, house.now())
  return (
    <Layout
      title={t('My code')}
      current="people"
      before={<BackLink href="/people">{t('My people')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'Give it only to somebody you know and want as one of your people. They ask, and you still say yes or no.',
        )}
      >
        {t('My code')}
      </PageTitle>
      {code === undefined ? (
        <p>{t('You have no code at the moment.')}</p>
      ) : (
        <>
          <p class="big-code">
            <strong>{`${code.code.slice(0, 4)} ${code.code.slice(4)}`}</strong>
          </p>
          <p>{t('It works until {date}.', { date: formatDate(code.until) })}</p>
        </>
      )}
      <Form action="/people/code">
        <ButtonRow>
          <Button name="do" value="make">
            {code === undefined ? t('Make a code') : t('Make a new code')}
          </Button>
          {code !== undefined && (
            <Button name="do" value="end" kind="quiet">
              {t('End this code')}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </Layout>
  )
}

export async function changeMyCode({ tx, me, house, input }: Ask & { input: z.output<typeof schema> }) {
  if (input.do === 'make') await makeCode(tx, me, house.now())
  else await endCodes(tx, house.now())
  return '/people/code'
}
