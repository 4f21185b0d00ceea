export default definePageConfig({
  navigationBarTitleText: '客服工作台',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
