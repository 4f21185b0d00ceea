export default definePageConfig({ navigationBarTitleText: '今天的成绩' })
