import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '../aria.ts'
import { Card } from '../card/card.tsx'
import './drawn.scss'
import './steps.scss'

export interface Step {
  title: string
  text?: string | undefined
  /** a small picture beside the text */
  art?: 'kink' | 'height' | undefined
  /** a clip under the text */
  clip?: ReactNode
}

/** What to try, one after the other, each with room for a picture. */
export function Steps({ items }: { items: readonly Step[] }) {
  return (
    <Card list label="步骤">
      {items.map((step, i) => (
        <View key={step.title} className="step">
          <View className="step-n">{i + 1}</View>
          <View className="grow">
            {step.text === undefined ? (
              <View className="step-line">
                <Heading title={step.title} />
                <Art name={step.art} />
              </View>
            ) : (
              <>
                <Heading title={step.title} />
                <View className="step-line">
                  <View className="step-text grow">{step.text}</View>
                  <Art name={step.art} />
                </View>
              </>
            )}
            {step.clip}
          </View>
        </View>
      ))}
    </Card>
  )
}

function Heading({ title }: { title: string }) {
  return (
    <View className="step-title grow" {...role('heading')} aria-level={2}>
      {title}
    </View>
  )
}

function Art({ name }: { name: Step['art'] }) {
  return name ? <View className={`step-art step-art--${name}`} aria-hidden /> : null
}
