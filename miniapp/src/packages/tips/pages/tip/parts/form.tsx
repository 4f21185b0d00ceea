import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { open } from '../../../../../platform/navigation.ts'
import { useTitle } from '../../../../../platform/title.ts'
import { Link } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextArea } from '../../../../../ui/field/text-area.tsx'
import { Screen } from '../../../../../ui/screen/screen.tsx'
import type { Subject } from '../../../draft.ts'
import type { Tip } from '../../../use-tip.ts'
import { AboutMe } from './about-me.tsx'
import { AboutWhom } from './about-whom.tsx'
import { Contact } from './contact.tsx'
import { Photos } from './photos.tsx'
import { SendBar } from './send-bar.tsx'
import { When } from './when.tsx'
import { Where } from './where.tsx'
import './form.scss'

/** What somebody saw, or what they remember of themselves. Only the first field is asked for. */
export function Form({ subject, tip }: { subject: Subject; tip: Tip }) {
  const { draft, change, wrong } = tip
  const { self } = subject
  const title = self ? '可能是我' : '提供线索'
  useTitle(title)
  const question = self ? '您记得什么' : '您看到了什么'
  return (
    <Screen title={title} bar={<SendBar tip={tip} />}>
      {self ? <AboutMe /> : <AboutWhom noticeId={subject.noticeId} />}
      <View className="mt5 tip-text">
        <Field bold label={question} hint={self ? '几个字也行' : '不确定也能写'} error={wrong ?? undefined}>
          <TextArea
            label={question}
            placeholder={
              self ? '小时候的事、身上的记号、谁说过什么，想到什么写什么' : '什么样的孩子，和谁在一起，哪里像'
            }
            max={TEXT_MAX}
            wrong={wrong !== null}
            value={draft.text}
            onChange={(text) => change({ text })}
          />
        </Field>
      </View>
      {!self && <When draft={draft} change={change} />}
      <Where self={self} draft={draft} change={change} />
      <Photos uploads={tip.uploads} />
      <Contact value={draft.contact} onChange={(contact) => change({ contact })} />
      <View className="mt4 tip-links">
        <Link onPress={() => open('tipStatus')}>已经有回执号，看进展</Link>
        {tip.written && (
          <Link end onPress={tip.forget}>
            清掉写的
          </Link>
        )}
      </View>
    </Screen>
  )
}
