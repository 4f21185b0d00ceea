import { open } from '../../../platform/navigation.ts'
import { Blank } from '../../../ui/blank/blank.tsx'

/** Found, taken back, or never there: nothing more is said of it. */
export function Over() {
  return (
    <Blank
      art="bell"
      title="这则公告已经结束"
      text="可能找到了，也可能撤下了。谢谢您留意"
      act={{ text: '看还在找的人', onPress: () => open('notices') }}
    />
  )
}
