export default definePageConfig({
  navigationBarTitleText: '公告走到哪一步',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
