import type { Reason } from '../domain/reasons'
import { allSkills } from '../domain/skills'
import { clockText, dateText } from './format'
import { skillWords } from './skills'

/** A sentence for each reason; `detail` is a name, a title or a number that completes it. */
export type ReasonSentence = (detail?: string) => string

const plain =
  (sentence: string): ReasonSentence =>
  () =>
    sentence

/** With what is known of the case, else without. */
const about =
  (withDetail: (detail: string) => string, otherwise: string): ReasonSentence =>
  (detail) =>
    detail === undefined ? otherwise : withDetail(detail)

/** An instant among the details is written out; anything else is shown as it is. */
const whenWords = (detail: string) =>
  Number.isNaN(Date.parse(detail)) ? detail : `${dateText(detail)} ${clockText(detail)}`

const skillName = (detail: string) => {
  const skill = allSkills.find((known) => known === detail)
  return skill === undefined ? detail : skillWords[skill]
}

/** What a person reads when something is refused: what it is, and what to do next where there is something. */
export const reasonWords: Record<Reason, ReasonSentence> = {
  key_reused: plain('这一步刚才已经提交过，内容却不一样。请刷新页面，再操作一次。'),

  already_joined: plain('您已经加入好邻了，不用再填一次。'),
  consent_outdated: plain('规则有了新版本。请刷新页面，看过新规则再提交。'),
  minor_needs_guardian: plain(
    '未满14周岁不能自己加入。请爸爸妈妈先加入，再在「我的家庭」里添加孩子。',
  ),
  window_unknown: plain('这栋楼没有这个窗号。请核对一下，或者先不选窗户。'),
  adult_only: plain('这件事要由家里的大人来办。请让爸爸妈妈用自己的手机操作。'),
  not_a_minor: plain('这位家人已满18周岁，请让本人用自己的微信加入。'),
  family_full: plain('一个家庭最多12人，现在已经满了。'),

  head_only: plain('这件事由户主来办。请让户主用自己的手机操作。'),
  not_a_ward: plain('您不是这个孩子的监护人，或者孩子已满18周岁，不用再办。'),
  invite_unknown: plain('这个邀请码不对，或者已经用过、过期了。请向家人要一个新的。'),
  invite_for_others: plain('这个邀请不是给您的：未成年人要用户主专门发给孩子的邀请。'),
  already_in_family: plain('您已经在这个家庭里了。'),
  not_alone: plain(
    '您家里还有别的家人。先离开现在的家庭，才能并入另一家；要一起并户请到社区办理。',
  ),
  signups_first: plain(
    '还有没办完的报名或没确认的服务。请先取消报名，或等组织者确认以后再办，免得时长和积分记错家。',
  ),
  redemption_waiting: plain('还有兑换没有领取。请先去领，或在「我的兑换」里退回，再办这件事。'),
  favoured_lately: plain(
    '您和这家人在 90 天内办过对方的服务记录、奖励积分，或者免过要补回的积分。这些不能给自己家办，过了 90 天才能并户。',
  ),
  earned_apart: plain(
    '两家分开以后服务所得的积分，合起来超过了一户的上限。分开满 90 天，而且这段上限的时间（例如本月）过去以后，可以再住到一起；积分都还在。',
  ),
  alone_already: plain('您现在就是自己一户。'),
  hand_over_first: plain('您是户主。请先在「我的家庭」里把户主交给另一位大人。'),
  ward_left_behind: plain('这样孩子身边会没有监护人。请先添一位监护人，或者带孩子一起分户。'),
  already_guardian: plain('这位家人已经是监护人，或者已经请过了。'),
  two_guardians: plain('一个孩子最多两位监护人。'),
  same_community: plain('这家人本来就住在这个社区。'),
  split_pending: plain('这家人已经有一份分户约定在办，办完或撤下以后再写新的。'),
  new_head_adult: plain('新家的户主要从一起分出去的大人里选。'),
  not_asked: plain('这份分户约定要由两位户主本人答复。'),
  already_answered: plain('这份分户约定已经答复过或者结束了。请刷新看看。'),
  not_agreed: plain('两位户主还没有都同意。'),
  household_changed: plain('写好约定以后家里的人有了变动。请撤下这份，重新写一份。'),

  slot_times_wrong: plain(
    '场次时间不对：开始要早于结束，一场最长一天，报名和取消的截止时间不能晚于活动。',
  ),
  factor_too_high: plain('每小时积分太高了，最多 3 分。'),
  file_unknown: plain('没有找到这张图片。请重新选一张上传。'),
  file_missing: plain('图片没有传完。请检查网络，再传一次。'),
  file_too_large: plain('图片太大了，请选 10 MB 以内的。'),
  cover_unchecked: plain('封面图片还在审核，通过以后才能发布。也可以先去掉封面。'),
  not_a_draft: plain('只有草稿可以这样操作。这条已经发布或者取消了。'),
  needs_review: plain('志愿队和社区以上的单位发布活动，要先由上级审核。请联系所在社区代为发布。'),
  slot_in_past: plain('有场次的开始时间已经过去了。请改好时间再发布。'),
  already_served: plain('已经有人签到或者已经开始，不能再改动或取消。没办的场次请逐一处理。'),

  not_published: plain('这个活动没有开放，可能已经取消。看看别的活动吧。'),
  not_open_yet: about(
    (when) => `报名还没开始，${whenWords(when)}开放。`,
    '报名还没开始，请到时再来。',
  ),
  others_first: about(
    (when) => `开放头几个小时留给本月还没参加过的邻居，您可以从${whenWords(when)}起报名。`,
    '开放头几个小时留给本月还没参加过的邻居，请稍后再来。',
  ),
  skill_missing: about(
    (skill) => `这一岗位需要「${skillName(skill)}」技能，请联系社区登记后再报名。`,
    '这一岗位需要登记过的技能，请联系社区登记后再报名。',
  ),
  certificate_missing: about(
    (skill) => `这一岗位需要「${skillName(skill)}」，请带证件到社区登记后再报名。`,
    '这一岗位需要证书，请带证件到社区登记后再报名。',
  ),
  blocked_for_absence: about(
    (when) =>
      `您有未到场的记录，${whenWords(when)}后可以再报名。如有特殊情况，可以在「我的报名」里申诉。`,
    '您有未到场的记录，暂时不能报名。如有特殊情况，可以在「我的报名」里申诉。',
  ),
  answer_missing: about((label) => `还有一个问题没有回答：「${label}」。`, '还有问题没有回答。'),
  answer_wrong: about((label) => `这个回答填得不对：「${label}」。`, '有一个回答填得不对。'),
  no_offer: plain('现在没有为您保留的名额。'),
  offer_expired: plain('保留的时间过了，名额已经让给下一位。'),
  nothing_pending: plain('没有等待处理的内容，可能同事已经处理了。'),
  slot_over: plain('这一场已经结束，不能再通过报名。可以写一句原因，婉拒还在等的人。'),
  reason_missing: plain('请写一句原因，对方会看到。'),
  own_family: plain('不能处理自己家的事，请让同事来办。'),
  absence_unknown: plain('没有找到这条记录。请刷新再看看。'),
  appeal_too_late: plain('申诉要在两周内提出，这一条已经过期。'),
  appeal_already_made: plain('这一条已经申诉过了，请等工作人员答复。'),
  not_attended: plain('参加过这个活动才能评价。'),
  feedback_given: plain('您已经评价过了，谢谢。'),
  capacity_below_taken: about(
    (taken) => `已有 ${taken} 人报名，名额不能少于这个数。`,
    '名额不能少于已经报名的人数。',
  ),
  no_dates: plain('按这个规律一天也没有。请检查开始日期、结束日期和规律。'),
  closed: plain('报名已经截止了。看看别的场次或活动吧。'),
  started: plain('活动已经开始，不能再报名了。看看别的场次或活动吧。'),
  out_of_scope: plain('这里只面向本地居民，您家不在范围内。看看自己社区有什么吧。'),
  not_in_family: plain('只能给自己家里的人报名。请重新选择同行的人。'),
  guardian_needed: about(
    (who) => `${who}还未成年，要由登记过的监护人来操作。`,
    '这位家人还未成年，要由登记过的监护人来操作。',
  ),
  person_needed: about((who) => `${who}的事要由本人来办。`, '大人的事要由本人来办。'),
  too_young: about(
    (who) => `${who}还没到这一场要求的年龄。可以选别的场次。`,
    '年龄还没到这一场的要求。可以选别的场次。',
  ),
  adult_must_come: plain('这一场孩子要有大人陪同。请至少留一位大人一起。'),
  already_signed_up: about(
    (who) => `${who}已经报了这一场，不用再报。`,
    '您已经报了这一场，不用再报。',
  ),
  time_clash: about(
    (title) =>
      /^\d+$/.test(title)
        ? `有 ${title} 位已报名的邻居在新的时间有别的安排。请换个时间，或者先和他们商量。`
        : `时间和已经报名的「${title}」冲突。要换的话，请先取消那一个。`,
    '这个时间已经报了别的活动。要换的话，请先取消那一个。',
  ),
  slot_begun: plain('那一场已经开始或者结束，不能再换过去。请选还没开始的场次。'),
  not_one_household: plain('一次只能登记同一家的人。请重新选择来的人，别家的请各自出示成员码。'),
  party_too_large: plain('一起来的人太多了，一次最多6人，也不能超过场次人数。请分开报名。'),
  full: plain('名额已经满了，也不再排候补。看看别的场次吧。'),
  nothing_to_cancel: plain('没有可以取消的报名，可能已经取消或者结束了。'),
  too_late_to_cancel: plain('活动已经开始，不能再取消了。来不了的话，请打电话告诉组织者。'),
  cancel_is_absence: plain('已经过了取消截止时间，现在取消要记一次未到场。请看清楚再决定。'),

  rule_starts_too_soon: plain('新规则最早从明天起生效，已经公布的服务不受影响。请换个日期。'),
  rule_waiting: plain('已经有一版新规则在等待生效。请先撤回那一版，再提交新的。'),
  rule_in_force: plain('这一版规则已经生效或者撤回了，不能再撤回。要改请提交新的一版。'),
  not_a_community: plain('预算按社区设置，请选择具体的社区。'),
  grant_reason_wrong: plain(
    '这个理由不能用来加减积分。分享、关注、订阅、看广告等都不能给积分，请写与志愿服务有关的理由。',
  ),
  grant_too_large: about(
    (left) => `超过上限了，按规定现在最多还能给 ${left} 分。`,
    '超过上限了，请减少分值。',
  ),
  second_person_needed: plain('要由另一位不同家庭的同事来复核，不能自己或者家人复核。'),
  not_the_giver: plain('只有提出的人才能撤回。'),
  nothing_to_undo: plain('这一笔没有记账，或者已经撤销、正在等同事复核撤销。'),

  code_invalid: plain('这不是签到用的码，请对准现场的签到码再扫一次。'),
  code_stale: plain('这个码已经过期了。码每隔一会儿会换，请看着现场屏幕重新来一次。'),
  code_used: plain('这个码您已经用过了。等屏幕换了新码再来一次。'),
  digits_locked: plain('输错太多次，先歇10分钟再试。也可以请组织者点名签到。'),
  digits_wrong: plain('数字不对，请看着屏幕再输一次。'),
  scan_too_old: plain('这次扫码过了一天才传上来，不能再记。请找组织者补登。'),
  scan_in_future: plain('这部手机的时间快了，扫码的时间还没到。请校准手机时间，再扫一次。'),
  outside: plain('手机显示您还没到活动地点。到了再签，或者请组织者点名。'),
  call_too_late: plain('活动结束三天以后，不能再从这里打电话。有事请通过社区联系。'),
  phone_unknown: plain('这位邻居没有留电话。'),
  not_signed_up: plain('没有找到这一场的有效报名。请先报名，或者问问现场的组织者。'),
  too_early: plain('还没到签到时间，活动开始前1小时才能签到。'),
  too_late: plain('签到时间已经过了。请联系组织者帮忙补登。'),
  not_checked_in: plain('还没有签到，不能签退。请先签到。'),
  already_checked_in: plain('已经签到过了，不用再签。'),
  already_checked_out: plain('已经签退过了，可以放心走。'),
  already_confirmed: plain('这一条已经确认过，不能再改。'),
  not_over_yet: plain('活动还没结束，还有人没到。等结束以后再确认。'),
  still_here: about(
    (count) => `还有 ${count} 人没有签退。请先给他们签退，再确认。`,
    '还有人没有签退。请先签退，再确认。',
  ),
  nothing_to_confirm: plain('没有要确认的人了。自己家的人要请同事来确认。'),

  holder_only: plain('证明只能由本人申请；孩子的由登记过的监护人代办。'),
  name_missing: plain('请先填写真实姓名，证明上要用。'),
  glyph_missing: about(
    (character) => `“${character}”这个字现在还打印不出来，请联系社区工作人员线下办理。`,
    '有一个字现在还打印不出来，请联系社区工作人员线下办理。',
  ),
  id_wrong: plain('证件号码不对。身份证是18位，请对照证件再看看。'),
  id_taken: plain('这个证件号码已经被另一位居民登记了。请核对，或者联系社区工作人员。'),
  period_wrong: plain('起止日期不对：开始要早于结束，结束不能晚于今天。'),
  period_too_long: about(
    (most) => `一份证明最多列${most}次服务，这段时间不止。请分成几段，各开一份。`,
    '这段时间的服务次数太多，一份证明列不下。请分成几段，各开一份。',
  ),
  nothing_served: plain('这段时间没有已确认的志愿服务记录。请换一段时间。'),
  certificate_waiting: plain('已经有一份申请在等社区处理，办好以后可以再申请。'),
  not_waiting: plain('这份申请已经处理过了，可能是同事办的。请刷新看看。'),
  issuer_unknown: plain('还没有填写负责人、经办人和联系方式。请先在本页填好。'),
  not_issued: plain('这份证明还没有开出来，或者已经撤销。请刷新看看。'),
  certificate_unknown: plain('没有找到这个编号的证明。请对照证明上的编号再输一次。'),
  too_many_tries: plain('查询太频繁了，请过一分钟再试。'),
  not_forgotten: plain('这一位已经签退，和其他人一起确认就可以，不用单独结算。'),
  not_confirmed_yet: plain('这一条还没有确认。请等组织者确认以后再来。'),
  household_gone: plain('这户已经并入别家，不能再给它奖励或扣减。请找它现在的家庭。'),
  dispute_open: plain('这一条有异议还没有答复。请先处理异议。'),
  longer_than_planned: about(
    (minutes) => `最多 ${minutes} 分钟：不能超过计划的时长，自行申报的只算申报之前做完的。`,
    '不能超过计划的时长。',
  ),
  minutes_unchanged: plain('时长没有变化，不用更正。'),
  own_act: plain('自己经手的要由另一个人来审核。'),
  report_in_future: plain('服务还没有结束。请等做完以后再申报。'),
  report_too_old: plain('只能申报最近 60 天内的服务。更早的请到社区登记。'),
  record_overlaps: about(
    (title) => `这段时间已经有一条记录：「${title}」，不能重复申报。`,
    '这段时间已经有一条记录，不能重复申报。',
  ),

  off_sale: plain('这件已经下架了。看看别的吧。'),
  limit_reached: about(
    (limit) => `每户最多兑换 ${limit} 件，这一期已经换满了。家人在别家换过的也算。`,
    '这一期已经换满了，下一期再来。',
  ),
  stock_out: plain('已经换完了，等补货以后再来。'),
  claim_open: about(
    (points) =>
      `家里还有 ${points} 分要补回，补齐以前不能兑换，也不能并户、分户。再参加一次活动会自动补上。`,
    '家里有要补回的积分，补齐以前不能兑换，也不能并户、分户。再参加一次活动会自动补上。',
  ),
  not_enough_points: about(
    (missing) => `积分还差 ${missing} 分。再参加一次活动就更近了。`,
    '积分还不够。再参加一次活动就更近了。',
  ),
  already_ended: plain('这笔兑换已经结束，领取过或者退回过了。'),
  code_unknown: plain('没有找到这个取货码。请和居民核对一下数字。'),
  pick_up_expired: plain('取货时间已经过了，积分会退回给这一家。'),
  name_taken: plain('这个捐赠方已经登记过了，直接选就可以。'),
  sponsor_unknown: plain('没有找到这个捐赠方。请重新选一个。'),
  below_reserved: about(
    (reserved) => `有 ${reserved} 份已经被兑换、等着领取，实有数不能比它少。请先退回兑换，再盘点。`,
    '有些已经被兑换、等着领取，实有数不能比它少。',
  ),
}
