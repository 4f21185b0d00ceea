export default definePageConfig({
  navigationBarTitleText: process.env.TARO_ENV === 'weapp' ? '绑定手机号' : '登录',
})
