import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { Button } from '../button/button.tsx'
import './drawn.scss'
import './blank.scss'

interface BlankProps {
  /** bell: nothing here · offline: no network · error: it did not work */
  art: 'bell' | 'offline' | 'error'
  /** what is so */
  title: string
  /** what still works, or what to do */
  text: string
  act?: { text: string; busy?: string | false; onPress: () => void } | undefined
}

/** What stands in an empty hall: a drawing, what is so, what still works, one act. */
export function Blank({ art, title, text, act }: BlankProps) {
  return (
    <View className="blank" {...(art !== 'bell' && role('status'))}>
      <View className={`blank-art blank-art--${art}`} aria-hidden />
      <View className="blank-t" {...role('heading')} aria-level={2}>
        {title}
      </View>
      <View className="blank-s">{text}</View>
      {act && (
        <View className="blank-act">
          <Button kind="soft" busy={act.busy} onPress={act.onPress}>
            {act.text}
          </Button>
        </View>
      )}
    </View>
  )
}
