import { z } from 'zod'
import type { ProblemCode } from '../problem.ts'
import type { Role } from '../domain/people.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call: everyone, whoever is signed in, or people with one of the roles. */
export type Who = 'anyone' | 'person' | readonly Role[]

/** How often one caller may call: the account when signed in, else the network it comes from. */
export interface Limit {
  times: number
  seconds: number
}

/** One statement per endpoint: the BFF mounts it, documents it and filters replies by it. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends Replies = Replies,
  U extends boolean = boolean,
> {
  id: string
  tag: string
  method: Method
  /** under /api/v1, with :names */
  path: string
  summary: string
  who: Who
  params: P
  query: Q
  body: B
  /** the body of each success status; null where there is none */
  replies: R
  /** what it may refuse with, beside what every endpoint may: input, auth, limits */
  problems: readonly ProblemCode[]
  limit: Limit
  /** true where a repeated Idempotency-Key has no meaning: reads, and writes that are the same when repeated */
  repeatable: boolean
  /** true where the body is one file, as multipart/form-data with a part named file */
  upload: U
  /** the largest JSON body, in KB of 1024 bytes */
  bodyKb: number
  /**
   * true where nobody is known: a token is not looked at, the call is not logged, and no reply is kept, sealed or not.
   * A repeated Idempotency-Key finds what it did by what it made.
   */
  anonymous: boolean
}

export type Replies = Record<number, z.ZodType | null>

const nothing = z.strictObject({})
type Nothing = typeof nothing

/** A minute's worth for somebody who taps quickly, with room for several people behind one address. */
const READS: Limit = { times: 1200, seconds: 60 }
const WRITES: Limit = { times: 300, seconds: 60 }
/** KB of a JSON body, where an endpoint does not say otherwise. */
export const BODY_KB = 256

interface Statement<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends Replies,
  U extends boolean,
> {
  id: string
  tag: string
  method: Method
  path: string
  summary: string
  who: Who
  params?: P
  query?: Q
  body?: B
  replies: R
  problems?: readonly ProblemCode[]
  limit?: Limit
  repeatable?: boolean
  upload?: U
  bodyKb?: number
  anonymous?: boolean
}

export function endpoint<
  R extends Replies,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  U extends boolean = false,
>(s: Statement<P, Q, B, R, U>): Endpoint<P, Q, B, R, U> {
  const reads = s.method === 'GET'
  return {
    ...s,
    params: s.params ?? (nothing as unknown as P),
    query: s.query ?? (nothing as unknown as Q),
    body: s.body ?? (nothing as unknown as B),
    problems: s.problems ?? [],
    limit: s.limit ?? (reads ? READS : WRITES),
    repeatable: s.repeatable ?? reads,
    upload: s.upload ?? (false as U),
    bodyKb: s.bodyKb ?? BODY_KB,
    anonymous: s.anonymous ?? false,
  }
}

// ---- what several resources say the same way ----

export const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w-]+$/)
export const instant = z.iso.datetime({ offset: true })
export const day = z.iso.date()
export const text = (max: number): z.ZodString =>
  z.string().trim().min(1, '不能为空').max(max, `最多 ${max} 个字`)

export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export const page = <T extends z.ZodType>(
  item: T,
): z.ZodObject<{ items: z.ZodArray<T>; nextCursor: z.ZodNullable<z.ZodString> }> =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
