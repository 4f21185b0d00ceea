import type { DeskPersonView, DeskRequestView } from '@onehall/shared/contract/desk'
import { useEffect, useRef, useState } from 'react'
import { getDeskPerson, unmaskPerson } from '../../api/desk.ts'
import { useResource, type Resource } from '../../state/use-resource.ts'
import { useWrite } from '../../state/use-write.ts'

export type MaskedField = 'name' | 'phone' | 'address'

export interface Person {
  person: Resource<DeskPersonView>
  /** what has been shown in full; gone with the page */
  shown: Partial<Record<MaskedField, string>>
  /** the field that a reason is being given for */
  asking: MaskedField | null
  ask: (field: MaskedField | null) => void
  reason: string
  setReason: (reason: string) => void
  busy: boolean
  problem: string | null
  unmask: () => void
}

/**
 * Who it is about, masked; one field at a time in full, for a reason that is kept. `stands` is how the request beside it
 * stands: where that changes, what is said of it here is asked for again.
 */
export function usePerson(personId: string, requestId: string, stands?: string): Person {
  const person = useResource(`desk:person:${personId}`, () => getDeskPerson(personId))
  useOnChange(stands, () => void person.reload())
  const [shown, setShown] = useState<Person['shown']>({})
  const [asking, setAsking] = useState<MaskedField | null>(null)
  const [reason, setReason] = useState('')
  const looking = useWrite((body: Parameters<typeof unmaskPerson>[1], key) =>
    unmaskPerson(personId, body, key),
  )

  async function unmask(): Promise<void> {
    const why = reason.trim()
    if (!asking || !why) return
    const reply = await looking.run({ field: asking, requestId, reason: why })
    if (!reply) return
    setShown((s) => ({ ...s, [asking]: reply.value || '没有留' }))
    setAsking(null)
  }

  return {
    person,
    shown,
    asking,
    ask: setAsking,
    reason,
    setReason,
    busy: looking.busy,
    problem: looking.problem?.sentence ?? null,
    unmask: () => void unmask(),
  }
}

/** What the list 正在办 says of a request, short of its words. */
export const standOf = ({ status, claimedBy, legs }: DeskRequestView): string =>
  JSON.stringify([status, claimedBy?.id, legs.map((leg) => [leg.department, leg.status])])

function useOnChange(value: string | undefined, act: () => void): void {
  const known = useRef(value)
  useEffect(() => {
    if (known.current === value) return
    known.current = value
    act()
  })
}
