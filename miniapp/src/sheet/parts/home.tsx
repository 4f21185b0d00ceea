import { View } from '@tarojs/components'
import { useState } from 'react'
import { Acts } from '../../ui/acts/acts.tsx'
import { AskBox } from '../../ui/ask-box/ask-box.tsx'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Buttons } from '../../ui/button/button.tsx'
import { Card } from '../../ui/card/card.tsx'
import { Chips } from '../../ui/choice/chips.tsx'
import { RadioRow } from '../../ui/choice/radio-row.tsx'
import { Door } from '../../ui/door/door.tsx'
import { Hero, Title } from '../../ui/hero/hero.tsx'
import { Niche } from '../../ui/niche/niche.tsx'
import { Pairs } from '../../ui/pairs/pairs.tsx'
import { ProgressBar } from '../../ui/progress-bar/progress-bar.tsx'
import { CaseRow, Row } from '../../ui/row/row.tsx'
import { Section } from '../../ui/section/section.tsx'
import { Shelf } from '../../ui/shelf/shelf.tsx'
import { State } from '../../ui/state/state.tsx'
import { TabBar, type Tab } from '../../ui/tab-bar/tab-bar.tsx'
import { TitleBar } from '../../ui/title-bar/title-bar.tsx'
import { Cell } from '../cell.tsx'

const nothing = () => undefined
const ROOM = { top: 0, line: 44 }
const SHELF = [
  { id: '1', art: 'washer', name: '洗烘一体机' },
  { id: '2', art: 'fridge', name: '冰箱' },
  { id: '3', art: 'heater', name: '燃气热水器' },
] as const
const DAYS = [
  { value: '21', text: '今天', sub: '周六' },
  { value: '22', text: '明天', sub: '周日' },
  { value: '23', text: '23日', sub: '周一' },
  { value: '24', text: '24日', sub: '周二' },
] as const
const SLOTS = [
  { value: '9', text: '9:00–11:00', who: '周师傅，装过这台' },
  { value: '13', text: '13:00–15:00', who: '周师傅' },
  { value: '15', text: '15:00–17:00', who: '何师傅' },
] as const

export function Home() {
  const [tab, setTab] = useState<Tab>('home')
  return (
    <>
      <Cell name="大厅">
        <View className="phone">
          <TitleBar room={ROOM} />
          <View className="screen-main">
            <Door greeting="下午好，晓云" onScan={nothing} />
            <View className="mt3">
              <AskBox text="问一句，或输入编号" onPress={nothing} />
            </View>
            <Section title="正在办" link="全部 5 件" onLink={nothing} />
            <Card list>
              <Row
                bold
                icon="transfer"
                title="换冰箱"
                sub="周二上午送新机，可以吗？"
                state={<State kind="you" word="等您确认" />}
                onPress={nothing}
              />
              <CaseRow
                title="洗烘一体机 E21 报修"
                sub="明天 9:00–11:00，周师傅上门"
                state={<State kind="go" word="已约好" />}
                onPress={nothing}
              />
            </Card>
            <Section title="我的产品" link="全部 4 件" onLink={nothing} />
            <Shelf items={SHELF} onOpen={nothing} />
          </View>
          <TabBar on={tab} dot={{ tab: 'requests', says: '有一件等您回复' }} onGo={setTab} />
        </View>
      </Cell>
      <Repair />
      <Product />
    </>
  )
}

function Repair() {
  const [day, setDay] = useState<string>('22')
  const [slot, setSlot] = useState<string>('9')
  return (
    <Cell name="报修">
      <View className="phone">
        <TitleBar title="报修" room={ROOM} onBack={nothing} />
        <View className="screen-main">
          <Card list>
            <Row
              bold
              art={<Niche name="washer" size="row" label="洗烘一体机" />}
              title="净蓬 洗烘一体机"
              sub="保修到 2029年3月"
              onPress={nothing}
            />
            <Row icon="alert" title="E21 排水超时" sub="三步都试过了，还是排不出水" onPress={nothing} />
          </Card>
          <Section title="什么时候方便" />
          <Chips even label="日期" items={DAYS} value={day} onChange={setDay} />
          <View className="mt3">
            <Card list choices label="时段">
              {SLOTS.map(({ value, text, who }) => (
                <RadioRow
                  key={value}
                  title={text}
                  end={who}
                  chosen={slot === value}
                  onChoose={() => setSlot(value)}
                />
              ))}
            </Card>
          </View>
        </View>
        <BottomBar
          line={
            <>
              <View className="grow pretty">保修内不收费，异物弄坏的先报价</View>
              <View className="price nb">
                预计 <View className="price-sum t4 b num">0 元</View>
              </View>
            </>
          }
        >
          <Button onPress={nothing}>提交报修</Button>
        </BottomBar>
      </View>
    </Cell>
  )
}

function Product() {
  return (
    <Cell name="产品">
      <View className="tile">
        <Hero name="dishwasher" label="洗碗机">
          <Title icon="tick-bold">是安禾正品</Title>
          <View className="t2 mt1">洁序 15 套嵌入式洗碗机</View>
          <View className="t1 q">首次查询，之前没人扫过</View>
        </Hero>
        <Card label="产品身份">
          <Pairs
            bold
            items={[
              { name: '型号', value: 'AH-WQP15E' },
              { name: '序列号', value: 'XJV8 DH4J 3K9T 8B4' },
            ]}
          />
        </Card>
        <Acts
          items={[
            { icon: 'wrench', text: '报修', onPress: nothing },
            { icon: 'book', text: '说明书', onPress: nothing },
            { icon: 'calendar', text: '约保养', onPress: nothing },
            { icon: 'ask', text: '问一句', onPress: nothing },
          ]}
        />
        <ProgressBar percent={22} label="36 个月里用了 8 个月" />
        <Buttons>
          <Button small kind="line" icon="pin" onPress={nothing}>
            导航
          </Button>
          <Button small kind="line" icon="phone" onPress={nothing}>
            打电话
          </Button>
        </Buttons>
        <Button small kind="bare" icon="refresh" onPress={nothing}>
          再试一次
        </Button>
      </View>
    </Cell>
  )
}
