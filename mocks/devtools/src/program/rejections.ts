import type { Program } from './program.ts'

const running = new Set<Program>()

/**
 * A promise that the app rejects and nobody catches surfaces at the process, like one of the host's own.
 * While programs run, theirs are reported to them; any other keeps Node's default, which is to throw.
 */
function onUnhandled(reason: unknown, promise: unknown): void {
  const owner = [...running].find((program) => program.realm.isPromise(promise))
  if (owner) {
    owner.report(reason)
    owner.listeners.fire('UnhandledRejection', { reason: String(reason) })
  } else if (process.listenerCount('unhandledRejection') === 1) throw reason
}

/** Reports the program's unhandled rejections until the returned function is called. */
export function watchRejections(program: Program): () => void {
  if (running.size === 0) process.on('unhandledRejection', onUnhandled)
  running.add(program)
  return () => {
    running.delete(program)
    if (running.size === 0) process.off('unhandledRejection', onUnhandled)
  }
}
