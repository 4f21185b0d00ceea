import type { AuditRow, AuditRows } from './audit.repository.ts'
import { GENESIS, rowHash } from './audit.service.ts'
import type { Checkpoint } from './checkpoints.ts'

/** What is wrong with the record, and where: the first row of what is wrong. */
export interface Fault {
  stream: string
  seq: number
  what: string
}

const PAGE = 500
/** How far from its place a row is looked for. */
const NEAR = 100

/**
 * Reads every stream from its beginning. A row that was changed, dropped or moved breaks the chain where it stood;
 * rows that were cut off the end, and a chain that was written anew, contradict a checkpoint.
 */
export async function verifyAudit(
  rows: AuditRows,
  checkpoints: readonly Checkpoint[],
): Promise<{ rows: number; faults: Fault[] }> {
  const forged = checkpoints.flatMap(({ genuine, at }, i) =>
    genuine
      ? []
      : [{ stream: 'checkpoints', seq: i + 1, what: `line ${i + 1} (${at}) is not as it was signed` }],
  )
  const trusted = checkpoints.filter((checkpoint) => checkpoint.genuine)
  const streams = new Set([...(await rows.streams()), ...trusted.flatMap(({ heads }) => Object.keys(heads))])
  const found = []
  for (const stream of [...streams].sort())
    found.push(await verifyStream(rows, stream, headsOf(trusted, stream)))
  return {
    rows: found.reduce((sum, one) => sum + one.rows, 0),
    faults: [...forged, ...found.flatMap((one) => one.faults)],
  }
}

/** What checkpoints say of one stream: the hash of a row by its number. */
const headsOf = (checkpoints: readonly Checkpoint[], stream: string): Map<number, string> =>
  new Map(
    checkpoints.flatMap(({ heads }) => {
      const head = heads[stream]
      return head ? [[head.seq, head.hash] as const] : []
    }),
  )

async function verifyStream(rows: AuditRows, stream: string, heads: Map<number, string>) {
  const faults: Fault[] = []
  let before: AuditRow | null = null
  let count = 0
  for (let after = 0; ;) {
    const some = await rows.list(stream, after, PAGE)
    for (const row of some) {
      faults.push(...faultsOf(row, before), ...contradiction(row, heads))
      before = row
      count += 1
      after = row.seq
    }
    if (some.length < PAGE) break
  }
  const end: number = before?.seq ?? 0
  const known = Math.max(0, ...heads.keys())
  if (known > end)
    faults.push({ stream, seq: end + 1, what: `rows ${end + 1} to ${known} were cut off the end` })
  return { rows: count, faults }
}

function faultsOf(row: AuditRow, before: AuditRow | null): Fault[] {
  const { stream, seq } = row
  const expected = (before?.seq ?? 0) + 1
  const dropped =
    seq === expected
      ? []
      : [{ stream, seq: expected, what: `${seq - expected} row(s) before ${seq} were dropped` }]
  if (rowHash(row) !== row.hash) {
    const from = placeOf(row)
    const what = from === null ? 'was changed' : `was moved here: it is row ${from}`
    return [...dropped, { stream, seq, what }]
  }
  const follows = row.prevHash === (before?.hash ?? GENESIS)
  return follows || dropped.length > 0
    ? dropped
    : [{ stream, seq, what: 'does not follow the row before it' }]
}

/** Where an unchanged row stood before it was given another number. */
function placeOf(row: AuditRow): number | null {
  for (let seq = Math.max(1, row.seq - NEAR); seq <= row.seq + NEAR; seq++)
    if (rowHash({ ...row, seq }) === row.hash) return seq
  return null
}

function contradiction({ stream, seq, hash }: AuditRow, heads: Map<number, string>): Fault[] {
  const signed = heads.get(seq)
  return signed === undefined || signed === hash
    ? []
    : [
        {
          stream,
          seq,
          what: 'is not the row that a checkpoint signed: the chain was written anew up to here',
        },
      ]
}
