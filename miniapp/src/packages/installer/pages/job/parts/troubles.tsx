import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { handOverJob } from '../../../../../api/jobs.ts'
import { scrollToTop } from '../../../../../platform/scroll.ts'
import { putJob } from '../../../../../state/jobs-kept.ts'
import { useWrite } from '../../../../../state/use-write.ts'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextArea } from '../../../../../ui/field/text-area.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import type { Entry } from '../../../../../outbox/record.ts'
import { askedWhy } from '../../../job-now.ts'
import { MOVE_WORDS } from '../../../words.ts'
import type { At } from './at.ts'

/** What was not taken and what to do; what the office changed meanwhile; what is asked. */
export function Troubles({ now, acts }: At) {
  const why = askedWhy(now)
  const newest = now.refused[now.refused.length - 1]?.id
  const seen = useRef(newest)
  useEffect(() => {
    // it stands above what he just pressed
    if (newest !== undefined && newest !== seen.current) scrollToTop()
    seen.current = newest
  }, [newest])
  return (
    <>
      <Conflict now={now} />
      {now.refused.map((entry) => (
        <Refused key={entry.id} entry={entry} acts={acts} />
      ))}
      {why && <Why onSay={(reason) => acts.why(why.id, reason)} />}
    </>
  )
}

function Conflict({ now: { view, state } }: Pick<At, 'now'>) {
  const handing = useWrite((_: null, key) => handOverJob(view.id, key))
  const { conflict } = view
  // what is called off is nobody's at the desk any more: the office alone decides
  const who = conflict?.why === 'cancelled' ? '调度' : '客服'
  if (!conflict) {
    return view.standing === 'yours' ? null : (
      <Note kind="warm" icon="info">
        {(view.standing === 'cancelled' ? '这一单取消了，' : '这一单改派给别的师傅了，') +
          (state === 'started' ? '您做完的照样报，由调度来定' : '不用去')}
      </Note>
    )
  }
  return (
    <Card label="和派单对不上">
      <View className="t2 b">{conflict.sentence}</View>
      <View className="t1 q mt1">您记的一项都没丢，由调度来定算不算</View>
      {handing.problem && (
        <Note live kind="bad" icon="alert">
          {handing.problem.sentence}
        </Note>
      )}
      <View className="mt3">
        {conflict.handedOver ? (
          <Note kind="pine" icon="headset">
            {`交给${who}了`}
          </Note>
        ) : (
          <Button
            small
            kind="line"
            icon="headset"
            busy={handing.busy && '正在交'}
            onPress={() => void handing.run(null).then((job) => job && putJob(job))}
          >
            {`交给${who}处理`}
          </Button>
        )}
      </View>
    </Card>
  )
}

const nameOf = (entry: Entry): string =>
  entry.kind === 'photo'
    ? '一张照片'
    : entry.kind === 'charges'
      ? '另外收费'
      : `“${MOVE_WORDS[entry.said.to]}”`

function Refused({ entry, acts }: { entry: Entry; acts: At['acts'] }) {
  return (
    <View className="mt3">
      <Card label="没收下的">
        <Note live kind="bad" icon="alert">
          {`${nameOf(entry)}没收下：${entry.refused?.sentence ?? ''}`}
        </Note>
        <View className="t1 q mt2">{adviceFor(entry)}</View>
        <View className="mt3">
          <Buttons>
            <Button small kind="line" onPress={() => acts.takeOut(entry.id)}>
              {entry.kind === 'photo' ? '去掉这张' : '收回来改'}
            </Button>
            <Button small kind="soft" icon="refresh" onPress={() => acts.tryAgain(entry.id)}>
              再发一次
            </Button>
          </Buttons>
        </View>
      </Card>
    </View>
  )
}

const ADVICE: Record<string, string> = {
  'job.wrong_code': '收回来，请客户再念一遍，别的都不用重填',
  'job.code_spent': '收回来，改成签名，或者写明客户不在',
  'job.incomplete': '收回来，把缺的补上',
  'job.wrong_unit': '收回来，先别拆，打电话给调度',
  'job.reassigned': '不用再去了。做过的都还在',
  'job.cancelled': '不用再去了。做过的都还在',
  'job.moved': '看一下新的时间。做过的都还在',
}

const adviceFor = ({ refused }: Entry): string => ADVICE[refused?.code ?? ''] ?? '照片和填的都还在手机里'

/** Far from the address is asked about, not refused. */
function Why({ onSay }: { onSay: (reason: string) => void }) {
  const [text, setText] = useState('')
  const said = text.trim()
  return (
    <View className="mt3">
      <Card label="离地址有点远">
        <Field bold label="记下了。离地址有点远，是怎么回事">
          <TextArea
            label="为什么离得远"
            value={text}
            max={300}
            placeholder="比如：车停在南门外"
            onChange={setText}
          />
        </Field>
        <View className="mt3">
          <Button small off={!said} onPress={() => onSay(said)}>
            说明一下
          </Button>
        </View>
      </Card>
    </View>
  )
}
