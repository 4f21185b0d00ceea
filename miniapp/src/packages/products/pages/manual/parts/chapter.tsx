import type { ManualView } from '@onehall/shared/contract/products'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { open, replace } from '../../../../../platform/navigation.ts'
import { Blank } from '../../../../../ui/blank/blank.tsx'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { silhouetteIn } from '../cover.ts'
import { doneIn, isProcedure, openedChapter, readProgress, tick } from '../progress.ts'
import { ChapterStep } from './chapter-step.tsx'

interface ChapterProps {
  manual: ManualView
  id: string
  /** the step that a search led to */
  found: number | null
  registrationId: string | undefined
}

/** One chapter. What is to be done step by step can be ticked, and goes on where it was left. */
export function Chapter({ manual, id, found, registrationId }: ChapterProps) {
  const { gtin, chapters } = manual
  const [done, setDone] = useState(() => doneIn(readProgress(gtin), id))
  const place = chapters.findIndex((chapter) => chapter.id === id)
  const chapter = chapters[place]
  const next = chapters[place + 1]
  const at = { gtin, ...(registrationId && { registrationId }) }
  useEffect(() => {
    if (chapter) openedChapter(gtin, id)
  }, [gtin, id, chapter])
  if (!chapter) {
    return (
      <Blank
        art="error"
        title="没有这一章"
        text="说明书更新过，看看目录"
        act={{ text: '看目录', onPress: () => replace('manual', at) }}
      />
    )
  }
  const doing = isProcedure(id)
  return (
    <>
      <Title>{chapter.title}</Title>
      <View className="t1 q mt1">{doing ? '做完一步点一下，下次接着做' : `${chapter.steps.length} 条`}</View>
      <View className="mt4">
        <Card list label={chapter.title}>
          {chapter.steps.map((step, i) => (
            <ChapterStep
              key={i}
              number={i + 1}
              step={step}
              cover={silhouetteIn(manual.name)}
              found={found === i}
              done={done.includes(i)}
              onTick={doing ? () => setDone(doneIn(tick(gtin, id, i), id)) : undefined}
            />
          ))}
        </Card>
      </View>
      <View className="mt4">
        {next ? (
          <Button kind="soft" onPress={() => replace('manual', { ...at, chapter: next.id })}>
            {`下一章：${next.title}`}
          </Button>
        ) : (
          <Button kind="soft" onPress={() => open('ask', registrationId ? { registrationId } : {})}>
            还有不明白的，问一句
          </Button>
        )}
      </View>
    </>
  )
}
