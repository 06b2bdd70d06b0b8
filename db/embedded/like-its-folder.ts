import { chownSync, statSync } from 'node:fs'

/** Gives a file that root has just made to whoever owns the folder it stands in, who may be the one to start Kith next time. */
export function likeItsFolder(file: string, folder: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
}
