import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../ui/card/card.tsx'
import { Switch } from '../../ui/choice/switch.tsx'
import { Legs } from '../../ui/legs/legs.tsx'
import { Pairs } from '../../ui/pairs/pairs.tsx'
import { Row } from '../../ui/row/row.tsx'
import { Slip } from '../../ui/slip/slip.tsx'
import { State } from '../../ui/state/state.tsx'
import { Visit } from '../../ui/visit/visit.tsx'
import { Cell } from '../cell.tsx'

const nothing = () => undefined

export function Cases() {
  const [shares, setShares] = useState(true)
  return (
    <>
      <Cell name="行">
        <Card list>
          <Row icon="calendar" title="预约安装" sub="首次免费，最早明天 13:00" onPress={nothing} />
          <Row
            bold
            icon="wrench"
            title="洗烘一体机报修"
            sub="明天 9:00–11:00"
            state={<State kind="go" word="已约好" />}
            onPress={nothing}
          />
          <Row
            title="设备运行数据"
            sub="远程判断故障、提醒保养"
            toggle={<Switch label="设备运行数据" on={shares} onChange={setShares} />}
          />
        </Card>
      </Cell>
      <Cell name="谁来，什么时候来">
        <Visit
          day="明天，11月22日 周日"
          hours="9:00–11:00"
          worker="周师傅"
          what="周师傅，上次装机的师傅"
          onCall={nothing}
        />
      </Cell>
      <Cell name="部门的进度">
        <Legs
          items={[
            {
              id: '1',
              icon: 'bag',
              title: '换货',
              state: <State kind="done" word="办好" />,
              reached: 4,
              note: '新机已留好',
            },
            {
              id: '2',
              icon: 'truck',
              title: '送新取旧',
              state: <State kind="bad" word="没约上" />,
              reached: 1,
              next: 'bad',
              note: '周二没有车，许宁在另找时间',
            },
          ]}
        />
      </Cell>
      <Cell name="凭据">
        <Slip
          label="更改回执"
          parts={[
            <>
              <View className="flex between t1 q">
                <View>更改回执</View>
                <View className="num">C26 1121 0093</View>
              </View>
              <View className="t3 b mt2">这件包裹不附公告</View>
            </>,
            <Pairs
              key="facts"
              items={[
                { name: '时间', value: '2026年11月21日 15:20' },
                { name: '文本', value: '第 3 版' },
              ]}
            />,
          ]}
        />
      </Cell>
    </>
  )
}
