import type { ManualView } from '@onehall/shared/contract/products'
import { View } from '@tarojs/components'
import { cls } from '../../../../../ui/cls.ts'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Press } from '../../../../../ui/press/press.tsx'
import type { SilhouetteName } from '../../../../../ui/silhouette/names.ts'
import '../../../../../ui/steps/steps.scss'
import { framesOf } from '../pictures.ts'
import { Player } from './player.tsx'
import './chapter-step.scss'

interface ChapterStepProps {
  number: number
  step: ManualView['chapters'][number]['steps'][number]
  cover: SilhouetteName
  /** the search led here */
  found: boolean
  done: boolean
  /** missing where there is nothing to tick */
  onTick: (() => void) | undefined
}

/** One line of a chapter, with its clip where it has one. */
export function ChapterStep({ number, step, cover, found, done, onTick }: ChapterStepProps) {
  const inside = (
    <>
      <View className={cls('step-n', done && 'step-n--done')}>
        {done ? <Icon name="check-bold" size="xs" /> : number}
      </View>
      <View className={cls('grow chapter-text', done && 'qq')}>{step.text}</View>
    </>
  )
  return (
    <View className={cls('chapter-step', found && 'chapter-step--found')}>
      {onTick ? (
        <Press as="checkbox" className="chapter-line" checked={done} onPress={onTick}>
          {inside}
        </Press>
      ) : (
        <View className="chapter-line">{inside}</View>
      )}
      {step.video && (
        <View className="chapter-clip">
          <Player title={step.video.title} frames={framesOf([step.text])} cover={cover} />
        </View>
      )}
    </View>
  )
}
