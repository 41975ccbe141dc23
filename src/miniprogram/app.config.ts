import { locationUse, productName, tabTitles } from '../words/titles'

/** Declared only where WeChat has opened it: a declaration without the right stops the release. */
const location =
  process.env.HAOLIN_LOCATION === 'on'
    ? {
        requiredPrivateInfos: ['getLocation' as const, 'chooseLocation' as const],
        permission: { 'scope.userLocation': { desc: locationUse } },
      }
    : {}

/** Colours that follow the phone's theme are named `@…` and defined in theme.json. */
export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/activities/index',
    'pages/shop/index',
    'pages/me/index',
    'pages/activity/index',
    'pages/signup/index',
    'pages/my-signups/index',
    'pages/absences/index',
    'pages/check-in/index',
    'pages/code/index',
    'pages/points/index',
    'pages/item/index',
    'pages/redemptions/index',
    'pages/family/index',
    'pages/inbox/index',
    'pages/join/index',
    'pages/community/index',
    'pages/settings/index',
    'pages/demo/index',
  ],
  subPackages: [
    {
      root: 'organizer',
      pages: [
        'desk/index',
        'edit/index',
        'slot/index',
        'site-code/index',
        'pickup/index',
        'change/index',
        'series/index',
        'templates/index',
        'pending/index',
        'admit/index',
        'appeals/index',
        'comments/index',
        'vouch/index',
        'certificates/index',
        'hours/index',
        'record/index',
        'consents/index',
        'grants/index',
        'points-rules/index',
        'budget/index',
        'households/index',
        'shelf/index',
        'shelf-item/index',
        'stock/index',
      ],
    },
    {
      root: 'service',
      pages: [
        'entry/index',
        'report/index',
        'record/index',
        'records/index',
        'certificates/index',
        'ask/index',
        'certificate/index',
        'verify/index',
      ],
    },
    {
      root: 'household',
      pages: ['invite/index', 'accept/index', 'member/index', 'split/index', 'book/index'],
    },
  ],
  preloadRule: {
    'pages/me/index': { network: 'all', packages: ['organizer'] },
  },
  window: {
    navigationStyle: 'default',
    navigationBarTitleText: productName,
    navigationBarBackgroundColor: '@paper',
    navigationBarTextStyle: '@textStyle',
    backgroundColor: '@paper',
    backgroundColorTop: '@paper',
    backgroundColorBottom: '@paper',
    backgroundTextStyle: '@loadingStyle',
  },
  tabBar: {
    color: '@tabInk',
    selectedColor: '@tabSelected',
    backgroundColor: '@card',
    borderStyle: 'black',
    list: [
      tab('home', tabTitles.home),
      tab('activities', tabTitles.activities),
      tab('shop', tabTitles.shop),
      tab('me', tabTitles.me),
    ],
  },
  ...location,
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  resizable: true,
})

function tab(name: keyof typeof tabTitles, text: string) {
  return {
    pagePath: `pages/${name}/index`,
    text,
    iconPath: `assets/tab/${name}.png`,
    selectedIconPath: `assets/tab/${name}-selected.png`,
  }
}
