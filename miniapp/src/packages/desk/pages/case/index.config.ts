export default definePageConfig({
  navigationBarTitleText: '一件请求',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
