import { inspect } from 'node:util'
import { callIfPresent, isData } from '../data.ts'
import type { Program } from './program.ts'

/** Every exception is counted, told to the automation and to the app's own onError. */
export function createReport(programOf: () => Program): Program['report'] {
  let isReporting = false
  return (error) => {
    const program = programOf()
    const message = isData(error) && 'stack' in error ? String(error.stack) : inspect(error)
    program.stats.exceptions.push(message)
    program.emit('App.exceptionThrown', { message })
    if (isReporting) return // an onError that throws itself
    isReporting = true
    program.realm.guard(() => callIfPresent(program.app, 'onError', message))
    program.listeners.fire('Error', { message })
    isReporting = false
  }
}

/** What every script of the app finds without asking: wx, console, getApp, getCurrentPages, Behavior. */
export function provideGlobals(program: Program): void {
  const log =
    (type: string) =>
    (...args: unknown[]) => {
      if (type === 'error') program.stats.consoleErrors.push(args.map((arg) => inspectPlain(arg)).join(' '))
      program.emit('App.logAdded', { type, args: args.map(plain) })
    }
  Object.assign(program.realm.global, {
    wx: program.wx,
    console: Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((type) => [type, log(type)])),
    getApp: () => program.app,
    getCurrentPages: () => program.realm.into(program.stack.map((page) => page.instance)),
    Behavior: (behavior: unknown) => behavior,
  })
}

const inspectPlain = (value: unknown): string => (typeof value === 'string' ? value : inspect(value))

/** What of a logged value fits into JSON; of an error, what a console shows. */
function plain(value: unknown): unknown {
  if (isData(value) && 'stack' in value) return String(value.stack)
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null')
  } catch {
    return inspect(value)
  }
}
