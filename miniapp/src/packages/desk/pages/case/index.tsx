import { View } from '@tarojs/components'
import { open, replace, useParams } from '../../../../platform/navigation.ts'
import { useTitle } from '../../../../platform/title.ts'
import { useSession } from '../../../../state/session.ts'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { Bench } from '../../bench/bench.tsx'
import { CaseActs } from '../../parts/case-acts.tsx'
import { CaseFacts } from '../../parts/case-facts.tsx'
import { Clocks } from '../../parts/clocks.tsx'
import { Gate } from '../../parts/gate.tsx'
import { LegStrip } from '../../parts/leg-strip.tsx'
import { PersonBrief } from '../../parts/person-brief.tsx'
import { Suggestions } from '../../parts/suggestions.tsx'
import { DeskThread } from '../../parts/thread.tsx'
import { useBench } from '../../use-bench.ts'
import { useCase } from '../../use-case.ts'
import { useCaseKeys } from '../../use-case-keys.ts'
import { usePresence } from '../../use-presence.ts'
import './case.scss'

export default function CasePage() {
  const { id = '' } = useParams<'deskCase'>()
  return (
    <Gate title="客服工作台" roles={['agent']}>
      <OneCase id={id} />
    </Gate>
  )
}

function OneCase({ id }: { id: string }) {
  const one = useCase(id, (now) => {
    if (now.id !== id) replace('deskCase', { id: now.id })
  })
  const bench = useBench(one)
  const me = useSession((s) => s.account?.name ?? '')
  const { data } = one.request
  useCaseKeys(one, bench)
  usePresence()
  useTitle(data?.title ?? null)
  return (
    <Screen
      title={data?.title ?? '一件请求'}
      bar={
        data && (
          <BottomBar>
            <Bench one={one} request={data} bench={bench} />
          </BottomBar>
        )
      }
    >
      <Loaded of={one.request} skeleton={<Skeleton rows={3} />} offline="写了一半的回复都在">
        {(request) => (
          <View className="case">
            <PersonBrief
              person={request.person}
              onPress={() => open('deskPerson', { id: request.person.id, requestId: id })}
            />
            <Clocks request={request} />
            <CaseActs one={one} request={request} bench={bench} />
            <CaseFacts request={request} one={one} />
            <LegStrip legs={request.legs} kind={request.kind} />
            <DeskThread request={request} me={me} />
            {bench.mode === 'reply' && request.abilities.includes('reply') && (
              <Suggestions one={one} request={request} bench={bench} />
            )}
          </View>
        )}
      </Loaded>
    </Screen>
  )
}
