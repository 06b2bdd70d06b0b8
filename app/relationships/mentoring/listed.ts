const MOST = 12
const LONGEST = 60

/** What somebody typed with commas or line breaks between, each once: “English, Polish” → two. At most twelve. */
export function listed(typed: string): readonly string[] {
  const seen = new Map<string, string>()
  for (const part of typed.split(/[,;\n]/)) {
    const text = part.trim().replace(/\s+/g, ' ').slice(0, LONGEST)
    if (text !== '' && !seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text)
  }
  return [...seen.values()].slice(0, MOST)
}
