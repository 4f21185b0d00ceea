export default definePageConfig({
  navigationBarTitleText: '授权管理',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
