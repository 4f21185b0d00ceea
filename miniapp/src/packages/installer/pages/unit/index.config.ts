export default definePageConfig({ navigationBarTitleText: '核对机器' })
