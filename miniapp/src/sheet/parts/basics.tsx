import { View } from '@tarojs/components'
import { useState } from 'react'
import { Field } from '../../ui/field/field.tsx'
import { TextArea } from '../../ui/field/text-area.tsx'
import { TextInput } from '../../ui/field/text-input.tsx'
import { Note } from '../../ui/note/note.tsx'
import { SearchBox } from '../../ui/search-box/search-box.tsx'
import { State, type StateKind } from '../../ui/state/state.tsx'
import { Cell } from '../cell.tsx'

const STATES: readonly [StateKind, string][] = [
  ['wait', '已收到'],
  ['go', '已回答'],
  ['go', '部门在办'],
  ['go', '已约好'],
  ['go', '派送中'],
  ['you', '等您确认'],
  ['you', '还没发出'],
  ['bad', '没办成'],
  ['done', '已办好'],
  ['off', '已取消'],
]

export function Basics() {
  const [serial, setSerial] = useState('')
  const [phone, setPhone] = useState('138 0000 0000')
  const [tax, setTax] = useState('91340100MA2')
  return (
    <>
      <Cell name="输入">
        <View className="tile">
          <Field label="机身编号" hint="可不填">
            <TextInput
              label="机身编号"
              placeholder="机身铭牌上的序列号"
              value={serial}
              onChange={setSerial}
            />
          </Field>
          <Field label="手机号">
            <View className="shows-input-on">
              <TextInput kind="phone" label="手机号" value={phone} onChange={setPhone} />
            </View>
          </Field>
          <Field label="税号" error="少 7 位，应该是 18 位">
            <TextInput wrong label="税号" value={tax} onChange={setTax} />
          </Field>
        </View>
      </Cell>
      <Cell name="状态的说法">
        <View className="tile tile--2 tile--8">
          {STATES.map(([kind, word]) => (
            <View key={word} className="t2">
              <State kind={kind} word={word} />
            </View>
          ))}
        </View>
      </Cell>
      <Cell name="提醒">
        <View className="tile">
          <Note icon="info">不同意也照常办，按普通顺序派单</Note>
          <Note kind="warm" icon="plug">
            动手前先拔插头，再关水龙头
          </Note>
          <Note kind="bad" icon="alert">
            先离开，到室外再打 119
          </Note>
          <Note kind="pine" icon="tick">
            已办好，一共用了 2 天
          </Note>
        </View>
      </Cell>
    </>
  )
}

/** States of fields that the look names but does not draw. */
export function MoreFields() {
  const [text, setText] = useState('上周六下午在汽车站候车室。')
  const [query, setQuery] = useState('E21')
  return (
    <Cell name="更多输入">
      <View className="tile">
        <Field bold label="您看到了什么" hint="不确定也能写">
          <TextArea label="您看到了什么" max={2000} value={text} onChange={setText} />
        </Field>
        <Field label="登记的手机号" help={{ icon: 'tick', text: '已经核对过' }}>
          <TextInput readOnly label="登记的手机号" value="138****2046" onChange={setText} />
        </Field>
        <SearchBox
          label="故障代码"
          placeholder="面板上的代码"
          value={query}
          onChange={setQuery}
          onSearch={() => setQuery('')}
        />
      </View>
    </Cell>
  )
}
