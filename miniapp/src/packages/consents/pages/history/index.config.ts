export default definePageConfig({
  navigationBarTitleText: '更改记录和回执',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
