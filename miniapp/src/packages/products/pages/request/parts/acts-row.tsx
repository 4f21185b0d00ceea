import { Acts as ActsGrid, type Act } from '../../../../../ui/acts/acts.tsx'
import { Button } from '../../../../../ui/button/button.tsx'
import type { RequestView } from '@onehall/shared/contract/requests'
import type { Acts } from '../use-acts.ts'

interface ActsRowProps {
  abilities: RequestView['abilities']
  acts: Acts
  /** missing where no time can be changed */
  onMove: (() => void) | undefined
  onCancel: () => void
}

/** What she can do now: only what the hall says she can. */
export function ActsRow({ abilities, acts, onMove, onCancel }: ActsRowProps) {
  const can = (ability: RequestView['abilities'][number]): boolean => abilities.includes(ability)
  const items: (Act | false | undefined)[] = [
    can('nudge') && { icon: 'bell', text: '催一下', onPress: () => void acts.act({ action: 'nudge' }) },
    can('reschedule') && onMove && { icon: 'calendar', text: '改时间', onPress: onMove },
    // below an answer it stands beside the verdict already
    can('human') &&
      !can('helpful') && {
        icon: 'headset',
        text: '找人工',
        onPress: () => void acts.act({ action: 'human' }),
      },
    can('cancel') && { icon: 'cross', text: '不办了', onPress: onCancel },
  ]
  const offered = items.filter((item): item is Act => Boolean(item))
  const [only] = offered
  if (!only) return null
  if (offered.length > 1) return <ActsGrid items={offered} />
  // alone it would be the largest thing on the page
  return (
    <Button small kind="bare" icon={only.icon} onPress={only.onPress}>
      {only.text}
    </Button>
  )
}
