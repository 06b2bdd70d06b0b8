/** A backup could not be made or brought back. The message is a sentence for a person, with the mend. */
export class BackupError extends Error {
  override name = 'BackupError'
}
