export default definePageConfig({ navigationBarTitleText: '授权回执' })
