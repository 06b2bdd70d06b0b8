import { currentPage } from './page.ts'

/** Loads one of `app/islands`; said twice on a page it still runs once. Without JavaScript, or without assets, nothing. */
export function Island({ name }: { name: string }) {
  const script = currentPage().assets?.scripts[name]
  return script ? <script type="module" src={script.href} integrity={script.integrity} /> : null
}
