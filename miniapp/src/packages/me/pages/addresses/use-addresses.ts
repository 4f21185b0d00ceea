import { listAddresses } from '../../../../api/accounts.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useShownAgain } from '../../../../platform/shown.ts'
import { useSession } from '../../../../state/session.ts'
import { useResource } from '../../../../state/use-resource.ts'

/** My addresses, the default one first. Fetched anew when one was added or changed on the page behind. */
export function useAddresses() {
  const who = useSession((s) => s.account?.id ?? null)
  const addresses = useResource(`addresses:${who}`, async () => (await listAddresses()).items)
  useShownAgain(addresses.reload)
  usePull(addresses.reload)
  return addresses
}
