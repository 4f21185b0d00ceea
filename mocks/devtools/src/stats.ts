/** What a test may ask of a run: how much was sent to the view, and everything that went wrong without a person seeing it. */
export interface Stats {
  setData: { calls: number; bytes: number; largest: { bytes: number; route: string } }
  /** Requests, uploads and downloads: how many the app asked for, and how many of them at once, those that had to wait included. */
  requests: { calls: number; mostAtOnce: number }
  /** What WeChat would show as an exception in its console: thrown in a handler, rejected unseen, or against a hard limit. */
  exceptions: string[]
  consoleErrors: string[]
  /** `route: path` of each value that setData was given as undefined; WeChat does not pass it on. */
  undefinedData: string[]
  /** Names of WeChat's APIs that were called and that this host does not have. */
  unimplemented: string[]
}

export const createStats = (): Stats => ({
  setData: { calls: 0, bytes: 0, largest: { bytes: 0, route: '' } },
  requests: { calls: 0, mostAtOnce: 0 },
  exceptions: [],
  consoleErrors: [],
  undefinedData: [],
  unimplemented: [],
})
