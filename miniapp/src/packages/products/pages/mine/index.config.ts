export default definePageConfig({
  navigationBarTitleText: '我的产品',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
