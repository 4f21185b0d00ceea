import { View } from '@tarojs/components'
import { open } from '../../../../../platform/navigation.ts'
import { useSession } from '../../../../../state/session.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Pairs } from '../../../../../ui/pairs/pairs.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import type { OtherScan } from '../verdict.ts'

/** The code of an installer's job. */
export function JobCode({ scan, sentence }: { scan: OtherScan; sentence: string }) {
  const isInstaller = useSession((s) => s.account?.roles.includes('installer') ?? false)
  return (
    <>
      <Title>师傅的工单</Title>
      <View className="t2 q mt1">{sentence}</View>
      <View className="mt5">
        <Card label="工单">
          <Pairs bold items={[{ name: '工单号', value: scan.jobCode }]} />
        </Card>
      </View>
      <View className="mt3">
        <Card list>
          {isInstaller ? (
            <Row icon="calendar" title="今天的活" onPress={() => open('jobs')} />
          ) : (
            <Row icon="steps" title="看我的进度" sub="什么时候来、谁来" onPress={() => open('requests')} />
          )}
        </Card>
      </View>
    </>
  )
}
