import { View } from '@tarojs/components'
import type { RequestView } from '@onehall/shared/contract/requests'
import { visitWords } from '@onehall/shared/domain/time'
import { call } from '../../../../../platform/phone.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Danger } from '../../../../../ui/danger/danger.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { State } from '../../../../../ui/state/state.tsx'
import { Attendant } from '../../../../../ui/visit/visit.tsx'
import { useFault } from '../../../booking/use-fault.ts'
import type { Visit } from '../standing.ts'

interface DangerFirstProps {
  request: RequestView
  visits: readonly Visit[]
  now: Date
}

/** What to do at once, and who comes: only once somebody has taken it. */
export function DangerFirst({ request, visits, now }: DangerFirstProps) {
  const { fault } = useFault(request.subject?.gtin ?? '', request.faultCode ?? '')
  const taken = visits.find(({ appointment }) => appointment.worker !== null)
  return (
    <>
      {fault?.safety && <Danger {...fault.safety} />}
      <Card label="谁来接">
        {taken ? (
          <Attendant
            name={taken.appointment.worker ?? ''}
            title={`${taken.appointment.worker}接到了`}
            sub={`${visitWords(taken.appointment.from, taken.appointment.until, now)} 上门`}
            state={<State kind="go" word="最急的" />}
          />
        ) : (
          <Note live icon="bolt">
            按最急的在转，有人接了马上告诉您
          </Note>
        )}
        <View className="mt4">
          <Button kind="line" icon="phone" onPress={() => void call('120')}>
            有人触电或受伤，打 120
          </Button>
        </View>
      </Card>
      {taken && <View className="t1 q c">维修已同时约上，您不用另外报修</View>}
    </>
  )
}
