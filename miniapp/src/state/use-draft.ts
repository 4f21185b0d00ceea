import { useEffect, useRef, useState } from 'react'
import { keep } from '../platform/storage.ts'

/** Long enough that typing writes nothing, short enough that a killed app loses a word at most. */
const WRITE_AFTER_MS = 400

export interface Draft<T> {
  value: T
  change: (part: Partial<T>) => void
  /** it was accepted: nothing of it is kept */
  drop: () => void
}

/**
 * What a person typed into a form, kept on the device until it is accepted: an app that dies or a call that comes
 * in costs nothing. `name` null keeps nothing. Raise `version` when the shape changes.
 */
export function useDraft<T extends object>(name: string | null, version: number, empty: T): Draft<T> {
  const [place] = useState(() => (name === null ? null : keep<T>(`written.draft.${name}`, version)))
  const [value, setValue] = useState<T>(() => ({ ...empty, ...place?.read()?.value }))
  const unwritten = useRef<T | null>(null)

  useEffect(() => {
    const write = (): void => {
      if (unwritten.current) place?.write(unwritten.current)
      unwritten.current = null
    }
    const timer = setTimeout(write, WRITE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [place, value])

  useEffect(
    () => () => {
      if (unwritten.current) place?.write(unwritten.current)
    },
    [place],
  )

  return {
    value,
    change(part) {
      const next = { ...(unwritten.current ?? value), ...part }
      unwritten.current = next
      setValue(next)
    },
    drop() {
      unwritten.current = null
      place?.clear()
    },
  }
}
