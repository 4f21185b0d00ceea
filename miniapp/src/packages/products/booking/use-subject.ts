import type { ProductBrief, RegistrationView } from '@onehall/shared/contract/products'
import { useState } from 'react'
import { getRegistration, listRegistrations, register, scan } from '../../../api/products.ts'
import { signsInSilently } from '../../../platform/sign-in.ts'
import { keep } from '../../../platform/storage.ts'
import { useSession } from '../../../state/session.ts'
import { useResource, type Resource } from '../../../state/use-resource.ts'
import { useWrite, type Write } from '../../../state/use-write.ts'

/** What somebody comes for, as far as it is known. */
export type Subject =
  | { is: 'mine'; card: RegistrationView }
  /** several of hers, and nothing said which */
  | { is: 'open'; cards: RegistrationView[] }
  /** ours, and nobody's yet: it must be registered first */
  | { is: 'new'; code: string; product: ProductBrief }
  /** it cannot be, and why */
  | { is: 'not'; title: string; text: string }

export interface SubjectState {
  /** only the person can change that nobody is signed in */
  signedOut: boolean
  subject: Resource<Subject>
  /** another of hers */
  choose: (card: RegistrationView) => void
  registering: Write<string, RegistrationView>
}

interface Given {
  registrationId?: string
  /** whatever the code on it says */
  code?: string
}

/** Finds what it is about: by its registration, by the code on it, or among all that is hers. */
export function useSubject(given: Given): SubjectState {
  const account = useSession((s) => s.account)
  const signedOut = !signsInSilently && account === null
  const [chosen, setChosen] = useState<RegistrationView | null>(null)
  const registrationId = chosen?.id ?? given.registrationId
  const name = registrationId ?? given.code ?? 'all'
  const subject = useResource(
    signedOut ? null : `subject:${name}`,
    () => findSubject({ ...given, ...(registrationId && { registrationId }) }),
    keep<Subject>(`mine.subject.${name}`, 1),
  )
  const registering = useWrite((unitCode: string, key) => register({ unitCode }, key))
  return {
    signedOut,
    subject: chosen ? { ...subject, data: { is: 'mine', card: chosen } } : subject,
    choose: setChosen,
    registering,
  }
}

async function findSubject({ registrationId, code }: Given): Promise<Subject> {
  if (registrationId) return { is: 'mine', card: await getRegistration(registrationId) }
  return code ? findByCode(code) : findAmong((await listRegistrations()).items)
}

function findAmong(cards: RegistrationView[]): Subject {
  const [only] = cards
  if (!only) {
    return { is: 'not', title: '还没有登记的产品', text: '扫一下机身上的码，登记好就能报修、预约' }
  }
  return cards.length === 1 ? { is: 'mine', card: only } : { is: 'open', cards }
}

async function findByCode(code: string): Promise<Subject> {
  const found = await scan(code)
  if (found.kind === 'unknown') return { is: 'not', title: '这个码认不出来', text: found.sentence }
  if (found.kind !== 'product') {
    return { is: 'not', title: '这不是产品的码', text: '扫机身上的码，才能报修、预约' }
  }
  if (found.registrationId) return { is: 'mine', card: await getRegistration(found.registrationId) }
  if (found.registered === 'other') {
    return { is: 'not', title: '这一台登记在别人名下', text: '请他报修，或者先转给您' }
  }
  if (found.unit) return { is: 'new', code: found.unit.code, product: found.product }
  return findSameModel(found.product)
}

/** A code that names the model and no single unit. */
async function findSameModel({ gtin }: ProductBrief): Promise<Subject> {
  const { items } = await listRegistrations()
  const same = items.filter(({ product }) => product.gtin === gtin)
  if (same.length > 0) return findAmong(same)
  return { is: 'not', title: '不知道是哪一台', text: '扫机身上带编号的码，登记好就能报修、预约' }
}
