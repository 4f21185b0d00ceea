import type { ConsentEntry } from '@onehall/shared/contract/consents'
import { clock, dayWords } from '@onehall/shared/domain/time'
import { useReachBottom } from '@tarojs/taro'
import { listConsentHistory } from '../../../../api/consents.ts'
import { open } from '../../../../platform/navigation.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useSession } from '../../../../state/session.ts'
import { usePaged, type Page } from '../../../../state/use-paged.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { More } from '../../../../ui/loaded/more.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { decisionWord } from '../../words.ts'

type Entry = ConsentEntry & { id: string }

/** Every decision, the newest first, each with its receipt. */
export default function HistoryPage() {
  const who = useSession((s) => s.account?.id ?? null)
  const entries = usePaged<Entry>(`consent-history:${who}`, fetchPage)
  usePull(entries.reload)
  useReachBottom(entries.more)
  return (
    <Screen title="更改记录和回执">
      <Loaded of={entries} skeleton={<Skeleton rows={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Blank art="bell" title="还没有改过" text="默认都不同意。改一次，这里记一次" />
          ) : (
            <>
              <Card list label="更改记录">
                {items.map((entry) => (
                  <Row
                    key={entry.id}
                    title={entry.title}
                    sub={subOf(entry)}
                    end={decisionWord(entry.state)}
                    onPress={() => open('consentReceipt', { id: entry.receiptId })}
                  />
                ))}
              </Card>
              <More state={entries.rest} onMore={entries.more} />
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}

async function fetchPage(cursor: string | undefined): Promise<Page<Entry>> {
  const { items, nextCursor } = await listConsentHistory({ cursor })
  return { items: items.map((entry) => ({ ...entry, id: entry.receiptId })), nextCursor }
}

/** 今天 14:25，只对一件包裹 */
function subOf({ at, parcelId, mechanism, version }: Entry): string {
  const [day] = dayWords(at, new Date()).split(' ')
  const where = parcelId ? '，只对一件包裹' : mechanism === 'join' ? '，账号合并带过来的' : ''
  return `${day} ${clock(at)}，文本第 ${version} 版${where}`
}
