import { View } from '@tarojs/components'
import { CARE_DAYS, CARE_HINTS, CARE_WORDS, CARES, type Care } from '@onehall/shared/domain/care'
import { useAllowed } from '../../../../state/use-allowed.ts'
import { role } from '../../../../ui/aria.ts'
import { Button, Link } from '../../../../ui/button/button.tsx'
import { RadioRow } from '../../../../ui/choice/radio-row.tsx'
import { useAfter } from '../../../../ui/loaded/use-after.ts'
import { Sheet } from '../../../../ui/sheet/sheet.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import './sheets.scss'

interface CareSheetProps {
  open: boolean
  care: Care | null
  onCare: (care: Care | null) => void
  onClose: () => void
}

/** What whoever comes must mind. It is about health: asked only where she lets us, and the visit is booked without too. */
export function CareSheet({ open, onClose, ...choice }: CareSheetProps) {
  return (
    <Sheet open={open} title={CARE_TITLE} onClose={onClose}>
      <Choices {...choice} onClose={onClose} />
    </Sheet>
  )
}

export const CARE_TITLE = '家里有人需要照顾到'

function Choices({ care, onCare, onClose }: Omit<CareSheetProps, 'open'>) {
  const { allowed, refusal, ask } = useAllowed('health')
  const choose = (chosen: Care | null): void => {
    onCare(chosen)
    onClose()
  }
  if (allowed === null) return <Looking />
  if (!allowed) {
    return (
      <>
        <View className="t2">{`您还没同意记这一项，所以现在${refusal ?? ''}`}</View>
        <View className="t1 q mt2">不填也照常约，一步都不少。</View>
        <View className="mt4">
          <Button kind="line" onPress={ask}>
            去看这一项
          </Button>
        </View>
      </>
    )
  }
  return (
    <>
      <View className="sheet-rows" {...role('radiogroup')} aria-label={CARE_TITLE}>
        {CARES.map((one) => (
          <RadioRow
            key={one}
            wraps
            title={CARE_WORDS[one]}
            sub={CARE_HINTS[one]}
            chosen={care === one}
            onChoose={() => choose(one)}
          />
        ))}
        <RadioRow title="没有，不用记" chosen={care === null} onChoose={() => choose(null)} />
      </View>
      <View className="t1 q mt3">
        {`只给接手的客服和这次来的师傅看这一条，同样急的里面先办。办完 ${CARE_DAYS} 天后删掉。`}
      </View>
      <Link onPress={ask}>随时可以撤回</Link>
    </>
  )
}

/** Without a network it cannot be known: then nothing is asked. */
function Looking() {
  const slow = useAfter(5000)
  return (
    <>
      <Skeleton rows={3} />
      {slow && <View className="t2 mt3">现在查不到您同意过没有，这一条先不填。不填也照常约。</View>}
    </>
  )
}
