export default definePageConfig({
  navigationBarTitleText: '进度',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
