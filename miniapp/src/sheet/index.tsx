import { View } from '@tarojs/components'
import { Mark } from '../ui/mark/mark.tsx'
import { useSettings } from '../state/settings.ts'
import { cls } from '../ui/cls.ts'
import { Choices, Colours, Icons, Silhouettes, Type } from './parts/ground.tsx'
import { Basics } from './parts/basics.tsx'
import { Cases } from './parts/cases.tsx'
import { Home } from './parts/home.tsx'
import { Manual } from './parts/manual.tsx'
import { Talk } from './parts/talk.tsx'
import { Waiting } from './parts/waiting.tsx'
import './sheet.scss'

/** Every component in its states, to be laid beside design/look/png/15-components.png. */
export default function SheetPage() {
  const large = useSettings((s) => s.large)
  return (
    <View className={cls('screen sheet-page', large && 'screen--large')}>
      <View className="sheet-page-head">
        <View className="flex">
          <Mark />
          <View className="t5 b">一厅的样子</View>
        </View>
        <View className="t2 q">一扇门，一个厅，后面是所有部门</View>
      </View>
      <View className="cells">
        <Colours />
        <Type />
        <Choices />
        <Basics />
        <Cases />
        <Waiting />
        <Icons />
        <Silhouettes />
        <Home />
        <Manual />
        <Talk />
      </View>
    </View>
  )
}
