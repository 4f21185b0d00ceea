import { View } from '@tarojs/components'
import type { HomeVisitView, RequestView } from '@onehall/shared/contract/requests'
import { clockRange, dayWords } from '@onehall/shared/domain/time'
import { Avatar } from '../../../../../ui/avatar/avatar.tsx'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { State } from '../../../../../ui/state/state.tsx'
import { chargeWords, ratingWords, visitState } from '../home-visit-words.ts'
import type { HomeVisitActs } from '../use-home-visit.ts'
import './home-visit.scss'

interface HomeVisitProps {
  visit: HomeVisitView
  kind: RequestView['kind']
  acts: HomeVisitActs
  now: Date
}

/** Who comes and where he is; the code to read out; and what only she can say yes to. */
export function HomeVisit({ visit, kind, acts, now }: HomeVisitProps) {
  const { installer, code, charges, register } = visit
  const asked = charges.filter(({ state }) => state === 'asked')
  return (
    <Card label="师傅上门">
      <View className="visit">
        <Avatar name={installer?.name ?? '师傅'} />
        <View className="grow">
          <View className="visit-day">{dayWords(visit.from, now)}</View>
          <View className="visit-when">{clockRange(visit.from, visit.until)}</View>
          <View className="t1 q">{installer ? ratingWords(installer) : '正在安排师傅'}</View>
        </View>
        <State {...visitState(visit, kind)} />
      </View>
      {code && (
        <View className="visit-code">
          <View className="t1 q">做完了，您满意，再把这 6 位数念给师傅</View>
          <View className="visit-digits num" aria-label={`确认码 ${code.split('').join(' ')}`}>
            {code.replace(/(...)(...)/, '$1 $2')}
          </View>
        </View>
      )}
      {asked.map((one) => (
        <View key={one.id} className="visit-ask">
          <View className="t2 b">{chargeWords(one)}</View>
          <View className="t1 q">您不点头，师傅不能收</View>
          <View className="mt3">
            <Buttons>
              <Button small kind="line" off={acts.busy} onPress={() => acts.charges(one.id, false)}>
                不同意
              </Button>
              <Button small kind="line" off={acts.busy} onPress={() => acts.charges(one.id, true)}>
                同意
              </Button>
            </Buttons>
          </View>
        </View>
      ))}
      {charges
        .filter(({ state }) => state === 'confirmed' || state === 'declined')
        .map((one) => (
          <View key={one.id} className="t1 q mt3">
            {`${chargeWords(one)}，您${one.state === 'confirmed' ? '同意了' : '没同意，不收'}`}
          </View>
        ))}
      {register === 'ask' && (
        <View className="visit-ask">
          <View className="t2 b">装好当天替您登记，领保修卡？</View>
          <View className="t1 q">保修从那天算起。不登记也照常装</View>
          <View className="mt3">
            <Buttons>
              <Button small kind="line" off={acts.busy} onPress={() => acts.register(false)}>
                不用
              </Button>
              <Button small kind="line" off={acts.busy} onPress={() => acts.register(true)}>
                替我登记
              </Button>
            </Buttons>
          </View>
        </View>
      )}
      {register === 'yes' && <View className="t1 q mt3">装好当天替您登记，保修从那天算起</View>}
      {register === 'done' && <View className="t1 q mt3">登记好了，保修卡在“我的产品”里</View>}
      {acts.problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {acts.problem}
          </Note>
        </View>
      )}
    </Card>
  )
}
