import type { Skill } from '../domain/skills'

export const skillWords: Record<Skill, string> = {
  first_aid: '急救',
  driving: '驾驶',
  cooking: '做饭',
  paper_cutting: '剪纸',
  photography: '摄影',
  guiding: '讲解',
  teaching: '教学',
  repairs: '小修小补',
  sign_language: '手语',
  digital_help: '教用手机',
  social_worker: '社会工作者证书',
  health_certificate: '健康证',
  vetted_for_home_visits: '入户服务资格',
}
