import { z } from 'zod'
import type { Endpoint } from '@onehall/shared/contract/endpoint'
import { PROBLEMS, problemReply, type ProblemCode } from '@onehall/shared/problem'
import { BASE } from './route.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document, made from the same statements that the routes are mounted from. */
export function openApiDocument(publicUrl: string, endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = BASE + endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'OneHall 一厅',
      version: '1',
      description: 'Every write takes an Idempotency-Key. Errors are RFC 9457 problems.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problemReply, 'output') },
    },
  }
}

const takesBody = (e: Endpoint): boolean => e.method !== 'GET' && e.method !== 'DELETE'

function operation(e: Endpoint): Json {
  return {
    operationId: e.id,
    tags: [e.tag],
    summary: e.summary,
    ...(e.who === 'anyone' ? {} : { security: [{ bearer: [] }] }),
    parameters: [
      ...parameters(e.params, 'path'),
      ...parameters(e.query, 'query'),
      ...(e.repeatable
        ? []
        : [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', maxLength: 128 },
            },
          ]),
    ],
    ...(takesBody(e)
      ? {
          requestBody: {
            required: true,
            content: contentOf(e),
          },
        }
      : {}),
    responses: { ...successes(e), ...refusals(e) },
    'x-rate-limit': `${e.limit.times} / ${e.limit.seconds} s`,
  }
}

const contentOf = (e: Endpoint): Json =>
  e.upload
    ? {
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['file'],
            properties: { file: { type: 'string', format: 'binary' } },
          },
        },
      }
    : { 'application/json': { schema: schemaOf(e.body, 'input') } }

function parameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function successes(e: Endpoint): Json {
  return Object.fromEntries(
    Object.entries(e.replies).map(([status, schema]) => [
      status,
      {
        description: status === '304' ? 'Not modified' : 'Success',
        ...(schema ? { content: { 'application/json': { schema: schemaOf(schema, 'output') } } } : {}),
      },
    ]),
  )
}

function refusals(e: Endpoint): Json {
  const common: ProblemCode[] = [
    'input.invalid',
    'auth.invalid',
    'auth.expired',
    ...(e.who === 'anyone' ? [] : (['auth.required'] as const)),
    ...(Array.isArray(e.who) ? (['auth.forbidden'] as const) : []),
    ...(takesBody(e) ? (['input.malformed', 'input.too_large'] as const) : []),
    ...(e.repeatable ? [] : (['idempotency.conflict', 'idempotency.running'] as const)),
    'rate.limited',
    'server.error',
    'server.unavailable',
  ]
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set([...common, ...e.problems])) {
    const [status] = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
