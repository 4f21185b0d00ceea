import { View } from '@tarojs/components'
import type { RequestBrief } from '@onehall/shared/contract/requests'
import { open as openPage } from '../../../platform/navigation.ts'
import type { Paged } from '../../../state/use-paged.ts'
import { Blank } from '../../../ui/blank/blank.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { More } from '../../../ui/loaded/more.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { inGroups } from '../use-requests.ts'
import { CaseList } from './case-list.tsx'

interface OpenOnesProps {
  open: Paged<RequestBrief>
  recent: readonly RequestBrief[]
}

/** What needs her, what is on its way, and what was done last. */
export function OpenOnes({ open, recent }: OpenOnesProps) {
  const groups = inGroups(open.data?.items ?? [])
  return (
    <>
      {groups.map((items, i) => (
        <View key={i} className={i === 0 ? 'mt4' : 'mt3'}>
          <CaseList items={items} label={i === 0 && groups.length === 2 ? '要您办的' : '正在办'} />
        </View>
      ))}
      {groups.length === 0 && (
        <Blank
          art="bell"
          title="没有正在办的事"
          text="有事扫一下机身的码，或者问一句"
          act={{ text: '问一句', onPress: () => openPage('ask') }}
        />
      )}
      {open.rest !== 'end' && <More state={open.rest} onMore={open.more} />}
      {groups.length > 0 && recent.length > 0 && (
        <>
          <Section title="最近办完的" />
          <CaseList items={recent} label="最近办完的" />
        </>
      )}
      {open.problem?.offline && (
        <>
          <View className="t1 q c mt4">说明书和保修卡没网也能看</View>
          <Button
            small
            kind="bare"
            icon="refresh"
            busy={open.loading && '正在取'}
            onPress={() => void open.reload()}
          >
            再试一次
          </Button>
        </>
      )}
    </>
  )
}
