/** Who goes where: ops see installation's day through the hall, and change it there. */
import { z } from 'zod'
import { JOB_STATES } from '../domain/job-states.ts'
import { PRIORITIES } from '../domain/request-states.ts'
import { day, endpoint, id, instant, text } from './endpoint.ts'
import { CONFLICT_REASONS } from './jobs.ts'

const tag = 'dispatch board'
const who = ['ops'] as const
const params = z.strictObject({ id })

export const boardJob = z.object({
  /** of the job, as /jobs has it */
  id,
  ref: z.string(),
  requestNumber: z.string(),
  title: z.string(),
  priority: z.enum(PRIORITIES),
  from: instant,
  until: instant,
  confirmed: z.boolean(),
  state: z.enum(JOB_STATES),
  /** null: nobody has it */
  installerId: z.string().nullable(),
  /** 安徽省合肥市蜀山区: not the door */
  regionText: z.string().nullable(),
  regionCode: z.string().nullable(),
  /** the certificate it asks for, in words */
  needs: z.string().nullable(),
  /** to be sent back with a change: of two who change at once, one is told */
  version: z.string(),
  /** what an installer recorded and installation refused, until it is settled */
  conflict: z
    .object({
      installerName: z.string(),
      why: z.enum(CONFLICT_REASONS),
      to: z.enum(JOB_STATES),
      at: instant,
      /** what he recorded for that visit, all of it: to decide by */
      recorded: z.object({
        checks: z.int(),
        photos: z.int(),
        readings: z.array(z.object({ name: z.string(), unit: z.string(), value: z.number() })),
        parts: z.array(z.object({ name: z.string(), quantity: z.int() })),
        /** how the customer confirmed it; null where she did not */
        confirmedBy: z.enum(['code', 'signature']).nullable(),
      }),
      handedOver: z.boolean(),
    })
    .nullable(),
})
export type BoardJob = z.infer<typeof boardJob>

export const getBoard = endpoint({
  id: 'getBoard',
  tag,
  method: 'GET',
  path: '/desk/board',
  summary: 'A day by installer, and what nobody has yet',
  who,
  query: z.strictObject({ date: day.optional() }),
  replies: {
    200: z.object({
      date: day,
      installers: z.array(
        z.object({
          /** installation's */
          id: z.string(),
          name: z.string(),
          skills: z.array(z.string()),
          /** the cities they drive in, in words */
          regions: z.array(z.string()),
          jobs: z.array(boardJob),
        }),
      ),
      unassigned: z.array(boardJob),
      conflicts: z.array(boardJob),
    }),
  },
  problems: ['department.unavailable'],
})

export const assignJob = endpoint({
  id: 'assignJob',
  tag,
  method: 'POST',
  path: '/desk/jobs/:id/assign',
  summary:
    'Gives a job to an installer, at its time or another; installation refuses overlap and who cannot do it',
  who,
  params,
  body: z.strictObject({
    installerId: z.string().min(1).max(64),
    /** another time; the customer is asked for her yes */
    slot: z.strictObject({ from: instant, until: instant }).optional(),
    /** the job's, as the board showed it */
    version: z.string().max(64),
  }),
  replies: { 200: boardJob },
  problems: ['job.unknown', 'job.overlap', 'job.unfit', 'job.changed', 'job.over', 'department.unavailable'],
})

export const settleConflict = endpoint({
  id: 'settleConflict',
  tag,
  method: 'POST',
  path: '/desk/jobs/:id/conflict',
  summary:
    'Confirms to installation what was recorded, over its refusal, or leaves it as a record only; on record either way',
  who,
  params,
  body: z.strictObject({ decision: z.enum(['confirm', 'set_aside']), reason: text(200) }),
  replies: { 200: boardJob },
  problems: ['job.unknown', 'job.no_conflict', 'department.unavailable'],
})
