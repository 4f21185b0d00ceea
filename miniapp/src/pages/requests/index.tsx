import { View } from '@tarojs/components'
import { open } from '../../platform/navigation.ts'
import { useWaitingCount } from '../../state/unsent.ts'
import { Blank } from '../../ui/blank/blank.tsx'
import { Segmented } from '../../ui/choice/segmented.tsx'
import { Loaded } from '../../ui/loaded/loaded.tsx'
import { Queue } from '../../ui/queue/queue.tsx'
import { Screen } from '../../ui/screen/screen.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { OpenOnes } from './parts/open-ones.tsx'
import { OverOnes } from './parts/over-ones.tsx'
import { UnsentOnes } from './parts/unsent-ones.tsx'
import { useRequests, type Part, type Requests } from './use-requests.ts'

const PARTS: readonly { value: Part; text: string }[] = [
  { value: 'open', text: '在办' },
  { value: 'over', text: '办完' },
]

export default function RequestsPage() {
  const requests = useRequests()
  const waiting = useWaitingCount()
  const { signedOut, part } = requests
  return (
    <Screen
      tab="requests"
      title="进度"
      head={<Queue count={signedOut ? 0 : waiting}>有网就自动发，不会发两次</Queue>}
    >
      {signedOut ? (
        <Blank
          art="bell"
          title="登录后看进度"
          text="谁来、几点来、办到哪一步，都在这里"
          act={{ text: '用手机号登录', onPress: () => open('signIn') }}
        />
      ) : (
        <Mine {...requests} list={part === 'open' ? requests.open : requests.over} />
      )}
    </Screen>
  )
}

function Mine({ part, setPart, open, over, list, unsent }: Requests & { list: Requests['open'] }) {
  const top = (
    <>
      <Segmented label="哪些" items={PARTS} value={part} onChange={setPart} />
      {part === 'open' && <UnsentOnes items={unsent} />}
    </>
  )
  return (
    <>
      {list.data === null && top}
      <Loaded of={list} skeleton={<ListSkeleton />} offline="说明书和保修卡没网也能看">
        {() => (
          <>
            {top}
            {part === 'open' ? (
              <OpenOnes open={open} recent={over.data?.items.slice(0, RECENT) ?? []} />
            ) : (
              <OverOnes over={over} />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

const RECENT = 2

const ListSkeleton = () => (
  <View className="mt4">
    <Skeleton rows={3} />
  </View>
)
