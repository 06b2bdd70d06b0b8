import { BackLink, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'

/** `/people/add`: the four ways of adding somebody. */
export async function addPage({ c }: Ask) {
  const circle = c.req.query('circle')
  const more = circle === undefined ? '' : `?circle=${encodeURIComponent(circle)}`
  return (
    <Layout
      title={t('Add somebody')}
      current="people"
      before={<BackLink href="/people">{t('My people')}</BackLink>}
    >
      <PageTitle>{t('Who would you like to add?')}</PageTitle>
      <ThingList label={t('Ways to add somebody')} empty={{ text: '' }}>
        <Thing
          title={t('Just a name')}
          href={`/people/add/name${more}`}
          meta={t('My nan, my football coach. Only you see it, and they are not told.')}
        />
        <Thing
          title={t('Somebody in a group with me')}
          href={`/people/add/group${more}`}
          meta={t('Somebody in your class or team who is here already.')}
        />
        <Thing
          title={t('Somebody who gave me their code')}
          href={`/people/add/code${more}`}
          meta={t('They find it under “Give somebody my code”.')}
        />
        <Thing
          title={t('Somebody who is not here yet')}
          href={`/people/add/invite${more}`}
          meta={t('They get an e-mail and can say yes or no.')}
        />
      </ThingList>
    </Layout>
  )
}
