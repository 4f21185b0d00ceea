import type { FoundParcelView } from '@onehall/shared/contract/parcels'
import type { ProductView } from '@onehall/shared/contract/products'
import { visitWords } from '@onehall/shared/domain/time'
import { useEffect } from 'react'
import { signInSilently } from '../../../../api/accounts.ts'
import { getJob } from '../../../../api/jobs.ts'
import { findParcel, listParcels } from '../../../../api/parcels.ts'
import { getProduct, register, scan } from '../../../../api/products.ts'
import { ApiError } from '../../../../api/problem.ts'
import { codeFromOutside, open, replace, useParams } from '../../../../platform/navigation.ts'
import { signsInSilently } from '../../../../platform/sign-in.ts'
import { keptJob, refreshJobs } from '../../../../state/jobs-kept.ts'
import { useSession } from '../../../../state/session.ts'
import { say } from '../../../../state/toast.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { useScan } from '../../../../state/use-scan.ts'
import { useSignedInFirst } from '../../../../state/use-signed-in-first.ts'
import { useWrite } from '../../../../state/use-write.ts'
import type { OtherScan, ProductScan, UnknownScan } from './verdict.ts'

/** What a code turned out to be, with what the page shows of it. */
export type Found =
  | { is: 'product'; scan: ProductScan; product: ProductView | null }
  | { is: 'unknown'; scan: UnknownScan; code: string }
  /** `found` null where nothing is known of it */
  | { is: 'parcel'; code: string; found: FoundParcelView | null }
  | { is: 'job'; scan: OtherScan; sentence: string }
  /** it has a page of its own */
  | { is: 'elsewhere'; go: () => void }

/** One code from wherever it came: what it is, and what can be done with it. */
export function useScanResult() {
  const code = codeFromOutside(useParams<'scanResult'>())
  const signedOut = useSession((s) => s.account === null) && !signsInSilently
  const found = useResource(code && `scan:${code}`, () => look(code ?? ''))
  const scanAgain = useScan((next) => replace('scanResult', { code: next }), mendable(found.data))
  const registering = useWrite((unitCode: string, key) => register({ unitCode }, key))
  const signedInFirst = useSignedInFirst()

  const away = found.data?.is === 'elsewhere' ? found.data : null
  useEffect(() => away?.go(), [away])

  /** One tap: the card, and on to the product, or to booking its installation. */
  async function registerUnit(unitCode: string, goOn: 'product' | 'install'): Promise<void> {
    const card = await registering.run(unitCode)
    if (!card) return
    replace(goOn, { registrationId: card.id })
    say({ icon: 'tick', text: card.pointsEarned > 0 ? `登记好了，积分 +${card.pointsEarned}` : '登记好了' })
  }

  return {
    hasCode: code !== null,
    found: away === null ? found : { ...found, data: null },
    signedOut,
    scanAgain,
    registering: { busy: registering.busy, problem: registering.problem?.sentence },
    register: (unitCode: string, goOn: 'product' | 'install' = 'product') =>
      signedInFirst(() => registerUnit(unitCode, goOn)),
    ask: (text: string) => open('ask', { text }),
    signIn: () => signedInFirst(found.reload),
  }
}

/** A number that was typed with a slip in it. A web address nobody types. */
const mendable = (found: Found | null): string =>
  found?.is === 'unknown' && !found.code.includes('://') ? found.code : ''

/** Each look is counted on the server: it is asked once for a page, and as the person that is here. */
async function look(code: string): Promise<Found> {
  await signInSilently()
  const found = await scan(code)
  if (found.kind === 'unknown') return { is: 'unknown', scan: found, code }
  if (found.kind === 'notice') return elsewhere(() => replace('notice', { id: found.noticeId }))
  if (found.kind === 'parcel') return lookAtParcel(found.code)
  if (found.kind === 'job') return lookAtJob(found)
  const { registrationId } = found
  if (registrationId !== null) return elsewhere(() => replace('product', { registrationId }))
  // it says what installing asks for; without it the page only says less
  return { is: 'product', scan: found, product: await getProduct(found.product.gtin).catch(() => null) }
}

const elsewhere = (go: () => void): Found => ({ is: 'elsewhere', go })

/** Hers has a page of its own. Of any other nobody learns more than what is printed on it for everybody. */
async function lookAtParcel(code: string): Promise<Found> {
  const [found, id] = await Promise.all([findParcel(code).catch(unlessUnknown), findMine(code)])
  return id === null ? { is: 'parcel', code, found } : elsewhere(() => replace('parcel', { id }))
}

function unlessUnknown(error: unknown): null {
  if (error instanceof ApiError && error.code === 'parcel.unknown') return null
  throw error
}

/** Opens it for the installer whose it is, where it is on the device; anybody else learns what the code is for. */
async function lookAtJob(scan: OtherScan): Promise<Found> {
  const told = (sentence: string): Found => ({ is: 'job', scan, sentence })
  if (!useSession.getState().account?.roles.includes('installer'))
    return told('给上门师傅扫的码。师傅登录以后再扫，直接打开这一单')
  try {
    const { id, from, until } = await getJob(scan.jobCode)
    await refreshJobs()
    if (keptJob(id)) return elsewhere(() => replace('job', { id }))
    return told(`这一单是 ${visitWords(from, until, new Date())} 的，近三天的才在手机里`)
  } catch (error) {
    if (error instanceof ApiError && NOT_HIS.includes(error.code)) return told('这一单不是派给您的')
    throw error
  }
}
const NOT_HIS = ['job.unknown', 'installer.none']

/** Which of her parcels bears this number. Where that cannot be asked she sees what everybody sees. */
async function findMine(code: string): Promise<string | null> {
  if (useSession.getState().account === null) return null
  const { items } = await listParcels().catch(() => ({ items: [] }))
  return items.find(({ id, waybill }) => id === code || waybill === code)?.id ?? null
}
