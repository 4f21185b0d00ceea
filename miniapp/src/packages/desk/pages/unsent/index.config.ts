export default definePageConfig({ navigationBarTitleText: '部门没接到的' })
