import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.stock,
  enablePullDownRefresh: true,
})
