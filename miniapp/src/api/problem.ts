import type { ProblemCode, ProblemReply } from '@onehall/shared/problem'

/** What the server said, or what became of the way to it. */
export type FailureCode = ProblemCode | 'network.offline' | 'network.timeout' | 'reply.unreadable'

interface Facts {
  code: FailureCode
  /** 0 where no reply came */
  status: number
  /** for the person: what is so, and what to do */
  sentence: string
  fieldErrors?: Record<string, string>
  /** seconds after which it may be tried again, where the server said so */
  retryAfter?: number | undefined
  requestId?: string | undefined
}

/** A call that did not do what was asked. `sentence` can be shown as it is. */
export class ApiError extends Error {
  readonly code: FailureCode
  readonly status: number
  readonly sentence: string
  /** what is wrong with which field, by the path in the input: {phone: "手机号应是 11 位"} */
  readonly fieldErrors: Record<string, string>
  readonly retryAfter: number | undefined
  readonly requestId: string | undefined

  constructor(facts: Facts) {
    super(`${facts.code} (${facts.status})`)
    this.name = 'ApiError'
    this.code = facts.code
    this.status = facts.status
    this.sentence = facts.sentence
    this.fieldErrors = facts.fieldErrors ?? {}
    this.retryAfter = facts.retryAfter
    this.requestId = facts.requestId
  }

  /** The server was not reached: it has not said no. */
  get offline(): boolean {
    return this.status === 0
  }

  /** Whether the same write may have been done all the same: then it must be repeated under the same key. */
  get mayHaveHappened(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

/** No reply came. */
export class Unreachable extends Error {
  readonly why: 'offline' | 'timeout'

  constructor(why: 'offline' | 'timeout') {
    super(why)
    this.name = 'Unreachable'
    this.why = why
  }
}

export function fromUnreachable({ why }: Unreachable): ApiError {
  return why === 'offline'
    ? new ApiError({ code: 'network.offline', status: 0, sentence: '现在连不上，您写的都还在' })
    : new ApiError({ code: 'network.timeout', status: 0, sentence: '等太久没有回音，您写的都还在，再试一次' })
}

/** Reads a refusal: RFC 9457 problem+json from the BFF, or whatever a gateway on the way put in its place. */
export function fromReply(status: number, body: unknown, retryAfter?: string): ApiError {
  const seconds = Number(retryAfter)
  const wait = Number.isFinite(seconds) && seconds > 0 ? seconds : undefined
  if (!isProblem(body)) {
    const ours = status >= 500
    return new ApiError({
      code: 'reply.unreadable',
      status,
      sentence: ours ? '我们这边出错了，您写的都还在，请再试一次' : '没办成，请再试一次',
      retryAfter: wait,
    })
  }
  return new ApiError({
    code: body.code as ProblemCode,
    status,
    sentence: body.detail || body.title,
    fieldErrors: Object.fromEntries((body.errors ?? []).map(({ path, message }) => [path, message])),
    retryAfter: wait,
    requestId: body.requestId,
  })
}

const isProblem = (body: unknown): body is ProblemReply =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  'title' in body &&
  typeof body.code === 'string'
