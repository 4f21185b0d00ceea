export default definePageConfig({ navigationBarTitleText: '一厅', navigationStyle: 'custom' })
