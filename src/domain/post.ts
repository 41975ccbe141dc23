import { certainAge } from './families'
import { ok, refuse, type Result } from './result'
import { isCertificate, type Skill } from './skills'

/** What a post asks of those who do it, whoever signs them up. */
export interface Post {
  minAge: number
  adultRequired: boolean
  requires: readonly Skill[]
}

export interface PostMember {
  nickname: string
  /** Null for an adult who gave none. */
  birthYear: number | null
  isMinor: boolean
  skills: readonly Skill[]
}

export type PostRefusal = 'too_young' | 'adult_must_come' | 'skill_missing' | 'certificate_missing'

const isTooYoung = ({ birthYear }: PostMember, { minAge }: Post, now: Date) =>
  minAge > 0 && birthYear !== null && certainAge(birthYear, now) < minAge

/** Skills are asked of adults; a child comes along with one. */
const checkSkills = (post: Post, members: readonly PostMember[]): Result<null, PostRefusal> => {
  for (const member of members.filter(({ isMinor }) => !isMinor)) {
    const missing = post.requires.find((skill) => !member.skills.includes(skill))
    if (missing)
      return refuse(isCertificate(missing) ? 'certificate_missing' : 'skill_missing', missing)
  }
  return ok(null)
}

/** Whether these people may do the post: old enough, with an adult where one is asked for, and skilled. */
export const checkPost = (
  post: Post,
  members: readonly PostMember[],
  now: Date,
): Result<null, PostRefusal> => {
  const young = members.find((member) => isTooYoung(member, post, now))
  if (young) return refuse('too_young', young.nickname)
  if (post.adultRequired && members.every((member) => member.isMinor))
    return refuse('adult_must_come')
  return checkSkills(post, members)
}
