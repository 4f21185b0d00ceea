import type { Callable, Data } from '../data.ts'

/** One part of wx: what it offers, by how it answers. A refusal is a thrown WxFailure. */
export interface Room {
  /** Answer at once. */
  sync?: Record<string, Callable>
  /** Take one object and answer by its success, fail and complete, or by a promise where it has none of them. */
  async?: Record<string, (options: Data) => unknown>
  /** Answer by callbacks only and return a task at once. */
  tasks?: Record<string, (options: Data) => Task>
}

export interface Task {
  /** What the app gets: abort, onProgressUpdate... */
  readonly handle: Data
  readonly done: Promise<unknown>
}
