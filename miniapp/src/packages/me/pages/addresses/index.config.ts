export default definePageConfig({
  navigationBarTitleText: '地址',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
