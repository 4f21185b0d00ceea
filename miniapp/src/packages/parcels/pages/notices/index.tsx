import type { NoticeBrief } from '@onehall/shared/contract/notices'
import { useReachBottom } from '@tarojs/taro'
import { listNotices, portraitSrc } from '../../../../api/notices.ts'
import { open } from '../../../../platform/navigation.ts'
import { usePull } from '../../../../platform/pull.ts'
import { usePaged } from '../../../../state/use-paged.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { More } from '../../../../ui/loaded/more.tsx'
import { Portrait } from '../../../../ui/portrait/portrait.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'

/** Everybody who is looked for now, the newest notice first. */
export default function NoticesPage() {
  const notices = usePaged<NoticeBrief>('notices', (cursor) => listNotices({ cursor }))
  usePull(notices.reload)
  useReachBottom(notices.more)
  return (
    <Screen title="还在找的人">
      <Loaded of={notices} skeleton={<Skeleton arch rows={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Blank art="bell" title="现在没有公告" text="都找到了，或者都撤下了" />
          ) : (
            <>
              <Card list label="还在找的人">
                {items.map(({ id, name, sex, sentence }) => (
                  <Row
                    key={id}
                    bold
                    art={
                      <Portrait
                        size="line"
                        src={portraitSrc(id, 'then')}
                        drawn={sex === '女' ? 'girl' : 'boy'}
                        label="走失时的照片"
                      />
                    }
                    title={name}
                    sub={sentence.slice(name.length + 1)}
                    onPress={() => open('notice', { id })}
                  />
                ))}
              </Card>
              <More state={notices.rest} onMore={notices.more} />
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}
