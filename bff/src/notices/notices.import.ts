import { z } from 'zod'
import { NOTICE_STATUSES } from '@onehall/shared/domain/notice-states'
import type { Clock } from '../platform/clock.ts'
import type { Notice } from './notice.ts'
import type { Notices } from './notices.repository.ts'

const region = z.string().regex(/^\d{6}$/, 'is no region')
/** Telephone numbers, WeChat and mail: a notice leads to the tip desk and to the police, never to a family. */
const CONTACT = /1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|微信|QQ|@|联系(电话|人|方式)/i
const plain = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !CONTACT.test(text), 'holds a contact: that is never published')

const noticeRecord = z
  .strictObject({
    id: z.string().regex(/^[\w-]{1,40}$/),
    name: plain(20),
    sex: z.enum(['男', '女']),
    birthYear: z.int().min(1920).max(2100),
    missingOn: z.iso.date(),
    ageThen: z.int().min(0).max(18),
    fromRegion: region,
    missingPlace: plain(60),
    features: plain(400),
    possibleRegions: z.array(region).max(34),
    portraitThen: z.string(),
    agedPortrait: z
      .strictObject({
        placeholder: z.string(),
        model: z.literal('AI模拟'),
        yearsAdded: z.int().min(0).max(90),
      })
      .nullish(),
    status: z.enum(NOTICE_STATUSES),
    publisher: plain(60),
  })
  .transform(({ portraitThen: _, agedPortrait, features, ...rest }) => ({
    ...rest,
    features: features
      .split(/[；。]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    aged: agedPortrait ? { yearsAdded: agedPortrait.yearsAdded } : null,
  }))
type NoticeRecord = z.infer<typeof noticeRecord>

const SAID = [
  'name',
  'sex',
  'birthYear',
  'missingOn',
  'ageThen',
  'fromRegion',
  'missingPlace',
  'features',
  'possibleRegions',
  'aged',
  'publisher',
] as const

/**
 * Notices from their publisher. Fields that are not named are refused, a family's contact in a text too. What ops
 * decided since (found, withdrawn) stays: an import of an old file opens nothing again.
 */
export const noticeImport = {
  schema: noticeRecord,
  async save(record: NoticeRecord, { notices, clock }: { notices: Notices; clock: Clock }): Promise<void> {
    const before = await notices.find(record.id)
    if (before && SAID.every((field) => JSON.stringify(before[field]) === JSON.stringify(record[field])))
      return
    const now = clock.now()
    const next: Notice = {
      ...record,
      status: before?.status ?? record.status,
      publishedAt: before?.publishedAt ?? now,
      changedAt: now,
      version: (before?.version ?? 0) + 1,
    }
    if (!(await notices.save(next, before))) throw new Error('was changed meanwhile: run it again')
  },
}
