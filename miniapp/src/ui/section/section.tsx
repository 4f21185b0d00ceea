import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '../aria.ts'
import { Link } from '../button/button.tsx'
import './section.scss'

interface SectionProps {
  title: string
  /** an act in words at the right */
  link?: string | undefined
  onLink?: () => void
  /** or a fact at the right: 6 项做了 4 项 */
  aside?: ReactNode
}

/** The heading of what follows. */
export function Section({ title, link, onLink, aside }: SectionProps) {
  return (
    <View className="sec">
      <View className="sec-title" {...role('heading')} aria-level={2}>
        {title}
      </View>
      {link && onLink && (
        <Link end onPress={onLink}>
          {link}
        </Link>
      )}
      {aside && <View className="t1 q num">{aside}</View>}
    </View>
  )
}
