import { Blank } from '../../../../ui/blank/blank.tsx'
import { CodeSheet } from '../../../../ui/code-sheet/code-sheet.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { JobCode } from './parts/job-code.tsx'
import { ParcelCode } from './parts/parcel-code.tsx'
import { ProductBar } from './parts/product-bar.tsx'
import { ProductCode } from './parts/product-code.tsx'
import { UnknownCode } from './parts/unknown-code.tsx'
import { useScanResult } from './use-scan-result.ts'

export default function ScanResultPage() {
  const page = useScanResult()
  const { found, hasCode, scanAgain } = page
  const again = { onScan: () => void scanAgain.start(), onType: scanAgain.type }
  const bar = found.data?.is === 'product' && (
    <ProductBar
      scan={found.data.scan}
      hasCard={(found.data.product?.warranty.wholeMonths ?? 1) > 0}
      signedOut={page.signedOut}
      {...page.registering}
      {...again}
      onRegister={page.register}
      onAsk={page.ask}
    />
  )
  return (
    <Screen title="扫码结果" bar={bar}>
      {!hasCode && (
        <Blank
          art="error"
          title="没有带码过来"
          text="扫一下产品或包裹上的码"
          act={{ text: '扫一扫', onPress: again.onScan }}
        />
      )}
      {hasCode && (
        <Loaded of={found} skeleton={<Skeleton arch rows={3} />} offline="真伪要连上才能查。有网了再试一次">
          {(what) => {
            if (what.is === 'unknown') {
              return <UnknownCode scan={what.scan} code={what.code} {...again} onAsk={page.ask} />
            }
            if (what.is === 'parcel') {
              return (
                <ParcelCode
                  code={what.code}
                  found={what.found}
                  signedOut={page.signedOut}
                  onSignIn={page.signIn}
                  onAsk={page.ask}
                />
              )
            }
            if (what.is === 'elsewhere') return null
            if (what.is === 'job') return <JobCode {...what} />
            return (
              <ProductCode
                scan={what.scan}
                product={what.product}
                onRegister={page.register}
                onAsk={page.ask}
              />
            )
          }}
        </Loaded>
      )}
      <CodeSheet {...scanAgain.sheet} />
    </Screen>
  )
}
