import type { RegistrationDetail } from '@onehall/shared/contract/products'
import type { RequestBrief } from '@onehall/shared/contract/requests'
import { ApiError } from '../../../../api/problem.ts'
import { getProduct, getRegistration } from '../../../../api/products.ts'
import { listRequests } from '../../../../api/requests.ts'
import { open, useParams } from '../../../../platform/navigation.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useShownAgain } from '../../../../platform/shown.ts'
import { keep } from '../../../../platform/storage.ts'
import { useTitle } from '../../../../platform/title.ts'
import { useResource } from '../../../../state/use-resource.ts'
import type { Act } from '../../../../ui/acts/acts.tsx'

export interface Owned {
  card: RegistrationDetail
  installNeeded: boolean
  /** it can tell something of itself */
  networked: boolean
  /** the ages it is for, as the catalogue says it: 12～36 月龄 */
  ages: string | null
}

/** One of my products: its card, and what happened to it. */
export function useProduct() {
  const { registrationId: id = '' } = useParams<'product'>()
  const owned = useResource<Owned | 'gone'>(
    `registration:${id}`,
    () => fetchOwned(id),
    keep(`mine.registration.${id}`, 2),
  )
  const requests = useResource(
    `requests-of:${id}`,
    async () => (await listRequests({ registrationId: id, limit: 50 })).items,
    keep<RequestBrief[]>(`mine.requests-of.${id}`, 1),
  )
  const refresh = (): Promise<unknown> => Promise.all([owned.reload(), requests.reload()])
  useShownAgain(refresh)
  usePull(refresh)

  const known = owned.data === 'gone' ? null : owned.data
  useTitle(known?.card.product.category ?? null)
  return {
    title: known?.card.product.category ?? '产品',
    owned,
    requests,
    acts: known ? actsFor(known, requests.data ?? []) : [],
    changed: (card: Partial<RegistrationDetail>) =>
      known && owned.put({ ...known, card: { ...known.card, ...card } }),
  }
}

async function fetchOwned(id: string): Promise<Owned | 'gone'> {
  try {
    const card = await getRegistration(id)
    // what installing asks for is the model's; without it the page offers care only
    const product = await getProduct(card.product.gtin).catch(() => null)
    return {
      card,
      installNeeded: product?.install.needed ?? false,
      networked: product?.networked ?? false,
      ages: product?.specs.find(({ name }) => name === '适用月龄')?.value ?? null,
    }
  } catch (error) {
    if (error instanceof ApiError && error.code === 'registration.unknown') return 'gone'
    throw error
  }
}

/** A new machine is installed first; after that it is cared for. */
const NEW_DAYS = 90

function actsFor({ card, installNeeded }: Owned, requests: readonly RequestBrief[]): Act[] {
  const registrationId = card.id
  const { gtin } = card.product
  const manual: Act = {
    icon: 'book',
    text: '说明书',
    onPress: () => open('manual', { gtin, registrationId }),
  }
  const ask: Act = { icon: 'ask', text: '问一句', onPress: () => open('ask', { registrationId }) }
  if (card.warranty === null) {
    return [
      { icon: 'history', text: '从哪来', onPress: () => open('trace', { unit: card.unit.id }) },
      manual,
      ask,
    ]
  }
  const isNew = Date.now() - Date.parse(card.registeredAt) < NEW_DAYS * 86_400_000
  const asked = requests.some(({ kind, status }) => kind === 'install' && status !== 'cancelled')
  const visit = installNeeded && isNew && !asked ? 'install' : 'maintain'
  return [
    { icon: 'wrench', text: '报修', onPress: () => open('repair', { registrationId }) },
    manual,
    {
      icon: 'calendar',
      text: visit === 'install' ? '约安装' : '约保养',
      onPress: () => open('install', { registrationId, kind: visit }),
    },
    ask,
  ]
}
