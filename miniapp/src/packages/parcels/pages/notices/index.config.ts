export default definePageConfig({
  navigationBarTitleText: '还在找的人',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
