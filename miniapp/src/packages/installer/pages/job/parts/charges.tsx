import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ChargesEntry } from '../../../../../outbox/record.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { State } from '../../../../../ui/state/state.tsx'
import type { Standing } from '../../../../../state/standing.ts'
import { yuan } from '../../../words.ts'
import type { At } from './at.ts'
import { Counter } from './counter.tsx'

const WORDS: Record<'asked' | 'confirmed' | 'declined' | 'lapsed', Standing> = {
  asked: { kind: 'you', word: '等客户点头' },
  confirmed: { kind: 'done', word: '客户同意了' },
  declined: { kind: 'bad', word: '客户不同意' },
  lapsed: { kind: 'off', word: '没等到，不收' },
}

/** What costs extra: from the price list only, and only once the customer has said yes. */
export function Charges({ now: { view, record }, acts }: At) {
  const [open, setOpen] = useState(false)
  const prices = view.prices ?? []
  const waiting = record.entries.filter((e): e is ChargesEntry => e.kind === 'charges' && !e.sent)
  return (
    <>
      <Section title="另外收费" aside="客户点头才算" />
      <Card list label="另外收费">
        {view.charges.map(({ id, items, total, state }) => (
          <Row
            key={id}
            title={`${yuan(total)} 元`}
            sub={itemWords(items)}
            state={<State {...WORDS[state]} />}
          />
        ))}
        {waiting.map(({ id, items, refused }) => (
          <Row
            key={id}
            title={itemWords(items)}
            sub={refused?.sentence}
            state={<State kind={refused ? 'bad' : 'you'} word={refused ? '没收下' : '还没发出'} />}
          />
        ))}
        {prices.length > 0 ? (
          <Row icon="plus" title="加一笔" onPress={() => setOpen(true)} />
        ) : (
          <Row icon="info" title="现在拿不到价目表，先不收" />
        )}
      </Card>
      {prices.length > 0 && (
        <PriceSheet
          open={open}
          prices={prices}
          onAsk={(items) => {
            acts.ask(items)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

const itemWords = (items: readonly { name: string; quantity: number }[]): string =>
  items.map(({ name, quantity }) => `${name} ${quantity} 份`).join('、')

interface PriceSheetProps {
  open: boolean
  prices: readonly { name: string; unit: string; price: number }[]
  onAsk: (items: { name: string; quantity: number }[]) => void
  onClose: () => void
}

function PriceSheet({ open, prices, onAsk, onClose }: PriceSheetProps) {
  const [counts, setCounts] = useState<Record<string, number>>({})
  const chosen = prices.flatMap((one) => ((counts[one.name] ?? 0) > 0 ? [one] : []))
  const total = chosen.reduce((sum, { name, price }) => sum + price * (counts[name] ?? 0), 0)
  const foot = (
    <Button
      off={chosen.length === 0}
      onPress={() => {
        onAsk(chosen.map(({ name }) => ({ name, quantity: counts[name] ?? 1 })))
        setCounts({})
      }}
    >
      {total > 0 ? `请客户看 ${yuan(total)} 元` : '选要收的'}
    </Button>
  )
  return (
    <Sheet open={open} title="另外收费" foot={foot} onClose={onClose}>
      <View className="t1 q">客户在自己的手机上点头，才算数</View>
      {prices.map(({ name, unit, price }) => (
        <Counter
          key={name}
          name={name}
          sub={`${yuan(price)} 元一${unit}`}
          count={counts[name] ?? 0}
          onChange={(count) => setCounts({ ...counts, [name]: count })}
        />
      ))}
    </Sheet>
  )
}
