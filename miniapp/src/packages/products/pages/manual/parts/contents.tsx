import type { ManualView } from '@onehall/shared/contract/products'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '../../../../../platform/navigation.ts'
import { useShownAgain } from '../../../../../platform/shown.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { SearchBox } from '../../../../../ui/search-box/search-box.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { withoutBrand } from '../../../unit-words.ts'
import { doneIn, readProgress, type Progress } from '../progress.ts'
import { findCode, search } from '../search.ts'
import { Codes } from './codes.tsx'
import { Results } from './results.tsx'

interface ContentsProps {
  manual: ManualView
  registrationId: string | undefined
}

/** The front of the manual: a search, the codes of the panel, the chapters with how far one got. */
export function Contents({ manual, registrationId }: ContentsProps) {
  const [query, setQuery] = useState('')
  const [progress, setProgress] = useState(() => readProgress(manual.gtin))
  useShownAgain(() => setProgress(readProgress(manual.gtin)))
  const { gtin } = manual
  const at = { gtin, ...(registrationId && { registrationId }) }
  const onCode = (code: string) => open('manual', { ...at, code })
  const enter = (): void => {
    const exact = findCode(manual.faultCodes, query)
    if (exact) onCode(exact.code)
  }
  return (
    <>
      <Title size="4">{withoutBrand({ name: manual.name, brand: brandIn(manual.name) })}</Title>
      <View className="t1 q num">{manual.model}</View>
      <View className="mt4">
        <SearchBox
          label="在说明书里找"
          placeholder={manual.faultCodes.length > 0 ? '找步骤，或面板上的代码' : '找步骤'}
          value={query}
          onChange={setQuery}
          onSearch={enter}
        />
      </View>
      {query.trim() ? (
        <Results
          found={search(manual, query)}
          query={query.trim()}
          onCode={onCode}
          onStep={({ chapterId, index }) =>
            open('manual', { ...at, chapter: chapterId, step: String(index) })
          }
          onAsk={() => open('ask', { text: query.trim(), ...(registrationId && { registrationId }) })}
        />
      ) : (
        <>
          {manual.faultCodes.length > 0 && (
            <>
              <Section title="面板上显示代码" />
              <Codes codes={manual.faultCodes} onCode={onCode} />
            </>
          )}
          <Section title="目录" />
          <Card list>
            {manual.chapters.map(({ id, title, steps }) => (
              <Row
                key={id}
                title={title}
                sub={id === progress.chapter && '上次看到这里'}
                end={howFar(progress, id, steps.length)}
                onPress={() => open('manual', { ...at, chapter: id })}
              />
            ))}
          </Card>
        </>
      )}
    </>
  )
}

const brandIn = (name: string): string => name.split(' ')[0] ?? ''

function howFar(progress: Progress, chapter: string, steps: number): string {
  const done = doneIn(progress, chapter).length
  if (done === 0) return `${steps} 条`
  return done >= steps ? '都做完了' : `${steps} 步做了 ${done} 步`
}
