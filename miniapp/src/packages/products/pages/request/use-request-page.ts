import type { MessageView, RequestView } from '@onehall/shared/contract/requests'
import { useState } from 'react'
import { scrollToEnd } from '../../../../platform/scroll.ts'
import { withCare } from '../../../../state/kept-care.ts'
import type { ChosenSlot } from '../../booking/use-slots.ts'
import { movingWords, type Visit } from './standing.ts'
import { useActs, type Acts } from './use-acts.ts'
import { useHomeVisit } from './use-home-visit.ts'
import { useRequest } from './use-request.ts'
import { useTalk, type Talk } from './use-talk.ts'

/** One request: how it stands, what she does with it, and what she says. */
export function useRequestPage(id: string) {
  const { request, signedOut, lookSoon } = useRequest(id)
  const changed = (now: RequestView): void => {
    request.put(withCare(request.data, now))
    lookSoon()
  }
  const acts = useActs(id, changed)
  const home = useHomeVisit(id, changed)
  const talk = useTalk(id, (message) => {
    if (request.data) changed(withMessage(request.data, message))
    // the hall may have answered in the same breath
    void request.reload().then(scrollToEnd)
  })
  const moving = useMoving(request.data, acts, talk)

  const down = (act: () => void): void => {
    act()
    scrollToEnd()
  }
  return {
    request,
    signedOut,
    acts,
    home,
    talk: { ...talk, say: (text: string) => down(() => talk.say(text)) },
    moving,
    send: () => down(talk.send),
    placeholder: placeholderFor(request.data),
  }
}

/** A poll may have brought it already. */
const withMessage = (request: RequestView, message: MessageView): RequestView => {
  const thread = request.thread.filter(({ id }) => id !== message.id)
  return { ...request, thread: [...thread, message] }
}

/** 跟许宁说, once somebody looks after it. */
function placeholderFor(request: RequestView | null): string {
  if (request?.priority === 'danger') return '说说现在的情况'
  return request?.agent ? `跟${request.agent.name}说` : '接着说，或拍张照片'
}

interface Asked {
  slot: ChosenSlot
  /** the leg as it was when another time was asked for: once it has changed, the department has answered */
  legId: string
  updatedAt: string
}

/** Asking for another time. Until the department answers, the old one stands, and it is said that it is being changed. */
function useMoving(request: RequestView | null, acts: Acts, talk: Talk) {
  const [visit, setVisit] = useState<Visit | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const answered = request?.legs.some(
    ({ id, updatedAt }) => id === asked?.legId && updatedAt !== asked.updatedAt,
  )

  async function toSlot(slot: ChosenSlot): Promise<void> {
    const leg = request?.legs.find(({ id }) => id === visit?.legId)
    if (!leg) return
    if (!(await acts.act({ action: 'reschedule', legId: leg.id, slotId: slot.id }))) return
    setAsked({ slot, legId: leg.id, updatedAt: leg.updatedAt })
    setVisit(null)
  }

  return {
    visit,
    words: asked && !answered ? movingWords(asked.slot, new Date()) : null,
    begin: setVisit,
    end: () => setVisit(null),
    toSlot: (slot: ChosenSlot) => void toSlot(slot),
    inWords(text: string) {
      talk.say(text)
      setVisit(null)
    },
  }
}
