import { View } from '@tarojs/components'
import { getTipNotice } from '../../../../../api/tips.ts'
import { portraitSrc } from '../../../../../api/notices.ts'
import { useResource } from '../../../../../state/use-resource.ts'
import { Note } from '../../../../../ui/note/note.tsx'
import { Portrait } from '../../../../../ui/portrait/portrait.tsx'

/** Whom the tip is about. Without a network the form stands all the same. */
export function AboutWhom({ noticeId }: { noticeId: string }) {
  const notice = useResource(noticeId, () => getTipNotice(noticeId))
  if (notice.problem && !notice.problem.offline) {
    return (
      <Note live kind="warm" icon="info">
        {notice.problem.sentence}
      </Note>
    )
  }
  if (!notice.data) return null
  const { name, sex, features } = notice.data
  return (
    <View className="flex tip-whom">
      <Portrait
        size="line"
        src={portraitSrc(noticeId, 'then')}
        drawn={sex === '女' ? 'girl' : 'boy'}
        label={`${name}走失时的照片`}
      />
      <View className="grow">
        <View className="t2 b">{name}</View>
        <View className="t1 q">{features.slice(0, 2).join('，')}</View>
      </View>
    </View>
  )
}
