import { currentLocale, languages, t } from '#words'
import { currentPage } from '../page/page.ts'

/** Where to go when something is wrong, who looked, and the language choice: links to `/language?to=cy&return=/here`. */
export function Footer() {
  const { path, person } = currentPage()
  const back = encodeURIComponent(path)
  return (
    <footer class="footer">
      <div class="footer-inner">
        <ul class="footer-links">
          <li>
            <a href="/safety">{t('Something is wrong?')}</a>
          </li>
          {person && (
            <li>
              <a href="/who-looked">{t('Who looked at my things')}</a>
            </li>
          )}
          {languages
            .filter(({ code, pseudo }) => !pseudo && code !== currentLocale())
            .map(({ code, name }) => (
              <li>
                <a href={`/language?to=${code}&return=${back}`} lang={code} hreflang={code}>
                  {name}
                </a>
              </li>
            ))}
        </ul>
        <p class="footer-words">{t('Nobody goes without the people they need.')}</p>
      </div>
    </footer>
  )
}
