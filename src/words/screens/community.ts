/** 万家灯火: a community's page. */
export const communityWords = {
  lit: (lit: string, total: string) => `${total} 扇窗，亮了 ${lit} 扇`,
  month: (month: string) => `${month}服务过的人家`,
  spoken: (community: string, lit: string, total: string) =>
    `${community}的楼栋，${total} 扇窗里亮着 ${lit} 扇`,
  own: (building: string, number: string) => `您家的窗：${building} 第 ${number} 扇`,
  ownShine: [
    '这个月还暗着。参加一次服务，它就亮了。',
    '这个月亮了，谢谢您。',
    '这个月很亮，邻居们都看得见。',
    '这个月是楼里最亮的几扇之一。',
  ],
  noOwn: '您家还没有选窗。到「我的家庭」里可以看看。',
  privacy: '一扇窗是一户人家，不显示姓名。',
  figures: '社区数字',
  figuresNote: '每个数字都从记录里数出来',
  about: '关于社区',
  district: (name: string) => `${name}数字`,
  others: '别的社区',
  communities: '选择社区',
  share: '分享给邻居',
  shareTitle: (community: string, lit: string) =>
    `${community}这个月亮了 ${lit} 户，来看看我们的万家灯火`,
  find: '看看附近活动',
} as const
