import * as v from 'valibot'

/** A setting that is missing or unsafe; its message is a sentence for whoever starts the program. */
export class ConfigError extends Error {}

const environment = v.object({
  NODE_ENV: v.optional(v.string()),
  PORT: v.optional(v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number)), '8787'),
  HAOLIN_HOST: v.optional(v.string(), '127.0.0.1'),
  HAOLIN_DATA: v.optional(v.string(), '.data'),
  DATABASE_URL: v.optional(v.string()),
  HAOLIN_DATABASE_POOL: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number))),
  HAOLIN_DATABASE_ROLE: v.optional(v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]{0,62}$/))),
  HAOLIN_DATABASE_PREPARE: v.optional(v.picklist(['0', '1']), '1'),
  HAOLIN_DEMO: v.optional(v.picklist(['0', '1']), '0'),
  HAOLIN_SECRET: v.optional(v.string()),
  HAOLIN_DISTRICT: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/)), '420106'),
  HAOLIN_ALLOW_EMBEDDED: v.optional(v.picklist(['0', '1']), '0'),
  HAOLIN_TEMPLATES: v.optional(v.string(), '{}'),
  HAOLIN_SEAL_KEY: v.optional(v.string()),
  HAOLIN_PUBLIC_URL: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/?#]+$/))),
  HAOLIN_PROXY: v.optional(v.picklist(['0', '1']), '0'),
})

export interface Config {
  production: boolean
  port: number
  host: string
  dataDirectory: string
  databaseUrl: string | null
  poolSize: number
  /** Whether statements may have names; see the pooler in front of the database. */
  prepare: boolean
  /** As which the app works, where the tables belong to somebody else; null where they are its own. */
  databaseRole: string | null
  demo: boolean
  /** Null outside production: the door makes one of its own and keeps it beside the data. */
  secret: string | null
  districtId: string
  templates: string
  /** Seals names and document numbers. Null outside production: the door makes one of its own. */
  sealKey: string | null
  /** The address under which everybody reaches this app; null where there is none. */
  publicUrl: string | null
  /** A proxy stands before the app and says who asks. */
  behindProxy: boolean
}

const shortestSecret = 32

const checkProduction = (config: Config, allowEmbedded: boolean) => {
  if (config.demo) {
    throw new ConfigError(
      'The demonstration lets anyone be anyone: HAOLIN_DEMO=1 is refused when NODE_ENV is production.',
    )
  }
  if (config.secret === null || config.secret.length < shortestSecret) {
    throw new ConfigError(
      `HAOLIN_SECRET is missing or shorter than ${String(shortestSecret)} characters. In production it signs sessions and codes and has no default; make one with: openssl rand -base64 48`,
    )
  }
  if (config.sealKey === null || config.sealKey.length < shortestSecret) {
    throw new ConfigError(
      `HAOLIN_SEAL_KEY is missing or shorter than ${String(shortestSecret)} characters. In production it seals names and document numbers and has no default; keep it safe, without it they are lost. Make one with: openssl rand -base64 48`,
    )
  }
  if (config.databaseUrl === null && !allowEmbedded) {
    throw new ConfigError(
      'DATABASE_URL is missing. The embedded database does not survive a power loss, so production needs PostgreSQL; HAOLIN_ALLOW_EMBEDDED=1 accepts the risk on one host.',
    )
  }
}

/** Reads and checks the settings; throws a ConfigError whose message says what to do. */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const parsed = v.safeParse(environment, env)
  if (!parsed.success) {
    const [first] = parsed.issues
    const name = v.getDotPath(first) ?? ''
    throw new ConfigError(`The setting ${name} has a value that cannot be used.`)
  }
  const set = parsed.output
  const config: Config = {
    production: set.NODE_ENV === 'production',
    port: set.PORT,
    host: set.HAOLIN_HOST,
    dataDirectory: set.HAOLIN_DATA,
    databaseUrl: set.DATABASE_URL ?? null,
    poolSize: set.HAOLIN_DATABASE_POOL ?? 5,
    prepare: set.HAOLIN_DATABASE_PREPARE === '1',
    databaseRole: set.HAOLIN_DATABASE_ROLE ?? null,
    demo: set.HAOLIN_DEMO === '1',
    secret: set.HAOLIN_SECRET ?? null,
    districtId: set.HAOLIN_DISTRICT,
    templates: set.HAOLIN_TEMPLATES,
    sealKey: set.HAOLIN_SEAL_KEY ?? null,
    publicUrl: set.HAOLIN_PUBLIC_URL ?? null,
    behindProxy: set.HAOLIN_PROXY === '1',
  }
  if (config.production) checkProduction(config, set.HAOLIN_ALLOW_EMBEDDED === '1')
  return config
}
