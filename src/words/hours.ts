/** Why the org above is asked, where nobody wrote a reason. */
export const overDayReason = '这一天的服务时长超过 8 小时'

/** Why an absence was taken back, where a scan says that the person came. */
export const returnedReason = '现场的签到记录后来上传到了'

/** What stands in the trail when the timer closes a record. */
export const closedReason = '忘记签退，按计划结束时间暂记，等组织者确认'
