import type Router from '@koa/router'
import type { Context } from 'koa'
import type { z } from 'zod'
import type { Endpoint, Who } from '@onehall/shared/contract/endpoint'
import { Problem } from '@onehall/shared/problem'
import { newId } from '../platform/ids.ts'
import type { Caller, Tokens } from '../platform/tokens.ts'
import { idempotencyKeyOf, type Idempotency } from './idempotency.ts'
import type { Limiter } from './limiter.ts'
import { networkOf } from './network.ts'
import { receiveFile, type ReceivedFile } from './upload.ts'

type Out<T extends z.ZodType> = z.output<T>
/** A body as its schema takes it: handlers give it, the reply filter strips what is not in it. */
type BodyOf<S extends z.ZodType | null> = S extends z.ZodType ? z.input<S> : null

/** What a handler gets: input that the contract allows, and who sent it. */
export interface Call<E extends Endpoint> {
  params: Out<E['params']>
  query: Out<E['query']>
  body: Out<E['body']>
  /** who is signed in; `mount` has made sure that there is somebody where the endpoint asks for it */
  caller: E['who'] extends 'anyone' ? Caller | null : Caller
  /**
   * The same for every repeat of one act, where the client named the act by an Idempotency-Key; else new each
   * time. What an act makes carries it, so that an act broken off half-way and sent again makes nothing twice.
   */
  operation: string
  /** the file, where the endpoint takes one; gone when the handler has ended */
  file: E extends { upload: true } ? ReceivedFile : null
  /** the caller's network, hashed: for limits and signals, never kept beside a person */
  network: string
  /** transport details, for the few that need them: uploads, signatures, ETags */
  http: Context
}

export type Reply<E extends Endpoint> = {
  [S in keyof E['replies'] & number]: {
    status: S
    body: BodyOf<E['replies'][S]>
    headers?: Record<string, string>
  }
}[keyof E['replies'] & number]

export function reply<const S extends number, B>(status: S, body: B, headers?: Record<string, string>) {
  return { status, body, ...(headers ? { headers } : {}) }
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Reply<E>>

/** What the door needs to open: made once in the container. */
export interface Door {
  tokens: Tokens
  limiter: Limiter
  idempotency: Idempotency
  proxyHops: number
}

export const BASE = '/api/v1'

/**
 * Mounts one endpoint of the contract. In this order: who calls, how often, is the input what the contract says,
 * has this act been done already; then the handler acts, and the reply is cut to what the contract promises.
 * (Who comes before validation so that a stranger learns nothing of what an endpoint takes.)
 */
export function mount<E extends Endpoint>(
  router: Router,
  door: Door,
  endpoint: E,
  handler: Handler<E>,
): void {
  // wx.request knows no PATCH: the same is served under PUT
  const methods = endpoint.method === 'PATCH' ? ['PATCH', 'PUT'] : [endpoint.method]
  router.register(BASE + endpoint.path, methods, async (ctx: Context) => {
    ctx.state['route'] = endpoint.path
    ctx.state['anonymous'] = endpoint.anonymous
    const network = networkOf(ctx, door.proxyHops)
    const caller = endpoint.anonymous ? null : admit(ctx, door, endpoint)
    await door.limiter.take(endpoint, caller?.accountId ?? network)
    const input = readInput(ctx, endpoint)
    const file = endpoint.upload ? await receiveFile(ctx) : null
    const act = async (operation: string): Promise<Reply<E>> =>
      cut(endpoint, await handler({ ...input, file, caller, network, operation, http: ctx } as Call<E>))
    try {
      const sameness = file ? { ...input, body: file.sha256 } : input
      const reply = endpoint.repeatable
        ? await act('')
        : endpoint.anonymous
          ? await act(idempotencyKeyOf(ctx) ?? newId())
          : await door.idempotency.once(
              ctx,
              { endpoint, who: caller?.accountId ?? network, input: sameness },
              act,
            )
      present(ctx, reply)
    } finally {
      await file?.discard()
    }
  })
}

function admit(ctx: Context, door: Door, endpoint: Endpoint): Caller | null {
  const header = ctx.get('authorization')
  if (header === '') {
    if (endpoint.who === 'anyone') return null
    throw new Problem('auth.required')
  }
  const token = /^Bearer ([\w.-]+)$/.exec(header)?.[1]
  if (token === undefined) throw new Problem('auth.invalid')
  const caller = door.tokens.verify(token)
  if (!mayCall(endpoint.who, caller)) throw new Problem('auth.forbidden')
  return caller
}

const mayCall = (who: Who, { roles }: Caller): boolean =>
  who === 'anyone' || who === 'person' || who.some((role) => roles.includes(role))

interface Input {
  params: unknown
  query: unknown
  body: unknown
}

function readInput(ctx: Context, endpoint: Endpoint): Input {
  const sent = endpoint.upload ? {} : bodyOf(ctx)
  const parts: [keyof Input, z.ZodType, unknown][] = [
    ['params', endpoint.params, ctx['params']],
    ['query', endpoint.query, { ...ctx.query }],
    ['body', endpoint.body, sent],
  ]
  const input: Input = { params: {}, query: {}, body: {} }
  const errors: { path: string; message: string }[] = []
  for (const [part, schema, value] of parts) {
    const read = schema.safeParse(value, { reportInput: false })
    if (read.success) input[part] = read.data
    else
      errors.push(
        ...read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
      )
  }
  if (errors.length > 0) throw new Problem('input.invalid', errors[0]!.message, { errors })
  return input
}

/** The body as JSON, or an empty object where there is none. What came in another form is refused, never overlooked. */
function bodyOf(ctx: Context): unknown {
  const sent = (ctx.request.length ?? 0) > 0 || ctx.get('transfer-encoding') !== ''
  const isRead = ctx.request.rawBody !== undefined
  if (sent && !isRead && BODIED.has(ctx.method))
    throw new Problem('input.malformed', '请用 application/json 提交')
  return ctx.request.body ?? {}
}
const BODIED = new Set(['POST', 'PUT', 'PATCH'])

/** What is not in the contract does not leave: a presenter that forgets to leave a field out leaks nothing. */
function cut<E extends Endpoint>(endpoint: E, reply: Reply<E>): Reply<E> {
  const { status, body, headers } = reply as {
    status: number
    body: unknown
    headers?: Record<string, string>
  }
  const schema = endpoint.replies[status]
  if (schema === undefined) throw new Error(`${endpoint.id} does not answer ${status}`)
  return { status, body: schema ? schema.parse(body) : body, ...(headers ? { headers } : {}) } as Reply<E>
}

export function present(
  ctx: Context,
  reply: { status: number; body: unknown; headers?: Record<string, string> },
): void {
  if (reply.headers) ctx.set(reply.headers)
  if (ctx.body !== undefined) return // the handler streams its answer
  ctx.status = reply.status
  ctx.body = reply.status === 204 || reply.status === 304 ? null : reply.body
}
