import type { ProductView } from '@onehall/shared/contract/products'
import { View } from '@tarojs/components'
import { open } from '../../../../../platform/navigation.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Hero, Title } from '../../../../../ui/hero/hero.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Pairs } from '../../../../../ui/pairs/pairs.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { silhouetteOf } from '../../../../../ui/silhouette/silhouette.tsx'
import { identityOf, withoutBrand } from '../../../unit-words.ts'
import { verdictOf, words, type ProductScan } from '../verdict.ts'

interface ProductCodeProps {
  scan: ProductScan
  /** null where it could not be fetched: then what it would add is left out */
  product: ProductView | null
  onRegister: (unitCode: string, goOn: 'install') => void
  onAsk: (text: string) => void
}

/** A product's code: whether it is genuine, which unit it is, and what can be done with it. */
export function ProductCode({ scan, product, onRegister, onAsk }: ProductCodeProps) {
  const { title, look, because } = verdictOf(scan, new Date())
  const { unit, registered, genuine } = scan
  return (
    <>
      <Hero name={silhouetteOf(scan.product.category)} label={scan.product.category}>
        {look === 'genuine' && <Title icon="tick-bold">{title}</Title>}
        {look === 'bad' && (
          <Title size="4" tone="bad" icon="alert-bold">
            {title}
          </Title>
        )}
        {look === 'plain' && <Title size="4">{title}</Title>}
        <View className="t2 mt1">{withoutBrand(scan.product)}</View>
        <View className="t1 q pretty">{because}</View>
      </Hero>
      {genuine === 'copied' && (
        <View className="mt5">
          <Note live kind="bad" icon="alert">
            和机身铭牌对一对。有一处不一样，先别装、别登记，我们帮您核实
          </Note>
        </View>
      )}
      {genuine !== 'copied' && registered === 'other' && (
        <View className="mt5">
          <Note kind="warm" icon="people">
            登记在别人名下。请对方在“我的产品”里点“转给家人或新主人”，填您的手机号
          </Note>
        </View>
      )}
      <View className="mt5">
        <Card label="产品身份">
          <Pairs bold items={identityOf(scan.product, unit)} />
        </Card>
      </View>
      <View className="mt3">
        <Card list>
          {scan.actions.some(({ rel }) => rel === 'trace') && unit && (
            <Row
              icon="history"
              title="这一罐从哪来"
              sub="从牧场到门店，每一步都有记录"
              onPress={() => open('trace', { unit: unit.id })}
            />
          )}
          {unit && product?.install.needed && registered === 'no' && genuine !== 'copied' && (
            <Row
              icon="calendar"
              title="预约安装"
              sub={product.install.whoDoes}
              onPress={() => onRegister(unit.code, 'install')}
            />
          )}
          <Row icon="book" title="看说明书" onPress={() => open('manual', { gtin: scan.product.gtin })} />
          {product && product.faultCodes.length > 0 && (
            <Row
              icon="wrench"
              title="出了问题"
              sub="故障代码、报修"
              onPress={() => open('repair', { code: unit?.code ?? scan.product.gtin })}
            />
          )}
          {unit && (
            <Row
              icon="shield"
              title="和铭牌对不上"
              sub="先别装，我们帮您核实"
              onPress={() => onAsk(words.mismatch(scan))}
            />
          )}
        </Card>
      </View>
    </>
  )
}
