/** What a person can do, vouched for by staff; posts may ask for it. */
export const skills = [
  'first_aid',
  'driving',
  'cooking',
  'paper_cutting',
  'photography',
  'guiding',
  'teaching',
  'repairs',
  'sign_language',
  'digital_help',
] as const

/** What somebody else has examined; a post with elders or children may ask for it. */
export const certificates = [
  'social_worker',
  'health_certificate',
  'vetted_for_home_visits',
] as const

export const allSkills = [...skills, ...certificates] as const
export type Skill = (typeof allSkills)[number]

export const isCertificate = (skill: Skill) => certificates.some((known) => known === skill)
