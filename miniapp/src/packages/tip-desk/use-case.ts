import type { TipView } from '@onehall/shared/contract/tip-desk'
import { useState } from 'react'
import { actOnTip, askContact, getTip, readContact, type TipAct } from '../../api/tip-desk.ts'
import { useResource, type Resource } from '../../state/use-resource.ts'
import { useWrite } from '../../state/use-write.ts'

export interface TipCase {
  tip: Resource<TipView>
  /** what is being done */
  doing: TipAct['act'] | 'contact' | null
  /** another act is under way: this one has to wait for it */
  waits: (act: TipAct['act'] | 'contact') => boolean
  /** why the last act was not done, and which it was */
  problem: { act: TipAct['act'] | 'contact'; sentence: string } | null
  act: (act: TipAct) => Promise<boolean>
  askContact: (reason: string) => Promise<boolean>
  /** the contact, once it was looked at; gone with the tip */
  contact: string | null
  readContact: () => Promise<void>
}

/** One tip at the desk. It is opened once, for each opening is on record; what acts reply with is taken over. */
export function useCase(id: string, onChanged: () => void): TipCase {
  const tip = useResource(id, () => getTip(id))
  const [last, setLast] = useState<TipAct['act'] | 'contact'>('lane')
  const [contact, setContact] = useState<string | null>(null)
  const acting = useWrite((act: TipAct, key) => actOnTip(id, act, key))
  const asking = useWrite((reason: string, key) => askContact(id, reason, key))
  const reading = useWrite(() => readContact(id))
  const isContact = last === 'contact'
  const now = isContact ? (asking.problem ?? reading.problem) : acting.problem

  const doing = acting.busy || asking.busy || reading.busy ? last : null

  return {
    tip,
    doing,
    waits: (act) => doing !== null && doing !== act,
    problem: now && { act: last, sentence: now.sentence },
    contact,
    async act(act) {
      setLast(act.act)
      const after = await acting.run(act)
      if (after) {
        tip.put(after)
        onChanged()
      }
      return after !== null
    },
    async askContact(reason) {
      setLast('contact')
      const asked = await asking.run(reason)
      if (asked) await tip.reload()
      return asked !== null
    },
    async readContact() {
      setLast('contact')
      const read = await reading.run(undefined)
      if (read) setContact(read.contact)
    },
  }
}
