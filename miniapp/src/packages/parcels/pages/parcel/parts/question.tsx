import { View } from '@tarojs/components'
import { Button, Buttons, IconButton } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import type { useNoticeChoice } from '../use-notice-choice.ts'
import './question.scss'

type QuestionProps = Pick<ReturnType<typeof useNoticeChoice>, 'busy' | 'choose' | 'putAway'>

/** Asked once, before the first label is printed. The cross puts it away for good and decides nothing. */
export function Question({ busy, choose, putAway }: QuestionProps) {
  return (
    <Card label="包裹寻人公告，问您一次">
      <View className="flex top">
        <View className="t3 b grow bal">寄给您的箱子上，附一则寻人公告吗？</View>
        <View className="question-cross">
          <IconButton bare icon="cross" label="先不说，以后不再问" onPress={putAway} />
        </View>
      </View>
      <View className="t1 q mt2 pretty">
        箱子外面印一个走失的孩子和二维码，看到的人能告诉公安。这件的面单还没打印，现在定来得及；定了随时能改，每件也能单独定。
      </View>
      <View className="mt4">
        <Buttons>
          <Button small kind="line" busy={busy === 'all' && '稍等'} onPress={() => choose('all', false)}>
            不附
          </Button>
          <Button small kind="line" busy={busy === 'all' && '稍等'} onPress={() => choose('all', true)}>
            附，先看全文
          </Button>
        </Buttons>
      </View>
    </Card>
  )
}
