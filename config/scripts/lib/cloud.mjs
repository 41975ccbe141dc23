/** The cloud app's door for one machine; its first argument says what to do, serving when there is none. */
export const cloud = (...args) => ({
  command: process.execPath,
  args: ['--import', 'tsx', 'src/cloud/local.ts', ...args],
})

/** What is started by hand on one machine is the demonstration, unless somebody says otherwise. */
export const demoEnvironment = () => ({ HAOLIN_DEMO: process.env.HAOLIN_DEMO ?? '1' })
