import type { NoticeView } from '@onehall/shared/contract/notices'
import { longDay } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { open } from '../../../../platform/navigation.ts'
import { Link } from '../../../../ui/button/button.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { FUND_WORDS, grouped, yuan } from '../../numbers.ts'
import { Marks } from '../../parts/marks.tsx'
import { Over } from '../../parts/over.tsx'
import { Portraits } from './parts/portraits.tsx'
import { ShareSheet } from './parts/share-sheet.tsx'
import { WaysOn } from './parts/ways-on.tsx'
import { useNoticePage } from './use-notice-page.ts'

type Page = ReturnType<typeof useNoticePage>

export default function NoticePage() {
  const page = useNoticePage()
  return (
    <Screen title="寻人公告">
      <Loaded
        of={page.notice}
        skeleton={<Skeleton rows={3} />}
        offline="公告要连上才能看。人就在眼前，先打 110"
      >
        {(notice) => (notice === 'over' ? <Over /> : <Notice notice={notice} page={page} />)}
      </Loaded>
    </Screen>
  )
}

function Notice({ notice, page }: { notice: NoticeView; page: Page }) {
  const { id, name, sex, missingOn, missingPlace, publisher, features, simulationNote, shareUrl } = notice
  return (
    <>
      <Portraits notice={notice} />
      <View className="mt4">
        <Title>{name}</Title>
      </View>
      <View className="t2 mt1">{`${sex}，${longDay(missingOn)} 在${missingPlace}走失`}</View>
      <View className="t1 q">{`${publisher}发布`}</View>
      <View className="mt4">
        <Marks items={features} />
      </View>
      {simulationNote && <View className="t1 q mt3 pretty">{simulationNote}</View>}
      <WaysOn notice={notice} onShare={page.share} />
      <View className="mt5">
        <Card list>
          {page.fund && (
            <Row
              icon="fund"
              title={FUND_WORDS}
              sub={`已累计 ${yuan(page.fund.total)} 元，每一笔都能查`}
              onPress={() => open('fund')}
            />
          )}
          <Row
            icon="steps"
            title="公告走到哪一步"
            sub={page.loop ? loopWords(page.loop) : '印出、线索、核实、找到，只有数字'}
            onPress={() => open('loop')}
          />
        </Card>
      </View>
      <View className="flex between mt3 t1 q">
        <View className="num">{`公告编号 ${id}`}</View>
        <Link end onPress={() => open('ask', { text: `寻人公告 ${id} 的信息不对：` })}>
          信息不对
        </Link>
      </View>
      <ShareSheet
        open={page.sharing}
        onCopy={() => page.copyLink(shareUrl)}
        onPoster={page.makePoster}
        onClose={page.close}
      />
    </>
  )
}

/** 印了 1,204 件，线索 3 条，核实 1 条 */
function loopWords({ parcels, tips, verified }: NonNullable<Page['loop']>): string {
  const told = tips === null ? '' : `，线索 ${grouped(tips)} 条`
  const proved = verified === null ? '' : `，核实 ${grouped(verified)} 条`
  return `印了 ${grouped(parcels)} 件${told}${proved}`
}
