import { back } from '../../../../platform/navigation.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { AddressForm } from './parts/address-form.tsx'
import { useStanding } from './use-address.ts'

export default function AddressPage() {
  const standing = useStanding()
  if (standing.data === 'new') return <AddressForm standing={null} />
  if (standing.data !== null && standing.data !== 'gone') return <AddressForm standing={standing.data} />
  return (
    <Screen title="地址">
      <Loaded of={standing} skeleton={<Skeleton rows={3} />}>
        {() => (
          <Blank
            art="error"
            title="这个地址已经删掉了"
            text="在别的手机上删的也算"
            act={{ text: '回到地址', onPress: back }}
          />
        )}
      </Loaded>
    </Screen>
  )
}
