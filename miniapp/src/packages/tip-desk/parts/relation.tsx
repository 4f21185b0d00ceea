import type { DeskNotice } from '@onehall/shared/contract/tip-desk'
import { View } from '@tarojs/components'
import { Blank } from '../../../ui/blank/blank.tsx'
import { Button, Buttons } from '../../../ui/button/button.tsx'
import { Title } from '../../../ui/hero/hero.tsx'
import { Note } from '../../../ui/note/note.tsx'
import type { Board } from '../use-board.ts'

interface RelationProps {
  notice: DeskNotice
  declaring: Board['declaring']
}

/** Nobody opens a tip about their own: it is said once for each notice, before the first one is opened. */
export function Relation({ notice, declaring }: RelationProps) {
  if (notice.declared?.related) {
    return <Blank art="bell" title="这则公告由同事办" text="您申报过与它有关系，它的线索您这里不打开" />
  }
  return (
    <View className="td-relation">
      <Title size="4">先申报，再打开</Title>
      <View className="t2 mt2">
        {notice.name}，{notice.line}
      </View>
      <View className="mt3">
        <Declaring notice={notice} declaring={declaring} />
      </View>
    </View>
  )
}

/** The question itself, wherever it has to be answered first. */
export function Declaring({ notice, declaring }: RelationProps) {
  const say = (related: boolean) => () => void declaring.run({ id: notice.id, related })
  return (
    <>
      <View className="t2 q">
        您或您的亲属，和这个孩子、这家人、这件事有没有关系？有关系的，这则公告的线索由同事办。说了就记下，不能改回来。
      </View>
      {declaring.problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {declaring.problem.sentence}
          </Note>
        </View>
      )}
      <View className="mt5">
        <Buttons>
          <Button kind="line" busy={declaring.busy && '正在记'} onPress={say(true)}>
            有关系
          </Button>
          <Button kind="line" busy={declaring.busy && '正在记'} onPress={say(false)}>
            没有关系
          </Button>
        </Buttons>
      </View>
    </>
  )
}
