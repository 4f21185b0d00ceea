import { View } from '@tarojs/components'
import { isJobOver, type JobMove } from '@onehall/shared/domain/job-states'
import { useState } from 'react'
import { useParams } from '../../../../platform/navigation.ts'
import { useTitle } from '../../../../platform/title.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { CodeSheet } from '../../../../ui/code-sheet/code-sheet.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Gate } from '../../parts/gate.tsx'
import { WaitingBar } from '../../parts/waiting-bar.tsx'
import { useJob } from '../../use-job.ts'
import { Brief } from './parts/brief.tsx'
import { Charges } from './parts/charges.tsx'
import { Confirm } from './parts/confirm.tsx'
import { JobBar } from './parts/job-bar.tsx'
import { Needs } from './parts/needs.tsx'
import { Parts } from './parts/parts-used.tsx'
import { Readings } from './parts/readings.tsx'
import { Said } from './parts/said.tsx'
import { Shots } from './parts/shots.tsx'
import { Talk } from './parts/talk.tsx'
import { Tasks } from './parts/tasks.tsx'
import { Troubles } from './parts/troubles.tsx'
import { Unit } from './parts/unit.tsx'
import { WhySheet } from './parts/why-sheet.tsx'

export default function JobPage() {
  return (
    <Gate title="这一单">
      <Job />
    </Gate>
  )
}

function Job() {
  const { id = '', unable } = useParams<'job'>()
  const { now, acts } = useJob(id)
  const [leaving, setLeaving] = useState<JobMove | null>(unable ? 'unable' : null)
  const title = now?.view.title ?? '这一单'
  useTitle(title)
  if (!now) {
    return (
      <Screen title={title} head={<WaitingBar />}>
        <Blank art="bell" title="手机里没有这一单" text="有网了回到今天的活，往下拉一下" />
      </Screen>
    )
  }
  const { state } = now
  const isHis = now.view.standing === 'yours'
  // what is begun may be brought to its end and reported, whoever has the job by now
  const isHere = state === 'started' || (isHis && state === 'arrived')
  const at = { now, acts }
  return (
    <Screen title={title} head={<WaitingBar />} bar={<JobBar {...at} onLeave={setLeaving} />}>
      <View className="mt3">
        <Troubles {...at} />
        {acts.problem && (
          <Note live kind="bad" icon="alert">
            {acts.problem}
          </Note>
        )}
        {!isHere && <Brief now={now} />}
        {isHere && <Unit {...at} />}
        {state === 'started' && <Tasks {...at} />}
        {isHere && <Shots {...at} />}
        {state === 'started' && <Readings {...at} />}
        {state === 'started' && <Parts {...at} />}
        {isHere && isHis && <Charges {...at} />}
        {state === 'started' && <Confirm {...at} />}
        {isHis && !isJobOver(state) && state !== 'started' && <Needs now={now} />}
        {isHere && <Brief now={now} />}
        <Talk now={now} />
        <Said {...at} />
      </View>
      <CodeSheet {...acts.scan.sheet} />
      <WhySheet
        to={leaving}
        jobId={id}
        onSay={(to, more) => acts.move(to, more) && setLeaving(null)}
        onClose={() => setLeaving(null)}
      />
    </Screen>
  )
}
