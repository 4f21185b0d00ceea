/**
 * Takes out of a text what may tell who wrote it, before it leaves the house: numbers, addresses, names. Rather a
 * word too many than one too few: what is masked only words an answer, it does not find it.
 */
export function mask(text: string): string {
  return RULES.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text.normalize('NFKC'))
}

const NUMBER = '[\\d零〇一二三四五六七八九十百幺]'
const HAN = '\\p{Script=Han}'

/** 张伟, 欧阳娜娜: a family name, then one or two characters. */
const FAMILY =
  '(?:欧阳|上官|司马|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文])'
const TITLE = '先生|女士|小姐|太太|师傅|老师|医生|经理|阿姨|大爷|大妈|大哥|大姐|叔叔|奶奶|爷爷'

const RULES: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '【邮箱】'],
  [/https?:\/\/\S+/gi, '【链接】'],
  // phones, identity cards, orders, waybills, cards: whatever has seven digits and more, however they are parted
  [/(?:\+?86[\s-]?)?[a-z]{0,4}\d(?:[\s\-—_.·*]?[\dx*]){6,}/gi, '【号码】'],
  [/[零〇一二三四五六七八九幺]{7,}/g, '【号码】'],
  [/(?:微信|vx|wx|qq)(?:号)?[\s:是]*[a-z\d][\w-]{4,}/gi, '【账号】'],
  [
    new RegExp(
      `[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\\s]?[A-Z\\d]{5,6}`,
      'g',
    ),
    '【车牌】',
  ],
  // from the first name of a place to its last number: 合肥市蜀山区望江路 88 号 3 幢 1203
  [
    new RegExp(
      `(?:${HAN}{2,8}?(?:省|自治区|市|自治州|区|县|旗|镇|乡|街道)\\s*)*${HAN}{1,8}?(?:路|街|大道|巷|弄|胡同|村|小区|花园|家园|公寓|大厦|广场|新村|苑|里|府|庭|湾|城)${HAN}{0,4}\\s*(?:${NUMBER}+\\s*(?:号楼|号院|号|幢|栋|座|单元|楼|层|室|户|弄|组|期|门)[-\\s]*)+(?:\\d+\\s*室?)?`,
      'gu',
    ),
    '【地址】',
  ],
  [new RegExp(`(?:${HAN}{2,8}?(?:省|自治区|市|自治州|区|县|镇|乡|街道)\\s*){2,}`, 'gu'), '【地址】'],
  [
    new RegExp(
      `(?:${NUMBER}|[A-Z])+\\s*(?:号楼|幢|栋|座|单元)(?:[-\\s]*${NUMBER}+\\s*(?:单元|楼|层|号|室)?)*`,
      'giu',
    ),
    '【地址】',
  ],
  [
    new RegExp(
      `((?:我叫|我是|叫做|名字叫|姓名|收货人|联系人|收件人|户主)[\\s::是为]*)${FAMILY}${HAN}{1,2}`,
      'gu',
    ),
    '$1【姓名】',
  ],
  [new RegExp(`${FAMILY}${HAN}{0,2}(?=${TITLE})`, 'gu'), '【姓名】'],
  [new RegExp(`(免贵姓|我姓)\\s*${HAN}`, 'gu'), '$1【姓名】'],
]
