import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { usePicking } from '../../../state/use-picking.ts'
import { Checkbox } from '../../../ui/choice/checkbox.tsx'
import { TextArea } from '../../../ui/field/text-area.tsx'
import { Note } from '../../../ui/note/note.tsx'
import { PhotoStrip } from '../../../ui/photo-strip/photo-strip.tsx'
import { ActButton } from '../parts/act-button.tsx'
import type { Bench } from '../use-bench.ts'
import type { Case, CaseView } from '../use-case.ts'

interface ReplyFormProps {
  one: Case
  request: CaseView
  bench: Bench
}

/** What the person will read; claiming first where nobody has it yet. */
export function ReplyForm({ one, request, bench }: ReplyFormProps) {
  const { abilities, status } = request
  if (abilities.includes('claim')) {
    return (
      <View className="bench-claim">
        <View className="bench-hint">认领后就能回复，别的同事不会再接</View>
        <ActButton
          kind="main"
          k="C"
          busy={one.doing === 'claim' && '正在接'}
          onPress={() => void one.act({ act: 'claim', body: undefined })}
        >
          认领
        </ActButton>
      </View>
    )
  }
  return abilities.includes('reply') ? <Reply one={one} status={status} bench={bench} /> : null
}

function Reply({ one, status, bench }: Pick<ReplyFormProps, 'one' | 'bench'> & Pick<CaseView, 'status'>) {
  const { problem, ...picking } = usePicking(bench.uploads)
  const { reply, ask } = bench.written
  return (
    <View className="bench-form">
      <TextArea
        label="回复"
        placeholder={status === 'waiting_customer' ? '已经问过客户，等回话' : '写给客户'}
        value={reply}
        max={TEXT_MAX}
        onChange={(text) => bench.write({ reply: text })}
      />
      {problem && (
        <Note live kind="bad" icon="alert">
          {problem}
        </Note>
      )}
      {picking.items.length > 0 && <PhotoStrip {...picking} />}
      <View className="bench-foot">
        <View className="bench-hint">客户能看到</View>
        <View className="bench-ask">
          <Checkbox checked={ask} onChange={(on) => bench.write({ ask: on })}>
            要客户回答
          </Checkbox>
        </View>
        {picking.items.length === 0 && <ActButton onPress={picking.onAdd}>加照片</ActButton>}
        <ActButton
          kind="main"
          k="Ctrl ↵"
          busy={(one.doing === 'reply' && '正在发') || (bench.uploads.pending && '照片在传')}
          off={reply.trim() === ''}
          onPress={bench.sendReply}
        >
          发送
        </ActButton>
      </View>
    </View>
  )
}
