import type { CaseBody, CaseMessage } from '@onehall/shared/contract/departments'
import { isOver, type Case } from './case.ts'
import type { Cases } from './cases.ts'

/** Does what a message asks for, once for each messageId. */
export function hear<B extends CaseBody>(cases: Cases<B>, c: Case<B>, message: CaseMessage): void {
  if (c.messages.some((known) => known.messageId === message.messageId)) return
  act(cases, c, message)
  c.messages.push(message)
}

function act<B extends CaseBody>(cases: Cases<B>, c: Case<B>, { kind, slotId }: CaseMessage): void {
  switch (kind) {
    case 'text':
      return
    case 'nudge':
      if (!isOver(c)) cases.tell(c, c.status, '催过了，一有进展马上说')
      return
    case 'reschedule':
      cases.reschedule(c, slotId)
      return
    case 'confirm':
      cases.confirm(c)
      return
    case 'reopen':
      if (isOver(c)) cases.begin(c, slotId)
      return
    case 'forget_care':
      if ('care' in c.body) c.body.care = null
  }
}
