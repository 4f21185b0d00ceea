import { View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { Link } from '../../ui/button/button.tsx'
import { Screen } from '../../ui/screen/screen.tsx'
import { Queue } from './parts/queue.tsx'
import { Requests } from './parts/requests.tsx'
import { useBoard } from './use-board.ts'
import { leave } from './use-officer.ts'

/** The queue on a phone; a tip is a page of its own. */
export function Compact() {
  const board = useBoard()
  const [asking, setAsking] = useState(false)
  const waiting = board.requests.data?.filter(({ mine }) => !mine).length ?? 0
  return (
    <Screen firm title="线索台">
      <View className="flex between">
        <Link onPress={() => setAsking(true)}>{waiting > 0 ? `等您同意 ${waiting}` : '联系方式申请'}</Link>
        <Link end onPress={leave}>
          退出
        </Link>
      </View>
      <Queue
        board={board}
        chosen={null}
        onChoose={({ id, noticeId }) => open('tipDeskTip', { id, noticeId })}
      />
      <Requests open={asking} board={board} onClose={() => setAsking(false)} />
    </Screen>
  )
}
