import { useState } from 'react'
import type { Outcome } from '../platform/outcome.ts'
import { hasScanner, scanFromPhoto, scanWithCamera } from '../platform/scan.ts'

export interface Scan {
  /** the camera, or the sheet where there is none */
  start: () => Promise<void>
  /** straight to the sheet: the person would rather type */
  type: () => void
  /** for <CodeSheet> */
  sheet: {
    open: boolean
    busy: boolean
    problem: string | undefined
    /** what was typed before and led nowhere: to be mended, not written anew */
    before: string
    onCode: (code: string) => void
    onPhoto: (() => void) | undefined
    onClose: () => void
  }
}

/** Reads a code in whatever way this device has: WeChat's camera, a photo, typing. A camera that fails leads to typing. */
export function useScan(onCode: (code: string) => void, before = ''): Scan {
  const [sheet, setSheet] = useState<{ problem?: string } | null>(null)
  const [busy, setBusy] = useState(false)

  function take(code: string): void {
    setSheet(null)
    onCode(code)
  }

  async function read(way: () => Promise<Outcome<string>>): Promise<void> {
    setBusy(true)
    const read = await way()
    setBusy(false)
    if (read.ok) take(read.value)
    else if (read.why !== 'cancelled') setSheet({ problem: read.sentence })
  }

  return {
    start: async () => (hasScanner ? read(scanWithCamera) : setSheet({})),
    type: () => setSheet({}),
    sheet: {
      open: sheet !== null,
      busy,
      problem: sheet?.problem,
      before,
      onCode: take,
      onPhoto: hasScanner ? undefined : () => void read(scanFromPhoto),
      onClose: () => setSheet(null),
    },
  }
}
