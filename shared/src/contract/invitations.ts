/** How staff join: ops make a code, the person who holds it takes the role on. */
import { z } from 'zod'
import { account } from './accounts.ts'
import { endpoint, id, instant } from './endpoint.ts'

const tag = 'invitations'

export const invite = endpoint({
  id: 'invite',
  tag,
  method: 'POST',
  path: '/invitations',
  summary: 'A code for one person to join as staff; it works once, for seven days, and is shown only here',
  who: ['ops'],
  body: z
    .strictObject({
      role: z.enum(['installer', 'agent']),
      /** installers: who they are to installation */
      installerId: z
        .string()
        .regex(/^[\w-]{1,64}$/)
        .optional(),
    })
    .refine((b) => (b.role === 'installer') === (b.installerId !== undefined), {
      message: '师傅要写安装部门的编号，客服不用',
      path: ['installerId'],
    }),
  replies: {
    201: z.object({ id, code: z.string(), role: z.enum(['installer', 'agent']), expiresAt: instant }),
  },
  problems: ['installer.taken'],
})

export const redeemInvitation = endpoint({
  id: 'redeemInvitation',
  tag,
  method: 'POST',
  path: '/invitations/redeem',
  summary: 'Takes the role on; the next refresh of the session has it',
  who: 'person',
  body: z.strictObject({ code: z.string().trim().min(8).max(40) }),
  replies: { 200: account },
  problems: ['invitation.unknown', 'installer.taken'],
  limit: { times: 60, seconds: 600 },
})
