import { createHash } from 'node:crypto'
import type { Clock } from '../platform/clock.ts'
import type { AuditRow, AuditRows } from './audit.repository.ts'

export interface AuditEntry {
  /** a chain of its own for each kind of thing: desk, consents, tips, accounts */
  stream: string
  /** account id, or the name of a program */
  actor: string
  role: string
  action: string
  objectRef: string
  /** what was done, in full: only its hash is kept */
  payload: unknown
}

export interface Audit {
  /** Writes the line before the act is done: what is not on record does not happen. */
  record(entry: AuditEntry): Promise<AuditRow>
}

export const GENESIS = '0'.repeat(64)
const TRIES = 50

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash of a line covers all of it and the line before: a line changed, dropped or moved breaks the chain there. */
export function rowHash(row: Omit<AuditRow, 'hash'>): string {
  const { stream, seq, at, actor, role, action, objectRef, payloadHash, prevHash } = row
  return hashOf(
    JSON.stringify([stream, seq, at.toISOString(), actor, role, action, objectRef, payloadHash, prevHash]),
  )
}

export function createAudit(rows: AuditRows, clock: Clock): Audit {
  return {
    async record({ payload, ...entry }) {
      for (let tries = 0; tries < TRIES; tries++) {
        const before = await rows.last(entry.stream)
        const row = {
          ...entry,
          seq: (before?.seq ?? 0) + 1,
          at: clock.now(),
          payloadHash: hashOf(JSON.stringify(payload)),
          prevHash: before?.hash ?? GENESIS,
        }
        const whole = { ...row, hash: rowHash(row) }
        if (await rows.add(whole)) return whole
      }
      throw new Error(`the audit stream ${entry.stream} is too busy`)
    },
  }
}
