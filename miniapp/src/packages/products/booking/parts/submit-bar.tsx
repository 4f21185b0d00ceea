import { View } from '@tarojs/components'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Buttons } from '../../../../ui/button/button.tsx'
import { Icon } from '../../../../ui/icon/icon.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Press } from '../../../../ui/press/press.tsx'
import { yuanRange } from '../money.ts'
import type { Booking } from '../use-booking.ts'
import { VISITS, type VisitKind } from '../visits.ts'
import './submit-bar.scss'

interface SubmitBarProps {
  visit: VisitKind
  booking: Booking
  onPrice: () => void
}

/** What it will cost, what is missing, and the act. */
export function SubmitBar({ visit, booking, onPrice }: SubmitBarProps) {
  const { place, submission, fault } = booking
  const { submit, busy } = VISITS[visit]
  if (place.all.data && !place.address) {
    return (
      <BottomBar line="存下地址，就能选时间">
        <Button busy={place.form.busy && '正在存'} onPress={() => void place.form.store()}>
          存下地址
        </Button>
      </BottomBar>
    )
  }
  const missing = missingIn(booking)
  const unsent = submission.problem?.offline ?? !booking.online
  return (
    <BottomBar line={missing ?? <PriceLine of={booking.price} onPress={onPrice} />}>
      {submission.problem && !unsent && (
        <View className="submit-word">
          <Note live kind="bad" icon="alert">
            {submission.problem.sentence}
          </Note>
        </View>
      )}
      {unsent && !submission.busy ? (
        <Unsent booking={booking} off={missing !== null} />
      ) : (
        <Button busy={submission.busy && busy} off={missing !== null} onPress={() => void submission.send()}>
          {fault?.safety ? '马上报修' : submit}
        </Button>
      )}
    </BottomBar>
  )
}

function Unsent({ booking: { submission, online }, off }: { booking: Booking; off: boolean }) {
  return (
    <>
      <View className="submit-word">
        <Note live kind="warm" icon="nosignal">
          {submission.problem
            ? `还没发出。${submission.problem.sentence}`
            : '现在没有网络，先不用急，写的都还在'}
        </Note>
      </View>
      <Buttons>
        <Button kind="line" off={off} onPress={() => void submission.send()}>
          {online ? '再发一次' : '现在试试'}
        </Button>
        <Button off={off} onPress={() => submission.leave()}>
          有网就发
        </Button>
      </Buttons>
    </>
  )
}

/** Why it cannot go yet; null where nothing is missing. */
function missingIn({ place, uploads }: Booking): string | null {
  if (!place.address) return place.all.problem ? '地址没取到，拉下来再试一次' : '正在取您的地址'
  if (!uploads.pending) return null
  return uploads.photos.some(({ state }) => state === 'failed')
    ? '有照片没传上，再传一次，或者去掉'
    : '照片传完就能提交'
}

function PriceLine({ of: { data, problem }, onPress }: { of: Booking['price']; onPress: () => void }) {
  if (data) {
    return (
      <Press
        className="price-line"
        label={`${data.sentence}，预计 ${yuanRange(data.estimate)}，看明细`}
        onPress={onPress}
      >
        <View className="grow pretty">{data.sentence}</View>
        <View className="price-sum">
          预计 <View className="price-figure">{yuanRange(data.estimate)}</View>
        </View>
        <Icon name="go" size="xs" tone="quiet" />
      </Press>
    )
  }
  return <View>{problem ? '价现在查不到。要收费的先报价，您点同意才动手' : '正在查要多少钱'}</View>
}
