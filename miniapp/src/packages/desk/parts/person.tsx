import type { DeskPersonView } from '@onehall/shared/contract/desk'
import { dayOf } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { role } from '../../../ui/aria.ts'
import { Avatar } from '../../../ui/avatar/avatar.tsx'
import { Loaded } from '../../../ui/loaded/loaded.tsx'
import { Press } from '../../../ui/press/press.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import type { MaskedField, Person } from '../use-person.ts'
import { TIER_WORDS } from '../words.ts'
import { UnmaskForm } from './unmask-form.tsx'
import './person.scss'

interface PersonPaneProps {
  of: Person
  /** only who has the request sees a field in full */
  mayUnmask: boolean
  onOpen: (requestId: string) => void
}

/** Who it is about: what they have, what is under way, what was before. Masked. */
export function PersonPane({ of, mayUnmask, onOpen }: PersonPaneProps) {
  return (
    <Loaded of={of.person} skeleton={<Skeleton rows={3} />} offline="有网了就能看到">
      {(person) => (
        <View className="person">
          <Head person={person} fullName={shown(of, 'name', mayUnmask)} />
          <View className="person-lines">
            <Masked
              of={of}
              field="phone"
              name="手机"
              value={person.phoneMasked ?? '没有留'}
              can={mayUnmask && person.phoneMasked !== null}
            />
            <Masked
              of={of}
              field="address"
              name="地址"
              value={person.city ? `${person.city}…` : '没有留'}
              can={mayUnmask && person.city !== null}
            />
            <Masked of={of} field="name" name="姓名" value={person.nameMasked} can={mayUnmask} />
            {of.asking && <UnmaskForm of={of} field={of.asking} />}
            {person.exchanges && (
              <View className="person-line">
                <View className="q">今年换货</View>
                <View className="num">{`用了 ${person.exchanges.used} 次，一共 ${person.exchanges.of} 次`}</View>
              </View>
            )}
          </View>
          <Lines title="产品" items={person.products} empty="还没有登记产品" />
          <Lines title="正在办" items={person.open} empty="没有在办的" onOpen={onOpen} />
          <Lines title="以前" items={person.past} empty="没有办过" onOpen={onOpen} />
        </View>
      )}
    </Loaded>
  )
}

/** Handed on, it is masked again. */
const shown = (of: Person, field: MaskedField, can: boolean): string | undefined =>
  can ? of.shown[field] : undefined

function Head({ person, fullName }: { person: DeskPersonView; fullName: string | undefined }) {
  const name = fullName ?? person.nameMasked
  return (
    <View className="flex">
      <Avatar name={name} />
      <View className="grow">
        <View className="t2 b">
          {name}
          <View className="person-tier">{TIER_WORDS[person.tier]}</View>
        </View>
        <View className="t1 q num">
          {[person.city, `${dayOf(person.since).slice(0, 4)}年起`].filter(Boolean).join('，')}
        </View>
      </View>
    </View>
  )
}

const SEE: Record<MaskedField, string> = { phone: '看全号', address: '看地址', name: '看全名' }

interface MaskedProps {
  of: Person
  field: MaskedField
  name: string
  value: string
  can: boolean
}

function Masked({ of, field, name, value, can }: MaskedProps) {
  const full = shown(of, field, can)
  return (
    <View className="person-line">
      <View className="q">{name}</View>
      <View className="person-value num">
        <View>{full ?? value}</View>
        {can && full === undefined && (
          <Press
            className="person-see"
            expanded={of.asking === field}
            onPress={() => of.ask(of.asking === field ? null : field)}
          >
            {SEE[field]}
          </Press>
        )}
      </View>
    </View>
  )
}

interface LinesProps {
  title: string
  items: DeskPersonView['open']
  empty: string
  onOpen?: (id: string) => void
}

function Lines({ title, items, empty, onOpen }: LinesProps) {
  return (
    <View>
      <View className="person-sec">
        <View {...role('heading')} aria-level={2}>
          {title}
        </View>
        {items.length > 0 && <View className="person-count num">{items.length}</View>}
      </View>
      {items.length === 0 && <View className="t1 qq">{empty}</View>}
      {items.map(({ id, title: what, state }) => {
        const inside = (
          <>
            <View className="person-what">{what}</View>
            <View className="person-state">{state}</View>
          </>
        )
        return onOpen ? (
          <Press key={id} className="person-line person-line--press" onPress={() => onOpen(id)}>
            {inside}
          </Press>
        ) : (
          <View key={id} className="person-line">
            {inside}
          </View>
        )
      })}
    </View>
  )
}
