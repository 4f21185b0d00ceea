import Taro from '@tarojs/taro'

/** Only WeChat tells people something while the app is closed. */
export const canSubscribe = process.env.TARO_ENV === 'weapp'

export type Choice = 'accept' | 'reject' | 'ban' | 'filter'

const CHOICES: readonly unknown[] = ['accept', 'reject', 'ban', 'filter'] satisfies Choice[]

/**
 * Asks whether these messages may be sent, once each. Only in a tap, before anything is waited for: WeChat refuses
 * otherwise. Nothing was chosen where it would not ask: messages are switched off altogether.
 */
export async function askToSubscribe(
  templateIds: readonly string[],
): Promise<{ templateId: string; choice: Choice }[]> {
  try {
    const reply = await Taro.requestSubscribeMessage({
      tmplIds: [...templateIds],
      // Alipay's: Taro's types ask everyone for it
      entityIds: [],
    })
    return templateIds.flatMap((templateId) => {
      const choice: unknown = Reflect.get(reply, templateId)
      return isChoice(choice) ? [{ templateId, choice }] : []
    })
  } catch {
    return []
  }
}

const isChoice = (said: unknown): said is Choice => CHOICES.includes(said)
