import { ADDRESSES_MAX } from '@onehall/shared/domain/limits'
import { open } from '../../../../platform/navigation.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { useAddresses } from './use-addresses.ts'

export default function AddressesPage() {
  const addresses = useAddresses()
  const full = (addresses.data?.length ?? 0) >= ADDRESSES_MAX
  const bar = addresses.data && (
    <BottomBar line={full && `最多 ${ADDRESSES_MAX} 个，先删掉不用的`}>
      <Button off={full} onPress={() => open('address')}>
        加一个地址
      </Button>
    </BottomBar>
  )
  return (
    <Screen title="地址" bar={bar}>
      <Loaded of={addresses} skeleton={<Skeleton rows={3} />}>
        {(items) =>
          items.length === 0 ? (
            <Blank art="bell" title="还没有地址" text="约上门、送货时要用，加一次就好" />
          ) : (
            <Card list label="地址">
              {items.map((address) => (
                <Row
                  key={address.id}
                  bold
                  title={`${address.name} ${address.phoneMasked}`}
                  sub={`${address.regionText}${address.detail}`}
                  end={address.isDefault && '默认'}
                  onPress={() => open('address', { id: address.id })}
                />
              ))}
            </Card>
          )
        }
      </Loaded>
    </Screen>
  )
}
