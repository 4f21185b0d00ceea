import type { DeskRequestView } from '@onehall/shared/contract/desk'
import { View } from '@tarojs/components'
import { useStaysAtEnd } from '../../../platform/scroll.ts'
import { useSession } from '../../../state/session.ts'
import { role } from '../../../ui/aria.ts'
import { Loaded } from '../../../ui/loaded/loaded.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import { Bench } from '../bench/bench.tsx'
import { CaseActs } from '../parts/case-acts.tsx'
import { CaseFacts } from '../parts/case-facts.tsx'
import { Clocks } from '../parts/clocks.tsx'
import { LegStrip } from '../parts/leg-strip.tsx'
import { PersonPane } from '../parts/person.tsx'
import { Suggestions } from '../parts/suggestions.tsx'
import { DeskThread } from '../parts/thread.tsx'
import { scrolls } from '../scrolls.ts'
import { useBench } from '../use-bench.ts'
import { useCase, type Case, type CaseView } from '../use-case.ts'
import { useCaseKeys } from '../use-case-keys.ts'
import { standOf, usePerson } from '../use-person.ts'

interface CaseColumnsProps {
  id: string
  onChanged: (now: DeskRequestView) => void
  onOpen: (id: string) => void
}

/** The two columns that are about one request: what was said, and who said it. */
export function CaseColumns({ id, onChanged, onOpen }: CaseColumnsProps) {
  const one = useCase(id, onChanged)
  const { data } = one.request
  return (
    <>
      <View className="console-case" {...role('main')}>
        <Loaded of={one.request} skeleton={<Skeleton rows={3} />} offline="写了一半的回复都在">
          {(request) => <Middle one={one} request={request} />}
        </Loaded>
      </View>
      <View className="console-person" {...role('region')} {...scrolls} aria-label="客户">
        {data && <Right key={data.person.id} request={data} onOpen={onOpen} />}
      </View>
    </>
  )
}

function Middle({ one, request }: { one: Case; request: CaseView }) {
  const bench = useBench(one)
  const me = useSession((s) => s.account?.name ?? '')
  useCaseKeys(one, bench)
  useStaysAtEnd('.console-thread', request.thread.length + request.notes.length)
  return (
    <>
      <View className="console-head">
        <View className="console-head-line">
          <View className="t3 b" {...role('heading')} aria-level={1}>
            {request.title}
          </View>
          <CaseActs one={one} request={request} bench={bench} />
        </View>
        <Clocks request={request} />
        <CaseFacts request={request} one={one} />
        <LegStrip legs={request.legs} kind={request.kind} />
      </View>
      <View className="console-thread" {...role('region')} {...scrolls} aria-label="对话">
        <DeskThread request={request} me={me} />
      </View>
      {bench.mode === 'reply' && request.abilities.includes('reply') && (
        <Suggestions one={one} request={request} bench={bench} />
      )}
      <Bench one={one} request={request} bench={bench} />
    </>
  )
}

function Right({ request, onOpen }: { request: CaseView; onOpen: (id: string) => void }) {
  const person = usePerson(request.person.id, request.id, standOf(request))
  return <PersonPane of={person} mayUnmask={request.abilities.includes('reply')} onOpen={onOpen} />
}
