import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.entry,
  enablePullDownRefresh: true,
})
