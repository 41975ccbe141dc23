/** What WeChat asks on sign-up: the result and a reminder. Which ids they have differs between accounts. */
export const signupTemplates: readonly string[] = HAOLIN_TEMPLATES.split(',').filter(
  (id) => id !== '',
)
