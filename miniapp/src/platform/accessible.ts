import { mergeInternalComponents } from '@tarojs/shared'
import { ARIA } from './aria-attributes.ts'

// Before anything is drawn: Taro numbers the attributes of each component from this table, as config/accessible.ts did
// for the templates. Both must know the same ones.
if (process.env.TARO_ENV === 'weapp') mergeInternalComponents(ARIA)
