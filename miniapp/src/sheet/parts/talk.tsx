import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/button/button.tsx'
import { CodeSheet } from '../../ui/code-sheet/code-sheet.tsx'
import { Card } from '../../ui/card/card.tsx'
import { Danger } from '../../ui/danger/danger.tsx'
import { Legs } from '../../ui/legs/legs.tsx'
import { More } from '../../ui/loaded/more.tsx'
import { Facts } from '../../ui/pairs/pairs.tsx'
import { PhotoStrip, type Photo } from '../../ui/photo-strip/photo-strip.tsx'
import { Queue } from '../../ui/queue/queue.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { SlowNote } from '../../ui/skeleton/skeleton.tsx'
import { State } from '../../ui/state/state.tsx'
import { Answer } from '../../ui/thread/answer.tsx'
import { Composer } from '../../ui/thread/composer.tsx'
import { Hear, Say, Stamp, Thread } from '../../ui/thread/thread.tsx'
import { Attendant, Visit } from '../../ui/visit/visit.tsx'
import { Cell } from '../cell.tsx'

const nothing = () => undefined

const PHOTOS: readonly Photo[] = [
  { id: '1', src: null, kind: 'image', state: 'sent', percent: 100 },
  { id: '2', src: null, kind: 'video', state: 'sending', percent: 40 },
  { id: '3', src: null, kind: 'image', state: 'failed', percent: 0 },
]

export function Talk() {
  const [text, setText] = useState('')
  return (
    <>
      <Cell name="问一句">
        <View className="phone">
          <View className="screen-main">
            <Thread>
              <Stamp>今天 15:18</Stamp>
              <Say>冰箱有股怪味，是不是滤芯要换了</Say>
              <Hear hall who="一厅">
                多半是。您这台的滤芯 5月 换过，11月正好到期。照着做一遍：
              </Hear>
              <Answer
                title="冰箱有异味，换净味滤芯"
                steps={[
                  '清掉过期和没盖的食物，用小苏打水擦内胆，再擦干',
                  '抽出冷藏室顶部的旧滤芯，插入新滤芯',
                  '长按“滤芯”5 秒，FL 灯灭就好了',
                ]}
                rest="做完还有味，再跟我们说。"
                source={{ text: '出自冰箱说明书“清洁保养”', onPress: nothing }}
                offer={{ text: '买滤芯', onPress: nothing }}
                verdict={{ busy: null, onSay: nothing }}
              />
            </Thread>
          </View>
          <Composer
            placeholder="接着说，或拍张照片"
            value={text}
            max={2000}
            busy={false}
            onChange={setText}
            onSend={nothing}
            onPhoto={nothing}
          />
        </View>
      </Cell>
      <Cell name="换冰箱">
        <Thread>
          <Say>冰箱送来磕坏了想换一台 顺便改个安装时间</Say>
          <Hear who="许宁，一厅客服" at="14:26">
            三件事一起办，您不用再找别人。金卡换货不问原因，直接给您换。
          </Hear>
          <Visit
            day="11月24日 周二"
            hours="9:00–11:00"
            worker="梁师傅"
            what="梁师傅送新机，取走旧机"
            onCall={nothing}
            confirm={{ busy: false, onYes: nothing, onOther: nothing }}
          />
          <Legs
            items={[
              {
                id: '1',
                icon: 'bag',
                title: '换货',
                department: '销售',
                state: <State kind="go" word="已同意" />,
                reached: 3,
                note: '同款新机已留好，不补差价',
              },
              {
                id: '2',
                icon: 'truck',
                title: '送新取旧',
                department: '物流',
                state: <State kind="you" word="等您确认" />,
                reached: 2,
                next: 'now',
                note: '请先别通电，外箱和泡沫留着',
              },
              {
                id: '3',
                icon: 'wrench',
                title: '上门调平',
                department: '安装',
                state: <State kind="wait" word="等新机到" />,
                reached: 1,
                note: '原定 11月22日 已取消，改到新机送到当天',
              },
            ]}
          />
          <Stamp>今天 14:06 提出，编号 2611 2104 73</Stamp>
        </Thread>
      </Cell>
      <Cell name="危险">
        <Thread>
          <Say>洗烘一体机显示 E77 底下一滩水</Say>
          <Danger
            title="别碰机器和地上的水"
            steps={['拉下对应的空气开关', '关水龙头', '断电后再擦水，修好前不再用']}
          />
          <Card label="谁来接">
            <Attendant
              name="何远"
              title="何远已经接到了"
              sub="2 分钟内打给您，138****2046"
              state={<State kind="go" word="值守" />}
            />
            <View className="mt4">
              <Button icon="phone" onPress={nothing}>
                现在就打给值守
              </Button>
            </View>
            <View className="mt2">
              <Button kind="line" onPress={nothing}>
                有人触电或受伤，打 120
              </Button>
            </View>
          </Card>
        </Thread>
      </Cell>
      <Rest />
    </>
  )
}

function Rest() {
  const [open, setOpen] = useState(false)
  const [asksCode, setAsksCode] = useState(false)
  return (
    <Cell name="其余">
      <View className="tile">
        <View className="bleed">
          <Queue count={2}>没有信号，一有信号就自动发</Queue>
        </View>
        <PhotoStrip
          items={PHOTOS}
          max={9}
          onAdd={nothing}
          onRemove={nothing}
          onRetry={nothing}
          onShow={nothing}
        />
        <Card>
          <Facts
            items={[
              { name: '收什么', value: '您主动说的过敏、行动不便、用氧等情况' },
              { name: '存多久', value: '办结 30 天后删除，撤回就立刻删除' },
            ]}
          />
        </Card>
        <SlowNote onRetry={nothing} />
        <More state="idle" onMore={nothing} />
        <More state="failed" onMore={nothing} />
        <More state="end" onMore={nothing} />
        <Button kind="line" onPress={() => setOpen(true)}>
          打开底部弹层
        </Button>
        <Button kind="line" onPress={() => setAsksCode(true)}>
          打开输入编号
        </Button>
      </View>
      <CodeSheet
        open={asksCode}
        busy={false}
        problem="照片里没找到码，拍近一点、别反光"
        onCode={nothing}
        onPhoto={nothing}
        onClose={() => setAsksCode(false)}
      />
      <Sheet
        open={open}
        title="选一个时间"
        onClose={() => setOpen(false)}
        foot={<Button onPress={() => setOpen(false)}>就这个</Button>}
      >
        <View className="t2">周师傅 11月24日 周二 9:00–11:00</View>
      </Sheet>
    </Cell>
  )
}
