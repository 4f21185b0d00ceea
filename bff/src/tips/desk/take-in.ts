import { longDay } from '@onehall/shared/domain/time'
import type { Audit } from '../../audit/index.ts'
import type { Notice } from '../../notices/index.ts'
import type { Logger } from '../../platform/logger.ts'
import { sketchOf, type Earlier, type Screening } from '../screening/index.ts'
import type { StoredTip, Tips } from '../tips.repository.ts'
import type { NoticeBrief } from './case.ts'
import type { CaseFiles } from './case-files.ts'
import type { Cases } from './cases.repository.ts'

interface Parts {
  tips: Tips
  cases: Cases
  files: CaseFiles
  screening: Screening
  audit: Audit
  logger: Logger
  findNotice(id: string): Promise<Notice | null>
  publish(noticeId: string): Promise<void>
}

const AT_ONCE = 50

/** Makes a case of each tip that came: opened, screened, compared with those before it. */
export async function takeIn(parts: Parts): Promise<void> {
  for (const tip of await parts.tips.listFresh(AT_ONCE)) {
    await takeOne(parts, tip)
    await parts.tips.markTaken(tip.id)
  }
}

async function takeOne(parts: Parts, tip: StoredTip): Promise<void> {
  const { cases, files, screening } = parts
  const opened = await openOr(parts, tip)
  if (!opened) return
  const { body, hasContact } = opened
  const notice = await briefOf(parts, body.noticeId)
  const { text, place, point, seenAt, self, photoIds, receiptKey } = body
  const earlier = (await cases.listByNotice(body.noticeId)).filter((one) => one.id !== tip.id)
  const screened = screening.screen({
    text,
    place,
    self,
    features: notice.features,
    earlier: earlier.flatMap((one): Earlier[] => {
      const facts = files.facts(one)
      return facts ? [{ id: one.id, sketch: facts.sketch, place: facts.place }] : []
    }),
  })
  const facts = { screened, sketch: sketchOf(text), place, point, seenAt, self, hasContact, photoIds }
  await cases.add({
    id: tip.id,
    notice,
    status: 'received',
    lane: screened.lane,
    decided: false,
    at: tip.at,
    grades: { source: null, content: null },
    disposition: null,
    reward: 'none',
    receiptKey,
    facts: files.sealFacts(tip.id, facts),
    handover: null,
    closedAt: null,
    eraseAt: null,
    told: true, // the receipt says "received" from the beginning
    version: 0,
  })
  await parts.publish(notice.id)
}

/** What cannot be opened was changed in the store or sealed to another key: it is put on record, and stops nothing. */
async function openOr({ files, audit, logger }: Parts, tip: StoredTip) {
  try {
    const [body, contact] = await Promise.all([files.openBody(tip), files.openContact(tip)])
    return body && { body, hasContact: contact !== null }
  } catch (error) {
    logger.error({ tipId: tip.id, err: error }, 'a tip does not open')
    await audit.record({
      stream: 'tips',
      actor: 'tip-desk',
      role: 'program',
      action: 'found unreadable',
      objectRef: `tips/${tip.id}`,
      payload: null,
    })
    return null
  }
}

async function briefOf({ findNotice }: Parts, id: string): Promise<NoticeBrief> {
  const found = await findNotice(id)
  if (!found) return { id, name: id, line: '', features: '' }
  const { name, sex, missingOn, missingPlace, features } = found
  return {
    id,
    name,
    line: `${sex}，${longDay(missingOn)} 在${missingPlace}走失`,
    features: features.join('；'),
  }
}
