export default definePageConfig({
  navigationBarTitleText: '派单板',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
