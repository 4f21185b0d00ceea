import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Unsent } from '../../../state/unsent.ts'
import { Card } from '../../../ui/card/card.tsx'
import { CaseRow } from '../../../ui/row/row.tsx'
import { State } from '../../../ui/state/state.tsx'
import { UnsentSheet } from './unsent-sheet.tsx'

/** What is still on the device, and what the server would not have. */
export function UnsentOnes({ items }: { items: readonly Unsent[] }) {
  const [key, setKey] = useState<string | null>(null)
  const shown = items.find((one) => one.key === key) ?? null
  return (
    <>
      {items.length > 0 && (
        <View className="mt4">
          <Card list label="还没发出的">
            {items.map((one) => (
              <CaseRow
                key={one.key}
                title={one.title}
                sub={one.refused ?? '还在您手机里，有网就自动发出'}
                state={
                  one.refused ? <State kind="bad" word="没发成" /> : <State kind="you" word="还没发出" />
                }
                onPress={() => setKey(one.key)}
              />
            ))}
          </Card>
        </View>
      )}
      <UnsentSheet one={shown} onClose={() => setKey(null)} />
    </>
  )
}
