import { Layout } from './layout/layout.tsx'
import { PageTitle } from './page-title/page-title.tsx'
import { gallery } from './patterns/gallery.ts'

/** Every component with its examples, at `/-/patterns`. For those who build Kith, so in English only. */
export const PatternsPage = () => (
  <Layout title="Patterns" wide>
    <PageTitle lead="Every part that Kith's pages are made of, as it looks here and now.">Patterns</PageTitle>
    <ul class="patterns-index">
      {Object.keys(gallery).map((name) => (
        <li>
          <a href={`#${name}`}>{name}</a>
        </li>
      ))}
    </ul>
    {Object.entries(gallery).map(([name, examples]) => (
      <section class="pattern">
        <h2 id={name}>{name}</h2>
        {examples.map((example) => (
          <div class="pattern-example">
            <p class="pattern-name">{example.name}</p>
            {example.show()}
          </div>
        ))}
      </section>
    ))}
  </Layout>
)
