import { useEffect, useRef, useState } from 'react'
import { newSecret } from '../../platform/secret.ts'
import { BLANK, draftPlace, type Subject, type TipDraft } from './draft.ts'

export interface KeptDraft {
  value: TipDraft
  change: (part: Partial<TipDraft>) => void
  /** the same, and it stands on the device before anything else happens */
  changeForSure: (part: Partial<TipDraft>) => void
  /** what names this tip: the same until it is forgotten */
  secret: () => Promise<string>
  /** the newest words, whatever is drawn */
  now: () => TipDraft
  /** nothing of it is left on the device */
  forget: () => void
}

/** Long enough that typing writes nothing, short enough that a killed app loses a word at most. */
const WRITE_AFTER_MS = 400

/** A tip's words, kept on the device until the server has them. They belong to nobody who is signed in. */
export function useTipDraft(of: Subject): KeptDraft {
  const [place] = useState(() => draftPlace(of))
  const [value, setValue] = useState<TipDraft>(() => ({ ...BLANK, ...place.read()?.value }))
  const newest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const naming = useRef<Promise<string> | null>(null)

  function write(): void {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    place.write(newest.current)
  }
  const writeLater = (): void => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(write, WRITE_AFTER_MS)
  }
  useEffect(
    () => () => {
      if (timer.current) write()
    },
    [],
  )

  function take(part: Partial<TipDraft>): void {
    newest.current = { ...newest.current, ...part }
    setValue(newest.current)
  }
  function changeForSure(part: Partial<TipDraft>): void {
    take(part)
    write()
  }

  return {
    value,
    now: () => newest.current,
    changeForSure,
    change(part) {
      take(part)
      writeLater()
    },
    secret() {
      const known = newest.current.secret
      if (known) return Promise.resolve(known)
      naming.current ??= newSecret().then((secret) => {
        naming.current = null
        changeForSure({ secret })
        return secret
      })
      return naming.current
    },
    forget() {
      take(BLANK)
      if (timer.current) clearTimeout(timer.current)
      timer.current = null
      place.clear()
    },
  }
}
