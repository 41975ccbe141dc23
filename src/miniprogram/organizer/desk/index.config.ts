import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.desk,
  enablePullDownRefresh: true,
})
