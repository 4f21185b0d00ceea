import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isSet82, toGtin14 } from '@onehall/shared/domain/gs1'
import type { Catalogue } from './catalogue.repository.ts'
import type { Units } from './units.repository.ts'

const gtin = z.string().transform((text, ctx) => {
  const gtin14 = toGtin14(text)
  if (gtin14 === null) ctx.addIssue({ code: 'custom', message: 'is no GTIN: length or check digit is wrong' })
  return gtin14 ?? ''
})
const serial = z.string().refine(isSet82, 'needs 1 to 20 characters of GS1 set 82')
const months = z.int().min(0).max(600)
const video = z.object({ title: z.string(), seconds: z.int().positive() })

const reading = z
  .object({
    id: z.string().regex(/^[\w-]{1,40}$/),
    name: z.string().min(1),
    unit: z.string(),
    min: z.number(),
    max: z.number(),
  })
  .refine((r) => r.min <= r.max, 'has no value that is within')

const productRecord = z
  .object({
    gtin,
    model: z.string().min(1),
    name: z.string().min(1),
    category: z.string().min(1),
    description: z.string(),
    specs: z.record(z.string(), z.string()),
    networked: z.boolean(),
    warranty: z.object({
      wholeMonths: months,
      partsMonths: z.record(z.string(), months),
      notCovered: z.array(z.string()),
    }),
    consumables: z.array(
      z.object({
        name: z.string(),
        everyMonths: months.min(1),
        remindDaysBefore: z.int().min(0),
        everyHours: z.int().min(1).optional(),
      }),
    ),
    install: z.object({
      needed: z.boolean(),
      whoDoes: z.string(),
      requirements: z.array(z.string()),
      minutes: z.int().min(0),
      sheet: z
        .object({
          tools: z.array(z.string().min(1)),
          parts: z.array(z.string().min(1)),
          checks: z.array(z.object({ text: z.string().min(1), photo: z.boolean().optional() })).min(1),
          readings: z.array(reading),
          repairReadings: z.array(reading),
        })
        .optional(),
    }),
    manual: z.object({
      chapters: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          steps: z.array(z.object({ text: z.string(), video: video.optional() })),
        }),
      ),
    }),
    faultCodes: z.array(
      z.object({
        code: z.string().min(1).max(16),
        meaning: z.string(),
        severity: z.enum(['info', 'service', 'danger']),
        selfHelp: z.array(z.string()),
        department: z.enum(['sales', 'logistics', 'installation']).nullable(),
        video: z.string().optional(),
      }),
    ),
  })
  .refine(
    (p) => new Set(p.faultCodes.map((f) => f.code)).size === p.faultCodes.length,
    'has a fault code twice',
  )

const unitRecord = z.object({
  gtin,
  serial,
  batch: serial.optional(),
  producedOn: z.iso.date().optional(),
  deviceId: z.string().optional(),
  trace: z
    .array(
      z.object({
        at: z.iso.datetime({ offset: true }),
        stage: z.string(),
        what: z.string(),
        value: z.string(),
      }),
    )
    .optional(),
})

/** How a record of a catalogue file is read and stored. Storing the same again changes nothing. */
export const productImport = {
  schema: productRecord,
  async save(record: z.infer<typeof productRecord>, { catalogue }: { catalogue: Catalogue }): Promise<void> {
    const version = createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 16)
    await catalogue.save({ ...record, version })
  },
}

export const unitImport = {
  schema: unitRecord,
  async save(
    record: z.infer<typeof unitRecord>,
    { catalogue, units }: { catalogue: Catalogue; units: Units },
  ): Promise<void> {
    if (!(await catalogue.find(record.gtin)))
      throw new Error(`names product ${record.gtin}, which is not in the catalogue`)
    const { trace, batch = null, producedOn = null, deviceId = null, ...key } = record
    await units.save({ ...key, batch, producedOn, deviceId }, trace ?? null)
  },
}
