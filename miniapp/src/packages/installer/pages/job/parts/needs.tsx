import { View } from '@tarojs/components'
import { open } from '../../../../../platform/navigation.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Facts } from '../../../../../ui/pairs/pairs.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import type { JobNow } from '../../../job-now.ts'

/** What to take along, what the home must have, and the manual: all of it on the device. */
export function Needs({ now: { view } }: { now: JobNow }) {
  const { parts, tools, requirements, minutes, readings } = view.sheet
  const gtin = view.expected?.gtin
  const facts = [
    { name: '配件', value: parts.join('、') },
    { name: '工具', value: tools.join('、') },
    { name: '家里要有', value: requirements.join('；') },
    { name: '要量的', value: readings.map(({ name }) => name).join('、') },
  ].filter(({ value }) => value !== '')
  return (
    <>
      <Section title="要带的，要看的" aside={`大约 ${minutes} 分钟`} />
      {facts.length > 0 && (
        <Card label="要带的，要看的">
          <Facts items={facts} />
        </Card>
      )}
      {gtin && (
        <View className="mt3">
          <Card list>
            <Row
              icon="book"
              title="说明书"
              sub="存在手机里，没网也能看"
              onPress={() => open('manual', { gtin })}
            />
          </Card>
        </View>
      )}
    </>
  )
}
