import QRCode from 'qrcode'
import { expect, test } from 'vitest'
import { modulesPath } from './qr.tsx'

test('draws just the dark modules', () => {
  const text = 'https://kith.example/sign-in/card#K7QF-2MPX-9RTD'
  const { path, size } = modulesPath(text)
  const drawn = new Set<string>()
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g))
    for (let at = 0; at < Number(length); at++) drawn.add(`${Number(x) + at} ${y}`)
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const dark = Array.from(
    { length: size * size },
    (_, index) => [index % size, Math.floor(index / size)] as const,
  ).filter(([x, y]) => modules.get(y, x))
  expect(drawn).toEqual(new Set(dark.map(([x, y]) => `${x} ${y}`)))
})
