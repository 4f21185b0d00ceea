import type { Data } from './data.ts'

/** A refusal in WeChat's words: the app sees `errMsg: "<api>:fail <reason>"` and, where WeChat gives one, `errno` or `errCode`. */
export class WxFailure extends Error {
  readonly code: Data

  constructor(reason: string, code: Data = {}) {
    super(reason)
    this.code = code
  }

  under(api: string): Data & { errMsg: string } {
    return { errMsg: `${api}:fail${this.message && ` ${this.message}`}`, ...this.code }
  }
}
