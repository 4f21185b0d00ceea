import { open } from '../../../../platform/navigation.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { CodeSheet } from '../../../../ui/code-sheet/code-sheet.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { More } from '../../../../ui/loaded/more.tsx'
import { Niche } from '../../../../ui/niche/niche.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { silhouetteOf } from '../../../../ui/silhouette/silhouette.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { useScan } from '../../../../state/use-scan.ts'
import { shortName, warrantyWords } from '../../booking/product-words.ts'
import { useMine } from './use-mine.ts'

export default function MinePage() {
  const { signedOut, mine, fetching, more } = useMine()
  const scan = useScan((code) => open('scanResult', { code }))
  return (
    <Screen title="我的产品">
      {signedOut && (
        <Blank
          art="bell"
          title="还没登录"
          text="登录后看您的产品和保修卡"
          act={{ text: '登录', onPress: () => open('signIn') }}
        />
      )}
      {!signedOut && (
        <Loaded of={mine} skeleton={<Skeleton arch rows={4} />}>
          {({ items, nextCursor }) =>
            items.length === 0 ? (
              <Blank
                art="bell"
                title="还没有登记的产品"
                text="扫机身上的码，点一下就登记好"
                act={{ text: '扫一扫', onPress: () => void scan.start() }}
              />
            ) : (
              <>
                <Card list label="我的产品">
                  {items.map(({ id, product, warranty, transfer }) => (
                    <Row
                      key={id}
                      bold
                      art={<Niche name={silhouetteOf(product.category)} size="row" />}
                      title={shortName(product)}
                      sub={
                        transfer
                          ? `等 ${transfer.toPhoneMasked} 来领`
                          : warrantyWords(warranty) || product.model
                      }
                      onPress={() => open('product', { registrationId: id })}
                    />
                  ))}
                </Card>
                {nextCursor && <More state={fetching} onMore={more} />}
              </>
            )
          }
        </Loaded>
      )}
      <CodeSheet {...scan.sheet} />
    </Screen>
  )
}
