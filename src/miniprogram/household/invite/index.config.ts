import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.invite,
  enablePullDownRefresh: true,
})
