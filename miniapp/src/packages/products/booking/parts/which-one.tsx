import { View } from '@tarojs/components'
import type { RegistrationView } from '@onehall/shared/contract/products'
import { open } from '../../../../platform/navigation.ts'
import type { Write } from '../../../../state/use-write.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Hero, Title } from '../../../../ui/hero/hero.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { silhouetteOf } from '../../../../ui/silhouette/silhouette.tsx'
import { shortName } from '../product-words.ts'
import type { Subject } from '../use-subject.ts'
import { ProductRow } from './product-row.tsx'

interface WhichOneProps {
  subject: Subject
  registering: Write<string, RegistrationView>
  onChoose: (card: RegistrationView) => void
}

/** Before anything can be filled in: which product it is. */
export function WhichOne({ subject, registering, onChoose }: WhichOneProps) {
  if (subject.is === 'open') {
    return (
      <>
        <Section title="是哪一台" />
        <Card list label="您的产品">
          {subject.cards.map((card) => (
            <ProductRow key={card.id} card={card} onPress={() => onChoose(card)} />
          ))}
        </Card>
      </>
    )
  }
  if (subject.is === 'new') return <RegisterFirst {...{ subject, registering, onChoose }} />
  if (subject.is === 'not') {
    return (
      <Blank
        art="error"
        title={subject.title}
        text={subject.text}
        act={{ text: '去大厅扫一扫', onPress: () => open('home') }}
      />
    )
  }
  return null
}

function RegisterFirst({
  subject,
  registering,
  onChoose,
}: WhichOneProps & { subject: Extract<Subject, { is: 'new' }> }) {
  const { product, code } = subject
  async function register(): Promise<void> {
    const card = await registering.run(code)
    if (card) onChoose(card)
  }
  return (
    <>
      <Hero name={silhouetteOf(product.category)} label={product.category}>
        <Title size="4">这一台还没登记</Title>
        <View className="t1 q mt2">{shortName(product)}</View>
      </Hero>
      <View className="t2 mt4">登记只要一下，不用填表。登记好就接着办，保修卡也有了。</View>
      {registering.problem && (
        <View className="mt4">
          <Note live kind="bad" icon="alert">
            {registering.problem.sentence}
          </Note>
        </View>
      )}
      <View className="mt6">
        <Button busy={registering.busy && '正在登记'} onPress={() => void register()}>
          登记，接着办
        </Button>
      </View>
    </>
  )
}
