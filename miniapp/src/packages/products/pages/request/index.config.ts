export default definePageConfig({
  navigationBarTitleText: '办理进度',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
