import { View } from '@tarojs/components'
import { open } from '../../../../../platform/navigation.ts'
import { call } from '../../../../../platform/phone.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Hero, Title } from '../../../../../ui/hero/hero.tsx'
import { Pairs } from '../../../../../ui/pairs/pairs.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { inGroups } from '../../../unit-words.ts'
import { words, type OtherScan } from '../verdict.ts'

interface OtherCodeProps {
  scan: OtherScan
  onAsk: (text: string) => void
}

/** The code of a parcel, of a notice or of an installer's job. */
export function OtherCode({ scan, onAsk }: OtherCodeProps) {
  if (scan.kind === 'parcel') return <Parcel scan={scan} onAsk={onAsk} />
  if (scan.kind === 'notice') return <Notice scan={scan} />
  return <Job scan={scan} />
}

function Parcel({
  scan,
  onAsk,
}: { scan: Extract<OtherScan, { kind: 'parcel' }> } & Pick<OtherCodeProps, 'onAsk'>) {
  const number = /^\d+$/.test(scan.code) ? inGroups(scan.code) : scan.code
  const carrier = scan.carrier ? [{ name: '承运', value: scan.carrier }] : []
  return (
    <>
      <Hero name="parcel" label="包裹">
        <Title size="4">一件包裹</Title>
        <View className="t1 q">面单上的码，不显示收件人</View>
      </Hero>
      <View className="mt5">
        <Card label="包裹">
          <Pairs bold items={[{ name: '单号', value: number }, ...carrier]} />
        </Card>
      </View>
      <View className="mt3">
        <Card list>
          <Row
            icon="truck"
            title="问到哪了"
            sub="物流查了回您"
            onPress={() => onAsk(words.parcel(scan.code))}
          />
        </Card>
      </View>
    </>
  )
}

function Notice({ scan }: { scan: Extract<OtherScan, { kind: 'notice' }> }) {
  return (
    <>
      <Title>寻人公告</Title>
      <View className="mt5">
        <Card label="公告">
          <Pairs bold items={[{ name: '编号', value: scan.noticeId }]} />
        </Card>
      </View>
      <View className="mt3">
        <Card list>
          <Row icon="phone" title="打 110" sub="人就在眼前，先报警" onPress={() => void call('110')} />
        </Card>
      </View>
    </>
  )
}

function Job({ scan }: { scan: Extract<OtherScan, { kind: 'job' }> }) {
  return (
    <>
      <Title>师傅的工单</Title>
      <View className="t2 q mt1">给上门师傅扫的码</View>
      <View className="mt5">
        <Card label="工单">
          <Pairs bold items={[{ name: '工单号', value: scan.jobCode }]} />
        </Card>
      </View>
      <View className="mt3">
        <Card list>
          <Row icon="steps" title="看我的进度" sub="什么时候来、谁来" onPress={() => open('requests')} />
        </Card>
      </View>
    </>
  )
}
