import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'

export const ROOT = new URL('..', import.meta.url).pathname.replace(/\/$/, '')

/**
 * Runs a program to its end. Its output is shown only where it fails, unless `show` is set. What is run `gently` leaves the
 * cores to others, but for a tenth.
 */
export function run(command, args, { show = false, gently = false, env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    if (gently) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    const endWithUs = () => child.kill()
    process.once('exit', endWithUs)
    child.once('close', () => process.off('exit', endWithUs))
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${output.slice(-4000)}`))
    })
  })
}

/**
 * Starts a long process whose first line of JSON with `ready` says that it works; gives that line. Its log goes to a
 * file. It has an IPC channel to us and ends when we are gone, however we end.
 */
export function launch(name, args, { env, logs }) {
  mkdirSync(logs, { recursive: true })
  const log = createWriteStream(join(logs, `${name}.log`), { flags: 'a' })
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  child.stderr.pipe(log)
  child.stdout.pipe(log)
  const ready = new Promise((resolve, reject) => {
    let text = ''
    child.stderr.on('data', (chunk) => (text += chunk))
    let line = ''
    child.stdout.on('data', (chunk) => {
      line += chunk
      for (const part of line.split('\n').slice(0, -1))
        if (part.includes('"ready":true')) resolve(JSON.parse(part))
      line = line.slice(line.lastIndexOf('\n') + 1)
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`${name} ended with ${code} before it was ready\n${text.slice(-2000)}`)),
    )
  })
  return { name, child, ready }
}

/** Ends processes in order, each given time to finish what is under way; what does not end is killed. */
export async function end(processes, graceMs = 15_000) {
  for (const { child } of processes) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
    await gone
    clearTimeout(timer)
  }
}
