import { create } from 'zustand'
import type { Subject } from './draft.ts'

/**
 * Receipts that were shown and not yet noted down. In memory, and nowhere else: who swipes the page back by mistake
 * finds hers again, and nothing on the device tells of it later.
 */
const useReceipts = create<Record<string, string>>(() => ({}))

const nameOf = ({ noticeId, self }: Subject): string => `${noticeId} ${self}`

export const useReceipt = (of: Subject): string | null => useReceipts((all) => all[nameOf(of)] ?? null)

export const holdReceipt = (of: Subject, receipt: string): void =>
  useReceipts.setState({ [nameOf(of)]: receipt })

export function letGoOfReceipt(of: Subject): void {
  const { [nameOf(of)]: _, ...rest } = useReceipts.getState()
  useReceipts.setState(rest, true)
}
