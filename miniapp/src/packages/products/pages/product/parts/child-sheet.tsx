import type { ChildView } from '@onehall/shared/contract/devices'
import { NICKNAME_MAX, type ChildUse } from '@onehall/shared/domain/children'
import { View } from '@tarojs/components'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { OrderedList } from '../../../../../ui/steps/ordered-list.tsx'
import type { useChild } from '../use-child.ts'
import './child-sheet.scss'

interface ChildSheetProps {
  form: ReturnType<typeof useChild>
  child: ChildView | null
  allowed: boolean
  use: ChildUse
}

/** Says whose it is; or, once it is said, the way out. */
export function ChildSheet(props: ChildSheetProps) {
  return props.child ? <Bound {...props} /> : <Bind {...props} />
}

function Bind({ form, allowed, use }: ChildSheetProps) {
  const { draft } = form
  const foot = (
    <Button busy={form.busy && '正在记'} onPress={form.send}>
      {allowed ? (use === 'watch' ? '绑定' : '写上') : '去看这一项，再回来'}
    </Button>
  )
  return (
    <Sheet
      open={form.open}
      title={use === 'watch' ? '绑定孩子' : '孩子几月生的'}
      foot={foot}
      onClose={form.close}
    >
      <View className="child-fields">
        <Field label="怎么叫孩子" hint="不必是真名" error={form.nicknameFault}>
          <TextInput
            label="怎么叫孩子"
            placeholder="小名就行"
            max={NICKNAME_MAX}
            value={draft.nickname}
            wrong={form.nicknameFault !== undefined}
            onChange={(nickname) => form.write({ nickname })}
          />
        </Field>
        <Field label="出生年月" error={form.bornFault}>
          <View className="born">
            <TextInput
              label="出生年"
              kind="number"
              max={4}
              value={draft.year}
              wrong={form.bornFault !== undefined}
              after={<View className="q">年</View>}
              onChange={(year) => form.write({ year: year.replace(/\D/g, '') })}
            />
            <TextInput
              label="出生月"
              kind="number"
              max={2}
              value={draft.month}
              wrong={form.bornFault !== undefined}
              after={<View className="q">月</View>}
              onChange={(month) => form.write({ month: month.replace(/\D/g, '') })}
              onConfirm={form.send}
            />
          </View>
        </Field>
      </View>
      {form.problem && (
        <Note live kind="bad" icon="alert">
          {form.problem}
        </Note>
      )}
      <View className="t1 q mt4">
        {allowed
          ? '锁着存，只有您看得到；手表求助时，接手的值守客服也看得到。'
          : '要监护人先同意“未成年人信息”。写的都留在手机上，回来接着办。'}
      </View>
    </Sheet>
  )
}

const WHAT_HAPPENS = ['孩子的小名和月份马上删掉', '手表求助时的位置也一起删掉']

function Bound({ form, use }: ChildSheetProps) {
  const foot = (
    <Buttons>
      <Button kind="line" busy={form.unbinding && '正在解除'} onPress={form.unbind}>
        解除
      </Button>
      <Button kind="line" onPress={form.close}>
        不解除
      </Button>
    </Buttons>
  )
  return (
    <Sheet
      open={form.open}
      title={use === 'watch' ? '解除绑定' : '删掉孩子的月份'}
      foot={foot}
      onClose={form.close}
    >
      <OrderedList
        items={use === 'watch' ? [...WHAT_HAPPENS, '再按求助键，一厅不会知道'] : WHAT_HAPPENS.slice(0, 1)}
      />
      {form.problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {form.problem}
          </Note>
        </View>
      )}
    </Sheet>
  )
}
