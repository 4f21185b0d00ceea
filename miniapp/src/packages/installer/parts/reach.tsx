import type { JobView } from '@onehall/shared/contract/jobs'
import { showOnMap } from '../../../platform/map.ts'
import { call } from '../../../platform/phone.ts'
import { say } from '../../../state/toast.ts'
import { Button, Buttons } from '../../../ui/button/button.tsx'

/** The way there, and a number that shows neither side's. */
export function Reach({ job }: { job: JobView }) {
  const { address, customer } = job
  const relay = customer?.relay
  async function go(): Promise<void> {
    if (!address) return
    const shown = await showOnMap({ place: address.place, address: `${address.regionText}${address.detail}` })
    if (!shown.ok) say({ icon: 'alert', text: shown.sentence })
    else if (shown.value === 'copied') say({ icon: 'copy', text: '地址复制好了' })
  }
  async function ring(): Promise<void> {
    if (!relay) return
    const rung = await call(`${relay.number},${relay.extension}`)
    if (!rung.ok && rung.why !== 'cancelled') say({ icon: 'alert', text: '没拨出去，再点一次' })
  }
  return (
    <Buttons>
      <Button small kind="line" icon="pin" off={!address} onPress={() => void go()}>
        导航
      </Button>
      <Button small kind="line" icon="phone" off={!relay} onPress={() => void ring()}>
        打电话
      </Button>
    </Buttons>
  )
}
