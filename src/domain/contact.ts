/** A mobile number of mainland China; that is what a tap can call everywhere. */
export const phonePattern = /^1[3-9]\d{9}$/

/** Its ends, by which the owner knows it: 138****5678. */
export const maskPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
