import { t } from '#words'

interface PaginationProps {
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
  readonly label?: string
}

/** The page before, the page after. Nothing when everything is on one page. */
export function Pagination({ page, pages, href, label }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <nav class="pagination" aria-label={label ?? t('Pages')}>
      {page > 1 && (
        <a class="pagination-before" rel="prev" href={href(page - 1)}>
          {t('Previous page')}
        </a>
      )}
      <span class="pagination-here">{t('Page {page, number} of {pages, number}', { page, pages })}</span>
      {page < pages && (
        <a class="pagination-after" rel="next" href={href(page + 1)}>
          {t('Next page')}
        </a>
      )}
    </nav>
  )
}
