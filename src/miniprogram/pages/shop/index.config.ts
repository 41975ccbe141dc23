import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.shop,
  enablePullDownRefresh: true,
})
