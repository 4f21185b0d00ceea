import { asText, type Data } from '../data.ts'
import { USER_DATA } from '../phone/files.ts'
import type { Program } from '../program/program.ts'
import { openTypes } from '../view/open-type.ts'
import { open, refuseTheRest } from './call.ts'
import { filesRoom } from './files.ts'
import { navigationRoom } from './navigation.ts'
import { networkRoom } from './network/network.ts'
import { WX_NAMES } from './names.ts'
import { personRoom } from './person.ts'
import { privacyRoom } from './privacy.ts'
import type { Room } from './room.ts'
import { storageRoom } from './storage.ts'
import { systemRoom } from './system.ts'
import { uiRoom } from './ui.ts'

const ROOMS: ((program: Program) => Room)[] = [
  storageRoom,
  filesRoom,
  networkRoom,
  navigationRoom,
  personRoom,
  privacyRoom,
  systemRoom,
  uiRoom,
]

/** The `wx` of one run. */
export function createWx(program: Program): Data {
  const wx: Data = { env: { USER_DATA_PATH: USER_DATA } }
  for (const room of ROOMS) Object.assign(wx, open(program, room(program)))
  const offered = new Set(Object.keys(wx))
  const canIUse = (schema: unknown) => {
    const [name = '', kind, value = ''] = asText(schema).split('.')
    return name === 'button' && kind === 'open-type' ? value in openTypes : offered.has(name)
  }
  Object.assign(wx, open(program, { sync: { canIUse } }))
  return Object.assign(wx, refuseTheRest(program, 'wx.', { names: WX_NAMES, offered: wx }))
}
