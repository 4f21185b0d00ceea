import type { Data } from '../../data.ts'
import type { Program } from '../../program/program.ts'
import type { Room, Task } from '../room.ts'
import { startTransfer, type Transfer } from './exchange.ts'
import { downloadTransfer, uploadTransfer } from './files.ts'
import { Line } from './line.ts'
import { requestTransfer } from './request.ts'
import { createSockets } from './socket.ts'

export function networkRoom(program: Program): Room {
  const { phone } = program
  const line = new Line(program)
  const status = () => ({ isConnected: phone.network !== 'none', networkType: phone.network })
  const tellStatus = () => program.listeners.fire('NetworkStatusChange', status())
  phone.changes.on('network', tellStatus)
  program.ended.addEventListener('abort', () => phone.changes.off('network', tellStatus))
  const transfer =
    (prepare: (options: Data) => Transfer) =>
    (options: Data): Task =>
      startTransfer(program, line, { options, prepare: () => prepare(options) })
  return {
    async: { getNetworkType: () => ({ networkType: phone.network }) },
    tasks: {
      request: transfer(requestTransfer),
      uploadFile: transfer((options) => uploadTransfer(phone.files, options)),
      downloadFile: transfer((options) => downloadTransfer(phone.files, options)),
      connectSocket: createSockets(program, line),
    },
  }
}
