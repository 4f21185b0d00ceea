export default definePageConfig({
  navigationBarTitleText: '我的包裹',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
