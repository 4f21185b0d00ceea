import { View } from '@tarojs/components'
import { open } from '../../platform/navigation.ts'
import { useWaitingCount } from '../../state/unsent.ts'
import { AskBox } from '../../ui/ask-box/ask-box.tsx'
import { CodeSheet } from '../../ui/code-sheet/code-sheet.tsx'
import { Door } from '../../ui/door/door.tsx'
import { Loaded } from '../../ui/loaded/loaded.tsx'
import { Queue } from '../../ui/queue/queue.tsx'
import { Screen } from '../../ui/screen/screen.tsx'
import { DeskSkeleton } from './parts/desk-skeleton.tsx'
import { OfUse } from './parts/of-use.tsx'
import { Parcels } from './parts/parcels.tsx'
import { Products } from './parts/products.tsx'
import { SignInOffer } from './parts/sign-in-offer.tsx'
import { UnderWay } from './parts/under-way.tsx'
import { useHome } from './use-home.ts'

export default function HomePage() {
  const { greeting, desk, parcels, ofUse, scan } = useHome()
  const waiting = useWaitingCount()
  return (
    <Screen tab="home" head={<Queue count={waiting}>有网就自动发，不会发两次</Queue>}>
      <Door greeting={greeting} onScan={() => void scan.start()} />
      <View className="mt3">
        <AskBox text="问一句，或输入编号" onPress={() => open('ask')} />
      </View>
      {desk === null ? (
        <>
          <SignInOffer onSignIn={() => open('signIn')} />
          <OfUse of={ofUse} onChange={undefined} />
        </>
      ) : (
        <Loaded of={desk} skeleton={<DeskSkeleton />} offline="看过的说明书，没网也能看">
          {({ urgent, openCount, shelf, productCount }) => (
            <>
              <UnderWay items={urgent} count={openCount} />
              <Parcels items={parcels} />
              <Products items={shelf} count={productCount} onScan={() => void scan.start()} />
              <OfUse of={ofUse} onChange={() => open('consent', { purpose: 'personalization_followup' })} />
            </>
          )}
        </Loaded>
      )}
      <CodeSheet {...scan.sheet} />
    </Screen>
  )
}
