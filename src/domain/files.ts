export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]

/** WeChat checks pictures of at most 10 MB. */
export const largestPicture = 10 * 1024 * 1024

export const fileStatuses = ['begun', 'pending', 'passed', 'rejected'] as const
export type FileStatus = (typeof fileStatuses)[number]
