import { View } from '@tarojs/components'
import type { JobMove } from '@onehall/shared/domain/job-states'
import { visitWords } from '@onehall/shared/domain/time'
import { useState } from 'react'
import { listJobSlots } from '../../../../../api/jobs.ts'
import type { Said } from '../../../../../outbox/record.ts'
import { useResource } from '../../../../../state/use-resource.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { RadioRow } from '../../../../../ui/choice/radio-row.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextArea } from '../../../../../ui/field/text-area.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'

interface WhySheetProps {
  /** declined or unable; null: closed */
  to: JobMove | null
  jobId: string
  onSay: (to: JobMove, more: Partial<Said>) => void
  onClose: () => void
}

const SHOWN = 6

/** Why not, and when to come again: times only where there is a network, else the office finds one. */
export function WhySheet({ to, jobId, onSay, onClose }: WhySheetProps) {
  const [reason, setReason] = useState('')
  const [slotId, setSlotId] = useState<string | null>(null)
  const isUnable = to === 'unable'
  const slots = useResource(isUnable ? `slots:${jobId}` : null, async () => (await listJobSlots(jobId)).items)
  const said = reason.trim()
  const foot = (
    <Button
      kind="danger"
      off={!said}
      onPress={() => to && onSay(to, { reason: said, ...(isUnable && slotId ? { newSlotId: slotId } : {}) })}
    >
      {isUnable ? '记下做不了' : '退回这一单'}
    </Button>
  )
  return (
    <Sheet open={to !== null} title={isUnable ? '这次做不了' : '接不了这一单'} foot={foot} onClose={onClose}>
      <Field label="写下原因，调度和客服看得到">
        <TextArea
          label="原因"
          value={reason}
          max={300}
          placeholder={isUnable ? '比如：柜体开孔小了 2 厘米' : '比如：那天请假了'}
          onChange={setReason}
        />
      </Field>
      {isUnable && (
        <View className="mt4">
          <View className="t1 q">
            {slots.data?.length
              ? '再来的时间，客户点头才定；不选就由调度来约'
              : '现在看不到空的时间，由调度来约'}
          </View>
          {slots.data && slots.data.length > 0 && (
            <View className="mt2">
              <Card list choices label="再来的时间">
                {slots.data.slice(0, SHOWN).map(({ id, from, until, worker }) => (
                  <RadioRow
                    key={id}
                    title={visitWords(from, until, new Date())}
                    end={worker ?? ''}
                    chosen={id === slotId}
                    onChoose={() => setSlotId(id === slotId ? null : id)}
                  />
                ))}
              </Card>
            </View>
          )}
        </View>
      )}
    </Sheet>
  )
}
