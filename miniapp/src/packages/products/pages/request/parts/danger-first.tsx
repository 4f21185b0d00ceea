import { View } from '@tarojs/components'
import type { RequestView } from '@onehall/shared/contract/requests'
import { visitWords } from '@onehall/shared/domain/time'
import { call } from '../../../../../platform/phone.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Danger } from '../../../../../ui/danger/danger.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { SosCard } from '../../../../../ui/sos/sos-card.tsx'
import { State } from '../../../../../ui/state/state.tsx'
import { Attendant } from '../../../../../ui/visit/visit.tsx'
import { useFault } from '../../../booking/use-fault.ts'
import { apart } from '../answer-words.ts'
import type { Visit } from '../standing.ts'

interface DangerFirstProps {
  request: RequestView
  visits: readonly Visit[]
  now: Date
}

/** What to do at once, and who comes: only once somebody has taken it. */
export function DangerFirst({ request, visits, now }: DangerFirstProps) {
  const { danger, subject, faultCode, agent, sos } = request
  const visit = visits.find(({ appointment }) => appointment.worker !== null)
  return (
    <>
      {danger && danger.steps.length > 0 ? (
        <Danger title={danger.title} {...apart(danger.steps)} />
      ) : subject?.gtin && faultCode ? (
        <DangerOfFault gtin={subject.gtin} code={faultCode} />
      ) : (
        danger && <Danger title={danger.title} steps={[]} />
      )}
      {sos && <SosCard sos={sos} now={now} />}
      <Card label="谁来接">
        {visit ? (
          <Attendant
            name={visit.appointment.worker ?? ''}
            title={`${visit.appointment.worker}接到了`}
            sub={`${visitWords(visit.appointment.from, visit.appointment.until, now)} 上门`}
            state={<State kind="go" word="最急的" />}
          />
        ) : agent ? (
          <Attendant
            name={agent.name}
            title={`${agent.name}接到了`}
            sub="您说的都看得到，接着说就行"
            state={<State kind="go" word="值守" />}
          />
        ) : (
          <Note live icon="bolt">
            按最急的在转，有人接了马上告诉您
          </Note>
        )}
        <View className="mt4">
          {sos === null || sos === undefined ? (
            <Button kind="line" icon="phone" onPress={() => void call('120')}>
              有人受伤或不舒服，打 120
            </Button>
          ) : (
            <Button kind="line" icon="phone" onPress={() => void call('110')}>
              找不到孩子，打 110
            </Button>
          )}
        </View>
      </Card>
      {visit && <View className="t1 q c">维修已同时约上，您不用另外报修</View>}
    </>
  )
}

/** A code that means danger, where the base has no article of it: the manual does. */
function DangerOfFault({ gtin, code }: { gtin: string; code: string }) {
  const { fault } = useFault(gtin, code)
  return fault?.safety && <Danger {...fault.safety} />
}
