/** The database that comes with Kith cannot do what was asked. The message is a sentence for a person, with the mend. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError'
}

/** Another living Kith has this data folder. It was left alone. `pid` is undefined while that one is only just starting. */
export class FolderInUse extends EmbeddedError {
  override name = 'FolderInUse'
  readonly folder: string
  readonly pid: number | undefined
  constructor(folder: string, pid: number | undefined) {
    const who = pid === undefined ? 'Another Kith' : `Another Kith (process ${pid})`
    super(`${who} is already using the data folder ${folder}. Stop that one first, or choose another folder.`)
    this.folder = folder
    this.pid = pid
  }
}

const sentences: Readonly<Record<string, (where: string) => string>> = {
  ENOSPC: (where) => `The disk is full: nothing more can be written to ${where}. Make room and start again.`,
  EDQUOT: (where) =>
    `Your share of the disk is used up: nothing more can be written to ${where}. Make room and start again.`,
  EROFS: (where) => `${where} lies on a disk that can only be read. Choose another data folder.`,
  EACCES: (where) =>
    `This account may not read and write ${where}. Change who owns it, or choose another data folder.`,
  EPERM: (where) =>
    `This account may not change ${where}. Change who owns it, or choose another data folder.`,
  ENOTDIR: (where) =>
    `${where} cannot be a data folder: part of its path is a file. Choose another data folder.`,
  EEXIST: (where) =>
    `${where} cannot be a data folder: there is a file of that name. Choose another data folder.`,
  ELOOP: (where) => `${where} is a link that leads back to itself. Choose another data folder.`,
}

/** Turns a file system error about `where` into a sentence; anything it does not know comes back as it was. */
export function inPlainWords(error: unknown, where: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = sentences[code]
  return sentence === undefined ? error : new EmbeddedError(sentence(where), { cause: error })
}
