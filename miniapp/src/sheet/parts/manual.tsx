import { View } from '@tarojs/components'
import { Clip } from '../../ui/clip/clip.tsx'
import { Title } from '../../ui/hero/hero.tsx'
import { Note } from '../../ui/note/note.tsx'
import { Portrait, PortraitPair } from '../../ui/portrait/portrait.tsx'
import { Seg7 } from '../../ui/seg7/seg7.tsx'
import { Steps } from '../../ui/steps/steps.tsx'
import { Track } from '../../ui/track/track.tsx'
import { Card } from '../../ui/card/card.tsx'
import { Cell } from '../cell.tsx'
import { MoreFields } from './basics.tsx'

const nothing = () => undefined

export function Manual() {
  return (
    <>
      <Cell name="说明书">
        <View className="flex between">
          <View className="grow">
            <Title>排水超时</Title>
            <View className="t1 q mt1">自己试三步，约 10 分钟</View>
          </View>
          <Seg7 code="E21" />
        </View>
        <View className="mt4">
          <Note kind="warm" icon="plug">
            动手前先拔插头，再关水龙头
          </Note>
        </View>
        <View className="mt4">
          <Steps
            items={[
              {
                title: '清理右下角排水泵过滤器',
                text: '先用小软管把残水放到浅盘里，再逆时针拧出，清掉硬币、发卡、毛絮，旋紧装回。',
                clip: <Clip title="清理排水泵过滤器" seconds={95} onPlay={nothing} />,
              },
              { title: '看排水管有没有打折', text: '捋直它，末端不要插得太深、泡在水里。', art: 'kink' },
              {
                title: '排水管末端不高过 1 米',
                text: '放好后选“单排水”过一遍，通了再继续洗。',
                art: 'height',
              },
            ]}
          />
        </View>
      </Cell>
      <Cell name="面板、人像">
        <View className="flex wrap">
          {['F03', 'CL', 'dr', 'Ht', 'En', 'Pb', 'Lo', 'EG', 'W01', '08'].map((code) => (
            <Seg7 key={code} code={code} />
          ))}
        </View>
        <View className="mt4">
          <PortraitPair>
            <Portrait drawn="girl" size="page" label="走失时的照片，示意" caption="走失时，3 岁" />
            <Portrait
              simulated
              drawn="aged"
              size="page"
              label="推算的现在模样，示意"
              caption="现在约 16 岁"
            />
          </PortraitPair>
        </View>
        <View className="flex mt3">
          <Portrait drawn="girl" size="card" label="走失时的照片" />
          <Portrait drawn="boy" size="line" label="走失时的照片" />
        </View>
      </Cell>
      <Cell name="到哪了">
        <Card label="到哪了">
          <Track
            items={[
              { id: '1', now: true, text: '送货员已出发，到之前打电话', at: '今天 8:51，合肥市网点' },
              { id: '2', text: '到达派送网点', at: '昨天 16:36，合肥市网点' },
              { id: '3', text: '已揽收', at: '11月19日 8:24，佛山市仓' },
            ]}
          />
        </Card>
        <View className="mt3">
          <Card label="这台机器的记录">
            <Track
              plain
              items={[
                { id: '1', text: 'E21 报修，周师傅明天上门', at: '2026年11月21日' },
                { id: '2', text: '安装完成，试机正常', at: '2026年3月22日' },
              ]}
            />
          </Card>
        </View>
      </Cell>
      <MoreFields />
    </>
  )
}
