export default definePageConfig({
  navigationBarTitleText: '产品',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
