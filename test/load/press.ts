import { readFile } from 'node:fs/promises'
import { Pool } from 'undici'

export interface Request {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

interface Pressing {
  origin: string
  /** the process that answers */
  pid: number
  seconds: number
  status: number
  /** the next request; called once for each */
  next(): Request
}

export interface Pressed {
  perSecond: number
  /** processor time of the process that answers, a request */
  cpuMs: number
}

const CONNECTIONS = 20

/** Sends requests over some connections, each as soon as the one before is answered. Throws where another status comes. */
export async function press({ origin, pid, seconds, status, next }: Pressing): Promise<Pressed> {
  const pool = new Pool(origin, { connections: CONNECTIONS })
  const from = performance.now()
  const cpuFrom = await cpuMsOf(pid)
  let done = 0
  const one = async (): Promise<void> => {
    while (performance.now() - from < seconds * 1000) {
      const answer = await pool.request(next())
      const text = await answer.body.text()
      if (answer.statusCode !== status) throw new Error(`${answer.statusCode} under load: ${text}`)
      done++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  const [ms, cpuMs] = [performance.now() - from, (await cpuMsOf(pid)) - cpuFrom]
  await pool.close()
  return { perSecond: (done / ms) * 1000, cpuMs: cpuMs / done }
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10

async function cpuMsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) * TICK_MS
}

/** Memory that a process has now, and the most it ever had. */
export async function memoryMbOf(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const mb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)![1]) / 1024
  return { now: mb('VmRSS'), peak: mb('VmHWM') }
}
