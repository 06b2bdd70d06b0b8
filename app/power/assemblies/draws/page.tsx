import { Refused } from '#db/refused.ts'
import { Details, Island, Notice, Table, Tag, TextField } from '#ui/ui.ts'
import { formatDate, formatDateTime, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { assembly } from '../assembly.ts'
import { type Draw, documentOf, stateOf, theDraw } from '../draw/draws.ts'
import { AssemblyPage } from '../frame.tsx'

/** A published draw of the assembly that the address names. @throws Refused unseen */
async function published({ c, tx }: OpenAsk): Promise<Draw> {
  const draw = await theDraw(tx, c.req.param('draw')!)
  if (draw.assembly_id !== c.req.param('id') || draw.committed_at === null) throw new Refused('unseen')
  return draw
}

/** `/assemblies/:id/draws/:draw`: a draw as it was published, what chance said, and how to check it. */
export async function showPublished(ask: OpenAsk) {
  const { tx, house } = ask
  const draw = await published(ask)
  const about = await assembly(tx, draw.assembly_id)
  const document = await documentOf(tx, draw.id)
  const file = `/assemblies/${about.id}/draws/${draw.id}/document.json`
  const panel = draw.panel_number === null ? undefined : document.panels[draw.panel_number - 1]
  const traits = new Map(document.people.map(({ pseudonym, traits }) => [pseudonym, traits]))
  const categories = [...new Set(document.quotas.map(({ category }) => category))]
  return (
    <AssemblyPage about={about} title={t('Draw {n, number}', { n: draw.n })} wide>
      <State draw={draw} />
      <dl>
        <dt>{t('Published')}</dt>
        <dd>{formatDateTime(draw.committed_at!)}</dd>
        <dt>{t('Its fingerprint')}</dt>
        <dd>
          <code class="long">{draw.digest}</code>
        </dd>
        <dt>{t('Chance comes from')}</dt>
        <dd>{t('{says}, on {date}', { says: draw.chance_says, date: formatDate(draw.chance_on!) })}</dd>
        {draw.words !== null && (
          <>
            <dt>{t('Chance said')}</dt>
            <dd>{draw.words}</dd>
            <dt>{t('So it is')}</dt>
            <dd>
              {t('panel {n, number} of {of, number}', { n: draw.panel_number!, of: document.panels.length })}
            </dd>
          </>
        )}
      </dl>
      <h2>{t('Check it yourself')}</h2>
      <p>
        {t(
          'Your own device does it, without asking anybody. It counts everything again: each person once, each panel within the numbers, the chances, and which panel the numbers pick.',
        )}
      </p>
      <div class="verify" data-verify={file} data-words={draw.words ?? ''} data-digest={draw.digest!}>
        <TextField
          name="digest"
          label={t('The fingerprint you were told')}
          hint={t('From the paper, or from who read it out. Leave it to check what stands here.')}
          value={draw.digest!}
          spellcheck={false}
        />
        <TextField
          name="words"
          label={t('What chance said')}
          value={draw.words ?? undefined}
          optional
          spellcheck={false}
        />
        <TextField
          name="ticket"
          label={t('Your ticket, if you said yes')}
          hint={t('It stands on your page, behind your letter’s code. It does not leave your device.')}
          optional
          spellcheck={false}
        />
        <button type="button" class="button button-primary" hidden data-verify-go>
          {t('Check it here')}
        </button>
        <p data-verify-plain>
          {t('This needs JavaScript. Without it, check it on a command line, as it says below.')}
        </p>
        <div aria-live="polite" data-verify-says></div>
        <template data-verify-words>{JSON.stringify(wordsForTheIsland())}</template>
      </div>
      <Island name="verify-draw" />
      <Details summary={t('On a command line, or with a program of your own')}>
        <p>
          <a href={file}>{t('What is published, as a file')}</a>
        </p>
        <pre class="long" lang="zxx">
          <code>{`curl -o draw.json ${house.publicUrl}${file}\nnpx kith draw verify draw.json --digest ${draw.digest} --randomness "${draw.words ?? '…'}"`}</code>
        </pre>
        <p>{t('The rules, to the last digit, are in packages/sortition/SPEC.md of Kith.')}</p>
      </Details>
      <Table
        caption={panel === undefined ? t('Everybody who may be drawn') : t('The panel')}
        columns={[
          { text: t('Who') },
          ...categories.map((text) => ({ text })),
          { text: t('In how many panels'), number: true },
        ]}
        rows={(panel ?? document.people.map(({ pseudonym }) => pseudonym)).map((pseudonym) => [
          pseudonym,
          ...categories.map((category) => traits.get(pseudonym)?.[category] ?? ''),
          document.chances[pseudonym]!,
        ])}
      />
    </AssemblyPage>
  )
}

const State = ({ draw }: { draw: Draw }) => {
  switch (stateOf(draw)) {
    case 'void':
      return (
        <Notice kind="warning" title={t('This draw was taken off the table')}>
          <p>{draw.void_why}</p>
        </Notice>
      )
    case 'drawn':
      return (
        <p>
          <Tag tone="good">{t('Drawn on {date}', { date: formatDate(draw.drawn_at!) })}</Tag>
        </p>
      )
    default:
      return (
        <p>
          <Tag tone="waiting">{t('Chance has not decided yet')}</Tag>
        </p>
      )
  }
}

/** What the page's script says, in the reader's language. */
const wordsForTheIsland = () => ({
  reading: t('Reading what is published …'),
  fine: t('Everything is as it says.'),
  wrong: t('Something is not as it says. Do not trust this draw before somebody explains it.'),
  digestSame: t('The fingerprint is the one you were told.'),
  digestOther: t('The fingerprint is another than you were told: what is published has been changed.'),
  panel: t('The numbers pick panel'),
  found: t('You are in it as'),
  foundIn: t('Panels that you are in:'),
  notFound: t('Your ticket is not in what is published. Tell the clerks, and the paper.'),
  badTicket: t('A ticket is two parts with a dot between. Copy all of it.'),
  away: t('It could not be read. Try again.'),
})

/** `/assemblies/:id/draws/:draw/document.json`: what was published, as a file. */
export async function documentFile(ask: OpenAsk): Promise<Response> {
  const draw = await published(ask)
  ask.c.header('Content-Disposition', `attachment; filename="draw-${draw.n}.json"`)
  return ask.c.json(await documentOf(ask.tx, draw.id))
}
