import { View } from '@tarojs/components'
import { useTitle } from '../../../../../platform/title.ts'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Link } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Screen } from '../../../../../ui/screen/screen.tsx'
import type { Tip } from '../../../use-tip.ts'
import './form.scss'

/** It went out and no answer came. Only the same once more is safe: what is changed now could become a second tip. */
export function Unsure({ tip: { draft, stage, problem, send, forget } }: { tip: Tip }) {
  useTitle('提供线索')
  return (
    <Screen
      title="提供线索"
      bar={
        <BottomBar line="内容不变，再发几次也只算一条">
          <Button busy={stage !== 'idle' && '正在发'} onPress={() => void send()}>
            再发一次
          </Button>
        </BottomBar>
      }
    >
      <Title size="4">还不知道收到没有</Title>
      <View className="t2 q mt1">
        发出去了，没等到回音。写的都在这台手机里，有网会自己再发。收到后给您回执号，那时还能补充。
      </View>
      {problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
      <View className="mt4">
        <Card label="您写的">
          <View className="t2 tip-written">{draft.text}</View>
        </Card>
      </View>
      <View className="mt4">
        <Link onPress={forget}>不要了，从这台手机清掉</Link>
        <View className="t1 q">要是其实已经收到，清掉后就没有回执号了</View>
      </View>
    </Screen>
  )
}
