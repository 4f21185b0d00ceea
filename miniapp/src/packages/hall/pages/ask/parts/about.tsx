import type { RegistrationView } from '@onehall/shared/contract/products'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Loaded, type Loadable } from '../../../../../ui/loaded/loaded.tsx'
import { Niche } from '../../../../../ui/niche/niche.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { silhouetteOf } from '../../../../../ui/silhouette/silhouette.tsx'
import { Skeleton } from '../../../../../ui/skeleton/skeleton.tsx'
import { View } from '@tarojs/components'

interface AboutProps {
  product: Loadable<RegistrationView>
  /** it is not about this one */
  drop: () => void
}

/** The product that the question is about. */
export function About({ product, drop }: AboutProps) {
  return (
    <Loaded of={product} skeleton={<Skeleton arch rows={1} />}>
      {({ product: { name, category, model } }) => (
        <Card list>
          <Row
            bold
            art={<Niche name={silhouetteOf(category)} size="row" />}
            title={name}
            sub={model}
            toggle={
              <View className="nb">
                <Button small kind="bare" label={`去掉，不是问${category}`} onPress={drop}>
                  去掉
                </Button>
              </View>
            }
          />
        </Card>
      )}
    </Loaded>
  )
}
