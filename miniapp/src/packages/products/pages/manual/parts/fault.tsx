import type { FaultCodeView, ManualView } from '@onehall/shared/contract/products'
import { View } from '@tarojs/components'
import { open, replace } from '../../../../../platform/navigation.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Danger } from '../../../../../ui/danger/danger.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { Seg7 } from '../../../../../ui/seg7/seg7.tsx'
import { Steps } from '../../../../../ui/steps/steps.tsx'
import { silhouetteIn } from '../cover.ts'
import { beforeWork, framesOf, pictureOf, stepOfClip } from '../pictures.ts'
import { findCode } from '../search.ts'
import { Codes } from './codes.tsx'
import { Player } from './player.tsx'
import './fault.scss'

interface FaultProps {
  manual: ManualView
  code: string
  registrationId: string | undefined
}

/** One code: what it means and what to try; where it can hurt somebody, only what to do at once. */
export function Fault({ manual, code, registrationId }: FaultProps) {
  const fault = findCode(manual.faultCodes, code)
  if (!fault) return <UnknownFault manual={manual} code={code} registrationId={registrationId} />
  if (fault.severity === 'danger') {
    return (
      <>
        <View className="fault-head">
          <View className="t3 b bad grow">有危险，先照做</View>
          <Seg7 code={fault.code} />
        </View>
        <View className="mt4">
          <Danger title={fault.meaning} steps={fault.selfHelp} />
        </View>
      </>
    )
  }
  const caution = fault.department === null ? null : beforeWork(manual)
  return (
    <>
      <View className="fault-head">
        <View className="grow">
          <Title>{meaningIn(fault)}</Title>
          <View className="t1 q mt1">{leadOf(fault)}</View>
        </View>
        <Seg7 code={fault.code} />
      </View>
      {caution && (
        <View className="mt4">
          <Note kind="warm" icon="plug">
            {caution}
          </Note>
        </View>
      )}
      <View className="mt4">
        <Steps items={stepsOf(fault, manual)} />
      </View>
    </>
  )
}

/** 进水超时（10 分钟未到水位）: what stands in brackets is said under it. */
const meaningIn = ({ meaning }: FaultCodeView): string => meaning.replace(/（.*）$/, '')

function leadOf({ meaning, selfHelp, department }: FaultCodeView): string {
  const detail = /（(.*)）$/.exec(meaning)?.[1]
  const steps = department === null ? `照着做 ${selfHelp.length} 步就好` : `自己先试 ${selfHelp.length} 步`
  return detail ? `${detail}。${steps}` : steps
}

function stepsOf({ selfHelp, video }: FaultCodeView, manual: ManualView) {
  const clipAt = video ? stepOfClip(video.title, selfHelp) : -1
  return selfHelp.map((title, i) => {
    const picture = pictureOf(title)
    return {
      title,
      art: picture === 'drain' || i === clipAt ? undefined : (picture ?? undefined),
      clip: video && i === clipAt && (
        <Player title={video.title} frames={framesOf(selfHelp)} cover={silhouetteIn(manual.name)} />
      ),
    }
  })
}

function UnknownFault({ manual, code, registrationId }: FaultProps) {
  const at = { gtin: manual.gtin, ...(registrationId && { registrationId }) }
  return (
    <>
      <View className="fault-head">
        <View className="grow">
          <Title>没有这个代码</Title>
          <View className="t1 q mt1">这一型的说明书里没有 {code}，再看一眼面板</View>
        </View>
        <Seg7 code={code.toUpperCase().slice(0, 4)} />
      </View>
      <Section title="它会显示的代码" />
      <Codes codes={manual.faultCodes} onCode={(other) => replace('manual', { ...at, code: other })} />
      <View className="mt4">
        <Button
          kind="soft"
          onPress={() => open('ask', { text: `面板显示 ${code}`, ...(registrationId && { registrationId }) })}
        >
          就是这个，问一句
        </Button>
      </View>
    </>
  )
}
