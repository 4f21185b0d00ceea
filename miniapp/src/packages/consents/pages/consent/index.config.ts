export default definePageConfig({
  navigationBarTitleText: '授权',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
