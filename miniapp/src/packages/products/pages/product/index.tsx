import { View } from '@tarojs/components'
import { open } from '../../../../platform/navigation.ts'
import { Acts } from '../../../../ui/acts/acts.tsx'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { Care } from './parts/care.tsx'
import { Child } from './parts/child.tsx'
import { DeviceSays } from './parts/device-says.tsx'
import { HandOn } from './parts/hand-on.tsx'
import { Head } from './parts/head.tsx'
import { MachineRecord } from './parts/machine-record.tsx'
import { WarrantySlip } from './parts/warranty-slip.tsx'
import { useProduct } from './use-product.ts'

export default function ProductPage() {
  const { title, owned, requests, acts, changed } = useProduct()
  return (
    <Screen title={title}>
      <Loaded of={owned} skeleton={<Skeleton arch rows={4} />} offline="扫过、看过的产品，没网也能看">
        {(known) =>
          known === 'gone' ? (
            <Blank
              art="error"
              title="这一台不在您名下"
              text="可能已经转给别人了"
              act={{ text: '看我的产品', onPress: () => open('mine') }}
            />
          ) : (
            <>
              <Head card={known.card} requests={requests.data ?? []} />
              <View className="mt5">
                <Acts items={acts} />
              </View>
              {known.card.warranty && (
                <WarrantySlip number={known.card.number} warranty={known.card.warranty} />
              )}
              {known.networked && <DeviceSays card={known.card} />}
              <Child card={known.card} ages={known.ages} changed={changed} />
              <Care items={known.card.care} />
              <MachineRecord card={known.card} requests={requests} />
              <HandOn card={known.card} changed={changed} />
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}
