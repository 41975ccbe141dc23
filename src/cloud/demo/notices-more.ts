import type { Notice } from './posting'

const insured = '志愿者意外险，由社区统一购买'

const community = (name: string, gave: string): Notice['contributions'][number] => ({
  party: 'community',
  name,
  gave,
})
const team = (name: string, gave: string): Notice['contributions'][number] => ({
  party: 'volunteer',
  name,
  gave,
})
const workers = (gave: string): Notice['contributions'][number] => ({
  party: 'social_worker',
  name: '张家湾社工站',
  gave,
})

export const stationDuty: Notice = {
  kind: 'job',
  title: '邻里驿站值守：搭把手的两小时',
  category: 'neighbourhood',
  place: '张家湾邻里驿站',
  address: '小区东门旁，红屋顶小房子',
  content:
    '给路过的骑手续杯热水，帮老人把菜拎到楼下，替邻居收个快递。事情不大，有人在，门口就亮着灯。孩子可以和家长一起来，负责登记借还的雨伞和推车。',
  conditions: '8 岁以上，孩子要和家里的大人一起。',
  riskNotice: '热水壶由大人使用；推车不载人；不替陌生人保管贵重物品。',
  insurance: insured,
  tags: ['亲子', '家门口'],
  servedGroups: ['families', 'new_workers', 'elders'],
  contributions: [
    community('张家湾社区', '驿站小屋'),
    workers('排班'),
    team('向阳花志愿服务队', '值守'),
  ],
}

export const paperCorner: Notice = {
  kind: 'event',
  title: '小小剪纸角',
  category: 'culture',
  place: '张家湾社区会客厅',
  address: '党群服务中心一楼',
  content: '一张红纸，一把圆头剪刀，跟着邻居奶奶剪一只会站的小兔子。随到随学，一个小时左右。',
  conditions: '5 岁以上，孩子要有大人陪着。',
  riskNotice: '剪刀用完放回盒里，走动时不拿在手上。',
  insurance: null,
  tags: ['亲子', '手工'],
  servedGroups: ['children', 'families'],
  contributions: [community('张家湾社区', '场地和纸张'), team('银发手艺队', '教剪纸')],
}

export const storyTime: Notice = {
  kind: 'event',
  title: '绘本共读：讲给孩子，也讲给大人',
  category: 'children',
  place: '张家湾社区儿童书屋',
  address: '党群服务中心二楼',
  content:
    '大家围坐一圈，一人念一页。这次读三本讲“邻居”的绘本，读完画一画自己家的那扇窗。爸爸妈妈、爷爷奶奶谁来都行，念错字也没关系。',
  conditions: '3 到 10 岁的孩子，每家至少来一位大人。',
  riskNotice: '书架有角，请看好爱跑的孩子；室内脱鞋，请穿防滑袜。',
  insurance: null,
  tags: ['亲子', '阅读'],
  servedGroups: ['children', 'families'],
  contributions: [
    community('张家湾社区', '书屋'),
    { party: 'charity', name: '春风里书屋', gave: '捐赠绘本' },
    team('故事妈妈队', '领读'),
  ],
}

export const heartSalon: Notice = {
  kind: 'event',
  title: '心理沙龙：睡不着的晚上聊一聊',
  category: 'health',
  place: '张家湾社工站',
  address: '党群服务中心三楼小会议室',
  content:
    '工作、孩子、老人，压在心里说不出来。请心理社工带着十来个人慢慢聊，教几种随时能用的放松方法。不做诊断，不记名，说过的话留在屋里。',
  conditions: '年满 18 岁。人数少一点才聊得开，满了可以排候补。',
  riskNotice: '这里不代替看病；聊到难受可以随时停下，社工会单独陪您。',
  insurance: null,
  tags: ['放松', '小组'],
  servedGroups: ['families', 'new_workers'],
  contributions: [
    workers('带领小组'),
    { party: 'social_org', name: '小满社工服务中心', gave: '心理社工' },
  ],
}

export const cleaningDay: Notice = {
  kind: 'job',
  title: '社区清洁日：楼道和花坛',
  category: 'environment',
  place: '张家湾社区中心花园',
  address: '花园凉亭集合',
  content:
    '带上一双旧手套，分三组：清楼道堆物、给花坛除草、擦宣传栏。工具和手套社区都有。干完在凉亭喝碗绿豆汤，再拍一张“前后对比”。',
  conditions: '10 岁以上，孩子要有大人带着。',
  riskNotice: '搬重物两人一起；玻璃和尖物用夹子；高处不爬。',
  insurance: insured,
  tags: ['亲子', '劳动'],
  servedGroups: ['families'],
  contributions: [community('张家湾社区', '工具和绿豆汤'), team('净美家园队', '带组')],
}

export const healthCheck: Notice = {
  kind: 'event',
  title: '健康义诊：量血压、看看药箱',
  category: 'health',
  place: '纺器社区老年活动室',
  address: '活动室一楼',
  content:
    '社区医生来量血压、测血糖，帮大家看看家里的药哪些过期了、哪些不能一起吃。请把常吃的药带来。',
  conditions: '本街道居民，老年人优先。',
  riskNotice: '测血糖要空腹；晕血、晕针请先告诉医生。',
  insurance: null,
  tags: ['义诊', '老人优先'],
  servedGroups: ['elders'],
  contributions: [
    community('纺器社区', '场地'),
    { party: 'charity', name: '街道卫生服务中心', gave: '医生和耗材' },
  ],
}

export const councilMeeting: Notice = {
  kind: 'event',
  title: '楼栋议事会：充电棚建在哪',
  category: 'neighbourhood',
  place: '纺器社区议事亭',
  address: '3 号楼南侧',
  content:
    '电动车多，楼道不许充电。充电棚建在哪里、怎么收费，请住在纺器社区的邻居一起来定，一户一票。',
  conditions: '只请纺器社区的居民，年满 18 岁。',
  riskNotice: '议事讲理不吵架；请看好随行的孩子。',
  insurance: null,
  tags: ['议事'],
  servedGroups: ['families'],
  contributions: [community('纺器社区', '召集'), team('楼栋长队', '入户通知')],
}

export const swapMarket: Notice = {
  kind: 'event',
  title: '旧物新主：邻里交换集市',
  category: 'neighbourhood',
  place: '张家湾社区文化广场',
  address: '社区党群服务中心门前',
  content:
    '小了的童车、看完的书、闲着的花盆，搬来换一样喜欢的。没人要的统一捐给回收站。摊位由志愿者帮忙摆。',
  conditions: '居民自带物品，食品药品不换。',
  riskNotice: '人多请看好孩子；大件物品请家人一起搬。',
  insurance: null,
  tags: ['环保', '亲子'],
  servedGroups: ['families'],
  contributions: [community('张家湾社区', '场地'), team('向阳花志愿服务队', '摊位和秩序')],
}

export const heatingVisits: Notice = {
  kind: 'job',
  title: '供暖走访：挨家听一听',
  category: 'neighbourhood',
  place: '世博城市花园物业服务中心',
  address: '小区北门',
  content:
    '社工和志愿者两人一组，按楼栋走一遍：家里暖不暖，改造方案哪里没看懂，有什么担心。记下来，当天交回社工站，能答的当场答，不能答的说清什么时候回话。',
  conditions: '年满 18 岁，熟悉自己那栋楼最好。',
  riskNotice: '不进卧室、不代收钱物；遇到争执先道歉再离开。',
  insurance: insured,
  tags: ['走访', '供暖'],
  servedGroups: ['families', 'elders'],
  contributions: [
    community('春城社区', '名单和协调'),
    { party: 'social_worker', name: '丽景街社工站', gave: '带队' },
    team('世博城市花园志愿服务队', '入户'),
  ],
}

export const newYearFolk: Notice = {
  kind: 'event',
  title: '春城社区手工年货会',
  category: 'culture',
  place: '世博城市花园中心广场',
  address: '广场凉亭',
  content: '写春联、剪窗花、蒸花馍，邻居们各摆一桌拿手的。志愿者帮忙搬桌子、发号牌。',
  conditions: '兴庆区居民都可以来，孩子要有大人陪着。',
  riskNotice: '蒸锅旁请绕行；人多请看好孩子。',
  insurance: null,
  tags: ['新春', '亲子'],
  servedGroups: ['families', 'children'],
  contributions: [community('春城社区', '场地'), team('世博城市花园志愿服务队', '布场')],
}

export const stationVisit: Notice = {
  kind: 'job',
  title: '志愿服务进驿站',
  category: 'patrol',
  place: '街边邻里驿站',
  address: '',
  content:
    '把理发、量血压、修手机、问政策搬到驿站里，骑手和环卫师傅歇脚时顺手就办了。志愿者负责登记和引导。',
  conditions: '年满 16 岁。',
  riskNotice: '设备由专业人员操作；不收费、不推销。',
  insurance: insured,
  tags: ['驿站'],
  servedGroups: ['new_workers'],
  contributions: [{ party: 'volunteer', name: '社区志愿服务队', gave: '登记和引导' }],
}
