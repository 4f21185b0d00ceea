export default definePageConfig({
  navigationBarTitleText: '包裹',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
