import { asData, callIfPresent, isCallable, type Callable, type Data } from '../data.ts'
import { WxFailure } from '../failure.ts'
import type { Program } from '../program/program.ts'
import type { Room, Task } from './room.ts'

/** Makes an API that answers at once callable from the app. */
export function sync(program: Program, name: string, act: Callable): Callable {
  return (...args) => {
    try {
      return program.realm.into(mocked(program, name, act)(...args))
    } catch (error) {
      if (!(error instanceof WxFailure)) throw error
      const failed = error.under(name)
      throw program.realm.error(failed.errMsg, failed)
    }
  }
}

/** Makes an API that answers later callable from the app. */
export function later(program: Program, name: string, act: (options: Data) => unknown): Callable {
  return (given) => {
    const options = asData(given)
    const done = Promise.resolve().then(() => mocked(program, name, (passed) => act(asData(passed)))(options))
    if (hasCallback(options)) {
      deliver(program, name, { options, done })
      return undefined
    }
    return program.realm.promise((resolve, reject) =>
      deliver(program, name, { options: { success: resolve, fail: reject }, done }),
    )
  }
}

/** Makes an API that returns a task callable from the app. */
export function task(program: Program, name: string, act: (options: Data) => Task): Callable {
  return (given) => {
    const options = asData(given)
    const mock = program.mocks.get(name)
    const { handle, done } = mock
      ? {
          handle: {},
          done: Promise.resolve().then(() => mock((passed) => act(asData(passed)).done, [options])),
        }
      : act(options)
    deliver(program, name, { options, done })
    return program.realm.into(handle)
  }
}

const hasCallback = (options: Data): boolean =>
  ['success', 'fail', 'complete'].some((callback) => isCallable(options[callback]))

function mocked(program: Program, name: string, act: Callable): Callable {
  const mock = program.mocks.get(name)
  return mock ? (...args) => mock(act, args) : act
}

/** Calls success or fail, then complete; nothing once the app is gone. */
function deliver(program: Program, name: string, call: { options: Data; done: Promise<unknown> }): void {
  const tell = (callback: 'success' | 'fail', answer: Data) => {
    if (program.ended.aborted) return
    const given = program.realm.into(answer)
    program.realm.guard(() => callIfPresent(call.options, callback, given))
    program.realm.guard(() => callIfPresent(call.options, 'complete', given))
  }
  call.done.then(
    (answer) => tell('success', { errMsg: `${name}:ok`, ...asData(answer) }),
    (error: unknown) => {
      if (program.ended.aborted) return
      // anything but a WxFailure is a fault of the host or of a mock, and must be seen as one
      if (!(error instanceof WxFailure)) program.report(error)
      tell(
        'fail',
        error instanceof WxFailure ? error.under(name) : { errMsg: `${name}:fail ${String(error)}` },
      )
    },
  )
}

/** What a room offers, callable from the app. */
export function open(program: Program, room: Room): Data {
  const wrap = <Act>(
    acts: Record<string, Act> | undefined,
    how: (program: Program, name: string, act: Act) => Callable,
  ) => Object.entries(acts ?? {}).map(([name, act]) => [name, how(program, name, act)] as const)
  return Object.fromEntries([...wrap(room.sync, sync), ...wrap(room.async, later), ...wrap(room.tasks, task)])
}

/** Stands in for those of `names` that `offered` lacks: a call is counted and throws an error that names it. */
export function refuseTheRest(
  program: Program,
  prefix: string,
  of: { names: string[]; offered: Data },
): Data {
  const refusals: Data = {}
  for (const name of of.names) {
    if (name in of.offered) continue
    refusals[name] = () => {
      program.stats.unimplemented.push(prefix + name)
      throw program.realm.error(`${prefix}${name} is not implemented by the headless host`)
    }
  }
  return refusals
}
