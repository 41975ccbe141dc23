import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.report,
  enablePullDownRefresh: true,
})
