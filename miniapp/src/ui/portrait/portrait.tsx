import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { picture } from '../aria.ts'
import { cls } from '../cls.ts'
import './drawn.scss'
import './portrait.scss'

interface PortraitProps {
  /** the published photo; a faceless drawing stands in its place where there is none, or where it does not come */
  src?: string | undefined
  drawn: 'girl' | 'boy' | 'aged'
  /** worked out by a machine: cool ground, dashed frame, and a tag inside the picture, so that a screenshot keeps it */
  simulated?: boolean
  /** page 168 high, card 64 x 76, line 48 x 56 */
  size: 'page' | 'card' | 'line'
  label: string
  caption?: string
}

/** The arch around it has the name. */
const NAMED_OUTSIDE = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: '' } } : {}

/** A child in its arch. */
export function Portrait({ src, drawn, simulated, size, label, caption }: PortraitProps) {
  const [lost, setLost] = useState<string | null>(null)
  return (
    <View className={cls('portrait', `portrait--${size}`, simulated && 'portrait--ai')}>
      <View className="portrait-frame" {...picture(label)}>
        {src && src !== lost ? (
          <Image
            className="portrait-photo"
            src={src}
            mode="aspectFill"
            lazyLoad={size === 'line'}
            onError={() => setLost(src)}
            {...NAMED_OUTSIDE}
          />
        ) : (
          <View className={`por por--${drawn}`} />
        )}
        {simulated && <View className="ai-tag">AI模拟</View>}
      </View>
      {caption && <View className="t1 q c mt2">{caption}</View>}
    </View>
  )
}

/** Then and now, side by side. */
export function PortraitPair({ children }: { children: React.ReactNode }) {
  return <View className="duo">{children}</View>
}
