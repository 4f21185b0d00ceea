import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/checkbox.tsx'
import { Chips } from '../../ui/choice/chips.tsx'
import { Segmented } from '../../ui/choice/segmented.tsx'
import { Switch } from '../../ui/choice/switch.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { ICONS } from '../../ui/icon/names.ts'
import { Niche } from '../../ui/niche/niche.tsx'
import { SILHOUETTES } from '../../ui/silhouette/names.ts'
import { Cell } from '../cell.tsx'

const COLOURS = [
  ['paper', '纸'],
  ['card', '卡面'],
  ['sunk', '凹处'],
  ['niche', '壁龛'],
  ['line', '细线'],
  ['edge', '边框'],
  ['ink', '字'],
  ['ink-2', '次要字'],
  ['ink-3', '最淡的字'],
  ['pine-fill', '动作'],
  ['pine-press', '按下'],
  ['pine-soft', '动作底'],
  ['apricot', '提醒'],
  ['apricot-soft', '提醒底'],
  ['brick', '危险'],
  ['brick-soft', '危险底'],
] as const

export function Colours() {
  return (
    <Cell wide name="颜色">
      <View className="swatches">
        {COLOURS.map(([token, name]) => (
          <View key={token} className="swatch">
            <View className="swatch-colour" style={{ background: `var(--${token})` }} />
            <View>{name}</View>
            <View>{token}</View>
          </View>
        ))}
      </View>
    </Cell>
  )
}

export function Type() {
  return (
    <>
      <Cell name="字">
        <View className="tile tile--6">
          <View className="t5 b">28 一页只有一句</View>
          <View className="t4 b">22 时间、价格、到期日</View>
          <View className="t3 b">18 小标题、选择</View>
          <View className="t2">16 正文、按钮、输入</View>
          <View className="t1 q">14 说明，再小就没有了</View>
          <View className="mono t2">48201 93755 XJV8 DH4J</View>
        </View>
      </Cell>
      <Cell name="按钮">
        <View className="tile tile--2">
          <Button>提交报修</Button>
          <View className="shows-press">
            <Button>按下</Button>
          </View>
          <Button kind="soft">解决了</Button>
          <Button kind="line">换个时间</Button>
          <View className="shows-focus">
            <Button>有焦点</Button>
          </View>
          <Button busy="正在提交">提交报修</Button>
          <Button off>还差一项</Button>
          <Button kind="danger">注销账号</Button>
        </View>
      </Cell>
    </>
  )
}

const DAYS = [
  { value: 'tomorrow', text: '明天' },
  { value: 'monday', text: '周一' },
  { value: 'tuesday', text: '周二 约满', off: true },
  { value: 'unsure', text: '记不清' },
] as const
const PARTS = [
  { value: 'open', text: '在办' },
  { value: 'over', text: '办完' },
] as const

export function Choices() {
  const [day, setDay] = useState<string>('tomorrow')
  const [part, setPart] = useState<string>('open')
  const [on, setOn] = useState(true)
  const [noted, setNoted] = useState(true)
  return (
    <Cell name="选择">
      <View className="tile">
        <Chips label="日期" items={DAYS} value={day} onChange={setDay} />
        <Segmented label="哪些" items={PARTS} value={part} onChange={setPart} />
        <View className="controls">
          <Switch label="关" on={!on} onChange={() => setOn(!on)} />
          <Switch label="开" on={on} onChange={setOn} />
          <View className="box" />
          <View className="box box--on">
            <Icon name="check-bold" />
          </View>
          <View className="radio" />
          <View className="radio radio--on" />
        </View>
        <Checkbox checked={noted} onChange={setNoted}>
          回执号我已经记下
        </Checkbox>
      </View>
    </Cell>
  )
}

export function Icons() {
  return (
    <Cell wide name="图标">
      <View className="icons">
        {ICONS.map((name) => (
          <Icon key={name} name={name} label={name} />
        ))}
      </View>
    </Cell>
  )
}

export function Silhouettes() {
  return (
    <Cell wide name="产品和包裹">
      <View className="sils">
        {SILHOUETTES.map((name) => (
          <Niche key={name} name={name} size="shelf" label={name} />
        ))}
      </View>
    </Cell>
  )
}
