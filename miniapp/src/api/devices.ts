import type * as Contract from '@onehall/shared/contract/devices'
import { client } from './client.ts'
import { at } from './create-client.ts'

/** Nothing of it is kept with a key: the same again is the same. */
export const bindChild = (registrationId: string, body: Contract.ChildView) =>
  client.call<Contract.ChildView>({ method: 'PUT', path: at`/registrations/${registrationId}/child`, body })

export const unbindChild = async (registrationId: string): Promise<true> => {
  await client.call<null>({ method: 'DELETE', path: at`/registrations/${registrationId}/child` })
  return true
}
