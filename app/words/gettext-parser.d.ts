// gettext-parser publishes no types. This is the part of its PO API that Kith uses.
declare module 'gettext-parser' {
  export interface PoComments {
    translator?: string
    reference?: string
    extracted?: string
    flag?: string
    previous?: string
  }
  export interface PoEntry {
    msgid: string
    msgctxt?: string
    msgid_plural?: string
    msgstr: string[]
    comments?: PoComments
  }
  export interface PoFile {
    charset: string
    headers: Record<string, string>
    translations: Record<string, Record<string, PoEntry>>
    obsolete?: Record<string, Record<string, PoEntry>>
  }
  export const po: {
    parse(source: string | Buffer): PoFile
    compile(
      file: PoFile,
      options?: { foldLength?: number; sort?: boolean; escapeCharacters?: boolean },
    ): Buffer
  }
}
