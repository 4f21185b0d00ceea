import type { ParcelBrief } from '@onehall/shared/contract/parcels'
import { open } from '../../../platform/navigation.ts'
import { parcelSentence, parcelStanding } from '../../../state/parcel-standing.ts'
import { Card } from '../../../ui/card/card.tsx'
import { CaseRow } from '../../../ui/row/row.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { State } from '../../../ui/state/state.tsx'

const SHOWN = 2

/** 在路上的包裹: late ones first, and that they are late is said here. */
export function Parcels({ items }: { items: readonly ParcelBrief[] }) {
  if (items.length === 0) return null
  return (
    <>
      <Section title="在路上的包裹" link="全部包裹" onLink={() => open('parcels')} />
      <Card list label="在路上的包裹">
        {items.slice(0, SHOWN).map((parcel) => (
          <CaseRow
            key={parcel.id}
            title={parcel.contents}
            sub={parcelSentence(parcel)}
            state={<State {...parcelStanding(parcel)} />}
            onPress={() => open('parcel', { id: parcel.id })}
          />
        ))}
      </Card>
    </>
  )
}
