export default definePageConfig({
  navigationBarTitleText: '寻人的钱',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
