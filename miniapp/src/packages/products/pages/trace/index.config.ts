export default definePageConfig({ navigationBarTitleText: '从哪来' })
