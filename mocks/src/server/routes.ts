import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'

/** One request, read to its end. */
export interface Call {
  method: string
  path: string
  params: Record<string, string>
  query: Record<string, string>
  headers: IncomingHttpHeaders
  raw: string
}

export interface Answer {
  status: number
  /** sent as JSON, or as it is where `type` names another kind of text */
  body: unknown
  type?: string
}
export type Handler = (call: Call) => Answer | Promise<Answer>
/** 'POST /cases/:ref/cancel' and what it does. */
export type Routes = Record<string, Handler>

export const answer = (status: number, body: unknown): Answer => ({ status, body })

/** What a handler throws to say no. */
export class Refusal extends Error {
  readonly answer: Answer
  constructor(status: number, body: unknown) {
    super(`refused with ${status}`)
    this.answer = answer(status, body)
  }
}

/** The body as the schema has it; 400 that says what is wrong with it. */
export function readBody<T extends z.ZodType>(call: Call, schema: T): z.output<T> {
  return readAs(schema, parseJson(call.raw))
}

/** The query as the schema has it; 400 that says what is wrong with it. */
export function readQuery<T extends z.ZodType>(call: Call, schema: T): z.output<T> {
  return readAs(schema, call.query)
}

export function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    throw new Refusal(400, { error: 'the body is no JSON' })
  }
}

export function readAs<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const read = schema.safeParse(value)
  if (!read.success) throw invalid(read.error)
  return read.data
}

function invalid(error: z.ZodError): Refusal {
  const errors = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  return new Refusal(400, { error: 'the input is not what the contract says', errors })
}

/** The handler for a method and path, with the path's names read; null where there is none. */
export function findRoute(
  routes: Routes,
  method: string,
  path: string,
): { handler: Handler; params: Record<string, string> } | null {
  for (const [pattern, handler] of Object.entries(routes)) {
    const [routeMethod, routePath] = pattern.split(' ') as [string, string]
    const params = routeMethod === method ? matchPath(routePath, path) : null
    if (params) return { handler, params }
  }
  return null
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const value = given[i]!
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return null
  }
  return params
}
