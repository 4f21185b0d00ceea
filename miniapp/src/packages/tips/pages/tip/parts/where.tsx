import type { Place } from '@onehall/shared/domain/job-states'
import { TIP_PLACE_MAX } from '@onehall/shared/domain/tip-states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { getMapDistrict } from '../../../../../api/places.ts'
import { choosePlace, hasMap } from '../../../../../platform/place.ts'
import { useRegions } from '../../../../../state/use-regions.ts'
import { Link } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { RegionSheet } from '../../../../../ui/region-sheet/region-sheet.tsx'
import { Slip } from '../../../../../ui/slip/slip.tsx'
import { districtOf, type TipWords } from '../../../draft.ts'
import { MapSheet } from './map-sheet.tsx'

interface WhereProps {
  self: boolean
  draft: TipWords
  change: (part: Partial<TipWords>) => void
}

/** In words, of which a list of districts writes the first; and who saw somebody may show it on a map. */
export function Where({ self, draft, change }: WhereProps) {
  const regions = useRegions((code, words) => change({ place: words, district: { code, words } }))
  const question = self ? '您现在大概在哪里' : '在哪里'
  return (
    <View className="mt5">
      <Field bold label={question} hint={self ? '可不填' : undefined}>
        <TextInput
          label={question}
          placeholder={self ? '到市就行' : '哪个市，什么地方'}
          max={TIP_PLACE_MAX}
          value={draft.place}
          onChange={(place) => change({ place })}
          before={<Icon name="pin" size="s" tone="quiet" />}
          after={
            <Link end onPress={regions.begin}>
              选市县
            </Link>
          }
        />
      </Field>
      {!self && <OnMap draft={draft} change={change} />}
      <RegionSheet {...regions} />
    </View>
  )
}

/** WeChat's map writes the address too; the browser's gives the point alone. */
function OnMap({ draft, change }: Pick<WhereProps, 'draft' | 'change'>) {
  const { point } = draft
  const district = districtOf(draft)
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function showInWechat(): Promise<void> {
    const chosen = await choosePlace(point ?? (district ? await middleOf(district) : null))
    setProblem(chosen.ok || chosen.why === 'cancelled' ? null : chosen.sentence)
    if (chosen.ok) change({ place: chosen.value.words.slice(0, TIP_PLACE_MAX), point: chosen.value.point })
  }
  const show = (): void => (hasMap ? void showInWechat() : setOpen(true))

  return (
    <>
      {point ? (
        <Marked onAgain={show} onDrop={() => change({ point: null })} />
      ) : (
        <Link onPress={show}>在地图上标一下</Link>
      )}
      {problem && <View className="t1 q">{problem}</View>}
      {process.env.TARO_ENV === 'h5' && (
        <MapSheet
          key={district}
          open={open}
          point={point}
          district={district}
          onPick={(point) => change({ point })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Where the map is opened is a help, not a condition. */
const middleOf = (district: string): Promise<Place | null> => getMapDistrict(district).catch(() => null)

function Marked({ onAgain, onDrop }: { onAgain: () => void; onDrop: () => void }) {
  return (
    <View className="mt2">
      <Slip
        label="标在地图上的一点"
        parts={[
          <View key="point" className="tip-point">
            <Icon name="pin" tone="pine" />
            <View className="grow">已在地图上标了一点</View>
            <Link end onPress={onAgain}>
              改
            </Link>
            <Link end onPress={onDrop}>
              去掉
            </Link>
          </View>,
        ]}
      />
    </View>
  )
}
