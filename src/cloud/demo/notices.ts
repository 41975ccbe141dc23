import type { Notice } from './posting'

const wholeDay = '请穿方便活动的鞋，听从现场带队社工安排；身体不舒服马上告诉志愿者。'
const insured = '志愿者意外险，由社区统一购买'
const social = '小满社工服务中心'

const by = (gave: string): Notice['contributions'][number] => ({
  party: 'community',
  name: '张家湾社区',
  gave,
})
const workers = (gave: string): Notice['contributions'][number] => ({
  party: 'social_worker',
  name: '张家湾社工站',
  gave,
})
const team = (name: string, gave: string): Notice['contributions'][number] => ({
  party: 'volunteer',
  name,
  gave,
})
const fund = (gave: string): Notice['contributions'][number] => ({
  party: 'charity',
  name: '张家湾社区慈善微基金',
  gave,
})

/** What is posted, in our own words; the programmes are those that the districts report of. */
export const folkDay: Notice = {
  kind: 'event',
  title: '民俗体验日：雕版拓印和剪纸',
  category: 'culture',
  place: '张家湾社区文化广场',
  address: '社区党群服务中心门前',
  content:
    '请来两位非遗手艺人，手把手教大家刷墨、覆纸、拓出一张自己的年画；另一边摆开长桌学剪窗花，从一个“福”字剪起。做好的作品都可以带回家。\n不想坐着的朋友，可以报“布场志愿者”，和社工一起搭展架、分材料、给老人引路。',
  conditions: '老少都欢迎。10 岁以下的孩子请家长陪着，刻刀由手艺人使用。',
  riskNotice: `剪刀和刻版有刃，孩子使用时大人要在身边。${wholeDay}`,
  insurance: insured,
  tags: ['非遗', '亲子', '新春'],
  servedGroups: ['families', 'elders', 'children'],
  contributions: [
    by('场地和桌椅'),
    { party: 'social_org', name: social, gave: '活动方案，联系非遗手艺人' },
    workers('带队和统筹'),
    team('向阳花志愿服务队', '布场、讲解、秩序'),
    fund('宣纸、红纸和颜料'),
  ],
}

export const noonMeals: Notice = {
  kind: 'job',
  title: '午间送餐：把热饭送到老人家门口',
  category: 'elderly',
  place: '张家湾社区食堂',
  address: '社区食堂取餐口集合',
  content:
    '中午子女不在家、自己做饭又不方便的老人，等着这一口热饭。11 点到食堂取餐，两人一组走一条线，大约 8 户。敲门、问好、看看老人气色，饭菜要软、要热。有人没应门，马上打给带队社工，不要自己走开。',
  conditions: '年满 16 岁，走得动楼梯。第一次来由老队员带着走一趟。',
  riskNotice: '提餐盒上下楼请扶好扶手，雨天路滑慢行；不进厨房、不碰药品，老人有异样先打电话。',
  insurance: insured,
  tags: ['养老外卖', '每天'],
  servedGroups: ['elders'],
  contributions: [by('社区食堂和餐盒'), workers('线路和老人情况'), team('午间送餐队', '每天送餐')],
}

export const homeTeaching: Notice = {
  kind: 'job',
  title: '一对一上门陪学',
  category: 'children',
  place: '孩子家中（报名后告知）',
  address: '',
  content:
    '社区里有个孩子因为少见的病不能去学校，白天家里常常没人。社工已经和家长商量好，每次由一位受过培训的志愿者陪两小时：念一课书，做一道题，下一盘棋，也陪着说说话。孩子的情况只和陪学的志愿者当面说。',
  conditions: '年满 20 岁，参加过陪学培训并通过面谈。一次只要一位，请确定能来再报。',
  riskNotice: '全程开着房门，不拍照、不发圈、不带孩子出门；孩子不舒服，先联系家长和带队社工。',
  insurance: insured,
  tags: ['陪学', '需要面谈'],
  servedGroups: ['children', 'disabled'],
  contributions: [workers('个案计划和督导'), team('陪学小组', '一对一陪伴')],
}

export const riderPatrol: Notice = {
  kind: 'job',
  title: '移动网格员巡访：送单路上多看一眼',
  category: 'patrol',
  place: '张家湾邻里驿站',
  address: '驿站门口领马甲',
  content:
    '骑手和快递小哥每天走遍楼栋，是最熟路的邻居。两单之间绕一圈：看看消防通道堵没堵，楼道灯亮不亮，独居老人的门口有没有积了几天的牛奶。看到就拍下来交给驿站，不用自己处理。',
  conditions: '新就业群体优先，其他居民也可以同行。年满 18 岁。',
  riskNotice: '不为巡访抢时间，停稳车再拍照；遇到争执不劝架，退后并打电话。',
  insurance: insured,
  tags: ['骑手', '随手拍'],
  servedGroups: ['new_workers', 'elders'],
  contributions: [by('驿站热水和充电'), team('骑手移动网格队', '楼栋巡访'), workers('交办和回访')],
}

export const examTraining: Notice = {
  kind: 'event',
  title: '社会工作师考前辅导（第三讲）',
  category: 'training',
  place: '街道社工实习实训基地',
  address: '二楼大教室',
  content:
    '这一讲说“社会工作综合能力”：怎么看题、怎么写案例，讲师带大家做一套往年的题。想考证的社区工作者、志愿骨干和在校学生都可以来，座位先到先坐，讲义现场发。',
  conditions: '准备报考的居民和社区工作者，年满 18 岁。',
  riskNotice: '教室在二楼，没有电梯；请看好随身物品，紧急时按门口的疏散图走楼梯。',
  insurance: null,
  tags: ['考证', '免费'],
  servedGroups: ['jobseekers'],
  contributions: [
    { party: 'community', name: '水果湖街道', gave: '教室' },
    { party: 'social_worker', name: '街道名社会工作师工作室', gave: '讲师' },
  ],
}

export const jobCourse: Notice = {
  kind: 'event',
  title: '就业超市：家门口的灵活就业课',
  category: 'training',
  place: '纺器社区就业超市',
  address: '一楼共享教室',
  content:
    '空着的老房子改成了就业超市。这一期由社工排课、志愿者传手艺：收纳整理、母婴照护、短视频带货各一场。学完由带课的师傅写一句评语，社工帮忙对接时间灵活的活儿。',
  conditions: '想找活儿、想多一门手艺的居民都可以，年满 18 岁。',
  riskNotice: '实操时听师傅安排，电器由工作人员开关；凡是先收费的“招工”都不要信。',
  insurance: null,
  tags: ['就业', '手艺'],
  servedGroups: ['jobseekers', 'families'],
  contributions: [
    { party: 'community', name: '纺器社区', gave: '场地' },
    { party: 'social_worker', name: '纺器社工室', gave: '课程设计' },
    { party: 'volunteer', name: '巧手师傅队', gave: '授课' },
  ],
}

export const monthlyGathering: Notice = {
  kind: 'job',
  title: '月月相聚：陪长辈喝茶出游',
  category: 'elderly',
  place: '张家湾社区会客厅',
  address: '党群服务中心一楼',
  content:
    '每个月请几位失去独生子女的长辈出来坐一坐，这个月是包饺子、听戏。需要几位性子慢、愿意听的邻居陪着：接一接、坐一坐、送回家。不送慰问品，也不问往事，陪着就好。',
  conditions: '年满 25 岁，由社工面谈过。不带孩子，不拍照。',
  riskNotice: '长辈起身、上下车要搀扶；话题由长辈起头，情绪不好时请带队社工接手。',
  insurance: insured,
  tags: ['每月一次', '陪伴'],
  servedGroups: ['bereaved_parents', 'elders'],
  contributions: [workers('带队和回访'), team('银龄陪伴队', '接送和陪伴'), fund('茶点和车费')],
}
