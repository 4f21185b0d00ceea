import { TIP_PLACE_MAX } from '@onehall/shared/domain/tip-states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { choosePlace, hasMap } from '../../../../../platform/place.ts'
import { useRegions } from '../../../../../state/use-regions.ts'
import { Link } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { RegionSheet } from '../../../../../ui/region-sheet/region-sheet.tsx'
import { Slip } from '../../../../../ui/slip/slip.tsx'
import type { TipPoint, TipWords } from '../../../draft.ts'
import { MapSheet } from './map-sheet.tsx'

interface WhereProps {
  self: boolean
  draft: TipWords
  change: (part: Partial<TipWords>) => void
}

/** In words, of which a list of districts writes the first; and who saw somebody may show it on a map. */
export function Where({ self, draft, change }: WhereProps) {
  const regions = useRegions((_, words) => change({ place: words }))
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
      {!self && <OnMap point={draft.point} change={change} />}
      <RegionSheet {...regions} />
    </View>
  )
}

type OnMapProps = Pick<WhereProps, 'change'> & { point: TipPoint | null }

/** WeChat's map writes the address too; the browser's gives the point alone. */
function OnMap({ point, change }: OnMapProps) {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function showInWechat(): Promise<void> {
    const chosen = await choosePlace()
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
          open={open}
          point={point}
          onPick={(point) => change({ point })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

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
