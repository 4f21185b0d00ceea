import { View } from '@tarojs/components'
import { Card } from '../../../../../ui/card/card.tsx'
import '../../../../../ui/choice/choice.scss'
import { cls } from '../../../../../ui/cls.ts'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Press } from '../../../../../ui/press/press.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { photosOf } from '../../../job-now.ts'
import '../../../parts/parts.scss'
import type { At } from './at.ts'

/** The checks of this product; those that ask for a picture say so beside them. */
export function Tasks({ now, acts }: At) {
  const { sheet, recorded } = now.view
  const { checkedIds } = now.record.draft
  if (sheet.checks.length === 0) return null
  const done = new Set([...recorded.checkedIds, ...checkedIds])
  const turn = (id: string): void =>
    acts.fillIn({
      checkedIds: checkedIds.includes(id) ? checkedIds.filter((one) => one !== id) : [...checkedIds, id],
    })
  return (
    <>
      <Section
        title="检查"
        aside={`${sheet.checks.length} 项做了 ${sheet.checks.filter(({ id }) => done.has(id)).length} 项`}
      />
      <Card list label="检查">
        {sheet.checks.map(({ id, text, photo }) => {
          const taken = photosOf(now, id).length + recorded.photos.filter(({ of }) => of === id).length
          return (
            <View key={id} className="task-row">
              <Press
                as="checkbox"
                className="task"
                checked={done.has(id)}
                disabled={recorded.checkedIds.includes(id)}
                onPress={() => turn(id)}
              >
                <View className={cls('box', done.has(id) && 'box--on')}>
                  {done.has(id) && <Icon name="check-bold" />}
                </View>
                <View className="task-text">{text}</View>
              </Press>
              {photo && (
                <Press
                  className={cls('task-end', taken === 0 && 'task-end--act')}
                  label={taken > 0 ? `${taken} 张照片，再拍一张，${text}` : `要拍照，${text}`}
                  onPress={() => acts.photo(id)}
                >
                  {taken > 0 ? `${taken} 张照片` : '要拍照'}
                </Press>
              )}
            </View>
          )
        })}
      </Card>
    </>
  )
}
