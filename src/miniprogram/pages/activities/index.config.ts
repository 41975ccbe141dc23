import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.activities,
  enablePullDownRefresh: true,
})
