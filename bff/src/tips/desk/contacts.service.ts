import { CONTACT_MINUTES } from '@onehall/shared/domain/tip-states'
import type { ContactRequest as ContactRequestView, TipView } from '@onehall/shared/contract/tip-desk'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../../platform/clock.ts'
import type { Caller } from '../../platform/tokens.ts'
import type { Envelope } from '../../platform/vault.ts'
import type { Admission } from './admission.ts'
import type { CaseFiles } from './case-files.ts'
import type { Box } from './desk-key.ts'
import type { ContactRequest, ContactRequests } from './officers.repository.ts'
import type { OnRecord } from './record.ts'

/** The sender's contact: asked for by one officer, agreed to by another, open for half an hour, each look on record. */
export interface Contacts {
  /** Throws tip_desk.no_contact, tip_desk.illegal_move where it is asked for or open already. */
  ask(officer: Caller, tipId: string, ask: { reason: string; operation: string }): Promise<ContactRequestView>
  list(officer: Caller): Promise<ContactRequestView[]>
  /** Throws tip_desk.unknown_request, tip_desk.same_officer. */
  approve(officer: Caller, requestId: string): Promise<{ until: string }>
  /** Throws tip_desk.contact_closed. */
  read(officer: Caller, tipId: string): Promise<string>
  state(officer: Caller, tip: { id: string; given: boolean }): Promise<TipView['contact']>
}

interface Parts {
  requests: ContactRequests
  admission: Admission
  files: CaseFiles
  box: Box
  record: OnRecord
  clock: Clock
}

const PLACE = (id: string): string => `tipdesk_contact_requests/reason/${id}`

export function createContacts({ requests, admission, files, box, record, clock }: Parts): Contacts {
  const present = (request: ContactRequest, officer: Caller): ContactRequestView => ({
    id: request.id,
    tipId: request.tipId,
    noticeId: request.noticeId,
    reason: box.openShared(PLACE(request.id), request.reason),
    askedBy: request.askedBy,
    mine: request.askedBy === officer.accountId,
    askedAt: request.askedAt.toISOString(),
  })
  const seal = (id: string, reason: string): Envelope => box.sealShared(PLACE(id), reason)
  const isOpen = (request: ContactRequest | null): request is ContactRequest & { until: Date } =>
    request?.until != null && request.until > clock.now()

  return {
    async ask(officer, tipId, { reason, operation }) {
      const { one, tip } = await admission.get(officer, tipId)
      if ((await files.openContact(tip)) === null) throw new Problem('tip_desk.no_contact')
      const last = await requests.findLast(tipId, officer.accountId)
      if (last && last.id !== operation && (last.approvedBy === null || isOpen(last)))
        throw new Problem('tip_desk.illegal_move', '已经申请过了')
      await record(officer, 'asked for the contact', `tips/${tipId}`, { reason })
      const request = await requests.add({
        id: operation,
        tipId,
        noticeId: one.notice.id,
        reason: seal(operation, reason),
        askedBy: officer.accountId,
        askedAt: clock.now(),
        approvedBy: null,
        until: null,
      })
      return present(request, officer)
    },
    async list(officer) {
      const related = await admission.relatedOf(officer)
      const pending = await requests.listPending()
      return pending.filter((one) => !related.includes(one.noticeId)).map((one) => present(one, officer))
    },
    async approve(officer, requestId) {
      const request = await requests.find(requestId)
      if (!request) throw new Problem('tip_desk.unknown_request')
      if (request.askedBy === officer.accountId) throw new Problem('tip_desk.same_officer')
      await admission.check(officer, request.noticeId)
      const until = new Date(clock.now().getTime() + CONTACT_MINUTES * 60_000)
      await record(officer, 'agreed to a contact', `tips/${request.tipId}`, { requestId })
      const approved = await requests.approve(requestId, { approvedBy: officer.accountId, until })
      return { until: (approved?.until ?? (await requests.find(requestId))!.until!).toISOString() }
    },
    async read(officer, tipId) {
      const { tip } = await admission.get(officer, tipId)
      const request = await requests.findLast(tipId, officer.accountId)
      if (!isOpen(request)) throw new Problem('tip_desk.contact_closed')
      await record(officer, 'read the contact', `tips/${tipId}`, { requestId: request.id })
      const contact = await files.openContact(tip)
      if (contact === null) throw new Problem('tip_desk.contact_closed')
      return contact
    },
    async state({ accountId }, { id, given }) {
      const request = await requests.findLast(id, accountId)
      const asked = request?.approvedBy === null
      const open = isOpen(request)
      return {
        given,
        reveal: open ? 'open' : asked ? 'asked' : 'none',
        requestId: asked || open ? request.id : null,
        until: open ? request.until.toISOString() : null,
      }
    },
  }
}
