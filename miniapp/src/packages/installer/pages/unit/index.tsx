import { View } from '@tarojs/components'
import { useState } from 'react'
import type { JobUnit } from '@onehall/shared/contract/jobs'
import { checkUnit } from '../../../../api/jobs.ts'
import { back, replace, useParams } from '../../../../platform/navigation.ts'
import { call } from '../../../../platform/phone.ts'
import { useJobsKept } from '../../../../state/jobs-kept.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { cls } from '../../../../ui/cls.ts'
import { CodeSheet } from '../../../../ui/code-sheet/code-sheet.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Niche } from '../../../../ui/niche/niche.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { silhouetteOf } from '../../../../ui/silhouette/silhouette.tsx'
import '../../parts/parts.scss'
import { Gate } from '../../parts/gate.tsx'
import { readUnit } from '../../unit-check.ts'
import { useUnitScan } from '../../use-unit-scan.ts'

export default function UnitPage() {
  return (
    <Gate title="核对机器">
      <WrongUnit />
    </Gate>
  )
}

/** The machine that was scanned is of another model: told before it is unpacked, also without a network. */
function WrongUnit() {
  const { id = '', code = '' } = useParams<'jobUnit'>()
  const days = useJobsKept((s) => s.days)
  const job = days?.items.find((one) => one.id === id)
  // its name is known to the server, or to another job of these days
  const asked = useResource(`unit:${code}`, () => checkUnit(id, code))
  const gtin = readUnit(code)?.gtin
  const loaded = days?.items.find(({ expected }) => expected?.gtin === gtin)?.expected
  const scanned = asked.data?.scanned ?? loaded ?? null
  const expected = job?.expected ?? null
  const phone = days?.dispatchPhone
  const [problem, setProblem] = useState<string | null>(null)
  const scan = useUnitScan(id, {
    kept: back,
    wrong: (other) => replace('jobUnit', { id, code: other }),
    problem: setProblem,
  })
  return (
    <Screen
      title="核对机器"
      bar={
        <BottomBar>
          <Button icon="scan" onPress={() => void scan.start()}>
            再扫一次
          </Button>
        </BottomBar>
      }
    >
      <View className="mt4">
        <Title icon="alert-bold" tone="bad">
          不是这一台，先别拆
        </Title>
        <View className="t2 q mt2">
          {`客户订的是${nameOf(expected)}，您扫的是${nameOf(scanned)}。多半是装车时拿错了。`}
        </View>
        {problem && (
          <View className="mt3">
            <Note live kind="bad" icon="alert">
              {problem}
            </Note>
          </View>
        )}
        <View className="versus mt5">
          <Side title="要装的" unit={expected} gtin={expected?.gtin} />
          <Side title="扫到的" unit={scanned} gtin={gtin} bad />
        </View>
        <View className="mt5">
          <Card list>
            {phone && (
              <Row icon="phone" title="给调度打电话" sub="对一下车上的货" onPress={() => void call(phone)} />
            )}
            <Row
              icon="calendar"
              title="跟客户改时间"
              sub="写明原因，挑一个空的时间"
              onPress={() => replace('job', { id, unable: '1' })}
            />
          </Card>
        </View>
      </View>
      <CodeSheet {...scan.sheet} />
    </Screen>
  )
}

const nameOf = (unit: JobUnit | null): string => unit?.category ?? '另一个型号'

function Side({
  title,
  unit,
  gtin,
  bad,
}: {
  title: string
  unit: JobUnit | null
  gtin?: string | undefined
  bad?: boolean
}) {
  return (
    <View className={cls('versus-side', bad && 'versus-side--bad')}>
      <View className={bad ? 't1 bad' : 't1 q'}>{title}</View>
      <Niche name={silhouetteOf(unit?.category)} size="pair" label={nameOf(unit)} />
      <View className="t2 b mt3">{nameOf(unit)}</View>
      <View className="t1 q num">{unit?.model ?? gtin ?? ''}</View>
    </View>
  )
}
