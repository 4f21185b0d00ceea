import { View } from '@tarojs/components'
import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { useState } from 'react'
import { Button } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextArea } from '../../../../../ui/field/text-area.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { Times } from '../../../booking/parts/when.tsx'
import { useSlots, type ChosenSlot } from '../../../booking/use-slots.ts'
import type { VisitKind } from '../../../booking/visits.ts'
import { departmentName, type Visit } from '../standing.ts'

interface OtherTimeSheetProps {
  visit: Visit | null
  kind: VisitKind
  registrationId: string | undefined
  busy: boolean
  problem: string | null
  onSlot: (slot: ChosenSlot) => void
  /** what she says of it, where no calendar is known */
  onWords: (text: string) => void
  onClose: () => void
}

/** Another time: one of installation's free ones, or in words where a department has no calendar. */
export function OtherTimeSheet({ visit, onClose, ...rest }: OtherTimeSheetProps) {
  if (visit === null || visit.department === 'installation') {
    return <FreeTimes open={visit !== null} {...rest} onClose={onClose} />
  }
  return <InWords department={departmentName(visit.department)} {...rest} onClose={onClose} />
}

type FreeTimesProps = Omit<OtherTimeSheetProps, 'visit' | 'onWords'> & { open: boolean }

function FreeTimes({ open, kind, registrationId, busy, problem, onSlot, onClose }: FreeTimesProps) {
  const [wanted, setWanted] = useState<ChosenSlot | null>(null)
  const ask = open && registrationId ? { kind, registrationId } : null
  const slots = useSlots({ ask, wanted, choose: setWanted })
  const { chosen } = slots
  const foot = (
    <Button off={!chosen} busy={busy && '正在改'} onPress={() => chosen && onSlot(chosen)}>
      改到这个时间
    </Button>
  )
  return (
    <Sheet open={open} title="换个时间" foot={foot} onClose={onClose}>
      {problem && (
        <Note live kind="bad" icon="alert">
          {problem}
        </Note>
      )}
      <Times {...slots} all />
    </Sheet>
  )
}

interface InWordsProps {
  department: string
  onWords: (text: string) => void
  onClose: () => void
}

function InWords({ department, onWords, onClose }: InWordsProps) {
  const [text, setText] = useState('')
  const said = text.trim()
  const foot = (
    <Button off={!said} onPress={() => onWords(said)}>
      告诉{department}
    </Button>
  )
  return (
    <Sheet open title="换个时间" foot={foot} onClose={onClose}>
      <Field label={`写下哪天方便，${department}看到就来改`}>
        <TextArea
          label="哪天方便"
          placeholder="比如：周二下午，或者周末都行"
          value={text}
          max={TEXT_MAX}
          onChange={setText}
        />
      </Field>
      <View className="mt2 t1 q">改好之前，还按原来的时间</View>
    </Sheet>
  )
}
