import type { DeskNotice } from '@onehall/shared/contract/tip-desk'
import { dayWords } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { approveContact } from '../../../api/tip-desk.ts'
import { useWrite } from '../../../state/use-write.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { Note } from '../../../ui/note/note.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'
import type { Board } from '../use-board.ts'
import { Declaring } from './relation.tsx'

interface RequestsProps {
  open: boolean
  board: Board
  onClose: () => void
}

/** Contacts that a colleague asked to see: never agreed to by the one who asked. */
export function Requests({ open, board, onClose }: RequestsProps) {
  const agreeing = useWrite(approveContact)
  const items = board.requests.data ?? []
  async function agree(id: string): Promise<void> {
    if (await agreeing.run(id)) await board.requests.reload()
  }
  return (
    <Sheet open={open} title="等第二个人同意" onClose={onClose}>
      {agreeing.problem && (
        <Note live kind="bad" icon="alert">
          {agreeing.problem.sentence}
        </Note>
      )}
      {items.length === 0 && <View className="t2 q">没有等着的</View>}
      {items.map(({ id, reason, mine, askedAt, noticeId }) => (
        <View key={id} className="mt3">
          <Card>
            <View className="t2">{reason}</View>
            <View className="t1 q mt1">
              {board.noticeOf(noticeId)?.name}的线索，{dayWords(askedAt, new Date())}申请
            </View>
            <View className="mt2">
              {mine ? (
                <View className="t1 q">您申请的，要另一位专员同意</View>
              ) : (
                <Declared notice={board.noticeOf(noticeId)} board={board}>
                  <Button small kind="line" busy={agreeing.busy && '正在记'} onPress={() => void agree(id)}>
                    同意，开半小时
                  </Button>
                </Declared>
              )}
            </View>
          </Card>
        </View>
      ))}
    </Sheet>
  )
}

interface DeclaredProps {
  notice: DeskNotice | null
  board: Board
  children: ReactNode
}

/** Who agrees has nothing to do with it either: what was not said yet is asked here. */
function Declared({ notice, board, children }: DeclaredProps) {
  if (!notice?.declared) return notice && <Declaring notice={notice} declaring={board.declaring} />
  if (notice.declared.related) return <View className="t1 q">您申报过有关系，由别的同事同意</View>
  return children
}
