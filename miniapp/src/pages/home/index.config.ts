export default definePageConfig({
  navigationBarTitleText: '一厅',
  navigationStyle: 'custom',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
