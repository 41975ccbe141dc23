/** What the app says of itself, for whoever runs it. pino is one of these, and so is what the functions have. */
export interface Log {
  warn: (about: object, what: string) => void
  error: (about: object, what: string) => void
}

const told = (error: Error) => ({ type: error.name, message: error.message, stack: error.stack })

/** An error has nothing that JSON would show by itself. */
const shown = (_name: string, value: unknown) => (value instanceof Error ? told(value) : value)

/** A line of JSON for each thing said, in the manner of pino, which is too large for a function. */
export const lineLog = (write: (line: string) => void): Log => {
  const say = (level: 'warn' | 'error') => (about: object, what: string) => {
    const line = { level, time: new Date().toISOString(), msg: what, ...about }
    write(`${JSON.stringify(line, shown)}\n`)
  }
  return { warn: say('warn'), error: say('error') }
}
