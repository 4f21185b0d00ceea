import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another process has the folder. */
export class FolderInUseError extends Error {}

const OWNER = /^owner-(\d+)-(\d+)$/

/**
 * Makes this process the only owner of a folder; gives the function that ends it. The lock is a file named after the
 * process and the moment it started, so neither a dead process nor another that got its number counts as its owner.
 * Every process first announces itself and then looks for others: of two at once, at least one sees the other.
 * Throws a FolderInUseError that names the owner.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const mine = `owner-${process.pid}-${startOf(process.pid) ?? 0}`
  announce(folder, mine)
  const release = (): void => rmSync(join(folder, mine), { force: true })
  for (const name of readdirSync(folder)) {
    const [, pid, start] = OWNER.exec(name) ?? []
    if (name === mine || pid === undefined) continue
    if (isRunning(Number(pid), Number(start))) {
      release()
      throw inUse(folder, pid)
    }
    rmSync(join(folder, name), { force: true })
  }
  return release
}

function announce(folder: string, name: string): void {
  try {
    writeFileSync(join(folder, name), '', { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw inUse(folder, String(process.pid))
    throw error
  }
}

const inUse = (folder: string, pid: string): FolderInUseError =>
  new FolderInUseError(
    `The folder ${folder} belongs to the store that process ${pid} runs. Stop that process, or use another folder.`,
  )

function isRunning(pid: number, start: number): boolean {
  const now = startOf(pid)
  if (now !== undefined) return now === start
  if (process.platform === 'linux') return false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** When a process started, in clock ticks since boot (field 22 of /proc/PID/stat); undefined where that is not known. */
function startOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the second field is the program's name in brackets and may hold blanks and brackets itself
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(fields[19])
  } catch {
    return undefined
  }
}
