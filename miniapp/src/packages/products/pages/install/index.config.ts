export default definePageConfig({ navigationBarTitleText: '预约安装' })
