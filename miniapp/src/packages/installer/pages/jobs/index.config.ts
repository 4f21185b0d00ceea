export default definePageConfig({
  navigationBarTitleText: '今天的活',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
