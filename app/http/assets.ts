import type { Handler } from 'hono'
import type { House } from '../house.ts'

/** Styles, fonts and scripts: named by their content, so a browser keeps them for ever. */
export const sendAsset =
  (house: House): Handler =>
  (c) => {
    const file = house.assets.files.get(c.req.path)
    if (file === undefined) return c.notFound()
    const takes = c.req.header('accept-encoding') ?? ''
    const [encoding, body] =
      file.br && /\bbr\b/.test(takes)
        ? ['br', file.br]
        : file.gzip && /\bgzip\b/.test(takes)
          ? ['gzip', file.gzip]
          : [undefined, file.body]
    return c.body(Buffer.from(body), 200, {
      'Content-Type': file.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: file.etag,
      Vary: 'Accept-Encoding',
      ...(encoding && { 'Content-Encoding': encoding }),
    })
  }
