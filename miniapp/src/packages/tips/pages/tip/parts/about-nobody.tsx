import { open } from '../../../../../platform/navigation.ts'
import { Blank } from '../../../../../ui/blank/blank.tsx'
import { Screen } from '../../../../../ui/screen/screen.tsx'

/** An old link that has lost which child it is about. */
export function AboutNobody() {
  return (
    <Screen title="提供线索">
      <Blank
        art="bell"
        title="先选一则公告"
        text="线索要说到哪个孩子，在公告里点“我见过”"
        act={{ text: '看寻人公告', onPress: () => open('notices') }}
      />
    </Screen>
  )
}
