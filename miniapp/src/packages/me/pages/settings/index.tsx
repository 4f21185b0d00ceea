import { View } from '@tarojs/components'
import { canChooseTheme } from '../../../../platform/theme.ts'
import { Card } from '../../../../ui/card/card.tsx'
import { RadioRow } from '../../../../ui/choice/radio-row.tsx'
import { Switch } from '../../../../ui/choice/switch.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { useSettings } from '../../../../state/settings.ts'

const THEMES = [
  { value: 'system', text: '跟随系统' },
  { value: 'light', text: '浅色' },
  { value: 'dark', text: '深色' },
] as const

export default function SettingsPage() {
  const { large, theme, setLarge, setTheme } = useSettings()
  return (
    <Screen title="字号和深浅">
      <Card list>
        <Row
          title="大字"
          sub="字大五分之一，一个也不会被截掉"
          toggle={<Switch label="大字" on={large} onChange={setLarge} />}
        />
      </Card>
      {canChooseTheme && (
        <>
          <Section title="深浅" />
          <Card list choices label="深浅">
            {THEMES.map(({ value, text }) => (
              <RadioRow key={value} title={text} chosen={theme === value} onChoose={() => setTheme(value)} />
            ))}
          </Card>
        </>
      )}
      {!canChooseTheme && <View className="t1 q mt3">深色跟着手机的设置走</View>}
    </Screen>
  )
}
