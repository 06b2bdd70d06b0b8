import QRCode from 'qrcode'

/** The dark modules of a code as one SVG path, a row's run at a time. */
export function modulesPath(text: string): { path: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const runs: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules.get(y, x)) continue
      const start = x
      while (x + 1 < size && modules.get(y, x + 1)) x++
      runs.push(`M${start} ${y}h${x - start + 1}v1H${start}z`)
    }
  }
  return { path: runs.join(''), size }
}

/** A code to point a phone at. Always dark on white, in dark mode too, because cameras expect that. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { path, size } = modulesPath(text)
  return (
    <svg class="qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label}>
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
