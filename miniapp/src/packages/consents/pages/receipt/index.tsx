import type { ConsentReceiptView } from '@onehall/shared/contract/consents'
import { View } from '@tarojs/components'
import { open } from '../../../../platform/navigation.ts'
import { savesToDisk } from '../../../../platform/save-file.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Buttons } from '../../../../ui/button/button.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Pairs } from '../../../../ui/pairs/pairs.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { Slip } from '../../../../ui/slip/slip.tsx'
import { decidedWord, rowsOf } from './receipt-words.ts'
import { useReceipt } from './use-receipt.ts'
import './receipt.scss'

export default function ReceiptPage() {
  const { receipt, problem, copyText, saveFile } = useReceipt()
  const known = receipt.data === 'unknown' ? null : receipt.data
  const bar = known && (
    <BottomBar after="随时能在授权管理里再看">
      {problem && (
        <View className="stale">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
      <Buttons>
        <Button kind="line" icon="copy" onPress={() => copyText(known)}>
          复制
        </Button>
        <Button kind="line" icon="download" onPress={() => saveFile(known)}>
          {savesToDisk ? '存成文件' : '发到聊天存'}
        </Button>
      </Buttons>
    </BottomBar>
  )
  return (
    <Screen title="授权回执" bar={bar}>
      <Loaded of={receipt} skeleton={<Skeleton rows={4} />}>
        {(one) =>
          one === 'unknown' ? (
            <Blank
              art="error"
              title="没有这张回执"
              text="只有您自己的，在更改记录里能找到"
              act={{ text: '看更改记录', onPress: () => open('consentHistory') }}
            />
          ) : (
            <Receipt receipt={one} />
          )
        }
      </Loaded>
    </Screen>
  )
}

function Receipt({ receipt }: { receipt: ConsentReceiptView }) {
  const { shown } = receipt
  return (
    <Slip
      label="授权回执"
      parts={[
        <View key="what">
          <View className="t1 q">{shown.title}</View>
          <Title>{decidedWord(receipt)}</Title>
          <View className="mt4">
            <Pairs items={rowsOf(receipt)} />
          </View>
        </View>,
        <View key="words">
          <View className="t1 q">当时的全文</View>
          <View className="t2 mt1 pretty">{shown.text}</View>
          <View className="t1 qq mt3 mono receipt-hash">{`全文指纹 ${shown.textHash}`}</View>
        </View>,
      ]}
    />
  )
}
