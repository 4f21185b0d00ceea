import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/tips'
import { mount, reply, type Door } from '../http/route.ts'
import type { Challenges } from './challenges.ts'
import type { Intake } from './intake.service.ts'
import type { PhotoIntake } from './photos.service.ts'

interface Rooms {
  challenges: Challenges
  intake: Intake
  photos: PhotoIntake
}

export function mountTips(router: Router, door: Door, { challenges, intake, photos }: Rooms): void {
  mount(router, door, contract.getTipChallenge, async function getTipChallenge() {
    const { expiresAt, ...rest } = challenges.issue()
    return reply(200, { ...rest, expiresAt: expiresAt.toISOString() }, { 'Cache-Control': 'no-store' })
  })
  mount(router, door, contract.uploadTipPhoto, async function uploadTipPhoto({ query, file, operation }) {
    const { id, repeated } = await photos.add(file, { proof: query, operation })
    return reply(201, { id }, replayed(repeated))
  })
  mount(router, door, contract.sendTip, async function sendTip({ body, operation }) {
    const { receipt, repeated } = await intake.send(body, operation)
    return reply(201, { receipt }, replayed(repeated))
  })
  mount(router, door, contract.readTip, async function readTip({ body }) {
    return reply(200, await intake.read(body.receipt), NOT_KEPT)
  })
  mount(router, door, contract.answerTip, async function answerTip({ body, operation }) {
    const { status, repeated } = await intake.answer(body, operation)
    return reply(201, status, replayed(repeated))
  })
}

const NOT_KEPT = { 'Cache-Control': 'no-store' }
const replayed = (repeated: boolean): Record<string, string> =>
  repeated ? { ...NOT_KEPT, 'Idempotent-Replay': 'true' } : NOT_KEPT
