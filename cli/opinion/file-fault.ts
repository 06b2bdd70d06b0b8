/** Something wrong in a file: names file, line and mend. */
export class FileFault extends Error {
  override readonly name = 'FileFault'

  constructor(file: string, line: number | undefined, problem: string, mend: string) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${problem} ${mend}`)
  }
}
