export default definePageConfig({
  navigationBarTitleText: '寻人公告',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  enableShareAppMessage: process.env.TARO_ENV === 'weapp',
})
