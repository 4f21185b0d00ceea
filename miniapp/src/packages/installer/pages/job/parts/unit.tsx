import { View } from '@tarojs/components'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Niche } from '../../../../../ui/niche/niche.tsx'
import { silhouetteOf } from '../../../../../ui/silhouette/silhouette.tsx'
import { readUnit, verdictOf } from '../../../unit-check.ts'
import { groupedSerial } from '../../../words.ts'
import type { At } from './at.ts'

/** Whether the machine that stands there is the one: told by its code, before it is unpacked. */
export function Unit({ now: { view, record }, acts }: At) {
  const { unitCode } = record.draft
  const { expected, scanned } = view
  const serial = (unitCode && readUnit(unitCode)?.serial) ?? scanned?.serial ?? null
  const isScanned = unitCode !== null || scanned !== null
  const isSure = unitCode ? verdictOf(expected?.gtin ?? null, unitCode) === 'right' : scanned !== null
  return (
    <View className="mt3">
      <Card label="机器">
        <View className="flex top">
          <Niche name={silhouetteOf(expected?.category)} size="row" />
          <View className="grow">
            {isScanned ? (
              <View className="flex t2 b">
                {isSure ? '是这一台' : '扫到了，看一下铭牌上的型号'}
                {isSure && <Icon name="check" size="s" tone="pine" />}
              </View>
            ) : (
              <View className="t2 b">拆之前先扫机身码</View>
            )}
            <View className="t1 q num">
              {[expected?.model ?? scanned?.model, serial && groupedSerial(serial)]
                .filter(Boolean)
                .join('，') || '型号没写，看客户说的'}
            </View>
          </View>
        </View>
        <View className="mt3">
          <Button small kind={isScanned ? 'line' : 'soft'} icon="scan" onPress={() => void acts.scan.start()}>
            {isScanned ? '再扫一次' : '扫机身码'}
          </Button>
        </View>
      </Card>
    </View>
  )
}
