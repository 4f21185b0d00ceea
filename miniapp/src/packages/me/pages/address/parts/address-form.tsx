import type { AddressView } from '@onehall/shared/contract/accounts'
import { View } from '@tarojs/components'
import { AddressFields } from '../../../../../ui/address-fields/address-fields.tsx'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Switch } from '../../../../../ui/choice/switch.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Screen } from '../../../../../ui/screen/screen.tsx'
import { useAddress } from '../use-address.ts'
import { Removal } from './removal.tsx'

/** One address: who is there, where that is, whether it is the one we fill in. */
export function AddressForm({ standing }: { standing: AddressView | null }) {
  const form = useAddress(standing)
  const bar = (
    <BottomBar>
      <Button busy={form.busy && '正在存'} onPress={() => void form.store()}>
        存下
      </Button>
    </BottomBar>
  )
  return (
    <Screen title={standing ? '改地址' : '加地址'} bar={bar}>
      <AddressFields {...form} />
      <View className="mt4">
        <Card list>
          {standing?.isDefault ? (
            <Row title="默认地址" sub="约上门、报修先填这个" />
          ) : (
            <Row
              title="设为默认"
              sub="约上门、报修先填这个"
              toggle={
                <Switch
                  label="设为默认"
                  on={form.fields.isDefault}
                  onChange={(isDefault) => form.change({ isDefault })}
                />
              }
            />
          )}
        </Card>
      </View>
      {standing && (
        <View className="mt3">
          <Removal address={standing} />
        </View>
      )}
    </Screen>
  )
}
