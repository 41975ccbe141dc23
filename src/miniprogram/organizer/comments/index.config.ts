import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.comments,
  enablePullDownRefresh: true,
})
