import type { WorkAssignment } from '@onehall/shared/contract/departments'
import { Refusal } from '../server/routes.ts'
import { called, listMasters, readSlot, skillFor, slotAt } from './calendar.ts'
import { isOver, type Case, type InstallationBody } from './case.ts'
import type { Cases } from './cases.ts'
import { categoryOf, SKILL_WORDS } from './field-places.ts'
import type { Master } from '../data.ts'

type WorkCase = Case<InstallationBody>

/** Who has it: as the office said, or else whose slot it is. */
export const masterOf = ({ visit }: WorkCase): string | null =>
  visit?.master === undefined ? (readSlot(visit?.slotId ?? '')?.master.id ?? null) : visit.master

const refuse = (code: 'overlap' | 'unfit' | 'changed' | 'over', reason: string): Refusal =>
  new Refusal(409, { code, reason })

/** Gives it to a master, at its time or another: all or nothing, decided on what stands now. */
export function assign(
  cases: Cases<InstallationBody>,
  c: WorkCase,
  { installerRef, slot, version, assignId, known }: WorkAssignment & { known: string },
): void {
  const master = listMasters().find(({ id }) => id === installerRef)
  if (!c.visit || isOver(c)) throw refuse('over', '这一单已经结束')
  if (version !== known) throw refuse('changed', '这一单刚被改过，请看过新的再改')
  if (!master) throw refuse('unfit', '没有这位师傅')
  const reason = unfitFor(c, master)
  if (reason) throw refuse('unfit', reason)
  const { from, until } = slot ?? c.visit
  const other = cases.all().find((one) => one !== c && masterOf(one) === master.id && meets(one, from, until))
  if (other) throw refuse('overlap', `${master.name}那时已有一单，${other.ref}`)
  cases.takeOver(c)
  c.assignIds = [...(c.assignIds ?? []), assignId]
  if (c.work) c.work = { ...c.work, state: 'assigned' }
  c.visit = {
    ...c.visit,
    from,
    until,
    worker: called(master),
    master: master.id,
    slotId: slotAt(master, from),
    // another time is hers to say yes to
    needsConfirmation: slot ? Date.parse(slot.from) !== Date.parse(c.visit.from) : c.visit.needsConfirmation,
  }
  const status = c.status === 'accepted' ? 'scheduled' : c.status
  cases.tell(c, status, `改由${called(master)}上门`, { visit: true })
}

function unfitFor({ body }: WorkCase, master: Master): string | null {
  const city = body.address && `${body.address.regionCode.slice(0, 4)}00`
  if (city && city !== master.city) return `${master.name}不跑这个城市`
  const skill = skillFor(categoryOf(body))
  return skill && !master.skills.includes(skill) ? `${master.name}没有${SKILL_WORDS[skill] ?? skill}` : null
}

const meets = (one: WorkCase, from: string, until: string): boolean =>
  !isOver(one) &&
  one.visit !== null &&
  Date.parse(one.visit.from) < Date.parse(until) &&
  Date.parse(from) < Date.parse(one.visit.until)
