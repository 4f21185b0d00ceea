/** The queue is sorted by what changes by the minute, so a page is a number of rows to leave out. */
export const pageCursor = (from: number): string => Buffer.from(String(from)).toString('base64url')

export function pagePlace(cursor: string | undefined): number {
  const from = Number(Buffer.from(cursor ?? '', 'base64url').toString())
  return Number.isSafeInteger(from) && from > 0 ? from : 0
}
