/** The component sheet is a page of its own development build (`npm run build:sheet`), of no other. */
const sheet = process.env.ONEHALL_SHEET === '1' ? ['sheet/index'] : []

/** The tip desk is a browser's alone: its process serves this same build at an address of its own. */
const tipDesk =
  process.env.TARO_ENV === 'h5'
    ? [{ root: 'packages/tip-desk', name: 'tip-desk', pages: ['pages/desk/index', 'pages/tip/index'] }]
    : []

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/requests/index', 'pages/me/index', ...sheet],
  subPackages: [
    {
      root: 'packages/products',
      name: 'products',
      pages: [
        'pages/scan-result/index',
        'pages/mine/index',
        'pages/product/index',
        'pages/manual/index',
        'pages/trace/index',
        'pages/repair/index',
        'pages/install/index',
        'pages/request/index',
      ],
    },
    { root: 'packages/hall', name: 'hall', pages: ['pages/ask/index'] },
    {
      root: 'packages/desk',
      name: 'desk',
      pages: [
        'pages/desk/index',
        'pages/case/index',
        'pages/person/index',
        'pages/metrics/index',
        'pages/unsent/index',
        'pages/board/index',
        'pages/invite/index',
      ],
    },
    {
      root: 'packages/installer',
      name: 'installer',
      pages: [
        'pages/jobs/index',
        'pages/job/index',
        'pages/unit/index',
        'pages/summary/index',
        'pages/join/index',
      ],
    },
    {
      root: 'packages/me',
      name: 'me',
      pages: ['pages/sign-in/index', 'pages/addresses/index', 'pages/address/index', 'pages/settings/index'],
    },
    {
      root: 'packages/parcels',
      name: 'parcels',
      pages: [
        'pages/parcels/index',
        'pages/parcel/index',
        'pages/notices/index',
        'pages/notice/index',
        'pages/poster/index',
        'pages/loop/index',
        'pages/fund/index',
      ],
    },
    {
      root: 'packages/consents',
      name: 'consents',
      pages: ['pages/consents/index', 'pages/consent/index', 'pages/history/index', 'pages/receipt/index'],
    },
    { root: 'packages/tips', name: 'tips', pages: ['pages/tip/index', 'pages/status/index'] },
    ...tipDesk,
  ],
  // most people go on to a product from the hall
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['products'] } },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  // where somebody was seen, on a map
  requiredPrivateInfos: ['chooseLocation', 'getLocation'],
  permission: { 'scope.userLocation': { desc: '填地址、师傅到门口核对时用一次，同意过才用' } },
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  window: {
    navigationBarTitleText: '一厅',
    navigationBarBackgroundColor: '@paper',
    navigationBarTextStyle: '@onPaper',
    backgroundColor: '@paper',
    backgroundTextStyle: '@pull',
  },
  // drawn by ui/tab-bar: WeChat's own labels are too small. The list is what makes these pages tabs
  tabBar: {
    custom: true,
    color: '@quiet',
    selectedColor: '@pine',
    backgroundColor: '@card',
    borderStyle: '@border' as 'black',
    list: [
      { pagePath: 'pages/home/index', text: '大厅' },
      { pagePath: 'pages/requests/index', text: '进度' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  // a browser's router only: pages change at once, so that `position: fixed` keeps to the window
  ...(process.env.TARO_ENV === 'h5' && { animation: false }),
})
