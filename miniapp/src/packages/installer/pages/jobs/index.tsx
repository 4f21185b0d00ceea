import { View } from '@tarojs/components'
import { clock } from '@onehall/shared/domain/time'
import { outbox, useOutbox } from '../../../../outbox/running.ts'
import { loadRoomsAhead } from '../../../../platform/missing-part.ts'
import { open } from '../../../../platform/navigation.ts'
import { say } from '../../../../state/toast.ts'
import { useScan } from '../../../../state/use-scan.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { CodeSheet } from '../../../../ui/code-sheet/code-sheet.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { isNext, NextJob } from '../../parts/next-job.tsx'
import { Gate } from '../../parts/gate.tsx'
import { JobRow } from '../../parts/job-row.tsx'
import { WaitingBar } from '../../parts/waiting-bar.tsx'
import type { JobNow } from '../../job-now.ts'
import { readJobCode, readUnit } from '../../unit-check.ts'
import { daysOf, useJobs, type Day } from '../../use-jobs.ts'
import { useEffect } from 'react'

/** A browser's code of the other pages: needed in the cellar. */
const AHEAD =
  process.env.TARO_ENV === 'h5'
    ? [
        () => import('../job/index.tsx'),
        () => import('../unit/index.tsx'),
        () => import('../summary/index.tsx'),
      ]
    : []

export default function JobsPage() {
  return (
    <Gate title="今天的活">
      <Jobs />
    </Gate>
  )
}

function Jobs() {
  const { jobs, all } = useJobs()
  const short = useOutbox((s) => s.roomIsShort)
  useEffect(() => loadRoomsAhead(AHEAD), [])
  const now = new Date()
  const days = daysOf(all, now)
  const [today, ...later] = days[0]?.words === '今天' ? days : [undefined, ...days]
  const left = today ? today.open.length + (today.next ? 1 : 0) : 0
  const scan = useScan((code) => openBy(code, all))
  return (
    <Screen
      title="今天的活"
      head={<WaitingBar />}
      bar={
        <BottomBar>
          <Button kind="line" icon="scan" onPress={() => void scan.start()}>
            扫机身码
          </Button>
        </BottomBar>
      }
    >
      <Loaded of={jobs} skeleton={<Skeleton rows={4} />} offline="有网了把这几天的活存进手机，之后没网也能看">
        {(shown) => (
          <View className="mt4">
            {short && (
              <Note kind="warm" icon="alert">
                手机里给一厅的地方快满了，先找个有网的地方，把前面的发出去
              </Note>
            )}
            <View className="jobs-head">
              <Title>{left > 0 ? `还有 ${left} 单` : '今天没有活了'}</Title>
              <View className="t1 q">{`${shown.installer.name}，${dateWords(now)}`}</View>
            </View>
            {all.length === 0 && <Blank art="bell" title="这几天没有活" text="派给您的单会出现在这里" />}
            {today && <Today day={today} />}
            {later.map(
              (day) =>
                day && (
                  <View key={day.date}>
                    <Section title={day.words} aside={`${day.open.length} 单`} />
                    <Rows jobs={[...day.open, ...day.over]} />
                  </View>
                ),
            )}
            <View className="mt3">
              <Card list>
                <Row icon="chart" title="今天的成绩" onPress={() => open('jobSummary')} />
              </Card>
            </View>
          </View>
        )}
      </Loaded>
      <CodeSheet {...scan.sheet} />
    </Screen>
  )
}

function Today({ day }: { day: Day }) {
  const { next } = day
  return (
    <>
      {next && (
        <NextJob
          now={next}
          onNext={(to) => {
            if (!isNext(to)) {
              open('job', { id: next.view.id })
              return
            }
            const taken = outbox().say(next.view.id, { to, at: new Date().toISOString() })
            say(taken ? { icon: 'tick', text: '已记下' } : { icon: 'alert', text: '手机存不下，没记上' })
          }}
        />
      )}
      <Rows jobs={day.open} />
      <Rows jobs={day.over} over />
    </>
  )
}

function Rows({ jobs, over }: { jobs: readonly JobNow[]; over?: boolean }) {
  if (jobs.length === 0) return null
  return (
    <View className="mt3">
      <Card list>
        {jobs.map((job) => (
          <JobRow key={job.view.id} now={job} sub={over ? overWords(job) : null} />
        ))}
      </Card>
    </View>
  )
}

/** 10:02 完成 */
function overWords({ view, record }: JobNow): string | null {
  const said = [
    ...view.acts.map(({ to, at }) => ({ to, at })),
    ...record.entries.flatMap((e) => (e.kind === 'act' ? [{ to: e.said.to, at: e.said.at }] : [])),
  ]
  const last = said.filter(({ to }) => to === 'done' || to === 'unable').pop()
  return last ? `${clock(last.at)} ${last.to === 'done' ? '完成' : '没做成'}` : null
}

/** The code on a machine, or on a work sheet, leads to the job it is for. */
function openBy(code: string, all: readonly JobNow[]): void {
  const onSheet = readJobCode(code)
  const sheet = all.find(({ view }) => view.code === onSheet)
  const gtin = readUnit(code)?.gtin
  const open_ = all.filter(({ state }) => state !== 'done' && state !== 'declined' && state !== 'unable')
  const fits = sheet ?? open_.find(({ view }) => gtin !== undefined && view.expected?.gtin === gtin)
  if (fits) open('job', { id: fits.view.id })
  else say({ icon: 'alert', text: onSheet ? '这几天没有这一单' : '这几天没有这一台的活' })
}

const dateWords = (now: Date): string => {
  const shifted = new Date(now.getTime() + 8 * 3_600_000)
  const weekday = '日一二三四五六'[shifted.getUTCDay()] ?? ''
  return `${shifted.getUTCMonth() + 1}月${shifted.getUTCDate()}日 周${weekday}`
}
