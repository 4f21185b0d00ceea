import type { KeyObject } from 'node:crypto'
import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/devices'
import { checkSignature } from '../http/hook-signature.ts'
import { mount, reply, type Door } from '../http/route.ts'
import type { Bindings } from './children.service.ts'
import type { Devices } from './devices.service.ts'

interface Rooms {
  devices: Devices
  bindings: Bindings
  /** the device cloud signs what it tells */
  secret: KeyObject
  now(): Date
}

export function mountDevices(router: Router, door: Door, { devices, bindings, secret, now }: Rooms): void {
  mount(router, door, contract.reportDevice, async function reportDevice({ params, body, http }) {
    checkSignature(http, secret, now())
    return reply(200, await devices.receive(params.deviceId, body))
  })
  mount(router, door, contract.bindChild, async function bindChild({ caller, params, body }) {
    return reply(200, await bindings.bind(caller.accountId, params.id, body))
  })
  mount(router, door, contract.unbindChild, async function unbindChild({ caller, params }) {
    await bindings.unbind(caller.accountId, params.id)
    return reply(204, null)
  })
}
