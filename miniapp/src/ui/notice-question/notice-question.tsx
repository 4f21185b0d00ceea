import { View } from '@tarojs/components'
import { ALL, type NoticeChoice } from '../../state/use-notice-choice.ts'
import { Button, Buttons, IconButton } from '../button/button.tsx'
import { Card } from '../card/card.tsx'
import { ConsentSheet } from '../consent-sheet/consent-sheet.tsx'
import { Note } from '../note/note.tsx'
import './notice-question.scss'

/** Asked once, before the first label is printed. The cross puts it away for good and decides nothing. */
export function NoticeQuestion({ choice: { busy, choose, putAway } }: { choice: NoticeChoice }) {
  const wait = busy === ALL && '稍等'
  return (
    <Card label="包裹寻人公告，问您一次">
      <View className="flex top">
        <View className="t3 b grow question-title">寄给您的箱子上，附一则寻人公告吗？</View>
        <View className="question-cross">
          <IconButton bare icon="cross" label="先不说，以后不再问" onPress={putAway} />
        </View>
      </View>
      <View className="t1 q mt2 pretty">
        箱子外面印一个走失的孩子和二维码，看到的人能告诉公安。面单打印前定都来得及；定了随时能改，每件也能单独定。
      </View>
      <View className="mt4">
        <Buttons>
          <Button small kind="line" busy={wait} onPress={() => choose(ALL, false)}>
            不附
          </Button>
          <Button small kind="line" busy={wait} onPress={() => choose(ALL, true)}>
            附，先看全文
          </Button>
        </Buttons>
      </View>
    </Card>
  )
}

/** Why nothing was changed, and the words before a yes. */
export function NoticeConsent({ choice }: { choice: NoticeChoice }) {
  return (
    <>
      {choice.problem && choice.asked === null && (
        <View className="stale">
          <Note live kind="bad" icon="alert">
            {choice.problem}
          </Note>
        </View>
      )}
      <ConsentSheet
        asked={choice.asked}
        busy={choice.deciding}
        problem={choice.problem}
        onYes={choice.agree}
        onClose={choice.close}
      />
    </>
  )
}
